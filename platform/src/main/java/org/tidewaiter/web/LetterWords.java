package org.tidewaiter.web;

import io.javalin.http.Context;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.dataquality.Letter;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** The words of a letter in one language; figures as that language writes them. */
public final class LetterWords {
    /** The languages there are. */
    public static final List<String> LANGUAGES = List.of("en", "fr");

    private final Locale locale;
    private final ResourceBundle words;

    LetterWords(Locale locale) {
        this.locale = locale.getLanguage().equals("fr") ? Locale.FRENCH : Locale.UK;
        words = ResourceBundle.getBundle(
                "org.tidewaiter.web.letter",
                Locale.of(this.locale.getLanguage()),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The language that an address names; that of the reader where it names none. */
    static Locale language(Context context) {
        String name = context.queryParam("language");
        return name == null || name.isBlank() ? PageLanguage.localeOf(context) : language(name);
    }

    /** The language of that name; English where none is named. */
    static Locale language(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return Locale.ENGLISH;
        }
        if (!LANGUAGES.contains(name)) {
            throw new TidewaiterException(
                    Kind.INPUT, "There are no words in the language '" + name + "'", "give en or fr");
        }
        return Locale.of(name);
    }

    /** The day of an option or a form; null where none is given. */
    public static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new TidewaiterException(Kind.INPUT, "'" + text + "' is no day", "write it like 2026-01-31", e);
        }
    }

    /** A sentence with its figures. */
    public String say(String key, Object... figures) {
        return new MessageFormat(words.getString(key), locale).format(figures);
    }

    /** An amount with its currency, as the language writes it; a currency that is not known is not named. */
    public String money(BigDecimal amount, @Nullable String currency) {
        String figure = say("amount", amount);
        return currency == null || currency.isEmpty() ? figure : figure + "\u00a0" + currency;
    }

    /** Amounts in currencies that nothing converts, one after the other. */
    public String amounts(List<NationalCurrency.Unconverted> amounts) {
        return amounts.stream()
                .map(a -> a.currency().isEmpty() ? say("notNamed", a.amount()) : money(a.amount(), a.currency()))
                .collect(Collectors.joining(", "));
    }

    /** What was lodged and judged: declarations, entry summaries and manifests, or both. */
    public String intro(Letter letter) {
        if (letter.advanceCargo() == 0) {
            return say("intro", letter.declarations(), letter.items());
        }
        return letter.declarations() == 0
                ? say("introCargo", letter.advanceCargo(), letter.items())
                : say("introBoth", letter.declarations(), letter.items(), letter.advanceCargo());
    }

    /** How many defects were found in how many items, what customs value they touch, and what no rate converts. */
    public String found(Letter letter) {
        String found = say("found", letter.itemsWithDefects(), letter.defects());
        if (letter.money() != null) {
            found += " " + say("money", money(letter.money(), letter.currency()), letter.itemsWithDefects());
        }
        String others = letter.money() == null ? "amountsOnly" : "unconverted";
        return letter.unconverted().isEmpty() ? found : found + " " + say(others, amounts(letter.unconverted()));
    }

    /** Which examples stand in the letter, where it does not tell all; empty where it does. */
    public String closing(Letter letter) {
        boolean all = letter.complaints().stream().allMatch(c -> c.examples().size() >= c.defects());
        return all ? "" : say(letter.money() == null ? "closingPlain" : "closing");
    }

    /** How severe the defects of a check are. */
    public String severity(Letter.Complaint complaint) {
        return say(complaint.severity() == Defect.Severity.ERROR ? "error" : "warning");
    }

    /** How many defects a check found in how many documents, and what customs value they touch. */
    public String counts(Letter letter, Letter.Complaint complaint) {
        String counts =
                say(letter.advanceCargo() == 0 ? "counts" : "countsOfAll", complaint.defects(), complaint.documents());
        return complaint.money() == null
                ? counts
                : counts + ", " + say("touched", money(complaint.money(), letter.currency()));
    }

    /** A day as the language writes it. */
    public String day(LocalDate day) {
        String written =
                day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
        boolean first = day.getDayOfMonth() == 1 && locale.equals(Locale.FRENCH);
        return first ? written.replaceFirst("^1 ", "1er ") : written; // the others are cardinal numbers
    }
}
