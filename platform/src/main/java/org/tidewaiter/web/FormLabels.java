package org.tidewaiter.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Parameter;

/**
 * Names of parameters in the sentences of a report, as the form of its page calls them. Sentences say in brackets by which parameter something is
 * asked, with the name that a command line takes: {@code (quick_minutes)}; who has a form before them looks for its label.
 */
final class FormLabels {
    /** One name or several in brackets, and the closing mark of a label that stands before them already. */
    private static final Pattern NAMES = Pattern.compile("(?<label>[”»] )?\\((?<names>[a-z_]+(?:, [a-z_]+)*)\\)");

    private FormLabels() {}

    /** The sentence with the labels of the form instead of names; names of what is no parameter of the question stay. */
    static String in(String sentence, Card card, Locale language) {
        Map<String, Parameter> parameters =
                card.parameters().stream().collect(Collectors.toMap(Parameter::name, Function.identity()));
        return NAMES.matcher(sentence)
                .replaceAll(found -> Matcher.quoteReplacement(labelled(found, parameters, language)));
    }

    private static String labelled(MatchResult found, Map<String, Parameter> parameters, Locale language) {
        List<String> names = Arrays.asList(found.group("names").split(", "));
        if (!parameters.keySet().containsAll(names)) {
            return found.group();
        }
        if (found.group("label") != null) {
            return found.group("label").strip();
        }
        String marks = language.equals(Locale.FRENCH) ? "« %s »" : "“%s”";
        return names.stream()
                .map(name -> marks.formatted(
                        Objects.requireNonNull(parameters.get(name)).label().in(language)))
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
