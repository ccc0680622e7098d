package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.tidewaiter.codesandunits.CodeVerdict;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.codesandunits.TransportNumber;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.MappingProposal.Proposal;

/**
 * Columns that are known by their values although their names say nothing that is understood: numbers of containers, whose check digits are right,
 * terms of delivery, of which there are few, and currencies. Only where one column alone has such values, and no other has the field.
 */
final class CodeColumns {
    /** So many values that fit are no chance. */
    private static final int FEWEST = 8;

    /** So many different ones say that it is a list and not one word that the file repeats. */
    private static final int KINDS = 2;

    private static final double MOST = 0.9;

    /** What values are worth that nothing else could be. */
    private static final double PROVEN = 0.95;

    /** The terms of Incoterms 2000, 2010 and 2020. */
    private static final Set<String> TERMS = Set.of(
            "EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP", "DAF", "DES", "DEQ", "DDU", "DDP", "DAT", "DAP",
            "DPU");

    private final List<Proposal> columns;
    private final List<ColumnSample> samples;
    private final Set<String> others;

    private CodeColumns(List<Proposal> columns, List<ColumnSample> samples, Set<String> others) {
        this.columns = columns;
        this.samples = samples;
        this.others = others;
    }

    /**
     * Gives such columns their fields.
     *
     * @param others columns that fill no field
     */
    static void decide(List<Proposal> columns, List<ColumnSample> samples, Set<String> others) {
        CodeColumns codes = new CodeColumns(columns, samples, others);
        codes.find(Field.CONTAINER_ID, CodeColumns::isContainer, PROVEN);
        codes.find(Field.INCOTERM, TERMS::contains, PROVEN);
        codes.find(
                Field.CURRENCY,
                Currencies.iso4217()::contains,
                DoubtfulColumns.ASKED); // of the invoice or of the freight
    }

    private void find(Field field, Predicate<String> is, double confidence) {
        if (columns.stream().anyMatch(p -> field.path().equals(p.field()))) {
            return;
        }
        List<Integer> found = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            if (areAll(samples.get(c).values(), is)) {
                found.add(c);
            }
        }
        if (found.size() == 1) {
            Proposal p = columns.get(found.getFirst());
            boolean free = p.field() == null || p.confidence() < MappingProposal.SURE;
            if (free && !others.contains(p.column())) {
                columns.set(found.getFirst(), new Proposal(p.column(), field.path(), confidence, p.example()));
            }
        }
    }

    private static boolean areAll(List<String> values, Predicate<String> is) {
        long right = values.stream().filter(is).count();
        return right >= FEWEST
                && right >= MOST * values.size()
                && values.stream().filter(is).distinct().count() >= KINDS;
    }

    private static boolean isContainer(String value) {
        return TransportNumber.CONTAINER.verdict(value) == CodeVerdict.VALID;
    }
}
