package org.tidewaiter.mapping;

import java.util.regex.Pattern;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.model.Field;

/**
 * An identifier of declarations for files that have none, such as statistics: given as a constant with {@code {file}} and
 * {@code {line}} in it. With {@code {line}} every row is a declaration of its own; without, the whole file is one.
 *
 * @param text such as {@code {file}-{line}}
 */
public record IdTemplate(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{(?!(?:file|line)\\})");
    private static final int LONGEST_FILE = 40;
    private static final int LONGEST_REST = 18;

    /** Refuses places it does not know, and what may grow longer than an identifier. */
    public IdTemplate {
        boolean tooLong = text.replace("{file}", "").replace("{line}", "").length() > LONGEST_REST;
        if (PLACE.matcher(text).find() || text.indexOf("{file}") != text.lastIndexOf("{file}") || tooLong) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "The mapping gives " + Field.DECLARATION_ID.path() + " the constant '" + text
                            + "', which is no template",
                    "write it like \"{file}-{line}\", with at most " + LONGEST_REST + " characters of your own");
        }
    }

    /** The SQL of the identifier of a staged row. */
    public String sql(String fileName) {
        String stem = fileName.replaceFirst("(\\.[A-Za-z0-9]{1,5}){1,2}$", "");
        String file = stem.substring(0, Math.min(stem.length(), LONGEST_FILE));
        String quoted = "'" + text.replace("{file}", file).replace("'", "''") + "'";
        return "replace(" + quoted + ", '{line}', line::varchar)";
    }
}
