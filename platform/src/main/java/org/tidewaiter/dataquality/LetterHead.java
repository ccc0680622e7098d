package org.tidewaiter.dataquality;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.FalseAlarms;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Yaml;

/**
 * Who writes a letter, under which reference, and until when an answer is asked for: from {@code letter.yaml} of the workspace,
 * and for one letter from options. What nobody gave is null and stays a blank to be filled in by hand: it is never made up.
 *
 * @param office the customs office or administration
 * @param address its lines
 * @param contact who answers questions: a name, a telephone number, an address for mail
 * @param reference the number under which the letter is filed; {declarant}, {year}, {month} and {day} in it are filled in
 * @param deadlineDays days from the letter's date until an answer is asked for
 * @param deadline the day itself, where it is given
 * @param signature the lines below the letter: name and title of who signs
 * @param allChecks whether checks are told too whose false alarms are many or were never measured
 * @param checks ids of checks that are told in any case
 */
public record LetterHead(
        @Nullable String office,
        List<String> address,
        List<String> contact,
        @Nullable String reference,
        @Nullable Integer deadlineDays,
        @Nullable LocalDate deadline,
        List<String> signature,
        boolean allChecks,
        Set<String> checks) {
    /** The file of a workspace that says so. */
    public static final String FILE = "letter.yaml";

    /** Nothing is given. */
    public static final LetterHead BLANK =
            new LetterHead(null, List.of(), List.of(), null, null, null, List.of(), false, Set.of());

    private static final List<String> KEYS =
            List.of("office", "address", "contact", "reference", "deadline_days", "signature", "checks");
    private static final int MOST_DAYS = 3_650;

    /** Lists that cannot be changed. */
    public LetterHead {
        address = List.copyOf(address);
        contact = List.copyOf(contact);
        signature = List.copyOf(signature);
        checks = Set.copyOf(checks);
    }

    /**
     * That of a workspace; all blanks where it has no such file.
     *
     * @throws TidewaiterException INPUT for a file that cannot be read, or says what means nothing
     */
    public static LetterHead of(Path workspace) {
        Path file = workspace.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return BLANK;
        }
        try {
            JsonNode root = Yaml.MAPPER.readTree(Files.readString(file));
            return root == null || root.isMissingNode() || root.isNull() ? BLANK : read(root, file);
        } catch (JsonProcessingException e) {
            throw wrong(file, "is not YAML", "mend it: lines such as \"office: Customs office of Port One\"");
        } catch (IOException e) {
            throw wrong(file, "cannot be read", "give a text in UTF-8 that you may read");
        }
    }

    private static LetterHead read(JsonNode root, Path file) {
        if (!root.isObject()) {
            throw wrong(file, "has no keys", "write lines such as \"office: Customs office of Port One\"");
        }
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (!KEYS.contains(entry.getKey())) {
                throw wrong(
                        file,
                        "has the key " + entry.getKey() + ", which means nothing",
                        Nearest.did(entry.getKey(), KEYS));
            }
        }
        JsonNode days = root.path("deadline_days");
        if (!days.isMissingNode() && (!days.isInt() || days.asInt() < 1 || days.asInt() > MOST_DAYS)) {
            throw wrong(
                    file, "gives " + days.asText() + " as deadline_days", "give a whole number of days, such as 30");
        }
        JsonNode checks = root.path("checks");
        boolean all = checks.isTextual() && checks.asText().equals("all");
        return new LetterHead(
                text(root.path("office")),
                lines(root.path("address")),
                lines(root.path("contact")),
                text(root.path("reference")),
                days.isInt() ? days.asInt() : null,
                null,
                lines(root.path("signature")),
                all,
                all ? Set.of() : Set.copyOf(lines(checks)));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isValueNode() && !node.asText().isBlank() ? node.asText().strip() : null;
    }

    /** A text, a list, or pairs of which the values count. */
    private static List<String> lines(JsonNode node) {
        List<String> lines = new ArrayList<>();
        if (node.isValueNode()) {
            node.asText().lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(lines::add);
        } else {
            node.valueStream().map(JsonNode::asText).filter(l -> !l.isBlank()).forEach(lines::add);
        }
        return lines;
    }

    private static TidewaiterException wrong(Path file, String what, String remedy) {
        return new TidewaiterException(Kind.INPUT, "The settings of letters, " + file + ", " + what, remedy);
    }

    /** This head with what is given for one letter; null leaves what there is. */
    public LetterHead with(@Nullable String otherReference, @Nullable LocalDate otherDeadline, boolean tellAll) {
        return new LetterHead(
                office,
                address,
                contact,
                otherReference == null || otherReference.isBlank() ? reference : otherReference.strip(),
                deadlineDays,
                otherDeadline == null ? deadline : otherDeadline,
                signature,
                allChecks || tellAll,
                checks);
    }

    /**
     * This head for one declarant and day: the reference filled in and the day of the deadline worked out.
     *
     * @throws TidewaiterException INPUT for a deadline before the day of the letter
     */
    LetterHead filledIn(String declarant, LocalDate writtenOn) {
        if (deadline != null && deadline.isBefore(writtenOn)) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "An answer by " + deadline + " cannot be asked for in a letter of " + writtenOn,
                    "give a later day");
        }
        Map<String, String> values = new TreeMap<>(Map.of(
                "{declarant}", declarant,
                "{year}", String.valueOf(writtenOn.getYear()),
                "{month}", "%02d".formatted(writtenOn.getMonthValue()),
                "{day}", "%02d".formatted(writtenOn.getDayOfMonth())));
        String filled = reference;
        for (Map.Entry<String, String> value :
                filled == null ? Set.<Map.Entry<String, String>>of() : values.entrySet()) {
            filled = String.valueOf(filled).replace(value.getKey(), value.getValue());
        }
        LocalDate until = deadline != null || deadlineDays == null ? deadline : writtenOn.plusDays(deadlineDays);
        return new LetterHead(office, address, contact, filled, deadlineDays, until, signature, allChecks, checks);
    }

    /** Whether a check's defects go into letters. */
    boolean tells(String check) {
        return allChecks || checks.contains(check) || FalseAlarms.measured().areRare(check);
    }
}
