package org.tidewaiter.savedquestions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;

/**
 * What a report said, as it is kept: the sentences, and the first rows of its tables as they were shown. Two of them are compared as people read
 * them, so that a change in the tenth digit is none.
 *
 * @param sentences what was found, or why nothing can be judged
 * @param tables the tables of findings
 */
public record KeptAnswer(List<Words> sentences, List<KeptTable> tables) {
    /** So many rows of a table are kept. */
    static final int ROWS = 200;

    /** Keeps copies of the lists and maps that it is given. */
    public KeptAnswer {
        sentences = List.copyOf(sentences);
        tables = List.copyOf(tables);
    }

    /** A table: its columns' labels and its first rows. */
    public record KeptTable(String name, Words title, List<Words> labels, List<KeptRow> rows) {}

    /** A row: what tells it from others, and its cells as they were shown. */
    public record KeptRow(String identity, List<Words> cells) {}

    /** What is kept of a report. */
    public static KeptAnswer of(Report report) {
        return switch (report.result()) {
            case Result.Findings findings ->
                new KeptAnswer(
                        findings.findings().stream().map(f -> f.says()).toList(),
                        findings.tables().stream().map(KeptAnswer::kept).toList());
            case Result.TooFew few -> new KeptAnswer(List.of(few.says()), List.of());
            case Result.NotApplicable not -> new KeptAnswer(List.of(not.says()), List.of());
        };
    }

    private static KeptTable kept(Table table) {
        List<KeptRow> rows = new ArrayList<>();
        List<Integer> places = identity(table);
        for (List<@Nullable Object> row : table.rows().stream().limit(ROWS).toList()) {
            List<Words> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                Column column = table.columns().get(i);
                cells.add(new Words(column.shown(row.get(i), Locale.ENGLISH), column.shown(row.get(i), Locale.FRENCH)));
            }
            String identity = String.join(
                    " ",
                    places.stream().map(place -> cells.get(place).english()).toList());
            rows.add(new KeptRow(identity, List.copyOf(cells)));
        }
        return new KeptTable(
                table.name(),
                table.title(),
                table.columns().stream().map(Column::label).toList(),
                List.copyOf(rows));
    }

    /**
     * The places of the columns that tell rows apart: the key, or the declaration and its item, or all that is no figure, or else the first column.
     */
    private static List<Integer> identity(Table table) {
        List<String> names = table.columns().stream().map(Column::name).toList();
        if (table.key() != null) {
            return table.keyPlaces();
        }
        if (names.contains("declaration_id")) {
            return names.contains("sequence")
                    ? List.of(table.place("declaration_id"), table.place("sequence"))
                    : List.of(table.place("declaration_id"));
        }
        List<Integer> words = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Column column = table.columns().get(i);
            if (!column.kind().isNumber() && column.meanings().isEmpty()) {
                words.add(i);
            }
        }
        return words.isEmpty() ? List.of(0) : List.copyOf(words);
    }
}
