package org.tidewaiter.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.MassUnits;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.MappingProposal.Proposal;
import org.tidewaiter.notation.Measure;
import org.tidewaiter.notation.MeasuredNumbers;

/**
 * In what the numbers of each column of a file are given, as its name, a column beside and the cells say; and where they do not
 * say it for sure, why.
 */
// Long: what header, cells and format of cells say of a measure, and where they contradict one another.
final class ProposedMeasures {
    /** The share of a column's values that have to be units of mass, for it to say those of the masses. */
    private static final double UNITS = 0.8;

    private static final Set<Field> QUANTITIES =
            Set.of(Field.SUPPLEMENTARY_QUANTITY, Field.COMMERCIAL_QUANTITY, Field.SUPPLEMENTARY_UNIT);
    private static final Set<Field.Type> SCALED = Set.of(Field.Type.AMOUNT, Field.Type.MASS, Field.Type.COUNT);

    private static final Set<String> SAYS_ENOUGH = Set.of("hs", "description", "origin", "currency");

    private static final Pattern AGAIN = Pattern.compile("(.*?[^\\d._])[\\s._]*[(\\[]?[1-9][)\\]]?");

    private final List<ColumnSample> samples;
    private final Map<String, HeaderMeasure> headers = new HashMap<>();

    /** The columns by their name in small letters. */
    private final Map<String, List<ColumnSample>> byName = new HashMap<>();

    /** By a name with a number behind it the columns that have the name without. */
    private final Map<String, List<ColumnSample>> first = new HashMap<>();

    private final Map<String, String> withoutGroups;
    private final NotedMeasures noted;

    /**
     * Prepares for a file.
     *
     * @param samples its columns
     * @param withoutGroups what the lowest row of a header of several rows says of a column, by its whole name
     * @param noted what titles and notes say of measures
     */
    ProposedMeasures(List<ColumnSample> samples, Map<String, String> withoutGroups, NotedMeasures noted) {
        this.withoutGroups = withoutGroups;
        this.noted = noted;
        this.samples = samples;
        samples.forEach(s -> {
            headers.put(s.name(), HeaderMeasure.of(s.name()));
            byName.computeIfAbsent(s.name().toLowerCase(Locale.ROOT), n -> new ArrayList<>())
                    .add(s);
        });
    }

    /** What a column's name says. */
    HeaderMeasure header(String column) {
        return headers.computeIfAbsent(column, HeaderMeasure::of);
    }

    /**
     * The names of a column under which its field may be known: as it stands, and without its measure and currency; the same
     * without the name of its group, where that says nothing and the rest says enough: "Declaration No" below "General".
     */
    List<String> names(String column, Field field) {
        List<String> names = new ArrayList<>(ofWhole(column, field));
        String own = withoutGroups.get(column);
        if (own != null && groupSaysNothing(column, own, field) && saysEnough(own)) {
            names.addAll(ofWhole(own, field));
        }
        firstWithoutValues(column, field).ifPresent(first -> names.addAll(ofWhole(first, field)));
        return names;
    }

    /**
     * The name that a column has again with a number behind it, as programs write names that stand twice, where the first one says nothing: Value
     * (2).
     */
    private Optional<String> firstWithoutValues(String column, Field field) {
        return first.computeIfAbsent(column, this::first).stream()
                .filter(s -> s.saysNothing(field))
                .map(ColumnSample::name)
                .findFirst();
    }

    private List<ColumnSample> first(String column) {
        Matcher again = AGAIN.matcher(column);
        return again.matches()
                ? byName.getOrDefault(again.group(1).strip().toLowerCase(Locale.ROOT), List.of())
                : List.of();
    }

    /** Whether the name of a group is of words that are not known, or names no more than the goods that the field is of. */
    private static boolean groupSaysNothing(String column, String own, Field field) {
        String group = column.substring(0, Math.max(0, column.length() - own.length()));
        boolean goods = field.part() == Field.ModelPart.GOODS_ITEM;
        return Stream.of(group.strip().split("\\s+"))
                .allMatch(word -> FieldNames.read().isOfGroup(word)
                        || (goods && FieldNames.read().isItem(word)));
    }

    /** A date or a number may be of anything that the group's unknown word names; a declaration's number is nothing else. */
    private static boolean saysEnough(String own) {
        Set<String> words = FieldNames.read().said(own).words();
        return words.size() >= 2 || SAYS_ENOUGH.stream().anyMatch(words::contains);
    }

    private List<String> ofWhole(String column, Field field) {
        String without = header(column).name();
        boolean money = field.type() == Field.Type.AMOUNT || field == Field.UNIT_PRICE;
        String plain = money ? HeaderCurrency.without(without) : without;
        return plain.equals(column) ? List.of(column) : List.of(column, plain);
    }

    /**
     * The measure of a column that fills a field.
     *
     * @param filled the fields that the file's columns fill
     */
    Measure of(ColumnSample sample, Field field, Set<Field> filled) {
        HeaderMeasure header = header(sample.name());
        BigDecimal scale = isScaled(field) ? header.scale() : BigDecimal.ONE;
        String doubt = header.doubt() == null || (!Measure.isMass(field) && HeaderMeasure.isOtherMass(header.doubt()))
                ? null
                : header.doubt();
        String unsure = isScaled(field) && doubt != null ? doubt : unknown(header, field);
        if (unsure != null) {
            return new Measure(unsure, scale, null, Map.of()); // a mapping with it is refused, and says why
        }
        if (!Measure.isMass(field)) {
            return new Measure(null, scale, null, Map.of());
        }
        if (header.unit() != null || HeaderMeasure.saysKilograms(sample.name())) {
            return new Measure(header.unit(), scale, null, Map.of());
        }
        Optional<ColumnSample> beside = unitColumn(sample, field, filled);
        if (beside.isPresent()) {
            return new Measure(null, scale, beside.get().name(), Map.of());
        }
        return new Measure(someCellsSayIt(sample, field) ? Measure.IN_CELLS : null, scale, null, Map.of());
    }

    /** Why a column cannot fill a field although its numbers can be read; null where it can. */
    @Nullable
    String doubt(ColumnSample sample, Field field, Set<Field> filled) {
        // Long: the doubts one after the other, the graver first.
        String word = header(sample.name()).doubt();
        boolean number = isScaled(field) || field == Field.UNIT_PRICE;
        if (word != null && number) {
            Optional<String> which = MassUnits.known().doubt(word);
            if (which.isPresent()) {
                return Measure.isMass(field)
                        ? "is in '" + word + "', which may be " + which.get() + ": say which as unit"
                        : null;
            }
            if (AmbiguousUnit.is(word)) {
                return Measure.isMass(field)
                        ? "is in one of the units '" + word + "', and its name does not say in which: say which as unit"
                        : null;
            }
            if (HeaderMeasure.isOtherMass(word)) {
                return Measure.isMass(field)
                        ? "ends its name in '" + word + "', which may be a unit or another word: say which unit"
                        : null;
            }
            return "is in '" + word + "', which may be several numbers: say as scale what one stands for";
        }
        String unknown = unknown(header(sample.name()), field);
        if (unknown != null) {
            return "is in '" + unknown
                    + "' by its name, which is no measure that is known here: say what it is, such as "
                    + (Measure.isMass(field) ? "unit: t or scale: 100" : "scale: 1000, or scale: 1 where it is none");
        }
        String note = saysItself(sample.name(), field) ? null : noted.of(field);
        if (note != null) {
            return "may be in what is said beside the table, '" + note
                    + "': say its unit, as kg or t, or its scale, as 1000";
        }
        if (!Measure.isMass(field)) {
            return null;
        }
        String other = otherInCells(sample, field);
        if (other != null) {
            return "says by its name '" + said(sample.name()) + "', and its cells say a unit themselves, such as '"
                    + other + "': say which counts, such as unit: t, or give them without it";
        }
        Measure measure = of(sample, field, filled);
        if (measure.unitIn() == null) {
            boolean plain =
                    measure.equals(new Measure(null, header(sample.name()).scale(), null, Map.of()));
            return plain && !HeaderMeasure.saysKilograms(sample.name()) ? otherUnits(filled) : null;
        }
        List<String> units = valuesOf(String.valueOf(measure.unitIn()));
        List<String> unsure = units.stream()
                .filter(u -> MassUnits.known().kilograms(u).isEmpty())
                .toList();
        return unsure.size() * 2 > units.size()
                ? "has its unit in '" + measure.unitIn() + "', which says '" + unsure.getFirst() + "': "
                        + MassUnits.known()
                                .doubt(unsure.getFirst())
                                .map(w -> "that may be " + w)
                                .orElse("that is no unit of mass that is known")
                        + "; say what it means, such as unit_in: \"" + measure.unitIn() + "\", units: {"
                        + unsure.getFirst() + ": t}"
                : null;
    }

    private static boolean isScaled(Field field) {
        return SCALED.contains(field.type()) || field == Field.DUTY_RATE_PERCENT;
    }

    /** Whether the name of a column leaves nothing to say about its measure. */
    private boolean saysItself(String column, Field field) {
        HeaderMeasure header = header(column);
        return header.unit() != null
                || header.scale().compareTo(BigDecimal.ONE) != 0
                || (Measure.isMass(field) && HeaderMeasure.saysKilograms(column));
    }

    /** What the name of an amount or a mass has in brackets that is not known; null where it has nothing of the kind. */
    private static @Nullable String unknown(HeaderMeasure header, Field field) {
        boolean money = field.type() == Field.Type.AMOUNT && !QUANTITIES.contains(field);
        return money || Measure.isMass(field) ? header.unknown() : null;
    }

    /** Why masses are not sure beside a column of units that are in part of mass, in a file without quantities. */
    private @Nullable String otherUnits(Set<Field> filled) {
        for (ColumnSample sample : samples) {
            if (isOfUnitsOnly(sample, filled)) {
                Optional<String> other = sample.values().stream()
                        .filter(v -> MassUnits.known()
                                .kilograms(v)
                                .filter(k -> k.compareTo(BigDecimal.ONE) != 0)
                                .isPresent())
                        .findFirst();
                if (other.isPresent()) {
                    return "may be in the units of '" + sample.name() + "', which says '" + other.get()
                            + "' beside what is no unit of mass: say its unit, as kg, or unit_in, as \"" + sample.name()
                            + "\"";
                }
            }
        }
        return null;
    }

    private static boolean isOfUnitsOnly(ColumnSample sample, Set<Field> filled) {
        Set<String> words = FieldNames.read().said(sample.name()).words();
        return words.contains("unit")
                && Set.of("unit", "measure", "code", "name", "type").containsAll(words)
                && filled.stream().noneMatch(f -> f != Field.SUPPLEMENTARY_UNIT && QUANTITIES.contains(f));
    }

    /** What only says the unit of others fills no field, and what is in a unit that is not sure fills none either. */
    void leaveUnits(List<Proposal> columns) {
        Set<Field> filled = MappingProposal.filled(columns);
        for (int c = 0; c < columns.size(); c++) {
            Proposal p = columns.get(c);
            Field field = Field.of(String.valueOf(p.field())).orElse(null);
            boolean leave = field != null
                    && (isUnitOfMasses(p.column(), filled) || doubt(samples.get(c), field, filled) != null);
            if (leave) {
                columns.set(c, new Proposal(p.column(), null, 0, p.example()));
            }
        }
    }

    /** Whether a column only says in which unit the masses of another are. */
    boolean isUnitOfMasses(String column, Set<Field> filled) {
        return byName.getOrDefault(column.toLowerCase(Locale.ROOT), List.of()).stream()
                .anyMatch(s -> s.name().equals(column) && saysUnits(s, filled));
    }

    private Optional<ColumnSample> unitColumn(ColumnSample masses, Field field, Set<Field> filled) {
        boolean net = field == Field.NET_MASS_KG;
        return samples.stream()
                .filter(s -> saysUnits(s, filled))
                .filter(s -> owner(s) == null || masses.equals(owner(s)))
                .filter(s -> {
                    Set<String> words = FieldNames.read().said(s.name()).words();
                    return net ? !words.contains("gross") : !words.contains("net");
                })
                .findFirst();
    }

    /** The column whose whole name a column of units begins with: {@code GrossMass} of {@code GrossMass@unitCode}; null where there is none. */
    private @Nullable ColumnSample owner(ColumnSample units) {
        return samples.stream()
                .filter(s -> s.name().length() > 3
                        && units.name().startsWith(s.name())
                        && units.name().substring(s.name().length()).matches("[@_. ].*"))
                .max(java.util.Comparator.comparingInt(s -> s.name().length()))
                .orElse(null);
    }

    /** A column of units: by its name those of masses; or of units only, in a file that has no quantities they could be of. */
    private boolean saysUnits(ColumnSample sample, Set<Field> filled) {
        Set<String> words = FieldNames.read().said(sample.name()).words();
        if (!words.contains("unit") || sample.values().isEmpty()) {
            return false;
        }
        long units = sample.values().stream()
                .filter(v -> MassUnits.known().kilograms(v).isPresent()
                        || MassUnits.known().doubt(v).isPresent())
                .count();
        boolean mostly = units >= UNITS * sample.values().size();
        boolean ofMass = words.contains("mass");
        boolean only = isOfUnitsOnly(sample, filled);
        return ofMass ? units * 2 >= sample.values().size() : only && mostly;
    }

    private List<String> valuesOf(String column) {
        return samples.stream()
                .filter(s -> s.name().equals(column))
                .findFirst()
                .map(ColumnSample::values)
                .orElse(List.of());
    }

    /** What the name of a column says of its numbers, for people. */
    private String said(String column) {
        HeaderMeasure header = header(column);
        String scale = header.scale().compareTo(BigDecimal.ONE) == 0
                ? ""
                : header.scale().toPlainString() + " ";
        return scale + (header.unit() == null ? "kg" : header.unit());
    }

    /** A cell that says another unit than the name of its column, or any where the name says a number that one stands for; null where none does. */
    private @Nullable String otherInCells(ColumnSample sample, Field field) {
        HeaderMeasure header = header(sample.name());
        boolean scaled = header.scale().compareTo(BigDecimal.ONE) != 0;
        if (header.unit() == null && !scaled) {
            return null;
        }
        Optional<BigDecimal> own = MassUnits.known().kilograms(header.unit() == null ? "kg" : header.unit());
        return sample.values().stream()
                .filter(v -> MeasuredNumbers.parts(field, v, Measure.OWN)
                        .map(p -> scaled
                                || !MassUnits.known()
                                        .kilograms(String.valueOf(p.unit()))
                                        .equals(own))
                        .orElse(false))
                .findFirst()
                .orElse(null);
    }

    /** Whether some cells say a unit other than the kilogram: then those that say none are of no sure unit. */
    private static boolean someCellsSayIt(ColumnSample sample, Field field) {
        return sample.values().stream()
                .map(v -> MeasuredNumbers.parts(field, v, Measure.OWN))
                .flatMap(Optional::stream)
                .map(p -> String.valueOf(p.unit()))
                .anyMatch(u -> !MassUnits.known().kilograms(u).equals(Optional.of(BigDecimal.ONE)));
    }
}
