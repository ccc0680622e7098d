package org.tidewaiter.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.simulate.Declaration.ControlLane;

/**
 * Lanes that officers change, where a plan asks for it ({@link SimulationPlan#reroutings()}): everybody now and then, up and down, for a reason of
 * the work; and a few officers again and again downwards, the more so for goods with something to hide. Declarations drawn by chance stay where they
 * are. An officer who lowers a lane to green controls nothing, and nothing says so but the event. The draws are a stream of their own, so that
 * without re-routings nothing moves.
 */
final class Rerouting {
    /** Re-routings in either direction for a reason of the work, a declaration; in ASYCUDA's practice one to three in a hundred. */
    private static final double USUAL = 0.012;

    /** Lanes that are lowered besides by those who do it again and again, of honest goods and of others. */
    private static final double OFTEN = 0.05;

    private static final double OF_FRAUD = 0.3;

    /** One officer in so many does it again and again; two at least. */
    private static final int ONE_IN = 12;

    private final World world;

    Rerouting(World world) {
        this.world = world;
        if (world.plan.reroutings()) {
            appoint();
        }
    }

    /** Those of offices with enough others to compare with, in an order of chance. */
    private void appoint() {
        List<Officer> able = new ArrayList<>();
        for (Office office : world.cast.offices.all()) {
            List<Officer> all = office.sections.stream().flatMap(List::stream).toList();
            if (all.size() >= 2 * Offices.SECTIONS) {
                able.addAll(all);
            }
        }
        able.sort(Comparator.comparingLong(
                o -> world.chance(Chance.Stream.REROUTE, -1 - o.id.hashCode()).bits()));
        able.subList(0, Math.min(able.size(), Math.max(2, able.size() / ONE_IN)))
                .forEach(o -> o.lowers = true);
    }

    /** Changes the lane of a declaration that an officer was given, or not. */
    void apply(Declaration d, Officer officer) {
        if (!world.plan.reroutings() || d.lane == ControlLane.BLUE || d.selectedBy == Chooser.RANDOM) {
            return;
        }
        Chance c = world.chance(Chance.Stream.REROUTE, d.number);
        double usual = c.next();
        double often = c.next();
        boolean further = c.happens(0.4);
        long minutes = 10L + c.below(80);
        boolean lowers = officer.lowers && often < (d.fraudulent() ? OF_FRAUD : OFTEN);
        if (lowers || usual < USUAL) {
            lead(
                    d,
                    officer,
                    d.lane == ControlLane.RED && !(lowers && further) ? ControlLane.YELLOW : ControlLane.GREEN,
                    minutes);
        } else if (d.lane == ControlLane.YELLOW && usual > 1 - USUAL) {
            lead(d, officer, ControlLane.RED, minutes);
        }
    }

    private static void lead(Declaration d, Officer officer, ControlLane lane, long minutes) {
        d.proposed = d.lane;
        d.rerouted = d.laneAt + 60 * minutes;
        d.rerouter = officer;
        d.lane = lane;
        if (lane == ControlLane.GREEN) {
            d.officer = null;
        }
    }
}
