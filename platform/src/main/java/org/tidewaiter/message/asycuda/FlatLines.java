package org.tidewaiter.message.asycuda;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Line;
import org.tidewaiter.message.path.ValueWriter;

/** What repeats in the rows of one goods item of a flat export: a tax a row, and containers in columns side by side. */
final class FlatLines {
    private static final String NOT_PAYABLE = "0";

    private final FlatFile file;
    private final ValueWriter writing;
    private final List<List<String>> rows;
    private final List<Line> lines = new ArrayList<>();
    private final Set<String> columns = new HashSet<>();

    FlatLines(FlatFile file, List<List<String>> rows) {
        this.file = file;
        this.writing = file.writing();
        this.rows = rows;
        taxes();
        containers();
    }

    /** The lines, taxes in the order of their rows. */
    List<Line> lines() {
        return lines;
    }

    /** Whether lines have what the rows say in a column. */
    boolean have(String column) {
        return columns.contains(column);
    }

    private void taxes() {
        for (List<String> row : rows) {
            Map<String, GivenValue> values = new LinkedHashMap<>();
            for (FlatColumns.FlatColumn rule : file.lines(LineTable.TAX_LINE.tableName())) {
                GivenValue given = given(rule, row);
                if (given != null) {
                    values.putIfAbsent(rule.target(), given);
                }
            }
            GivenValue amount = values.get("amount");
            if (amount != null) {
                GivenValue mode = values.get("payment_method");
                boolean suspended = mode != null && mode.text().equals(NOT_PAYABLE);
                values.put(suspended ? "suspended_amount" : "payable_amount", amount);
            }
            if (!values.isEmpty()) {
                lines.add(new Line(LineTable.TAX_LINE, "line", values));
            }
        }
    }

    private @Nullable GivenValue given(FlatColumns.FlatColumn rule, List<String> row) {
        for (String column : rule.columns()) {
            String text = file.value(row, column);
            if (text != null) {
                columns.add(column);
                return new GivenValue(
                        LineTable.TAX_LINE
                                .column(rule.target())
                                .map(c -> writing.of(c.type(), text))
                                .orElseThrow(),
                        column);
            }
        }
        return null;
    }

    /** Each column of a container's number is a container; rows that repeat it say it once. */
    private void containers() {
        Set<String> seen = new HashSet<>();
        for (FlatColumns.FlatColumn rule : file.lines(LineTable.CONTAINER.tableName())) {
            for (String column : rule.columns()) {
                for (List<String> row : rows) {
                    String number = file.value(row, column);
                    if (number != null) {
                        columns.add(column);
                        if (seen.add(number)) {
                            lines.add(new Line(
                                    LineTable.CONTAINER,
                                    column,
                                    Map.of(rule.target(), new GivenValue(number.strip(), column))));
                        }
                    }
                }
            }
        }
    }
}
