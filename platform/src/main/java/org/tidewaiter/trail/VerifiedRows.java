package org.tidewaiter.trail;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/** Whether the rows of the database are what the entries of the trail say of them, by digests of each section of {@code digests.sql}. */
final class VerifiedRows {
    private static final SqlSections IN_FORCE = SqlSections.read(VerifiedRows.class, "in-force.sql");
    private static final Map<String, String> NAMES = Map.of(
            "load",
            "load",
            Digests.RESULTS,
            "load",
            Digests.REPORTS,
            "load",
            "corrections",
            "load",
            Digests.QUARANTINE,
            "load",
            Digests.CURRENCY,
            "decision on the national currency",
            "promotion",
            "promotion",
            "assessment",
            "assessment",
            "assessed",
            "assessment");

    private final Session session;
    private final VerificationFindings misfits;
    private final Map<String, Map<Long, Digests.Digest>> present = new HashMap<>();
    /** Digests of all rows up to a number, by section and number, which several entries may state. */
    private final Map<String, Digests.Digest> standing = new HashMap<>();

    private final Set<String> differing = new HashSet<>();
    private long compared;

    VerifiedRows(Session session, VerificationFindings misfits) {
        this.session = session;
        this.misfits = misfits;
    }

    /** How many rows were compared. */
    long compared() {
        return compared;
    }

    /** Compares rows with the last entry that stands for all that was there, and with those after it. */
    void compare(List<Entry> all) {
        int start = 0;
        for (int i = 0; i < all.size(); i++) {
            start = VerifiedChain.isAnswer(all.get(i)) ? i : start;
        }
        List<Entry> entries = all.subList(start, all.size());
        Map<String, Set<Long>> told = new HashMap<>();
        Map<String, Long> through = new HashMap<>();
        for (Entry entry : entries) {
            EntryContent content = EntryContent.parse(entry.content());
            if (content == null) {
                misfits.add("%s says nothing that can be read", entry.named());
                continue;
            }
            content.through().forEach((section, last) -> through.merge(section, last, Math::max));
            content.through().forEach((section, last) -> compareAll(entry, content, section, last));
        }
        for (Entry entry : entries) {
            EntryContent content = EntryContent.parse(entry.content());
            if (content != null && content.id() != null) {
                compare(entry, content, content.id(), told, through);
            }
        }
        strangers(told, through);
    }

    private void compareAll(Entry entry, EntryContent content, String section, long last) {
        Digests.Digest said = content.rows().getOrDefault(section, Digests.Digest.NONE);
        Digests.Digest found = standing.computeIfAbsent(section + " " + last, s -> {
            Digests.Digest digest = Digests.of(session, section, 0, last);
            compared += digest.rows();
            return digest;
        });
        if (!said.equals(found) && differing.add(section)) {
            misfits.add(
                    "what stood before %s is not what it says: %s (%,d rows, then %,d)",
                    entry.named(), NAMES.getOrDefault(section, section) + " up to " + last, found.rows(), said.rows());
        }
    }

    private void compare(
            Entry entry, EntryContent content, long id, Map<String, Set<Long>> told, Map<String, Long> through) {
        for (String section : sectionsOf(entry, content)) {
            told.computeIfAbsent(section, s -> new HashSet<>()).add(id);
            Digests.Digest said = content.rows().getOrDefault(section, Digests.Digest.NONE);
            Digests.Digest found =
                    present(section, through.getOrDefault(section, 0L)).getOrDefault(id, Digests.Digest.NONE);
            compared += found.rows();
            if (!said.equals(found)) {
                misfits.add(
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

    private static List<String> sectionsOf(Entry entry, EntryContent content) {
        return switch (entry.action()) {
            case "load", "result" ->
                Stream.concat(
                                Digests.OF_LOADS.stream(),
                                Stream.of(Digests.REPORTS, Digests.QUARANTINE).filter(content.rows()::containsKey))
                        .toList();
            case "assess" -> Digests.OF_ASSESSMENTS;
            case "promote" -> List.of("promotion");
            default -> List.of();
        };
    }

    private static String words(String section) {
        return switch (section) {
            case "assessed" -> "its declarations' lanes and reasons are";
            case Digests.RESULTS -> "its results of controls are";
            case Digests.REPORTS -> "the numbers of its reports are";
            case Digests.QUARANTINE -> "the rows that it set aside are";
            case "corrections" -> "its corrected declarations are";
            default -> "its row is";
        };
    }

    /**
     * Rows that no entry speaks of. Entries of earlier versions say nothing of reports, whose results are looked at, of what was set aside, which is
     * counted, and of decisions on the national currency.
     */
    private void strangers(Map<String, Set<Long>> told, Map<String, Long> through) {
        Set<String> sections = new TreeSet<>(NAMES.keySet());
        sections.removeAll(Set.of(Digests.REPORTS, Digests.QUARANTINE));
        if (!through.containsKey(Digests.CURRENCY)) {
            sections.remove(Digests.CURRENCY);
        }
        for (String section : sections) {
            Set<Long> known = told.getOrDefault(section, Set.of());
            present(section, through.getOrDefault(section, 0L)).forEach((id, digest) -> {
                if (!known.contains(id)) {
                    misfits.add(
                            "%s %d: no entry of the trail speaks of it (%,d rows of %s)",
                            NAMES.getOrDefault(section, section), id, digest.rows(), section);
                }
            });
        }
    }

    private record Sentence(String sentence) {}

    /** Sentences say the whole of what is wrong, so one that somebody answered for is no news. */
    void inForce(List<Entry> entries) {
        Set<Object> answered = new HashSet<>();
        for (Entry entry : entries) {
            EntryContent content = EntryContent.parse(entry.content());
            if (content != null
                    && VerifiedChain.isAnswer(entry)
                    && content.said().get("misfits") instanceof List<?> sentences) {
                answered.addAll(sentences);
            }
        }
        Stream<String> ofRows = Stream.of("declarations", "controls", "loads", "counts")
                .flatMap(section -> session.query(Sentence.class, IN_FORCE.get(section)).stream())
                .map(Sentence::sentence);
        Stream.concat(ofRows, new VerifiedOutcomes(session, entries).misfits())
                .filter(s -> !answered.contains(s))
                .forEach(misfits::addAsIs);
    }

    private Map<Long, Digests.Digest> present(String section, long through) {
        return present.computeIfAbsent(section, s -> Digests.each(session, s, through + 1));
    }

    /** The names of the sections, for the test that each has words. */
    static Stream<String> sections() {
        return NAMES.keySet().stream();
    }
}
