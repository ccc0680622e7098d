package org.tidewaiter.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        return new LoadTransaction(options, returned).run(workspace, strategy).getFirst();
    }

    /**
     * Loads a bundle, whose sources are loads of their own: numbered one after the other, and each proven and recorded.
     *
     * @return a report of each source, in their order
     * @throws TidewaiterException as {@link #run}; no source of the bundle is then loaded
     */
    static List<LoadReport> runBundle(
            Workspace workspace, LoadOptions options, Function<Session, ? extends LoadStrategy> strategy) {
        return new LoadTransaction(options, List.of()).run(workspace, strategy);
    }

    private List<LoadReport> run(Workspace workspace, Function<Session, ? extends LoadStrategy> strategy) {
        List<LoadReport> reports = workspace.lake().transaction(session -> {
            try (LoadStrategy made = strategy.apply(session)) {
                return run(session, made);
            }
        });
        double each = seconds() / reports.size(); // the commit is part of it: a fifth of a wide load
        return reports.stream().map(report -> report.in(each)).toList();
    }

    private double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    private List<LoadReport> run(Session session, LoadStrategy strategy) {
        strategy.stage();
        List<LoadedSource> sources = strategy.sources();
        refuseIfKnown(session, strategy, sources);
        strategy.findBad();
        UnchangedDeclarations.none(session);
        int loadId = nextNumber(session);
        LoadStrategy.WrittenCounts written = strategy.write(loadId);
        strategy.quarantine(loadId);
        List<Long> corrected = markReturned(session, strategy, loadId);
        List<LoadStrategy.Share> shares = strategy.divide(loadId, written);
        List<LoadReport> reports = proveBalance(session, strategy, sources, shares);
        LoadRecord.write(session, reports, sources, startedAt, options.actor());
        LoadRecord.appendTakenBack(session, loadId, corrected, options.actor());
        strategy.afterRecord(loadId);
        session.dropTemporaryTables();
        return reports;
    }

    private void refuseIfKnown(Session session, LoadStrategy strategy, List<LoadedSource> sources) {
        if (options.again()) {
            return;
        }
        if (sources.size() > 1) {
            KnownMessages.refuseIfKnown(session, sources);
            return;
        }
        Set<String> inPart = LoadRecord.refuseIfKnown(session, sources.getFirst(), options.allowEmpty());
        if (!inPart.isEmpty()) {
            strategy.knownInPart(inPart);
        }
    }

    private static int nextNumber(Session session) {
        return (int) session.number("select coalesce(max(load_id), 0) + 1 from load");
    }

    /** Marks the rows of the quarantine that this load corrects, told or found; gives their numbers. */
    private List<Long> markReturned(Session session, LoadStrategy strategy, int loadId) {
        List<Long> corrected = new ArrayList<>(returned);
        corrected.addAll(strategy.settleWaiting(loadId));
        LoadRecord.markReturned(session, loadId, corrected);
        return corrected;
    }

    private record Quarantined(int loadId, long rows) {}

    /** A report of each source, once it is proven that no row or message of it is missing. */
    private List<LoadReport> proveBalance(
            Session session, LoadStrategy strategy, List<LoadedSource> sources, List<LoadStrategy.Share> shares) {
        Map<Integer, Long> quarantined = session
                .query(
                        Quarantined.class,
                        "select load_id, count(*) as rows from quarantine where load_id >= "
                                + shares.getFirst().loadId() + " group by load_id order by load_id")
                .stream()
                .collect(Collectors.toMap(Quarantined::loadId, Quarantined::rows));
        List<LoadReport> reports = new ArrayList<>();
        for (int s = 0; s < shares.size(); s++) {
            LoadStrategy.Share share = shares.get(s);
            long aside = quarantined.getOrDefault(share.loadId(), 0L);
            LoadRecord.requireBalance(
                    strategy.counted(), share.read(), share.written().accepted(), aside);
            reports.add(report(strategy.remarks(share.loadId()), sources.get(s), share, aside));
        }
        return reports;
    }

    private LoadReport report(LoadRemarks remarks, LoadedSource source, LoadStrategy.Share share, long quarantined) {
        return new LoadReport(
                share.loadId(),
                source.name(),
                share.read(),
                share.written().accepted(),
                quarantined,
                share.written().replaced(),
                share.written().unchanged(),
                seconds(),
                remarks.ignored(),
                remarks.leftOut(),
                source.sheets(),
                remarks.repeated(),
                remarks.notes());
    }
}
