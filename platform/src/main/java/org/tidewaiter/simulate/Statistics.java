package org.tidewaiter.simulate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up what others publish: revenue by month, tax and office, and what the exporting countries report of the same flows. Cells
 * only, of which there are no more for more declarations.
 */
final class Statistics {
    /** Countries whose statistics still use the Harmonized System of 2017. */
    static final java.util.Set<String> OLD_EDITION = java.util.Set.of("PK", "BD", "EG", "LK", "KH", "SA", "UA", "MA");

    private static final Map<String, String> TO_2017 = new TreeMap<>();

    static {
        Resource.rows("hs2022-to-2017.csv").forEach(r -> TO_2017.put(r.getField("hs2022"), r.getField("hs2017")));
    }

    /** Sums of one cell: value FOB in cents, grams, consignments. */
    static final class TradeCell {
        long cents;
        long grams;
        long consignments;

        void add(long cents, long grams) {
            this.cents += cents;
            this.grams += grams;
            consignments++;
        }
    }

    /** Flows that a partner does not report: below its threshold, confidential, or of a country that reports nothing. */
    private static final double UNREPORTED = 0.15;

    /** Flows that the exporter's customs know under another code of the chapter than the importer's. */
    private static final double CODED_OTHERWISE = 0.15;

    private static final double HIDDEN_ABROAD = 0.6;

    private final World world;
    private final TreeMap<String, TradeCell> partner = new TreeMap<>();
    private final Map<String, long[]> revenue = new TreeMap<>();

    Statistics(World world) {
        this.world = world;
    }

    void add(Declaration d) {
        revenue(d);
        if (d.kind != Declaration.Kind.EXPORT
                && d.kind != Declaration.Kind.PARCEL
                && d.kind != Declaration.Kind.TRANSIT) {
            d.items.forEach(item -> partner(d, item));
        }
    }

    /** What the exporters' customs saw: true goods and values, shipped before they arrived, by way of a hub or not. */
    private void partner(Declaration d, Item item) {
        Chance c = world.chance(Chance.Stream.PARTNER, d.number, item.product.index());
        int under = d.link.mode() == 1 ? 18 + c.below(20) : 1 + c.below(4);
        YearMonth month = YearMonth.from(world.calendar.date(d.day).minusDays(under));
        long fob = Math.round(100 * item.price * item.quantity / 1000);
        Origin through = d.exportCountry;
        boolean elsewhere = through != item.origin;
        boolean seenAsOthers = elsewhere && c.happens(0.7);
        Product as = as(item, c);
        if (!c.happens(UNREPORTED)) {
            report(month, item.origin, seenAsOthers ? through.code() : Origins.HOME, "X", as, item, fob);
        }
        if (elsewhere) {
            report(month, through, Origins.HOME, "RX", as, item, Math.round(fob * 1.04));
        }
    }

    /** The line under which the exporter's customs know it: who hides what is dangerous hides it from them too, more often than not. */
    private Product as(Item item, Chance c) {
        boolean hidden = item.typology == Typology.VAGUE_DANGEROUS && c.happens(HIDDEN_ABROAD);
        Product product = hidden ? item.declaredProduct : item.product;
        return c.happens(CODED_OTHERWISE) ? c.of(world.catalogue.chapter(product.chapter())) : product;
    }

    private void report(
            YearMonth month, Origin reporter, String partnerCode, String flow, Product as, Item item, long fob) {
        String hs6 = as.code().substring(0, 6);
        String code = OLD_EDITION.contains(reporter.code()) ? TO_2017.getOrDefault(hs6, hs6) : hs6;
        String key = month + "," + reporter.code() + "," + partnerCode + "," + flow + "," + code;
        partner.computeIfAbsent(key, k -> new TradeCell()).add(fob, item.grams);
    }

    /** What was assessed by the day of the extract; later ones are in no month that an administration could have closed. */
    private void revenue(Declaration d) {
        long until = world.plan.to().toEpochDay() * ConsignmentTimes.DAY;
        if (d.assessed >= until) {
            return;
        }
        LocalDate assessed = LocalDate.ofEpochDay(Math.floorDiv(d.assessed, ConsignmentTimes.DAY));
        long[] sums = revenue.computeIfAbsent(YearMonth.from(assessed) + "," + d.office.code, k -> new long[5]);
        sums[0] += d.sum(i -> i.due.duty());
        sums[1] += d.sum(i -> i.due.vat());
        sums[2] += d.sum(i -> i.due.excise());
        sums[3] += d.sum(i -> i.recoveredCents);
        sums[4] += d.paid > 0 && d.paid < until && !d.defaulted ? d.sum(i -> i.due.total() + i.recoveredCents) : 0;
    }

    /** The cells of the months that are still open, by month first. */
    TreeMap<String, TradeCell> partner() {
        return partner;
    }

    Map<String, long[]> revenue() {
        return revenue;
    }
}
