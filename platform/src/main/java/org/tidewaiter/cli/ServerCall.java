package org.tidewaiter.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;

/**
 * Hands a command to the server that holds the workspace, through its Unix socket, and passes on what it answers.
 *
 * <p>The answer is text, a line at a time: {@code o} and a line for standard output, {@code e} and a line for standard
 * error, and last {@code x} and the exit code.
 */
final class ServerCall {
    private ServerCall() {}

    static int carryOut(Workspace.Owner server, List<String> arguments, Context context) {
        try (SocketChannel door =
                SocketChannel.open(UnixDomainSocketAddress.of(Objects.requireNonNull(server.door())))) {
            byte[] wish = Json.MAPPER.writeValueAsBytes(Map.of(
                    "arguments", arguments, "directory", context.directory().toString()));
            OutputStream out = Channels.newOutputStream(door);
            out.write(wish);
            out.write('\n');
            out.flush();
            return pass(Channels.newInputStream(door), server, context);
        } catch (IOException e) {
            throw unreachable(server, e);
        }
    }

    private static int pass(InputStream answer, Workspace.Owner server, Context context) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                    case 'o' -> context.out().println(line.substring(1));
                    case 'e' -> context.err().println(line.substring(1));
                    case 'x' -> {
                        return Integer.parseInt(line.substring(1).trim());
                    }
                    default -> throw new IOException("an answer that is not understood: " + line);
                }
            }
        }
        throw unreachable(server, new IOException("the answer broke off"));
    }

    private static TidewaiterException unreachable(Workspace.Owner server, Exception cause) {
        return new TidewaiterException(
                Kind.BUSY,
                "The workspace is held by process " + server.pid() + ", which serves at " + server.url()
                        + " but does not answer (" + cause.getMessage() + ")",
                "stop that process and run the command again",
                cause);
    }
}
