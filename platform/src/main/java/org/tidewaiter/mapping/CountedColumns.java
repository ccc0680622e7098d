package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Columns whose names count, beside others of the same words with other numbers: {@code tax_1_type} and {@code tax_2_type}, {@code Tax type 1},
 * {@code document.1.number}, {@code container_1}. A 1 beside a 2, or a 0 beside a 1, is what proves that they count.
 */
final class CountedColumns {
    private static final Pattern TOKEN = Pattern.compile("\\p{L}+|\\d+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int DIGITS = 3;

    /** How a header tells columns of one name apart, which are told elsewhere. */
    private static final Pattern TWIN = Pattern.compile(" \\(\\d+ of \\d+\\)$");

    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{1,3}(?!\\d)");

    /** The words of boxes and of columns that are merely counted say of none what it holds. */
    private static final Set<String> COUNTED = Set.of(
            "box",
            "case",
            "casilla",
            "campo",
            "casa",
            "rubrique",
            "feld",
            "field",
            "fld",
            "champ",
            "column",
            "col",
            "colonne",
            "columna",
            "coluna",
            "spalte",
            "графа",
            "гр",
            "г",
            "kutu",
            "vak",
            "casella",
            "part",
            "section");

    /** So many columns with numbers that leave gaps are of one kind too, as those of accounts are; numbers of two digits may be lengths. */
    private static final int FEWEST_WITH_GAPS = 3;

    private static final int ACCOUNT = 100;

    /**
     * A column that is one of several.
     *
     * @param column its name
     * @param stem its name without the number
     * @param number which one, as the name counts
     */
    record NumberedColumn(String column, String stem, int number) {}

    private CountedColumns() {}

    /**
     * The name of a column that has one number in it.
     *
     * @param before the steps before it, which say of what it is; null where there are none
     * @param words the words of its name, in small letters
     * @param number the number among them
     */
    record NumberedName(@Nullable String before, List<String> words, int number) {}

    /** How a name counts; null where it has no number, or several. */
    static @Nullable NumberedName of(String name) {
        List<String> steps = new ArrayList<>(List.of(name.strip().split("\\.")));
        List<String> before = new ArrayList<>();
        while (steps.size() > 1 && LineColumns.saysOfWhat(steps.getFirst())) {
            before.add(steps.removeFirst());
        }
        List<String> words = new ArrayList<>();
        int number = -1;
        String apart = String.join(" ", steps).replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2");
        for (String token :
                TOKEN.matcher(apart).results().map(MatchResult::group).toList()) {
            if (!Character.isDigit(token.charAt(0))) {
                words.add(token.toLowerCase(Locale.ROOT));
            } else if (number >= 0 || token.length() > DIGITS) {
                return null;
            } else {
                number = Integer.parseInt(token);
            }
        }
        return number < 0 || words.isEmpty()
                ? null
                : new NumberedName(before.isEmpty() ? null : String.join(".", before), List.copyOf(words), number);
    }

    /** Whether numbers count from 1, or from 0, to two at least. */
    static boolean count(Collection<Integer> numbers) {
        return numbers.contains(1) && (numbers.contains(2) || numbers.contains(0));
    }

    /** The columns of such names, in the order of the file; a name that is known as a whole or as a field's own is none. */
    static List<NumberedColumn> among(List<String> names) {
        Map<String, TreeMap<Integer, NumberedColumn>> stems = new LinkedHashMap<>();
        for (String name : names) {
            if (ModelNames.field(name) != null
                    || FieldNames.read().said(name).only() != null
                    || TWIN.matcher(name).find()) {
                continue;
            }
            numbered(name)
                    .forEach(m -> stems.computeIfAbsent(m.stem().toLowerCase(Locale.ROOT), s -> new TreeMap<>())
                            .put(m.number(), m));
        }
        Map<String, NumberedColumn> found = new LinkedHashMap<>();
        stems.values().stream()
                .filter(CountedColumns::isCounted)
                .flatMap(members -> members.values().stream())
                .forEach(m -> found.putIfAbsent(m.column(), m));
        return names.stream()
                .flatMap(n -> Optional.ofNullable(found.get(n)).stream())
                .distinct()
                .toList();
    }

    /** What a name would be one of, by each number in it; nothing where it says nothing beside. */
    static List<NumberedColumn> numbered(String name) {
        String text = HeaderWords.withoutBox(name);
        List<NumberedColumn> members = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            String stem = text.substring(0, number.start()) + '#' + text.substring(number.end());
            if (isName(stem)) {
                members.add(new NumberedColumn(name, stem, Integer.parseInt(number.group())));
            }
        }
        return members;
    }

    /** Whether a name says anything beside its number. */
    private static boolean isName(String stem) {
        List<String> words = words(stem);
        boolean letters = words.stream().anyMatch(w -> w.length() > 1);
        return letters && !COUNTED.containsAll(words);
    }

    /**
     * Whether members count from 0 or 1 without a gap, or are several accounts. One alone is a count where it stands right behind the word of a
     * table.
     */
    private static boolean isCounted(NavigableMap<Integer, NumberedColumn> members) {
        int first = members.firstKey();
        int last = members.lastKey();
        boolean without = last - first == members.size() - 1 && first <= 1;
        if (members.size() == 1) {
            return without
                    && CountedLines.named(members.firstEntry().getValue().stem())
                            .isPresent();
        }
        return without || (members.size() >= FEWEST_WITH_GAPS && first >= ACCOUNT);
    }

    /** The words of a stem in small letters, without the number. */
    static List<String> words(String stem) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(stem.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2"));
        while (word.find()) {
            words.add(word.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }
}
