package org.tidewaiter.simulate;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The goods of the world: lines of the tariff with price, mass, duty and weight in trade, drawn once for a seed. */
final class Catalogue {
    private final List<Product> products = new ArrayList<>();
    private final Map<String, List<Product>> byHeading = new HashMap<>();
    private final Map<Integer, List<Product>> byChapter = new HashMap<>();
    private final Map<Integer, Alias> drawInChapter = new HashMap<>();
    private final List<Integer> chapters = new ArrayList<>();
    private final Alias drawChapter;

    static Catalogue read(SimulationPlan plan) {
        return new Catalogue(plan, Resource.rows("chapters.csv"), Resource.rows("tariff.csv.gz"));
    }

    private Catalogue(SimulationPlan plan, List<NamedCsvRecord> shareOfChapters, List<NamedCsvRecord> tariff) {
        Map<Integer, NamedCsvRecord> facts = new HashMap<>();
        List<Double> shares = new ArrayList<>();
        for (NamedCsvRecord row : shareOfChapters) {
            int chapter = Integer.parseInt(row.getField("chapter"));
            facts.put(chapter, row);
            chapters.add(chapter);
            shares.add(Resource.number(row, "share"));
        }
        for (NamedCsvRecord row : tariff) {
            if (!row.getField("description")
                    .startsWith("Described in")) { // a quota's line, which says nothing of goods
                int chapter = Integer.parseInt(row.getField("hs8").substring(0, 2));
                add(product(plan, row, java.util.Objects.requireNonNull(facts.get(chapter)), chapter));
            }
        }
        byChapter.forEach((chapter, lines) -> drawInChapter.put(
                chapter, new Alias(lines.stream().mapToDouble(Product::weight).toArray())));
        drawChapter = new Alias(chapters.stream()
                .mapToDouble(c -> byChapter.containsKey(c) ? shares.get(chapters.indexOf(c)) : 0)
                .toArray());
    }

    private void add(Product product) {
        products.add(product);
        byHeading.computeIfAbsent(product.heading(), h -> new ArrayList<>()).add(product);
        byChapter.computeIfAbsent(product.chapter(), c -> new ArrayList<>()).add(product);
    }

    private Product product(SimulationPlan plan, NamedCsvRecord row, NamedCsvRecord facts, int chapter) {
        String code = row.getField("hs8");
        Chance subheading = Chance.of(plan.seed(), Chance.Stream.PRODUCT, Long.parseLong(code.substring(0, 6)), 6);
        Chance line = Chance.of(plan.seed(), Chance.Stream.PRODUCT, Long.parseLong(code), 8);
        double price = Resource.number(facts, "usd_per_kg") * subheading.about(1, 0.55) * line.about(1, 0.18);
        double specific = Resource.number(row, "duty_usd_per_kg") / price * 100;
        double duty = Math.min(60, Math.rint(10 * (Resource.number(row, "duty_percent") + specific)) / 10);
        String unit = row.getField("unit");
        double kgPerUnit = unit.equals("KGM") || unit.isEmpty()
                ? 1
                : Resource.number(facts, "kg_per_unit") * subheading.about(1, 0.7) * dozen(unit);
        return new Product(
                products.size(),
                code,
                chapter,
                row.getField("description"),
                Wording.of(code, row.getField("description")),
                duty,
                Resource.number(facts, "vat_percent"),
                Resource.number(facts, "excise_percent"),
                unit,
                unit.equals("TNE") ? 1000 : unit.equals("GRM") ? 0.001 : kgPerUnit,
                price,
                Math.max(0.06, Math.min(1.3, subheading.about(0.55, 0.75))),
                List.of(row.getField("programs").split(" ")),
                Season.valueOf(facts.getField("season").toUpperCase(Locale.ROOT)),
                StrictMath.exp(1.6 * line.normal()),
                line.happens(0.03) ? line.below(plan.days()) : -1);
    }

    private static double dozen(String unit) {
        return switch (unit) {
            case "DZN", "DPR" -> 12;
            case "GRO" -> 144;
            default -> 1;
        };
    }

    Product product(int index) {
        return products.get(index);
    }

    List<Product> all() {
        return products;
    }

    List<Product> heading(String heading) {
        return byHeading.getOrDefault(heading, List.of());
    }

    List<Product> chapter(int chapter) {
        return byChapter.getOrDefault(chapter, List.of());
    }

    int drawChapter(Chance chance) {
        return chapters.get(drawChapter.draw(chance));
    }

    Product drawIn(int chapter, Chance chance) {
        return java.util.Objects.requireNonNull(byChapter.get(chapter))
                .get(java.util.Objects.requireNonNull(drawInChapter.get(chapter))
                        .draw(chance));
    }

    /** A line of the same heading whose duty is at least two points lower, the same one for who asks; otherwise the line itself. */
    Product cheaperSibling(Product dear, int actor) {
        List<Product> cheaper = heading(dear.heading()).stream()
                .filter(other -> dear.dutyPercent() - other.dutyPercent() >= 2)
                .toList();
        return cheaper.isEmpty() ? dear : cheaper.get(Math.floorMod(actor, cheaper.size()));
    }
}
