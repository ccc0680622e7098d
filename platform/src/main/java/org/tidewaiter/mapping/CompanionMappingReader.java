package org.tidewaiter.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.codesandunits.MassUnits;
import org.tidewaiter.datamodel.ReferenceColumn;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.TidewaiterException;

/**
 * Reads the mapping of a companion file from its YAML tree.
 *
 * @param source names the mapping in errors
 * @param kind what the files are called, such as {@code tariff}
 * @param known the columns of that kind
 * @param root the tree
 */
record CompanionMappingReader(String source, String kind, List<ReferenceColumn> known, JsonNode root) {
    private static final String SCALE = "scale";
    private static final String UNIT = "unit";
    /** How columns of masses end, which are kept in kilograms. */
    private static final String MASS = "mass_kg";

    private static final Pattern SCALES = Pattern.compile("\\d{1,12}(\\.\\d{1,12})?");

    private static final Set<String> FORMATS =
            Set.of("date", "decimal", "grouping", "round", "exact_exponents", "rates", "rates_in", "units", "units_in");

    /**
     * The mapping.
     *
     * @param text the YAML text that was parsed
     * @throws TidewaiterException INPUT, naming what means nothing there, is given twice, or is missing
     */
    CompanionMapping read(String text) {
        requireKnown(
                root,
                Set.of("name", "description", CompanionMapping.OWN_NAMES_WORD, "columns", "constants", "formats"),
                "at the top");
        boolean ownNames = root.path(CompanionMapping.OWN_NAMES_WORD).asBoolean();
        JsonNode formats = root.path("formats");
        requireKnown(formats, FORMATS, "under formats");
        ColumnStyleReader styles = new ColumnStyleReader(source);
        Set<String> filled = new HashSet<>();
        Map<String, CompanionMapping.FilledColumn> columns = new LinkedHashMap<>();
        Set<String> unused = new HashSet<>();
        root.path("columns").properties().forEach(e -> {
            if (e.getValue().asText().equals(CompanionMapping.NOTHING)) {
                unused.add(e.getKey().strip());
                return;
            }
            CompanionMapping.FilledColumn target = target(e.getValue(), e.getKey(), styles);
            fill(filled, target.column());
            columns.put(e.getKey().strip(), target);
        });
        Map<String, String> constants = new LinkedHashMap<>();
        root.path("constants").properties().forEach(e -> {
            fill(filled, e.getKey());
            constants.put(e.getKey(), constant(e.getKey(), e.getValue().asText()));
        });
        if (!filled.isEmpty() && !ownNames) {
            requireAll(filled);
        }
        return new CompanionMapping(
                root.path("name").asText(source),
                text,
                columns,
                constants,
                styles.dates(formats.path("date")),
                sign(styles.sign(formats, "decimal"), formats.has("grouping") ? '.' : (char) 0),
                sign(styles.sign(formats, "grouping"), (char) 0),
                formats.path("round").asBoolean(),
                formats.path("exact_exponents").asBoolean(),
                rates(formats),
                ownNames,
                unused);
    }

    private RateWay rates(JsonNode formats) {
        String way = formats.path("rates").asText("");
        String in = formats.path("rates_in").asText("");
        JsonNode units = formats.path("units");
        if (!Set.of("", RateWay.DIRECT, RateWay.INVERSE).contains(way)) {
            throw Mapping.wrong(
                    source,
                    "has '" + way + "' for rates",
                    "give direct where a rate is the worth of one unit of the row's currency, inverse where it is the"
                            + " units of the row's currency for one of the other");
        }
        if (!in.isEmpty() && !Currencies.iso4217().contains(in)) {
            throw Mapping.wrong(source, "has '" + in + "' for rates_in", "give a code of ISO 4217, such as USD");
        }
        if (units.isValueNode() && (!units.isNumber() || units.decimalValue().signum() <= 0)) {
            throw Mapping.wrong(source, "has '" + units.asText() + "' for units", "give a number, such as 100");
        }
        return new RateWay(
                way.isEmpty() ? null : way.equals(RateWay.INVERSE),
                units.isNumber() ? units.decimalValue() : BigDecimal.ONE,
                formats.hasNonNull("units_in") ? formats.path("units_in").asText() : null,
                in.isEmpty() ? null : in);
    }

    private static char sign(@Nullable Character said, char otherwise) {
        return said == null ? otherwise : said;
    }

    private CompanionMapping.FilledColumn target(JsonNode value, String header, ColumnStyleReader styles) {
        if (value.isTextual()) {
            return CompanionMapping.FilledColumn.plain(value.asText());
        }
        requireKnown(
                value, Set.of("field", "codes", "empty", "month_in", "day_in", "day", SCALE, UNIT), "under " + header);
        Map<String, String> codes = new LinkedHashMap<>();
        value.path("codes")
                .properties()
                .forEach(c -> codes.put(c.getKey(), c.getValue().asText()));
        Set<String> empty = new HashSet<>();
        value.path("empty").forEach(e -> empty.add(e.asText()));
        String column = value.path("field").asText();
        return new CompanionMapping.FilledColumn(
                column,
                Map.copyOf(codes),
                Set.copyOf(empty),
                styles.parts(value, header, typeOf(column)),
                factor(value, header, column));
    }

    /** What one number of a column stands for, by its scale and its unit of mass; null where neither is said. */
    private @Nullable BigDecimal factor(JsonNode value, String header, String column) {
        if (!value.has(SCALE) && !value.has(UNIT)) {
            return null;
        }
        ReferenceColumn.Type type = typeOf(column);
        boolean mass = column.endsWith(MASS);
        if (type == null || !type.isMeasured() || (value.has(UNIT) && !mass)) {
            throw Mapping.wrong(
                    source,
                    "gives the column '" + header + "' a unit or scale, but " + column + " is no "
                            + (value.has(UNIT) && !mass ? "mass" : "number that may be in another measure"),
                    "take it out there; for how many units a rate of exchange is, say 'units' under formats");
        }
        String scale = value.path(SCALE).asText("1").strip();
        if (!SCALES.matcher(scale).matches() || new BigDecimal(scale).signum() == 0) {
            throw Mapping.wrong(
                    source,
                    "gives the column '" + header + "' the scale '" + scale + "', which is no number above 0",
                    "give what one of its numbers stands for, such as 1000");
        }
        String unit = value.path(UNIT).asText("kg").strip();
        BigDecimal kilograms = MassUnits.known()
                .kilograms(unit)
                .orElseThrow(() -> Mapping.wrong(
                        source,
                        "gives the column '" + header + "' the unit '" + unit + "', which "
                                + MassUnits.known()
                                        .doubt(unit)
                                        .map(which -> "may be " + which)
                                        .orElse("is no unit of mass that is known"),
                        "give one such as t, kg, lb, g, short ton, long ton or a code of UN/ECE Recommendation 20, or"
                                + " its kilograms as scale"));
        return new BigDecimal(scale).multiply(kilograms);
    }

    private ReferenceColumn.@Nullable Type typeOf(String column) {
        return known.stream()
                .filter(c -> c.name().equals(column))
                .map(ReferenceColumn::type)
                .findFirst()
                .orElse(null);
    }

    /** A constant, which may be put together of the file and the line where it is a text, such as a number of entries. */
    private String constant(String column, String value) {
        if (IdTemplate.is(value)) {
            if (typeOf(column) != ReferenceColumn.Type.TEXT) {
                throw Mapping.wrong(
                        source,
                        "gives " + column + " the constant '" + value + "', and no such text can stand there",
                        "give a value as rows have it; {file} and {line} are for numbers of entries and other"
                                + " texts");
            }
            return new IdTemplate(value).text();
        }
        return value;
    }

    private void fill(Set<String> filled, String column) {
        List<String> names = known.stream().map(ReferenceColumn::name).toList();
        if (!names.contains(column)) {
            throw Mapping.wrong(
                    source,
                    "names the column '" + column + "', which files of " + kind + " do not have",
                    Nearest.did(column, names));
        }
        if (!filled.add(column)) {
            throw Mapping.wrong(source, "fills " + column + " twice", "keep one of them");
        }
    }

    private void requireAll(Set<String> filled) {
        known.stream()
                .filter(c -> c.isRequired() && !filled.contains(c.name()))
                .findFirst()
                .ifPresent(c -> {
                    throw Mapping.wrong(
                            source, "fills no " + c.name(), "map a column to it, or give it under constants");
                });
    }

    private void requireKnown(JsonNode node, Set<String> keys, String where) {
        node.properties().forEach(e -> {
            if (!keys.contains(e.getKey())) {
                throw Mapping.wrong(
                        source,
                        "has '" + e.getKey() + "' " + where + ", which means nothing there",
                        Nearest.did(e.getKey(), keys.stream().sorted().toList()));
            }
        });
    }
}
