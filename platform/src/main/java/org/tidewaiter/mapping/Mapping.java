package org.tidewaiter.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Yaml;
import org.tidewaiter.model.Field;
import org.tidewaiter.reference.MassUnits;
import org.tidewaiter.source.Dialect;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.ReadingHints;
import org.tidewaiter.source.SourceFile;
import org.tidewaiter.value.ColumnStyle;
import org.tidewaiter.value.DayFormat;
import org.tidewaiter.value.DayParts;
import org.tidewaiter.value.HsWriting;
import org.tidewaiter.value.Measure;
import org.tidewaiter.value.NumberStyle;
import org.tidewaiter.value.StatedStyle;

/**
 * Which column of a file fills which field of the model, read from a YAML text that people write; docs/manual.md shows it.
 *
 * @param name what it is called
 * @param text the YAML text itself, kept with every load
 * @param csv how the file is written, as far as the mapping fixes it
 * @param dates formats tried for dates, in order
 * @param decimal the decimal sign of numbers
 * @param grouping the sign between thousands, or null
 * @param round whether decimals beyond those that are kept are rounded, half to even; else their rows are quarantined
 * @param columns by the name of the file's column
 * @param constants values of fields that no column fills
 * @param ownNames whether it takes any columns that bear the fields' own names, and needs none but those every row needs
 */
public record Mapping(
        String name,
        String text,
        ReadingHints.Csv csv,
        List<DayFormat> dates,
        char decimal,
        @Nullable Character grouping,
        boolean round,
        Map<String, Column> columns,
        Map<Field, String> constants,
        boolean ownNames) {
    private static final List<String> SHIPPED = List.of("kcs", "tidewaiter");
    private static final List<String> ENCODINGS =
            List.of("UTF-8", "windows-1252", "ISO-8859-1", "ISO-8859-15", "UTF-16", "windows-1250", "windows-1251");
    private static final Set<Field.Type> NUMBERS =
            Set.of(Field.Type.MASS, Field.Type.AMOUNT, Field.Type.RATE, Field.Type.COUNT);
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
            "day");
    private static final Set<String> TOP =
            Set.of("name", "description", "own_names", "csv", "formats", "columns", "constants");

    /**
     * What becomes of one column.
     *
     * @param fields the fields it fills
     * @param codes translations of its values; a value without one stays as it is, unless {@code closed}
     * @param otherwise the value of an empty cell, or null
     * @param measure in what its numbers are given
     * @param writing how its values are written
     */
    public record Column(
            List<Field> fields,
            Map<String, String> codes,
            @Nullable String otherwise,
            Measure measure,
            ColumnStyle writing) {
        /** One whose numbers are in the model's own measure, written as the whole file is. */
        public Column(List<Field> fields, Map<String, String> codes, @Nullable String otherwise) {
            this(fields, codes, otherwise, Measure.OWN, ColumnStyle.USUAL);
        }

        public Column written(ColumnStyle how) {
            return new Column(fields, codes, otherwise, measure, how);
        }
    }

    /** The mapping of that name that ships with Tidewaiter, or the one in that file. */
    public static Mapping of(String nameOrFile, Path directory) {
        if (nameOrFile.matches("[a-z0-9-]+")) {
            try (InputStream in = Mapping.class.getResourceAsStream("mappings/" + nameOrFile + ".yaml")) {
                if (in != null) {
                    return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), nameOrFile);
                }
            } catch (IOException e) {
                throw wrong(nameOrFile, "cannot be read", "check the installation");
            }
        }
        Path file = directory.resolve(nameOrFile);
        try {
            return parse(Files.readString(file), nameOrFile);
        } catch (IOException e) {
            throw wrong(
                    nameOrFile,
                    "is neither a mapping that ships (kcs, tidewaiter) nor a file that can be read",
                    "check the name" + meant(nameOrFile) + ", or let 'tidewaiter map FILE --out " + nameOrFile
                            + "' propose one");
        }
    }

    private static String meant(String name) {
        String near = Nearest.did(name, SHIPPED);
        return near.startsWith("did") ? " (" + near + "?)" : "";
    }

    /** Whether it is one that comes with Tidewaiter. */
    boolean ships() {
        return name.matches("[a-z0-9-]+") && Mapping.class.getResource("mappings/" + name + ".yaml") != null;
    }

    /** How numbers are written. */
    public NumberStyle style() {
        return new NumberStyle(decimal, grouping);
    }

    /** How the numbers of a column are written. */
    public NumberStyle style(Column column) {
        NumberStyle own = column.writing().style();
        return own == null ? style() : own;
    }

    /** The formats of the dates of a column. */
    public List<DayFormat> dates(Column column) {
        List<DayFormat> own = column.writing().dates();
        return own == null ? dates : own;
    }

    /** The same, with what was decided about columns of which it says nothing itself. */
    public Mapping deciding(ColumnDecisions decisions) {
        Map<String, Column> all = new LinkedHashMap<>();
        columns.forEach((name, column) -> all.put(
                name, column.writing().equals(ColumnStyle.USUAL) ? column.written(decisions.of(name)) : column));
        return new Mapping(name, text, csv, dates, decimal, grouping, round, all, constants, ownNames);
    }

    /**
     * The same with what a person says beside it of the order of days and the decimal sign, for the columns of which it says
     * nothing itself.
     *
     * @throws TidewaiterException USAGE when it says it itself, so that nothing is left to be said
     */
    public Mapping saying(StatedStyle told) {
        if (told.order() == null && told.decimal() == null) {
            return this;
        }
        try {
            ObjectNode root = (ObjectNode) Yaml.MAPPER.readTree(text);
            ObjectNode formats = root.get("formats") instanceof ObjectNode some ? some : root.putObject("formats");
            if (told.order() != null) {
                refuseIf(
                        formats.has("date") || !hasColumn(c -> c.type() == Field.Type.TIME, c -> c.dates() == null),
                        "--date-order",
                        "how days are written");
                formats.put("date", told.order().word());
            }
            if (told.decimal() != null) {
                refuseIf(
                        formats.has("decimal")
                                || formats.has("grouping")
                                || !hasColumn(c -> NUMBERS.contains(c.type()), c -> c.style() == null),
                        "--decimal",
                        "how numbers are written");
                formats.put("decimal", told.decimal().toString());
                formats.put("grouping", told.decimal() == ',' ? "." : ",");
            }
            return parse(Yaml.MAPPER.writeValueAsString(root), name, List.of());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean hasColumn(Predicate<Field> field, Predicate<ColumnStyle> writing) {
        return columns.values().stream()
                .anyMatch(c -> c.fields().stream().anyMatch(field) && writing.test(c.writing()));
    }

    private void refuseIf(boolean said, String option, String what) {
        if (said) {
            throw new TidewaiterException(
                    Kind.USAGE,
                    "The mapping " + name + " says itself " + what + ", so that " + option + " says nothing more",
                    "leave " + option + " out, or change the mapping");
        }
    }

    /** Reads a mapping from its YAML text; {@code source} names it in errors. */
    public static Mapping parse(String text, String source) {
        return parse(
                text,
                source,
                Arrays.stream(Field.values()).filter(Field::required).toList());
    }

    /** The same for other tables than those of declarations: {@code required} are the fields that it must fill. */
    static Mapping parse(String text, String source, List<Field> required) {
        try {
            JsonNode root = Yaml.MAPPER.readTree(text);
            if (root == null || !root.isObject()) {
                throw wrong(source, "is not a mapping", "start it with 'columns:' and a line per column");
            }
            return new Reader(source, text, root, required).read();
        } catch (JsonProcessingException e) {
            throw wrong(
                    source,
                    "is not YAML (line "
                            + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
                            + (e.getOriginalMessage().startsWith("Duplicate") ? ": " + e.getOriginalMessage() : "")
                            + ")",
                    "mend that line: look for brackets and quotes that are not closed, and for blanks at its start");
        }
    }

    /** The same for a file that Tidewaiter wrote itself: commas, double quotes, UTF-8. */
    public Mapping forReturned(Dialect dialect) {
        Mapping typed = forTypedValues();
        ReadingHints.Csv written = new ReadingHints.Csv(dialect.delimiter(), dialect.quote(), null, 1);
        return new Mapping(
                typed.name, typed.text, written, typed.dates, decimal, grouping, round, columns, constants, ownNames);
    }

    /**
     * The same for a file with that header: every column of it is one that the file has.
     *
     * @throws TidewaiterException INPUT when the file lacks a column
     */
    public Mapping fittedTo(SourceFile file, Header header) {
        if (ownNames) {
            Map<String, Column> found = ModelNames.among(file, header.names(), this);
            return new Mapping(name, text, csv, dates, decimal, grouping, round, found, constants, true);
        }
        List<String> needed = new ArrayList<>(columns.keySet());
        columns.values().stream()
                .map(c -> c.measure().unitIn())
                .filter(Objects::nonNull)
                .forEach(needed::add);
        columns.values().stream()
                .map(c -> c.writing().parts())
                .filter(Objects::nonNull)
                .forEach(p -> needed.addAll(p.columns()));
        for (String column : needed) {
            if (!header.names().contains(column)) {
                throw new TidewaiterException(
                        Kind.INPUT,
                        "The mapping " + name + " needs the column '" + column + "', which line " + file.headerEnd()
                                + " of " + file.path() + " does not have",
                        Nearest.did(column, header.names())
                                + ", or take another mapping ('tidewaiter map' proposes one)");
            }
        }
        return this;
    }

    /** The same for a text in UTF-8 whose values are separated so, its header in line 1. */
    public Mapping forTextIn(Dialect dialect) {
        ReadingHints.Csv written =
                new ReadingHints.Csv(dialect.delimiter(), dialect.quote(), StandardCharsets.UTF_8, 1);
        return new Mapping(name, text, written, dates, decimal, grouping, round, columns, constants, ownNames);
    }

    /** The same for a source whose dates are no texts: they are written in ISO 8601, whatever formats its texts have. */
    public Mapping forTypedValues() {
        if (dates.isEmpty()) {
            return this;
        }
        List<DayFormat> all = new ArrayList<>(dates);
        all.add(DayFormat.of(DateTimeFormatter.ISO_LOCAL_DATE));
        all.add(DayFormat.of(DateTimeFormatter.ISO_LOCAL_DATE_TIME));
        all.add(DayFormat.of(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSSSSS][.SSS]", Locale.ROOT)));
        return new Mapping(name, text, csv, List.copyOf(all), decimal, grouping, round, columns, constants, ownNames);
    }

    private static TidewaiterException wrong(String source, String what, String remedy) {
        return new TidewaiterException(Kind.INPUT, "The mapping " + source + " " + what, remedy);
    }

    /** Walks the YAML tree and refuses what it does not know, naming where. */
    private record Reader(String source, String text, JsonNode root, List<Field> required) {
        Mapping read() {
            known(root, TOP, "at the top");
            JsonNode csv = root.path("csv");
            known(csv, Set.of("delimiter", "quote", "encoding", "header"), "under csv");
            JsonNode formats = root.path("formats");
            known(formats, Set.of("date", "decimal", "grouping", "round"), "under formats");
            Map<Field, String> filled = new EnumMap<>(Field.class);
            boolean ownNames = root.path("own_names").asBoolean();
            Map<String, Column> columns = ownNames ? ModelNames.columns() : columns(filled);
            Map<Field, String> constants = constants(filled);
            if (ownNames && (root.has("columns") || !constants.isEmpty())) {
                throw wrong(
                        source, "takes columns by their own names and names some itself", "leave one of the two out");
            }
            if (!ownNames) {
                requireAll(filled);
            }
            Character decimal = sign(formats, "decimal");
            if ((decimal == null ? Character.valueOf('.') : decimal).equals(sign(formats, "grouping"))) {
                throw wrong(
                        source, "gives one sign as decimal and as grouping", "give two signs under formats, or one");
            }
            return new Mapping(
                    root.path("name").asText(source),
                    text,
                    new ReadingHints.Csv(sign(csv, "delimiter"), sign(csv, "quote"), encoding(csv), header(csv)),
                    dates(formats.path("date")),
                    decimal == null ? '.' : decimal,
                    sign(formats, "grouping"),
                    formats.path("round").asBoolean(),
                    columns,
                    constants,
                    ownNames);
        }

        private Map<String, Column> columns(Map<Field, String> filled) {
            Map<String, Column> columns = new LinkedHashMap<>();
            root.path("columns").properties().forEach(e -> {
                JsonNode value = e.getValue();
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
                DayParts parts = parts(value, e.getKey(), fields);
                ColumnStyle writing = writing(value, e.getKey(), fields);
                columns.put(
                        e.getKey().trim(),
                        new Column(
                                List.copyOf(fields),
                                codes,
                                otherwise,
                                measure,
                                parts == null ? writing : writing.parted(parts)));
            });
            if (columns.isEmpty()) {
                throw wrong(
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
                boolean number = NUMBERS.contains(field.type());
                if (!number || (unit != null || unitIn != null) && !Measure.isMass(field)) {
                    throw wrong(
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
                throw wrong(
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
                throw wrong(
                        source,
                        "gives the column '" + column + "' the scale '" + text + "', which is no number above 0",
                        "give what one of its numbers stands for, such as 1000");
            }
            return new BigDecimal(text);
        }

        private Map<Field, String> constants(Map<Field, String> filled) {
            Map<Field, String> constants = new EnumMap<>(Field.class);
            root.path("constants").properties().forEach(e -> {
                Field field = field(e.getKey(), "constants");
                fill(filled, field, "constants");
                constants.put(field, e.getValue().asText());
            });
            return constants;
        }

        private void fill(Map<Field, String> filled, Field field, String by) {
            String before = filled.put(field, by);
            if (before != null) {
                throw wrong(
                        source, "fills " + field.path() + " twice, by " + before + " and by " + by, "keep one of them");
            }
        }

        private void requireAll(Map<Field, String> filled) {
            for (Field field : required) {
                if (!filled.containsKey(field)) {
                    throw wrong(source, "fills no " + field.path(), "map a column to it, or give it under constants");
                }
            }
        }

        private Field field(String path, String where) {
            List<String> names = Arrays.stream(Field.values()).map(Field::path).toList();
            return Field.of(path)
                    .orElseThrow(() -> wrong(
                            source,
                            "names the field '" + path + "' (" + where + "), which the model does not have",
                            Nearest.did(path, names)));
        }

        private void known(JsonNode node, Set<String> keys, String where) {
            node.properties().forEach(e -> {
                if (!keys.contains(e.getKey())) {
                    throw wrong(
                            source,
                            "has '" + e.getKey() + "' " + where + ", which means nothing there",
                            Nearest.did(e.getKey(), keys.stream().sorted().toList()));
                }
            });
        }

        private @Nullable Character sign(JsonNode node, String name) {
            String value = node.path(name).asText("");
            if (value.equals("tab") || value.equals("\\t")) {
                return '\t';
            }
            if (value.length() > 1) {
                throw wrong(source, "gives '" + value + "' as " + name, "give one character");
            }
            return value.isEmpty() ? null : value.charAt(0);
        }

        private @Nullable Integer header(JsonNode csv) {
            JsonNode line = csv.path("header");
            if (line.isMissingNode()) {
                return null;
            }
            if (!line.canConvertToInt() || line.asInt() < 1) {
                throw wrong(
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
                throw wrong(
                        source,
                        "gives the unknown encoding '" + value + "'",
                        Nearest.did(value, ENCODINGS) + "; give one such as UTF-8 or windows-1252");
            }
        }

        private ColumnStyle writing(JsonNode value, String column, List<Field> fields) {
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
                throw wrong(
                        source,
                        "says '" + key + ": " + how + "' of the column '" + column + "', which means nothing there",
                        "say 'country: numeric' of a column of numbers of ISO 3166-1, 'currency: numeric' of one of"
                                + " ISO 4217");
            }
        }

        /** How a day is put together of several columns, or what stands for a month; null where it is a day. */
        private @Nullable DayParts parts(JsonNode value, String column, List<Field> fields) {
            if (!value.has("month_in") && !value.has("day_in") && !value.has("day")) {
                return null;
            }
            String monthIn =
                    value.has("month_in") ? value.get("month_in").asText().trim() : null;
            String dayIn = value.has("day_in") ? value.get("day_in").asText().trim() : null;
            String stands = value.has("day") ? value.get("day").asText().trim() : null;
            boolean days = fields.stream().allMatch(f -> f.type() == Field.Type.TIME);
            boolean known = stands == null || stands.equals(DayParts.FIRST) || stands.equals(DayParts.LAST);
            if (!days || !known || dayIn != null && monthIn == null) {
                throw wrong(
                        source,
                        "puts the day of the column '" + column + "' together in a way that means nothing"
                                + (known ? "" : ": day: " + stands),
                        "give a column of years with month_in and day_in, the columns of months and days, to a field of"
                                + " days; or day: first or day: last where there are months only");
            }
            if (stands == null && dayIn == null) {
                throw wrong(
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
                    throw wrong(
                            source,
                            "gives the column '" + column + "' " + name + " '" + one.asText()
                                    + "', which is no length of HS codes",
                            "give a number of digits from 4 to 12, such as 8");
                }
                lengths.add(one.asInt());
            }
            return lengths;
        }

        private List<DayFormat> dates(JsonNode node) {
            List<DayFormat> formats = new ArrayList<>();
            for (JsonNode one :
                    node.isTextual() ? List.of(node) : node.valueStream().toList()) {
                try {
                    if (one.asText().contains("mm") && !one.asText().contains("M")) {
                        throw new IllegalArgumentException("minutes without a month");
                    }
                    formats.add(DayFormat.of(one.asText()));
                } catch (IllegalArgumentException e) {
                    throw wrong(
                            source,
                            "gives the date format '" + one.asText() + "', which is none",
                            Nearest.did(
                                            one.asText(),
                                            ColumnSample.PATTERNS.stream()
                                                    .filter(f -> !f.isEmpty())
                                                    .toList())
                                    + "; write it like dd/MM/yyyy (MM is the month, mm the minute)");
                }
            }
            return List.copyOf(formats);
        }
    }
}
