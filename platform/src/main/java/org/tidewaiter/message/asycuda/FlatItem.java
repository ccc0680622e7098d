package org.tidewaiter.message.asycuda;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.MessagePart;
import org.tidewaiter.message.path.Numbers;
import org.tidewaiter.message.path.ValueWriter;

/** The rows of one goods item: one, or one for each of its tax lines. */
final class FlatItem {
    private static final List<String> MODES_OF_PAYMENT = List.of("TAX_LIN_MOP", "SADITM_TAX_MOP");

    private final FlatFile file;
    private final ValueWriter writing;
    private final long line;
    private final int sequence;
    private final List<List<String>> rows = new ArrayList<>();
    private final Set<String> mine = new HashSet<>();
    private @Nullable FlatLines lines;

    /** The item after so many others, whose first row stands in that line. */
    FlatItem(FlatFile file, long line, int before) {
        this.file = file;
        this.writing = file.writing();
        this.line = line;
        this.sequence = before + 1;
    }

    void add(List<String> row) {
        rows.add(row);
    }

    /** What repeats in its rows; asked for once they are all there. */
    private FlatLines repeated() {
        FlatLines known = lines;
        if (known == null) {
            known = new FlatLines(file, rows);
            lines = known;
        }
        return known;
    }

    /** The item's fields, from columns that the heading has not taken. */
    MessagePart part(Set<String> taken) {
        Map<Field, GivenValue> values = new EnumMap<>(Field.class);
        for (FlatColumns.FlatColumn rule : file.lines("item")) {
            if (!values.containsKey(rule.field())) {
                GivenValue given = given(rule, taken);
                if (given != null) {
                    values.put(rule.field(), given);
                }
            }
        }
        values.putIfAbsent(Field.SEQUENCE, new GivenValue(String.valueOf(sequence), "line " + line));
        return SpecificRates.in(
                new MessagePart("line " + line, values).withLines(repeated().lines()));
    }

    private @Nullable GivenValue given(FlatColumns.FlatColumn rule, Set<String> taken) {
        List<String> columns = rule.columns().stream()
                .filter(c -> !taken.contains(c) && !mine.contains(c) && !all(c).isEmpty())
                .toList();
        if (columns.isEmpty()
                || rule.how().equals("glue")
                        && !columns.getFirst().equals(rule.columns().getFirst())) {
            return null;
        }
        return switch (rule.how()) {
            case "sum" -> sum(columns.getFirst(), false);
            case "suspended" -> sum(columns.getFirst(), true);
            case "glue" -> own(rule.field(), columns.getFirst(), tariffCode(columns));
            case "list" ->
                own(
                        rule.field(),
                        columns.getFirst(),
                        String.join(
                                ", ",
                                columns.stream().map(c -> all(c).getFirst()).toList()));
            default ->
                own(rule.field(), columns.getFirst(), all(columns.getFirst()).getFirst());
        };
    }

    private GivenValue own(Field field, String column, String text) {
        mine.add(column);
        return new GivenValue(writing.of(field, text), column);
    }

    /**
     * The tariff code of its columns: digits only after the first, twelve at most. A spreadsheet on the way drops zeros at the front:
     * where all columns hold two digits at most each is filled to two, else the first to an even number, as the HS has no odd ones.
     */
    private String tariffCode(List<String> columns) {
        List<String> parts = columns.stream()
                .map(c -> writing.of(Field.HS_CODE, all(c).getFirst()))
                .toList();
        boolean pairs = parts.size() > 1 && parts.stream().allMatch(p -> p.length() <= 2 && digits(p));
        StringBuilder code = new StringBuilder();
        for (String part : parts) {
            boolean odd = code.isEmpty() && digits(part) && part.length() % 2 == 1;
            String filled = pairs && part.length() == 1 || odd ? "0" + part : part;
            if (!code.isEmpty() && (!digits(filled) || code.length() + filled.length() > 12)) {
                break;
            }
            code.append(filled);
        }
        return code.toString();
    }

    private static boolean digits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The sum over the rows that are payable, or over those that are suspended; null where there are none. */
    private @Nullable GivenValue sum(String column, boolean suspended) {
        BigDecimal sum = null;
        for (List<String> row : rows) {
            String text = file.value(row, column);
            if (text != null && isSuspended(row) == suspended) {
                BigDecimal number = writing.numbers().read(text);
                if (number == null) {
                    return null;
                }
                sum = sum == null ? number : sum.add(number);
            }
        }
        return sum == null ? null : new GivenValue(Numbers.write(sum), column);
    }

    /** Whether the row's tax has the mode of payment nought. */
    private boolean isSuspended(List<String> row) {
        return MODES_OF_PAYMENT.stream().anyMatch(c -> "0".equals(file.value(row, c)));
    }

    /** Everything of its rows that is in no field: once where its rows agree, else each row's value in their order. */
    void keep(Set<String> taken, Set<String> changing, List<Addition> additions) {
        for (String column : file.names()) {
            boolean ofHeading = !file.ofItem(column) && !changing.contains(column);
            if (ofHeading || taken.contains(column) || repeated().have(column)) {
                continue;
            }
            List<String> values = all(column);
            boolean same = values.stream().distinct().count() <= 1 && values.size() == rows.size();
            List<String> kept = same ? values.subList(0, 1) : values;
            kept.stream()
                    .skip(mine.contains(column) ? 1 : 0)
                    .forEach(v -> additions.add(new Addition(sequence, column, v)));
        }
    }

    private List<String> all(String column) {
        return rows.stream()
                .map(r -> file.value(r, column))
                .filter(Objects::nonNull)
                .toList();
    }
}
