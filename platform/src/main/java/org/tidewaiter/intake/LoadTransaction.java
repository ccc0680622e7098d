package org.tidewaiter.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;

/**
 * One load, whatever it loads: the same steps in the same order, in one transaction, so that a load that fails or is killed leaves the
 * workspace as it was. What differs from kind to kind is a {@link LoadStrategy}. Always read = accepted + quarantined, by counts of
 * what was really read and written: a load that would lose a row is undone.
 */
public final class LoadTransaction {
    private final LoadOptions options;
    private final List<Long> returned;
    private final long started = System.nanoTime();
    private final Instant startedAt = Instant.now();

    private LoadTransaction(LoadOptions options, List<Long> returned) {
        this.options = options;
        this.returned = returned;
    }

    /**
     * Loads.
     *
     * @param returned the numbers of the rows in quarantine that this load corrects; empty for a load of something new
     * @param strategy makes the strategy of the kind of load, in the session of the transaction
     * @throws TidewaiterException INPUT when the source cannot be taken, STATE when its content was loaded before in the same way,
     *     INTERNAL when a row would be lost; the workspace is then as it was
     */
    public static LoadReport run(
            Workspace workspace,
            LoadOptions options,
            List<Long> returned,
            Function<Session, ? extends LoadStrategy> strategy) {
        LoadTransaction load = new LoadTransaction(options, returned);
        LoadReport report = workspace.lake().transaction(session -> {
            try (LoadStrategy made = strategy.apply(session)) {
                return load.run(session, made);
            }
        });
        return report.in(load.seconds()); // the commit is part of it: a fifth of a wide load
    }

    private double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    private LoadReport run(Session session, LoadStrategy strategy) {
        strategy.stage();
        LoadedSource source = strategy.source();
        refuseIfKnown(session, strategy, source);
        strategy.findBad();
        int loadId = nextNumber(session);
        LoadStrategy.Written written = strategy.write(loadId);
        strategy.quarantine(loadId);
        List<Long> corrected = new ArrayList<>(returned);
        corrected.addAll(strategy.settled(loadId));
        LoadRecord.markReturned(session, loadId, corrected);
        LoadReport report = balanced(session, strategy, source, loadId, written);
        LoadRecord.write(session, report, source, startedAt, options.actor());
        LoadRecord.appendTakenBack(session, loadId, corrected, options.actor());
        strategy.recorded(loadId);
        session.dropTemporaryTables();
        return report;
    }

    private void refuseIfKnown(Session session, LoadStrategy strategy, LoadedSource source) {
        if (options.again()) {
            return;
        }
        Set<String> inPart = LoadRecord.refuseIfKnown(session, source);
        if (!inPart.isEmpty()) {
            strategy.knownInPart(inPart);
        }
    }

    static int nextNumber(Session session) {
        return (int) session.number("select coalesce(max(load_id), 0) + 1 from load");
    }

    /** The report, once it is proven that no row or message is missing. */
    private LoadReport balanced(
            Session session, LoadStrategy strategy, LoadedSource source, int loadId, LoadStrategy.Written written) {
        long quarantined = session.number("select count(*) from quarantine where load_id = ?", loadId);
        LoadRecord.requireBalance(strategy.counted(), strategy.read(), written.accepted(), quarantined);
        LoadRemarks remarks = strategy.remarks(loadId);
        return new LoadReport(
                loadId,
                source.name(),
                strategy.read(),
                written.accepted(),
                quarantined,
                written.replaced(),
                seconds(),
                remarks.ignored(),
                remarks.leftOut(),
                source.sheets(),
                remarks.repeated(),
                remarks.notes());
    }
}
