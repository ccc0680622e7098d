package org.tidewaiter.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * Refuses corrections that would empty what the version before them fills: a field of the declaration or of an item, or an
 * item as a whole. A file that holds only some columns is no new version of its declarations.
 */
public final class EmptyingCorrections {
    /** How the reason begins. */
    public static final String REASON = "would empty what version ";

    private static final SqlSections SQL = SqlSections.read(EmptyingCorrections.class, "EmptyingCorrections.sql");

    private static final List<Field> NOT_COMPARED =
            List.of(Field.DECLARATION_ID, Field.VERSION, Field.ACCEPTED_AT, Field.SEQUENCE, Field.HS_CODE);

    /** The fields that the first of the lines of a row fills where the row does not. */
    private static final List<Field> OF_LINES = LineTable.ofDeclarations().stream()
            .flatMap(table -> table.columns().stream())
            .map(LineTable.LineColumn::field)
            .filter(Objects::nonNull)
            .toList();

    private final StagedValues values;
    private final boolean merged;
    private final boolean ofTable;

    /**
     * Compares with what is staged.
     *
     * @param merged whether rows are lines of items, so that {@code merged} says by which row an item is staged
     * @param ofTable whether a table is staged, which may lack columns of lines; a message says all lines that there are
     */
    EmptyingCorrections(StagedValues values, boolean merged, boolean ofTable) {
        this.ofTable = ofTable;
        this.values = values;
        this.merged = merged;
    }

    /** Adds every row of such a declaration to the table of rejected rows. */
    void reject(Session session, CompletedDeclarations late) {
        if (session.number(SQL.get("known")) == 0) {
            session.execute("drop table if exists row_line_fields");
            session.execute("drop table if exists row_line_counts");
            return;
        }
        session.execute(SQL.get("no_lines"));
        session.execute(SQL.get("filled_by_lines").replace("$merged", mergedRows()));
        session.execute(SQL.get("no_counts"));
        session.execute(SQL.get("emptied")
                .replace("$sequence", values.sequence())
                .replace("$compared", compared())
                .replace("$lines", linesBefore())
                .replace("$merged", mergedRows()));
        late.emptyNothing();
        if (session.number("select count(*) from emptied") > 0) {
            String results = values.filled(Field.OUTCOME) ? ". Results of controls alone come with --as controls" : "";
            session.execute(SQL.get("reject").replace("$reason", REASON).replace("$results", results));
        }
        session.execute("drop table emptied");
        session.execute("drop table filled_by_lines");
        session.execute("drop table row_line_fields");
        session.execute("drop table row_line_counts");
    }

    private String mergedRows() {
        return merged ? "merged" : "(select null::bigint as line, null::bigint as first_line)";
    }

    /** How many lines of each table the version before brought itself; those of files of their own go over to the new one. */
    private String linesBefore() {
        if (!ofTable) {
            return SQL.get("no_lines_before");
        }
        return LineTable.ofDeclarations().stream()
                .map(table -> SQL.get("lines_before").replace("$table", table.tableName()))
                .collect(Collectors.joining(" union all "));
    }

    /** By field its path where the version before fills it and the new row does not, else null. */
    private String compared() {
        return Arrays.stream(Field.values())
                .filter(f -> f.part() != Field.ModelPart.CONTROL && !NOT_COMPARED.contains(f))
                .map(f -> "case when " + filledBefore(f) + " and " + emptyNow(f) + " then '" + f.path() + "' end")
                .collect(Collectors.joining(", "));
    }

    private static String filledBefore(Field field) {
        String stored = (field.part() == Field.ModelPart.DECLARATION ? "d." : "i.") + field.storedColumn();
        return field.keyed() ? stored + " > 0" : "coalesce(" + stored + "::varchar, '') <> ''";
    }

    private String emptyNow(Field field) {
        String byRow = field.keyed()
                ? "coalesce(" + values.value(field) + ", 0) = 0"
                : "coalesce((" + values.value(field) + ")::varchar, '') = ''";
        return OF_LINES.contains(field)
                ? byRow + " and not coalesce(list_contains(b.fields, '" + field.path() + "'), false)"
                : byRow;
    }
}
