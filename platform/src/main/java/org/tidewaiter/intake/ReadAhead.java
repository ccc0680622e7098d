package org.tidewaiter.intake;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.Read;

/**
 * Reads the messages of a source in a thread of its own, a few hundred ahead of whoever takes them, so that reading and
 * writing to the database go on together in constant memory. Closing it gives up what is left.
 */
final class ReadAhead implements AutoCloseable {
    private static final int AHEAD = 256;

    private final MessageSource source;
    private final BlockingQueue<Optional<Read>> queue = new ArrayBlockingQueue<>(AHEAD);
    private final Thread reader;
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;

    ReadAhead(MessageSource source) {
        this.source = source;
        reader = Thread.ofPlatform().daemon().name("tidewaiter-messages").start(this::readAll);
    }

    /**
     * The next message, once it is read; nothing after the last.
     *
     * @throws Exception what reading ended with, after the messages before it
     */
    Optional<Read> next() throws Exception {
        Optional<Read> next = queue.take();
        if (next.isEmpty()) {
            throwFailure();
        }
        return next;
    }

    @Override
    public void close() {
        closed = true;
        reader.interrupt();
    }

    private void readAll() {
        try {
            source.read(message -> put(Optional.of(message)));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            failure = e;
        }
        put(Optional.empty());
    }

    private void put(Optional<Read> message) {
        try {
            while (!closed && !queue.offer(message, 100, TimeUnit.MILLISECONDS)) {
                // the database is busy with the rows before
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (closed) {
            throw new CancellationException("the load was given up");
        }
    }

    private void throwFailure() throws Exception {
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case IOException e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }
}
