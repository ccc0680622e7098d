package org.tidewaiter.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.CancellableWork;
import org.tidewaiter.engine.CommandSocket;
import org.tidewaiter.engine.Json;

/**
 * Takes commands of the same user on a Unix socket that nobody else can open; never over the network.
 *
 * <p>A caller writes one line of JSON, {@code {"arguments": […], "directory": "/…"}}. The answer is text, a line at a time and at once:
 * {@code o} and a line of standard output, {@code e} and a line of standard error, and last {@code x} and the exit code.
 */
final class CommandDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandDoor.class);
    private static final int LONGEST_WISH = 1 << 20;
    private static final int WRONG_USAGE = 2;
    private static final Set<String> READING = Set.of("query");

    private final CommandSocket socket;
    private final CommandRunner commands;

    private CommandDoor(CommandSocket socket, CommandRunner commands) {
        this.socket = socket;
        this.commands = commands;
    }

    /** What another process wants done. */
    record Wish(@Nullable List<String> arguments, @Nullable String directory) {}

    /** Opens the door of a workspace. */
    static CommandDoor open(Path workspace, CommandRunner commands) {
        CommandDoor door = new CommandDoor(CommandSocket.open(workspace), commands);
        Thread.ofPlatform().daemon().name("tidewaiter-door").start(door::accept);
        return door;
    }

    /** Where the socket lies. */
    Path path() {
        return socket.path();
    }

    @Override
    public void close() {
        socket.close();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel caller = socket.channel().accept();
                Thread.ofPlatform().daemon().name("tidewaiter-command").start(() -> serve(caller));
            }
        } catch (ClosedChannelException e) {
            // The server stops.
        } catch (IOException e) {
            LOG.error("the door for commands", e);
        }
    }

    private void serve(SocketChannel caller) {
        try (caller;
                InputStream in = Channels.newInputStream(caller);
                OutputStream answer = Channels.newOutputStream(caller)) {
            int code;
            try (PrintStream out = lines('o', answer);
                    PrintStream err = lines('e', answer)) {
                code = carryOut(caller, in, out, err);
            }
            answer.write(("x" + code + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("a caller that went away", e);
        }
    }

    private int carryOut(SocketChannel caller, InputStream in, PrintStream out, PrintStream err) throws IOException {
        if (!isOwnUser(caller)) {
            err.println("tidewaiter: Commands are taken from the user who serves this workspace only.");
            return WRONG_USAGE;
        }
        try {
            Wish wish = Json.MAPPER.readValue(line(in), Wish.class);
            if (wish != null && wish.arguments() != null && wish.directory() != null) {
                Path directory = Path.of(wish.directory());
                List<String> arguments = wish.arguments().stream()
                        .map(a -> Objects.requireNonNullElse(a, ""))
                        .toList();
                return run(arguments, directory, caller, out, err);
            }
        } catch (JsonProcessingException | InvalidPathException e) {
            LOG.debug("a wish that is not understood", e);
        }
        err.println("tidewaiter: This is no command: one line of JSON with arguments and directory is.");
        return WRONG_USAGE;
    }

    /** A command that only reads ends when its caller has gone; one that writes is carried out, as what it does is wanted. */
    private int run(List<String> arguments, Path directory, SocketChannel caller, PrintStream out, PrintStream err)
            throws IOException {
        Actor actor = actor(caller);
        if (arguments.isEmpty() || !READING.contains(arguments.getFirst())) {
            return commands.run(arguments, directory, actor, out, err);
        }
        CancellableWork effort = new CancellableWork();
        AtomicBoolean answered = new AtomicBoolean();
        Thread.ofVirtual().start(() -> {
            try {
                if (caller.read(ByteBuffer.allocate(1)) < 0 && !answered.get()) {
                    effort.giveUp();
                }
            } catch (IOException e) {
                LOG.debug("a caller that is answered, or has gone", e);
            }
        });
        try {
            return effort.run(() -> commands.run(arguments, directory, actor, out, err));
        } finally {
            answered.set(true);
            caller.shutdownInput(); // ends the watch: an interrupt would close the channel before its answer is out
        }
    }

    private boolean isOwnUser(SocketChannel caller) throws IOException {
        return !caller.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)
                || Files.getOwner(socket.path())
                        .equals(caller.getOption(ExtendedSocketOptions.SO_PEERCRED)
                                .user());
    }

    /** Who calls, as the system says, never as the caller does; where it does not say, nobody but our own user can. */
    private static Actor actor(SocketChannel caller) throws IOException {
        return caller.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)
                ? Actor.systemUser(caller.getOption(ExtendedSocketOptions.SO_PEERCRED)
                        .user()
                        .getName())
                : Actor.systemUser();
    }

    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n' && line.size() < LONGEST_WISH; next = in.read()) {
            line.write(next);
        }
        return line.toByteArray();
    }

    private static PrintStream lines(char mark, OutputStream answer) {
        return new PrintStream(new MarkedLines(mark, answer), false, StandardCharsets.UTF_8);
    }
}
