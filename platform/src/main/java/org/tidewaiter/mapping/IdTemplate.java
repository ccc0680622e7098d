package org.tidewaiter.mapping;

import java.util.regex.Pattern;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * An identifier of declarations, or of rows that are kept for reference, for files that have none, such as statistics: given as a
 * constant with {@code {file}} and {@code {line}} in it. With {@code {line}} every row is a declaration of its own; without, the whole
 * file is one.
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
                    "The mapping gives the constant '" + text + "', which is no template of an identifier",
                    "write it like \"{file}-{line}\", with at most " + LONGEST_REST + " characters of your own");
        }
    }

    /** Whether a constant has a place for the file or the line in it. */
    public static boolean is(String constant) {
        return constant.contains("{file}") || constant.contains("{line}");
    }

    /** The identifier of a row. */
    public String of(String fileName, long line) {
        return ofFile(fileName).replace("{line}", Long.toString(line));
    }

    /** The SQL of the identifier of a staged row. */
    public String sql(String fileName) {
        return "replace('" + ofFile(fileName).replace("'", "''") + "', '{line}', line::varchar)";
    }

    private String ofFile(String fileName) {
        String stem = fileName.replaceFirst("(\\.[A-Za-z0-9]{1,5}){1,2}$", "");
        String file = stem.substring(0, Math.min(stem.length(), LONGEST_FILE));
        return text.replace("{file}", file);
    }
}
