package org.tidewaiter.selection;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.ColumnReader;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.features.Items;
import org.tidewaiter.riskmodel.PeriodItems;

/** What is declared of a period's items in the fields that rules name: numbers as doubles, times as 2024-03-04T08:00:00Z, all else as text. */
final class RuleFields {
    private static final Set<Field.Type> NUMBERS =
            Set.of(Field.Type.AMOUNT, Field.Type.MASS, Field.Type.RATE, Field.Type.COUNT);

    private final List<Field> fields;
    private final PeriodItems period;
    private final Items items;
    /** The first item of each declaration. */
    private final Map<Long, Integer> first = new HashMap<>();
    /** By field and item of the period. */
    private final @Nullable Object[][] values;

    private final double[] numbers = new double[RowFeed.CHUNK];

    private RuleFields(List<Field> fields, Items items, PeriodItems period) {
        this.fields = fields;
        this.items = items;
        this.period = period;
        values = new @Nullable Object[fields.size()][period.size()];
        for (int i = period.first(); i < period.first() + period.size(); i++) {
            first.putIfAbsent(items.declarationKey(i), i);
        }
    }

    static RuleFields read(Lake lake, List<Field> fields, Items items, PeriodItems period) {
        RuleFields read = new RuleFields(fields, items, period);
        if (!fields.isEmpty() && period.size() > 0) {
            lake.transaction(session -> {
                session.chunks(read.statement(), read::take);
                return null;
            });
        }
        return read;
    }

    /** The names are those of the model's fields, the days are numbers: nothing from outside stands in it. */
    private String statement() {
        String columns = fields.stream().map(RuleFields::column).collect(Collectors.joining(", "));
        LocalDate from = LocalDate.ofEpochDay(items.day(period.first()));
        LocalDate last = LocalDate.ofEpochDay(items.day(period.first() + period.size() - 1));
        return "select i.declaration_key::integer, i.sequence, " + columns
                + " from goods_item i join declaration d on d.declaration_key = i.declaration_key"
                + " where d.accepted_at >= date '" + from + "' and d.accepted_at < date '" + last.plusDays(1) + "'";
    }

    private static String column(Field field) {
        String column = (field.part() == Field.ModelPart.GOODS_ITEM ? "i." : "d.") + field.viewColumn();
        if (isNumber(field)) {
            return column + "::double";
        }
        // As timestamp() reads it.
        return field.type() == Field.Type.TIME
                ? "replace(" + column + "::timestamp::varchar, ' ', 'T') || 'Z'"
                : column + "::varchar";
    }

    static boolean isNumber(Field field) {
        return NUMBERS.contains(field.type());
    }

    private void take(ColumnReader chunk) {
        int[] at = new int[chunk.rows()];
        Arrays.setAll(at, r -> place(chunk.intAt(0, r), chunk.intAt(1, r)));
        for (int f = 0; f < fields.size(); f++) {
            boolean number = isNumber(fields.get(f));
            if (number) {
                chunk.doubles(2 + f, numbers, 0);
            }
            for (int r = 0; r < at.length; r++) {
                if (at[r] >= 0) {
                    values[f][at[r]] = !number ? chunk.textAt(2 + f, r) : Double.isNaN(numbers[r]) ? null : numbers[r];
                }
            }
        }
    }

    private int place(long declaration, int sequence) {
        for (int i = first.getOrDefault(declaration, items.size());
                i < items.size() && items.declarationKey(i) == declaration;
                i++) {
            if (items.sequence(i) == sequence) {
                return i - period.first();
            }
        }
        return -1;
    }

    /** The value of a field by its place, null where it is not given. */
    @Nullable
    Object of(int field, int item) {
        return values[field][item - period.first()];
    }
}
