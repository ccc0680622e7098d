package org.tidewaiter.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the statements of a script apart. */
public final class SqlStatements {
    /** Texts and quoted names, which stay as they are; comments; blanks; the ends of statements. */
    private static final Pattern PART =
            Pattern.compile("(?<kept>'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\")|(?<blank>(?:--[^\\n]*|\\s)+)|(?<end>;)");

    private SqlStatements() {}

    /**
     * The statements of {@code script} in order, without what does not change their meaning: comments from {@code --} to the end of
     * the line, and how lines are broken (a blank stands for each run of blanks). A semicolon or {@code --} within quotes is text.
     */
    public static List<String> of(String script) {
        List<String> statements = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        Matcher part = PART.matcher(script);
        int from = 0;
        while (part.find()) {
            current.append(script, from, part.start());
            from = part.end();
            if (part.group("kept") != null) {
                current.append(part.group());
            } else if (part.group("blank") != null) {
                current.append(' ');
            } else {
                add(statements, current);
            }
        }
        add(statements, current.append(script, from, script.length()));
        return List.copyOf(statements);
    }

    private static void add(List<String> statements, StringBuilder statement) {
        String text = statement.toString().strip();
        statement.setLength(0);
        if (!text.isEmpty()) {
            statements.add(text);
        }
    }
}
