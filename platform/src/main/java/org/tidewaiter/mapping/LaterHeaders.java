package org.tidewaiter.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.MassUnits;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.ReferenceColumn;
import org.tidewaiter.notation.Measure;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.table.HeaderRows;

/**
 * Headers that stand once more between the rows of a table, and rows of units: where one says another unit, scale or currency of a column than the
 * one by which the rows before were read, its numbers would be wrong below it, and the rows there are set aside until a header says again what the
 * first one said.
 */
public final class LaterHeaders {
    /** The names once more in another order, and what follows: read by the first order, masses would be prices. */
    public static final String REORDERED =
            "stands at or below a second header, which names the columns in another order: put what begins there into a file of its own";

    private static final int LONGEST = 100;
    private static final int MOST_DIGITS = 4;
    private static final int FEWEST_NAMES = 3;
    private static final Set<Field> QUANTITIES = Set.of(Field.SUPPLEMENTARY_QUANTITY, Field.COMMERCIAL_QUANTITY);

    private final List<String> names;
    private final List<List<String>> plain;
    private final Holds[] columns;
    private final Measure[] measures;
    private final @Nullable String currency;

    /** Why rows are set aside, by the place of the column that a later header gives in another measure. */
    private final TreeMap<Integer, String> others = new TreeMap<>();

    private boolean reordered;

    /** What numbers a column holds, of which a later header may say another measure. */
    private enum Holds {
        MONEY,
        MASS,
        QUANTITY,
        COUNT,
        /** No numbers, or nothing that is read. */
        NOTHING;

        static Holds of(@Nullable Field field) {
            if (field == null) {
                return NOTHING;
            }
            if (field.type() == Field.Type.AMOUNT || field == Field.UNIT_PRICE) {
                return MONEY;
            }
            return Measure.isMass(field)
                    ? MASS
                    : QUANTITIES.contains(field) ? QUANTITY : field.type() == Field.Type.COUNT ? COUNT : NOTHING;
        }

        static Holds of(@Nullable ReferenceColumn column) {
            if (column == null) {
                return NOTHING;
            }
            return switch (column.type()) {
                case AMOUNT -> MONEY;
                case QUANTITY ->
                    column.name().endsWith("mass_kg") ? MASS : column.name().endsWith("_percent") ? COUNT : QUANTITY;
                case RATE, COUNT -> COUNT;
                default -> NOTHING;
            };
        }
    }

    private LaterHeaders(List<String> names, List<Holds> columns, List<Measure> measures, @Nullable String currency) {
        this.names = names;
        this.currency = currency;
        plain = names.stream().map(LaterHeaders::plain).toList();
        this.columns = columns.toArray(Holds[]::new);
        this.measures = measures.toArray(Measure[]::new);
    }

    /** Those of a file that is read by a mapping. */
    public static LaterHeaders of(Header header, Mapping mapping) {
        List<Holds> columns = new ArrayList<>();
        List<Measure> measures = new ArrayList<>();
        for (String name : header.names()) {
            Mapping.MappedColumn column = mapping.columns().get(name);
            columns.add(Holds.of(column == null ? null : column.fields().getFirst()));
            measures.add(column == null ? Measure.OWN : column.measure());
        }
        return new LaterHeaders(
                header.names(), columns, measures, mapping.constants().get(Field.CURRENCY));
    }

    /**
     * Those of a file whose columns are known.
     *
     * @param fields what each column of the header fills, null where nothing
     * @param measures in what the numbers of each are
     */
    public static LaterHeaders of(Header header, List<@Nullable Field> fields, List<Measure> measures) {
        return new LaterHeaders(header.names(), fields.stream().map(Holds::of).toList(), measures, null);
    }

    /**
     * Those of a companion file.
     *
     * @param filled what each column of the header fills, null where nothing
     */
    public static LaterHeaders ofCompanion(Header header, List<@Nullable ReferenceColumn> filled) {
        return new LaterHeaders(
                header.names(),
                filled.stream().map(Holds::of).toList(),
                filled.stream().map(c -> Measure.OWN).toList(),
                null);
    }

    /** Whether a cell may be one of a header or of a row of units: it is short and has no more than four digits. */
    public static boolean mayBeOf(char[] text, int start, int length) {
        if (length > LONGEST) {
            return false;
        }
        int digits = 0;
        for (int i = start; i < start + length; i++) {
            digits += text[i] >= '0' && text[i] <= '9' ? 1 : 0;
        }
        return digits <= MOST_DIGITS;
    }

    /** Why the rows at or below the last header are set aside; null where they are read. */
    public @Nullable String since() {
        return reordered
                ? REORDERED
                : others.isEmpty() ? null : others.firstEntry().getValue();
    }

    /**
     * Looks at a row.
     *
     * @param row its cells
     * @return why it and those below it are set aside; null where they are not
     */
    public @Nullable String see(List<String> row) {
        boolean words = row.stream().allMatch(cell -> mayBeOf(cell.toCharArray(), 0, cell.length()));
        if (words && row.size() <= names.size() && row.stream().anyMatch(cell -> !cell.isBlank())) {
            boolean units = HeaderRows.areUnits(row);
            boolean header = isHeader(row);
            reordered = !header && (reordered || isReordered(row));
            if (units || header) {
                for (int c = 0; c < row.size(); c++) {
                    see(c, row.get(c).strip(), units);
                }
            }
        }
        return since();
    }

    private void see(int column, String cell, boolean unit) {
        Holds holds = columns[column];
        String name = names.get(column);
        if (holds == Holds.NOTHING || cell.isEmpty()) {
            return;
        }
        boolean bracketed = cell.startsWith("(") || cell.startsWith("[");
        String text = unit ? String.join(" ", plain.get(column)) + " " + (bracketed ? cell : "(" + cell + ")") : cell;
        Optional<Boolean> same = holds == Holds.MONEY
                ? sameMoney(column, text, unit ? cell : text)
                : sameNumbers(holds, column, text, unit ? cell : text);
        if (same.isPresent() && same.get()) {
            others.remove(column);
        } else if (same.isPresent()) {
            others.put(
                    column,
                    "stands at or below a later header, which says '" + cell + "' of '" + name
                            + "': another unit, scale or currency than above; put what begins there into a file of its own");
        }
    }

    /** Whether masses or quantities are in what they were in; empty where nothing is said. */
    private Optional<Boolean> sameNumbers(Holds holds, int column, String text, String alone) {
        HeaderMeasure late = HeaderMeasure.of(text);
        HeaderMeasure first = HeaderMeasure.of(names.get(column));
        boolean mass = holds == Holds.MASS;
        boolean quantity = holds == Holds.QUANTITY;
        boolean scaled = late.scale().compareTo(BigDecimal.ONE) != 0;
        boolean unsure = late.doubt() != null || late.unknown() != null;
        boolean kilograms = HeaderMeasure.saysKilograms(alone);
        if (!mass && !quantity) {
            boolean says = scaled || late.doubt() != null;
            return says
                    ? Optional.of(late.scale().compareTo(measures[column].scale()) == 0
                            && Objects.equals(late.doubt(), first.doubt()))
                    : Optional.empty();
        }
        if (!scaled && !unsure && !kilograms && late.unit() == null) {
            return Optional.empty();
        }
        if (unsure) {
            return Optional.of(
                    Objects.equals(late.doubt(), first.doubt()) && Objects.equals(late.unknown(), first.unknown()));
        }
        Optional<BigDecimal> now = kilograms(late, kilograms || mass);
        Optional<BigDecimal> before = kilograms(first, mass || HeaderMeasure.saysKilograms(names.get(column)));
        boolean asNamed = now.isPresent() && before.isPresent() && now.get().compareTo(before.get()) == 0;
        boolean named = first.unit() != null || HeaderMeasure.saysKilograms(names.get(column));
        if (quantity || named) {
            return Optional.of(asNamed && late.scale().compareTo(first.scale()) == 0);
        }
        return Optional.of(isSame(now, asRead(measures[column])));
    }

    private static boolean isSame(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) == 0;
    }

    /** The kilograms in one of what a name says; of a name that says no unit one, or none where they are not of mass. */
    private static Optional<BigDecimal> kilograms(HeaderMeasure said, boolean mass) {
        String unit = said.unit();
        Optional<BigDecimal> one = unit == null
                ? (mass ? Optional.of(BigDecimal.ONE) : Optional.empty())
                : MassUnits.known().kilograms(unit);
        return one.map(kg -> kg.multiply(said.scale()));
    }

    private static Optional<BigDecimal> asRead(Measure measure) {
        String unit = measure.unit();
        if (measure.unitIn() != null || Measure.IN_CELLS.equals(unit)) {
            return Optional.empty(); // each row says its own
        }
        return unit == null
                ? Optional.of(measure.scale())
                : MassUnits.known()
                        .kilograms(measure.units().getOrDefault(unit, unit))
                        .map(kg -> kg.multiply(measure.scale()));
    }

    private Optional<Boolean> sameMoney(int column, String text, String alone) {
        HeaderMeasure late = HeaderMeasure.of(text);
        HeaderMeasure first = HeaderMeasure.of(names.get(column));
        HeaderCurrency now = HeaderCurrency.of(alone);
        HeaderCurrency before = HeaderCurrency.of(names.get(column));
        boolean unsure = late.doubt() != null || late.unknown() != null;
        boolean saysCurrency = now.kind() != HeaderCurrency.Kind.UNSAID;
        if (!unsure && !saysCurrency && late.scale().compareTo(BigDecimal.ONE) == 0) {
            return Optional.empty();
        }
        boolean scale = unsure
                ? Objects.equals(late.doubt(), first.doubt()) && Objects.equals(late.unknown(), first.unknown())
                : late.scale().compareTo(first.scale()) == 0 || late.scale().compareTo(measures[column].scale()) == 0;
        boolean sameCurrency = !saysCurrency
                || now.equals(before)
                || (now.code() != null
                        && (now.code().equals(before.code()) || now.code().equals(currency)));
        return Optional.of(scale && sameCurrency);
    }

    /** Whether all its cells are the names of their columns, but for what they say of measures and currencies. */
    private boolean isHeader(List<String> row) {
        int named = 0;
        for (int c = 0; c < names.size(); c++) {
            String cell = c < row.size() ? row.get(c).strip() : "";
            boolean name = cell.equalsIgnoreCase(names.get(c))
                    || (!cell.isEmpty() && plain(cell).equals(plain.get(c)));
            if (!name) {
                return false;
            }
            named += cell.isEmpty() ? 0 : 1;
        }
        return named >= FEWEST_NAMES;
    }

    /** Whether its cells are the names of the columns, each one, in another order. */
    private boolean isReordered(List<String> row) {
        return names.size() >= FEWEST_NAMES
                && row.size() == names.size()
                && row.stream()
                        .map(String::strip)
                        .allMatch(cell -> !cell.isEmpty() && names.stream().anyMatch(cell::equalsIgnoreCase));
    }

    private static List<String> plain(String name) {
        Set<String> seen = new HashSet<>();
        return HeaderCurrency.others(HeaderMeasure.of(name).name()).stream()
                .filter(word -> !HeaderMeasure.saysKilograms(word) && seen.add(word))
                .toList();
    }
}
