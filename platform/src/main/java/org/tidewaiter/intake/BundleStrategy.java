package org.tidewaiter.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.engine.Session;

/**
 * The steps of loading a bundle of small files of messages: they are staged, judged and written as the messages of one file are, and
 * then divided among their files, each of which is a load of its own.
 */
final class BundleStrategy implements LoadStrategy {
    private final Session session;
    private final BundledMessages bundle;
    private final MessageStrategy messages;
    private int firstLoad;

    private BundleStrategy(Session session, BundledMessages bundle, MessageStrategy messages) {
        this.session = session;
        this.bundle = bundle;
        this.messages = messages;
    }

    static BundleStrategy of(
            Session session,
            Path temporary,
            BundledMessages bundle,
            Supplier<MessageChecker> checkers,
            LoadOptions options) {
        return new BundleStrategy(
                session,
                bundle,
                MessageStrategy.of(session, temporary, bundle, bundle.checker(checkers), options, LoadProgress.SILENT));
    }

    @Override
    public void stage() {
        messages.stage();
    }

    @Override
    public List<LoadedSource> sources() {
        return bundle.members().stream().map(BundledMessages.Member::loaded).toList();
    }

    @Override
    public void findBad() {
        messages.findBad();
    }

    @Override
    public WrittenCounts write(int loadId) {
        firstLoad = loadId;
        DividedLoads.makeFiles(session, loadId, bundle.members());
        return messages.write(loadId);
    }

    @Override
    public void quarantine(int loadId) {
        messages.quarantine(loadId);
    }

    @Override
    public List<Long> settleWaiting(int loadId) {
        return messages.settleWaiting(loadId);
    }

    @Override
    public List<Share> divide(int loadId, WrittenCounts written) {
        return DividedLoads.divide(session, loadId, bundle.members());
    }

    @Override
    public long read() {
        return messages.read();
    }

    @Override
    public String counted() {
        return messages.counted();
    }

    @Override
    public LoadRemarks remarks(int loadId) {
        return messages.remarks(loadId, bundle.notJudged(loadId - firstLoad));
    }

    @Override
    public void close() {
        messages.close();
    }
}
