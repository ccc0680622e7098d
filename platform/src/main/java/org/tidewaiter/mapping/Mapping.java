package org.tidewaiter.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Yaml;
import org.tidewaiter.notation.ColumnStyle;
import org.tidewaiter.notation.DayFormat;
import org.tidewaiter.notation.Measure;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.notation.StatedStyle;
import org.tidewaiter.source.Dialect;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.ReadingHints;
import org.tidewaiter.source.TableFile;

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
 * @param lines what of a table of lines a column fills, by the column's name
 * @param lineConstants what lines say that no column does
 * @param ownNames whether it takes any columns that bear the fields' own names, and needs none but those every row needs
 */
// Long: a record of all that a mapping can say, with the sentence of each part.
public record Mapping(
        String name,
        String text,
        ReadingHints.Csv csv,
        List<DayFormat> dates,
        char decimal,
        @Nullable Character grouping,
        boolean round,
        Map<String, MappedColumn> columns,
        Map<Field, String> constants,
        Map<String, LineTarget> lines,
        Map<LineTarget, String> lineConstants,
        boolean ownNames) {
    /** The mappings of declarations that ship. */
    public static final List<String> SHIPPED = List.of("kcs", "tidewaiter");

    static final Set<Field.Type> NUMBERS =
            Set.of(Field.Type.MASS, Field.Type.AMOUNT, Field.Type.RATE, Field.Type.COUNT);

    /**
     * What becomes of one column.
     *
     * @param fields the fields it fills
     * @param codes translations of its values; a value without one stays as it is, unless {@code closed}
     * @param otherwise the value of an empty cell, or null
     * @param measure in what its numbers are given
     * @param writing how its values are written
     */
    public record MappedColumn(
            List<Field> fields,
            Map<String, String> codes,
            @Nullable String otherwise,
            Measure measure,
            ColumnStyle writing) {
        /** One whose numbers are in the model's own measure, written as the whole file is. */
        public MappedColumn(List<Field> fields, Map<String, String> codes, @Nullable String otherwise) {
            this(fields, codes, otherwise, Measure.OWN, ColumnStyle.USUAL);
        }

        public MappedColumn written(ColumnStyle how) {
            return new MappedColumn(fields, codes, otherwise, measure, how);
        }
    }

    /** The mapping of that name that ships with Tidewaiter, or the one in that file. */
    public static Mapping of(String nameOrFile, Path directory) {
        if (CompanionMapping.SHIPPED.contains(nameOrFile)) {
            throw wrong(
                    nameOrFile,
                    "is a mapping of files that hold no declarations",
                    "say with --as what the file holds; of declarations there are " + String.join(", ", SHIPPED));
        }
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
                    "is neither a mapping that ships (" + String.join(", ", SHIPPED) + ") nor a file that can be read",
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
    public NumberStyle style(MappedColumn column) {
        NumberStyle own = column.writing().style();
        return own == null ? style() : own;
    }

    /** The formats of the dates of a column. */
    public List<DayFormat> dates(MappedColumn column) {
        List<DayFormat> own = column.writing().dates();
        return own == null ? dates : own;
    }

    /** This mapping with what was decided about columns of which it says nothing itself. */
    public Mapping deciding(ColumnDecisions decisions) {
        Map<String, MappedColumn> all = new LinkedHashMap<>();
        columns.forEach((name, column) -> all.put(
                name, column.writing().equals(ColumnStyle.USUAL) ? column.written(decisions.of(name)) : column));
        return new Mapping(
                name, text, csv, dates, decimal, grouping, round, all, constants, lines, lineConstants, ownNames);
    }

    /**
     * This mapping with what a person says beside it of the order of days and the decimal sign, for the columns of which it says
     * nothing itself.
     *
     * @throws TidewaiterException USAGE when it says it itself, so that nothing is left to be said
     */
    public Mapping saying(StatedStyle told) {
        if (!told.fields().isEmpty()) {
            throw new TidewaiterException(
                    Kind.USAGE,
                    "--set says what a column of a table without a mapping is, and " + name + " is one",
                    "say it in the mapping, or load without --mapping");
        }
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

    /** Reads a mapping for other tables than those of declarations: {@code required} are the fields that it must fill. */
    static Mapping parse(String text, String source, List<Field> required) {
        try {
            JsonNode root = Yaml.MAPPER.readTree(text);
            if (root == null || !root.isObject()) {
                throw wrong(source, "is not a mapping", "start it with 'columns:' and a line per column");
            }
            return new MappingReader(source, text, root, required).read();
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

    /** This mapping for a file that Tidewaiter wrote itself: commas, double quotes, UTF-8. */
    public Mapping forReturned(Dialect dialect) {
        Mapping typed = forTypedValues();
        ReadingHints.Csv written = new ReadingHints.Csv(dialect.delimiter(), dialect.quote(), null, 1);
        return new Mapping(
                typed.name,
                typed.text,
                written,
                typed.dates,
                decimal,
                grouping,
                round,
                columns,
                constants,
                lines,
                lineConstants,
                ownNames);
    }

    /**
     * This mapping for a file with that header: every column of it is one that the file has.
     *
     * @throws TidewaiterException INPUT when the file lacks a column
     */
    public Mapping fittedTo(TableFile file, Header header) {
        if (ownNames) {
            Map<String, MappedColumn> found = ModelNames.among(file, header.names(), this);
            return new Mapping(
                    name, text, csv, dates, decimal, grouping, round, found, constants, lines, lineConstants, true);
        }
        List<String> needed = new ArrayList<>(columns.keySet());
        needed.addAll(lines.keySet());
        columns.values().stream()
                .map(c -> c.measure().unitIn())
                .filter(Objects::nonNull)
                .forEach(needed::add);
        columns.values().stream()
                .map(c -> c.writing().together())
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

    /** This mapping for a text in UTF-8 whose values are separated so, its header in line 1. */
    public Mapping forTextIn(Dialect dialect) {
        ReadingHints.Csv written =
                new ReadingHints.Csv(dialect.delimiter(), dialect.quote(), StandardCharsets.UTF_8, 1);
        return new Mapping(
                name,
                text,
                written,
                dates,
                decimal,
                grouping,
                round,
                columns,
                constants,
                lines,
                lineConstants,
                ownNames);
    }

    /** This mapping for a source whose dates are no texts: they are written in ISO 8601, whatever formats its texts have. */
    public Mapping forTypedValues() {
        if (dates.isEmpty()) {
            return this;
        }
        List<DayFormat> all = new ArrayList<>(dates);
        all.add(DayFormat.of(DateTimeFormatter.ISO_LOCAL_DATE));
        all.add(DayFormat.of(DateTimeFormatter.ISO_LOCAL_DATE_TIME));
        all.add(DayFormat.of(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSSSSS][.SSS]", Locale.ROOT)));
        return new Mapping(
                name,
                text,
                csv,
                List.copyOf(all),
                decimal,
                grouping,
                round,
                columns,
                constants,
                lines,
                lineConstants,
                ownNames);
    }

    static TidewaiterException wrong(String source, String what, String remedy) {
        return new TidewaiterException(Kind.INPUT, "The mapping " + source + " " + what, remedy);
    }
}
