package org.tidewaiter.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.mapping.CompanionMapping;
import org.tidewaiter.mapping.CompanionMapping.FilledColumn;
import org.tidewaiter.mapping.LineColumns;
import org.tidewaiter.mapping.LineColumns.LineColumn;
import org.tidewaiter.mapping.LineNames;
import org.tidewaiter.mapping.LineTarget;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.mapping.RowsOfDeclarations;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Line;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessagePart;
import org.tidewaiter.notation.DayFormat;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.TableFile;

/**
 * What repeats in the rows of a table: the values of their {@link LineColumns}, read while the rows are parsed and written to the tables of
 * lines once the rows are. A value that its column cannot keep sets its row aside, as one of a field does.
 */
// Long: the lines of a row from its cells to the tables, which share what the row before has left.
final class RowLines implements AutoCloseable {
    private static final SqlSections SQL = SqlSections.read(RowLines.class, "row-lines.sql");
    static final SqlSections LINE_ROWS = SqlSections.read(RowLines.class, "line-rows.sql");

    private static final Pattern NOUGHT = Pattern.compile("0+(?:[.,]0+)?");

    /** The number under which lines of an item are kept; those of the declaration are kept under 0. */
    private static final int OF_ITEM = 1;

    /** What must be read or refused: a line without its amount looks right and is wrong. */
    private static final Set<Field.Type> NUMBERS =
            Set.of(Field.Type.AMOUNT, Field.Type.MASS, Field.Type.RATE, Field.Type.COUNT);

    /** The lines of one part that are of one table and counted by one word, by their number. */
    private record Group(boolean heading, LineTable table, String kind) {}

    private final Map<Integer, LineColumn> byPlace = new LinkedHashMap<>();
    private final List<String> names;
    private final CompanionValue values;
    private final LineRows kept;
    private final Map<Group, TreeMap<Integer, Map<String, GivenValue>>> row = new LinkedHashMap<>();
    private final TreeSet<String> unknown = new TreeSet<>();
    private final Set<Group> listed = new HashSet<>();
    private final Set<String> padded = new LinkedHashSet<>();
    private final Map<LineTarget, String> constants;
    private final CompanionDays days;

    private RowLines(
            List<LineColumn> columns, List<String> names, Mapping mapping, CompanionDays days, Path temporary) {
        this.days = days;
        columns.forEach(c -> byPlace.put(c.at(), c));
        this.names = names;
        char decimal = mapping.decimal();
        Character grouping = mapping.grouping();
        values = new CompanionValue(new CompanionMapping(
                mapping.name(),
                "",
                Map.of(),
                Map.of(),
                mapping.dates(),
                decimal,
                grouping == null ? 0 : grouping,
                mapping.round()));
        kept = new LineRows(temporary);
        constants = mapping.lineConstants();
    }

    /** Those of a file; null where it has none. */
    static @Nullable RowLines of(TableFile file, Header header, Mapping mapping, Path temporary) {
        List<LineColumn> columns = LineColumns.of(file, header, mapping);
        return columns.isEmpty()
                ? null
                : new RowLines(columns, header.names(), mapping, days(file, header, mapping, columns), temporary);
    }

    /** What the first rows show of the order in which columns write days, where the mapping does not say it. */
    private static CompanionDays days(TableFile file, Header header, Mapping mapping, List<LineColumn> columns) {
        CompanionDays days = new CompanionDays();
        List<LineColumn> ofDays = columns.stream()
                .filter(c -> mapping.dates().isEmpty()
                        && c.column() != null
                        && c.column().type() == Field.Type.TIME)
                .toList();
        if (!ofDays.isEmpty()) {
            for (List<String> row : RowsOfDeclarations.rows(file)) {
                ofDays.stream()
                        .filter(c -> c.at() < row.size())
                        .forEach(c -> days.add(
                                header.names().get(c.at()), row.get(c.at()).strip()));
            }
        }
        return days;
    }

    /** Whether each row is a line of its item, so that several rows may be one item. */
    boolean repeatItems() {
        return byPlace.values().stream().anyMatch(f -> f.target().ofRow() && !f.heading());
    }

    /** Makes a table of what the line of each row says: {@code line} in the file, {@code tells}, {@code whole}. */
    void keys(Session session) {
        session.execute("create or replace temp table row_line_keys (line bigint, tells varchar, whole ubigint)");
        byPlace.values().stream()
                .filter(f -> f.target().ofRow() && !f.heading())
                .map(LineColumn::table)
                .distinct()
                .forEach(table ->
                        kept.write(session, table, LINE_ROWS.get("keys").replace(":tells", tells(table))));
        session.execute(LINE_ROWS.get("one key"));
    }

    /** Makes a table of how many lines of each table each {@code line} of the file says. */
    void counts(Session session) {
        session.execute("create or replace temp table row_line_counts (line bigint, name varchar, lines bigint)");
        for (LineTable table : LineTable.ofDeclarations()) {
            kept.write(session, table, LINE_ROWS.get("counts").replace(":table", table.tableName()));
        }
    }

    /** Makes a table of the fields that lines may fill: of each {@code line} whether its column is filled, which only the first says. */
    void fields(Session session) {
        session.execute("create or replace temp table row_line_fields"
                + " (line bigint, of_item boolean, ordinal bigint, field varchar, filled boolean)");
        for (LineTable table : LineTable.ofDeclarations()) {
            for (LineTable.LineColumn column : table.columns()) {
                Field field = column.field();
                if (field != null) {
                    kept.write(
                            session,
                            table,
                            LINE_ROWS
                                    .get("fields")
                                    .replace(":of_item", field.part() == Field.ModelPart.GOODS_ITEM ? "> 0" : "= 0")
                                    .replace(":path", field.path())
                                    .replace(":column", column.name()));
                }
            }
        }
    }

    /** Whether some are of the whole declaration, which each of its rows may say. */
    private boolean ofDeclarations() {
        return byPlace.values().stream().anyMatch(LineColumn::heading);
    }

    /**
     * Makes a table of the rows whose lines of the declaration differ from those of the first row that has such lines: {@code heading_lines_differ},
     * with {@code row_number}, {@code line}, {@code name} of the table, and {@code here} and {@code there} what they say.
     *
     * @return whether rows may say lines of the declaration at all
     */
    boolean headings(Session session) {
        if (!ofDeclarations()) {
            return false;
        }
        session.script(LINE_ROWS.get("headings"));
        List<LineTable> tables = byPlace.values().stream()
                .filter(LineColumn::heading)
                .map(LineColumn::table)
                .distinct()
                .toList();
        tables.forEach(t -> kept.write(session, t, LINE_ROWS.get("heading").replace(":table", t.tableName())));
        session.execute(LINE_ROWS.get("headings that differ"));
        if (session.number("select count(*) from heading_lines_differ") > 0) {
            tables.forEach(t -> kept.write(
                    session,
                    t,
                    LINE_ROWS
                            .get("heading text")
                            .replace(":table", t.tableName())
                            .replace(":shown", shown(t))));
        }
        session.execute(LINE_ROWS.get("headings with their text"));
        return true;
    }

    private static String shown(LineTable table) {
        return table.columns().stream()
                .map(c -> "nullif(l." + c.name() + "::varchar, '')")
                .collect(Collectors.joining(", "));
    }

    private String tells(LineTable table) {
        String columns = byPlace.values().stream()
                .map(LineColumn::target)
                .filter(t -> t.table() == table && t.tellsApart())
                .map(t -> "l." + Objects.requireNonNull(t.column()).name())
                .collect(Collectors.joining(", "));
        return columns.isEmpty() ? "null" : "concat_ws('/', " + columns + ")";
    }

    /** The names of the columns that it reads. */
    List<String> columns() {
        return byPlace.keySet().stream().map(names::get).toList();
    }

    /** Whether it reads the column at that place of the header. */
    boolean takes(int place) {
        return byPlace.containsKey(place);
    }

    /** What the column at that place is, as the quarantine names it. */
    String field(int place) {
        LineColumn found = byPlace.get(place);
        LineTable.LineColumn column = found == null ? null : found.column();
        return found == null ? "" : found.table().tableName() + (column == null ? "" : "." + column.name());
    }

    /** Forgets the row before. */
    void clear() {
        row.clear();
        listed.clear();
    }

    /**
     * Takes a value of the row.
     *
     * @throws Refusal when its column cannot keep it
     */
    void take(int place, String text) throws Refusal {
        LineColumn found = byPlace.get(place);
        if (found == null || text.isBlank()) {
            return;
        }
        LineTable.LineColumn column = found.column();
        if (column == null) {
            takeArray(found, text);
        } else {
            put(found, found.line(), column, text);
        }
    }

    private void takeArray(LineColumn found, String text) throws Refusal {
        JsonNode array;
        try {
            array = Json.OF_OTHERS.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Refusal("is no JSON");
        }
        if (!array.isArray()) {
            throw new Refusal("is no array of objects");
        }
        listed.add(new Group(found.heading(), found.table(), found.kind()));
        for (int i = 0; i < array.size(); i++) {
            if (!array.get(i).isObject() && !array.get(i).isNull()) {
                throw new Refusal("has in its array something that is no object: " + array.get(i));
            }
            Set<LineTable.LineColumn> given = new HashSet<>();
            for (Map.Entry<String, JsonNode> said : array.get(i).properties()) {
                Optional<LineTable.LineColumn> column = LineNames.column(found.table(), said.getKey());
                String value = plain(
                        said.getValue(),
                        column.filter(c -> c.name().equals("seals")).isPresent());
                if (value == null
                        && column.filter(c -> NUMBERS.contains(c.type())).isPresent()) {
                    throw new Refusal("has an object for its '" + said.getKey()
                            + "', and one number is kept of it: give the number alone");
                }
                if (column.isEmpty()
                        || value == null
                        || !given.add(column.get())) { // two names of one column: the first speaks
                    unknown.add(names.get(found.at()) + "." + said.getKey());
                } else {
                    put(found, i + 1, column.get(), value);
                }
            }
        }
    }

    /** A value, or several plain ones with semicolons between, seals of a container with commas as everywhere; null of objects. */
    private static @Nullable String plain(JsonNode value, boolean seals) {
        if (value.isArray()) {
            boolean all = StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isValueNode);
            return all
                    ? StreamSupport.stream(value.spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(seals ? ", " : "; "))
                    : null;
        }
        return value.isNull() ? "" : value.isValueNode() ? value.asText() : null;
    }

    private void put(LineColumn found, int line, LineTable.LineColumn column, String text) throws Refusal {
        List<DayFormat> told = values.mapping().dates();
        String value = values.read(
                text,
                LineCompanion.described(column),
                FilledColumn.plain(column.name()),
                told.isEmpty() ? days.of(names.get(found.at())) : told,
                NumberStyle.PLAIN);
        if (value.isEmpty()) {
            return;
        }
        Object before = row.computeIfAbsent(
                        new Group(found.heading(), found.table(), found.kind()), g -> new TreeMap<>())
                .computeIfAbsent(line, n -> new LinkedHashMap<>())
                .put(column.name(), new GivenValue(value, names.get(found.at())));
        if (before != null) {
            throw new Refusal("gives " + column.name() + " of its line twice");
        }
    }

    /** Keeps the lines of the row, which is good. {@code line}: its line in the file. */
    void keep(long line) {
        row.forEach((group, lines) -> {
            if (!listed.contains(group)) {
                lines.values().removeIf(given -> isPadding(group.table(), given));
            }
        });
        constants.forEach(this::putConstant);
        List<Line> heading = new ArrayList<>();
        List<Line> item = new ArrayList<>();
        row.forEach((group, lines) -> lines.forEach((n, given) -> {
            LineNames.said(group.kind())
                    .ifPresent(said -> given.putIfAbsent(said.getKey(), new GivenValue(said.getValue(), group.kind())));
            (group.heading() ? heading : item).add(new Line(group.table(), "", given));
        }));
        kept.add(Message.Kind.DECLARATION, line, 0, new MessagePart("", Map.of(), heading));
        kept.add(Message.Kind.DECLARATION, line, OF_ITEM, new MessagePart("", Map.of(), item));
    }

    /**
     * Whether a line of columns says nothing: a table of fixed columns has 0 for the kind and 0 for the count where there is no second package. Where
     * numbers alone are nought, such as a tax of 0, the line says that.
     */
    private boolean isPadding(LineTable table, Map<String, GivenValue> given) {
        boolean named = table.columns().stream()
                .anyMatch(c -> LineValue.type(c) == String.class && given.containsKey(c.name()));
        boolean padding = named
                && given.values().stream()
                        .allMatch(v -> NOUGHT.matcher(v.text()).matches());
        if (padding) {
            given.values().forEach(v -> padded.add(v.path()));
        }
        return padding;
    }

    /** Puts what the mapping says of a line that the row says something of. */
    private void putConstant(LineTarget target, String value) {
        Map<String, GivenValue> given = row.getOrDefault(
                        new Group(target.heading(), target.table(), target.kind()), new TreeMap<>())
                .get(target.line());
        if (given != null) {
            String column = Objects.requireNonNull(target.column()).name();
            given.putIfAbsent(column, new GivenValue(value, column));
        }
    }

    /** In which order days were read, what of arrays has no column, and which columns have noughts in place of lines, a sentence each. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(days.notes());
        if (!unknown.isEmpty()) {
            notes.add("not kept, as the tables have no column for it: " + String.join(", ", unknown));
        }
        if (!padded.isEmpty()) {
            notes.add("where these have nothing but 0, there is no line: " + String.join(", ", padded));
        }
        return notes;
    }

    /**
     * Writes the lines of the rows that were taken, and the first of each to the field that stands for it, where that is not given.
     *
     * @param keys the table of the rows: line, declaration_key, sequence, is_first
     */
    void write(Session session, int loadId, String keys) {
        if (kept.isEmpty()) {
            return;
        }
        String load = Integer.toString(loadId);
        kept.write(
                session,
                SQL.get("write")
                        .replace(":keys", keys)
                        .replace(":load", load)
                        .replace(":which", ofDeclarations() ? SQL.get("of_all").replace(":keys", keys) : "")
                        .replace(":ordinal", repeatItems() ? SQL.get("counted") : "l.ordinal"));
        for (LineTable table : LineTable.ofDeclarations()) {
            for (LineTable.LineColumn column : table.columns()) {
                Field field = column.field();
                if (field != null) {
                    session.execute(SQL.get(field.part() == Field.ModelPart.GOODS_ITEM ? "item_field" : "heading_field")
                            .replace(":table", table.tableName())
                            .replace(":line_column", column.name())
                            .replace(":column", field.storedColumn())
                            .replace(":load", load));
                }
            }
        }
    }

    @Override
    public void close() {
        kept.close();
    }
}
