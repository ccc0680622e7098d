package org.tidewaiter.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * The table with which several analyses begin: the declarations whose declarants Customs would ask first, one a row, with rank, day, importer, number
 * of items and what makes it stand there.
 */
public final class DeclarationsToAsk {
    private static final List<Column> COMMON =
            List.of(Column.RANK, Column.DECLARATION, Column.DAY, Column.IMPORTER, Column.ITEMS);

    private DeclarationsToAsk() {}

    /**
     * The table, from the section {@code declarations} of the analysis.
     *
     * @param further its columns behind rank, declaration, day, importer and number of items
     */
    public static Table first(AnalysisSql steps, Column... further) {
        List<Column> columns = new ArrayList<>(COMMON);
        columns.addAll(List.of(further));
        return steps.table(
                "declarations",
                Words.of("Declarations to ask about first", "Déclarations à interroger d’abord"),
                List.copyOf(columns));
    }
}
