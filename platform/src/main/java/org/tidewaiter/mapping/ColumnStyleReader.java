package org.tidewaiter.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.ReferenceColumn;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.notation.ColumnStyle;
import org.tidewaiter.notation.DayFormat;
import org.tidewaiter.notation.DayParts;
import org.tidewaiter.notation.HsWriting;
import org.tidewaiter.notation.JoinedCells;
import org.tidewaiter.notation.NumberStyle;

/**
 * Reads what a mapping says of the way in which columns write their values, and refuses what it does not know.
 *
 * @param source names the mapping in errors
 */
record ColumnStyleReader(String source) {
    /** What a mapping says of a column of that name that fills these fields. */
    ColumnStyle of(JsonNode value, String column, List<Field> fields) {
        DayParts parts = parts(value, column, fields);
        ColumnStyle writing = written(value, column, fields);
        ColumnStyle whole = parts == null ? writing : writing.parted(parts);
        return value.has("join") || value.has("between") ? whole.joinedTo(joined(value, column, fields)) : whole;
    }

    private ColumnStyle written(JsonNode value, String column, List<Field> fields) {
        ColumnStyle writing = ColumnStyle.USUAL;
        if (value.has("date")) {
            writing = writing.dated(dates(value.path("date")));
        }
        Character decimal = sign(value, "decimal");
        Character grouping = sign(value, "grouping");
        if (decimal != null || grouping != null) {
            writing = writing.styled(new NumberStyle(decimal == null ? '.' : decimal, grouping));
        }
        if (value.has("padded_to") || value.has("lengths") || value.has("places")) {
            int places = value.path("places").asInt(-1);
            writing = writing.coded(new HsWriting(
                    lengths(value, "padded_to", column), lengths(value, "lengths", column), places, true));
        }
        for (Field.Type type : List.of(Field.Type.COUNTRY, Field.Type.CURRENCY)) {
            String key = type.name().toLowerCase(Locale.ROOT);
            if (value.has(key)) {
                requireNumeric(value.get(key).asText(), column, fields, type);
                writing = writing.withNumericCodes();
            }
        }
        return value.path("whole").asBoolean() ? writing.whole() : writing;
    }

    private void requireNumeric(String how, String column, List<Field> fields, Field.Type type) {
        String key = type.name().toLowerCase(Locale.ROOT);
        if (!how.equals("numeric") || fields.stream().anyMatch(f -> f.type() != type)) {
            throw Mapping.wrong(
                    source,
                    "says '" + key + ": " + how + "' of the column '" + column + "', which means nothing there",
                    "say 'country: numeric' of a column of numbers of ISO 3166-1, 'currency: numeric' of one of"
                            + " ISO 4217");
        }
    }

    /** The columns in which the texts of a column stand, or the parts of its identifiers. */
    private JoinedCells joined(JsonNode value, String column, List<Field> fields) {
        List<String> order =
                value.path("join").valueStream().map(n -> n.asText().trim()).toList();
        boolean texts = fields.stream().allMatch(f -> f.type() == Field.Type.TEXT || f.type() == Field.Type.PARTY);
        if (!texts || order.size() < 2 || !order.contains(column.trim())) {
            throw Mapping.wrong(
                    source,
                    "joins the column '" + column + "' to others in a way that means nothing",
                    "give a text or an identifier the columns that it stands in, in their order and itself among them, such as"
                            + " join: [\"Description 1\", \"Description 2\"]");
        }
        boolean identifier = fields.contains(Field.DECLARATION_ID);
        String between = value.has("between") ? value.get("between").asText() : identifier ? "-" : " ";
        return new JoinedCells(order, column.trim(), between, identifier);
    }

    /** How a day is put together of several columns, or what stands for a month; null where it is a day. */
    private @Nullable DayParts parts(JsonNode value, String column, List<Field> fields) {
        return parts(value, column, fields.stream().allMatch(f -> f.type() == Field.Type.TIME), null);
    }

    /**
     * The parts of a day in a column of what is kept for reference: a month takes its first day without being told.
     *
     * @param type of the column that it fills; null where there is no such column
     */
    @Nullable
    DayParts parts(JsonNode value, String column, ReferenceColumn.@Nullable Type type) {
        boolean month = type == ReferenceColumn.Type.MONTH;
        boolean days = month || type == ReferenceColumn.Type.DAY || type == ReferenceColumn.Type.TIME;
        return parts(value, column, days, month ? DayParts.FIRST : null);
    }

    /**
     * @param days whether the column is of days
     * @param usual the day that stands for its months where nothing is said, and the only one; null where it has to be said
     */
    private @Nullable DayParts parts(JsonNode value, String column, boolean days, @Nullable String usual) {
        if (!value.has("month_in") && !value.has("day_in") && !value.has("day")) {
            return null;
        }
        String monthIn = value.has("month_in") ? value.get("month_in").asText().trim() : null;
        String dayIn = value.has("day_in") ? value.get("day_in").asText().trim() : null;
        String stands = value.has("day") ? value.get("day").asText().trim() : usual;
        boolean known = usual != null
                ? usual.equals(stands)
                : stands == null || stands.equals(DayParts.FIRST) || stands.equals(DayParts.LAST);
        if (!days || !known || (dayIn != null && monthIn == null)) {
            throw Mapping.wrong(
                    source,
                    "puts the day of the column '" + column + "' together in a way that means nothing"
                            + (known ? "" : ": day: " + stands),
                    "give a column of years with month_in and day_in, the columns of months and days, to a field of"
                            + " days; or day: first or day: last where there are months only");
        }
        if (stands == null && dayIn == null) {
            throw Mapping.wrong(
                    source,
                    "gives the column '" + column + "' a year and a month, which are no day",
                    "say day_in and the column of days, or which day stands for a month: day: first or day: last");
        }
        return new DayParts(monthIn, dayIn, stands);
    }

    private List<Integer> lengths(JsonNode value, String name, String column) {
        JsonNode node = value.path(name);
        List<JsonNode> all = node.isArray() ? node.valueStream().toList() : List.of(node);
        List<Integer> lengths = new ArrayList<>();
        for (JsonNode one : node.isMissingNode() ? List.<JsonNode>of() : all) {
            if (!one.canConvertToInt() || one.asInt() < 4 || one.asInt() > 12) {
                throw Mapping.wrong(
                        source,
                        "gives the column '" + column + "' " + name + " '" + one.asText()
                                + "', which is no length of HS codes",
                        "give a number of digits from 4 to 12, such as 8");
            }
            lengths.add(one.asInt());
        }
        return lengths;
    }

    /** Formats of dates: one, or a list. */
    List<DayFormat> dates(JsonNode node) {
        List<DayFormat> formats = new ArrayList<>();
        for (JsonNode one :
                node.isTextual() ? List.of(node) : node.valueStream().toList()) {
            try {
                if (one.asText().contains("mm") && !one.asText().contains("M")) {
                    throw new IllegalArgumentException("minutes without a month");
                }
                formats.add(DayFormat.of(one.asText()));
            } catch (IllegalArgumentException e) {
                throw Mapping.wrong(
                        source,
                        "gives the date format '" + one.asText() + "', which is none",
                        Nearest.did(
                                        one.asText(),
                                        SampledDays.PATTERNS.stream()
                                                .filter(f -> !f.isEmpty())
                                                .toList())
                                + "; write it like dd/MM/yyyy (MM is the month, mm the minute)");
            }
        }
        return List.copyOf(formats);
    }

    /** A sign of one character, or the tab; null where none is given. */
    @Nullable
    Character sign(JsonNode node, String name) {
        String value = node.path(name).asText("");
        if (value.equals("tab") || value.equals("\\t")) {
            return '\t';
        }
        if (value.length() > 1) {
            throw Mapping.wrong(source, "gives '" + value + "' as " + name, "give one character");
        }
        return value.isEmpty() ? null : value.charAt(0);
    }
}
