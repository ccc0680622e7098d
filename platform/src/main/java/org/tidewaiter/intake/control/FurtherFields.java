package org.tidewaiter.intake.control;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.datamodel.Field;

/**
 * What the way of a result does with each of {@link Field#furtherOfControls}, which it knows by no name: its staged column, and its part of
 * {@code controls.sql}, which is written once for each between <code>/* each field *&#47;</code> and <code>/* and so on *&#47;</code>. Only
 * those kept as numbers of a dictionary have a part behind {@code each word}, and of these codes and parties behind {@code each code} and
 * {@code each party}.
 */
final class FurtherFields {
    private static final Pattern EACH =
            Pattern.compile("/\\* each (field|code|party|word) \\*/(.*?)/\\* and so on \\*/", Pattern.DOTALL);

    private FurtherFields() {}

    /** Names and types of their staged columns: codes and parties in words. */
    static Stream<String> types() {
        return Field.furtherOfControls().stream()
                .map(field -> "'" + field.column() + "': '"
                        + (field.keyed() ? "VARCHAR" : field.storedType().toUpperCase(Locale.ROOT)) + "'");
    }

    /**
     * A statement with what it has for each. {field} is its column, {stored} that of the store, {former} and {new} its value in the store as
     * {@code c} and in a staged row {@code j}. What is kept as a number of a dictionary, {words}, whose numbers are {key} and whose texts {word}, is
     * read from it as {field}_word, joined once for all rows: asked for row by row, a statement of a dozen such questions took longer to plan than
     * to run.
     */
    static String inEach(String sql) {
        return EACH.matcher(sql)
                .replaceAll(part -> Matcher.quoteReplacement(Field.furtherOfControls().stream()
                        .filter(field -> switch (part.group(1)) {
                            case "party" -> isParty(field);
                            case "word" -> field.keyed();
                            case "code" -> field.keyed() && !isParty(field);
                            default -> true;
                        })
                        .map(field -> filled(part.group(2), field))
                        .collect(Collectors.joining())));
    }

    private static String filled(String text, Field field) {
        String table = isParty(field) ? "store.party" : "store.code";
        String key = isParty(field) ? "party_key" : "code_key";
        String word = isParty(field) ? "party_id" : "code";
        String joined = field.column() + "_word.";
        Map<String, String> values = Map.of(
                "{field}",
                field.column(),
                "{stored}",
                field.storedColumn(),
                "{words}",
                table,
                "{key}",
                key,
                "{word}",
                word,
                "{former}",
                field.keyed() ? "nullif(" + joined + word + ", '')" : "c." + field.storedColumn(),
                "{new}",
                field.keyed() ? "coalesce(" + joined + key + ", 0)" : "j." + field.column());
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        return filled;
    }

    private static boolean isParty(Field field) {
        return field.type() == Field.Type.PARTY;
    }
}
