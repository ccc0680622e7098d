package org.tidewaiter.engine;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The Unix socket on which the process that serves a workspace takes commands of the same user: mode 0600, in a directory of
 * mode 0700. It lies in {@code run/} of the workspace, or, where that path is longer than a socket's address may be (108 bytes) or
 * the file system holds no sockets, in the user's runtime or cache directory, or a temporary one.
 *
 * @param path where it lies
 * @param channel what takes connections
 */
public record CommandSocket(Path path, ServerSocketChannel channel) implements AutoCloseable {
    private static final int LONGEST = 100;
    private static final String NAME = "commands.sock";

    /**
     * Opens the socket of a workspace; one left by a process that was killed is replaced.
     *
     * @throws TidewaiterException of kind STORAGE where none can be made
     */
    public static CommandSocket open(Path workspace) {
        IOException refused = null;
        for (Path place : places(workspace)) {
            try {
                return at(place);
            } catch (IOException e) {
                refused = e;
            }
        }
        try {
            return at(Files.createTempDirectory("tidewaiter-").resolve(NAME));
        } catch (IOException e) {
            throw new TidewaiterException(
                    TidewaiterException.Kind.STORAGE,
                    "No socket for commands can be made for " + workspace + " ("
                            + FileError.why(refused == null ? e : refused) + ")",
                    "set XDG_RUNTIME_DIR to a directory of yours with a short name",
                    e);
        }
    }

    private static List<Path> places(Path workspace) {
        String name = UUID.nameUUIDFromBytes(
                        workspace.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 13);
        List<Path> places = new ArrayList<>();
        places.add(workspace.toAbsolutePath().normalize().resolve("run").resolve(NAME));
        Path runtime = directory(System.getenv("XDG_RUNTIME_DIR"));
        if (runtime != null) {
            places.add(runtime.resolve("tidewaiter").resolve(name).resolve(NAME));
        }
        places.add(UserCache.directory().resolve("run").resolve(name).resolve(NAME));
        return places.stream()
                .filter(p -> p.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST)
                .toList();
    }

    private static @Nullable Path directory(@Nullable String named) {
        return named == null || named.isBlank() ? null : Path.of(named);
    }

    private static CommandSocket at(Path path) throws IOException {
        Path directory = OwnerOnly.directory(Objects.requireNonNull(path.getParent()));
        OwnerOnly.close(directory);
        Files.deleteIfExists(path);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.bind(UnixDomainSocketAddress.of(path));
            OwnerOnly.close(path);
            return new CommandSocket(path, channel);
        } catch (IOException | UnsupportedOperationException e) {
            channel.close();
            throw e instanceof IOException io ? io : new IOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // The socket is of no use without its process; the next one replaces it.
        }
    }
}
