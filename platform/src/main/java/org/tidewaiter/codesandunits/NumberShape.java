package org.tidewaiter.codesandunits;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewaiter.codesandunits.CodeVerdict.Flaw;

/**
 * What a kind of identifier looks like: its standard, how it may be written, its form, and what is judged once it has that
 * form.
 *
 * @param standard what lays it down
 * @param writing takes away what does not belong to the identifier, such as the blanks between groups
 * @param form what is left must match as a whole
 * @param judge judges what matched
 */
public record NumberShape(
        String standard, UnaryOperator<String> writing, Pattern form, Function<Matcher, CodeVerdict> judge) {
    /** An identifier that is printed in groups: blanks and dashes in it do not count; {@code judge} gets what matched. */
    static NumberShape printed(String standard, String form, Function<String, CodeVerdict> judge) {
        return new NumberShape(
                standard,
                NumberShape::withoutGroups,
                Pattern.compile(form),
                match -> judge.apply(match.groupCount() == 0 ? match.group() : match.group(1)));
    }

    /** An identifier in which every character counts, capitals or not; {@code judge} gets its parts. */
    static NumberShape coded(String standard, String form, Function<Matcher, CodeVerdict> judge) {
        return new NumberShape(standard, text -> text.strip().toUpperCase(Locale.ROOT), Pattern.compile(form), judge);
    }

    /** Judges a text. */
    CodeVerdict verdict(String text) {
        Matcher match = form.matcher(writing.apply(text));
        return match.matches() ? judge.apply(match) : CodeVerdict.wrong(Flaw.FORMAT, "");
    }

    /** Whether the text has the form, whatever its check digit. */
    boolean fits(String text) {
        return form.matcher(writing.apply(text)).matches();
    }

    private static String withoutGroups(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c != '-' && c != '\u00a0') {
                plain.append(c);
            }
        }
        return plain.toString().toUpperCase(Locale.ROOT);
    }
}
