package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.MappingProposal.Proposal;
import org.tidewaiter.notation.NineDigits;
import org.tidewaiter.notation.NumberStyle;

/**
 * How well each column of a file fits each field, by its name and its values, and which field it is given: no field twice, and
 * so that all together fit best.
 *
 * @param samples the columns
 * @param style how the file writes numbers
 * @param measures what the names of columns say beside what they are
 * @param learned what people decided before for columns of that name
 * @param others columns that fill no field
 */
record FieldScores(
        List<ColumnSample> samples,
        NumberStyle style,
        ProposedMeasures measures,
        LearnedNames learned,
        Set<String> others) {
    /** The likeness of a name that says plainly which field it is. */
    private static final double PLAIN = 0.85;

    /** Of fewer values none is a single one that does not fit. */
    private static final int FEW = 3;

    private static final double LEAST = 0.55;

    /** A column takes another field than its best one only when that is nearly as good. */
    private static final double NEARLY = 0.8;

    private static final Field[] FIELDS = Field.values();

    /** The currencies of trade, in which few customs value goods. */
    private static final Set<String> WORLD = Set.of("USD", "EUR");

    private static final Pattern WHOLE = Pattern.compile("\\d+");

    /** A proposal for every column, in the order of the file. */
    List<Proposal> proposals() {
        return chosen(scores());
    }

    /** By column and field how well they fit, 0 where they do not. */
    private double[][] scores() {
        // Long: each step corrects the same table of scores, in an order that matters.
        NestedNames names =
                new NestedNames(samples.stream().map(ColumnSample::name).toList(), FieldNames.read());
        MoneyColumns money = new MoneyColumns(samples, style);
        HsColumns codes = new HsColumns(samples);
        double[][] scores = new double[samples.size()][FIELDS.length];
        for (int c = 0; c < scores.length; c++) {
            ColumnSample sample = samples.get(c);
            if (others.contains(sample.name())) {
                continue;
            }
            Field named = ownName(sample.name(), names);
            Field known = named == null ? learned.field(sample.name()) : named;
            boolean whole = named != null && (ModelNames.isWhole(sample.name()) || isNumbered(sample, named));
            boolean noOther = named != null && (whole || sample.fit(named, style) > 0.9);
            for (int f = 0; f < FIELDS.length; f++) {
                if (noOther && FIELDS[f] != named) {
                    continue; // a column with a field's own name is that field and no other
                }
                Field field = FIELDS[f];
                if (field != known && ExcludedFields.isRuledOut(sample, field)) {
                    continue;
                }
                double byName = field == known
                        ? LearnedNames.SURE
                        : measures.names(sample.name(), field).stream()
                                .mapToDouble(n -> names.likeness(n, field))
                                .max()
                                .orElse(0);
                double score = byName == 0
                        ? 0
                        : byName * (0.25 + 0.75 * (whole && field == named ? 1 : fit(sample, field, byName)));
                boolean counts = FIELDS[f] == Field.DECLARATION_ID
                        && sample.counts()
                        && FieldNames.read().isNumberOnly(sample.name());
                scores[c][f] = score >= LEAST && !counts
                        ? field == known ? money.ofOwnName(c, field, score) : money.score(c, field, score)
                        : 0;
                if (field == Field.HS_CODE && field != known) {
                    scores[c][f] = codes.score(c, scores[c][f]);
                }
            }
        }
        filledFirst(scores, names);
        nationalFirst(scores);
        for (double[] row : scores) {
            double enough = NEARLY * Arrays.stream(row).max().orElse(0);
            for (int f = 0; f < FIELDS.length; f++) {
                row[f] = row[f] >= enough ? row[f] : 0;
            }
        }
        itemsFirst(scores);
        return scores;
    }

    /**
     * A column without values, or with no amount, mass or number but nought, gives way to one with values, and an empty one is none without which
     * nothing can be loaded: it bears a name and says nothing. One with the field's own name gives way only to a column that is like no other field
     * more. In a file without rows all are alike.
     */
    private void filledFirst(double[][] scores, NestedNames names) {
        List<@Nullable Field> own = new ArrayList<>();
        samples.forEach(s -> own.add(ownName(s.name(), names)));
        boolean anyFilled = samples.stream().anyMatch(s -> !s.values().isEmpty());
        for (int f = 0; anyFilled && f < FIELDS.length; f++) {
            int field = f;
            boolean taken = IntStream.range(0, scores.length)
                    .anyMatch(c ->
                            scores[c][field] > 0 && !samples.get(c).values().isEmpty());
            boolean better = IntStream.range(0, scores.length)
                    .anyMatch(c -> scores[c][field] >= MoneyColumns.NOT_SURE
                            && !samples.get(c).saysNothing(FIELDS[field])
                            && scores[c][field]
                                    >= Arrays.stream(scores[c]).max().orElse(0));
            for (int c = 0; c < scores.length; c++) {
                if (scores[c][f] == 0) {
                    continue;
                }
                ColumnSample sample = samples.get(c);
                boolean empty = sample.values().isEmpty() && (taken || FIELDS[f].required()) && own.get(c) != FIELDS[f];
                boolean beaten = ((better && sample.saysNothing(FIELDS[f])) || isRateOfNought(scores, c, f))
                        && !ModelNames.isWhole(sample.name());
                if (empty || beaten) {
                    scores[c][f] = 0;
                }
            }
        }
    }

    /**
     * A customs value in dollars or euros gives way to one that names no currency and has other values, however it is called: {@code USD_CIF} beside
     * {@code CUSTOM_VALUE}.
     */
    private void nationalFirst(double[][] scores) {
        int item = List.of(FIELDS).indexOf(Field.CUSTOMS_VALUE);
        int all = List.of(FIELDS).indexOf(Field.DECLARATION_CUSTOMS_VALUE);
        for (int c = 0; c < scores.length; c++) {
            ColumnSample sample = samples.get(c);
            boolean ofTheWorld = scores[c][item] + scores[c][all] > 0
                    && WORLD.contains(
                            String.valueOf(HeaderCurrency.of(sample.name()).code()));
            boolean beaten = ofTheWorld
                    && IntStream.range(0, scores.length)
                            .anyMatch(o -> Math.max(scores[o][item], scores[o][all]) > MoneyColumns.NOT_SURE
                                    && Math.max(scores[o][item], scores[o][all])
                                            >= Arrays.stream(scores[o]).max().orElse(0)
                                    && HeaderCurrency.of(samples.get(o).name()).kind() == HeaderCurrency.Kind.UNSAID
                                    && !samples.get(o).isWithoutValues()
                                    && !samples.get(o).values().equals(sample.values()));
            if (beaten) {
                scores[c][item] = 0;
                scores[c][all] = 0;
            }
        }
    }

    /**
     * Whether a column of a rate has nothing but 0, and another that is as much like that field has rates: the first is one of preferences not
     * claimed.
     */
    private boolean isRateOfNought(double[][] scores, int column, int field) {
        return FIELDS[field].type() == Field.Type.RATE
                && samples.get(column).isWithoutValues()
                && IntStream.range(0, scores.length)
                        .anyMatch(c -> scores[c][field] >= scores[column][field]
                                && !samples.get(c).isWithoutValues()
                                && scores[c][field]
                                        >= Arrays.stream(scores[c]).max().orElse(0));
    }

    /** Of two columns for one amount of items, the one that says so is it; the other is not sure. */
    private void itemsFirst(double[][] scores) {
        for (int f = 0; f < FIELDS.length; f++) {
            int field = f;
            boolean said = FIELDS[f].type() == Field.Type.AMOUNT
                    && IntStream.range(0, scores.length)
                            .anyMatch(c -> scores[c][field] > 0
                                    && ExcludedFields.isOfItem(samples.get(c).name()));
            for (int c = 0; said && c < scores.length; c++) {
                if (!ExcludedFields.isOfItem(samples.get(c).name())) {
                    scores[c][f] = Math.min(scores[c][f], MoneyColumns.NOT_SURE);
                }
            }
        }
    }

    /**
     * How well values fit; an amount in tens of thousands has more decimals than one of units. Where the name says plainly
     * what it is, a single value among few that does not fit is its row's fault, which is set aside, and no doubt about the column.
     */
    private double fit(ColumnSample sample, Field field, double byName) {
        boolean scaled = field.type() == Field.Type.AMOUNT
                && measures.header(sample.name()).scale().compareTo(java.math.BigDecimal.ONE) > 0;
        double own = sample.fit(field, style);
        double fit = scaled ? Math.max(own, sample.fit(Field.EXCHANGE_RATE, style)) : own;
        int values = sample.values().size();
        boolean one = values >= FEW && Math.round(values * (1 - fit)) <= 1;
        return byName >= PLAIN && one ? 1 : fit;
    }

    /**
     * Whether a column with a field's own name has nothing but whole numbers, however long, for one that keeps nine digits: what is longer sets its
     * row aside, with its place; without the column items would be numbered as they come.
     */
    private static boolean isNumbered(ColumnSample sample, Field named) {
        return NineDigits.has(named)
                && !sample.values().isEmpty()
                && sample.values().stream().allMatch(WHOLE.asMatchPredicate());
    }

    /** The field whose own name a column bears; where items are lists of their own, the names alone tell of which part it is. */
    private @Nullable Field ownName(String column, NestedNames names) {
        Field own = ModelNames.field(column);
        if (own == null) {
            return names.ownName(column);
        }
        return names.hasItems() && ModelNames.isOfBoth(column) ? null : own;
    }

    /**
     * A proposal's confidence. A field's own name with values that fit leaves no doubt, and one with the part before it
     * ({@code goods_item.hs_code}) none at all: values that do not fit are set aside, as with the mapping of these names.
     */
    private static double confidence(String column, Field field, double score) {
        boolean own = ModelNames.field(column) == field;
        return own && (score >= 1 || ModelNames.isWhole(column)) ? 1 : ProposalConfidence.of(score);
    }

    /** Scores count by their eighth power: one field that is surely right is worth more than two that may be. */
    private List<Proposal> chosen(double[][] scores) {
        List<Proposal> columns = new ArrayList<>();
        int[] chosen = ColumnAssignment.best(Arrays.stream(scores)
                .map(row -> Arrays.stream(row).map(score -> Math.pow(score, 8)).toArray())
                .toArray(double[][]::new));
        for (int c = 0; c < chosen.length; c++) {
            int f = chosen[c];
            columns.add(new Proposal(
                    samples.get(c).name(),
                    f < 0 ? null : FIELDS[f].path(),
                    f < 0 ? 0 : confidence(samples.get(c).name(), FIELDS[f], scores[c][f]),
                    samples.get(c).example()));
        }
        return columns;
    }
}
