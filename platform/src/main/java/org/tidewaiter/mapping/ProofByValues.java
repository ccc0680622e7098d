package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.Pattern;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.MappingProposal.Proposal;
import org.tidewaiter.notation.NumberStyle;

/**
 * What the columns of a file prove of one another: a duty is its base times its rate, a price is a unit price times a quantity, no net mass is
 * above its gross mass, and goods are not released before their declaration is accepted. A column that is not sure by its name becomes sure where
 * the others prove it; one that contradicts becomes a question.
 */
final class ProofByValues {
    /** Rows in which a product has to be right, and the share of all rows in which its factors are given. */
    private static final int FEWEST = 8;

    private static final double MOST = 0.9;

    /** What a column is worth that others prove. */
    private static final double PROVEN = 0.95;

    private static final double UNDECIDED = 0.5;

    /** The share of rows by which masses contradict each other. */
    private static final double CONTRADICTING = 0.1;

    /** A product is rounded, to whole units in some countries. */
    private static final double ROUNDING = 1;

    private static final double SHARE = 0.005;

    /** A rate of duty is of few kinds and at most this; amounts are of many. */
    private static final double HIGHEST_RATE = 100;

    private static final int KINDS_OF_RATES = 25;

    /** Of fewer goods a few round amounts may be a chance. */
    private static final int MANY_GOODS = 50;

    private static final Pattern RATE = Pattern.compile("\\d{1,2}(?:[.,]\\d{1,2})?|100(?:[.,]0+)?");

    private static final List<Field> TAXES = List.of(Field.DUTY_AMOUNT, Field.VAT_AMOUNT, Field.EXCISE_AMOUNT);

    private static final List<Field> BASES = List.of(
            Field.CUSTOMS_VALUE,
            Field.STATISTICAL_VALUE,
            Field.ITEM_AMOUNT,
            Field.FOB_VALUE,
            Field.DECLARATION_CUSTOMS_VALUE);

    private final List<Proposal> columns;
    private final List<ColumnSample> samples;
    private final SampledRows rows;
    private final Set<String> others;

    private ProofByValues(List<Proposal> columns, List<ColumnSample> samples, SampledRows rows, Set<String> others) {
        this.columns = columns;
        this.samples = samples;
        this.rows = rows;
        this.others = others;
    }

    /**
     * Makes columns sure that others prove, and those a question that contradict others.
     *
     * @param others columns that fill no field
     */
    static void decide(
            List<List<String>> rows,
            List<Proposal> columns,
            List<ColumnSample> samples,
            NumberStyle style,
            Set<String> others) {
        ProofByValues values = new ProofByValues(columns, samples, new SampledRows(rows, samples, style), others);
        values.customsValueIsConverted();
        values.product(
                Field.DUTY_AMOUNT, Field.CUSTOMS_VALUE, Field.DUTY_RATE_PERCENT, (base, rate) -> base * rate / 100);
        for (Field quantity : List.of(Field.COMMERCIAL_QUANTITY, Field.SUPPLEMENTARY_QUANTITY)) {
            values.product(Field.ITEM_AMOUNT, Field.UNIT_PRICE, quantity, (price, count) -> price * count);
        }
        values.netIsNotAboveGross();
        values.ratesAreNoAmounts();
        values.releaseIsNotBeforeAcceptance();
    }

    /**
     * Of two columns that may be the customs value, the one that is the other times the rate of exchange is it: the other is in the currency of the
     * invoice.
     */
    private void customsValueIsConverted() {
        int value = place(Field.CUSTOMS_VALUE);
        int rate = place(Field.EXCHANGE_RATE);
        if (value < 0 || rate < 0) {
            return;
        }
        for (int c = 0; c < columns.size(); c++) {
            boolean named = FieldNames.read()
                            .likeness(FieldNames.read().said(columns.get(c).column()), Field.CUSTOMS_VALUE)
                    > 0;
            if (columns.get(c).field() == null && named && isConverted(c, value, rate)) {
                Proposal found = columns.get(c);
                Proposal foreign = columns.get(value);
                columns.set(c, new Proposal(found.column(), Field.CUSTOMS_VALUE.path(), PROVEN, found.example()));
                columns.set(value, new Proposal(foreign.column(), null, 0, foreign.example()));
                return;
            }
        }
    }

    /** Whether the first column is the second times the rate, in a file of more rates than one that is 1. */
    private boolean isConverted(int column, int foreign, int rate) {
        int right = 0;
        int all = 0;
        for (int row = 0; row < rows.size(); row++) {
            double of = rows.number(row, foreign);
            double by = rows.number(row, rate);
            double product = rows.number(row, column);
            if (of > 0 && by > 0 && product > 0 && Math.abs(by - 1) > SHARE) {
                all++;
                right += Math.abs(product - of * by) <= Math.max(ROUNDING, SHARE * product) ? 1 : 0;
            }
        }
        return right >= FEWEST && right >= MOST * all;
    }

    /** A column of three that is not sure, where the two others are and the product is right. */
    private void product(Field of, Field first, Field second, DoubleBinaryOperator how) {
        List<Field> fields = List.of(of, first, second);
        List<Integer> three = fields.stream().map(this::place).toList();
        long missing = three.stream().filter(c -> c < 0).count();
        List<Integer> unsure = three.stream().filter(c -> c >= 0 && !isSure(c)).toList();
        if (missing == 1 && unsure.isEmpty()) {
            find(three, fields.get(three.indexOf(-1)), how);
        } else if (missing == 0 && unsure.size() == 1 && isProduct(three, how)) {
            confidence(unsure.getFirst(), PROVEN);
        }
    }

    /**
     * The one column without a field that makes the product right is the missing one. A person is asked, unless its name says the same as its
     * neighbour's in the product: the amount of a tax beside the rate of that tax.
     */
    private void find(List<Integer> three, Field field, DoubleBinaryOperator how) {
        List<Integer> found = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            int column = c;
            if (isFree(c, field)
                    && isProduct(three.stream().map(p -> p < 0 ? column : p).toList(), how)) {
                found.add(c);
            }
        }
        if (found.size() == 1) {
            Proposal p = columns.get(found.getFirst());
            double confidence = p.field() == null ? DoubtfulColumns.ASKED : PROVEN;
            columns.set(found.getFirst(), new Proposal(p.column(), field.path(), confidence, p.example()));
        }
    }

    /** Whether a column has no field, or the one of all taxes with the words of the column that holds the rate of duty. */
    private boolean isFree(int column, Field field) {
        Proposal p = columns.get(column);
        if (p.field() == null) {
            return !others.contains(p.column());
        }
        return field == Field.DUTY_AMOUNT
                && Field.TAX_ASSESSED.path().equals(p.field())
                && tax(column).equals(tax(place(Field.DUTY_RATE_PERCENT)));
    }

    /** The words of a name beside those for an amount and for a rate. */
    private Set<String> tax(int column) {
        Set<String> words = new HashSet<>(
                FieldNames.read().said(columns.get(column).column()).words());
        words.removeAll(Set.of("value", "rate"));
        return words;
    }

    /** Whether the first column is what is reckoned from the two others. */
    private boolean isProduct(List<Integer> three, DoubleBinaryOperator how) {
        int right = 0;
        int all = 0;
        for (int row = 0; row < rows.size(); row++) {
            double a = rows.number(row, three.get(1));
            double b = rows.number(row, three.get(2));
            double product = rows.number(row, three.get(0));
            if (a > 0 && b > 0 && product > 0) {
                all++;
                double should = how.applyAsDouble(a, b);
                right += Math.abs(product - should) <= Math.max(ROUNDING, SHARE * should) ? 1 : 0;
            }
        }
        return right >= FEWEST && right >= MOST * all;
    }

    private void netIsNotAboveGross() {
        int net = place(Field.NET_MASS_KG);
        int gross = place(Field.GROSS_MASS_KG);
        if (net < 0 || gross < 0) {
            return;
        }
        int above = 0;
        int all = 0;
        for (int row = 0; row < rows.size(); row++) {
            double n = rows.number(row, net);
            double g = rows.number(row, gross);
            all += n > 0 && g > 0 ? 1 : 0;
            above += n > 0 && g > 0 && n > g * (1 + SHARE) ? 1 : 0;
        }
        if (above >= FEWEST && above > CONTRADICTING * all) {
            confidence(net, Math.min(columns.get(net).confidence(), UNDECIDED));
            confidence(gross, Math.min(columns.get(gross).confidence(), UNDECIDED));
        }
    }

    /** A tax of 5, 10 or 20 in every row of values in thousands is the rate of it. */
    private void ratesAreNoAmounts() {
        int base =
                BASES.stream().map(this::place).filter(c -> c >= 0).findFirst().orElse(-1);
        for (Field tax : TAXES) {
            int column = place(tax);
            if (column < 0) {
                continue;
            }
            Set<String> kinds = samples.get(column).distinct();
            if (base < 0) {
                areRatesOfList(column, kinds);
                continue;
            }
            int rates = 0;
            int all = 0;
            for (int row = 0; row < rows.size(); row++) {
                double amount = rows.number(row, column);
                double value = rows.number(row, base);
                all += amount > 0 && value > 0 ? 1 : 0;
                rates += amount > 0 && amount <= HIGHEST_RATE && value > 10 * HIGHEST_RATE ? 1 : 0;
            }
            if (all >= FEWEST && rates >= MOST * all && kinds.size() <= Math.min(KINDS_OF_RATES, all / 2)) {
                confidence(column, Math.min(columns.get(column).confidence(), UNDECIDED));
            }
        }
    }

    /** Few whole numbers up to 100 for many goods without a value are the rates of a tariff. */
    private void areRatesOfList(int column, Set<String> kinds) {
        List<String> values = samples.get(column).values();
        boolean rates = values.size() >= MANY_GOODS
                && kinds.size() <= KINDS_OF_RATES
                && kinds.stream().allMatch(v -> RATE.matcher(v).matches());
        if (rates) {
            confidence(column, Math.min(columns.get(column).confidence(), UNDECIDED));
        }
    }

    private void releaseIsNotBeforeAcceptance() {
        int accepted = place(Field.ACCEPTED_AT);
        int released = place(Field.RELEASED_AT);
        if (accepted < 0 || released < 0 || !isSure(accepted)) {
            return;
        }
        int after = 0;
        int before = 0;
        for (int row = 0; row < rows.size(); row++) {
            long from = rows.day(row, accepted);
            long to = rows.day(row, released);
            if (from != Long.MIN_VALUE && to != Long.MIN_VALUE) {
                after += to > from ? 1 : 0;
                before += to < from ? 1 : 0;
            }
        }
        if (before > CONTRADICTING * (before + after) && before >= FEWEST) {
            confidence(released, Math.min(columns.get(released).confidence(), UNDECIDED));
        }
    }

    private boolean isSure(int column) {
        return columns.get(column).confidence() >= MappingProposal.SURE;
    }

    private void confidence(int column, double confidence) {
        Proposal p = columns.get(column);
        columns.set(column, new Proposal(p.column(), p.field(), confidence, p.example()));
    }

    private int place(Field field) {
        for (int c = 0; c < columns.size(); c++) {
            if (field.path().equals(columns.get(c).field())) {
                return c;
            }
        }
        return -1;
    }
}
