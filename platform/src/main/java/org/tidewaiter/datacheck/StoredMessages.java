package org.tidewaiter.datacheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.LeftOutRule;
import org.tidewaiter.checks.LocalPractice;
import org.tidewaiter.engine.ColumnReader;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.Part;
import org.tidewaiter.model.Field;
import org.tidewaiter.model.LineTable;

/**
 * The declarations of a load as messages again, in the order in which they came: checks look at what is stored as they look
 * at what arrives. Read in slices, so that memory stays constant.
 */
final class StoredMessages {
    private static final String FORMAT = "workspace";
    private static final int SLICE = 20_000;
    /** Declarations of messages have dozens of lines, each a row of its own. */
    private static final int SLICE_WITH_LINES = 2_000;

    private final List<Field> heading = columns(Field.Part.DECLARATION);
    private final List<Field> item = columns(Field.Part.GOODS_ITEM);
    private final Session session;
    private final List<Addition> leftOut;
    private final StoredLines lines;
    private final BiConsumer<Long, Message> sink;
    private long key = -1;
    private Map<Field, GivenValue> values = Map.of();
    private List<Part> items = new ArrayList<>();
    private List<Integer> numbers = new ArrayList<>();
    private List<Addition> additions = new ArrayList<>();

    private record Bounds(long first, long last) {}

    private record Column(String columnName, String field, String example, String reason) {}

    private StoredMessages(Session session, List<Addition> leftOut, StoredLines lines, BiConsumer<Long, Message> sink) {
        this.session = session;
        this.lines = lines;
        this.leftOut = leftOut;
        this.sink = sink;
    }

    /** Hands over every declaration of a load that still stands, with its key. */
    static void read(Lake lake, int loadId, BiConsumer<Long, Message> sink) {
        try (Session session = lake.session()) {
            Bounds bounds = session.query(
                            Bounds.class,
                            "select coalesce(min(declaration_key), 0), coalesce(max(declaration_key), -1)"
                                    + " from store.declaration where load_id = ?",
                            loadId)
                    .getFirst();
            List<Addition> leftOut = leftOut(session, loadId);
            List<LineTable> tables = StoredLines.given(session, loadId);
            int slice = tables.isEmpty() ? SLICE : SLICE_WITH_LINES;
            for (long from = bounds.first(); from <= bounds.last(); from += slice) {
                StoredLines lines = StoredLines.read(session, tables, from, from + slice);
                new StoredMessages(session, leftOut, lines, sink).readSlice(loadId, from, slice);
            }
        }
    }

    /** What every declaration of a load lacks because a column of its file could not be read, and was left out. */
    private static List<Addition> leftOut(Session session, int loadId) {
        return session
                .query(
                        Column.class,
                        "select column_name, field, example, reason from load_left_out where load_id = ? order by all",
                        loadId)
                .stream()
                .map(c -> new Addition(
                        null, LeftOutRule.ADDITION + c.field(), c.columnName() + ": " + c.example() + " " + c.reason()))
                .toList();
    }

    /** The fields that any declaration or item of a load gives. */
    static Set<Field> given(Lake lake, int loadId) {
        Set<Field> given = EnumSet.noneOf(Field.class);
        String of = " where declaration_key in (select declaration_key from store.declaration where load_id = " + loadId
                + ")";
        try (Session session = lake.session()) {
            addGiven(session, "declaration", of, columns(Field.Part.DECLARATION), given);
            addGiven(session, "goods_item", of, columns(Field.Part.GOODS_ITEM), given);
        }
        return given;
    }

    /** What is usual in the whole workspace. */
    static LocalPractice habits(Lake lake) {
        LocalPractice habits = new LocalPractice();
        try (Session session = lake.session()) {
            for (Field field : Field.values()) {
                if (LocalPractice.counts(field)) {
                    String code = field == Field.HS_CODE ? "repeat('0', length(code))" : "code";
                    String view = field.part().name().toLowerCase(Locale.ROOT);
                    session.maps("select " + code + " as code, count(*) as times from (select " + field.column()
                                    + "::varchar as code from " + view + ") where code <> '' group by all")
                            .forEach(row -> habits.add(
                                    field,
                                    String.valueOf(row.get("code")),
                                    ((Number) Objects.requireNonNull(row.get("times"))).longValue()));
                }
            }
        }
        return habits;
    }

    private static void addGiven(Session session, String view, String of, List<Field> fields, Set<Field> given) {
        String counts = fields.stream()
                .map(f -> "count(nullif(" + f.column() + "::varchar, '')) as " + f.name())
                .collect(Collectors.joining(", "));
        Map<String, @Nullable Object> row =
                session.maps("select " + counts + " from " + view + of).getFirst();
        fields.stream()
                .filter(f -> row.get(f.name()) instanceof Number n && n.longValue() > 0)
                .forEach(given::add);
    }

    private static List<Field> columns(Field.Part part) {
        return Arrays.stream(Field.values())
                .filter(f -> f.part() == part && f != Field.VERSION && f != Field.SEQUENCE)
                .toList();
    }

    private void readSlice(int loadId, long from, int slice) {
        session.chunks(sql(loadId, from, slice), this::take);
        hand();
    }

    /** Every column as text, times in ISO 8601; a declaration's additions as JSON on its rows. */
    private String sql(int loadId, long from, int slice) {
        String where = " where declaration_key >= " + from + " and declaration_key < " + (from + slice);
        return "select d.declaration_key, "
                + heading.stream().map(f -> text("d", f)).collect(Collectors.joining(", ")) + ", "
                + item.stream().map(f -> text("i", f)).collect(Collectors.joining(", "))
                + ", i.sequence is not null, a.additions, i.sequence::bigint from (select * from declaration" + where
                + " and load_id = "
                + loadId + ") d left join (select * from goods_item" + where
                + ") i on i.declaration_key = d.declaration_key left join (select declaration_key,"
                + " json_group_array([coalesce(sequence::varchar, ''), name, value])::varchar as additions from"
                + " store.addition" + where
                + " group by declaration_key) a on a.declaration_key = d.declaration_key"
                + " order by d.declaration_key, i.sequence";
    }

    private static String text(String table, Field field) {
        String column = table + "." + field.column();
        return switch (field.type()) {
            case TIME -> "strftime(" + column + ", '%Y-%m-%dT%H:%M:%S')";
            case MASS, AMOUNT, RATE -> "rtrim(rtrim(" + column + "::varchar, '0'), '.')";
            default -> column + "::varchar";
        };
    }

    private void take(ColumnReader chunk) {
        int last = 1 + heading.size() + item.size();
        for (int row = 0; row < chunk.rows(); row++) {
            long declaration = chunk.longAt(0, row);
            if (declaration != key) {
                hand();
                begin(declaration, chunk, row, chunk.textAt(last + 1, row));
            }
            if (chunk.isTrueAt(last, row)) {
                items.add(new Part("", values(item, chunk, 1 + heading.size(), row)));
                numbers.add((int) chunk.longAt(last + 2, row));
            }
        }
    }

    private void begin(long declaration, ColumnReader chunk, int row, @Nullable String json) {
        key = declaration;
        values = values(heading, chunk, 1, row);
        items = new ArrayList<>();
        numbers = new ArrayList<>();
        additions = new ArrayList<>();
        try {
            for (JsonNode one : Json.MAPPER.readTree(json == null ? "[]" : json)) {
                String place = one.get(0).asText();
                additions.add(new Addition(
                        place.isEmpty() ? null : Integer.valueOf(place),
                        one.get(1).asText(),
                        one.get(2).asText()));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<Field, GivenValue> values(List<Field> fields, ColumnReader chunk, int first, int row) {
        Map<Field, GivenValue> values = new EnumMap<>(Field.class);
        for (int f = 0; f < fields.size(); f++) {
            String text = chunk.textAt(first + f, row);
            if (text != null && !text.isEmpty()) {
                values.put(fields.get(f), new GivenValue(text, fields.get(f).path()));
            }
        }
        return values;
    }

    /** The items with their lines: lines go by the number of the item. */
    private List<Part> withLines() {
        List<Part> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            all.add(lines.with(items.get(i), key, numbers.get(i)));
        }
        return all;
    }

    /** Hands over the declaration that is complete; additions that are fields of the model become values again. */
    private void hand() {
        if (key < 0) {
            return;
        }
        List<Addition> others = new ArrayList<>(leftOut);
        for (Addition a : additions) {
            Field field = Field.of(a.name()).orElse(null);
            Integer place = a.sequence();
            Map<Field, GivenValue> target = field == null
                    ? null
                    : place == null
                            ? values
                            : place <= items.size() ? items.get(place - 1).values() : null;
            if (field == null
                    || target == null
                    || target.putIfAbsent(field, new GivenValue(a.text(), a.name())) != null) {
                others.add(a);
            }
        }
        sink.accept(
                key,
                new Message(
                        FORMAT,
                        Message.Kind.DECLARATION,
                        key,
                        lines.with(new Part("", values), key, 0),
                        withLines(),
                        others,
                        List.of(),
                        null,
                        ""));
        key = -1;
    }
}
