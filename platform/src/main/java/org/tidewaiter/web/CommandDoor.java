package org.tidewaiter.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;

/**
 * Lets commands of the same user in: whoever shows the token of owner.json, from this machine.
 *
 * <p>The answer is text, a line at a time and at once: {@code o} and a line of standard output, {@code e} and a line of
 * standard error, and last {@code x} and the exit code.
 */
final class CommandDoor {
    private static final String TOKEN_HEADER = "X-Tidewaiter-Token";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CommandRunner commands;
    private final byte[] token;

    CommandDoor(CommandRunner commands, String token) {
        this.commands = commands;
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /** What another process wants done. */
    record Wish(List<String> arguments, String directory) {}

    void enter(Context context) throws IOException {
        check(context);
        Wish wish = JSON.readValue(context.body(), Wish.class);
        context.disableCompression();
        context.res().setContentType("text/plain; charset=utf-8");
        OutputStream answer = context.res().getOutputStream();
        int code;
        try (PrintStream out = lines('o', answer);
                PrintStream err = lines('e', answer)) {
            code = commands.run(wish.arguments(), Path.of(wish.directory()), out, err);
        }
        answer.write(("x" + code + "\n").getBytes(StandardCharsets.UTF_8));
        answer.flush();
    }

    private void check(Context context) throws IOException {
        String shown = Objects.requireNonNullElse(context.header(TOKEN_HEADER), "");
        boolean fromHere = InetAddress.getByName(context.req().getRemoteAddr()).isLoopbackAddress();
        if (!fromHere || !MessageDigest.isEqual(token, shown.getBytes(StandardCharsets.UTF_8))) {
            throw new ForbiddenResponse("Commands are taken from this machine with the workspace's token only.");
        }
    }

    private static PrintStream lines(char mark, OutputStream answer) {
        return new PrintStream(new MarkedLines(mark, answer), false, StandardCharsets.UTF_8);
    }
}
