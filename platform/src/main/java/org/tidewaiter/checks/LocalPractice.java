package org.tidewaiter.checks;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.tidewaiter.codesandunits.CodeWords;
import org.tidewaiter.codesandunits.NullWords;
import org.tidewaiter.datamodel.Field;

/**
 * What is usual where the data come from: how long its commodity codes are, and which codes of its own it uses for units,
 * packages and the like. Counted over a file or a workspace before it is judged, so that a national list that nobody here
 * knows, or a tariff of eleven digits, is not taken for a mistake of every row. For one thread while it is counted.
 */
public final class LocalPractice {
    /** Nothing was counted. */
    public static final LocalPractice UNKNOWN = new LocalPractice();

    /** Fields whose codes may be of a national list. */
    private static final Set<Field> OWN = Set.of(
            Field.SUPPLEMENTARY_UNIT,
            Field.COMMERCIAL_UNIT,
            Field.PACKAGE_TYPE,
            Field.TRANSPORT_MODE,
            Field.VALUATION_METHOD,
            Field.INCOTERM,
            Field.ORIGIN_COUNTRY,
            Field.EXPORT_COUNTRY);

    private static final int FEW = 5;
    private static final int FEW_LENGTHS = 20;
    private static final double SHARE = 0.05;
    /** ASYCUDA writes eight digits of the tariff and a precision of three. */
    private static final int WITH_PRECISION = 11;

    /** A length one short of an even one that so many codes have is that length without a leading zero. */
    private static final double SHORTENED = 0.2;

    private final Map<Field, Map<String, Long>> counts = new EnumMap<>(Field.class);
    private final Map<Field, Long> sums = new EnumMap<>(Field.class);

    /** Whether a field is counted at all. */
    public static boolean counts(Field field) {
        return field == Field.HS_CODE || OWN.contains(field);
    }

    /** Counts a value as it is written. */
    public void add(Field field, String text) {
        if (!NullWords.isNull(text)) {
            add(field, text, 1);
        }
    }

    /** Counts a value that came so often. */
    public void add(Field field, String text, long times) {
        String counted = field == Field.HS_CODE
                ? String.valueOf(text.chars().filter(c -> c >= '0' && c <= '9').count())
                : CodeWords.standard().code(field, text);
        counts.computeIfAbsent(field, f -> new java.util.HashMap<>()).merge(counted, times, Long::sum);
        sums.merge(field, times, Long::sum);
    }

    /** Whether a code comes so often that it is of the list in use there, whatever other lists say. */
    boolean isUsual(Field field, String code) {
        Map<String, Long> of = counts.getOrDefault(field, Map.of());
        long times = of.getOrDefault(code, 0L);
        return times >= FEW && times >= SHARE * sum(field);
    }

    /** Whether a commodity code has a length that is usual there; also where too few codes are known to say. */
    boolean isUsualLength(int digits) {
        Map<String, Long> of = counts.getOrDefault(Field.HS_CODE, Map.of());
        long all = sum(Field.HS_CODE);
        if (all < FEW_LENGTHS) {
            return true;
        }
        boolean shortened = digits % 2 == 1 && share(of, digits + 1, all) >= SHORTENED;
        return (share(of, digits, all) >= SHARE || digits == WITH_PRECISION) && !shortened;
    }

    /** The length that most commodity codes have; 0 where none is known. */
    int usualLength() {
        return counts.getOrDefault(Field.HS_CODE, Map.of()).entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(e -> Integer.parseInt(e.getKey()))
                .orElse(0);
    }

    private static double share(Map<String, Long> of, int digits, long all) {
        return of.getOrDefault(String.valueOf(digits), 0L) / (double) all;
    }

    /** How many values of a field were counted. */
    private long sum(Field field) {
        return sums.getOrDefault(field, 0L);
    }
}
