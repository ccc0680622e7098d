package org.tidewaiter.trail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.model.Schema;

/**
 * Whether what a workspace holds is what its trail says: every entry follows the one before, the trail ends where its heads say, and
 * the rows and files that entries stand for are as they were.
 *
 * <p>Limits: who can write the database and all heads can write another history that fits. That is why heads are to be kept elsewhere.
 */
public final class Verification {
    private static final SqlSections IN_FORCE = SqlSections.read(Verification.class, "in-force.sql");
    private static final Map<String, String> NAMES = Map.of(
            "load", "load",
            "results", "load",
            "corrections", "load",
            "promotion", "promotion",
            "assessment", "assessment",
            "assessed", "assessment");

    private final Session session;
    private final @Nullable Path home;
    private final List<String> misfits = new ArrayList<>();
    private final Map<String, Map<Long, Digests.Digest>> present = new HashMap<>();
    private long rows;
    private int files;

    private Verification(Session session) {
        this.session = session;
        this.home =
                session.home().map(given -> given.toAbsolutePath().normalize()).orElse(null);
    }

    /**
     * What was found.
     *
     * @param entries of the trail
     * @param rows compared with their digests
     * @param files compared with their hashes
     * @param heads compared
     * @param head the line that stands for the trail as it is
     * @param accepted entries by which somebody answered for what did not fit before them
     * @param misfits what does not fit, the first in the trail's order first; empty is right
     */
    public record Result(
            int entries, long rows, int files, int heads, String head, List<String> accepted, List<String> misfits) {}

    /**
     * Compares everything.
     *
     * @param elsewhere a file with heads that were kept outside the workspace, a line each; null for none
     */
    public static Result of(Lake lake, @Nullable Path elsewhere) {
        List<Head> heads = elsewhere == null ? List.of() : Head.readAll(elsewhere);
        return lake.transaction(session -> new Verification(session).run(heads));
    }

    /** Compares a copy of a former state: heads of entries that it cannot have yet are of no concern. */
    public static Result ofFormer(Lake lake, @Nullable Path elsewhere) {
        long size = Trail.size(lake);
        List<Head> heads = elsewhere == null ? List.of() : Head.readAll(elsewhere);
        List<Head> earlier = heads.stream().filter(h -> h.size() <= size).toList();
        return lake.transaction(session -> new Verification(session).run(earlier));
    }

    /**
     * What does not fit of one file of the workspace: that it is not what it was at the last entry that speaks of it. Nothing where
     * it fits, where no entry speaks of it, or where the workspace has no directory.
     */
    public static Optional<String> ofFile(Lake lake, Path file) {
        try (Session session = lake.session()) {
            return new Verification(session).file(Trail.entries(session), file);
        }
    }

    private Optional<String> file(List<Entry> entries, Path file) {
        if (home == null) {
            return Optional.empty();
        }
        String name =
                home.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
        Told told = toldOfFiles(entries).get(name);
        return told == null
                ? Optional.empty()
                : Optional.ofNullable(difference(home.resolve(name), told.sha256()))
                        .map(how -> name + " " + how + " " + told.by().named());
    }

    private Result run(List<Head> elsewhere) {
        List<Entry> entries = Trail.entries(session);
        chain(entries);
        List<String> accepted = accepted(entries);
        List<Head> heads = new ArrayList<>(elsewhere);
        keptHead(entries).ifPresent(heads::addFirst);
        String line = heads(entries, heads);
        rows(entries);
        inForce(entries);
        files(entries);
        Schema.otherViews(session)
                .forEach(v -> misfit("the view %s, by which the rows are read, is not as Tidewaiter makes it", v));
        return new Result(entries.size(), rows, files, heads.size(), line, accepted, List.copyOf(misfits));
    }

    private void chain(List<Entry> entries) {
        chain(entries, Entry.NOTHING, 1);
        if (entries.isEmpty()) {
            misfit("the trail has no entry");
        }
    }

    private void chain(List<Entry> entries, String before, long first) {
        String previous = before;
        long expected = first;
        for (Entry entry : entries) {
            if (entry.entryId() > expected) {
                misfit(
                        expected == entry.entryId() - 1
                                ? "entry %d of the trail is missing"
                                : "entries %d to %d of the trail are missing",
                        expected,
                        entry.entryId() - 1);
            } else if (entry.entryId() < expected) {
                misfit("%s stands twice in the trail", entry.named());
            } else if (!entry.previousHash().equals(previous)) {
                misfit("%s does not follow what stands before it", entry.named());
            }
            if (!entry.fittingHash().equals(entry.entryHash())) {
                misfit("%s was changed", entry.named());
            }
            previous = entry.entryHash();
            expected = entry.entryId() + 1;
        }
    }

    /** Entries that answer for what stands before them; where that still is what they say, its misfits are no news. */
    private List<String> accepted(List<Entry> entries) {
        List<String> accepted = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Content content = Content.parse(entry.content());
            if (content != null && isAnswer(entry)) {
                String how = entry.named() + " by " + entry.who() + " at " + entry.recordedAt();
                accepted.add(how + ": " + content.said().get("reason"));
                if (Trail.before(entries.subList(0, i)).equals(content.said().get(Trail.BEFORE))) {
                    List<Entry> later = entries.subList(i, entries.size());
                    misfits.clear();
                    chain(later, i == 0 ? Entry.NOTHING : entries.get(i - 1).entryHash(), entry.entryId());
                }
            }
        }
        return accepted;
    }

    private static boolean isAnswer(Entry entry) {
        return entry.action().equals(Action.ACCEPT.word());
    }

    private Optional<Head> keptHead(List<Entry> entries) {
        if (home == null) {
            return Optional.empty();
        }
        try {
            Optional<Head> head = Head.read(home);
            if (head.isEmpty() && !entries.isEmpty()) {
                misfit("%s is gone, so a tail that was cut off cannot be seen", Head.FILE);
            }
            return head;
        } catch (TidewaiterException e) {
            misfit("%s cannot be read as the head of a trail", Head.FILE);
            return Optional.empty();
        }
    }

    /** Compares heads with the trail, and gives the line of the trail as it is. */
    private String heads(List<Entry> entries, List<Head> heads) {
        Map<Long, String> lines = new HashMap<>();
        Set<Long> wanted = new HashSet<>(heads.stream().map(Head::size).toList());
        MerkleTree tree = new MerkleTree();
        String hash = Entry.NOTHING;
        for (Entry entry : entries) {
            if (wanted.contains(tree.size())) {
                lines.put(tree.size(), new Head(tree.size(), hash, tree.root(), List.of()).line());
            }
            hash = entry.entryHash();
            tree.add(bytes(hash));
        }
        String last = new Head(tree.size(), hash, tree.root(), List.of()).line();
        lines.put(tree.size(), last);
        for (Head head : heads) {
            if (head.size() > entries.size()) {
                if (!entries.isEmpty() && entries.getLast().entryId() == head.size()) {
                    continue; // told by the chain: some before it are missing
                }
                misfit(
                        "the trail was cut off: it had %d entries by the head that was kept, and has %d",
                        head.size(), entries.size());
            } else if (!head.line().equals(lines.get(head.size()))) {
                misfit(
                        "the trail was written anew: up to entry %d it is not what the head that was kept says",
                        head.size());
            }
        }
        return last;
    }

    /** The bytes of a hash; of a text that is none, which the chain has told, another hash. */
    private static byte[] bytes(String hash) {
        return hash.matches("[0-9a-f]{64}")
                ? HexFormat.of().parseHex(hash)
                : Sha256.of(hash.getBytes(StandardCharsets.UTF_8));
    }

    /** Compares rows with the last entry that stands for all that was there, and with those after it. */
    private void rows(List<Entry> all) {
        int start = 0;
        for (int i = 0; i < all.size(); i++) {
            start = isAnswer(all.get(i)) ? i : start;
        }
        List<Entry> entries = all.subList(start, all.size());
        Map<String, Set<Long>> told = new HashMap<>();
        Map<String, Long> through = new HashMap<>();
        for (Entry entry : entries) {
            Content content = Content.parse(entry.content());
            if (content == null) {
                misfit("%s says nothing that can be read", entry.named());
                continue;
            }
            content.through().forEach((section, last) -> through.merge(section, last, Math::max));
            content.through().forEach((section, last) -> compareAll(entry, content, section, last));
        }
        for (Entry entry : entries) {
            Content content = Content.parse(entry.content());
            if (content != null && content.id() != null) {
                compare(entry, content, content.id(), told, through);
            }
        }
        strangers(told, through);
    }

    private void compareAll(Entry entry, Content content, String section, long last) {
        Digests.Digest said = content.rows().getOrDefault(section, Digests.Digest.NONE);
        Digests.Digest found = Digests.of(session, section, 0, last);
        rows += found.rows();
        if (!said.equals(found)) {
            misfit(
                    "what stood before %s is not what it says: %s (%,d rows, then %,d)",
                    entry.named(), NAMES.getOrDefault(section, section) + " up to " + last, found.rows(), said.rows());
        }
    }

    private void compare(
            Entry entry, Content content, long id, Map<String, Set<Long>> told, Map<String, Long> through) {
        for (String section : sectionsOf(entry)) {
            told.computeIfAbsent(section, s -> new HashSet<>()).add(id);
            Digests.Digest said = content.rows().getOrDefault(section, Digests.Digest.NONE);
            Digests.Digest found =
                    present(section, through.getOrDefault(section, 0L)).getOrDefault(id, Digests.Digest.NONE);
            rows += found.rows();
            if (!said.equals(found)) {
                misfit(
                        found.rows() == said.rows()
                                ? "%s %d: %s not what %s says"
                                : "%s %d: %s not what %s says (%,d, then %,d)",
                        NAMES.getOrDefault(section, section),
                        id,
                        words(section),
                        entry.named(),
                        found.rows(),
                        said.rows());
            }
        }
    }

    private static List<String> sectionsOf(Entry entry) {
        return switch (entry.action()) {
            case "load", "result" -> Digests.OF_LOADS;
            case "assess" -> Digests.OF_ASSESSMENTS;
            case "promote" -> List.of("promotion");
            default -> List.of();
        };
    }

    private static String words(String section) {
        return switch (section) {
            case "assessed" -> "its declarations' lanes and reasons are";
            case "results" -> "its results of controls are";
            case "corrections" -> "its corrected declarations are";
            default -> "its row is";
        };
    }

    /** Rows that no entry speaks of. */
    private void strangers(Map<String, Set<Long>> told, Map<String, Long> through) {
        for (String section : new TreeMap<>(NAMES).keySet()) {
            Set<Long> known = told.getOrDefault(section, Set.of());
            present(section, through.getOrDefault(section, 0L)).forEach((id, digest) -> {
                if (!known.contains(id)) {
                    misfit(
                            "%s %d: no entry of the trail speaks of it (%,d rows of %s)",
                            NAMES.getOrDefault(section, section), id, digest.rows(), section);
                }
            });
        }
    }

    private record Sentence(String sentence) {}

    /** Sentences say the whole of what is wrong, so one that somebody answered for is no news. */
    private void inForce(List<Entry> entries) {
        Set<Object> answered = new HashSet<>();
        for (Entry entry : entries) {
            Content content = Content.parse(entry.content());
            if (content != null && isAnswer(entry) && content.said().get("misfits") instanceof List<?> sentences) {
                answered.addAll(sentences);
            }
        }
        for (String section : List.of("declarations", "controls")) {
            session.query(Sentence.class, IN_FORCE.get(section)).stream()
                    .map(Sentence::sentence)
                    .filter(s -> !answered.contains(s))
                    .forEach(misfits::add);
        }
    }

    private Map<Long, Digests.Digest> present(String section, long through) {
        return present.computeIfAbsent(section, s -> Digests.each(session, s, through + 1));
    }

    private void files(List<Entry> entries) {
        if (home == null) {
            return;
        }
        toldOfFiles(entries).forEach((name, told) -> {
            files++;
            String how = difference(home.resolve(name).normalize(), told.sha256());
            if (how != null) {
                misfit("%s %s %s", name, how, told.by().named());
            }
        });
    }

    /** The last entry that speaks of a file, and the hash it gives. */
    private record Told(Entry by, String sha256) {}

    private static Map<String, Told> toldOfFiles(List<Entry> entries) {
        Map<String, Told> last = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Content content = Content.parse(entry.content());
            if (content != null) {
                content.files().forEach((file, hash) -> last.put(file, new Told(entry, hash)));
            }
        }
        return last;
    }

    private @Nullable String difference(Path file, String sha256) {
        if (!file.startsWith(Objects.requireNonNull(home))) {
            return "is no file of the workspace, says";
        }
        try {
            return Sha256.hex(file).equals(sha256) ? null : "is not what it was at";
        } catch (IOException e) {
            return Files.exists(file) ? "cannot be read (" + FileError.why(e) + "), of" : "is gone, of";
        }
    }

    private void misfit(String sentence, Object... words) {
        misfits.add(String.format(Locale.ROOT, sentence, words));
    }

    /** The names of the sections, for the test that each has words. */
    static Stream<String> sections() {
        return NAMES.keySet().stream();
    }
}
