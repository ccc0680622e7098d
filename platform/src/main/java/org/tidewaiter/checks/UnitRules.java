package org.tidewaiter.checks;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.Dimensions;
import org.tidewaiter.codesandunits.Dimensions.UnitDimension;
import org.tidewaiter.codesandunits.Dimensions.UnitMeasure;
import org.tidewaiter.codesandunits.Packages;
import org.tidewaiter.datamodel.Field;

/** Kinds of checks of quantities: units against the tariff, masses against quantities, packages of bulk goods. */
final class UnitRules {
    private UnitRules() {}

    /** The supplementary unit must measure what the tariff measures such goods in; mass is taken everywhere. */
    static CheckRule tariffUnit(CheckLine line) {
        Field unitField = line.field("field");
        AnswerCache<Set<UnitDimension>> goods = new AnswerCache<>(Dimensions.lists()::ofGoods);
        AnswerCache<Optional<UnitMeasure>> measures = new AnswerCache<>(Dimensions.lists()::measure);
        return CheckRule.each(unitField, (seen, part, sink) -> {
            String unit = seen.text(part, unitField);
            String hs = seen.text(part, Field.HS_CODE);
            if (unit == null || hs == null) {
                return;
            }
            Set<UnitDimension> wanted = goods.of(hs);
            Optional<UnitMeasure> measure = measures.of(unit);
            if (!wanted.isEmpty()
                    && measure.isPresent()
                    && measure.get().dimension() != UnitDimension.MASS
                    && !wanted.contains(measure.get().dimension())) {
                sink.found(
                        part,
                        unitField,
                        unit,
                        DefectDetail.of(
                                "unit",
                                DefectDetail.text(unit),
                                DefectDetail.word("dimension." + first(wanted).name())));
            }
        });
    }

    private static UnitDimension first(Set<UnitDimension> dimensions) {
        return dimensions.stream().min(Comparator.naturalOrder()).orElse(UnitDimension.OTHER);
    }

    /** The least and the most kg that one unit of goods may have. */
    private record Band(double least, double most) {}

    /**
     * Net mass against quantity: a quantity in units of mass must agree with the net mass within a factor of {@code times};
     * a litre must have between 1/{@code times} and {@code times} kg (m³ of gases, wood and the like are left alone); one
     * thing must have the mass that {@code bands} gives for the longest start of its HS code: {@code 8703: 300-6000}.
     */
    static CheckRule massPerUnit(CheckLine line) {
        double times = line.number("times", 3);
        Map<String, Band> bands = new TreeMap<>();
        line.map("bands").forEach((hs, band) -> bands.put(hs, band(line, String.valueOf(band))));
        AnswerCache<Optional<UnitMeasure>> measures = new AnswerCache<>(Dimensions.lists()::measure);
        AnswerCache<Optional<Band>> ofOne = new AnswerCache<>(hs -> longest(hs, bands));
        return CheckRule.each(Field.NET_MASS_KG, (seen, part, sink) -> {
            double mass = seen.number(part, Field.NET_MASS_KG);
            double quantity = seen.number(part, Field.SUPPLEMENTARY_QUANTITY);
            String unit = seen.text(part, Field.SUPPLEMENTARY_UNIT);
            String hs = seen.text(part, Field.HS_CODE);
            UnitMeasure measure = unit == null ? null : measures.of(unit).orElse(null);
            if (measure == null || hs == null || !(mass > 0) || !(quantity > 0)) {
                return;
            }
            Band band = bandOf(measure, hs, times, ofOne);
            double each = mass / (quantity * measure.factor());
            if (band != null && (each < band.least || each > band.most)) {
                sink.found(
                        part,
                        Field.NET_MASS_KG,
                        seen.text(part, Field.NET_MASS_KG),
                        words(measure, String.valueOf(unit), mass, each, quantity, band));
            }
        });
    }

    private static DefectDetail words(
            UnitMeasure measure, String unit, double mass, double each, double quantity, Band band) {
        return switch (measure.dimension()) {
            case MASS ->
                DefectDetail.of(
                        "mass_twice",
                        DefectDetail.kilograms(mass),
                        DefectDetail.text(unit),
                        DefectDetail.kilograms(quantity * measure.factor()));
            case VOLUME ->
                DefectDetail.of(
                        "mass_of_litre",
                        DefectDetail.kilograms(each / 1000),
                        DefectDetail.kilograms(band.least / 1000),
                        DefectDetail.kilograms(band.most / 1000));
            default ->
                DefectDetail.of(
                        "mass_of_unit",
                        DefectDetail.kilograms(each),
                        DefectDetail.kilograms(band.least),
                        DefectDetail.kilograms(band.most));
        };
    }

    private static @Nullable Band bandOf(
            UnitMeasure measure, String hs, double times, AnswerCache<Optional<Band>> ofOne) {
        return switch (measure.dimension()) {
            case MASS -> new Band(1 / times, times);
            case VOLUME ->
                measure.factor() < 1 && !hs.startsWith("2711") && !hs.startsWith("2804")
                        ? new Band(1000 / times, 1000 * times)
                        : null;
            case NUMBER -> ofOne.of(hs).orElse(null);
            default -> null;
        };
    }

    private static Optional<Band> longest(String hs, Map<String, Band> bands) {
        for (int digits = Math.min(hs.length(), 6); digits >= 2; digits--) {
            Band band = bands.get(hs.substring(0, digits));
            if (band != null) {
                return Optional.of(band);
            }
        }
        return Optional.empty();
    }

    private static Band band(CheckLine line, String text) {
        String[] ends = text.split("-", -1);
        try {
            return new Band(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw line.wrong("has a band " + text, "write the least and the most kg of one thing, such as 300-6000", e);
        }
    }

    /** Goods in bulk have no packages, or one. */
    static CheckRule bulkPackages(CheckLine line) {
        Field type = line.field("field");
        return CheckRule.each(type, (seen, part, sink) -> {
            String code = seen.text(part, type);
            double packages = seen.number(part, Field.ITEM_PACKAGES);
            if (code != null && Packages.isBulk(code) && packages > 1) {
                sink.found(
                        part,
                        Field.ITEM_PACKAGES,
                        seen.text(part, Field.ITEM_PACKAGES),
                        DefectDetail.of("bulk", DefectDetail.number(packages), DefectDetail.text(code)));
            }
        });
    }
}
