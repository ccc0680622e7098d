package org.tidewaiter.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.Json;

/**
 * What a command said that was carried out within the test, as the user of the system types it.
 *
 * @param code its exit code
 */
record CommandAnswer(int code, String out, String err) {
    /** Carries a command out in a directory, which stands for the one in which it is typed. */
    static CommandAnswer of(Path directory, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Context context = new Context(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                directory,
                Actor.systemUser(),
                null);
        int code = Commands.run(arguments, context);
        return new CommandAnswer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** What it said on its output, as JSON. */
    JsonNode json() throws IOException {
        return Json.MAPPER.readTree(out);
    }
}
