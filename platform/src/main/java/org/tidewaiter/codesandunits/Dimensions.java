package org.tidewaiter.codesandunits;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What units of quantity measure, and what the tariff measures goods in. Units are those of UN/ECE Recommendation 20 that
 * tariffs use, and a few that customs systems write instead (PCE, KG, 12U). Kilograms are those
 * of {@link MassUnits}. Source: SOURCES.md beside the data. Immutable.
 */
public final class Dimensions {
    /** What a unit measures; the unit that factors lead to in brackets. */
    public enum UnitDimension {
        /** Mass (kg). */
        MASS,
        /** Number of things (1). */
        NUMBER,
        /** Length (m). */
        LENGTH,
        /** Area (m²). */
        AREA,
        /** Volume (m³). */
        VOLUME,
        /** Energy (kWh). */
        ENERGY,
        /** Anything else. */
        OTHER
    }

    /**
     * What a unit is.
     *
     * @param dimension what it measures
     * @param factor how many kg, things, m, m², m³ or kWh one of it is
     */
    public record UnitMeasure(UnitDimension dimension, double factor) {}

    private final Map<String, UnitMeasure> units = new HashMap<>();
    private final Map<String, Set<UnitDimension>> goods = new HashMap<>(16_384);

    private Dimensions() {}

    private static Dimensions read() {
        Dimensions list = new Dimensions();
        CodeList.read(
                "unit-dimensions.csv",
                row -> list.units.put(
                        row.getField("code"),
                        new UnitMeasure(
                                UnitDimension.valueOf(row.getField("dimension").toUpperCase(Locale.ROOT)),
                                Double.parseDouble(row.getField("factor")))));
        CodeList.read("hs-units.csv.gz", row -> {
            Set<UnitDimension> all = EnumSet.noneOf(UnitDimension.class);
            for (String dimension : row.getField("dimensions").split(" ")) {
                all.add(UnitDimension.valueOf(dimension.toUpperCase(Locale.ROOT)));
            }
            list.goods.put(row.getField("code"), all);
        });
        return list;
    }

    private static final class Lists {
        static final Dimensions LIST = read();
    }

    /** The lists; read once, at the first call. */
    public static Dimensions lists() {
        return Lists.LIST;
    }

    /** What the unit measures; empty for a unit whose dimension is not known. */
    public Optional<UnitMeasure> measure(String unit) {
        return Optional.ofNullable(units.get(unit))
                .or(() -> MassUnits.known()
                        .kilogramsOfCode(unit)
                        .map(kg -> new UnitMeasure(UnitDimension.MASS, kg.doubleValue())));
    }

    /** What a tariff built on the HS measures goods of that code in (its first six digits count); empty where not known. */
    public Set<UnitDimension> ofGoods(String hsCode) {
        return hsCode.length() < 6 ? Set.of() : goods.getOrDefault(hsCode.substring(0, 6), Set.of());
    }
}
