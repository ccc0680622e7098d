package org.tidewaiter.checks.ens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tidewaiter.checks.Aspect;
import org.tidewaiter.checks.Check;
import org.tidewaiter.checks.CheckNote;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Yaml;
import org.tidewaiter.message.Message;

/**
 * The table of rules of entry summary declarations. Its head says how it is written; rules that hold for every party alike are
 * written once and multiplied.
 */
public final class EnsRules {
    private EnsRules() {}

    /** Whether these rules are for that message; other advance cargo, such as a manifest, is judged by the table of checks. */
    public static boolean areFor(Message message) {
        return message.format().equals("cc315a");
    }

    /** The rules that come with Tidewaiter, speaking that language. */
    public static List<Check> in(RuleLanguage language) {
        try (InputStream in = Objects.requireNonNull(EnsRules.class.getResourceAsStream("rules.yaml"))) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8), language);
        } catch (IOException e) {
            throw new TidewaiterException(
                    TidewaiterException.Kind.INTERNAL,
                    "The table of ENS rules cannot be read",
                    "Install Tidewaiter again",
                    e);
        }
    }

    /** What people are told of each of those rules: a format is a matter of validity, a condition one of consistency. */
    public static List<CheckNote> notes(RuleLanguage language) {
        return in(language).stream()
                .map(EnsRule.class::cast)
                .map(rule -> new CheckNote(
                        rule.id(),
                        rule.severity(),
                        rule.source().isEmpty() ? Aspect.VALIDITY : Aspect.CONSISTENCY,
                        List.of(),
                        rule.means(),
                        rule.remedy(),
                        rule.source()))
                .toList();
    }

    /**
     * The rules of a table, for administrations that write their own.
     *
     * @throws TidewaiterException where a line is not understood, with its id
     */
    public static List<Check> read(String yaml, RuleLanguage language) {
        JsonNode table;
        try {
            table = Yaml.MAPPER.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw refused("It is no YAML", e.getOriginalMessage());
        }
        List<Check> rules = new ArrayList<>();
        table.path("rules").forEach(line -> rules.add(rule(line, Map.of(), language)));
        for (JsonNode party : table.path("parties")) {
            table.path("party-rules").forEach(line -> rules.addAll(ofParty(line, party, table, language)));
        }
        requireDifferentIds(rules);
        return List.copyOf(rules);
    }

    /** A rule of all parties, for one party: a rule for each of its fields, or one where the line names no field. */
    private static List<Check> ofParty(JsonNode line, JsonNode party, JsonNode table, RuleLanguage language) {
        JsonNode first = party.path("first").path(text(line, "series"));
        if (first.isMissingNode()) {
            return List.of();
        }
        List<Check> rules = new ArrayList<>();
        int number = first.asInt();
        for (JsonNode field : table.path("fields")) {
            Map<String, String> words = Map.of(
                    "{number}", String.valueOf(number++),
                    "{path}", text(party, "path"),
                    "{party}", text(party, language.key()),
                    "{tin}", text(party, "tin"),
                    "{national}", text(table, "national"),
                    "{field}", text(party, text(field, "name")),
                    "{field-name}", text(field, language.key()));
            rules.add(rule(line, words, language));
        }
        return rules;
    }

    private static Check rule(JsonNode line, Map<String, String> words, RuleLanguage language) {
        String id = filled(text(line, "id"), words);
        try {
            List<ElementPath> of = new ArrayList<>();
            for (String path : filled(text(line, "of"), words).split(" ")) {
                of.add(ElementPath.of(path));
            }
            return new EnsRule(
                    id,
                    severity(line.path("severity").asText("error")),
                    line.path("source").asText(),
                    states(line),
                    line.has("elsewhere") ? severity(text(line, "elsewhere")) : null,
                    of,
                    ElementPath.of(filled(line.path("at").asText("."), words)),
                    fault(line, words),
                    filled(text(line.path(language.key()), "means"), words),
                    filled(text(line.path(language.key()), "do"), words));
        } catch (TidewaiterException e) {
            throw refused("Its rule " + id + " is not understood", String.valueOf(e.getMessage()));
        }
    }

    private static EnsRule.Fault fault(JsonNode line, Map<String, String> words) {
        if (!line.has("compare")) {
            return new EnsRule.Fault.ConditionFault(ConditionText.read(filled(text(line, "when"), words)));
        }
        String name = text(line, "compare").toUpperCase(Locale.ROOT).replace(' ', '_');
        for (ItemComparison comparison : ItemComparison.values()) {
            if (comparison.name().equals(name)) {
                return new EnsRule.Fault.ComparisonFault(comparison);
            }
        }
        throw refused(
                "There is no comparison '" + text(line, "compare") + "'", "one of " + List.of(ItemComparison.values()));
    }

    private static Set<String> states(JsonNode line) {
        String states = line.path("states").asText().strip();
        return states.isEmpty() ? Set.of() : Set.of(states.split(" +"));
    }

    private static Defect.Severity severity(String word) {
        return switch (word) {
            case "error" -> Defect.Severity.ERROR;
            case "warning" -> Defect.Severity.WARNING;
            default -> throw refused("A severity is neither error nor warning", word);
        };
    }

    private static String text(JsonNode line, String key) {
        String text = line.path(key).asText();
        if (text.isBlank()) {
            throw refused("A line lacks '" + key + "'", line.toString());
        }
        return text.strip();
    }

    private static String filled(String text, Map<String, String> words) {
        String filled = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace(word.getKey(), word.getValue());
        }
        return filled;
    }

    private static void requireDifferentIds(List<Check> rules) {
        Set<String> ids = new HashSet<>();
        for (Check rule : rules) {
            if (!ids.add(rule.id())) {
                throw refused("It has two rules of one id", rule.id());
            }
        }
    }

    private static TidewaiterException refused(String what, String detail) {
        return new TidewaiterException(
                TidewaiterException.Kind.INPUT,
                "The table of ENS rules cannot be taken. " + what + ": " + detail,
                "Correct the table; its head says how it is written");
    }
}
