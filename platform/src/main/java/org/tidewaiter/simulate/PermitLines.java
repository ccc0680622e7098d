package org.tidewaiter.simulate;

import java.time.LocalDate;

/**
 * Writes the permits of other agencies as their own registers have them. They fit the documents of the declarations mostly: some permits
 * that are named are in no register, some were withdrawn or had run out, and some were never used.
 */
final class PermitLines {
    private static final double IN_NO_REGISTER = 0.05;
    private static final double RAN_OUT = 0.03;
    private static final double WITHDRAWN = 0.02;
    private static final double NEVER_USED = 0.08;
    /** Of permits, those given for the subheading rather than for the line of the tariff. */
    private static final double BY_SUBHEADING = 0.3;

    /** Importers who have permits in their own name; of the others the agent has them. Estimate of ours. */
    private static final double IN_OWN_NAME = 0.35;

    private static final long STEP_KG = 50;

    private final World world;
    private final long until;

    PermitLines(World world, long until) {
        this.world = world;
        this.until = until;
    }

    void write(Declaration d, Text out) {
        if (d.permitAsked == 0 || d.permitGiven >= until) {
            return;
        }
        Chance c = world.chance(Chance.Stream.BESIDE, d.number, 2);
        if (!c.happens(IN_NO_REGISTER)) {
            line(d, RepeatingLines.permitNumber(world, d), c, out);
        }
        if (c.happens(NEVER_USED)) {
            line(d, EventLines.agency(d) + "/" + References.pad(c.below(1_000_000), 6), c, out);
        }
    }

    /** For some more than is declared, in round numbers, from the day of the paper on. */
    private void line(Declaration d, String number, Chance c, Text out) {
        Item item = d.items.get(0);
        String code = item.declaredProduct.code();
        double kg = item.declaredGrams / 1000.0 * c.about(1.15, 0.2);
        LocalDate given = LocalDate.ofEpochDay(d.epochDay());
        int lasts = 60 + c.below(300);
        LocalDate from = c.happens(RAN_OUT) ? given.minusDays(lasts + 1 + c.below(40)) : given;
        out.put(number).put(EventLines.agency(d)).put(c.happens(BY_SUBHEADING) ? code.substring(0, 6) : code);
        boolean own = world.chance(Chance.Stream.BESIDE, d.importer.index, 7).happens(IN_OWN_NAME);
        out.put(own ? d.importer.id : d.broker.id).put(RepeatingLines.LICENCE);
        out.put((long) Math.ceil(kg / STEP_KG) * STEP_KG).put("KGM");
        out.put(from.toString()).put(from.plusDays(lasts).toString());
        out.put(c.happens(WITHDRAWN) ? "withdrawn" : "granted").end();
    }
}
