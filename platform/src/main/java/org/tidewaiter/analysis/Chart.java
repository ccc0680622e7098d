package org.tidewaiter.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A chart as data: it is drawn by the page, by the file and by the print, each in its own way.
 *
 * @param name its name in files and addresses
 * @param form how it is drawn
 * @param title what it shows
 * @param across what its categories are
 * @param up what is measured
 * @param categories along the lower side, in order
 * @param series the measures, each with a value a category
 * @param meanings what categories that are words mean to a reader; of a map, its steps. Empty where they are shown as they are
 * @param keys of each category what leads to the declarations behind it, by the section {@code behind} and the chart's name; empty where it leads
 *     nowhere
 * @param without why no declarations stand behind its heights; null where they do
 */
public record Chart(
        String name,
        Form form,
        Words title,
        Words across,
        Words up,
        List<String> categories,
        List<Series> series,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Words> meanings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> keys,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NoDeclarations without) {
    public Chart {
        meanings = Collections.unmodifiableMap(new TreeMap<>(meanings)); // in one order in every process
        keys = List.copyOf(keys);
    }

    /** A chart whose categories are shown as they are. */
    public Chart(
            String name, Form form, Words title, Words across, Words up, List<String> categories, List<Series> series) {
        this(name, form, title, across, up, categories, series, Map.of(), List.of(), null);
    }

    /** This chart with words for its categories. */
    public Chart meaning(Map<String, Words> words) {
        return new Chart(name, form, title, across, up, categories, series, words, keys, without);
    }

    /** This chart with what leads from each category to the declarations behind it. */
    public Chart leadingBy(List<String> keysOfCategories) {
        return new Chart(name, form, title, across, up, categories, series, meanings, keysOfCategories, null);
    }

    /** The same with the reason why no declarations stand behind its heights. */
    public Chart without(NoDeclarations reason) {
        return new Chart(name, form, title, across, up, categories, series, meanings, List.of(), reason);
    }

    /** Whether not every category leads to declarations, and nothing says why. */
    public boolean isDead() {
        return without == null && keys.size() != categories.size();
    }

    /** Whether every measure of a category is nothing or not known. */
    public boolean isNothing(int category) {
        return series.stream().map(s -> s.values().get(category)).allMatch(height -> height == null || height == 0);
    }

    /** This chart with what leads from each category to the declarations behind it, where the keys are numbers. */
    public <T> Chart leadingBy(List<T> rows, ToLongFunction<T> key) {
        return leadingBy(
                rows.stream().map(r -> Long.toString(key.applyAsLong(r))).toList());
    }

    /** A category, or a step of a map, as a reader of that language reads it; a number is written as the language does. */
    public String shown(String category, Locale language) {
        Words meant = meanings.get(category);
        return meant == null ? ChartDrawing.category(category, language) : meant.in(language);
    }

    /** What is measured where it is amounts of money; the currency's code takes its place where it is known. */
    public static final Words MONEY = Words.of("National currency", "Monnaie nationale");

    /** What is measured where it is shares of 1, by itself or at the beginning of what it is a share of: its axis is in percent. */
    public static final Words SHARE = Words.of("Share", "Part");

    /** Whether shares of 1 are measured, whatever of: the name of the axis says so. */
    public boolean isOfShares() {
        return up.equals(SHARE) || up.english().startsWith(SHARE.english() + " ");
    }

    /** This chart with the currency on its axis and in its words. */
    Chart inCurrency(String currency) {
        Words measured = up.equals(MONEY) && !currency.isEmpty() ? Words.same(currency) : up.inCurrency(currency);
        List<Series> named = series.stream()
                .map(s -> new Series(s.name().inCurrency(currency), s.values()))
                .toList();
        return new Chart(
                name,
                form,
                title.inCurrency(currency),
                across.inCurrency(currency),
                measured,
                categories,
                named,
                meanings,
                keys,
                without);
    }

    /** How a chart is drawn. */
    public enum Form {
        /** Bars; those of further measures stand on the first. */
        BARS,
        /** Bars of each measure beside one another: of categories in no order, between which no line may lead. */
        BESIDE,
        LINES,
        /** The first measure as points, the others as lines: units between their limits. */
        POINTS,
        /**
         * A map of what follows what. Categories are arcs, {@code from → to}, those from the first step first; the first series says how often each
         * is taken, the second the hours between.
         */
        MAP,
        /**
         * Two shares of each unit on two axes, the first series across and the second up; the first category is the whole, and lines through it part
         * the plane in four.
         */
        PLANE;

        /** Whether the page shows the drawing itself, and not its figures drawn by a script. */
        public boolean isDrawn() {
            return this == MAP || this == PLANE;
        }
    }

    /**
     * A measure of a chart.
     *
     * @param name what is measured
     * @param values a value a category; null where there is none
     */
    public record Series(Words name, List<@Nullable Double> values) {
        /** The measure of rows that has a value a row. */
        public static <T> Series of(Words name, List<T> rows, Function<T, @Nullable Number> value) {
            List<@Nullable Double> values = new ArrayList<>();
            for (T row : rows) {
                @Nullable Number number = value.apply(row);
                values.add(number == null ? null : number.doubleValue());
            }
            return new Series(name, Collections.unmodifiableList(values));
        }
    }
}
