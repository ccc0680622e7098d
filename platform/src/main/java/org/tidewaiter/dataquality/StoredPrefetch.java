package org.tidewaiter.dataquality;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tidewaiter.dataquality.StoredMessages.StoredMessage;
import org.tidewaiter.engine.TidewaiterException;

/** Reads stored declarations in a thread of its own, a batch ahead of whoever judges them: to read them takes a third as long as to judge them. */
final class StoredPrefetch implements AutoCloseable {
    private final StoredMessages stored;
    private final int batch;
    private final ExecutorService reader;
    private Future<List<StoredMessage>> ahead;

    private StoredPrefetch(
            StoredMessages stored, int batch, ExecutorService reader, Future<List<StoredMessage>> first) {
        this.stored = stored;
        this.batch = batch;
        this.reader = reader;
        this.ahead = first;
    }

    /** Begins to read the first batch. */
    static StoredPrefetch of(StoredMessages stored, int batch) {
        ExecutorService reader = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("tidewaiter-stored").factory());
        return new StoredPrefetch(stored, batch, reader, reader.submit(() -> stored.next(batch)));
    }

    /** The next ones; none after the last. */
    List<StoredMessage> next() {
        try {
            List<StoredMessage> next = ahead.get();
            ahead = reader.submit(() -> stored.next(batch));
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while stored declarations were read", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TidewaiterException told) {
                throw told;
            }
            throw new IllegalStateException("Stored declarations could not be read", e.getCause());
        }
    }

    @Override
    public void close() {
        reader.close(); // waits for the batch under way, which uses what the caller closes next
    }
}
