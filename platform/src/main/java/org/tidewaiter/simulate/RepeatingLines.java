package org.tidewaiter.simulate;

import java.util.List;
import org.tidewaiter.simulate.Customs.TaxesDue;

/**
 * Writes what repeats in a declaration, in the columns of {@code datamodel.LineTable}: taxes, documents, containers, packages, charges and
 * invoices. Amounts add up to those of the declaration; what is true and not declared plays no part.
 */
final class RepeatingLines {
    /** UN/EDIFACT 5153: customs duty, excise, value added tax. */
    private static final List<String> TAXES = List.of("CUD", "EXC", "VAT");

    /** UN/EDIFACT 1001: commercial invoice, bill of lading, air waybill, certificate of origin, import licence. */
    private static final String INVOICE = "380";

    private static final String BILL_OF_LADING = "705";
    private static final String AIR_WAYBILL = "740";
    private static final String CERTIFICATE_OF_ORIGIN = "861";
    static final String LICENCE = "911";

    private static final String NATIONAL = "USD";
    /** What a container of 20 feet takes, and one of 40. */
    private static final long GRAMS_A_CONTAINER = 21_000_000;

    /** No ship takes more, and whatever lies below is in containers that can carry it. */
    private static final int MOST_CONTAINERS = 20_000;

    /** UN/ECE Rec 21: carton, package, pallet, bag, drum, crate. */
    private static final List<String> PACKAGES = List.of("CT", "CT", "CT", "PK", "PX", "BG", "DR", "CR");

    private final World world;

    RepeatingLines(World world) {
        this.world = world;
    }

    void taxes(Declaration d, Text out) {
        for (int n = 1; n <= d.items.size(); n++) {
            Item item = d.items.get(n - 1);
            TaxesDue due = item.due;
            long[] amounts = {due.duty(), due.excise(), due.vat()};
            long[] bases = {item.valueCents, item.valueCents + due.duty(), item.valueCents + due.duty() + due.excise()};
            double[] rates = {due.dutyPercent(), item.declaredProduct.excisePercent(), item.declaredProduct.vatPercent()
            };
            for (int t = 0; t < amounts.length; t++) {
                if (amounts[t] > 0) {
                    out.put(d.id).put(n).put(TAXES.get(t)).decimal(bases[t], 2);
                    out.decimal(Math.round(rates[t] * 100), 2)
                            .decimal(amounts[t], 2)
                            .put(NATIONAL);
                    out.put(d.importer.deferred ? "D" : "C")
                            .put(item.preference)
                            .end();
                }
            }
        }
    }

    void documents(Declaration d, Text out) {
        Chance c = papers(world, d);
        int age = age(c);
        document(d, 0, INVOICE, d.invoiceNumber, age, out);
        document(d, 0, d.link.mode() == 1 ? BILL_OF_LADING : AIR_WAYBILL, d.transportDocument, age - 2, out);
        if (d.permitAsked > 0) {
            String number = permitNumber(d, c);
            document(d, 0, LICENCE, number, -1 - (int) ((d.permitAsked - d.accepted) / ConsignmentTimes.DAY), out);
        }
        for (int n = 1; n <= d.items.size(); n++) {
            Item item = d.items.get(n - 1);
            if (!item.preference.isEmpty()) {
                String number = item.declaredOrigin.code() + References.pad(c.below(10_000_000), 7);
                document(d, n, CERTIFICATE_OF_ORIGIN, number, 1 + c.below(age), out);
            }
        }
    }

    private static Chance papers(World world, Declaration d) {
        return world.chance(Chance.Stream.LINES, d.number, 0);
    }

    private static int age(Chance c) {
        return 3 + c.below(40);
    }

    private static String permitNumber(Declaration d, Chance c) {
        return EventLines.agency(d) + "/" + References.pad(c.below(1_000_000), 6);
    }

    /** The number of the permit that a declaration names. */
    static String permitNumber(World world, Declaration d) {
        Chance c = papers(world, d);
        age(c);
        return permitNumber(d, c);
    }

    private static void document(Declaration d, int sequence, String type, String number, int age, Text out) {
        out.put(d.id);
        (sequence == 0 ? out.none() : out.put(sequence)).put(type).put(number);
        out.put(java.time.LocalDate.ofEpochDay(d.epochDay() - Math.max(0, age)).toString())
                .end();
    }

    void containers(Declaration d, Text out) {
        if (d.container.isEmpty()) {
            return;
        }
        Chance c = world.chance(Chance.Stream.LINES, d.number, 1);
        long grams = d.sum(i -> i.declaredGrossGrams);
        int packages = (int) d.sum(i -> i.packages);
        long usual = Math.round(GRAMS_A_CONTAINER * c.between(0.55, 1));
        int count = (int) Math.min(MOST_CONTAINERS, 1 + grams / usual);
        for (int k = 0; k < count; k++) {
            out.put(d.id).put(k == 0 ? d.container : References.container(c)).put(c.happens(0.4) ? "22G1" : "45G1");
            out.put("SL" + References.pad(c.below(10_000_000), 7));
            out.put(part(packages, count, k)).decimal(part(grams, count, k), 3).end();
        }
    }

    void packages(Declaration d, Text out) {
        Chance c = world.chance(Chance.Stream.LINES, d.number, 2);
        String marks = d.importerName.replaceAll("[^A-Z]", "") + "/" + d.invoiceNumber;
        for (int n = 1; n <= d.items.size(); n++) {
            Item item = d.items.get(n - 1);
            int kinds = item.packages > 5 && c.happens(0.15) ? 2 : 1;
            for (int k = 0; k < kinds; k++) {
                out.put(d.id).put(n).put(part(item.packages, kinds, k)).put(c.of(PACKAGES));
                out.put(c.happens(0.3) ? "N/M" : marks).end();
            }
        }
    }

    void charges(Declaration d, Text out) {
        charge(d, "freight", d.sum(i -> i.freightCents), out);
        charge(d, "insurance", d.sum(i -> i.insuranceCents), out);
    }

    private static void charge(Declaration d, String kind, long cents, Text out) {
        if (cents > 0) {
            out.put(d.id)
                    .put(kind)
                    .decimal(cents, 2)
                    .put(NATIONAL)
                    .decimal(cents, 2)
                    .end();
        }
    }

    /** One invoice, or a few where there are many items: then with the items' amounts dealt out among them. */
    void invoices(Declaration d, Text out) {
        Chance c = world.chance(Chance.Stream.LINES, d.number, 3);
        int count = d.items.size() > 4 && c.happens(0.4) ? 2 + c.below(2) : 1;
        int age = 3 + c.below(40);
        String day = java.time.LocalDate.ofEpochDay(d.epochDay() - age).toString();
        for (int k = 0; k < count; k++) {
            long cents = 0;
            for (int n = k; n < d.items.size(); n += count) {
                cents += d.items.get(n).amountCents;
            }
            out.put(d.id)
                    .put(k == 0 ? d.invoiceNumber : d.invoiceNumber + "-" + (k + 1))
                    .put(day);
            out.decimal(cents, 2)
                    .put(d.currency)
                    .decimal(Math.round(d.rate * 1e6), 6)
                    .put(d.incoterm);
            out.put(d.consignorName()).end();
        }
    }

    /** What falls to one of several, the rest to the first. */
    private static long part(long whole, int of, int place) {
        return whole / of + (place == 0 ? whole % of : 0);
    }
}
