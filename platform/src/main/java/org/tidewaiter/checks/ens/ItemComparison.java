package org.tidewaiter.checks.ens;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.Element;

/** The rules that compare goods items with one another, by their name in the table of rules. */
enum ItemComparison {
    /** Item numbers do not run 1, 2, 3, … in the order of the message. */
    ITEMS_OUT_OF_ORDER {
        @Override
        List<Element> faults(Element top) {
            List<Element> numbers = ITEM_NUMBERS.from(top, top);
            for (int i = 0; i < numbers.size(); i++) {
                BigDecimal number = number(numbers.get(i));
                if (number == null || number.compareTo(BigDecimal.valueOf(i + 1L)) != 0) {
                    return List.of(top);
                }
            }
            return List.of();
        }
    },
    /** The heading counts another number of items than there are. */
    ITEMS_MISCOUNTED {
        @Override
        List<Element> faults(Element top) {
            long items = top.all("GOOITEGDS").count();
            return HEADINGS.from(top, top).stream()
                    .filter(h -> ITEM_COUNT.from(top, h).stream().anyMatch(c -> {
                        BigDecimal count = number(c);
                        return count == null || count.compareTo(BigDecimal.valueOf(items)) != 0;
                    }))
                    .toList();
        }
    },
    /** The items weigh more than the heading says; where one of the masses is no number, nothing can be said. */
    ITEMS_OUTWEIGH_TOTAL {
        @Override
        List<Element> faults(Element top) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Element mass : ITEM_MASSES.from(top, top)) {
                BigDecimal number = number(mass);
                if (number == null) {
                    return List.of();
                }
                sum = sum.add(number);
            }
            BigDecimal items = sum;
            return HEADINGS.from(top, top).stream()
                    .filter(h -> TOTAL_MASS.from(top, h).stream().anyMatch(t -> {
                        BigDecimal total = number(t);
                        return total != null && total.compareTo(items) < 0;
                    }))
                    .toList();
        }
    },
    /** Consignors stand at the items although there is only one, or all are the same. */
    CONSIGNORS_ALIKE {
        @Override
        List<Element> faults(Element top) {
            Set<List<String>> different = new HashSet<>();
            List<Element> consignors = CONSIGNORS.from(top, top);
            consignors.forEach(c -> different.add(c.children().stream()
                    .map(e -> e.name() + " " + ElementPath.text(e))
                    .toList()));
            return !consignors.isEmpty() && different.size() < 2 ? List.of(top) : List.of();
        }
    },
    /** Packages counted as none, and no others of the same marks that are counted: packed together with what? */
    PACKED_WITH_NOTHING {
        @Override
        List<Element> faults(Element top) {
            Set<String> counted = new HashSet<>();
            List<Element> packages = PACKAGES.from(top, top);
            packages.stream().filter(p -> count(p) > 0).forEach(p -> counted.add(marks(p)));
            return packages.stream()
                    .filter(p -> count(p) == 0 && (marks(p).isEmpty() || !counted.contains(marks(p))))
                    .toList();
        }
    };

    private static final ElementPath HEADINGS = ElementPath.of("HEAHEA");
    private static final ElementPath ITEM_NUMBERS = ElementPath.of("GOOITEGDS/IteNumGDS7");
    private static final ElementPath ITEM_MASSES = ElementPath.of("GOOITEGDS/GroMasGDS46");
    private static final ElementPath CONSIGNORS = ElementPath.of("GOOITEGDS/TRACONCO2");
    private static final ElementPath PACKAGES = ElementPath.of("GOOITEGDS/PACGS2");
    private static final ElementPath ITEM_COUNT = ElementPath.of("TotNumOfIteHEA305");
    private static final ElementPath TOTAL_MASS = ElementPath.of("TotGroMasHEA307");

    /** A number as XPath reads it: no plus sign, no exponent. */
    private static final Pattern NUMBER = Pattern.compile("-?([0-9]{1,30}(\\.[0-9]{0,30})?|\\.[0-9]{1,30})");

    /** The elements at fault, in the order of the message. */
    abstract List<Element> faults(Element top);

    private static @Nullable BigDecimal number(Element element) {
        String text = ElementPath.text(element);
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    /** 1 where packages are counted, 0 where their number is 0, -1 where none is given. */
    private static int count(Element packages) {
        Element given = packages.first("NumOfPacGS24");
        BigDecimal count = given == null ? null : number(given);
        return count == null ? -1 : count.signum();
    }

    private static String marks(Element packages) {
        Element marks = packages.first("MarNumOfPacGSL21");
        return marks == null ? "" : ElementPath.text(marks);
    }
}
