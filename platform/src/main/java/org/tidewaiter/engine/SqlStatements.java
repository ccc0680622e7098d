package org.tidewaiter.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the statements of a script apart, by the semicolons between them. A semicolon in a quoted text ({@code 'a;b'}, {@code E'a\';b'}), a quoted
 * name ({@code "a;b"}), a dollar-quoted text ({@code $$a;b$$}, {@code $tag$a;b$tag$}) or a comment ends no statement.
 */
public final class SqlStatements {
    /** What begins a stretch in which a semicolon means nothing, or is the semicolon. */
    private static final Pattern MARK =
            Pattern.compile("(?<![\\w$])[eE]'|'|\"|(?<![\\w$])\\$(?:[\\p{L}_][\\w]*)?\\$|--|/\\*|;");

    private static final Pattern ESCAPED = Pattern.compile("(?:[^'\\\\]++|\\\\.)*+'", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("/\\*|\\*/");

    private final String text;
    private final List<String> statements = new ArrayList<>();
    private final StringBuilder statement = new StringBuilder();

    private SqlStatements(String text) {
        this.text = text;
    }

    /**
     * The statements of {@code script} in order, without what does not change their meaning: comments, and how lines are broken (a blank stands for
     * each run of blanks). What is quoted stays as it is.
     */
    public static List<String> of(String script) {
        SqlStatements parts = new SqlStatements(script);
        parts.take();
        return List.copyOf(parts.statements);
    }

    private void take() {
        Matcher mark = MARK.matcher(text);
        int at = 0;
        while (at < text.length() && mark.find(at)) {
            plain(at, mark.start());
            at = end(mark.group(), mark.end());
            switch (mark.group()) {
                case ";" -> close();
                case "--", "/*" -> blank();
                default -> statement.append(text, mark.start(), at);
            }
        }
        plain(at, text.length());
        close();
    }

    private void plain(int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                blank();
            } else {
                statement.append(text.charAt(i));
            }
        }
    }

    /** One for each run of them; what is quoted ends with its mark. */
    private void blank() {
        if (!statement.isEmpty() && statement.charAt(statement.length() - 1) != ' ') {
            statement.append(' ');
        }
    }

    private void close() {
        if (!statement.toString().isBlank()) {
            statements.add(statement.toString().strip());
        }
        statement.setLength(0);
    }

    /** Where the stretch ends that {@code mark} begins; the end of the script for one that nothing ends. */
    private int end(String mark, int from) {
        return switch (mark) {
            case ";" -> from;
            case "--" -> endOfLine(from);
            case "/*" -> endOfComment(from);
            case "'", "\"" -> after(mark, from); // a doubled one ends it and begins the next
            case "e'", "E'" -> endOfEscaped(from);
            default -> after(mark, from);
        };
    }

    private int after(String end, int from) {
        int at = text.indexOf(end, from);
        return at < 0 ? text.length() : at + end.length();
    }

    private int endOfLine(int from) {
        int at = text.indexOf('\n', from);
        return at < 0 ? text.length() : at;
    }

    private int endOfEscaped(int from) {
        Matcher escaped = ESCAPED.matcher(text).region(from, text.length());
        return escaped.lookingAt() ? escaped.end() : text.length();
    }

    /** Comments stand in comments, as in the engine's own grammar. */
    private int endOfComment(int from) {
        Matcher marks = COMMENT.matcher(text).region(from, text.length());
        for (int open = 1; marks.find(); ) {
            open += marks.group().equals("/*") ? 1 : -1;
            if (open == 0) {
                return marks.end();
            }
        }
        return text.length();
    }
}
