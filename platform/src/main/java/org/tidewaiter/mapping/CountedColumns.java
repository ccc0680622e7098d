package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Columns whose names count, beside others of the same words with other numbers: {@code tax_1_type} and {@code tax_2_type}, {@code Tax type 1},
 * {@code document.1.number}, {@code container_1}. A 1 beside a 2, or a 0 beside a 1, is what proves that they count.
 */
final class CountedColumns {
    private static final Pattern TOKEN = Pattern.compile("\\p{L}+|\\d+");
    private static final int DIGITS = 3;

    private CountedColumns() {}

    /**
     * The name of a column that has one number in it.
     *
     * @param before the steps before it, which say of what it is; null where there are none
     * @param words the words of its name, in small letters
     * @param number the number among them
     */
    record Counted(@Nullable String before, List<String> words, int number) {}

    /** How a name counts; null where it has no number, or several. */
    static @Nullable Counted of(String name) {
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
                : new Counted(before.isEmpty() ? null : String.join(".", before), List.copyOf(words), number);
    }

    /** Whether numbers count from 1, or from 0, to two at least. */
    static boolean count(Collection<Integer> numbers) {
        return numbers.contains(1) && (numbers.contains(2) || numbers.contains(0));
    }

    /** The names among some that count: those of the same words differ in their number alone. */
    static Set<String> among(Collection<String> names) {
        Map<List<String>, Map<Integer, String>> series = new HashMap<>();
        for (String name : names) {
            Counted counted = of(name);
            if (counted != null) {
                List<String> key = new ArrayList<>(counted.words());
                key.add(String.valueOf(counted.before()));
                series.computeIfAbsent(key, k -> new HashMap<>()).put(counted.number(), name);
            }
        }
        Set<String> found = new HashSet<>();
        series.values().stream().filter(s -> count(s.keySet())).forEach(s -> found.addAll(s.values()));
        return found;
    }
}
