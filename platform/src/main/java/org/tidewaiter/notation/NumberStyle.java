package org.tidewaiter.notation;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a file writes numbers, found from a sample of its values.
 *
 * @param decimal the decimal sign
 * @param grouping the sign between thousands, or null
 */
public record NumberStyle(char decimal, @Nullable Character grouping) {
    /** A point, and no sign between thousands. */
    public static final NumberStyle PLAIN = new NumberStyle('.', null);

    private static final Pattern COMMA = Pattern.compile("\\d+,(\\d{1,2}|\\d{4,})|\\d{1,3}([. \u00a0]\\d{3})+,\\d+");
    private static final Pattern POINT =
            Pattern.compile("\\d+\\.(\\d{1,2}|\\d{4,})|\\d{1,3}([, \u00a0]\\d{3})+\\.\\d+");
    private static final Pattern GROUPED_BY_COMMA = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern GROUPED_BY_POINT =
            Pattern.compile("\\d{1,3}(\\.\\d{3}){2,}(,\\d+)?|\\d{1,3}(\\.\\d{3})+,\\d+");
    /** In a file with a decimal comma these are thousands. */
    private static final Pattern ONE_GROUP_BY_POINT = Pattern.compile("\\d{1,3}\\.\\d{3}");

    private static final Pattern GROUPED_BY_BLANK = Pattern.compile("\\d{1,3}([ \u00a0]\\d{3})+([.,]\\d+)?");

    /** Finds it; a point and no grouping where nothing tells. */
    public static NumberStyle of(Collection<String> written) {
        List<String> values =
                written.stream().map(v -> v.isEmpty() ? v : Signs.plain(v)).toList();
        char decimal = count(COMMA, values) >= Math.max(1, count(POINT, values)) ? ',' : '.';
        if (count(decimal == ',' ? GROUPED_BY_POINT : GROUPED_BY_COMMA, values) > 0) {
            return new NumberStyle(decimal, decimal == ',' ? '.' : ',');
        }
        if (decimal == ',' && count(ONE_GROUP_BY_POINT, values) > 0 && count(GROUPED_BY_BLANK, values) == 0) {
            return new NumberStyle(decimal, '.');
        }
        return values.stream()
                .filter(v -> GROUPED_BY_BLANK.matcher(v).matches())
                .findFirst()
                .map(v -> new NumberStyle(decimal, v.indexOf('\u00a0') >= 0 ? '\u00a0' : ' '))
                .orElse(new NumberStyle(decimal, null));
    }

    private static long count(Pattern pattern, Collection<String> values) {
        return values.stream().filter(v -> pattern.matcher(v).matches()).count();
    }
}
