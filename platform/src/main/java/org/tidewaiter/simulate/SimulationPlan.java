package org.tidewaiter.simulate;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * What to simulate.
 *
 * @param declarations how many declarations
 * @param from first day of acceptance
 * @param to day after the last
 * @param seed the same seed gives the same bytes
 * @param out the directory to write to
 * @param fraud whether there is any; without it everything else stays as it is
 * @param dirt share of declarations that are written with a defect
 * @param staff officers as a share of those that the offices are planned with
 * @param officers officers more in each section of each office than that, or fewer where it is below 0; one stays
 * @param controls how many times as often rules choose as they usually do
 * @param wholeResults whether results of controls come for whole declarations, in a file of their own, as ASYCUDA has them; otherwise
 *     beside each goods item
 * @param parquet whether the tables are written as Parquet too
 * @param reroutings whether officers change lanes: all of them now and then, a few of them again and again downwards ({@code truth/reroutings.csv});
 *     without it everything else stays as it is
 * @param threads how many work at a time; the bytes do not depend on it
 */
public record SimulationPlan(
        long declarations,
        LocalDate from,
        LocalDate to,
        long seed,
        Path out,
        boolean fraud,
        double dirt,
        double staff,
        int officers,
        double controls,
        boolean wholeResults,
        boolean parquet,
        boolean reroutings,
        int threads) {
    private static final long MOST = 100_000_000;

    /** Refuses nonsense with a sentence that says what would do. */
    public SimulationPlan {
        require(
                declarations >= 100 && declarations <= MOST,
                "A simulation of " + declarations + " declarations cannot be made",
                "give from 100 to 100,000,000");
        require(
                from.getYear() >= 2018 && from.isBefore(to) && to.getYear() <= 2040,
                "The period from " + from + " to before " + to + " cannot be simulated",
                "give a first day from 2018 on and a later day, before 2041");
        require(
                dirt >= 0 && dirt <= 0.5,
                "A share of " + dirt + " of dirty rows is none",
                "give a share from 0 to 0.5");
        require(
                staff >= 0.1 && staff <= 5,
                "Offices cannot be staffed " + staff + " times as planned",
                "give a number from 0.1 to 5");
        require(
                officers >= -20 && officers <= 20,
                "A section cannot have " + officers + " officers more than planned",
                "give a whole number from -20 to 20");
        require(
                controls >= 0 && controls <= 3,
                "Rules cannot choose " + controls + " times as often as usual",
                "give a number from 0 to 3");
        require(threads >= 1, "No work can be done by " + threads + " threads", "give at least 1");
    }

    /** A plan with fraud, 1 % dirt, Parquet and a thread per processor. */
    public static SimulationPlan of(long declarations, LocalDate from, LocalDate to, long seed, Path out) {
        int threads = Runtime.getRuntime().availableProcessors();
        return new SimulationPlan(declarations, from, to, seed, out, true, 0.01, 1, 0, 1, false, true, false, threads);
    }

    /** This plan without fraud. */
    public SimulationPlan honest() {
        return with(c -> c.fraud = false);
    }

    /** This plan without Parquet. */
    public SimulationPlan csvOnly() {
        return with(c -> c.parquet = false);
    }

    /** This plan with more or fewer officers. */
    public SimulationPlan staffed(double share) {
        return with(c -> c.staff = share);
    }

    /** This plan with so many officers more in each section, or fewer where it is below 0. */
    public SimulationPlan withOfficers(int more) {
        return with(c -> c.officers = more);
    }

    /** This plan with rules that choose so many times as often. */
    public SimulationPlan withControls(double times) {
        return with(c -> c.controls = times);
    }

    /** This plan with results of controls for whole declarations. */
    public SimulationPlan withWholeResults() {
        return with(c -> c.wholeResults = true);
    }

    private SimulationPlan with(Consumer<Choices> change) {
        Choices choices = new Choices(this);
        change.accept(choices);
        return new SimulationPlan(
                declarations,
                from,
                to,
                seed,
                out,
                choices.fraud,
                dirt,
                choices.staff,
                choices.officers,
                choices.controls,
                choices.wholeResults,
                choices.parquet,
                choices.reroutings,
                threads);
    }

    /** What may be chosen otherwise than in a plan, beginning with what it has. */
    private static final class Choices {
        private boolean fraud;
        private double staff;
        private int officers;
        private double controls;
        private boolean wholeResults;
        private boolean parquet;
        private boolean reroutings;

        private Choices(SimulationPlan plan) {
            fraud = plan.fraud;
            staff = plan.staff;
            officers = plan.officers;
            controls = plan.controls;
            wholeResults = plan.wholeResults;
            parquet = plan.parquet;
            reroutings = plan.reroutings;
        }
    }

    /** How many days. */
    int days() {
        return (int) (to.toEpochDay() - from.toEpochDay());
    }

    /** The length of the period in years. */
    double years() {
        return days() / 365.25;
    }

    private static void require(boolean holds, String sentence, String remedy) {
        if (!holds) {
            throw new TidewaiterException(Kind.USAGE, sentence, remedy);
        }
    }
}
