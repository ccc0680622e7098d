package org.tidewaiter.intake;

import java.util.List;
import java.util.Set;
import org.tidewaiter.engine.Session;

/** A kind of load that loses a row between finding the bad ones and writing the good ones: a defect, as a test needs one. */
public record LosingStrategy(LoadStrategy whole, Session session, String loss) implements LoadStrategy {
    @Override
    public String counted() {
        return whole.counted();
    }

    @Override
    public void stage() {
        whole.stage();
    }

    @Override
    public List<LoadedSource> sources() {
        return whole.sources();
    }

    @Override
    public void knownInPart(Set<String> sheets) {
        whole.knownInPart(sheets);
    }

    @Override
    public void findBad() {
        whole.findBad();
        if (session.execute(loss) != 1) {
            throw new IllegalStateException("this loses no row, or several: " + loss);
        }
    }

    @Override
    public WrittenCounts write(int loadId) {
        return whole.write(loadId);
    }

    @Override
    public void quarantine(int loadId) {
        whole.quarantine(loadId);
    }

    @Override
    public List<Share> divide(int loadId, WrittenCounts written) {
        return whole.divide(loadId, written);
    }

    @Override
    public long read() {
        return whole.read();
    }

    @Override
    public LoadRemarks remarks(int loadId) {
        return whole.remarks(loadId);
    }

    @Override
    public void afterRecord(int loadId) {
        whole.afterRecord(loadId);
    }

    @Override
    public void close() {
        whole.close();
    }
}
