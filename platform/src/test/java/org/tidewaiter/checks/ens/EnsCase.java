package org.tidewaiter.checks.ens;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tidewaiter.checks.Check;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.ens.EntrySummary;

/** A test case of the administration: a message, and the errors it expects, each as {@code 8107 /ie:CC315A[1]/HEAHEA[1]}. */
record EnsCase(String name, String xml, String control) {
    private static final Pattern ERROR = Pattern.compile("<err:Error>(.*?)</err:Error>", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("<err:Number>\\s*([0-9]+)");
    private static final Pattern LOCATION = Pattern.compile("<err:Location>\\s*([^<\\s]+)");
    private static final List<Check> RULES = EnsRules.in(RuleLanguage.ENGLISH);

    List<String> expected() {
        List<String> errors = new ArrayList<>();
        Matcher error = ERROR.matcher(control);
        while (error.find()) {
            errors.add(first(NUMBER, error.group(1)) + " " + first(LOCATION, error.group(1)));
        }
        return errors.stream().sorted().distinct().toList();
    }

    List<String> found() {
        return defects()
                .map(d -> d.check().substring(4, 8) + " " + d.path())
                .sorted()
                .distinct()
                .toList();
    }

    Stream<Defect> defects() {
        List<Defect> defects = new ArrayList<>();
        for (ReadResult read : read(xml)) {
            if (read instanceof Message message) {
                RULES.forEach(rule -> rule.look(message, defects::add));
            } else {
                throw new AssertionError(name + " cannot be read: " + read);
            }
        }
        return defects.stream();
    }

    /** Where something is wrong, whatever it is. */
    static List<String> places(List<String> errors) {
        return errors.stream().map(e -> e.substring(5)).sorted().distinct().toList();
    }

    static List<ReadResult> read(String xml) {
        List<ReadResult> reads = new ArrayList<>();
        try {
            new EntrySummary().read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), reads::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reads;
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "none";
    }
}
