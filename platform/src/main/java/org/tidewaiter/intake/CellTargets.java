package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.source.Header;

/**
 * Where the cells of a row go: for each column of a file the columns of the staging table that it fills, none where the mapping leaves it out,
 * several where it fills several fields. A slot is a place in {@link #all()}.
 */
final class CellTargets {
    private final List<FieldColumn> all;
    private final FieldColumn[][] ofColumn;
    private final int[][] slots;

    private CellTargets(List<FieldColumn> all, FieldColumn[][] ofColumn, int[][] slots) {
        this.all = all;
        this.ofColumn = ofColumn;
        this.slots = slots;
    }

    /** The targets of the columns of {@code header}, in their order, as {@code mapping} says. */
    static CellTargets of(Header header, Mapping mapping, KeyDictionary codes, KeyDictionary parties) {
        List<FieldColumn> all = new ArrayList<>();
        FieldColumn[][] ofColumn = new FieldColumn[header.names().size()][];
        int[][] slots = new int[ofColumn.length][];
        for (int c = 0; c < ofColumn.length; c++) {
            Mapping.MappedColumn column = mapping.columns().get(header.names().get(c));
            List<FieldColumn> mine = column == null ? List.of() : filledBy(column, mapping, codes, parties);
            ofColumn[c] = mine.toArray(FieldColumn[]::new);
            slots[c] = IntStream.range(all.size(), all.size() + mine.size()).toArray();
            all.addAll(mine);
        }
        return new CellTargets(List.copyOf(all), ofColumn, slots);
    }

    /** One target for each field, but of those that are kept as one. */
    private static List<FieldColumn> filledBy(
            Mapping.MappedColumn column, Mapping mapping, KeyDictionary codes, KeyDictionary parties) {
        List<FieldColumn> mine = new ArrayList<>();
        for (Field field : column.fields()) {
            if (mine.stream().noneMatch(t -> t.standsFor(field))) {
                mine.add(FieldColumn.of(field, ColumnReading.of(mapping, column), codes, parties));
            }
        }
        return mine;
    }

    /** All targets, in the order of the columns of the file. */
    List<FieldColumn> all() {
        return all;
    }

    /** How many columns the file has. */
    int columns() {
        return ofColumn.length;
    }

    /** What a column of the file fills; read for every cell, so it is no copy. */
    FieldColumn[] ofColumn(int column) {
        return ofColumn[column];
    }

    /** The slots of what a column of the file fills, in the same order; no copy either. */
    int[] slots(int column) {
        return slots[column];
    }
}
