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
    static final List<String> OF_LOADS = List.of("load", "results", "corrections");
    /** Sections whose ids are numbers of assessments. */
    static final List<String> OF_ASSESSMENTS = List.of("assessment", "assessed");

    private static final SqlSections SQL = SqlSections.read(Digests.class, "digests.sql");
    /** How many results are put in order at once: ten million of a load, as lines, did not fit into the memory of the database. */
    private static final int SLICE = 200_000;

    /**
     * How many rows a section has, or whether it has any, of those whose statement joins so much that planning it takes longer than reading what most
     * loads have there: nothing. Two thirds of the time of loading one row went into it.
     */
    private static final Map<String, String> ANY = Map.of(
            "results",
            "select (select count(*) from store.control where load_id between $from and $to)"
                    + " + (select count(*) from store.former_control where load_id between $from and $to)",
            "corrections",
            "select exists (from store.declaration where version > 1 and load_id between $from and $to)::int");

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

    /** The same, with as many results put in order at once as {@code slice} says: it changes nothing. */
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
        String any = ANY.get(section);
        long rows = any == null ? 1 : session.number(between(any, from, to));
        if (rows == 0) {
            return;
        }
        String sql = FIELDS.matcher(SQL.get(section)).replaceAll(m -> Matcher.quoteReplacement(fields(m.group(1))));
        for (String within : slices(session, from, to, rows > slice ? slice : 0)) {
            session.chunks(between(sql, from, to).replace("$within", within), chunk -> {
                for (int row = 0; row < chunk.rows(); row++) {
                    each.line(chunk.longAt(0, row), String.valueOf(chunk.textAt(1, row)));
                }
            });
        }
    }

    private record Bound(int loadId, long controlKey) {
        String before() {
            return "(c.load_id > " + loadId + " or (c.load_id = " + loadId + " and c.control_key > " + controlKey
                    + "))";
        }

        String until() {
            return "(c.load_id < " + loadId + " or (c.load_id = " + loadId + " and c.control_key <= " + controlKey
                    + "))";
        }
    }

    /** Conditions that part the results in their order; one that holds of all where {@code slice} is 0. */
    private static List<String> slices(Session session, long from, long to, int slice) {
        if (slice == 0) {
            return List.of("true");
        }
        List<Bound> bounds = session.query(
                Bound.class, between(SQL.get("results bounds"), from, to).replace("$slice", Integer.toString(slice)));
        List<String> slices = new ArrayList<>();
        for (int i = 0; i <= bounds.size(); i++) {
            String begin = i == 0 ? "true" : bounds.get(i - 1).before();
            String end = i == bounds.size() ? "true" : bounds.get(i).until();
            slices.add("(" + begin + " and " + end + ")");
        }
        return slices;
    }

    private static String between(String sql, long from, long to) {
        return sql.replace("$from", Long.toString(from)).replace("$to", Long.toString(to));
    }

    private static String fields(String names) {
        return Arrays.stream(names.split(","))
                .map(n -> n.strip() + "::varchar")
                .map(n -> "coalesce(strlen(" + n + ") || ':' || " + n + ", '-')")
                .collect(Collectors.joining(" || "));
    }
}
