package org.tidewaiter.engine;

import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** Tells that there is no room left from other reasons for which the database or the system refuses, by the words they have for it. */
final class FullDisk {
    private static final List<String> WORDS =
            List.of("no space left", "disk full", "max_temp_directory_size", "disk quota exceeded");

    /** A file as the database names it, in quotes that are escaped where one message stands in another. */
    private static final Pattern FILE = Pattern.compile("\"(/[^\"\\\\]+)");

    private FullDisk() {}

    /** What to say of a failure that comes of it, whatever it is wrapped in; nothing for any other. */
    static Optional<TidewaiterException> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (WORDS.stream().anyMatch(text::contains)) {
                return Optional.of(new TidewaiterException(
                        Kind.STORAGE,
                        "The disk that holds " + folder(cause) + " is full",
                        "free some space and run the command again; the workspace is as it was before",
                        failure));
            }
        }
        return Optional.empty();
    }

    /**
     * The folder that had no room, which need not be the workspace's: a backup and a file of answers go elsewhere. What is made in a hidden one is
     * for the folder around it.
     */
    private static String folder(Throwable failure) {
        Matcher named = FILE.matcher(String.valueOf(failure.getMessage()));
        String file = failure instanceof FileSystemException of && of.getFile() != null
                ? of.getFile()
                : named.find() ? named.group(1) : "";
        Path folder = Path.of(file).getParent();
        if (folder != null
                && folder.getParent() != null
                && folder.getFileName().toString().startsWith(".")) {
            folder = folder.getParent();
        }
        return folder == null ? "the workspace" : folder.toString();
    }
}
