package org.tidewaiter.dataquality;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.LaterHeaders;
import org.tidewaiter.mapping.LeftOutColumn;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.notation.ColumnStyle;
import org.tidewaiter.notation.Measure;
import org.tidewaiter.notation.ModelWriting;
import org.tidewaiter.source.Header;

/**
 * The columns of a table in the order of its header, each with the fields that it fills and how its values are written.
 *
 * @param header the header
 * @param all the columns; null where one fills nothing
 * @param open names of columns whose values may be read in two ways: they are given, and none of them is judged
 * @param writing how days and numbers of the table are written
 */
record TableColumns(Header header, List<@Nullable MappedColumn> all, Set<String> open, ModelWriting writing) {
    /**
     * One column.
     *
     * @param codes what its words stand for
     * @param measure the unit or scale of its numbers
     */
    record MappedColumn(
            String name, List<Field> fields, Map<String, String> codes, Measure measure, ColumnStyle writing) {}

    /** The columns that a mapping names. */
    static TableColumns mapped(Header header, Mapping mapping, ModelWriting writing) {
        Map<String, MappedColumn> byName = new HashMap<>();
        mapping.columns()
                .forEach((name, column) -> byName.put(
                        name,
                        new MappedColumn(name, column.fields(), column.codes(), column.measure(), column.writing())));
        return new TableColumns(header, inOrder(header, byName), Set.of(), writing);
    }

    /** The columns that a proposal knows, but for those that are not sure. */
    static TableColumns proposed(Header header, MappingProposal proposal, ModelWriting writing) {
        Map<String, MappedColumn> byName = new HashMap<>();
        List<LeftOutColumn> left = proposal.leftOut();
        Map<String, Measure> measures = proposal.measures();
        proposal.columns().stream()
                .filter(p -> left.stream()
                        .noneMatch(l ->
                                l.column().equals(p.column()) && (!l.field().equals(p.field()) || isUnsure(l))))
                .forEach(p -> Field.of(String.valueOf(p.field()))
                        .ifPresent(f -> byName.put(
                                p.column(),
                                new MappedColumn(
                                        p.column(),
                                        List.of(f),
                                        Map.of(),
                                        measures.getOrDefault(p.column(), Measure.OWN),
                                        proposal.decisions().of(p.column())))));
        return new TableColumns(
                header,
                inOrder(header, byName),
                Set.copyOf(proposal.decisions().open().keySet()),
                writing);
    }

    /** Whether a load leaves the column out as not sure; of a required field it refuses the file, and what is there is judged. */
    private static boolean isUnsure(LeftOutColumn left) {
        return left.unread() == 0
                && !Field.of(left.field()).map(Field::required).orElse(false);
    }

    private static List<@Nullable MappedColumn> inOrder(Header header, Map<String, MappedColumn> byName) {
        List<@Nullable MappedColumn> all = new ArrayList<>();
        header.names().forEach(name -> all.add(byName.get(name)));
        return Collections.unmodifiableList(all);
    }

    /** The fields that a column fills. */
    Set<Field> fields() {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        for (MappedColumn column : all) {
            fields.addAll(column == null ? List.of() : column.fields);
        }
        return fields;
    }

    /** What a header between the rows says otherwise than the one above them. */
    LaterHeaders laterHeaders() {
        List<@Nullable Field> fields = new ArrayList<>();
        List<Measure> measures = new ArrayList<>();
        for (MappedColumn column : all) {
            fields.add(column == null ? null : column.fields.getFirst());
            measures.add(column == null ? Measure.OWN : column.measure);
        }
        return LaterHeaders.of(header, fields, measures);
    }

    /** How many values of a record belong to columns. */
    int in(CsvRecord record) {
        return Math.min(all.size(), record.getFieldCount());
    }
}
