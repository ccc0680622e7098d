package org.tidewaiter.codesandunits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidewaiter.codesandunits.CodeVerdict.Flaw;

/**
 * The subheadings (six digits) of every edition of the Harmonized System from 1988 to 2022, and what became of those that
 * an edition dropped. Source: Harvard Growth Lab's concordances, see SOURCES.md beside the data. Immutable.
 *
 * <p>Editions come into force on 1 January of 1996, 2002, 2007, 2012, 2017 and 2022; countries may follow later.
 */
public final class HarmonizedEditions implements DatedCodes {
    private static final int[] YEARS = {1992, 1996, 2002, 2007, 2012, 2017, 2022};

    /** Bit e is set where edition YEARS[e] has the subheading. */
    private final Map<String, Integer> editions = new HashMap<>(16_384);

    private final Map<String, List<String>> successors = new HashMap<>();
    private final Set<String> chapters = new HashSet<>();

    private HarmonizedEditions() {}

    private static HarmonizedEditions read() {
        HarmonizedEditions list = new HarmonizedEditions();
        CodeList.read("hs-editions.csv.gz", row -> {
            int bits = 0;
            for (String edition : row.getField("editions").split(" ")) {
                bits |= 1 << indexOf(Integer.parseInt(edition));
            }
            list.editions.put(row.getField("code"), bits);
            list.chapters.add(row.getField("code").substring(0, 2));
        });
        CodeList.read(
                "hs-changes.csv.gz",
                row -> list.successors
                        .computeIfAbsent(row.getField("edition") + row.getField("before"), k -> new ArrayList<>())
                        .add(row.getField("after")));
        return list;
    }

    private static final class Shipped {
        static final HarmonizedEditions LIST = read();
    }

    /** The editions; read once, at the first call. */
    public static HarmonizedEditions all() {
        return Shipped.LIST;
    }

    /** The year of the edition in force on a day: 1992 (standing for 1988), 1996, 2002, 2007, 2012, 2017 or 2022. */
    public static int editionAt(LocalDate day) {
        int edition = YEARS[0];
        for (int year : YEARS) {
            edition = day.getYear() >= year ? year : edition;
        }
        return edition;
    }

    /** Whether an edition has the subheading (six digits). */
    public boolean contains(String subheading, int edition) {
        return (editions.getOrDefault(subheading, 0) >> indexOf(edition) & 1) == 1;
    }

    /** Whether any edition has the subheading (six digits). */
    public boolean contains(String subheading) {
        return editions.containsKey(subheading);
    }

    /**
     * All that editions dropped and what became of it, each as the edition's year, the subheading before and the one after, without signs between
     * them (2022030342030343), in order.
     */
    public List<String> changes() {
        return successors.entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(after -> e.getKey() + after))
                .sorted()
                .toList();
    }

    /** What became of a subheading when {@code edition} dropped it; empty where it did not. */
    public List<String> successors(String subheading, int edition) {
        return List.copyOf(successors.getOrDefault(edition + subheading, List.of()));
    }

    /**
     * Judges an HS code of 4 to 12 digits, an even number of them, by its first six (or four) in the edition in force.
     *
     * @return OTHER_EDITION with what it became for a code of another edition; cannot judge in chapters 98 and 99
     */
    @Override
    public CodeVerdict verdict(String code, LocalDate at) {
        if (!isDigits(code) || code.length() < 4 || code.length() > 12) {
            return CodeVerdict.wrong(Flaw.FORMAT, "4–12");
        }
        if (HarmonizedSystem.isNationalUse(code)) {
            return CodeVerdict.cannotJudge(Flaw.USER_ASSIGNED, code.substring(0, 2));
        }
        if (!chapters.contains(code.substring(0, 2))) {
            return CodeVerdict.wrong(Flaw.NOT_LISTED, code.substring(0, 2));
        }
        return code.length() < 6
                ? CodeVerdict.cannotJudge(Flaw.FORMAT, "6")
                : inEdition(code.substring(0, 6), editionAt(at));
    }

    private CodeVerdict inEdition(String subheading, int edition) {
        Integer known = editions.get(subheading);
        if (known == null) {
            return CodeVerdict.wrong(Flaw.NOT_LISTED, subheading);
        }
        if ((known >> indexOf(edition) & 1) == 1) {
            return CodeVerdict.VALID;
        }
        List<String> now = nearest(subheading, successors(subheading, edition));
        return CodeVerdict.wrong(
                Flaw.OTHER_EDITION, "HS " + edition + (now.isEmpty() ? "" : ": " + String.join(", ", now)));
    }

    /** Those of the same heading, else of the same chapter, else all; the concordances name many a distant code. */
    private static List<String> nearest(String subheading, List<String> successors) {
        for (int digits = 4; digits > 0; digits -= 2) {
            String stem = subheading.substring(0, digits);
            List<String> near =
                    successors.stream().filter(s -> s.startsWith(stem)).limit(5).toList();
            if (!near.isEmpty()) {
                return near;
            }
        }
        return successors.stream().limit(5).toList();
    }

    private static boolean isDigits(String code) {
        for (int i = 0; i < code.length(); i++) {
            if (code.charAt(i) < '0' || code.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int indexOf(int edition) {
        for (int i = 0; i < YEARS.length; i++) {
            if (YEARS[i] == edition) {
                return i;
            }
        }
        throw new IllegalArgumentException("There is no edition " + edition + " of the Harmonized System");
    }
}
