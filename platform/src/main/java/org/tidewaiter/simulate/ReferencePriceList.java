package org.tidewaiter.simulate;

import java.time.LocalDate;

/**
 * The reference prices of the regime of before, as the valuation office hands them out: good to within a third before the first day,
 * of some of the goods only, and never brought up to date. The rules on low prices know those of all goods.
 */
final class ReferencePriceList {
    /** Of the lines of the tariff, those that somebody priced. Estimate of ours. */
    private static final double PRICED = 0.35;

    /** Of goods that are counted, those priced by the piece. */
    private static final double BY_THE_PIECE = 0.4;

    private static final double LOWEST = 0.6;
    private static final double HIGHEST = 1.7;

    private final World world;
    private final Registers registers;

    ReferencePriceList(World world, Registers registers) {
        this.world = world;
        this.registers = registers;
    }

    /** What the old rules take for the price of a product, US dollars a kg FOB. */
    static double usdPerKg(World world, Product p) {
        return p.usdPerKg() * world.chance(Chance.Stream.MEASURE, p.index(), 3).about(1, 0.35);
    }

    void write() {
        registers.file(
                "data/reference_prices.csv",
                "hs_code,unit,source,valid_from,currency,price,lowest,highest,incoterm",
                out -> world.catalogue.all().forEach(p -> line(p, out)));
    }

    private void line(Product p, Text out) {
        Chance c = world.chance(Chance.Stream.BESIDE, p.index(), 1);
        LocalDate since = world.plan.from().minusDays(30 + c.below(700));
        boolean piece = c.happens(BY_THE_PIECE) && p.counted();
        if (!c.happens(PRICED)) {
            return;
        }
        double price = usdPerKg(world, p) * (piece ? p.kgPerUnit() : 1);
        out.put(p.code()).put(piece ? p.unit() : "KGM").put("valuation office").put(since.toString());
        out.put("USD").decimal(thousandths(price), 3).decimal(thousandths(price * LOWEST), 3);
        out.decimal(thousandths(price * HIGHEST), 3).put("FOB").end();
    }

    private static long thousandths(double price) {
        return Math.max(1, Math.round(1000 * price));
    }
}
