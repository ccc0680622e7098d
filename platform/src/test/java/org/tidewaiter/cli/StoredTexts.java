package org.tidewaiter.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.query.AskedViews;

/** Every text that any column of a workspace shows to who asks, to look for the texts of the files that were loaded. */
final class StoredTexts {
    private static final Pattern MARKUP = Pattern.compile("(?s)<!--.*?-->|<[^>]*>");
    /** A text that no colon follows, or a number; samples have no escapes in them. */
    private static final Pattern JSON_VALUE = Pattern.compile("\"([^\"]*)\"(?!\\s*:)|(?<=[:\\[,]\\s?)(-?\\d[\\d.]*)");

    private static final Pattern CDATA = Pattern.compile("(?s)<!\\[CDATA\\[(.*?)]]>");
    /** What stands before an interchange that was sent by teletype. */
    private static final Pattern HEADING = Pattern.compile("[A-Z0-9 \\r\\n]+\\.[A-Z0-9 \\r\\n]+?(?=UN[AB][^A-Z])");

    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[/.](\\d{1,2})[/.](\\d{2}|\\d{4})");

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private static final Set<String> OF_LOADS = Set.of("load", "load_sheet", "load_left_out");

    /** How many texts each view was the first to have: those that had most are asked first. */
    private static final Map<String, Integer> FOUND = new HashMap<>();

    private final Lake lake;
    private final Deque<String> views;
    private final List<String> told = new ArrayList<>();

    private record Text(String value) {}

    private record ViewText(String name, String sql) {}

    private static final Pattern NAME = Pattern.compile("\\w+(?:\\.\\w+)?");
    private static final Set<String> BESIDE = Set.of("store.code", "store.party");
    private static final Pattern FIRST = Pattern.compile("(?i)\\bfrom\\s+\\(*(store\\.(?:code|party))\\b");
    private static final Map<String, Set<String>> TABLES_OF_VIEWS = new LinkedHashMap<>();

    private StoredTexts(Lake lake, Deque<String> views) {
        this.lake = lake;
        this.views = views;
    }

    /**
     * What the views have that {@code query} may ask, but for the records of loads, which name files only; they are asked one after the other, until
     * all that is looked for is found. A view of empty tables is not asked: most are of a single message, and planning each takes longer than reading
     * it. A text that only such a view had would be missed.
     */
    static StoredTexts of(Workspace workspace) {
        Set<String> filled = workspace
                .lake()
                .query(
                        Text.class,
                        "select case schema_name when 'main' then '' else schema_name || '.' end || table_name as value"
                                + " from duckdb_tables() where estimated_size > 0")
                .stream()
                .map(Text::value)
                .collect(Collectors.toSet());
        return new StoredTexts(
                workspace.lake(),
                tablesOfViews(workspace.lake()).entrySet().stream()
                        .filter(view -> view.getValue().stream().anyMatch(filled::contains))
                        .map(Map.Entry::getKey)
                        .sorted(Comparator.comparingInt(view -> -FOUND.getOrDefault(view, 0)))
                        .collect(Collectors.toCollection(ArrayDeque::new)));
    }

    /**
     * What each view reads, by itself or through other views; codes and parties, which nearly all have beside what they tell, only of those that
     * tell of them alone. The same in every workspace, and slow to ask.
     */
    private static synchronized Map<String, Set<String>> tablesOfViews(Lake lake) {
        if (TABLES_OF_VIEWS.isEmpty()) {
            Map<String, String> views = lake
                    .query(
                            ViewText.class,
                            "select case schema_name when 'main' then '' else schema_name || '.' end || view_name as name, sql"
                                    + " from duckdb_views() where not internal")
                    .stream()
                    .collect(Collectors.toMap(ViewText::name, view -> view.sql().replace("\"", "")));
            for (AskedViews.View view : AskedViews.all(lake)) {
                if (!OF_LOADS.contains(view.name())) {
                    TABLES_OF_VIEWS.put(view.name(), read(view.name(), views, new HashSet<>()));
                }
            }
        }
        return TABLES_OF_VIEWS;
    }

    private static Set<String> read(String name, Map<String, String> views, Set<String> looked) {
        Set<String> tables = new HashSet<>(Set.of(name));
        String sql = views.get(name);
        if (sql != null && looked.add(name)) {
            NAME.matcher(sql)
                    .results()
                    .map(MatchResult::group)
                    .filter(n -> !BESIDE.contains(n))
                    .forEach(n -> tables.addAll(read(n, views, looked)));
            FIRST.matcher(sql).results().map(first -> first.group(1)).forEach(tables::add);
        }
        return tables;
    }

    /** Those of the texts that no column has. */
    Set<String> without(Set<String> leaves) {
        Map<String, List<String>> missing = new TreeMap<>();
        leaves.forEach(leaf -> missing.put(leaf, writings(leaf).toList()));
        told.forEach(texts -> missing.values().removeIf(ways -> ways.stream().anyMatch(texts::contains)));
        while (!missing.isEmpty() && !views.isEmpty()) {
            String view = views.remove();
            String texts = lake.query(Text.class, "select to_json(t)::varchar as value from " + view + " t").stream()
                    .map(row -> plain(row.value()))
                    .collect(Collectors.joining("\n"));
            told.add(texts);
            int before = missing.size();
            missing.values().removeIf(ways -> ways.stream().anyMatch(texts::contains));
            FOUND.merge(view, before - missing.size(), Integer::sum);
        }
        return missing.keySet();
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
        if (text.startsWith("{") || text.startsWith("[")) {
            JSON_VALUE
                    .matcher(text)
                    .results()
                    .map(r -> r.group(1) == null ? r.group(2) : r.group(1))
                    .filter(leaf -> leaf.length() >= 3)
                    .forEach(leaves::add);
            return leaves;
        }
        Matcher heading = HEADING.matcher(text);
        if (heading.lookingAt()) {
            leaves.addAll(heading.group().strip().lines().map(String::strip).toList());
            leaves.addAll(leaves(text.substring(heading.end())));
            return leaves;
        }
        String plain = CDATA.matcher(text).replaceAll(" ");
        CDATA.matcher(text).results().forEach(r -> leaves.add(r.group(1).strip()));
        for (String part : segments ? components(text) : MARKUP.split(plain)) {
            for (String line : part.split("\\R", -1)) {
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
        for (String interchange : text.split("(?=UNA.{6})", -1)) {
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
