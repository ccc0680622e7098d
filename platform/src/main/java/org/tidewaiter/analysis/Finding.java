package org.tidewaiter.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One sentence of an analysis's answer. It says its number, what that is a share of and how uncertain it is, and leads to the declarations
 * behind it.
 *
 * @param says the sentence
 * @param money what is at stake in it, in the national currency; null where it is not about money
 * @param leads which declarations its numbers count, each a list of its own; empty where it counts none
 */
public record Finding(
        Words says,
        @Nullable BigDecimal money,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Lead> leads) {
    /** The name by which the declarations behind sentences are asked for: the section {@code behind findings}. */
    public static final String TABLE = "findings";

    public Finding {
        leads = List.copyOf(leads);
    }

    /** A finding that leads to no declarations. */
    public Finding(Words says, @Nullable BigDecimal money) {
        this(says, money, List.of());
    }

    /**
     * A list of declarations behind a number of the sentence.
     *
     * @param table whose section of declarations is asked: {@link #TABLE}, or a table of the report
     * @param key what it is asked for
     * @param says what is in the list
     */
    public record Lead(String table, String key, Words says) {}

    /** A finding that is not about money. */
    public static Finding of(String english, String french, Object... values) {
        return new Finding(Words.of(english, french, values), null);
    }

    /** This finding with one list of declarations more behind it; none where nothing is counted. */
    public Finding leadingTo(long counted, String key, String english, String french) {
        return leadingTo(counted, TABLE, key, english, french);
    }

    /** The same, by the list behind a row of a table of the report. */
    public Finding leadingTo(long counted, String table, String key, String english, String french) {
        return counted == 0
                ? this
                : new Finding(
                        says,
                        money,
                        Stream.concat(leads.stream(), Stream.of(new Lead(table, key, Words.of(english, french))))
                                .toList());
    }

    /** This finding with the currency beside every amount. */
    Finding inCurrency(String currency) {
        return new Finding(says.inCurrency(currency), money, leads);
    }
}
