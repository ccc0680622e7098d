package org.tidewaiter.simulate;

import java.util.EnumMap;
import java.util.Map;

/** From a number to a declaration as it is lodged: honest goods, look-alikes, fraud, mistakes, money. Reads, never writes. */
final class Lodging {
    private final World world;
    private final Trade trade;
    private final LookAlikes lookAlikes;
    private final Mistakes mistakes;
    private final MoneyCalculation reckoning;
    private final Manifests manifests;
    private final Map<Typology, Scheme> schemes = new EnumMap<>(Typology.class);

    Lodging(World world, Roster roster) {
        this.world = world;
        trade = new Trade(world, roster);
        lookAlikes = new LookAlikes(world);
        mistakes = new Mistakes(world);
        reckoning = new MoneyCalculation(world);
        manifests = new Manifests(world);
        for (Typology typology : Typology.values()) {
            schemes.put(typology, Scheme.of(typology, world));
        }
    }

    Declaration lodge(long number, int day) {
        Declaration d = trade.make(number, day);
        lookAlikes.make(d);
        defraud(d);
        mistakes.make(d);
        reckoning.fill(d);
        manifests.fill(d);
        new ConsignmentTimes(world).lodged(d);
        return d;
    }

    private void defraud(Declaration d) {
        Fraudster f = d.importer.fraudster;
        if (f == null || !f.active(d.day)) {
            return;
        }
        Chance c = world.chance(Chance.Stream.FRAUD, d.number);
        boolean suits = (f.typology == Typology.DIVERSION)
                        == (d.kind == Declaration.Kind.WAREHOUSE || d.kind == Declaration.Kind.TRANSIT)
                && d.kind != Declaration.Kind.TEMPORARY
                && d.kind != Declaration.Kind.EXPORT;
        if (suits && c.happens(f.intensity(d.day))) {
            java.util.Objects.requireNonNull(schemes.get(f.typology)).apply(d, f, c);
        }
    }
}
