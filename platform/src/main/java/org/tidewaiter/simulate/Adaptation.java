package org.tidewaiter.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What findings change, on the day after they were recorded: the memory of the rules, and what fraudsters do. */
final class Adaptation {
    /** The rules forget findings of less than this, in cents. */
    private static final long WORTH_REMEMBERING = 150_00;

    private record CaughtFraud(Importer importer, int day, long number, long cents) {}

    private final World world;
    private final TreeMap<Integer, List<CaughtFraud>> due = new TreeMap<>();

    Adaptation(World world) {
        this.world = world;
    }

    /** Takes note of what the controls of a day found or will find. */
    void note(Declaration d) {
        if (d.items.stream().anyMatch(i -> i.finding)) {
            int day = (int) (Math.floorDiv(d.recorded, ConsignmentTimes.DAY)
                    - world.plan.from().toEpochDay());
            due.computeIfAbsent(Math.max(d.day, day) + 1, k -> new ArrayList<>())
                    .add(new CaughtFraud(d.importer, day, d.number, d.sum(i -> i.recoveredCents)));
        }
    }

    /** Lets everything recorded before a day take effect. */
    void before(int day) {
        while (!due.isEmpty() && due.firstKey() <= day) {
            for (CaughtFraud found : due.pollFirstEntry().getValue()) {
                if (found.cents() >= WORTH_REMEMBERING) {
                    found.importer().lastFinding = Math.max(found.importer().lastFinding, found.day());
                }
                learn(found);
            }
        }
    }

    private void learn(CaughtFraud found) {
        Fraudster f = found.importer().fraudster;
        if (f == null
                || found.day() < f.quietUntil
                || f.typology == Typology.PHOENIX
                || f.typology == Typology.MISSING_TRADER) {
            return;
        }
        f.learn(found.importer(), found.day(), world.chance(Chance.Stream.ADAPTATION, found.number()));
    }
}
