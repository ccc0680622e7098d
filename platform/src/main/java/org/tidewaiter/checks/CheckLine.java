package org.tidewaiter.checks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.path.NamePattern;

/** A line of the table of checks: keys and values as written, read with an error that names the check and the key. */
public final class CheckLine {
    private final String id;
    private final String source;
    private final Map<String, Object> keys;

    /**
     * Makes a line.
     *
     * @param source the file, for errors
     */
    CheckLine(String id, String source, Map<String, Object> keys) {
        this.id = id;
        this.source = source;
        this.keys = keys;
    }

    /** The name of the check, such as {@code hs-code-missing}. */
    public String id() {
        return id;
    }

    /** This line with the keys of another one put over its own. */
    CheckLine tunedBy(CheckLine other) {
        Map<String, Object> both = new LinkedHashMap<>(keys);
        both.putAll(other.keys);
        return new CheckLine(id, other.source, both);
    }

    boolean isOff() {
        return Boolean.TRUE.equals(keys.get("off"));
    }

    boolean isTrue(String key) {
        return text(key, "false").equals("true");
    }

    /** A whole number that stands in a list under a key. */
    long whole(String key, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw wrong("has " + key + ": " + text + ", which is no whole number", "write a number such as 8");
        }
    }

    boolean has(String key) {
        return keys.get(key) != null;
    }

    /** The text of a key; an error where it is missing. */
    String text(String key) {
        Object value = keys.get(key);
        if (value == null) {
            throw wrong("needs the key " + key, "add it");
        }
        return value.toString();
    }

    String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    double number(String key, double otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(text(key));
            if (Double.isFinite(number)) {
                return number;
            }
            throw new NumberFormatException();
        } catch (NumberFormatException e) {
            throw wrong(
                    "has " + key + ": " + text(key) + ", which is no number", "write a number with a decimal point");
        }
    }

    /** A list, or a single value as a list of one; empty where the key is missing. */
    List<String> texts(String key) {
        Object value = keys.get(key);
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    /** The pairs below a key, in their order; empty where it is missing. */
    Map<String, Object> map(String key) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        if (keys.get(key) instanceof Map<?, ?> map) {
            map.forEach((k, v) -> pairs.put(String.valueOf(k), v == null ? "" : v));
        } else if (has(key)) {
            throw wrong("has a key " + key + " without pairs below it", "write pairs such as \"name: value\" below it");
        }
        return pairs;
    }

    Field field(String key) {
        return fieldNamed(text(key));
    }

    /** The fields of a key; where {@code field} and {@code fields} are both allowed, either will do. */
    List<Field> fields() {
        List<String> names = new ArrayList<>(texts("field"));
        names.addAll(texts("fields"));
        if (names.isEmpty()) {
            throw wrong("names no field", "add field: or fields:, such as goods_item.hs_code");
        }
        return names.stream().map(this::fieldNamed).toList();
    }

    List<Field> fields(String key) {
        return texts(key).stream().map(this::fieldNamed).toList();
    }

    Field fieldNamed(String path) {
        return Field.of(path)
                .orElseThrow(() -> wrong(
                        "names a field " + path + ", which does not exist",
                        Nearest.did(
                                        path,
                                        Arrays.stream(Field.values())
                                                .map(Field::path)
                                                .toList())
                                + " (DICTIONARY.md lists all fields)"));
    }

    Pattern pattern(String key) {
        return compiled(text(key));
    }

    /** A pattern for the names of what stands beside the fields; {@code otherwise} where the line has none. */
    NamePattern names(String key, String otherwise) {
        return new NamePattern(compiled(text(key, otherwise)));
    }

    /** A pattern for the names of what stands beside the fields. */
    NamePattern names(String key) {
        return new NamePattern(pattern(key));
    }

    Pattern compiled(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw wrong("has a pattern that is none: " + regex, "mend it: " + e.getDescription());
        }
    }

    Defect.Severity severity() {
        return oneOf("severity", text("severity", "warning"), n -> Defect.Severity.valueOf(n.toUpperCase(Locale.ROOT)));
    }

    List<Message.Kind> messages() {
        return has("messages")
                ? texts("messages").stream()
                        .map(m -> oneOf("messages", m, n -> Message.Kind.valueOf(n.toUpperCase(Locale.ROOT))))
                        .toList()
                : List.of(Message.Kind.DECLARATION, Message.Kind.ADVANCE_CARGO);
    }

    <T> T oneOf(String key, String value, Function<String, T> of) {
        try {
            return of.apply(value);
        } catch (IllegalArgumentException e) {
            throw wrong("has " + key + ": " + value + ", which is not known", "use one that docs/checks.md names");
        }
    }

    /** The law or standard it rests on, in a language where its words say it, else as the line names it; empty where it rests on none. */
    String source(Locale locale) {
        return keys.get(locale.getLanguage()) instanceof Map<?, ?> words && words.get("source") instanceof String text
                ? text
                : text("source", "");
    }

    /** The words of a language, or of English where there are none. */
    String words(Locale locale, String key) {
        Object words = keys.get(locale.getLanguage());
        if (words instanceof Map<?, ?> map && map.get(key) instanceof String text) {
            return text;
        }
        return keys.get("en") instanceof Map<?, ?> english && english.get(key) instanceof String text ? text : id;
    }

    TidewaiterException wrong(String sentence, String remedy) {
        return new TidewaiterException(Kind.INPUT, "The check " + id + " in " + source + " " + sentence, remedy);
    }

    TidewaiterException wrong(String sentence, String remedy, @Nullable Throwable cause) {
        return new TidewaiterException(Kind.INPUT, "The check " + id + " in " + source + " " + sentence, remedy, cause);
    }
}
