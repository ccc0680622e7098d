package org.tidewaiter.analysis.operations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.CancellableWork;

/**
 * The controls of an office worked off once more, in the order in which they were ready, each by one officer, who does one after the other while the office is open: a
 * simulation that is driven by what happened (Law, Simulation Modeling and Analysis, on trace-driven models). Times are open seconds.
 */
final class QueueReplay {

    /** The most that is thought to be unseen of a piece, in seconds, and in how many halvings it is found: to half a second. */
    private static final double MOST_UNSEEN = 3600;

    private static final int STEPS = 13;

    /** A piece of work. */
    private record ControlWork(int control, boolean goods, double ready, double seconds) {}

    /** Who does which control, and which of them are done twice because as many others are controlled as well. */
    record Assignment(List<@Nullable String> officers, List<Integer> added) {}

    private final List<Control> controls;
    private final OfficeHours hours;
    private final double[] ready;
    private final double[] reading;
    private final double[] place;
    private final double[] looking;

    private QueueReplay(List<Control> controls, OfficeHours hours) {
        this.controls = controls;
        this.hours = hours;
        ready = controls.stream().mapToDouble(c -> hours.open(c.ready())).toArray();
        place = controls.stream()
                .mapToDouble(c -> c.started() == null ? 0 : hours.open(c.started()))
                .toArray();
        looking = controls.stream()
                .mapToDouble(c -> c.started() == null || c.ended() == null ? 0 : c.ended() - c.started())
                .toArray();
        reading = readings();
    }

    /** The controls of an office, to be replayed. */
    static QueueReplay of(List<Control> controls, OfficeHours hours) {
        return new QueueReplay(controls, hours);
    }

    /**
     * Seconds that papers were read: from when they were ready and the officer's last piece was done, whichever came later (Nakatumba and van der Aalst, Analyzing resource
     * behavior using process mining, 2009). Where the officer had other work before, the seconds are the median of those who had none.
     */
    private double[] readings() {
        Map<String, List<Integer>> byOfficer = new HashMap<>();
        for (int i = 0; i < controls.size(); i++) {
            byOfficer
                    .computeIfAbsent(controls.get(i).officer(), o -> new ArrayList<>())
                    .add(i);
        }
        double[] seconds = new double[controls.size()];
        List<Double> idle = new ArrayList<>();
        for (List<Integer> mine : byOfficer.values()) {
            double[] ends = mine.stream()
                    .flatMapToLong(i -> controls.get(i).ends())
                    .mapToDouble(hours::open)
                    .sorted()
                    .toArray();
            for (int i : mine) {
                double done = hours.open(controls.get(i).checked());
                int before = Arrays.binarySearch(ends, done);
                double last = before <= 0 ? Double.NEGATIVE_INFINITY : ends[before - 1];
                seconds[i] = last <= ready[i] ? Math.max(0, done - ready[i]) : -1;
                if (seconds[i] >= 0) {
                    idle.add(seconds[i]);
                }
            }
        }
        idle.sort(Comparator.naturalOrder());
        double median = idle.isEmpty() ? 600 : idle.get(idle.size() / 2);
        double most = idle.isEmpty() ? 600 : idle.get((int) (idle.size() * 0.9));
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = seconds[i] < 0 ? median : Math.min(most, seconds[i]);
        }
        return seconds;
    }

    /** Mean seconds for which papers waited before they were read, as they were measured. */
    double waited() {
        double sum = 0;
        for (int i = 0; i < controls.size(); i++) {
            sum += Math.max(0, hours.open(controls.get(i).checked()) - ready[i] - reading[i]);
        }
        return sum / controls.size();
    }

    /**
     * Seconds of work beside each piece that no event shows, such as the way to the goods: with so many the papers wait as long in the replay as they did. 0 where they
     * wait as long or longer without.
     */
    double unseen(Assignment asItWas) {
        double low = 0;
        double high = MOST_UNSEEN;
        double wanted = waited();
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            if (done(asItWas, middle)[controls.size()] < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Open seconds at which each control is done by an assignment; NaN for those that are not done. The last figure is the mean wait of papers in seconds.
     *
     * @param unseen seconds of work beside each piece
     */
    double[] done(Assignment by, double unseen) {
        Map<String, PriorityQueue<ControlWork>> queues = new HashMap<>();
        for (int i = 0; i < controls.size(); i++) {
            @Nullable String officer = by.officers().get(i);
            if (officer != null) {
                queue(queues, officer).add(new ControlWork(i, false, ready[i], reading[i]));
            }
        }
        for (int i : by.added()) {
            @Nullable String officer = by.officers().get(i);
            if (officer != null) {
                double later = controls.get(i).draw(7) * hours.hours() * 3600;
                queue(queues, officer).add(new ControlWork(-1 - i, false, ready[i] + later, reading[i]));
            }
        }
        double[] done = new double[controls.size() + 1];
        Arrays.fill(done, 0, controls.size(), Double.NaN);
        double waited = 0;
        long read = 0;
        for (PriorityQueue<ControlWork> queue : queues.values()) {
            CancellableWork.orStop();
            double free = 0;
            while (!queue.isEmpty()) {
                ControlWork work = queue.remove();
                double start = Math.max(free, work.ready);
                free = start + work.seconds + unseen;
                if (!work.goods) {
                    waited += start - work.ready;
                    read++;
                }
                after(work, start + work.seconds, queue, done);
            }
        }
        done[controls.size()] = read == 0 ? 0 : waited / read;
        return done;
    }

    private static PriorityQueue<ControlWork> queue(Map<String, PriorityQueue<ControlWork>> queues, String officer) {
        return queues.computeIfAbsent(
                officer,
                o -> new PriorityQueue<>(
                        Comparator.comparingDouble(ControlWork::ready).thenComparingInt(ControlWork::control)));
    }

    /** What follows a piece: the look at the goods, which are placed as long after the papers as they were; or the end. Of what is done twice, the second has no end. */
    private void after(ControlWork work, double end, PriorityQueue<ControlWork> queue, double[] done) {
        int i = work.control < 0 ? -1 - work.control : work.control;
        Control c = controls.get(i);
        if (!work.goods && c.started() != null) {
            double papers = hours.open(c.checked());
            double slack = Math.max(0, hours.open(c.bound()) - papers);
            double later = end - papers;
            queue.add(new ControlWork(
                    work.control,
                    true,
                    place[i] + (later > 0 ? Math.max(0, later - slack) : slack > 0 ? 0 : later),
                    looking[i]));
        } else if (work.control >= 0) {
            done[i] = end;
        }
    }
}
