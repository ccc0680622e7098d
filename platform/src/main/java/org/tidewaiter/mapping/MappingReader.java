package org.tidewaiter.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.MassUnits;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.notation.ColumnStyle;
import org.tidewaiter.notation.Measure;
import org.tidewaiter.source.ReadingHints;

/** Reads a mapping from its YAML tree, and refuses what it does not know, naming where. */
// Long: a method for each key that a mapping may have, with what is told of a mistake in it.
record MappingReader(String source, String text, JsonNode root, List<Field> required) {
    private static final List<String> ENCODINGS =
            List.of("UTF-8", "windows-1252", "ISO-8859-1", "ISO-8859-15", "UTF-16", "windows-1250", "windows-1251");
    private static final Set<String> OF_COLUMN = Set.of(
            "field",
            "also",
            "codes",
            "default",
            "unit",
            "scale",
            "unit_in",
            "units",
            "date",
            "decimal",
            "grouping",
            "padded_to",
            "lengths",
            "places",
            "whole",
            "country",
            "currency",
            "month_in",
            "day_in",
            "day",
            "join",
            "between");
    private static final Set<String> TOP =
            Set.of("name", "description", "own_names", "csv", "formats", "columns", "constants");

    private ColumnStyleReader styles() {
        return new ColumnStyleReader(source);
    }

    /** The mapping that the tree says. */
    Mapping read() {
        known(root, TOP, "at the top");
        JsonNode csv = root.path("csv");
        known(csv, Set.of("delimiter", "quote", "encoding", "header"), "under csv");
        JsonNode formats = root.path("formats");
        known(formats, Set.of("date", "decimal", "grouping", "round"), "under formats");
        Map<Field, String> filled = new EnumMap<>(Field.class);
        boolean ownNames = root.path("own_names").asBoolean();
        Map<String, LineTarget> lines = ownNames ? Map.of() : lines();
        Map<String, Mapping.MappedColumn> columns = ownNames ? ModelNames.columns() : columns(filled, lines.keySet());
        Map<LineTarget, String> lineConstants = lineConstants(lines);
        Map<Field, String> constants = constants(filled);
        if (ownNames && (root.has("columns") || root.has("constants"))) {
            throw Mapping.wrong(
                    source, "takes columns by their own names and names some itself", "leave one of the two out");
        }
        if (!ownNames) {
            requireAll(filled);
        }
        Character decimal = styles().sign(formats, "decimal");
        if ((decimal == null ? Character.valueOf('.') : decimal).equals(styles().sign(formats, "grouping"))) {
            throw Mapping.wrong(
                    source, "gives one sign as decimal and as grouping", "give two signs under formats, or one");
        }
        return new Mapping(
                root.path("name").asText(source),
                text,
                new ReadingHints.Csv(
                        styles().sign(csv, "delimiter"), styles().sign(csv, "quote"), encoding(csv), header(csv)),
                styles().dates(formats.path("date")),
                decimal == null ? '.' : decimal,
                styles().sign(formats, "grouping"),
                formats.path("round").asBoolean(),
                columns,
                constants,
                lines,
                lineConstants,
                ownNames);
    }

    /** What lines say that no column does, such as {@code tax_line[1].type_code: A00}. */
    private Map<LineTarget, String> lineConstants(Map<String, LineTarget> lines) {
        Map<LineTarget, String> constants = new LinkedHashMap<>();
        root.path("constants").properties().forEach(e -> {
            LineTarget target = Field.of(e.getKey()).isPresent()
                    ? null
                    : LineTarget.of(e.getKey()).filter(t -> t.column() != null).orElse(null);
            if (target == null) {
                return;
            }
            if (lines.values().stream().noneMatch(l -> l.isOfLineOf(target) && !l.equals(target))) {
                throw Mapping.wrong(
                        source,
                        "gives the constant '" + e.getKey() + "', of a line that no column fills",
                        "name a column of that line too: a constant alone makes no line");
            }
            if (lines.containsValue(target)) {
                throw Mapping.wrong(
                        source, "fills " + e.getKey() + " twice, by a column and by constants", "keep one of them");
            }
            constants.put(target, e.getValue().asText());
        });
        return constants;
    }

    /** The columns that fill a table of lines, such as {@code Duty A: tax_line[1].amount}. */
    private Map<String, LineTarget> lines() {
        Map<String, LineTarget> lines = new LinkedHashMap<>();
        Map<LineTarget, String> filled = new HashMap<>();
        root.path("columns").properties().forEach(e -> {
            JsonNode value = e.getValue();
            String path =
                    value.isTextual() ? value.asText() : value.path("field").asText();
            LineTarget target =
                    Field.of(path).isPresent() ? null : LineTarget.of(path).orElse(null);
            if (target == null) {
                return;
            }
            if (!value.isTextual() && value.size() > 1) {
                throw Mapping.wrong(
                        source,
                        "says more of the column '" + e.getKey() + "' than that it is " + path,
                        "leave that out: values of lines are read as the whole file is written");
            }
            String before = filled.put(target, e.getKey());
            if (before != null) {
                throw Mapping.wrong(
                        source,
                        "fills " + path + " twice, by column '" + before + "' and by column '" + e.getKey() + "'",
                        "keep one of them");
            }
            lines.put(e.getKey().trim(), target);
        });
        return lines;
    }

    private Map<String, Mapping.MappedColumn> columns(Map<Field, String> filled, Set<String> lines) {
        Map<String, Mapping.MappedColumn> columns = new LinkedHashMap<>();
        root.path("columns").properties().forEach(e -> {
            JsonNode value = e.getValue();
            if (lines.contains(e.getKey().trim())) {
                return;
            }
            List<Field> fields = new ArrayList<>();
            if (value.isTextual()) {
                fields.add(field(value.asText(), e.getKey()));
            } else {
                known(value, OF_COLUMN, "under " + e.getKey());
                fields.add(field(value.path("field").asText(), e.getKey()));
                value.path("also").forEach(also -> fields.add(field(also.asText(), e.getKey())));
            }
            for (Field field : fields) {
                fill(filled, field, "column '" + e.getKey() + "'");
            }
            Map<String, String> codes = new LinkedHashMap<>();
            value.path("codes")
                    .properties()
                    .forEach(c -> codes.put(c.getKey(), c.getValue().asText()));
            String otherwise = value.has("default") ? value.get("default").asText() : null;
            Measure measure = measure(value, e.getKey(), fields);
            ColumnStyle writing = styles().of(value, e.getKey(), fields);
            columns.put(
                    e.getKey().trim(),
                    new Mapping.MappedColumn(List.copyOf(fields), codes, otherwise, measure, writing));
        });
        if (columns.isEmpty()) {
            throw Mapping.wrong(
                    source,
                    "maps no column",
                    "add 'columns:' and a line per column, such as 'Date: declaration.accepted_at'");
        }
        return columns;
    }

    /** In what a column's numbers are given; refused where that is not sure or its fields are no numbers. */
    private Measure measure(JsonNode value, String column, List<Field> fields) {
        if (!value.has("unit") && !value.has("scale") && !value.has("unit_in") && !value.has("units")) {
            return Measure.OWN;
        }
        String unit = value.has("unit") ? value.get("unit").asText().trim() : null;
        String unitIn = value.has("unit_in") ? value.get("unit_in").asText().trim() : null;
        Map<String, String> units = new LinkedHashMap<>();
        value.path("units")
                .properties()
                .forEach(u -> units.put(u.getKey(), u.getValue().asText()));
        for (Field field : fields) {
            boolean number = Mapping.NUMBERS.contains(field.type());
            if (!number || ((unit != null || unitIn != null) && !Measure.isMass(field))) {
                throw Mapping.wrong(
                        source,
                        "gives the column '" + column + "' a unit or scale, but " + field.path()
                                + (number ? " is kept as declared" : " is no number"),
                        "take it out there"
                                + (number ? "; give the unit of a quantity to goods_item.supplementary_unit" : ""));
            }
        }
        requireUnit(unit, column);
        units.values().forEach(u -> requireUnit(u, column));
        return new Measure(unit, scale(value, column), unitIn, units);
    }

    private void requireUnit(@Nullable String unit, String column) {
        MassUnits known = MassUnits.known();
        if (unit != null
                && !unit.equals(Measure.IN_CELLS)
                && known.kilograms(unit).isEmpty()) {
            throw Mapping.wrong(
                    source,
                    "gives the column '" + column + "' the unit '" + unit + "', which "
                            + known.doubt(unit)
                                    .map(which -> "may be " + which)
                                    .orElse("is no unit of mass that is known"),
                    "give one such as t, kg, lb, g, short ton, long ton or a code of UN/ECE Recommendation 20, or"
                            + " its kilograms as scale");
        }
    }

    private BigDecimal scale(JsonNode value, String column) {
        String text = value.path("scale").asText("1").trim();
        if (!text.matches("\\d{1,12}(\\.\\d{1,12})?") || new BigDecimal(text).signum() == 0) {
            throw Mapping.wrong(
                    source,
                    "gives the column '" + column + "' the scale '" + text + "', which is no number above 0",
                    "give what one of its numbers stands for, such as 1000");
        }
        return new BigDecimal(text);
    }

    private Map<Field, String> constants(Map<Field, String> filled) {
        Map<Field, String> constants = new EnumMap<>(Field.class);
        root.path("constants").properties().forEach(e -> {
            if (Field.of(e.getKey()).isEmpty()
                    && LineTarget.of(e.getKey()).filter(t -> t.column() != null).isPresent()) {
                return; // of a line
            }
            Field field = field(e.getKey(), "constants");
            fill(filled, field, "constants");
            constants.put(field, e.getValue().asText());
        });
        return constants;
    }

    private void fill(Map<Field, String> filled, Field field, String by) {
        String before = filled.put(field, by);
        if (before != null) {
            throw Mapping.wrong(
                    source, "fills " + field.path() + " twice, by " + before + " and by " + by, "keep one of them");
        }
    }

    private void requireAll(Map<Field, String> filled) {
        for (Field field : required) {
            if (!filled.containsKey(field)) {
                throw Mapping.wrong(
                        source, "fills no " + field.path(), "map a column to it, or give it under constants");
            }
        }
    }

    private Field field(String path, String where) {
        List<String> names = Arrays.stream(Field.values()).map(Field::path).toList();
        return Field.of(path)
                .orElseThrow(() -> Mapping.wrong(
                        source,
                        "names the field '" + path + "' (" + where + "), which the model does not have",
                        Nearest.did(path, names)));
    }

    private void known(JsonNode node, Set<String> keys, String where) {
        node.properties().forEach(e -> {
            if (!keys.contains(e.getKey())) {
                throw Mapping.wrong(
                        source,
                        "has '" + e.getKey() + "' " + where + ", which means nothing there",
                        Nearest.did(e.getKey(), keys.stream().sorted().toList()));
            }
        });
    }

    private @Nullable Integer header(JsonNode csv) {
        JsonNode line = csv.path("header");
        if (line.isMissingNode()) {
            return null;
        }
        if (!line.canConvertToInt() || line.asInt() < 1) {
            throw Mapping.wrong(
                    source, "gives '" + line.asText() + "' as the line of the header", "give its number, from 1");
        }
        return line.asInt();
    }

    private @Nullable Charset encoding(JsonNode csv) {
        String value = csv.path("encoding").asText("");
        try {
            return value.isEmpty()
                    ? null
                    : Charset.forName(value.toLowerCase(Locale.ROOT).replaceFirst("^cp125", "windows-125"));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw Mapping.wrong(
                    source,
                    "gives the unknown encoding '" + value + "'",
                    Nearest.did(value, ENCODINGS) + "; give one such as UTF-8 or windows-1252");
        }
    }
}
