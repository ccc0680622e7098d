package org.tidewaiter.datamodel;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field.ModelPart;

/**
 * The columns that {@link Field} gives to {@code store.declaration}, {@code store.goods_item} and {@code store.control} and to their views, so that a
 * new field of the model is a constant and neither a line of {@code schema.sql} nor a migration. Where {@code schema.sql} says
 * {@code -- :: PATH and the fields after it}, the column of that field and of all after it in its part stand in their order; a name before the path
 * is that of the table in a view, which says codes in words. Where it says {@code -- :: and the further fields of controls}, stand those of
 * {@link Field#furtherOfControls}, behind what is there.
 *
 * <p>A database that was made before a field came gets its column when it is opened, empty, in one transaction with the views
 * ({@link Schema}). As nothing reads these tables by the places of their columns, a column may stand in another place there than in a new database.
 */
final class FieldTables {
    private static final Pattern MARK =
            Pattern.compile("-- :: (?:(\\w+): )?([a-z_]+\\.[a-z_]+) and the fields after it");

    private static final Pattern FURTHER_OF_CONTROLS =
            Pattern.compile("-- :: (?:(\\w+): )?and the further fields of controls");

    private static final Set<String> OWN = EnumSet.allOf(Field.class).stream()
            .flatMap(field -> tables(field).map(table -> table + "." + field.storedColumn()))
            .collect(Collectors.toUnmodifiableSet());

    private FieldTables() {}

    /** The text of {@code schema.sql} with columns in the place of its marks. */
    static String written(String schema) {
        String ofControls = FURTHER_OF_CONTROLS
                .matcher(schema)
                .replaceAll(mark -> Matcher.quoteReplacement(Field.furtherOfControls().stream()
                        .map(column(mark.group(1)))
                        .map(column -> ", " + column)
                        .collect(Collectors.joining())));
        return MARK.matcher(ofControls).replaceAll(mark -> {
            Field first = Field.of(mark.group(2)).orElseThrow();
            return Matcher.quoteReplacement(
                    from(first).map(column(mark.group(1))).collect(Collectors.joining(", ")));
        });
    }

    /** The column of a field: as a table is made with it, or as a view reads it from a table. */
    private static Function<Field, String> column(@Nullable String table) {
        return table == null ? FieldTables::creation : field -> read(field, table);
    }

    /** What adds the columns that a database lacks; nothing where it has them. */
    static Stream<String> additions() {
        return Arrays.stream(Field.values())
                .filter(field -> field.part() != ModelPart.CONTROL
                        || Field.furtherOfControls().contains(field))
                .flatMap(field -> tables(field)
                        .map(table -> "alter table " + table + " add column if not exists " + creation(field)));
    }

    /** Whether a column is that of a field, which may stand in another place in a database that was made before the field came. */
    static boolean holdsField(String table, String column) {
        return OWN.contains(table + "." + column);
    }

    private static Stream<Field> from(Field first) {
        return Arrays.stream(Field.values())
                .filter(field -> field.part() == first.part() && field.compareTo(first) >= 0);
    }

    /** Where a field has a column: results of controls keep those that were corrected apart. */
    private static Stream<String> tables(Field field) {
        return field.part() == ModelPart.CONTROL
                ? Stream.of("store.control", "store.former_control")
                : Stream.of("store." + field.part().name().toLowerCase(Locale.ROOT));
    }

    private static String creation(Field field) {
        return field.storedColumn() + " " + field.storedType();
    }

    /** A field as views say it: codes and parties in their words, nothing where it was not given. */
    private static String read(Field field, String table) {
        String stored = table + "." + field.storedColumn();
        if (!field.keyed()) {
            return field.viewColumn().equals(field.storedColumn()) ? stored : stored + " as " + field.viewColumn();
        }
        String of = field.type() == Field.Type.PARTY
                ? "select nullif(w.party_id, '') from store.party w where w.party_key = "
                : "select nullif(w.code, '') from store.code w where w.code_key = ";
        return "(" + of + stored + ") as " + field.viewColumn();
    }
}
