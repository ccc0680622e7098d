package org.tidewaiter.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** A process of somebody who holds a read lock on a file until it is ended. */
final class ReadLock {
    private ReadLock() {}

    /** Locks the file that the first argument names, says so on standard output, and waits for the end of its input; with a second argument it
     * fails where the file is locked. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.READ);
                FileLock lock = arguments.length > 1
                        ? Objects.requireNonNull(channel.tryLock(0, Long.MAX_VALUE, true))
                        : channel.lock(0, Long.MAX_VALUE, true)) {
            System.out.println("locked " + lock.isShared());
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }
}
