package org.tidewaiter.analysis.operations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the controls of an office would have taken with officers more or fewer in each group, or with another share of controls. */
final class StaffingScenario {
    /** Officers of a group of whom each in turn is the one who is not there; more tell nothing else. */
    private static final int TURNS = 6;

    /**
     * What happens to the controls.
     *
     * @param hours mean hours from acceptance to release of those that are still controlled; 0 where none is
     * @param waiting mean minutes for which papers wait, while the office is open
     * @param dropped how many are no longer controlled
     * @param added how many others are controlled as well
     */
    record ScenarioOutcome(double hours, double waiting, long dropped, long added) {}

    private final List<TimedControl> controls;
    private final OfficeHours open;
    private final QueueReplay replay;
    private final List<List<String>> groups;
    private final double unseen;
    private final QueueReplay.Replayed today;

    private StaffingScenario(
            List<TimedControl> controls,
            OfficeHours open,
            QueueReplay replay,
            List<List<String>> groups,
            double unseen,
            QueueReplay.Replayed today) {
        this.controls = controls;
        this.open = open;
        this.replay = replay;
        this.groups = groups;
        this.unseen = unseen;
        this.today = today;
    }

    /** The scenario of the controls of one office, replayed as they were: the order of work and what no event shows are fitted to that. */
    static StaffingScenario of(List<TimedControl> controls) {
        OfficeHours open = OfficeHours.of(controls);
        Fitted asReady = Fitted.of(controls, open, QueueReplay.Order.AS_READY);
        Fitted handedOut = Fitted.of(controls, open, QueueReplay.Order.AS_HANDED_OUT);
        Fitted fitted = handedOut.error() < asReady.error() ? handedOut : asReady;
        return new StaffingScenario(
                controls, open, fitted.replay(), WorkGroups.of(controls), fitted.unseen(), fitted.asItWas());
    }

    /** The controls as they were, replayed in an order of work, with the seconds beside each piece that make papers wait as long as they did. */
    private record Fitted(QueueReplay replay, double unseen, QueueReplay.Replayed asItWas) {
        static Fitted of(List<TimedControl> controls, OfficeHours open, QueueReplay.Order order) {
            QueueReplay replay = QueueReplay.of(controls, open, order);
            QueueReplay.Assignment asItWas = StaffingScenario.asItWas(controls);
            double unseen = replay.unseen(asItWas);
            return new Fitted(replay, unseen, replay.done(asItWas, unseen));
        }

        double error() {
            return replay.error(asItWas);
        }
    }

    int groups() {
        return groups.size();
    }

    int officers() {
        return groups.stream().mapToInt(List::size).sum();
    }

    /** Mean minutes for which papers waited, as measured. */
    double measuredWait() {
        return replay.waited() / 60;
    }

    /** In which order officers are taken to work: the one whose replay comes nearer to when papers were read. */
    QueueReplay.Order order() {
        return replay.order();
    }

    /** By how many minutes of opening, on average, papers are read earlier or later in the replay than they were. */
    double minutesOff() {
        return replay.error(today) / 60;
    }

    /** Minutes of work beside each piece that no event shows. */
    double unseenMinutes() {
        return unseen / 60;
    }

    /** The controls as they were. */
    ScenarioOutcome unchanged() {
        return outcome(asItWas());
    }

    /** With so many officers more in each group, who take an equal share of its work. */
    ScenarioOutcome more(int officers) {
        Map<String, List<String>> group = byOfficer();
        List<@Nullable String> who = new ArrayList<>();
        for (TimedControl c : controls) {
            List<String> mine = group.getOrDefault(c.officer(), List.of());
            double all = mine.size() + (double) officers;
            double draw = c.draw(1);
            who.add(draw < officers / all ? "new " + mine.getFirst() + (int) (draw * all) : c.officer());
        }
        return outcome(new QueueReplay.Assignment(who, List.of()));
    }

    /**
     * With so many officers fewer in each group that has more than that, whose work the others who are there that day take; the mean over who it is.
     * Null where no group has more.
     */
    @Nullable
    ScenarioOutcome fewer(int officers) {
        if (groups.stream().allMatch(g -> g.size() <= officers)) {
            return null;
        }
        Map<String, Set<String>> there = new HashMap<>();
        Map<String, List<String>> group = byOfficer();
        for (TimedControl c : controls) {
            there.computeIfAbsent(day(c, group), d -> new TreeSet<>()).add(c.officer());
        }
        int turns = Math.min(TURNS, groups.stream().mapToInt(List::size).max().orElse(1));
        double hours = 0;
        double wait = 0;
        for (int turn = 0; turn < turns; turn++) {
            ScenarioOutcome outcome = outcome(without(gone(officers, turn), there, group));
            hours += outcome.hours() / turns;
            wait += outcome.waiting() / turns;
        }
        return new ScenarioOutcome(hours, wait, 0, 0);
    }

    private Set<String> gone(int officers, int turn) {
        Set<String> gone = new HashSet<>();
        for (List<String> group : groups) {
            for (int i = 0; i < officers && group.size() > officers; i++) {
                gone.add(group.get((turn + i) % group.size()));
            }
        }
        return gone;
    }

    private QueueReplay.Assignment without(
            Set<String> gone, Map<String, Set<String>> there, Map<String, List<String>> group) {
        List<@Nullable String> who = new ArrayList<>();
        for (TimedControl c : controls) {
            if (!gone.contains(c.officer())) {
                who.add(c.officer());
                continue;
            }
            List<String> others = new ArrayList<>(there.getOrDefault(day(c, group), Set.of()));
            others.removeAll(gone);
            if (others.isEmpty()) {
                others.addAll(group.getOrDefault(c.officer(), List.of()));
                others.removeAll(gone);
            }
            who.add(others.get((int) (c.draw(2) * others.size())));
        }
        return new QueueReplay.Assignment(who, List.of());
    }

    /** The group and the day of acceptance, on which work is handed out. */
    private static String day(TimedControl c, Map<String, List<String>> group) {
        return group.getOrDefault(c.officer(), List.of(c.officer())).getFirst() + " "
                + Math.floorDiv(c.accepted(), 86_400);
    }

    private Map<String, List<String>> byOfficer() {
        Map<String, List<String>> group = new TreeMap<>();
        groups.forEach(g -> g.forEach(officer -> group.put(officer, g)));
        return group;
    }

    /** With so many times as many controls, but for those drawn at random: fewer are left out by chance, more are as those there are. */
    ScenarioOutcome controls(double times) {
        List<@Nullable String> who = new ArrayList<>();
        List<Integer> added = new ArrayList<>();
        for (int i = 0; i < controls.size(); i++) {
            TimedControl c = controls.get(i);
            who.add(!c.byChance() && c.draw(3) >= times ? null : c.officer());
            for (int extra = 1; !c.byChance() && c.draw(3) + extra < times; extra++) {
                added.add(i);
            }
        }
        return outcome(new QueueReplay.Assignment(who, added));
    }

    private QueueReplay.Assignment asItWas() {
        return asItWas(controls);
    }

    private static QueueReplay.Assignment asItWas(List<TimedControl> controls) {
        return new QueueReplay.Assignment(
                new ArrayList<>(controls.stream().map(TimedControl::officer).toList()), List.of());
    }

    private ScenarioOutcome outcome(QueueReplay.Assignment by) {
        QueueReplay.Replayed replayed = replay.done(by, unseen);
        double[] hours = new double[controls.size()];
        int kept = 0;
        for (int i = 0; i < controls.size(); i++) {
            if (!Double.isNaN(replayed.done(i))) {
                TimedControl c = controls.get(i);
                long later = open.moment(replayed.done(i)) - open.moment(today.done(i));
                hours[kept++] = (c.releasedAfter(later) - c.accepted()) / 3600.0;
            }
        }
        return new ScenarioOutcome(
                Arrays.stream(hours, 0, kept).average().orElse(0),
                replayed.meanWait() / 60,
                controls.size() - kept,
                by.added().size());
    }
}
