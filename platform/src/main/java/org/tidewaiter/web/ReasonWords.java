package org.tidewaiter.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reasons for which messages and rows were set aside, in French. The quarantine keeps them in English, as the load said them; {@code reasons_fr.tsv} has
 * a line for each that messages have, and for the commonest of values.
 */
final class ReasonWords {
    private static final List<Line> LINES = read();

    /** A number in the French text: the group as it stands ($1), or in French itself where a line fits it (@1). */
    private static final Pattern GROUP = Pattern.compile("([$@])(\\d)");

    private record Line(Pattern english, String french) {}

    private ReasonWords() {}

    /** The reason in French; nothing where it has no line, or holds a part that has none. */
    static Optional<String> french(String reason) {
        for (Line line : LINES) {
            Matcher fits = line.english().matcher(reason);
            if (fits.matches()) {
                return filled(line.french(), fits);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> filled(String french, Matcher groups) {
        StringBuilder text = new StringBuilder();
        Matcher place = GROUP.matcher(french);
        while (place.find()) {
            String said = Objects.requireNonNullElse(groups.group(Integer.parseInt(place.group(2))), "");
            Optional<String> part = place.group(1).equals("$") || said.startsWith("'") ? Optional.of(said) : french(said);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            place.appendReplacement(text, Matcher.quoteReplacement(part.get()));
        }
        return Optional.of(place.appendTail(text).toString());
    }

    private static List<Line> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ReasonWords.class.getResourceAsStream("reasons_fr.tsv")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(l -> !l.startsWith("#"))
                    .map(l -> l.split("\t"))
                    .map(w -> new Line(Pattern.compile(w[0], Pattern.DOTALL), w[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
