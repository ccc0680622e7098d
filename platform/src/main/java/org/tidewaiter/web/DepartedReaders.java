package org.tidewaiter.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which readers have hung up while their answer is being worked out. Java tells that only to who reads or writes; Linux lists
 * it in {@code /proc/net/tcp}: a connection whose other end was closed stands there as CLOSE_WAIT. Elsewhere nobody is taken
 * to have gone.
 */
final class DepartedReaders {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String CLOSE_WAIT = "08";
    private static final long FRESH_NANOS = 200_000_000;

    private long readAt;
    private Set<Ports> closed = Set.of();

    /** The ports of a connection at this and at the other end. */
    private record Ports(int here, int there) {}

    /** Whether the other end of the request's connection was closed. */
    boolean gone(Context context) {
        return closed().contains(
                        new Ports(context.req().getLocalPort(), context.req().getRemotePort()));
    }

    private synchronized Set<Ports> closed() {
        if (System.nanoTime() - readAt > FRESH_NANOS) {
            closed = read();
            readAt = System.nanoTime();
        }
        return closed;
    }

    private static Set<Ports> read() {
        Set<Ports> result = new HashSet<>();
        for (Path table : TABLES) {
            if (!Files.isReadable(table)) {
                continue;
            }
            try (Stream<String> lines = Files.lines(table)) {
                lines.skip(1).map(l -> l.trim().split("\\s+")).forEach(l -> {
                    if (l.length > 3 && l[3].equals(CLOSE_WAIT)) {
                        result.add(new Ports(port(l[1]), port(l[2])));
                    }
                });
            } catch (IOException | java.io.UncheckedIOException e) {
                return Set.of(); // the table is not there for us: nobody is taken to have gone
            }
        }
        return result;
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
    }
}
