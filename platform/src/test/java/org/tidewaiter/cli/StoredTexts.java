package org.tidewaiter.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.query.AskedViews;

/** Every text that any column of a workspace shows to who asks, to look for the texts of the files that were loaded. */
final class StoredTexts {
    private static final Pattern MARKUP = Pattern.compile("(?s)<!--.*?-->|<[^>]*>");
    private static final Pattern CDATA = Pattern.compile("(?s)<!\\[CDATA\\[(.*?)]]>");
    /** What stands before an interchange that was sent by teletype. */
    private static final Pattern HEADING = Pattern.compile("[A-Z0-9 \\r\\n]+\\.[A-Z0-9 \\r\\n]+?(?=UN[AB][^A-Z])");

    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[/.](\\d{1,2})[/.](\\d{2}|\\d{4})");

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private static final Set<String> OF_LOADS = Set.of("load", "load_sheet", "load_left_out");

    private final String all;

    private record Text(String value) {}

    private StoredTexts(String all) {
        this.all = all;
    }

    /** What the views have that {@code query} may ask, but for the records of loads, which name files only. */
    static StoredTexts of(Workspace workspace) {
        List<String> texts = new ArrayList<>();
        for (AskedViews.View view : AskedViews.all(workspace.lake())) {
            if (!OF_LOADS.contains(view.name())) {
                workspace
                        .lake()
                        .query(Text.class, "select to_json(t)::varchar as value from " + view.name() + " t")
                        .forEach(row -> texts.add(plain(row.value())));
            }
        }
        return new StoredTexts(String.join("\n", texts));
    }

    /** Those of the texts that no column has. */
    Set<String> without(Set<String> leaves) {
        Set<String> missing = new TreeSet<>();
        for (String leaf : leaves) {
            if (writings(leaf).noneMatch(all::contains)) {
                missing.add(leaf);
            }
        }
        return missing;
    }

    /** How a text may stand in a column: as it is, as a number with a decimal point, as a day with the year first. */
    private static Stream<String> writings(String leaf) {
        List<String> writings = new ArrayList<>(List.of(plain(leaf), plain(leaf).replaceAll("[-:TZ/. ]", "")));
        if (leaf.matches("[\\d.]*,\\d+")) {
            writings.add(plain(leaf.replace(".", "").replace(',', '.')));
        }
        Matcher day = DAY.matcher(leaf);
        if (day.matches()) {
            String year = (day.group(3).length() == 2 ? "20" : "") + day.group(3);
            writings.add(year + two(day.group(2)) + two(day.group(1)));
            writings.add(year + two(day.group(1)) + two(day.group(2)));
        }
        if (leaf.matches("\\d{14}[+-]\\d{2}")) {
            writings.add(leaf.substring(0, 14)); // loads keep the clock of the place
        }
        if (leaf.matches("\\d{12}[A-Z]{3}")) {
            writings.add(leaf.substring(0, 8)); // the hour is another in UTC
        }
        if (leaf.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d")) {
            writings.add(plain(leaf.substring(0, 19))); // loads keep the clock of the place
            writings.add(plain(SECONDS.format(OffsetDateTime.parse(leaf).withOffsetSameInstant(ZoneOffset.UTC))));
        }
        return writings.stream();
    }

    private static String two(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }

    /** Letters and digits, numbers without the noughts behind their point, days and times without their signs. */
    private static String plain(String text) {
        String upper = text.replaceAll("(\\d)\\.0+(?!\\d)", "$1")
                .replaceAll("(\\d\\.\\d*[1-9])0+(?!\\d)", "$1")
                .toUpperCase(Locale.ROOT);
        return upper.replaceAll("(?<=\\d)[-:T ](?=\\d)", "")
                .replaceAll("[^\\p{L}\\p{N}.]+", " ")
                .strip();
    }

    /** The texts of a file of messages that have three characters or more. */
    static Set<String> leaves(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        return leaves(text.indexOf('\uFFFD') < 0 ? text : new String(bytes, StandardCharsets.ISO_8859_1));
    }

    static Set<String> leaves(String text) {
        boolean segments = text.startsWith("UN") || text.startsWith("ISA");
        Set<String> leaves = new TreeSet<>();
        Matcher heading = HEADING.matcher(text);
        if (heading.lookingAt()) {
            leaves.addAll(heading.group().strip().lines().map(String::strip).toList());
            leaves.addAll(leaves(text.substring(heading.end())));
            return leaves;
        }
        String plain = CDATA.matcher(text).replaceAll(" ");
        CDATA.matcher(text).results().forEach(r -> leaves.add(r.group(1).strip()));
        for (String part : segments ? components(text) : MARKUP.split(plain)) {
            for (String line : part.split("\\R")) {
                String leaf = line.strip().replace("&amp;", "&");
                boolean ofTheEnvelope = segments && leaf.matches("UN[A-Z]|[A-Z]{3}");
                if (leaf.length() >= 3 && !ofTheEnvelope) {
                    leaves.add(leaf);
                }
            }
        }
        return leaves;
    }

    /** The components of UN/EDIFACT or X12, without the qualifiers that only say what the others mean. */
    private static String[] components(String text) {
        if (text.startsWith("ISA")) {
            return text.split("[*~>]|\\R");
        }
        List<String> all = new ArrayList<>();
        for (String interchange : text.split("(?=UNA.{6})")) {
            boolean signs = interchange.startsWith("UNA");
            String own = signs ? interchange.substring(3, 9) : ":+.? '";
            String separators = "[" + Pattern.quote(own.substring(0, 2) + own.charAt(5)) + "*]|\\R";
            String bare = (signs ? interchange.substring(9) : interchange)
                    .replaceAll("DTM\\+(\\w+):([^:']*):\\w+'", "$2'") // what the digits mean is no text
                    .replaceAll("\\b([A-Z]{3})\\+\\w{1,3}(?=[:+'])", "$1");
            all.addAll(List.of(bare.split(separators)));
        }
        return all.toArray(String[]::new);
    }
}
