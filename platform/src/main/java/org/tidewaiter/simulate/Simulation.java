package org.tidewaiter.simulate;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/**
 * A customs administration with known truth, day by day. The days follow one another, because fraudsters learn and queues last;
 * the declarations of a day are made and written side by side, because each draws from a source of its own.
 */
public final class Simulation {
    /** Declarations that one thread makes or writes at a time. */
    private static final int PART = 400;

    private final World world;
    private final ExecutorService workers;
    private final Roster roster;
    private final Lodging lodging;
    private final Regime regime;
    private final Clearance clearance;
    private final Adaptation adaptation;
    private final Statistics statistics;
    private final Tally tally = new Tally();

    private Simulation(World world, ExecutorService workers) {
        this.workers = workers;
        this.world = world;
        roster = new Roster(world);
        lodging = new Lodging(world, roster);
        regime = Regime.of(world);
        clearance = new Clearance(world);
        adaptation = new Adaptation(world);
        statistics = new Statistics(world);
    }

    /**
     * Simulates and writes.
     *
     * @param progress told now and then how many declarations are done
     */
    public static SimulationSummary run(SimulationPlan plan, LongConsumer progress) {
        long started = System.nanoTime();
        ExecutorService workers = Executors.newFixedThreadPool(plan.threads());
        try {
            Simulation simulation = new Simulation(World.read(plan), workers);
            simulation.days(progress);
            new Registers(simulation.world, simulation.statistics).write();
            if (plan.parquet()) {
                Parquet.write(plan.out());
            }
            return simulation.tally.summary(plan, (System.nanoTime() - started) / 1e9);
        } finally {
            workers.shutdownNow();
        }
    }

    private void days(LongConsumer progress) {
        try (Outputs outputs = new Outputs(world, workers);
                PartnerLines partners = new PartnerLines(world.plan)) {
            long number = 0;
            List<Future<Map<SimulatedTable, byte[]>>> writing = List.of();
            for (int day = 0; day < world.plan.days(); day++) {
                adaptation.before(day);
                roster.prepare(day);
                int count = world.calendar.count(day);
                List<Declaration> declarations = lodge(number, count, day);
                writing.forEach(lines -> outputs.write(done(lines)));
                clear(declarations);
                writing = lines(outputs, declarations);
                number += count;
                partners.completeIn(YearMonth.from(world.calendar.date(day)), statistics.partner());
                progress.accept(number);
            }
            writing.forEach(lines -> outputs.write(done(lines)));
            partners.write(statistics.partner());
        }
    }

    /** Makes the declarations of a day and selects those to control, in the order of acceptance. */
    private List<Declaration> lodge(long first, int count, int day) {
        List<Future<List<Declaration>>> parts = new ArrayList<>();
        for (int from = 0; from < count; from += PART) {
            long start = first + from;
            int size = Math.min(PART, count - from);
            parts.add(workers.submit(() -> {
                List<Declaration> part = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    Declaration d = lodging.lodge(start + i, day);
                    regime.select(d);
                    part.add(d);
                }
                return part;
            }));
        }
        List<Declaration> all = new ArrayList<>(count);
        parts.forEach(part -> all.addAll(done(part)));
        all.sort(Comparator.comparingLong((Declaration d) -> d.accepted).thenComparingLong(d -> d.number));
        return all;
    }

    private void clear(List<Declaration> declarations) {
        clearance.clear(declarations);
        for (Declaration d : declarations) {
            adaptation.note(d);
            statistics.add(d);
            tally.add(d);
        }
    }

    private List<Future<Map<SimulatedTable, byte[]>>> lines(Outputs outputs, List<Declaration> declarations) {
        List<Future<Map<SimulatedTable, byte[]>>> parts = new ArrayList<>();
        for (int from = 0; from < declarations.size(); from += PART) {
            List<Declaration> part = declarations.subList(from, Math.min(declarations.size(), from + PART));
            parts.add(workers.submit(() -> outputs.lines(part)));
        }
        return parts;
    }

    private static <T> T done(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        }
    }
}
