package org.tidewaiter.mapping;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.source.TableFile;

/**
 * The names that the fields of the model have themselves, as columns bear them: {@code goods_item.hs_code}, {@code hs_code},
 * and {@code HS Code} or {@code hsCode} where the name has several words. A short name that the declaration and the item both
 * have ({@code gross_mass_kg}) is the item's: rows are goods items.
 */
public final class ModelNames {
    private static final Map<String, Field> WHOLE = new LinkedHashMap<>();
    private static final Map<String, Field> SHORT = new LinkedHashMap<>();
    private static final Map<String, Field> WORDS = new HashMap<>();

    static {
        for (Field field : Field.values()) {
            WHOLE.put(field.path(), field);
            Field before = SHORT.put(field.column(), field);
            if (before != null && before.part() == Field.ModelPart.GOODS_ITEM) {
                SHORT.put(field.column(), before);
            }
        }
        for (Field field : Field.values()) {
            if (!field.viewColumn().equals(field.column())) { // what was asked of the views can be loaded again
                WHOLE.put(field.part().name().toLowerCase(Locale.ROOT) + "." + field.viewColumn(), field);
                SHORT.put(field.viewColumn(), field);
            }
        }
        SHORT.forEach((name, field) -> {
            if (name.indexOf('_') > 0) {
                WORDS.put(name.toUpperCase(Locale.ROOT), field);
            }
        });
    }

    private ModelNames() {}

    /** The field whose own name a column bears, or null. */
    public static @Nullable Field field(String column) {
        String name = column.trim().toLowerCase(Locale.ROOT);
        Field whole = WHOLE.get(name);
        if (whole != null) {
            return whole;
        }
        Field shortly = SHORT.get(name);
        return shortly == null ? WORDS.get(HeaderWords.key(column)) : shortly;
    }

    /** Whether a column is named with the part before its name: {@code goods_item.hs_code}. */
    static boolean isWhole(String column) {
        return WHOLE.containsKey(column.trim().toLowerCase(Locale.ROOT));
    }

    /** Whether the declaration and the item have a field of that name, and the column does not say which it is. */
    static boolean isOfBoth(String column) {
        Field field = field(column);
        return field != null
                && !isWhole(column)
                && Arrays.stream(Field.values())
                        .anyMatch(f -> f != field && f.column().equals(field.column()));
    }

    /** Every own name, whole and short, with what it fills. */
    static Map<String, Mapping.MappedColumn> columns() {
        Map<String, Mapping.MappedColumn> columns = new LinkedHashMap<>();
        WHOLE.forEach((name, field) -> columns.put(name, column(field)));
        SHORT.forEach((name, field) -> columns.put(name, column(field)));
        return columns;
    }

    /**
     * The columns of a header that bear own names.
     *
     * @throws TidewaiterException INPUT when two of them are of one field, or a field that every row needs has none
     */
    static Map<String, Mapping.MappedColumn> among(TableFile file, List<String> header, Mapping mapping) {
        Map<Field, String> filled = new HashMap<>();
        Map<String, Mapping.MappedColumn> columns = new LinkedHashMap<>();
        for (String name : header) {
            Field field = field(name);
            if (field == null) {
                continue;
            }
            String before = filled.put(field, name);
            if (before != null) {
                throw wrong(
                        file.path() + " has two columns for " + field.path() + ": '" + before + "' and '" + name + "'",
                        "take one of them out, or write a mapping: 'tidewaiter map' proposes one");
            }
            columns.put(name, column(field));
        }
        for (Field field : Field.values()) {
            if (field.required() && !filled.containsKey(field)) {
                throw wrong(
                        "The mapping " + mapping.name() + " needs the column '" + field.path() + "' (or '"
                                + field.column() + "'), which line " + file.headerEnd() + " of " + file.path()
                                + " does not have",
                        "name it so, or take another mapping ('tidewaiter map' proposes one)");
            }
        }
        return columns;
    }

    private static Mapping.MappedColumn column(Field field) {
        return new Mapping.MappedColumn(List.of(field), Map.of(), null);
    }

    private static TidewaiterException wrong(String what, String remedy) {
        return new TidewaiterException(Kind.INPUT, what, remedy);
    }
}
