package org.tidewaiter.selection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Yaml;

/**
 * The administration's own rules of what to control, read from its file: a declaration of which one holds is chosen before those that the
 * model ranks.
 *
 * @param rules in the order of the file
 * @param sha256 the digest of the file; empty where there is none
 */
public record SelectionRules(List<SelectionRule> rules, String sha256) {
    /** No rules. */
    public static final SelectionRules NONE = new SelectionRules(List.of(), "");

    /** Each is asked of each item. */
    private static final int MOST = 1_000;

    private static final String FORM =
            "write \"rules:\" and below it lines with id, says, when and until (docs/manual.md, Rules, shows how)";

    /**
     * Reads a file of rules.
     *
     * @throws TidewaiterException INPUT where it cannot be read, or a rule cannot
     */
    public static SelectionRules read(Path file) {
        try {
            String text = Files.readString(file);
            JsonNode all = Yaml.MAPPER.readTree(text);
            JsonNode lines = all == null ? null : all.get("rules");
            if (lines == null || !lines.isArray() || lines.isEmpty()) {
                throw new TidewaiterException(
                        Kind.INPUT, "The rules file " + file + " has no list under \"rules:\"", FORM);
            }
            return new SelectionRules(rules(lines, file.toString()), Sha256.hex(text));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new TidewaiterException(
                    Kind.INPUT, "The rules file " + file + " is not written as YAML at line " + line, FORM, e);
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "The rules file " + file + " cannot be read (" + FileError.why(e) + ")",
                    "give a YAML file in UTF-8",
                    e);
        }
    }

    private static List<SelectionRule> rules(JsonNode lines, String source) {
        if (lines.size() > MOST) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "The rules file " + source + " has " + lines.size() + " rules, more than the " + MOST + " of a run",
                    "join those that differ in a figure or a code only, such as item.hs_code in [\"870321\", \"870322\"]");
        }
        List<SelectionRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode line : lines) {
            String id = text(line, "id");
            if (id == null || !id.matches("[a-z0-9][a-z0-9._-]*") || !ids.add(id)) {
                throw SelectionRule.wrong(
                        String.valueOf(id),
                        source,
                        "has an id that is missing, twice there, or not of small letters, digits and dashes",
                        "give each its own, such as id: light-packages");
            }
            for (var names = line.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (!Set.of("id", "says", "when", "until").contains(name)) {
                    throw SelectionRule.wrong(id, source, "has a key " + name + " that no rule has", FORM);
                }
            }
            rules.add(SelectionRule.of(
                    id,
                    given(line, "says", id, source),
                    day(line, id, source),
                    given(line, "when", id, source),
                    source));
        }
        return List.copyOf(rules);
    }

    /** The rules whose last day lies before a period, by name, with that day: none of them can hold. */
    public Map<String, LocalDate> expiredBefore(LocalDate from) {
        Map<String, LocalDate> expired = new LinkedHashMap<>();
        rules.stream()
                .filter(rule -> rule.until().isBefore(from))
                .forEach(rule -> expired.put(rule.id(), rule.until()));
        return expired;
    }

    private static LocalDate day(JsonNode line, String id, String source) {
        String until = given(line, "until", id, source);
        try {
            return LocalDate.parse(until);
        } catch (DateTimeException e) {
            TidewaiterException wrong = SelectionRule.wrong(
                    id, source, "ends on " + until + ", which is no day", "write it as until: 2027-12-31");
            wrong.addSuppressed(e);
            throw wrong;
        }
    }

    private static String given(JsonNode line, String key, String id, String source) {
        String text = text(line, key);
        if (text == null) {
            throw SelectionRule.wrong(id, source, "does not say " + key, FORM);
        }
        return text;
    }

    private static @Nullable String text(JsonNode line, String key) {
        JsonNode value = line.get(key);
        return value == null || value.isNull() || value.asText().isBlank() ? null : value.asText();
    }
}
