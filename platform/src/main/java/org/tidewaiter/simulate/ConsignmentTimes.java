package org.tidewaiter.simulate;

/** When a consignment comes and its declaration is lodged: what happens before Customs touches it. Seconds since 1970 UTC. */
final class ConsignmentTimes {
    static final long HOUR = 3600;
    static final long DAY = 86_400;

    private final World world;

    ConsignmentTimes(World world) {
        this.world = world;
    }

    void lodged(Declaration d) {
        Chance c = world.chance(Chance.Stream.CLOCK, d.number, 0);
        long midnight = (world.plan.from().toEpochDay() + d.day) * DAY;
        double hour =
                c.happens(0.07) ? c.between(0, 24) : c.happens(0.55) ? 10.2 + 1.3 * c.normal() : 15 + 1.4 * c.normal();
        d.accepted = midnight + Math.round(Math.max(0.1, Math.min(23.9, hour)) * HOUR);
        d.lodged = Math.max(midnight, d.accepted - Math.round(c.about(90, 1)));
        arrive(d, c);
    }

    private static void arrive(Declaration d, Chance c) {
        double u = c.next();
        double early = c.about(11, 0.9);
        double late = c.about(30, 0.9);
        double veryLate = c.between(15, 60) * 24;
        double hours = u < 0.38 ? early : u < 0.975 ? -late : -veryLate;
        double notice = d.link.mode() == 1 ? c.between(25, 96) : c.between(2, 10);
        double manifest = d.link.mode() == 1 ? c.between(4, 24) : c.between(1, 2);
        double unloading = d.link.mode() == 1 ? c.about(11, 0.6) : c.about(2, 0.5);
        if (d.kind == Declaration.Kind.EXPORT) {
            return;
        }
        d.arrived = d.accepted + Math.round(hours * HOUR);
        d.preArrival = d.arrived - Math.round(notice * HOUR);
        d.manifest = d.arrived - Math.round(manifest * HOUR);
        d.unloaded = d.arrived + Math.round(unloading * HOUR);
    }
}
