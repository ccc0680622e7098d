package org.tidewaiter.checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Yaml;

/** Reads tables of checks: the one that ships, and files that switch off, tune and add. */
public final class CheckTableReader {

    private CheckTableReader() {}

    /** The lines of the standard table with the lines of {@code files} put over them, in their order, those added last. */
    public static List<CheckLine> read(Path... files) {
        Map<String, CheckLine> lines = new LinkedHashMap<>();
        standard().forEach(line -> lines.put(line.id(), line));
        for (Path file : files) {
            for (CheckLine line : linesOf(text(file), file.toString())) {
                if (!lines.containsKey(line.id()) && !line.has("kind")) {
                    throw line.wrong(
                            "is none of the checks that there are, and has no kind that would make it a new one",
                            Nearest.did(line.id(), lines.keySet()) + ", or give it a kind");
                }
                lines.merge(line.id(), line, CheckLine::tunedBy);
            }
        }
        return new ArrayList<>(lines.values());
    }

    /** The SHA-256 of a file's text, or of the texts of several; empty of none. */
    static String sha256(Path... files) {
        return files.length == 0
                ? ""
                : Sha256.hex(Arrays.stream(files).map(CheckTableReader::text).collect(Collectors.joining("\n---\n")));
    }

    /**
     * Lines of checks with some switched: on wherever they would look, or off.
     *
     * @param switched by the id of the check; true for on
     * @param source who says so, for errors
     */
    static List<CheckLine> switched(List<CheckLine> table, Map<String, Boolean> switched, String source) {
        Map<String, CheckLine> lines = new LinkedHashMap<>();
        table.forEach(line -> lines.put(line.id(), line));
        switched.forEach((id, on) -> {
            if (!lines.containsKey(id)) {
                throw new TidewaiterException(
                        Kind.INPUT,
                        source + " switches a check " + id + ", which does not exist",
                        Nearest.did(id, lines.keySet()));
            }
            Map<String, Object> keys =
                    on ? Map.of("off", false, "formats_not", List.of(), "presupposes", "nothing") : Map.of("off", true);
            lines.merge(id, new CheckLine(id, source, keys), CheckLine::tunedBy);
        });
        return new ArrayList<>(lines.values());
    }

    private static List<CheckLine> standard() {
        try (InputStream in = CheckTableReader.class.getResourceAsStream("checks.yaml")) {
            if (in == null) {
                throw new IllegalStateException("No resource checks.yaml beside " + CheckTableReader.class.getName());
            }
            return linesOf(
                    new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8), "the standard table");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "The checks file " + file + " cannot be read ("
                            + (e instanceof CharacterCodingException ? "it is no text in UTF-8" : FileError.why(e))
                            + ")",
                    "give a YAML file in UTF-8",
                    e);
        }
    }

    private static List<CheckLine> linesOf(String yaml, String source) {
        Map<String, List<Map<String, Object>>> file = parsed(yaml, source);
        List<CheckLine> lines = new ArrayList<>();
        for (Map<String, Object> keys : file.getOrDefault("checks", List.of())) {
            if (!(keys.get("id") instanceof String id) || !id.matches("[a-z0-9][a-z0-9._-]*")) {
                throw new TidewaiterException(
                        Kind.INPUT,
                        "A check in " + source + " has no id of small letters, digits and dashes: " + keys,
                        "give it one, such as id: net-above-gross");
            }
            lines.add(new CheckLine(id, source, keys));
        }
        return lines;
    }

    private static Map<String, List<Map<String, Object>>> parsed(String yaml, String source) {
        try {
            JsonNode file = Yaml.MAPPER.readTree(yaml);
            if (file == null || file.isMissingNode() || file.isNull()) {
                throw unlike(source, "is empty", null);
            }
            JsonNode checks = file.get("checks");
            if (!file.isObject() || checks == null || !checks.isArray()) {
                throw unlike(source, "has no list under \"checks:\"", null);
            }
            for (int i = 0; i < checks.size(); i++) {
                if (!checks.get(i).isObject()) {
                    throw unlike(source, "has a check, number " + (i + 1) + ", that is no line of keys", null);
                }
            }
            return Map.of("checks", Yaml.MAPPER.convertValue(checks, new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw unlike(source, "is not written as YAML at line " + line, e);
        }
    }

    private static TidewaiterException unlike(String source, String what, @Nullable Exception cause) {
        return new TidewaiterException(
                Kind.INPUT,
                "The checks file " + source + " " + what,
                "write \"checks:\" and below it lines of the form \"- id: …\" (docs/checks.md shows how)",
                cause);
    }
}
