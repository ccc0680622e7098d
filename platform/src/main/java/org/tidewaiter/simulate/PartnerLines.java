package org.tidewaiter.simulate;

import java.time.YearMonth;
import java.util.Map;

/** What the statistics of other countries look like when they are published: late, partly estimated, in their own edition. */
final class PartnerLines {
    /** About a fifth of Comtrade's quantities are estimated. */
    private static final double ESTIMATED = 0.2;

    private final long seed;

    PartnerLines(long seed) {
        this.seed = seed;
    }

    void write(Map<String, Statistics.Cell> cells, Text out) {
        cells.forEach((key, cell) -> {
            String[] of = key.split(",");
            Chance c = Chance.of(seed, Chance.Stream.PARTNER, key.hashCode(), -1);
            boolean estimated = c.happens(ESTIMATED);
            double factor = estimated ? c.about(1, 0.3) : 1;
            boolean old = Statistics.OLD_EDITION.contains(of[1]);
            int delay = 40 + Math.floorMod(of[1].hashCode(), 80);
            for (String value : of) {
                out.put(value);
            }
            out.put(old ? "2017" : "2022")
                    .decimal(cell.cents, 2)
                    .decimal(Math.round(cell.grams * factor), 3)
                    .put(estimated ? "1" : "0")
                    .put(cell.consignments)
                    .put(YearMonth.parse(of[0]).atEndOfMonth().plusDays(delay).toString())
                    .end();
        });
    }
}
