package org.tidewaiter.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** The values with which a question is asked, every one within the bounds that its card names. */
public final class Parameters {
    private final List<Parameter> asked;
    private final Map<String, String> texts;

    private Parameters(List<Parameter> asked, Map<String, String> texts) {
        this.asked = asked;
        this.texts = texts;
    }

    /**
     * Reads what was given; what was not given has the value that the card names.
     *
     * @throws TidewaiterException of kind USAGE for a name that the card does not have, or a value that is out of bounds
     */
    public static Parameters of(Card card, Map<String, String> given) {
        Collection<String> known =
                card.parameters().stream().map(Parameter::name).toList();
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                throw new TidewaiterException(
                                Kind.USAGE, card.name() + " has no parameter '" + name + "'", Nearest.did(name, known))
                        .french(
                                card.name() + " n’a pas de paramètre « " + name + " »",
                                Nearest.didInFrench(name, known));
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Parameter parameter : card.parameters()) {
            String text = given.getOrDefault(parameter.name(), "").strip();
            Object value = parameter.value(text.isEmpty() ? parameter.standard() : text);
            texts.put(parameter.name(), value == null ? "" : value.toString());
        }
        Parameters parameters = new Parameters(card.parameters(), texts);
        parameters.requireOrder();
        return parameters;
    }

    /** Every period, of those that are compared too, has a day. */
    private void requireOrder() {
        for (String first : texts.keySet()) {
            if (first.equals(Parameter.FROM.name()) || first.endsWith("_" + Parameter.FROM.name())) {
                String last = first.substring(
                                0, first.length() - Parameter.FROM.name().length())
                        + Parameter.TO.name();
                requireOrder(first, last);
            }
        }
    }

    private void requireOrder(String first, String last) {
        String from = texts.getOrDefault(first, "");
        String to = texts.getOrDefault(last, "");
        if (!from.isEmpty() && !to.isEmpty() && !LocalDate.parse(from).isBefore(LocalDate.parse(to))) {
            throw new TidewaiterException(
                            Kind.USAGE,
                            "The period from " + from + " to " + to + " has no day",
                            "give as " + last + " a day after " + first + "; it is the day after the last")
                    .french(
                            "La période du " + from + " au " + to + " n’a aucun jour",
                            "donner un lendemain du dernier jour (" + last + ") après le premier jour (" + first + ")");
        }
    }

    /** Name → value as text, in the order of the card; empty where nothing restricts. */
    public Map<String, String> texts() {
        return java.util.Collections.unmodifiableMap(texts);
    }

    /** What was given that leaves out a part of the data, such as {@code office NOPE}; empty where all data are asked of. */
    List<String> restrictions() {
        return asked.stream()
                .filter(p -> p.restricts() && !text(p.name()).isEmpty())
                .map(p -> p.name() + " " + text(p.name()))
                .toList();
    }

    /** The text of a value. */
    public String text(String name) {
        return Objects.requireNonNull(texts.get(name), name);
    }

    /** A whole number. */
    public long whole(String name) {
        return Long.parseLong(text(name));
    }

    /** A decimal number. */
    public double number(String name) {
        return Double.parseDouble(text(name));
    }

    /** Makes the temporary table {@code parameter} of one row, with a column for each: the only way in which values reach SQL. */
    void store(Session session) {
        String columns = asked.stream()
                .map(p -> "cast(? as " + p.form().type() + ") as \"" + p.name() + "\"")
                .collect(Collectors.joining(", "));
        List<@Nullable Object> values = new ArrayList<>();
        for (Parameter p : asked) {
            String text = text(p.name());
            values.add(text.isEmpty() ? null : text);
        }
        session.execute("create temp table parameter as select " + columns, values.toArray());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Parameters p && p.texts.equals(texts);
    }

    @Override
    public int hashCode() {
        return texts.hashCode();
    }
}
