package org.tidewaiter.simulate;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what was made. */
final class Tally {
    private long declarations;
    private long items;
    private long fraudulent;
    private long controlled;
    private long found;
    private final Map<Typology, Long> byTypology = new EnumMap<>(Typology.class);

    void add(Declaration d) {
        declarations++;
        items += d.items.size();
        fraudulent += d.fraudulent() ? 1 : 0;
        controlled += d.controlled() ? 1 : 0;
        found += d.items.stream().anyMatch(i -> i.finding) ? 1 : 0;
        Typology first = null;
        for (Item item : d.items) {
            first = first == null ? item.typology : first;
        }
        if (first != null) {
            byTypology.merge(first, 1L, Long::sum);
        }
        if (d.steered) {
            byTypology.merge(Typology.COLLUSION, 1L, Long::sum);
        }
    }

    SimulationSummary summary(SimulationPlan plan, double seconds) {
        Map<String, Long> planted = new LinkedHashMap<>();
        byTypology.forEach((typology, count) -> planted.put(typology.code(), count));
        return new SimulationSummary(
                plan.out().toString(),
                plan.seed(),
                declarations,
                items,
                fraudulent,
                controlled,
                found,
                planted,
                seconds);
    }
}
