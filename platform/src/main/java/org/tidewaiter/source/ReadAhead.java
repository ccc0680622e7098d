package org.tidewaiter.source;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.ReadResult;

/**
 * Reads the messages of a source in a thread of its own, ahead of whoever takes them, so that reading and writing to the
 * database go on together. So many ahead at most, and so many characters of their texts, because the tree of a message takes
 * many times its text and 256 long ones would fill any memory. Closing it gives up what is left.
 */
public final class ReadAhead implements AutoCloseable {
    private static final int MESSAGES = 256;
    private static final int CHARACTERS = 1 << 20;

    private final MessageSource source;
    private final BlockingQueue<Optional<ReadResult>> queue = new LinkedBlockingQueue<>();
    private final Semaphore messages = new Semaphore(MESSAGES);
    private final Semaphore characters = new Semaphore(CHARACTERS);
    private final Thread reader;
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;

    private ReadAhead(MessageSource source) {
        this.source = source;
        reader = Thread.ofPlatform().daemon().name("tidewaiter-messages").unstarted(this::readAll);
    }

    /** Begins to read a source. */
    public static ReadAhead of(MessageSource source) {
        ReadAhead ahead = new ReadAhead(source);
        ahead.reader.start();
        return ahead;
    }

    /**
     * The next message, once it is read; nothing after the last.
     *
     * @throws Exception what reading ended with, after the messages before it
     */
    public Optional<ReadResult> next() throws Exception {
        Optional<ReadResult> next = queue.take();
        if (next.isEmpty()) {
            throwFailure();
            return next;
        }
        characters.release(weight(next.get()));
        messages.release();
        return next;
    }

    @Override
    public void close() {
        closed = true;
        reader.interrupt();
    }

    private void readAll() {
        try {
            source.read(this::put);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            failure = e;
        }
        queue.add(Optional.empty());
    }

    /** Waits until there is room for the message; a long one waits to be alone. */
    private void put(ReadResult message) {
        try {
            messages.acquire();
            characters.acquire(weight(message));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (closed) {
            throw new CancellationException("the load was given up");
        }
        queue.add(Optional.of(message));
    }

    private static int weight(ReadResult message) {
        return Math.clamp(message.original().length(), 1, CHARACTERS);
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
