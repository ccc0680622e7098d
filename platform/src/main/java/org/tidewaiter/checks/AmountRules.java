package org.tidewaiter.checks;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.MessagePart;
import org.tidewaiter.message.path.NamePattern;
import org.tidewaiter.message.path.Numbers;

/**
 * Kinds of checks of arithmetic between fields. {@code tolerance} is a difference in the field's unit, {@code share} a share
 * of the larger figure; the wider one counts. Where a figure is missing nothing is judged.
 */
final class AmountRules {
    private static final double TEN = 10;

    /** What rounding to whole units may take or add. */
    private static final double BELOW_ONE = 0.999;

    /** Beyond this two figures of one thing are in two currencies rather than one of them wrong. */
    private static final double TWO_CURRENCIES = 3;

    private AmountRules() {}

    /**
     * {@code field} must not be above {@code limit}; where that is not given, not above {@code otherwise} by more than {@code
     * otherwise_tolerance}. A limit of nought is one too, but {@link #isNotWorkedOut as nobody worked it out}, and with {@code
     * packed_together} of an item without packages: it is in those of another, which has the figure of both.
     */
    static CheckRule atMost(CheckLine line) {
        Field field = line.field("field");
        Field limit = line.field("limit");
        double tolerance = line.number("tolerance", 0);
        double share = line.number("share", 0);
        Field otherwise = line.has("otherwise") ? line.field("otherwise") : limit;
        double rough = line.number("otherwise_tolerance", tolerance);
        Set<String> unsaid = Set.copyOf(line.texts("nought_unsaid"));
        boolean together = line.isTrue("packed_together");
        return CheckRule.each(field, (seen, part, sink) -> {
            boolean given = !Double.isNaN(seen.number(part, limit));
            Field above = given ? limit : otherwise;
            double value = seen.number(part, field);
            double most = seen.number(part, above);
            if (value > most
                    && !isNotWorkedOut(seen, most, unsaid)
                    && !(together && most == 0 && seen.number(part, Field.ITEM_PACKAGES) == 0)
                    && !FigureAgreement.agree(value, most, given ? tolerance : rough, share)) {
                sink.found(
                        part,
                        field,
                        seen.text(part, field),
                        DefectDetail.facts(
                                DefectDetail.field(field),
                                DefectDetail.figure(field, value),
                                DefectDetail.field(above),
                                DefectDetail.figure(above, most)));
            }
        });
    }

    /**
     * The sum of {@code field} over all items must be {@code total}, with what additions of the heading whose names fit {@code
     * beside} add to it. A total without decimals may be rounded to the next unit where {@code rounded} says so, as totals of waybills are.
     * A total of nought beside items that have something is wrong, but {@link #isNotWorkedOut as nobody worked it out}.
     */
    static CheckRule sumOfItems(CheckLine line) {
        Field field = line.field("field");
        NamePattern beside = line.names("beside", "(?!)");
        Field total = line.field("total");
        double tolerance = line.number("tolerance", 0);
        double share = line.number("share", 0);
        boolean rounded = line.isTrue("rounded");
        Set<String> unsaid = Set.copyOf(line.texts("nought_unsaid"));
        return (seen, sink) -> {
            double stated = seen.number(0, total);
            if (Double.isNaN(stated) || isNotWorkedOut(seen, stated, unsaid) || seen.items() == 0) {
                return;
            }
            double within = rounded && stated == Math.rint(stated) ? Math.max(tolerance, BELOW_ONE) : tolerance;
            double sum = sumOverItems(seen, field) + sumBeside(seen, beside);
            if (!Double.isNaN(sum) && !FigureAgreement.agree(sum, stated, within, share) && !ItemsSetAside.in(seen)) {
                sink.found(
                        0,
                        total,
                        seen.text(0, total),
                        DefectDetail.of(
                                "items_sum",
                                DefectDetail.figure(field, sum),
                                DefectDetail.field(total),
                                DefectDetail.figure(total, stated)));
            }
        };
    }

    /**
     * Whether a figure is nought as nobody worked it out: in the formats that {@code nought_unsaid} names, whose system writes 0 in
     * every box that is empty and adds up when it registers, before a declaration has a number. Everywhere else nought is said.
     */
    static boolean isNotWorkedOut(PreparedMessage seen, double figure, Set<String> formats) {
        return figure == 0
                && formats.contains(seen.message().format())
                && seen.message().heading().text(Field.DECLARATION_ID) == null;
    }

    /** What no number can be read from counts as nothing. */
    private static double sumBeside(PreparedMessage seen, NamePattern names) {
        double sum = 0;
        for (Addition addition : seen.message().additions()) {
            if (addition.sequence() == null && names.in(addition.name())) {
                BigDecimal number = Numbers.POINT.read(addition.text());
                sum += number == null ? 0 : number.doubleValue();
            }
        }
        return sum;
    }

    /** NaN as soon as one item lacks the field. */
    static double sumOverItems(PreparedMessage seen, Field field) {
        double sum = 0;
        for (int part = 1; part <= seen.items(); part++) {
            sum += seen.number(part, field);
        }
        return sum;
    }

    /**
     * {@code field} must be the sum of {@code plus} less {@code minus}; with {@code least} so many of them must be given. With {@code
     * rate} the parts may be in another currency than the sum: then they agree at that rate too, and where it is not given figures
     * that are {@link #TWO_CURRENCIES} times apart prove nothing.
     */
    static CheckRule sum(CheckLine line) {
        Field field = line.field("field");
        List<Field> plus = line.fields("plus");
        List<Field> minus = line.fields("minus");
        double tolerance = line.number("tolerance", 0);
        double share = line.number("share", 0);
        int least = (int) line.number("least", plus.size());
        boolean taxes = line.isTrue("taxes_told");
        Field rate = line.text("rate", "").isEmpty() ? null : line.field("rate");
        return CheckRule.each(field, (seen, part, sink) -> {
            double stated = seen.number(part, field);
            if (Double.isNaN(stated) || given(seen, part, plus) < least) {
                return;
            }
            double sum = sumOf(seen, part, plus) - sumOf(seen, part, minus);
            boolean agree = FigureAgreement.agree(sum, stated, tolerance, share)
                    || (taxes && FigureAgreement.agree(taxesTold(seen.part(part)), stated, tolerance, share))
                    || (rate != null && agreeAtRate(sum, stated, seen.number(0, rate), tolerance, share));
            if (!agree) {
                sink.found(
                        part,
                        field,
                        seen.text(part, field),
                        DefectDetail.of(
                                "parts_sum",
                                DefectDetail.field(field),
                                DefectDetail.figure(field, stated),
                                DefectDetail.figure(field, sum)));
            }
        });
    }

    /** What the lines of taxes of a part come to; nought where it has none. */
    private static double taxesTold(MessagePart part) {
        return part.lines(LineTable.TAX_LINE)
                .map(line -> line.text("amount"))
                .filter(Objects::nonNull)
                .map(Numbers.POINT::read)
                .filter(Objects::nonNull)
                .mapToDouble(BigDecimal::doubleValue)
                .sum();
    }

    private static boolean agreeAtRate(double sum, double stated, double rate, double tolerance, double share) {
        return Double.isNaN(rate)
                ? stated > sum * TWO_CURRENCIES || sum > stated * TWO_CURRENCIES
                : FigureAgreement.agree(sum * rate, stated, tolerance, share);
    }

    private static int given(PreparedMessage seen, int part, List<Field> fields) {
        int given = 0;
        for (Field field : fields) {
            given += Double.isNaN(seen.number(part, field)) ? 0 : 1;
        }
        return given;
    }

    /** What is not given counts as nothing. */
    static double sumOf(PreparedMessage seen, int part, List<Field> fields) {
        double sum = 0;
        for (Field field : fields) {
            double value = seen.number(part, field);
            sum += Double.isNaN(value) ? 0 : value;
        }
        return sum;
    }

    /**
     * {@code field} must be {@code of} times {@code by} times {@code factor}; with {@code noughts_rounded} a figure that ends in noughts may be
     * rounded to that place.
     */
    static CheckRule product(CheckLine line) {
        Field field = line.field("field");
        Field of = line.field("of");
        Field by = line.field("by");
        double factor = line.number("factor", 1);
        double tolerance = line.number("tolerance", 0);
        double share = line.number("share", 0);
        boolean rounded = line.isTrue("noughts_rounded");
        return CheckRule.each(field, (seen, part, sink) -> {
            double stated = seen.number(part, field);
            double product = seen.number(part, of) * seen.number(part, by) * factor;
            if (!Double.isNaN(stated)
                    && !Double.isNaN(product)
                    && !FigureAgreement.agree(product, stated, tolerance, share)
                    && !(rounded && Math.abs(product - stated) < roundedTo(stated))) {
                sink.found(
                        part,
                        field,
                        seen.text(part, field),
                        DefectDetail.of(
                                "product",
                                DefectDetail.field(field),
                                DefectDetail.figure(field, stated),
                                DefectDetail.field(of),
                                DefectDetail.field(by),
                                DefectDetail.figure(field, product)));
            }
        });
    }

    /** The place that a figure may be rounded to, by the noughts it ends in: a tenth of it at most; nought where it ends in none. */
    private static double roundedTo(double figure) {
        double place = 1;
        while (figure >= place * TEN * TEN && figure % (place * TEN) == 0) {
            place *= TEN;
        }
        return place > 1 ? place : 0;
    }

    /** {@code field} divided by {@code of} must lie between {@code min} and {@code max}; nothing is divided by nought. */
    static CheckRule ratio(CheckLine line) {
        Field field = line.field("field");
        Field of = line.field("of");
        List<Field> beside = line.fields("beside");
        double min = line.number("min", Double.NEGATIVE_INFINITY);
        double max = line.number("max", Double.POSITIVE_INFINITY);
        return CheckRule.each(field, (seen, part, sink) -> {
            double below = seen.number(part, of) + sumOf(seen, part, beside);
            double ratio = below > 0 ? seen.number(part, field) / below : Double.NaN;
            if (ratio < min || ratio > max) {
                sink.found(
                        part,
                        field,
                        seen.text(part, field),
                        DefectDetail.of(
                                ratio < min ? "share.least" : "share",
                                DefectDetail.field(field),
                                DefectDetail.number(100 * ratio),
                                DefectDetail.field(of),
                                DefectDetail.number(100 * (ratio < min ? min : max))));
            }
        });
    }

    /** A message whose kind is about goods has a goods item; what is set aside waits in quarantine and is told there. */
    static CheckRule hasItems(CheckLine line) {
        Field field = line.field("field");
        return (seen, sink) -> {
            if (seen.items() == 0 && !ItemsSetAside.in(seen)) {
                sink.found(0, field, seen.text(0, field), DefectDetail.NONE);
            }
        };
    }

    /** The number of items must be {@code field}. */
    static CheckRule itemCount(CheckLine line) {
        Field field = line.field("field");
        return (seen, sink) -> {
            double stated = seen.number(0, field);
            if (!Double.isNaN(stated) && stated != seen.items() && !ItemsSetAside.in(seen)) {
                sink.found(
                        0,
                        field,
                        seen.text(0, field),
                        DefectDetail.of("items", DefectDetail.number(seen.items()), DefectDetail.number(stated)));
            }
        };
    }
}
