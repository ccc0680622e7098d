package org.tidewaiter.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the simulated country levies: duty with its preferences and measures, excise, value added tax, and reliefs. */
final class Customs {
    /** Consignments of private persons up to this customs value, in US dollars, pay nothing. */
    static final long DE_MINIMIS_CENTS = 200_00;

    /** Investors' relief: free of duty, while value added tax is paid. */
    private static final String INVESTORS = "INV";

    /** End-use codes under which listed holders import free of duty; of diplomats and charities, free of tax too. */
    static final List<String> RELIEFS = List.of("DIP", "NGO", INVESTORS);

    /**
     * Which preference programme of the tariff holds for which countries; A is the one for developing countries. The codes are
     * those of the tariff that the lines are taken from; with whom the country has its agreements is ours.
     */
    private static final Map<String, List<String>> PROGRAMMES = Map.ofEntries(
            Map.entry("AU", List.of("AU")),
            Map.entry("CL", List.of("CL")),
            Map.entry("CO", List.of("CO")),
            Map.entry("IL", List.of("IL")),
            Map.entry("KR", List.of("KR")),
            Map.entry("MA", List.of("MA")),
            Map.entry("PE", List.of("PE")),
            Map.entry("S", List.of("CA", "MX")),
            Map.entry("SG", List.of("SG")),
            Map.entry("A", List.of("TH", "ID", "BR", "PK", "PH", "LK", "KH", "EG", "UA")),
            Map.entry("P", List.of("DE", "FR", "IT", "NL", "ES", "BE")),
            Map.entry("PA", List.of("JP")),
            Map.entry("D", List.of("ZA")));

    /**
     * An anti-dumping measure: goods of a heading from a country pay so much more from a day of the period on. The list of
     * measures that is handed out lacks some, as such lists do.
     */
    record PlannedMeasure(String heading, String origin, int from, double percent, boolean listed) {}

    /** What is due on an item, in cents. */
    record TaxesDue(double dutyPercent, long duty, long excise, long vat) {
        long total() {
            return duty + excise + vat;
        }
    }

    private static final int MEASURES = 60;
    private static final double LISTED = 0.65;

    private final Map<String, PlannedMeasure> measures = new HashMap<>();

    Customs(SimulationPlan plan, Catalogue catalogue) {
        Chance chance = Chance.of(plan.seed(), Chance.Stream.MEASURE, 0, 0);
        List<String> likely = new ArrayList<>();
        for (Product p : catalogue.all()) {
            if (p.chapter() >= 39 && p.chapter() <= 95 && p.dutyPercent() >= 2 && !likely.contains(p.heading())) {
                likely.add(p.heading());
            }
        }
        for (int i = 0; i < MEASURES; i++) {
            int from = (int) (plan.days() * chance.between(0.05, 0.8));
            PlannedMeasure measure = new PlannedMeasure(
                    chance.of(likely), "CN", from, Math.rint(chance.between(25, 90)), chance.happens(LISTED));
            measures.putIfAbsent(measure.heading(), measure);
        }
    }

    /** The measure against goods of that line and origin on that day, if there is one. */
    @org.jspecify.annotations.Nullable
    PlannedMeasure measure(Product product, Origin origin, int day) {
        PlannedMeasure measure = measures.get(product.heading());
        return measure != null && measure.origin().equals(origin.code()) && day >= measure.from() ? measure : null;
    }

    /** The measure on a heading whatever the origin, also before it is in force. */
    @org.jspecify.annotations.Nullable
    PlannedMeasure measureOn(Product product) {
        return measures.get(product.heading());
    }

    List<PlannedMeasure> measures() {
        return measures.values().stream()
                .sorted(java.util.Comparator.comparing(PlannedMeasure::heading))
                .toList();
    }

    /** The programme under which goods of that origin are free of duty, or an empty text. */
    String preference(Product product, Origin origin) {
        if (product.dutyPercent() == 0) {
            return "";
        }
        for (String programme : product.programmes()) {
            if (PROGRAMMES.getOrDefault(programme, List.of()).contains(origin.code())) {
                return programme;
            }
        }
        return "";
    }

    /** The countries of a programme. */
    static List<String> countries(String programme) {
        return PROGRAMMES.getOrDefault(programme, List.of());
    }

    /** Whether a relief spares something on goods of a line. */
    static boolean spares(String relief, Product product) {
        return product.dutyPercent() > 0 || product.vatPercent() > 0 && !relief.equals(INVESTORS);
    }

    /**
     * What is due.
     *
     * @param value customs value in cents
     * @param preference programme claimed, or empty
     * @param relief end-use code claimed, or empty
     * @param suspended whether the procedure suspends payment (warehouse, transit, below the de minimis)
     */
    TaxesDue due(
            long value, Product product, Origin origin, int day, String preference, String relief, boolean suspended) {
        boolean investor = relief.equals(INVESTORS);
        if (suspended || RELIEFS.contains(relief) && !investor) {
            return new TaxesDue(0, 0, 0, 0);
        }
        PlannedMeasure measure = measure(product, origin, day);
        double usual = (preference.isEmpty() ? product.dutyPercent() : 0) + (measure == null ? 0 : measure.percent());
        double rate = investor ? 0 : usual;
        long duty = Math.round(value * rate / 100);
        long excise = Math.round((value + duty) * product.excisePercent() / 100);
        long vat = Math.round((value + duty + excise) * product.vatPercent() / 100);
        return new TaxesDue(rate, duty, excise, vat);
    }
}
