package org.tidewaiter.analysis.operations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.CancellableWork;

/**
 * The controls of an office worked off once more, each by one officer, while the office is open: a simulation that is driven by what happened (Law,
 * Simulation Modeling and Analysis, on trace-driven models). Times are open seconds. In which order officers take their work is not known beforehand:
 * {@link Order} has two, and what happened tells which of them it was.
 */
// Long: both orders of work share what is read from the controls, and what a replay keeps.
final class QueueReplay {
    /** In which order an officer works. */
    enum Order {
        /** What is ready is done one piece after the other, whichever was ready first. */
        AS_READY,
        /**
         * Work counts from when it is handed out: a piece waits for as long as what was handed out before it takes, less what has been done of that,
         * and papers that are missing still keep nobody from other work. The backlog of Lindley 1952 (The theory of queues with a single server),
         * which is that of a fluid model (Newell, Applications of Queueing Theory).
         */
        AS_HANDED_OUT
    }

    /** The most that is thought to be unseen of a piece, in seconds, and in how many halvings it is found: to half a second. */
    private static final double MOST_UNSEEN = 3600;

    private static final int STEPS = 13;

    /** Seconds that papers take where no officer was ever without other work before. */
    private static final double USUAL_READING = 600;

    /** A piece of work; turn: by what it is put in order. */
    private record ControlWork(int control, boolean goods, double turn, double known, double ready, double seconds) {
        /** The place of its control; what is done twice has another number for the second time. */
        int index() {
            return control < 0 ? -1 - control : control;
        }
    }

    /** Who does which control, and which of them are done twice because as many others are controlled as well. */
    record Assignment(List<@Nullable String> officers, List<Integer> added) {}

    /** Controls worked off: when each was done, and how long papers waited. */
    static final class Replayed {
        private final double[] done;
        private final double[] read;
        private double waited;
        private long papers;

        private Replayed(int controls) {
            done = new double[controls];
            read = new double[controls];
            Arrays.fill(done, Double.NaN);
            Arrays.fill(read, Double.NaN);
        }

        /** Notes that papers were read; those done for the second time count for the wait alone. */
        private void read(int control, double wait, double end) {
            waited += wait;
            papers++;
            if (control >= 0) {
                read[control] = end;
            }
        }

        private void end(int control, double end) {
            if (control >= 0) {
                done[control] = end;
            }
        }

        /** Open seconds at which a control was done; NaN where it was not. */
        double done(int control) {
            return done[control];
        }

        /** Open seconds at which the papers of a control were read; NaN where they were not. */
        double read(int control) {
            return read[control];
        }

        /** Mean seconds for which papers waited; 0 where none were read. */
        double meanWait() {
            return papers == 0 ? 0 : waited / papers;
        }
    }

    private final List<TimedControl> controls;
    private final OfficeHours hours;
    private final Order order;
    private final double[] known;
    private final double[] ready;
    private final double[] checked;
    private final double[] place;
    private final double[] looking;
    private double[] reading = {};

    private QueueReplay(List<TimedControl> controls, OfficeHours hours, Order order) {
        this.controls = controls;
        this.hours = hours;
        this.order = order;
        known = controls.stream().mapToDouble(c -> hours.open(c.accepted())).toArray();
        ready = controls.stream().mapToDouble(c -> hours.open(c.ready())).toArray();
        checked = controls.stream().mapToDouble(c -> hours.open(c.checked())).toArray();
        place = controls.stream()
                .mapToDouble(c -> c.started() == null ? 0 : hours.open(c.started()))
                .toArray();
        looking = controls.stream()
                .mapToDouble(c -> c.started() == null || c.ended() == null ? 0 : c.ended() - c.started())
                .toArray();
    }

    /** The controls of an office, to be replayed in an order of work. */
    static QueueReplay of(List<TimedControl> controls, OfficeHours hours, Order order) {
        QueueReplay replay = new QueueReplay(controls, hours, order);
        replay.reading = order == Order.AS_READY ? replay.readings() : replay.readingsOfBacklog();
        return replay;
    }

    Order order() {
        return order;
    }

    /** The controls of each officer, as places in the list. */
    private List<List<Integer>> byOfficer() {
        return List.copyOf(IntStream.range(0, controls.size())
                .boxed()
                .collect(Collectors.groupingBy(i -> controls.get(i).officer(), Collectors.toList()))
                .values());
    }

    /**
     * Seconds that papers were read: from when they were ready and the officer's last piece was done, whichever came later (Nakatumba and van der
     * Aalst, Analyzing resource behavior using process mining, 2009). Where the officer had other work before, the seconds are the median of those
     * who had none.
     */
    private double[] readings() {
        double[] seconds = new double[controls.size()];
        List<Double> idle = new ArrayList<>();
        for (List<Integer> mine : byOfficer()) {
            double[] ends = mine.stream()
                    .flatMapToLong(i -> controls.get(i).ends())
                    .mapToDouble(hours::open)
                    .sorted()
                    .toArray();
            for (int i : mine) {
                int before = Arrays.binarySearch(ends, checked[i]);
                double last = before <= 0 ? Double.NEGATIVE_INFINITY : ends[before - 1];
                seconds[i] = last <= ready[i] ? Math.max(0, checked[i] - ready[i]) : -1;
                if (seconds[i] >= 0) {
                    idle.add(seconds[i]);
                }
            }
        }
        idle.sort(Comparator.naturalOrder());
        double median = idle.isEmpty() ? USUAL_READING : idle.get(idle.size() / 2);
        double most = idle.isEmpty() ? USUAL_READING : idle.get((int) (idle.size() * 0.9));
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = seconds[i] < 0 ? median : Math.min(most, seconds[i]);
        }
        return seconds;
    }

    /**
     * Seconds that papers were read, where work counts from when it is handed out: from when they were ready and what had been handed out before was
     * done. What takes longer than nine in ten of the papers that found no backlog has waited for work that nobody sees, and the backlog is then what
     * it shows to have been.
     */
    private double[] readingsOfBacklog() {
        double[] usual = readings();
        double[] sorted = Arrays.stream(usual).sorted().toArray();
        double median = sorted[sorted.length / 2];
        double most = sorted[(int) (sorted.length * 0.9)];
        double[] seconds = new double[controls.size()];
        for (List<Integer> mine : byOfficer()) {
            double free = 0;
            for (int i : handedOut(mine)) {
                double took = checked[i] - Math.max(ready[i], free);
                boolean told = took > 0 && took <= most;
                seconds[i] = told ? took : median;
                free = told || (free <= ready[i] && took <= 0) ? Math.max(free, known[i]) + seconds[i] : checked[i];
                free += looking[i];
            }
        }
        return seconds;
    }

    private List<Integer> handedOut(List<Integer> mine) {
        return mine.stream()
                .sorted(Comparator.comparingLong((Integer i) -> controls.get(i).accepted())
                        .thenComparingInt(i -> i))
                .toList();
    }

    /** Mean seconds for which papers waited before they were read, as they were measured. */
    double waited() {
        double sum = 0;
        for (int i = 0; i < controls.size(); i++) {
            sum += Math.max(0, checked[i] - ready[i] - reading[i]);
        }
        return sum / controls.size();
    }

    /** By how many seconds, on average, the papers are read earlier or later in a replay than they were. */
    double error(Replayed replayed) {
        double sum = 0;
        for (int i = 0; i < controls.size(); i++) {
            sum += Math.abs(replayed.read(i) - checked[i]);
        }
        return sum / controls.size();
    }

    /**
     * Seconds of work beside each piece that no event shows, such as the way to the goods: with so many the papers wait as long in the replay as they
     * did. 0 where they wait as long or longer without.
     */
    double unseen(Assignment asItWas) {
        double low = 0;
        double high = MOST_UNSEEN;
        double wanted = waited();
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            if (done(asItWas, middle).meanWait() < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The controls worked off by an assignment.
     *
     * @param unseen seconds of work beside each piece
     */
    Replayed done(Assignment by, double unseen) {
        Replayed progress = new Replayed(controls.size());
        for (PriorityQueue<ControlWork> queue : queues(by)) {
            CancellableWork.orStop();
            double free = 0;
            while (!queue.isEmpty()) {
                ControlWork work = queue.remove();
                free = order == Order.AS_READY
                        ? doneWhenReady(work, free, unseen, queue, progress)
                        : doneInTurn(work, free, unseen, progress);
            }
        }
        return progress;
    }

    /** The papers of each officer: in the order in which they were ready, or in which they were handed out. */
    private List<PriorityQueue<ControlWork>> queues(Assignment by) {
        Map<String, PriorityQueue<ControlWork>> queues = new HashMap<>();
        for (int i = 0; i < controls.size(); i++) {
            add(queues, by.officers().get(i), papers(i, i, 0));
        }
        for (int i : by.added()) {
            double later = controls.get(i).draw(7) * hours.hours() * 3600;
            add(queues, by.officers().get(i), papers(-1 - i, i, later));
        }
        return List.copyOf(queues.values());
    }

    private ControlWork papers(int control, int i, double later) {
        double turn = order == Order.AS_READY ? ready[i] : controls.get(i).accepted();
        return new ControlWork(control, false, turn + later, known[i] + later, ready[i] + later, reading[i]);
    }

    private static void add(
            Map<String, PriorityQueue<ControlWork>> queues, @Nullable String officer, ControlWork work) {
        if (officer != null) {
            queues.computeIfAbsent(
                            officer,
                            o -> new PriorityQueue<>(Comparator.comparingDouble(ControlWork::turn)
                                    .thenComparingInt(ControlWork::control)))
                    .add(work);
        }
    }

    /** A piece is done when it is ready and what the officer did before is done; gives when the officer is free again. */
    private double doneWhenReady(
            ControlWork work, double free, double unseen, PriorityQueue<ControlWork> queue, Replayed progress) {
        double start = Math.max(free, work.ready);
        double end = start + work.seconds;
        if (work.goods) {
            progress.end(work.control, end);
        } else {
            progress.read(work.control, start - work.ready, end);
            if (controls.get(work.index()).started() == null) {
                progress.end(work.control, end);
            } else {
                int i = work.index();
                double placed = placed(i, end);
                queue.add(new ControlWork(work.control, true, placed, work.known, placed, looking[i]));
            }
        }
        return end + unseen;
    }

    /**
     * Papers, and the look at their goods, are done when they are there and what was handed out before is done; gives when all that was handed out so
     * far will be.
     */
    private double doneInTurn(ControlWork work, double free, double unseen, Replayed progress) {
        int i = work.index();
        double start = Math.max(free, work.ready);
        double end = start + work.seconds;
        progress.read(work.control, start - work.ready, end);
        double backlog = Math.max(free, work.known) + work.seconds + unseen;
        if (controls.get(i).started() != null) {
            end = Math.max(placed(i, end), backlog) + looking[i];
            backlog += looking[i] + unseen;
        }
        progress.end(work.control, end);
        return backlog;
    }

    /**
     * When goods are placed whose papers were read at a moment: as long after the papers as they were, and no later for what they had to wait for
     * anyway.
     */
    private double placed(int i, double read) {
        double slack = Math.max(0, hours.open(controls.get(i).bound()) - checked[i]);
        double later = read - checked[i];
        return place[i] + (later > 0 ? Math.max(0, later - slack) : slack > 0 ? 0 : later);
    }
}
