package org.tidewaiter.mapping;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;

/**
 * The columns of a file that bear only the number of a box of the Single Administrative Document, such as {@code Box 33},
 * {@code CASE_31} or {@code Field 46}. Columns that are merely counted ({@code Field 1}, {@code Field 2}, {@code Field 3}) are none.
 */
final class SadBoxes {
    /** What a field is worth that stands in a box: a little less than one that is named. */
    private static final double FIRST = 0.97;

    private static final double NEXT = 0.9;

    private static final Pattern BOX = Pattern.compile(
            "(?iu)\\s*(box|case|casilla|casa|rubrique|casella|vak|kutu|графа|гр|г|field|feld|campo|champ|fld)"
                    + "[ _.:#№-]*(?:n[o°º]?[ _.]*)?(A|\\d{1,2})(?:[ _.-]?[aа1])?(?: ?\\(1\\))?[ _.:)]*");

    /** A box and which of the things that stand in it, counted from its left: {@code BOX20_2}, {@code Case 22.1}. */
    private static final Pattern PART = Pattern.compile(
            "(?iu)\\s*(?:box|case|casilla|casa|rubrique|casella|vak|kutu|графа|гр|г)[ _.:#№-]*(?:n[o°º]?[ _.]*)?(\\d{1,2})[ _./-]([1-9])\\s*");

    /** The number of a box before the name of what stands there: Г42 Фактурная стоимость, Box 22 Currency. */
    private static final Pattern BESIDE = Pattern.compile(
            "(?iu)\\s*(?:box|case|casilla|casa|rubrique|casella|vak|kutu|графа|гр|г)[ _.:#№-]*(?:n[o°º]?[ _.]*)?(\\d{1,2})[aа]?[ _.:)(-]+"
                    + "(?=.*\\p{L}{2})(.*)");

    /** The number of a box in brackets behind the name: Destinatario (8), Regime (37). */
    private static final Pattern BEHIND = Pattern.compile("\\s*[(\\[](\\d{1,2})[)\\]]\\s*$");

    /** Boxes in which several things stand: what is named beside their number decides alone. */
    private static final Set<String> SEVERAL = Set.of("24", "31", "44", "47", "48", "49", "50", "54");

    /** The number of a box right behind the name, with the letter of its part: Gtip33, KapAdedi6_a. */
    private static final Pattern ENDING = Pattern.compile("(?<=\\p{L})(\\d{1,2})(?:_?[a-c]|_\\d)?\\s*$");

    /** One letter and the number of a box: C33, B31. */
    private static final Pattern LETTER = Pattern.compile("\\s*(\\p{L})[ _.-]?(\\d{1,2})\\s*");

    /** So many columns of one letter are of the form, the code of the goods among them. */
    private static final int FEWEST_OF_LETTER = 6;

    private static final String CODE_OF_GOODS = "33";

    /** So many columns with the number of a box before their name are of the form; fewer may be a chance. */
    private static final int FEWEST_BESIDE = 3;

    /** What a field is worth that stands in the box that is named, and one that does not. */
    private static final double IN_BOX = 0.92;

    private static final double ELSEWHERE = 0.6;

    /** Words that other tables count their columns with. */
    private static final Set<String> COUNTING = Set.of("field", "feld", "campo", "champ", "fld");

    /** From the first on, so many counted columns are only counted. */
    private static final int COUNTED = 3;

    private final Map<String, List<Field>> fields = new HashMap<>();
    private final Map<String, List<Field>> boxes;
    private final Map<String, Map<String, Field>> within;
    private final Function<String, Set<String>> words;

    /** How columns bear the numbers of boxes behind their names; null where they do not. */
    private final @Nullable Pattern behind;

    /** Whether columns bear the numbers of boxes before their names. */
    private final boolean named;

    private SadBoxes(
            Map<String, List<Field>> boxes,
            Map<String, Map<String, Field>> within,
            Function<String, Set<String>> words,
            @Nullable Pattern behind,
            boolean named) {
        this.boxes = Map.copyOf(boxes);
        this.within = Map.copyOf(within);
        this.words = words;
        this.behind = behind;
        this.named = named;
    }

    /**
     * The boxes among columns.
     *
     * @param columns the names of all columns of a file
     * @param boxes what stands in a box, by its number
     * @param within what a box of several things has, by its number and the word beside it
     * @param words what a text says, in the words of the phrases of fields
     */
    static SadBoxes among(
            List<String> columns,
            Map<String, List<Field>> boxes,
            Map<String, Map<String, Field>> within,
            Function<String, Set<String>> words) {
        long inBrackets = columns.stream()
                .map(c -> number(BEHIND, c))
                .filter(boxes::containsKey)
                .distinct()
                .count();
        Pattern behind = inBrackets >= FEWEST_BESIDE ? BEHIND : isEnding(columns, boxes) ? ENDING : null;
        long named = columns.stream().filter(c -> BESIDE.matcher(c).matches()).count();
        SadBoxes found = new SadBoxes(boxes, within, words, behind, named >= FEWEST_BESIDE);
        found.find(columns);
        return found;
    }

    /** The columns of one letter and the number of a box, where so many are such that it is a form and no chance: C31, C33, C34. */
    private void findByLetter(List<String> columns) {
        Map<String, Map<String, String>> byLetter = new HashMap<>();
        for (String column : columns) {
            Matcher letter = LETTER.matcher(column);
            if (letter.matches()) {
                byLetter.computeIfAbsent(letter.group(1).toUpperCase(Locale.ROOT), l -> new HashMap<>())
                        .put(letter.group(2), column);
            }
        }
        byLetter.values().stream()
                .filter(this::isForm)
                .forEach(found ->
                        found.forEach((box, column) -> fields.putIfAbsent(column, boxes.getOrDefault(box, List.of()))));
    }

    /**
     * Whether numbers are those of boxes, many of them, the code of the goods among them, and no row of numbers as programs give columns without
     * names: V1, V2, V3.
     */
    private boolean isForm(Map<String, String> columns) {
        TreeSet<Integer> numbers =
                columns.keySet().stream().map(Integer::valueOf).collect(Collectors.toCollection(TreeSet::new));
        long known = columns.keySet().stream().filter(boxes::containsKey).count();
        return known >= FEWEST_OF_LETTER && columns.containsKey(CODE_OF_GOODS) && !isCounted(numbers);
    }

    private void find(List<String> columns) {
        findByLetter(columns);
        Set<Integer> counted = new HashSet<>();
        for (String column : columns) {
            Matcher box = BOX.matcher(column);
            if (box.matches() && COUNTING.contains(box.group(1).toLowerCase(Locale.ROOT))) {
                counted.add(box.group(2).matches("\\d+") ? Integer.parseInt(box.group(2)) : 0);
            }
        }
        boolean onlyCounted = isCounted(new TreeSet<>(counted));
        for (String column : columns) {
            Matcher part = PART.matcher(column);
            Field there = part.matches()
                    ? within.getOrDefault(part.group(1), Map.of()).get(part.group(2))
                    : null;
            if (there != null) {
                fields.put(column, List.of(there));
            }
            Matcher box = BOX.matcher(column);
            if (box.matches() && !(onlyCounted && COUNTING.contains(box.group(1).toLowerCase(Locale.ROOT)))) {
                fields.put(
                        column,
                        boxes.getOrDefault(box.group(2).replaceFirst("^0", "").toUpperCase(Locale.ROOT), List.of()));
            }
        }
    }

    /** Whether many different names end in numbers of boxes, the code of the goods among them. */
    private static boolean isEnding(List<String> columns, Map<String, List<Field>> boxes) {
        Map<String, String> names = new HashMap<>();
        columns.forEach(c -> names.put(number(ENDING, c), ENDING.matcher(c).replaceFirst("")));
        names.keySet().retainAll(boxes.keySet());
        return names.containsKey(CODE_OF_GOODS) && Set.copyOf(names.values()).size() >= FEWEST_OF_LETTER;
    }

    /** The number of the box that stands behind a name; empty for none. */
    private static String number(Pattern behind, String column) {
        Matcher box = behind.matcher(column);
        return box.find() ? box.group(1) : "";
    }

    /** A name without the number of a box behind it, where several columns bear one. */
    String withoutNumber(String column) {
        return behind != null && boxes.containsKey(number(behind, column))
                ? behind.matcher(column).replaceFirst("")
                : column;
    }

    /** The fields of the box that a name begins with, where it goes on in words; none for any other name. */
    private List<Field> beside(String column) {
        Matcher box = BESIDE.matcher(column);
        if (!box.matches()) {
            return List.of();
        }
        String number = box.group(1).replaceFirst("^0", "");
        if (SEVERAL.contains(number)) {
            String word = box.group(2).toLowerCase(Locale.ROOT).replaceAll("\\W+$", "");
            Field field = within.getOrDefault(number, Map.of()).get(word);
            return field == null ? List.of() : List.of(field);
        }
        return said(boxes.getOrDefault(number, List.of()), words.apply(box.group(2)));
    }

    /** Of a party's name and number, which may both stand in its box, the one that the word beside the box says: {@code BOX14_NAME}. */
    private static List<Field> said(List<Field> there, Set<String> beside) {
        String end = beside.equals(Set.of("name")) ? "_name" : beside.equals(Set.of("code")) ? "_id" : "";
        List<Field> meant = there.stream().filter(f -> f.path().endsWith(end)).toList();
        return meant.isEmpty() ? there : meant;
    }

    /**
     * How well a column fits a field by its box and by the words beside it, 0 to 1.
     *
     * @param byWords how well it fits by its words
     */
    double with(String column, Field field, double byWords) {
        List<Field> there = named
                ? beside(column)
                : behind != null ? boxes.getOrDefault(number(behind, column), List.of()) : List.of();
        if (there.isEmpty()) {
            return Math.max(likeness(column, field), byWords);
        }
        return there.contains(field) ? Math.max(IN_BOX, byWords) : byWords * ELSEWHERE;
    }

    private static boolean isCounted(SortedSet<Integer> numbers) {
        return numbers.size() >= COUNTED && numbers.last() - numbers.first() == numbers.size() - 1;
    }

    /** How well a column's box fits a field, 0 to 1; 0 for columns that are no boxes. */
    double likeness(String column, Field field) {
        int at = fields.getOrDefault(column, List.of()).indexOf(field);
        return at < 0 ? 0 : at == 0 ? FIRST : NEXT;
    }
}
