package org.tidewaiter.simulate;

import java.time.YearMonth;
import java.util.Map;
import java.util.SortedMap;

/**
 * What the statistics of other countries look like when they are published: late, partly estimated, in their own edition. Months
 * that can no longer change are written as soon as they are complete, so that the cells kept do not grow with the years.
 */
final class PartnerLines implements AutoCloseable {
    /** About a fifth of Comtrade's quantities are estimated. */
    private static final double ESTIMATED = 0.2;

    /** Goods arrive at most two months after the month they were shipped in. */
    private static final int OPEN_MONTHS = 3;

    private static final String HEADER =
            "month,reporter,partner,flow,hs6,hs_edition,value_fob_usd,net_mass_kg,mass_estimated,consignments,published_on";

    private final long seed;
    private final PlainFile file;

    PartnerLines(SimulationPlan plan) {
        seed = plan.seed();
        file = new PlainFile(plan.out().resolve("data/partner_statistics.csv"), HEADER);
    }

    /** Writes, and takes out, the cells of the months that are complete in a month. */
    void completeIn(YearMonth now, SortedMap<String, Statistics.TradeCell> cells) {
        SortedMap<String, Statistics.TradeCell> complete =
                cells.headMap(now.minusMonths(OPEN_MONTHS).toString());
        write(complete);
        complete.clear();
    }

    /** Writes cells, in their order. */
    void write(Map<String, Statistics.TradeCell> cells) {
        Text out = new Text(',');
        cells.forEach((key, cell) -> line(key, cell, out));
        file.write(out.taken());
    }

    private void line(String key, Statistics.TradeCell cell, Text out) {
        String[] of = key.split(",");
        Chance c = Chance.of(seed, Chance.Stream.PARTNER, key.hashCode(), -1);
        boolean estimated = c.happens(ESTIMATED);
        double factor = estimated ? c.about(1, 0.3) : 1;
        int delay = 40 + Math.floorMod(of[1].hashCode(), 80);
        for (String value : of) {
            out.put(value);
        }
        out.put(Statistics.OLD_EDITION.contains(of[1]) ? "2017" : "2022")
                .decimal(cell.cents, 2)
                .decimal(Math.round(cell.grams * factor), 3)
                .put(estimated ? "1" : "0")
                .put(cell.consignments)
                .put(YearMonth.parse(of[0]).atEndOfMonth().plusDays(delay).toString())
                .end();
    }

    @Override
    public void close() {
        file.close();
    }
}
