package org.tidewaiter.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.ReferenceColumn;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Yaml;
import org.tidewaiter.notation.DayFormat;
import org.tidewaiter.notation.DayParts;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.notation.StatedStyle;

/**
 * Which column of a companion file is which column of its kind, and how values are written, read from a YAML text; the manual
 * shows it. Without a text, columns are found by the names of the kind.
 *
 * @param name what it is called
 * @param text the YAML text; empty where there is none
 * @param columns by the name in the file: the column it fills; empty where they are found by their own names
 * @param constants values of columns that the file does not have
 * @param dates formats of days; none for ISO 8601 and what can mean one day only
 * @param decimal the decimal sign; 0 where nothing is said, and the values prove it or have a point
 * @param grouping the sign between thousands, or 0
 * @param round whether surplus decimals are rounded
 * @param exact whether numbers such as 1e+05 have all their digits, as programs of statistics write them; a spreadsheet drops some
 * @param rates how exchange rates are said
 * @param ownNames whether columns that it does not name are found by their own names, as all of them are where it names none
 * @param unused columns of files of which it says that they fill nothing
 */
public record CompanionMapping(
        String name,
        String text,
        Map<String, FilledColumn> columns,
        Map<String, String> constants,
        List<DayFormat> dates,
        char decimal,
        char grouping,
        boolean round,
        boolean exact,
        RateWay rates,
        boolean ownNames,
        Set<String> unused) {
    /** What a mapping says of a column that fills nothing. */
    static final String NOTHING = "-";

    /** Keeps copies of the lists and maps that it is given. */
    public CompanionMapping {
        columns = Map.copyOf(columns);
        constants = Map.copyOf(constants);
        dates = List.copyOf(dates);
        unused = Set.copyOf(unused);
    }

    /** One of which nothing is said about exponents, nor about names that it does not have. */
    public CompanionMapping(
            String name,
            String text,
            Map<String, FilledColumn> columns,
            Map<String, String> constants,
            List<DayFormat> dates,
            char decimal,
            char grouping,
            boolean round) {
        this(name, text, columns, constants, dates, decimal, grouping, round, false, RateWay.UNSAID, false, Set.of());
    }

    /**
     * One that says what some columns are and leaves the others to their own names.
     *
     * @param said by the name of a column in the file the column of the kind, or {@code -} for none
     * @throws TidewaiterException INPUT when the kind has no such column, or two of them are one
     */
    public static CompanionMapping saying(Map<String, String> said, String kind, List<ReferenceColumn> known) {
        ObjectNode root = Yaml.MAPPER.createObjectNode().put(OWN_NAMES_WORD, true);
        ObjectNode columns = root.putObject("columns");
        said.forEach(columns::put);
        try {
            return parse(Yaml.MAPPER.writeValueAsString(root), "--set", kind, known);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Columns by their own names, numbers with a decimal point. */
    public static final CompanionMapping OWN_NAMES =
            new CompanionMapping("", "", Map.of(), Map.of(), List.of(), (char) 0, (char) 0, false);

    /** In a mapping: columns that it does not name are found by their own names. */
    static final String OWN_NAMES_WORD = "own_names";

    /** The name of the mapping that takes columns by their own names, as it has for tables of declarations. */
    private static final String OWN = "tidewaiter";

    /**
     * What a column of a file fills.
     *
     * @param column the name of the column of the kind
     * @param codes translations of its values; others stay as they are
     * @param empty values that say that nothing is given
     * @param parts how a day or month is put together of several columns; null where the column has it all
     * @param factor what one of its numbers stands for in the measure of the kind: 1000 of thousands and of tonnes; null where nothing is said
     */
    public record FilledColumn(
            String column,
            Map<String, String> codes,
            Set<String> empty,
            @Nullable DayParts parts,
            @Nullable BigDecimal factor) {
        /** One whose values are taken as they are. */
        public static FilledColumn plain(String column) {
            return new FilledColumn(column, Map.of(), Set.of(), null, null);
        }
    }

    /** The mappings that ship, each of one kind of files. */
    public static final List<String> SHIPPED = List.of("comtrade");

    /**
     * The mapping of that name that ships, or the one in that file.
     *
     * @param kind what the files are called, such as {@code tariff}
     * @param known the columns of that kind
     */
    public static CompanionMapping of(String nameOrFile, Path directory, String kind, List<ReferenceColumn> known) {
        if (nameOrFile.equals(OWN)) {
            return OWN_NAMES;
        }
        try (InputStream in = nameOrFile.matches("[a-z0-9-]+")
                ? CompanionMapping.class.getResourceAsStream("mappings/" + nameOrFile + ".yaml")
                : null) {
            String text = in == null
                    ? Files.readString(directory.resolve(nameOrFile))
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return parse(text, nameOrFile, kind, known);
        } catch (IOException e) {
            throw Mapping.wrong(
                    nameOrFile,
                    "is neither a mapping that ships (" + String.join(", ", SHIPPED) + ") nor a file that can be read",
                    "check the name; without --mapping, columns are found by their own names");
        }
    }

    /** Which column of its kind each column of a file fills, as the text of a mapping says, which was checked when it was used. */
    public static Map<String, String> targets(String text) {
        try {
            Map<String, String> targets = new HashMap<>();
            Yaml.MAPPER
                    .readTree(text)
                    .path("columns")
                    .properties()
                    .forEach(e -> targets.put(
                            e.getKey().strip(),
                            e.getValue().isTextual()
                                    ? e.getValue().asText()
                                    : e.getValue().path("field").asText()));
            return Map.copyOf(targets);
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }

    /** Reads a mapping from its YAML text; {@code source} names it in errors. An empty text is {@link #OWN_NAMES}. */
    public static CompanionMapping parse(String text, String source, String kind, List<ReferenceColumn> known) {
        if (text.isBlank()) {
            return OWN_NAMES;
        }
        try {
            JsonNode root = Yaml.MAPPER.readTree(text);
            if (root == null || !root.isObject()) {
                throw Mapping.wrong(source, "is not a mapping", "start it with 'columns:' and a line per column");
            }
            return new CompanionMappingReader(source, kind, known, root).read(text);
        } catch (JsonProcessingException e) {
            throw Mapping.wrong(source, "is not YAML (" + e.getOriginalMessage() + ")", "mend it there");
        }
    }

    /**
     * This mapping with what a person says beside it.
     *
     * @throws TidewaiterException USAGE when it says it itself
     */
    public CompanionMapping saying(StatedStyle stated) {
        boolean twice = (stated.order() != null && !dates.isEmpty())
                || (stated.decimal() != null && (decimal != 0 || grouping != 0));
        if (twice) {
            throw new TidewaiterException(
                    Kind.USAGE,
                    "The mapping " + name + " says itself how values are written",
                    "leave --date-order and --decimal out, or change the mapping");
        }
        if (stated.order() == null && stated.decimal() == null) {
            return this;
        }
        char sign = stated.decimal() == null ? decimal : stated.decimal();
        return new CompanionMapping(
                name,
                text,
                columns,
                constants,
                stated.order() == null
                        ? dates
                        : List.of(DayFormat.of(stated.order().word())),
                sign,
                stated.decimal() == null ? grouping : sign == ',' ? '.' : ',',
                round,
                exact,
                rates,
                ownNames,
                unused);
    }

    /** This mapping with the decimal sign that whole columns prove. */
    public CompanionMapping proving(NumberStyle style) {
        char between = style.grouping() == null ? (char) 0 : style.grouping();
        return new CompanionMapping(
                name, text, columns, constants, dates, style.decimal(), between, round, exact, rates, ownNames, unused);
    }

    /** This mapping with the way round of exchange rates that names or values prove. */
    public CompanionMapping telling(RateWay way) {
        return new CompanionMapping(
                name, text, columns, constants, dates, decimal, grouping, round, exact, way, ownNames, unused);
    }

    /** Its text with the signs of numbers that were proven or that a person said: rows that come back are read by the same. */
    public String remembered() {
        if (decimal == 0 && grouping == 0 && rates.equals(RateWay.UNSAID)) {
            return text;
        }
        try {
            JsonNode said = text.isBlank() ? Yaml.MAPPER.createObjectNode() : Yaml.MAPPER.readTree(text);
            if (said instanceof ObjectNode root) {
                ObjectNode formats = root.withObjectProperty("formats");
                if (decimal != 0) {
                    formats.put("decimal", String.valueOf(decimal));
                }
                if (grouping != 0) {
                    formats.put("grouping", String.valueOf(grouping));
                }
                remember(formats);
            }
            return Yaml.MAPPER.writeValueAsString(said);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remember(ObjectNode formats) {
        Stream.of(new String[] {"rates", rates.word()}, new String[] {"rates_in", rates.in()}, new String[] {
                    "units_in", rates.unitsIn()
                })
                .filter(said -> said[1] != null)
                .forEach(said -> formats.put(said[0], said[1]));
        if (rates.units().compareTo(BigDecimal.ONE) != 0) {
            formats.put("units", rates.units());
        }
    }

    /** Whether columns of which it says nothing are found by their own names. */
    public boolean findsByName() {
        return columns.isEmpty() || ownNames;
    }

    /** Whether it reads files just as they stand. */
    public boolean isPlain() {
        return equals(OWN_NAMES);
    }
}
