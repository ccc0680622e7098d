package org.tidewaiter.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.HarmonizedEditions;

/**
 * What the codes of a whole column say about zeros that a program took away. Give it every distinct text once.
 *
 * <p>A column proves that leading zeros were lost when its codes have n digits, or one less, and none of n digits begins with
 * zero: then chapters 01 to 09 are there only in the short form, or not at all. It proves that codes were decimal numbers when
 * none of them ends in a zero behind the point.
 */
public final class HsColumn {
    /** So many distinct whole codes without a zero at their end are no chance. */
    private static final int ENOUGH = 3;

    private final Set<String> codes = new TreeSet<>();
    private int whole;
    private int texts;
    private final Set<String> decimals = new TreeSet<>();

    /** Looks at a text. */
    public void add(String text) {
        String code = HsWriting.bare(text);
        texts++;
        Matcher asDecimal = HsWriting.WHOLE_AS_DECIMAL.matcher(code);
        if (asDecimal.matches()) {
            whole++;
            codes.add(asDecimal.group(1));
            decimals.add(code);
            return;
        }
        if (HsWriting.DECIMAL.matcher(code).matches()) {
            decimals.add(code);
        }
        String digits = HsWriting.withoutSigns(code);
        if (!digits.isEmpty() && digits.length() <= 12 && digits.chars().allMatch(Character::isDigit)) {
            codes.add(digits);
        }
    }

    /** Whether nothing is to be decided: every code has an even number of digits, and none gained a point. */
    public boolean plain() {
        return whole == 0 && codes.stream().noneMatch(c -> c.length() % 2 == 1);
    }

    /** How the column writes its codes; subheadings of all editions are known. */
    public HsWriting writing() {
        return writing(HarmonizedEditions.all()::contains);
    }

    private HsWriting writing(Predicate<String> known) {
        int places = places();
        if (places > 0) {
            return new HsWriting(List.of(), List.of(), places, false);
        }
        int added = whole > 0 && whole == texts ? 0 : -1;
        TreeMap<Integer, List<String>> byLength = new TreeMap<>();
        codes.forEach(c ->
                byLength.computeIfAbsent(c.length(), l -> new ArrayList<>()).add(c));
        List<Integer> padded = new ArrayList<>();
        List<Integer> lawful = new ArrayList<>();
        byLength.forEach((length, shorter) -> {
            if (length % 2 == 1) {
                List<String> longer = byLength.getOrDefault(length + 1, List.of());
                if (isNational(shorter, longer, known)) {
                    lawful.add(length);
                } else if (lostZeros(shorter, longer, known)) {
                    padded.add(length + 1);
                }
            } else if (length == 8 || length == 10) {
                List<String> longer = byLength.getOrDefault(length + 1, List.of());
                if (lostFromOdd(shorter, longer, known)) {
                    padded.add(length + 1);
                }
            }
        });
        return new HsWriting(padded, lawful, added, false);
    }

    /** An odd length that a country uses: some begin with zero, or nearly all are known as they stand. */
    private static boolean isNational(List<String> codes, List<String> longer, Predicate<String> known) {
        int length = codes.getFirst().length();
        if (length < 9) {
            return false;
        }
        boolean zero = codes.stream().anyMatch(c -> c.startsWith("0"));
        return zero || longer.isEmpty() && share(codes, known) >= 0.9;
    }

    private static boolean lostZeros(List<String> shorter, List<String> longer, Predicate<String> known) {
        boolean unlike = longer.stream().noneMatch(c -> c.startsWith("0"))
                && shorter.stream().noneMatch(c -> c.startsWith("0"));
        if (!unlike) {
            return false;
        }
        List<String> full = shorter.stream().map(c -> "0" + c).toList();
        if (!longer.isEmpty()) {
            return share(full, known) >= 0.9;
        }
        // All codes are short: what they are as they stand tells
        return shorter.size() >= ENOUGH && share(full, known) == 1 && share(shorter, known) < 0.5;
    }

    /** Codes of an even length in a column whose own length is odd (11 in Armenia and the Philippines). */
    private static boolean lostFromOdd(List<String> shorter, List<String> longer, Predicate<String> known) {
        if (longer.isEmpty() || longer.size() < shorter.size()) {
            return false;
        }
        List<String> full = shorter.stream().map(c -> "0" + c).toList();
        return longer.stream().noneMatch(c -> c.startsWith("0"))
                && share(full, known) == 1
                && share(shorter, known) < 0.5
                && share(longer, known) >= 0.9;
    }

    private static double share(List<String> codes, Predicate<String> known) {
        long right = codes.stream()
                .filter(c -> c.length() < 6 || known.test(c.substring(0, 6)))
                .count();
        return codes.isEmpty() ? 1 : right / (double) codes.size();
    }

    /** Decimals of codes that were decimal numbers, 0 where they were not. */
    private int places() {
        if (decimals.size() < texts || whole == texts) {
            return 0;
        }
        int places = 0;
        int full = 0;
        boolean cut = false;
        for (String code : decimals) {
            int at = Math.max(code.indexOf('.'), code.indexOf(','));
            String fraction = at < 0 ? "" : code.substring(at + 1);
            if (fraction.endsWith("0") && !fraction.equals("0")) {
                return 0;
            }
            places = Math.max(places, fraction.length());
        }
        for (String code : decimals) {
            int at = Math.max(code.indexOf('.'), code.indexOf(','));
            int length = at < 0 ? 0 : code.length() - at - 1;
            full += length == places ? 1 : 0;
            cut |= length < places || at == 3;
        }
        return cut && places % 2 == 0 && places > 0 && full >= ENOUGH ? places : 0;
    }

    /** A code that shows what was lost, for people; null where nothing was. */
    public @Nullable String example() {
        return codes.stream().filter(c -> c.length() % 2 == 1).findFirst().orElse(null);
    }
}
