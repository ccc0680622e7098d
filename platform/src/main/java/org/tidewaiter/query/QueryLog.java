package org.tidewaiter.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.OwnerOnly;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * Who asked what: {@code logs/queries.jsonl} of the workspace, a line of JSON a query, written before it is carried out and only for its
 * owner to read. It is a file and no table, so that asking neither waits for a load that is under way nor makes the pages' answers old.
 */
public final class QueryLog {
    private static final com.fasterxml.jackson.databind.json.JsonMapper JSON = org.tidewaiter.engine.Json.MAPPER;
    private static final Object WRITER = new Object();

    private QueryLog() {}

    /**
     * A line.
     *
     * @param at when, as ISO 8601 in UTC
     * @param who who asked
     * @param via how: command or page
     * @param sql the words of the query
     * @param views the views that it reads; none for one that was refused
     * @param officers why officers were shown; absent where they were masked
     * @param refused why it was not carried out; absent where it was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LogLine(
            @JsonProperty("at") String at,
            @JsonProperty("who") String who,
            @JsonProperty("via") String via,
            @JsonProperty("sql") String sql,
            @JsonProperty("views") List<String> views,
            @JsonProperty("officers") @Nullable String officers,
            @JsonProperty("refused") @Nullable String refused) {}

    static void write(Path workspace, SqlQuestion question, Collection<String> views, @Nullable String refused) {
        LogLine line = new LogLine(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                question.who().shown(),
                question.via(),
                question.sql(),
                List.copyOf(new TreeSet<>(views)),
                question.officers(),
                refused);
        Path file = file(workspace);
        try {
            synchronized (WRITER) {
                OwnerOnly.file(file);
                Files.writeString(file, JSON.writeValueAsString(line) + "\n", StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    "The query cannot be written down in " + file + " (" + FileError.why(e)
                            + "), and is not carried out",
                    "make room, or give the directory its rights back",
                    e);
        }
    }

    /** The last lines, the latest first. */
    public static List<LogLine> last(Path workspace, int most) {
        Path file = file(workspace);
        if (!Files.exists(file)) {
            return List.of();
        }
        List<LogLine> lines = new ArrayList<>();
        try (Stream<String> all = Files.lines(file, StandardCharsets.UTF_8)) {
            for (String line : all.toList().reversed()) {
                if (lines.size() < most) {
                    read(line, lines);
                }
            }
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE, file + " cannot be read (" + FileError.why(e) + ")", "check it", e);
        }
        return List.copyOf(lines);
    }

    private static void read(String line, List<LogLine> lines) {
        try {
            lines.add(JSON.readValue(line, LogLine.class));
        } catch (JsonProcessingException e) {
            // A line that was cut off when the disk was full or the power went.
        }
    }

    private static Path file(Path workspace) {
        return workspace.resolve("logs").resolve("queries.jsonl");
    }
}
