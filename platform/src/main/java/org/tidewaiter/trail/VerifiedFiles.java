package org.tidewaiter.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.Sha256;

/**
 * Compares the files of a workspace that the trail seals (models, keys) with its digests: whether they are what the last entries of the trail that
 * speak of them say.
 */
final class VerifiedFiles {
    /** What the product reads of a model: its card, its trees and how it was measured. */
    private static final Pattern OF_A_MODEL = Pattern.compile("card\\.json|.+\\.ubj|evaluation-.*\\.json");

    private static final String STRANGER = ": no entry of the trail speaks of it";

    private final Path home;
    private final VerificationFindings misfits;
    private int compared;

    /**
     * Prepares to compare.
     *
     * @param home the directory of the workspace, absolute and normalized
     */
    VerifiedFiles(Path home, VerificationFindings misfits) {
        this.home = home;
        this.misfits = misfits;
    }

    /** How many files were compared. */
    int compared() {
        return compared;
    }

    /** What does not fit of one file; nothing where it fits, or where there is no trail yet. */
    Optional<String> misfit(List<Entry> entries, Path file) {
        String name =
                home.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        RecordedFile said = recorded(entries).get(name);
        return said == null
                ? Optional.of(name + STRANGER)
                : Optional.ofNullable(difference(home.resolve(name), said.sha256()))
                        .map(how -> name + " " + how + " " + said.by().named());
    }

    /** Compares every file that an entry speaks of, and looks for those of models that none speaks of. */
    void compare(List<Entry> entries) {
        Map<String, RecordedFile> recorded = recorded(entries);
        recorded.forEach((name, told) -> {
            compared++;
            String how = difference(home.resolve(name).normalize(), told.sha256());
            if (how != null) {
                misfits.add("%s %s %s", name, how, told.by().named());
            }
        });
        if (!entries.isEmpty()) {
            strangers(recorded.keySet());
        }
    }

    private void strangers(Set<String> told) {
        Path models = home.resolve("models");
        try (Stream<Path> files = Files.isDirectory(models) ? Files.walk(models, 2) : Stream.empty()) {
            files.filter(file ->
                            OF_A_MODEL.matcher(file.getFileName().toString()).matches())
                    .map(file -> home.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !told.contains(name))
                    .sorted()
                    .forEach(name -> misfits.add("%s%s", name, STRANGER));
        } catch (IOException | UncheckedIOException e) {
            misfits.add("%s cannot be read", "models");
        }
    }

    /** The last entry that speaks of a file, and the hash it gives. */
    private record RecordedFile(Entry by, String sha256) {}

    private static Map<String, RecordedFile> recorded(List<Entry> entries) {
        Map<String, RecordedFile> last = new LinkedHashMap<>();
        for (Entry entry : entries) {
            EntryContent content = EntryContent.parse(entry.content());
            if (content != null) {
                content.files().forEach((file, hash) -> last.put(file, new RecordedFile(entry, hash)));
            }
        }
        return last;
    }

    private @Nullable String difference(Path file, String sha256) {
        if (!file.startsWith(home)) {
            return "is no file of the workspace, says";
        }
        try {
            return Sha256.hex(file).equals(sha256) ? null : "is not what it was at";
        } catch (IOException e) {
            return Files.exists(file) ? "cannot be read (" + FileError.why(e) + "), of" : "is gone, of";
        }
    }
}
