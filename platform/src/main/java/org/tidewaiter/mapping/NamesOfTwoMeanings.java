package org.tidewaiter.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.MappingProposal.Proposal;
import org.tidewaiter.notation.NumberStyle;

/**
 * Columns whose name is known and says one of two things. The values of the file decide between them; where they do not, the column is asked about:
 *
 * <ul>
 *   <li>a mass that is called neither net nor gross (Kilos, Peso, Weight): it is the gross mass where it is never below a net mass beside it and
 *       above it somewhere;
 *   <li>pieces (Pcs): packages, or how many of the goods there are. They are packages where another column is the quantity;
 *   <li>Cust. No., Cust. Code: of the customs office or of a customer; and any number of an office, by a name that does not say office, that is
 *       another one in every row.
 * </ul>
 */
final class NamesOfTwoMeanings {
    /** Words that say nothing of which mass it is. */
    private static final Set<String> ANY_MASS = Set.of("mass", "item", "product", "total");

    /** Short for customs, and for customer. */
    private static final Pattern CUST =
            Pattern.compile("(?i)(?<!\\p{L})cust(?![\\p{L}])|(?-i)(?<![\\p{L}])[Cc]ust(?=\\p{Lu})");

    /** Rows from which on offices repeat. */
    private static final int MANY = 8;

    private static final double ROUNDING = 0.005;

    private final SampledRows rows;
    private final List<Proposal> columns;
    private final List<ColumnSample> samples;

    private NamesOfTwoMeanings(SampledRows rows, List<Proposal> columns, List<ColumnSample> samples) {
        this.rows = rows;
        this.columns = columns;
        this.samples = samples;
    }

    /** Lowers the confidence in such columns below what is loaded unasked. */
    static void decide(List<List<String>> rows, List<Proposal> columns, List<ColumnSample> samples, NumberStyle style) {
        NamesOfTwoMeanings names =
                new NamesOfTwoMeanings(new SampledRows(rows, samples, style), List.copyOf(columns), samples);
        for (int c = 0; c < columns.size(); c++) {
            Proposal p = columns.get(c);
            Field field = Field.of(String.valueOf(p.field())).orElse(null);
            boolean own = p.confidence() >= 1; // the model's own name for it, or what a person said
            if (!own && p.confidence() > DoubtfulColumns.ASKED && names.isOpen(c, field)) {
                columns.set(c, new Proposal(p.column(), p.field(), DoubtfulColumns.ASKED, p.example()));
            }
        }
    }

    private boolean isOpen(int column, @Nullable Field field) {
        FieldNames.NameReading said = FieldNames.read().said(columns.get(column).column());
        if (field == null || said.only() != null) {
            return false;
        }
        return switch (field) {
            case GROSS_MASS_KG ->
                said.words().contains("mass") && ANY_MASS.containsAll(said.words()) && !isAboveNet(column);
            case PACKAGES, ITEM_PACKAGES ->
                said.words().contains("piece")
                        && !said.words().contains("packages")
                        && place(Field.COMMERCIAL_QUANTITY) < 0
                        && place(Field.SUPPLEMENTARY_QUANTITY) < 0;
            case OFFICE_CODE ->
                !said.words().contains("office")
                        && (CUST.matcher(columns.get(column).column()).find() || neverRepeats(column));
            default -> false;
        };
    }

    /** Whether it is at least the net mass in every row, and more in one. */
    private boolean isAboveNet(int column) {
        int net = place(Field.NET_MASS_KG);
        boolean above = false;
        for (int row = 0; net >= 0 && row < rows.size(); row++) {
            double least = rows.number(row, net);
            double mass = rows.number(row, column);
            if (least > 0 && mass > 0 && mass < least * (1 - ROUNDING)) {
                return false;
            }
            above |= least > 0 && mass > least * (1 + ROUNDING);
        }
        return above;
    }

    private boolean neverRepeats(int column) {
        List<String> values = samples.get(column).values();
        return values.size() >= MANY && new HashSet<>(values).size() == values.size();
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
