package org.tidewaiter.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;

/**
 * Hands a command to the server that holds the workspace and passes on what it answers.
 *
 * <p>The answer is text, a line at a time: {@code o} and a line for standard output, {@code e} and a line for standard
 * error, and last {@code x} and the exit code.
 */
final class ServerCall {
    /** The path on which a server takes commands. */
    static final String PATH = "/internal/command";
    /** The header in which the caller shows the token of owner.json. */
    static final String TOKEN_HEADER = "X-Tidewaiter-Token";

    private ServerCall() {}

    static int carryOut(Workspace.Owner server, List<String> arguments, Context context) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String body = new ObjectMapper()
                    .writeValueAsString(Map.of(
                            "arguments",
                            arguments,
                            "directory",
                            context.directory().toString()));
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + PATH))
                    .header(TOKEN_HEADER, Objects.requireNonNullElse(server.token(), ""))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<java.io.InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            return pass(answer, server, context);
        } catch (IOException e) {
            throw unreachable(server, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(server, e);
        }
    }

    private static int pass(HttpResponse<java.io.InputStream> answer, Workspace.Owner server, Context context)
            throws IOException {
        if (answer.statusCode() != 200) {
            throw unreachable(server, new IOException("HTTP " + answer.statusCode()));
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
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
