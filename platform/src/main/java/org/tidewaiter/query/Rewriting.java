package org.tidewaiter.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;

/**
 * Changes the tree of a statement that was looked at: views that show officers are read masked, texts that are put together stay short,
 * and the rows are limited. DuckDB does not count the memory of texts that it puts together (2.0.0: repeat() of a megabyte took 7 GB
 * under a limit of 500 MB, and was not stopped for 37 s), so that what makes long texts of short ones is bound here.
 */
final class Rewriting {
    /** The longest text that a function may put together, in characters. */
    static final int LONGEST_TEXT = 4_000;

    private static final int MOST_JOINED = 25;
    private static final int LONGEST_PUT_IN = 10;
    private static final int LONGEST_PATTERN = 200;
    private static final Set<String> DAYS = Set.of("strftime", "strptime", "try_strptime");
    private static final Set<String> JOINING = Set.of("||", "concat", "string_agg", "replace", "regexp_replace");
    private static final String PLACE = "placeholder";
    private static final String SHORT = "select left(cast(" + PLACE + " as varchar), " + (LONGEST_TEXT + 1) + ")";
    private static final String BOUND = "select list_transform([" + PLACE + "], lambda t: case when length(t) > "
            + LONGEST_TEXT + " then error('a text of more than " + LONGEST_TEXT
            + " characters was put together') else t end)[1]";

    private final StatementTrees trees;
    private final String text;
    private final boolean officers;
    private int joined;

    /**
     * @param text the query as it was written, by whose words columns without a name are called
     * @param officers whether officers are shown
     */
    Rewriting(StatementTrees trees, String text, boolean officers) {
        this.trees = trees;
        this.text = text;
        this.officers = officers;
    }

    /** Changes what is in a node, in place, and gives what is to stand there. */
    JsonNode of(JsonNode node) {
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, of(array.get(i)));
            }
            return array;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        if (object.path("type").asText().equals("SELECT_NODE")) {
            nameSubqueries(object.path("select_list"));
        }
        object.properties().forEach(part -> part.setValue(of(part.getValue())));
        return switch (object.path("type").asText()) {
            case "BASE_TABLE" -> masked(object);
            case "FUNCTION", "WINDOW_AGGREGATE" -> bound(object);
            default -> object;
        };
    }

    /** Calls columns without a name that ask a view by the words that were written, and not by those that are asked in their place. */
    private void nameSubqueries(JsonNode columns) {
        for (JsonNode column : columns) {
            boolean unnamed = column.path("alias").asText().isEmpty();
            if (unnamed && column.findValuesAsText("type").contains("BASE_TABLE")) {
                ((ObjectNode) column).put("alias", trees.expressionText(column));
            }
        }
    }

    private JsonNode masked(ObjectNode table) {
        String name = table.path("table_name").asText();
        String mask = officers ? null : AskedViews.mask(name).orElse(null);
        if (mask == null) {
            return table;
        }
        ObjectNode masked = trees.from("select * from (" + mask + ") " + PLACE);
        String alias = table.path("alias").asText();
        masked.put("alias", alias.isEmpty() ? name : alias);
        masked.set("sample", table.path("sample"));
        masked.set("column_name_alias", table.path("column_name_alias"));
        return masked;
    }

    private JsonNode bound(ObjectNode function) {
        String name = function.path("function_name").asText().toLowerCase(Locale.ROOT);
        ArrayNode arguments = (ArrayNode) function.path("arguments");
        if (DAYS.contains(name)) {
            requireWritten(name, arguments.path(1), LONGEST_PATTERN);
        }
        if (!JOINING.contains(name)) {
            return function;
        }
        if (++joined > MOST_JOINED) {
            throw QueryRefusal.of(
                    "The query puts texts together in more than " + MOST_JOINED + " places", "ask in parts");
        }
        boolean twoTexts = name.equals("||") || name.equals("concat");
        for (int i = 0; i < arguments.size(); i++) {
            if (i == 0 || twoTexts) {
                ObjectNode argument = (ObjectNode) arguments.get(i);
                argument.set("expression", trees.expression(SHORT, PLACE, argument.path("expression")));
            } else {
                requireWritten(
                        name, arguments.get(i), i == 1 && name.endsWith("replace") ? LONGEST_PATTERN : LONGEST_PUT_IN);
            }
        }
        String alias = function.path("alias").asText();
        ObjectNode bound = (ObjectNode) trees.expression(BOUND, PLACE, function);
        bound.put("alias", alias.isEmpty() ? written(function) : alias);
        function.put("alias", "");
        return bound;
    }

    private String written(JsonNode node) {
        long from = node.path("query_location").asLong();
        long length = node.path("query_location_length").asLong();
        return from >= 0 && length > 2 && from + length <= text.length()
                ? text.substring((int) from, (int) (from + length))
                : node.path("function_name").asText();
    }

    /** What is put between or in, and how a day is written, must stand in the query and be short: else it makes long texts of short ones. */
    private static void requireWritten(String name, JsonNode argument, int longest) {
        JsonNode literal = argument.path("expression").path("literal");
        if (!literal.path("kind").asText().equals("STRING")
                || literal.path("text").asText().length() > longest) {
            throw QueryRefusal.of(
                    "What " + name + " looks for, puts in or writes days by is no 'text' in the query, or longer than "
                            + longest + " characters",
                    "write it out");
        }
    }
}
