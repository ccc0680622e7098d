package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.MappingProposal.Proposal;
import org.tidewaiter.notation.JoinedCells;
import org.tidewaiter.notation.NumberStyle;

/**
 * Texts that stand in several columns, as old systems cut what is too long for one: {@code Description 1} to {@code Description 3}, {@code desc_a}
 * and {@code desc_b}, {@code Description} and {@code Description (cont.)}. Taken alone the first is a part of what was declared, and says so to
 * nobody.
 */
final class TextsInParts {
    /** The texts of which the lines are one text; of all else one of several is a thing of its own. */
    private static final Pattern TEXTS = Pattern.compile(".*(?:description|_name|_address|marks)");

    private static final Pattern NUMBERED = Pattern.compile("(.*?\\p{L}[^\\p{L}\\p{N}]*)([1-9])([^\\p{L}\\p{N}]*)");

    private static final Pattern LETTERED = Pattern.compile("(.*?\\p{L})[\\s_.(-]+([A-Ea-e])[\\s).]*");

    private static final Pattern GOES_ON = Pattern.compile(
            "(?iu)(.*?\\p{L})[\\s_.(:,-]+(?:cont(?:inued|inuation|d|inuación|inuacion|inuação)?\\.?|suite|fortsetzung|forts\\.?|ctd\\.?|продолжение)[\\s).]*");

    /** The likeness of a name that says plainly what it is, and the confidence then. */
    private static final double PLAIN = 0.9;

    private static final double NAMED = 0.95;

    private final List<Proposal> columns;
    private final List<ColumnSample> samples;
    private final NumberStyle style;
    private final Set<String> others;

    private TextsInParts(List<Proposal> columns, List<ColumnSample> samples, NumberStyle style, Set<String> others) {
        this.columns = columns;
        this.samples = samples;
        this.style = style;
        this.others = others;
    }

    /** A column as one of several: its name without the count, and the count. */
    private record TextPart(String name, int count) {
        String stem() {
            return String.join(" ", CountedColumns.words(name));
        }
    }

    /**
     * The texts of the file that stand in several columns; the first of each is then sure in {@code columns}, if their name says plainly what they
     * are. {@code others} are the columns of lines and the like: marks of several packages are no one text.
     */
    static List<JoinedCells> decide(
            List<Proposal> columns, List<ColumnSample> samples, NumberStyle style, Set<String> others) {
        return new TextsInParts(columns, samples, style, others).all();
    }

    private List<JoinedCells> all() {
        Map<String, String> names = new HashMap<>();
        Map<String, TreeMap<Integer, Integer>> families = new LinkedHashMap<>();
        for (int c = 0; c < columns.size(); c++) {
            if (others.contains(columns.get(c).column())) {
                continue;
            }
            TextPart part = part(columns.get(c).column());
            names.putIfAbsent(part.stem(), part.name());
            families.computeIfAbsent(part.stem(), s -> new TreeMap<>()).putIfAbsent(part.count(), c);
        }
        List<JoinedCells> found = new ArrayList<>();
        families.forEach((stem, family) -> {
            name(names.getOrDefault(stem, stem), family);
            JoinedCells joined = joined(family);
            if (joined != null) {
                found.add(joined);
            }
        });
        return found;
    }

    /** Gives the first of a family the text that their name says without the count, where nothing else is sure of them or fills it. */
    private void name(String name, SortedMap<Integer, Integer> family) {
        boolean sure = family.values().stream().anyMatch(c -> columns.get(c).isSure());
        Integer first = family.isEmpty() ? null : family.get(family.firstKey());
        if (first == null || family.size() < 2 || sure || family.firstKey() > 1) {
            return;
        }
        FieldNames.NameReading said = FieldNames.read().said(name);
        Set<Field> filled =
                MappingProposal.filled(columns.stream().filter(Proposal::isSure).toList());
        Stream.of(Field.values())
                .filter(f -> f.type() == Field.Type.TEXT
                        && TEXTS.matcher(f.path()).matches()
                        && !filled.contains(f)
                        && FieldNames.read().likeness(said, f) >= PLAIN
                        && samples.get(first).fit(f, style) >= MappingProposal.SURE)
                .max(Comparator.comparingDouble(f -> FieldNames.read().likeness(said, f)))
                .ifPresent(f -> {
                    columns.replaceAll(
                            p -> f.path().equals(p.field()) ? new Proposal(p.column(), null, 0, p.example()) : p);
                    Proposal p = columns.get(first);
                    columns.set(first, new Proposal(p.column(), f.path(), NAMED, p.example()));
                });
    }

    private @Nullable JoinedCells joined(SortedMap<Integer, Integer> family) {
        List<Integer> members = new ArrayList<>(family.values());
        boolean counts = family.size() > 1
                && family.firstKey() <= 1
                && family.lastKey() - family.firstKey() - (family.firstKey() == 0 && !family.containsKey(1) ? 1 : 0)
                        == family.size() - 1;
        List<Integer> filling = members.stream().filter(this::isText).toList();
        boolean others = members.stream()
                .anyMatch(c -> columns.get(c).field() != null
                        && !filling.contains(c)
                        && columns.get(c).isSure());
        if (!counts || filling.size() != 1 || others) {
            return null;
        }
        List<String> order = members.stream()
                .filter(c -> !samples.get(c).values().isEmpty() || filling.contains(c))
                .map(c -> columns.get(c).column())
                .toList();
        return order.size() < 2
                ? null
                : new JoinedCells(order, columns.get(filling.getFirst()).column(), " ", false);
    }

    private boolean isText(int column) {
        Proposal p = columns.get(column);
        Field field = Field.of(String.valueOf(p.field())).orElse(null);
        return field != null
                && p.isSure()
                && field.type() == Field.Type.TEXT
                && TEXTS.matcher(field.path()).matches();
    }

    /** What a name says as one of several; 0 counts a name without a count, behind which others go on. */
    private static TextPart part(String name) {
        Matcher goesOn = GOES_ON.matcher(name);
        Matcher numbered = NUMBERED.matcher(name);
        Matcher lettered = LETTERED.matcher(name);
        if (goesOn.matches()) {
            return new TextPart(goesOn.group(1), 2);
        }
        if (numbered.matches()) {
            return new TextPart(numbered.group(1), Integer.parseInt(numbered.group(2)));
        }
        if (lettered.matches()) {
            return new TextPart(
                    lettered.group(1),
                    lettered.group(2).toLowerCase(Locale.ROOT).charAt(0) - 'a' + 1);
        }
        return new TextPart(name, 0);
    }
}
