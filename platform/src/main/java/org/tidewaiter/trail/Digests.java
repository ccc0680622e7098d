package org.tidewaiter.trail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.engine.SqlSections;

/** Digests of rows: SHA-256 over the lines of a section of {@code digests.sql}, each ended by a line feed, in the section's order. */
final class Digests {
    /** Sections whose ids are numbers of loads, by the rows they are of. */
    static final List<String> OF_LOADS = List.of("load", Digests.RESULTS, "corrections");
    /** What entries state of results beside {@link #RESULTS}; those of earlier versions do not, and then nothing is known of it. */
    static final String REPORTS = "reports";
    /** What a load set aside; stated by entries of loads, of none too, since it is sealed. */
    static final String QUARANTINE = "quarantine";
    /** Decisions on the national currency, whose ids are their numbers; stated with {@code through} by entries after which others may be there. */
    static final String CURRENCY = "currency";

    static final String RESULTS = "results";
    /** Sections whose ids are numbers of assessments. */
    static final List<String> OF_ASSESSMENTS = List.of("assessment", "assessed");

    private static final SqlSections SQL = SqlSections.read(Digests.class, "digests.sql");
    /** How many rows are put in order at once: ten million results of a load, as lines, did not fit into the memory of the database. */
    private static final int SLICE = 200_000;
    /**
     * As many rows are read at once: a statement whose chunks are handed over is planned twice, which took longer than reading what most loads bring.
     */
    private static final int FEW = 2_000;

    /**
     * A section that may have more rows than can be put in order at once, and whose statement joins so much that planning it takes longer than
     * reading what most loads have there: nothing. Two thirds of the time of loading one row went into it.
     *
     * @param rows how many rows it has, or some more; 0 only where it has none
     * @param id the number that entries of the trail name, as the section writes it
     * @param key by what rows of one number are ordered
     * @param keyOf the same of the row whose key stands for {@code ?}
     */
    private record SlicedSection(String rows, String id, String key, String keyOf) {}

    private static final Map<String, SlicedSection> SLICED = Map.of(
            REPORTS,
            new SlicedSection(
                    "select (select count(report_number) from store.control where load_id between $from and $to)"
                            + " + (select count(report_number) from store.former_control where load_id between $from and $to)",
                    "c.load_id",
                    "c.control_key",
                    "?"),
            RESULTS,
            new SlicedSection(
                    "select (select count(*) from store.control where load_id between $from and $to)"
                            + " + (select count(*) from store.former_control where load_id between $from and $to)",
                    "c.load_id",
                    "c.control_key",
                    "?"),
            "corrections",
            // Most declarations have fewer items than four.
            new SlicedSection(
                    "select 4 * count(*) from store.declaration where version > 1 and load_id between $from and $to",
                    "d.load_id",
                    "d.declaration_id",
                    "(select declaration_id from store.declaration where declaration_key = ?)"),
            QUARANTINE,
            new SlicedSection(
                    // Messages are set aside whole: a text of some size counts as many rows, as few rows are held in
                    // memory at once.
                    "select count(*) + coalesce(sum(strlen(original_text)) // 500, 0)::bigint from quarantine where load_id between $from and $to",
                    "load_id",
                    "quarantine_id",
                    "?"),
            "assessed",
            new SlicedSection(
                    "select count(*) from assessed where assessment_id between $from and $to",
                    "assessment_id",
                    "declaration_key",
                    "?"));

    private static final Pattern FIELDS = Pattern.compile("\\{([^}]*)}");

    private Digests() {}

    /**
     * How many rows, and their digest.
     *
     * @param rows lines
     * @param sha256 64 hexadecimal digits
     */
    record Digest(long rows, String sha256) {
        static final Digest NONE = new Digest(0, Sha256.hex(new byte[0]));
    }

    /** The digest of the rows of ids {@code from} to {@code to}, both inclusive, as one. */
    static Digest of(Session session, String section, long from, long to) {
        return of(session, section, from, to, SLICE);
    }

    /** The digest of these rows, with as many rows put in order at once as {@code slice} says: it changes nothing. */
    static Digest of(Session session, String section, long from, long to, int slice) {
        MessageDigest digest = Sha256.digest();
        long[] rows = {0};
        lines(session, section, from, to, slice, (id, line) -> {
            add(digest, line);
            rows[0]++;
        });
        return new Digest(rows[0], Sha256.hex(digest));
    }

    /** The digests of the rows of each id from {@code from} on, by id; ids without rows have none. */
    static Map<Long, Digest> each(Session session, String section, long from) {
        Map<Long, Digest> each = new TreeMap<>();
        MessageDigest digest = Sha256.digest();
        long[] at = {Long.MIN_VALUE, 0};
        lines(session, section, from, Integer.MAX_VALUE, SLICE, (id, line) -> {
            if (id != at[0]) {
                close(each, digest, at);
                at[0] = id;
            }
            add(digest, line);
            at[1]++;
        });
        close(each, digest, at);
        return each;
    }

    private static void close(Map<Long, Digest> each, MessageDigest digest, long[] at) {
        if (at[1] > 0) {
            each.put(at[0], new Digest(at[1], Sha256.hex(digest)));
            at[1] = 0;
        }
    }

    private static void add(MessageDigest digest, String line) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private interface Lines {
        void line(long id, String line);
    }

    private static void lines(Session session, String section, long from, long to, int slice, Lines each) {
        SlicedSection sliced = SLICED.get(section);
        long rows = sliced == null ? 1 : session.number(between(sliced.rows(), from, to));
        if (rows == 0) {
            return;
        }
        String sql = FIELDS.matcher(SQL.get(section)).replaceAll(m -> Matcher.quoteReplacement(fields(m.group(1))));
        List<String> parts = sliced == null || rows <= slice
                ? List.of("true")
                : parts(sliced, bounds(session, section, from, to, slice));
        for (String within : parts) {
            String part = between(sql, from, to).replace("$within", within);
            if (sliced == null ? from == to || section.equals(CURRENCY) : rows <= FEW) {
                session.query(DigestLine.class, part).forEach(line -> each.line(line.id(), line.line()));
                continue;
            }
            session.chunks(part, chunk -> {
                for (int row = 0; row < chunk.rows(); row++) {
                    each.line(chunk.longAt(0, row), String.valueOf(chunk.textAt(1, row)));
                }
            });
        }
    }

    private record DigestLine(long id, String line) {}

    /** The last row of a part: the number that entries name, and the key of the row. */
    private record SliceBound(long id, long key) {}

    private static List<SliceBound> bounds(Session session, String section, long from, long to, int slice) {
        String sql = between(SQL.get(section + " bounds"), from, to);
        return session.query(SliceBound.class, sql.replace("$slice", Integer.toString(slice)));
    }

    /** Conditions that part the rows of a section in their order. */
    private static List<String> parts(SlicedSection sliced, List<SliceBound> bounds) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i <= bounds.size(); i++) {
            String begin = i == 0 ? "true" : beside(sliced, bounds.get(i - 1), ">", ">");
            String end = i == bounds.size() ? "true" : beside(sliced, bounds.get(i), "<", "<=");
            parts.add("(" + begin + " and " + end + ")");
        }
        return parts;
    }

    /** Rows on one side of a bound: those of other numbers, and those of its number by their key. */
    private static String beside(SlicedSection sliced, SliceBound bound, String number, String key) {
        String of = sliced.keyOf().replace("?", Long.toString(bound.key()));
        return "(" + sliced.id() + " " + number + " " + bound.id() + " or (" + sliced.id() + " = " + bound.id()
                + " and " + sliced.key() + " " + key + " " + of + "))";
    }

    private static String between(String sql, long from, long to) {
        return sql.replace("$from", Long.toString(from)).replace("$to", Long.toString(to));
    }

    /**
     * The text of a row. Its fields go through one list: written out, each with its length and what stands for null, they were 56 functions to plan
     * for the record of a load, 6.7 ms of processor time, and 2 ms so.
     */
    private static String fields(String names) {
        return Arrays.stream(names.split(","))
                .map(n -> n.strip() + "::varchar")
                .collect(Collectors.joining(
                        ", ",
                        "array_to_string(list_transform([",
                        "], lambda field: coalesce(strlen(field) || ':' || field, '-')), '')"));
    }
}
