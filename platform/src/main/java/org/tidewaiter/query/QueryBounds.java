package org.tidewaiter.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a query may take: rows, time and memory, and the length and depth of its text. The text is looked at before any parser sees
 * it: DuckDB's is recursive, and what is nested a thousand times ends the process, while a dozen nested WITH take it minutes (both
 * measured on 2.0.0).
 */
public final class QueryBounds {
    /** Rows of an answer that is shown as a table, on a page or in a terminal. */
    public static final int ROWS_SHOWN = 1_000;

    /** Rows of a file that a page hands out. */
    public static final int ROWS_OF_PAGES_FILE = 1_000_000;

    /** Rows of a file that a command writes. */
    public static final int ROWS_OF_COMMANDS_FILE = 10_000_000;

    /** Seconds for an answer that a page shows. */
    public static final int SECONDS_SHOWN = 20;

    /** Seconds for a file, and for a command unless it says otherwise. */
    public static final int SECONDS = 60;

    /** The memory of intermediate results of one query; what is larger is written to the workspace's tmp. */
    static final String MEMORY = "256MB";

    /** Longer queries are programs. */
    static final int LONGEST = 10_000;

    private static final int DEEPEST = 20;
    private static final int MOST_WITH = 4;
    private static final int MOST_NESTING = 120;

    private static final Pattern PART = Pattern.compile(
            "'(?:[^']++|'')*+'|\"(?:[^\"]++|\"\")*+\"|--[^\\n]*+|/\\*|[(\\[{]|[)\\]}]|[A-Za-z_]\\w*+|[^\\s]");
    /** An end of a line that is none to everybody: a comment in it would end for one reader and not for the other. */
    private static final Pattern LONE_RETURN = Pattern.compile("\\r(?!\\n)");
    /** What nests without brackets. */
    private static final Pattern NESTING = Pattern.compile(
            "(?i)not|case|between|collate|interval|lambda|exists|union|except|intersect|join|select|from");

    private QueryBounds() {}

    /** Refuses what is too long or nested too deeply, and what is written in a way that only confuses. */
    static void check(String text) {
        if (text.isBlank()) {
            throw QueryRefusal.of("The query is empty", "write one SELECT, such as: select count(*) from declaration");
        }
        if (text.length() > LONGEST) {
            throw QueryRefusal.of(
                    "The query has " + text.length() + " characters, more than " + LONGEST,
                    "ask in parts, or export the views and go on there");
        }
        if (text.indexOf('\0') >= 0 || LONE_RETURN.matcher(text).find()) {
            throw QueryRefusal.of(
                    "The query has a character that is none, or a return without a new line", "take it out");
        }
        nesting(text);
    }

    private static void nesting(String text) {
        int depth = 0;
        int with = 0;
        int nested = 0;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            String word = part.group();
            char first = word.charAt(0);
            requirePlainQuotes(text, part);
            if (word.equals("/*")) {
                throw QueryRefusal.of("The query has a comment in /* */", "begin comments with --");
            }
            depth += "([{".indexOf(first) >= 0 ? 1 : ")]}".indexOf(first) >= 0 ? -1 : 0;
            with += word.equalsIgnoreCase("with") ? 1 : 0;
            nested += NESTING.matcher(word).matches() ? 1 : 0;
            if (depth < 0 || depth > DEEPEST) {
                throw QueryRefusal.of(
                        depth < 0
                                ? "A bracket closes that was not opened"
                                : "The query has more than " + DEEPEST + " brackets in one another",
                        "write it flatter, with WITH");
            }
        }
        if (depth != 0) {
            throw QueryRefusal.of("A bracket is not closed", "close it");
        }
        if (with > MOST_WITH || nested > MOST_NESTING) {
            throw QueryRefusal.of(
                    "The query has " + (with > MOST_WITH ? with + " times WITH" : nested + " parts"),
                    "one WITH takes several queries with commas between; ask in parts");
        }
    }

    /** Texts with a letter before them or between dollars are read by other rules: what looks like a text here might be none there. */
    private static void requirePlainQuotes(String text, Matcher part) {
        String word = part.group();
        char before = part.start() == 0 ? ' ' : text.charAt(part.start() - 1);
        boolean quote = word.startsWith("'") || word.startsWith("\"");
        if ((quote && word.length() == 1)
                || word.equals("$")
                || (quote && (Character.isLetterOrDigit(before) || before == '&' || before == '_'))) {
            throw QueryRefusal.of(
                    word.length() == 1 && quote
                            ? "A quote is not closed"
                            : "The query has a $, or a letter before a quote",
                    "write texts as 'text', with a blank before them and '' for a quote in them");
        }
    }
}
