package org.tidewaiter.analysis.revenue;

import java.time.LocalDate;
import java.util.Map;

/**
 * Goods of a month and office that the levers reach alike, with what they paid and would pay without relief.
 *
 * @param meant whether measures are meant for them
 * @param relieved whether they claim a relief or preference
 * @param value customs value
 * @param usualDuty what they would pay by the rates of like goods; what they paid where no relief is claimed
 * @param usualVat likewise, on the value with the usual duty and excise; 0 where no relief is claimed
 */
record TaxedGoods(
        LocalDate month,
        String office,
        boolean meant,
        boolean relieved,
        double value,
        double duty,
        double vat,
        double excise,
        double other,
        double usualDuty,
        double usualExcise,
        double usualVat) {
    /** A rate by law, and the share of it that is relieved. */
    private record Rate(double byLaw, double relieved) {
        static Rate of(double paid, double usual) {
            double byLaw = Math.max(paid, usual);
            return new Rate(byLaw, byLaw <= 0 ? 0 : 1 - paid / byLaw);
        }

        double with(double more, double ended) {
            return Math.max(0, (1 - relieved * (1 - ended)) * (byLaw + more));
        }
    }

    /**
     * What they would pay. The value grows with volume, prices and the exchange rate; the quantity answers to the price with all taxes by the
     * elasticity; value added tax is levied on the value with duty and excise, and more points of it on goods that pay it, or would without their
     * relief.
     *
     * @param levers in percent or points; what is not there is 0
     * @param elasticity by how many percent less is imported where the price with taxes is a percent higher; negative
     * @param passThrough the share of a change of the exchange rate that comes into prices
     * @return an amount a tax, in the order of {@link Tax}
     */
    double[] pays(Map<Lever, Double> levers, double elasticity, double passThrough) {
        Rate dutyRate = Rate.of(duty / value, relieved ? usualDuty / value : 0);
        Rate exciseRate = Rate.of(excise / value, relieved ? usualExcise / value : 0);
        Rate vatRate =
                Rate.of(vat / (value + duty + excise), relieved ? usualVat / (value + usualDuty + usualExcise) : 0);
        double ended = meant ? of(levers, Lever.EXEMPTIONS_ENDED_PERCENT) : 0;
        double d = dutyRate.with(meant ? of(levers, Lever.DUTY_POINTS) : 0, ended);
        double e = exciseRate.with(meant ? exciseRate.byLaw() * of(levers, Lever.EXCISE_PERCENT) : 0, ended);
        double v = vatRate.with(meant && vatRate.byLaw() > 0 ? of(levers, Lever.VAT_POINTS) : 0, ended);
        double dearer = (1 + of(levers, Lever.PRICE_PERCENT)) * (1 + passThrough * of(levers, Lever.EXCHANGE_PERCENT));
        double before = burden(dutyRate.with(0, 0), exciseRate.with(0, 0), vatRate.with(0, 0));
        double quantity = Math.pow(dearer * burden(d, e, v) / before, elasticity);
        double then = value * (1 + of(levers, Lever.VOLUME_PERCENT)) * dearer * quantity;
        return new double[] {d * then, v * (1 + d + e) * then, e * then, other / value * then};
    }

    private double burden(double d, double e, double v) {
        return (1 + d + e) * (1 + v) + other / value;
    }

    private static double of(Map<Lever, Double> levers, Lever lever) {
        return levers.getOrDefault(lever, 0.0) / 100;
    }
}
