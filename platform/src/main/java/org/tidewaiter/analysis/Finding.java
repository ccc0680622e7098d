package org.tidewaiter.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One sentence of an analysis's answer. It says its number, what that is a share of and how uncertain it is, and leads to the declarations
 * behind it.
 *
 * @param says the sentence
 * @param money what is at stake in it, in the national currency; null where it is not about money
 * @param leads which declarations its numbers count, each a list of its own; empty where it counts none
 * @param shownIn the table or chart of the report that its numbers are read from, whose rows lead on or say why not; null where there is none
 * @param without why no declarations stand behind its numbers; null where they do
 */
public record Finding(
        Words says,
        @Nullable BigDecimal money,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Lead> leads,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String shownIn,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NoDeclarations without) {
    /** The name by which the declarations behind sentences are asked for: the section {@code behind findings}. */
    public static final String TABLE = "findings";

    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}-])[0-9][0-9.,]*");

    public Finding {
        leads = List.copyOf(leads);
    }

    /** A finding that leads to no declarations yet. */
    public Finding(Words says, @Nullable BigDecimal money) {
        this(says, money, List.of(), null, null);
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

    /** A sentence on how the answer is to be read: what stands in it as a number counts nothing. */
    public static Finding remark(String english, String french, Object... values) {
        return of(english, french, values).without(NoDeclarations.REMARK);
    }

    /** This finding, whose numbers are read from a table or chart of the report. */
    public Finding shownIn(String tableOrChart) {
        return new Finding(says, money, leads, tableOrChart, without);
    }

    /** This finding with the reason why no declarations stand behind its numbers. */
    public Finding without(NoDeclarations reason) {
        return new Finding(says, money, leads, shownIn, reason);
    }

    /**
     * Whether it says a number, leads to no declarations, and nothing says why. A sentence whose first number is 0 has found nothing, and one without
     * numbers counts nothing.
     */
    public boolean isDead() {
        Matcher number = NUMBER.matcher(says.english());
        return leads.isEmpty()
                && shownIn == null
                && without == null
                && number.find()
                && !number.group().matches("[0.,]+");
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
                                .toList(),
                        shownIn,
                        without);
    }

    /** This finding with the currency beside every amount. */
    Finding inCurrency(String currency) {
        return new Finding(says.inCurrency(currency), money, leads, shownIn, without);
    }
}
