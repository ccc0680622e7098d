package org.tidewaiter.cli;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.LearnParameters;
import org.tidewaiter.riskmodel.Learning;
import org.tidewaiter.riskmodel.ModelCard;
import org.tidewaiter.riskmodel.ModelStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Learns a model and puts it in force. */
@Command(
        name = "learn",
        mixinStandardHelpOptions = true,
        description = "Learn from the controls known before a day which goods to control, and put that model in force.")
final class LearnCommand extends WorkspaceCommand {
    @Option(names = "--until", required = true, paramLabel = "DAY", description = "Use what was known before this day.")
    LocalDate until = LocalDate.EPOCH;

    @Option(names = "--rounds", defaultValue = "300", description = "Most trees (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(names = "--depth", defaultValue = "5", description = "Depth of a tree (default: ${DEFAULT-VALUE}).")
    int depth;

    @Option(names = "--threads", defaultValue = "2", description = "Processor cores (default: ${DEFAULT-VALUE}).")
    int threads;

    @Option(names = "--seed", defaultValue = "7", description = "Seed of every draw (default: ${DEFAULT-VALUE}).")
    int seed;

    @Option(
            names = "--early-stopping",
            defaultValue = "30",
            description = "Stop after so many trees without a better validation; 0: never (default: ${DEFAULT-VALUE}).")
    int earlyStopping;

    @Option(names = "--no-promote", description = "Keep the model without putting it in force.")
    boolean noPromote;

    @Mixin
    WhoOption who = new WhoOption();

    @Option(names = "--why", paramLabel = "TEXT", description = "Why it is put in force, for the record.")
    @Nullable
    String why;

    @Mixin
    JsonOption json = new JsonOption();

    @Override
    int run(Workspace workspace, Context context) {
        LearnParameters parameters = new LearnParameters(until, rounds, depth, threads, seed, earlyStopping, 2_000_000);
        Actor actor = who.actor(context);
        long started = System.nanoTime();
        ModelCard card = Learning.learn(workspace, parameters, actor);
        double seconds = (System.nanoTime() - started) / 1e9;
        if (!noPromote) {
            new ModelStore(workspace).promote(card.id(), actor, why == null ? "learn --until " + until : why);
        }
        context.out().println(json.asked ? Json.text(card) : sentence(card, seconds));
        return 0;
    }

    private String sentence(ModelCard card, double seconds) {
        return String.format(
                Locale.ROOT,
                "Learned %s from %,d of %,d controlled items, %,d with a finding (repeats thinned), in %.1f s; %s.",
                card.id(),
                card.rows(),
                card.controlled(),
                card.positives(),
                seconds,
                noPromote ? "not in force" : "in force");
    }
}
