package org.tidewaiter.simulate;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A dishonest actor over time: what it does, how often, how far it goes, and what it does when it is caught. Read by many
 * threads during a day; changed only between days.
 */
final class Fraudster {
    private static final int LEAST_QUIET_DAYS = 5;
    /** A way of defrauding wears out, is given up or is sold on: half of it is left after so many days. */
    private static final double HALF_LIFE_DAYS = 300;

    final int actor;
    final int since;
    /** Identities kept ready: taken up when the present one is burnt. */
    final Deque<Importer> spares = new ArrayDeque<>();

    Typology typology;
    double intensity;
    /** What is declared as a share of what is true; 1 would be honest. */
    double depth;

    int quietUntil;
    int caught;
    /** An index into the brokers and offices used, moved when one is thought to be watched. */
    int shift;

    Fraudster(int actor, int since, Typology typology, double intensity, double depth) {
        this.actor = actor;
        this.since = since;
        this.typology = typology;
        this.intensity = intensity;
        this.depth = depth;
    }

    /** The share of its consignments that it defrauds with on a day: less from month to month, unless it is a firm made for the fraud. */
    double intensity(int day) {
        return fades() ? intensity * StrictMath.pow(0.5, Math.max(0, day - since) / HALF_LIFE_DAYS) : intensity;
    }

    /** The mean of {@link #intensity(int)} over the days of a period, those before it began counted as none. */
    double meanIntensity(int days) {
        double sum = 0;
        for (int day = Math.max(0, since); day < days; day++) {
            sum += intensity(day);
        }
        return sum / days;
    }

    private boolean fades() {
        return typology != Typology.PHOENIX && typology != Typology.MISSING_TRADER;
    }

    boolean active(int day) {
        return day >= since && day >= quietUntil;
    }

    /**
     * Learns from being caught: lies low, goes less far, and may change the way, the broker or the name.
     *
     * @param day on which the finding was recorded
     * @return the identity taken up, if the present one is given up
     */
    @Nullable
    Importer learn(Importer present, int day, Chance chance) {
        caught++;
        quietUntil = day + LEAST_QUIET_DAYS + chance.below(25);
        depth += (1 - depth) * chance.between(0.03, 0.15);
        intensity *= chance.between(0.85, 1.0);
        if (typology.easy() && chance.happens(0.3)) {
            typology = other(chance);
        }
        if (chance.happens(0.35)) {
            shift++;
        }
        Importer spare = spares.peek();
        if (spare == null || !chance.happens(0.22)) {
            return null;
        }
        spares.remove();
        present.died = day + 5 + chance.below(20);
        spare.born = present.died + 3 + chance.below(25);
        return spare;
    }

    private Typology other(Chance chance) {
        Typology[] ways = {
            Typology.UNDERVALUATION, Typology.CHEAPER_SIBLING, Typology.WEIGHT_QUANTITY, Typology.FALSE_EXEMPTION
        };
        return ways[chance.below(ways.length)];
    }
}
