package org.tidewaiter.mapping;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tidewaiter.datamodel.Field;

/**
 * Words that stand in a column of figures or days again and again ("Freight included", "See invoice 12"): a note, which is told once
 * and not of every row. Only in fields that a row may leave out; figures within a note are all alike.
 */
public final class NoteCells {
    /** So many rows with the same words make them a note and no slip. */
    private static final int OFTEN = 10;

    private static final Pattern WORDS = Pattern.compile("^(?=\\p{L}).*\\p{L}{3}");

    private final Map<String, Integer> times = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    /** Counts a value, before any is judged. */
    public void count(Field field, String text) {
        if (mayBeOne(field, text)) {
            times.merge(key(field, text), 1, Integer::sum);
        }
    }

    /** Whether a value that its field cannot take is such a note. */
    public boolean isOne(Field field, String text) {
        return mayBeOne(field, text) && times.getOrDefault(key(field, text), 0) >= OFTEN;
    }

    /** Whether it is the first of its kind; the next one is not. */
    public boolean isNew(Field field, String text) {
        return told.add(key(field, text));
    }

    private static boolean mayBeOne(Field field, String text) {
        return switch (field.type()) {
            case MASS, AMOUNT, RATE, COUNT, TIME ->
                !field.required() && WORDS.matcher(text).find();
            default -> false;
        };
    }

    private static String key(Field field, String text) {
        return field.path() + ' ' + text.replaceAll("\\d+", "#");
    }
}
