package org.tidewaiter.simulate;

import org.tidewaiter.codesandunits.Currencies;

/**
 * Fills the money of a declaration, in whole cents: invoice, freight, insurance, customs value (CIF) and what is due; and, for
 * the truth, the value and the dues of what is really there. What is declared falsely passes through the same roundings as
 * what is declared honestly.
 */
final class MoneyCalculation {
    private static final double INLAND = 0.03;

    private final World world;

    MoneyCalculation(World world) {
        this.world = world;
    }

    void fill(Declaration d) {
        Chance c = world.chance(Chance.Stream.ROUTE, d.number);
        double perKg = Market.freightPerKg(d.link.mode() == 1 ? 1 : 4, d.exportCountry) * c.about(1, 0.22);
        double insured = c.between(0.001, 0.006);
        for (Item item : d.items) {
            double fob = item.price * item.quantity / 1000;
            double freight = Math.min(item.grossGrams / 1000.0 * perKg, 0.4 * fob);
            double carried = (freight + insured * fob) / Math.max(0.01, fob);
            item.freightCents = Math.round(100 * freight * Math.min(1, item.declaredGrams / (double) item.grams));
            price(d, item, freight / Math.max(0.01, fob), carried);
            if (d.incoterm.equals("EXW")) { // the way to the port is the buyer's to pay, and part of the freight
                item.freightCents += Math.round(item.amountCents * d.rate * INLAND);
            }
            item.insuranceCents = Math.round(item.amountCents * d.rate * insured);
            item.valueCents = value(d, item, Math.round(item.amountCents * d.rate));
            long trueBase = Math.round(100 * fob * terms(d.incoterm, freight / Math.max(0.01, fob), carried));
            item.trueValueCents = declaredTruly(item) ? item.valueCents : value(d, item, trueBase);
        }
        boolean free = isBelowDeMinimis(d);
        for (Item item : d.items) {
            due(d, item, free);
        }
    }

    private static boolean declaredTruly(Item item) {
        return item.declaredPrice == item.price && item.declaredQuantity == item.quantity;
    }

    private void due(Declaration d, Item item, boolean free) {
        boolean suspended = d.kind.suspended() || free;
        item.due = world.customs.due(
                item.valueCents,
                item.declaredProduct,
                item.declaredOrigin,
                d.day,
                item.preference,
                item.relief,
                suspended);
        if (item.typology == null && item.mistake.isEmpty()) {
            item.trueDue = item.due.total();
            return;
        }
        String preference = item.declaredOrigin == item.origin && item.declaredProduct == item.product
                ? world.customs.preference(item.product, item.origin).equals(item.preference) ? item.preference : ""
                : "";
        String relief = d.importer.relief.equals(item.relief) ? item.relief : "";
        boolean rightly = suspended && item.typology != Typology.DIVERSION && item.typology != Typology.SPLIT_PARCELS;
        item.trueDue = world.customs
                .due(item.trueValueCents, item.product, item.origin, d.day, preference, relief, rightly)
                .total();
    }

    /** The unit price in the currency of the invoice and by its terms, with as many decimals as firms give, and the amount. */
    private static void price(Declaration d, Item item, double freight, double carried) {
        double unit = item.declaredPrice * terms(d.incoterm, freight, carried) / d.rate;
        long step = unit > 1000 ? 10_000 : unit > 2 ? 100 : 1;
        item.unitPrice = Math.max(1, Math.round(unit * 10_000 / step) * step);
        long coin = Currencies.iso4217().minorUnits(d.currency).orElse(2) == 0 ? 100 : 1; // no sen on an invoice in yen
        double amount = item.unitPrice / 100.0 * item.declaredQuantity / 1000.0;
        item.amountCents = Math.max(1, Math.round(amount / coin)) * coin;
    }

    /** What the terms of delivery make of one dollar FOB. */
    private static double terms(String incoterm, double freight, double carried) {
        return switch (incoterm) {
            case "EXW" -> 1 / (1 + INLAND);
            case "CFR", "CPT" -> 1 + freight;
            case "CIF", "CIP", "DAP" -> 1 + carried;
            default -> 1;
        };
    }

    private static long value(Declaration d, Item item, long base) {
        return switch (d.incoterm) {
            case "CFR", "CPT" -> base + item.insuranceCents;
            case "CIF", "CIP", "DAP" -> base;
            default -> base + item.freightCents + item.insuranceCents;
        };
    }

    static boolean isBelowDeMinimis(Declaration d) {
        return d.kind == Declaration.Kind.PARCEL && d.sum(i -> i.valueCents) <= Customs.DE_MINIMIS_CENTS;
    }
}
