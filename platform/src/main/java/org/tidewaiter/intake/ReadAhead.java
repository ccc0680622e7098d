package org.tidewaiter.intake;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tidewaiter.message.Read;

/**
 * Messages on their way from the thread that reads to the one that writes: so many ahead at most, and so many characters of
 * their texts, because the tree of a message takes many times its text and 256 long ones would fill any memory.
 */
final class ReadAhead {
    private static final int MESSAGES = 256;
    private static final int CHARACTERS = 1 << 20;

    private final BlockingQueue<Optional<Read>> queue = new ArrayBlockingQueue<>(MESSAGES + 1);
    private final Semaphore messages = new Semaphore(MESSAGES);
    private final Semaphore characters = new Semaphore(CHARACTERS);

    /** Hands a message on when there is room for it; false when there was none for a while. A long one waits to be alone. */
    boolean offer(Read message, long milliseconds) throws InterruptedException {
        if (!messages.tryAcquire(milliseconds, TimeUnit.MILLISECONDS)) {
            return false;
        }
        if (!characters.tryAcquire(weight(message), milliseconds, TimeUnit.MILLISECONDS)) {
            messages.release();
            return false;
        }
        queue.add(Optional.of(message));
        return true;
    }

    /** Says that no message follows. */
    void end() {
        queue.add(Optional.empty());
    }

    /** The next message, waited for; nothing after the last. */
    Optional<Read> take() throws InterruptedException {
        Optional<Read> next = queue.take();
        next.ifPresent(message -> {
            characters.release(weight(message));
            messages.release();
        });
        return next;
    }

    private static int weight(Read message) {
        return Math.clamp(message.original().length(), 1, CHARACTERS);
    }
}
