package org.tidewaiter.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlFile;
import org.tidewaiter.engine.TidewaiterException;

/**
 * Looks at the tree of a statement, as DuckDB's parser makes it, and refuses whatever is not on its lists: kinds of nodes, tables,
 * functions, types. What no list names does not pass, so that what a later DuckDB adds is refused until somebody has looked at it.
 */
final class StatementCheck {
    private static final Set<String> FUNCTIONS = SqlFile.read(StatementCheck.class, "functions.txt")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .flatMap(line -> Arrays.stream(line.strip().split("\\s+")))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> TABLE_FUNCTIONS = Set.of("range", "generate_series");
    private static final Set<String> CLASSES = Set.of(
            "CONSTANT",
            "COLUMN_REF",
            "FUNCTION",
            "STAR",
            "CASE",
            "CAST",
            "TYPE",
            "OPERATOR",
            "COMPARISON",
            "CONJUNCTION",
            "BETWEEN",
            "SUBQUERY",
            "WINDOW",
            "POSITIONAL_REFERENCE");
    private static final Pattern KINDS = Pattern.compile("SELECT_NODE|SET_OPERATION_NODE"
            + "|EMPTY|BASE_TABLE|SUBQUERY|JOIN|TABLE_FUNCTION|EXPRESSION_LIST"
            + "|LIMIT_MODIFIER|ORDER_MODIFIER|DISTINCT_MODIFIER|ORDER_DEFAULT|ASCENDING|DESCENDING"
            + "|VALUE_CONSTANT|COLUMN_REF|FUNCTION|STAR|CASE_EXPR|OPERATOR_CAST|TYPE|POSITIONAL_REFERENCE"
            + "|OPERATOR_NOT|OPERATOR_IS_NULL|OPERATOR_IS_NOT_NULL|OPERATOR_COALESCE|OPERATOR_NULLIF"
            + "|COMPARE_[A-Z_]+|CONJUNCTION_AND|CONJUNCTION_OR|WINDOW_[A-Z_]+");
    private static final Set<String> TYPES = Set.of(
            "boolean",
            "bool",
            "tinyint",
            "smallint",
            "integer",
            "int",
            "int4",
            "int8",
            "bigint",
            "long",
            "hugeint",
            "real",
            "float",
            "float4",
            "float8",
            "double",
            "decimal",
            "numeric",
            "varchar",
            "text",
            "string",
            "char",
            "date",
            "time",
            "timestamp",
            "datetime",
            "interval");

    /** Functions that give a list when they are asked for several values, by how many arguments they may have. */
    private static final Map<String, Integer> MOST_ARGUMENTS =
            Map.of("max", 1, "min", 1, "arg_max", 2, "arg_min", 2, "max_by", 2, "min_by", 2, "concat", 10);

    /** What people write where the parser has a name of its own for it. */
    private static final Map<String, String> WORDS = Map.of(
            "PIVOT", "PIVOT or UNPIVOT",
            "LAMBDA", "a function of its own (->)",
            "VALUE_PARAMETER", "a parameter ($1 or ?)",
            "PARAMETER", "a parameter ($1 or ?)",
            "COLLATE", "COLLATE",
            "SAMPLE", "a SAMPLE",
            "RECURSIVE_CTE_NODE", "WITH RECURSIVE",
            "CTE_NODE", "WITH … AS MATERIALIZED",
            "ARRAY_CONSTRUCTOR", "a list in square brackets",
            "ARRAY_EXTRACT", "a place in square brackets");

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int DEEPEST = 200;

    private final Set<String> asides = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> views = new HashSet<>();

    /** Refuses a tree that does more than read the views; {@link #views} are then those that it reads. */
    static StatementCheck of(Session session, JsonNode tree) {
        StatementCheck check = new StatementCheck();
        check.nameAsides(AskedViews.taken(session), tree, 0);
        check.look(tree);
        return check;
    }

    /** The views that the statement reads, in small letters. */
    Set<String> views() {
        return Set.copyOf(views);
    }

    /** Gathers the names of WITH queries: none may be the name of a table or a file, so that a name never means two things. */
    private void nameAsides(Set<String> taken, JsonNode node, int depth) {
        if (depth > DEEPEST * 2) {
            throw QueryRefusal.of("The query is nested too deeply", "write it flatter");
        }
        for (JsonNode entry : node.path("cte_map").path("map")) {
            String name = entry.path("key").asText();
            if (!PLAIN_NAME.matcher(name).matches() || taken.contains(name)) {
                throw QueryRefusal.of(
                        "WITH " + name + " has the name of a table, or one that is no plain name",
                        "give it another name");
            }
            asides.add(name);
        }
        for (JsonNode child : node) {
            nameAsides(taken, child, depth + 1);
        }
    }

    private void look(JsonNode node) {
        if (node.isObject()) {
            kind(node);
            switch (node.path("type").asText()) {
                case "BASE_TABLE" -> table(node);
                case "TABLE_FUNCTION" -> {
                    tableFunction(node);
                    return;
                }
                case "FUNCTION" -> function(node);
                case "TYPE" -> type(node);
                default -> window(node);
            }
        }
        for (JsonNode child : node) {
            look(child);
        }
    }

    /** A node says its class, its type, or both; what says neither is a part of one. */
    private static void kind(JsonNode node) {
        JsonNode type = node.path("type");
        JsonNode kind = node.path("class");
        boolean known = (!type.isTextual() || KINDS.matcher(type.asText()).matches())
                && (kind.isMissingNode() || CLASSES.contains(kind.asText()));
        if (!known) {
            throw unknown((type.isTextual() ? type : kind).asText());
        }
    }

    private static TidewaiterException unknown(String kind) {
        if (kind.equals("SHOW_REF")) {
            return QueryRefusal.of(
                    "DESCRIBE, SHOW and SUMMARIZE cannot be asked",
                    "the views and their columns are listed by tidewaiter query without a statement, and figures of a column"
                            + " by SELECT count(*), min(…), max(…) FROM");
        }
        return QueryRefusal.of(
                "A query may not contain "
                        + WORDS.getOrDefault(kind, kind.toLowerCase(Locale.ROOT).replace('_', ' ')),
                "ask with SELECT, FROM, JOIN, WHERE, GROUP BY, ORDER BY, WITH and windows");
    }

    private void table(JsonNode node) {
        String name = node.path("table_name").asText();
        requirePlain(node, name);
        if (!node.path("at_clause").isNull()) {
            throw QueryRefusal.of("A query reads the data as they are now", "leave AT out");
        }
        if (asides.contains(name)) {
            return;
        }
        if (!AskedViews.mayBeAsked(name)) {
            throw QueryRefusal.of("'" + name + "' is no view that may be asked", Nearest.did(name, AskedViews.names()));
        }
        views.add(name.toLowerCase(Locale.ROOT));
    }

    private void tableFunction(JsonNode node) {
        JsonNode function = node.path("function");
        String name = function.path("function_name").asText();
        requirePlain(function, name);
        if (!TABLE_FUNCTIONS.contains(name.toLowerCase(Locale.ROOT))) {
            throw QueryRefusal.of(
                    "The function " + name + " is not one that a query may read rows from",
                    "read from a view, or range");
        }
        look(function.path("arguments"));
        look(node.path("subquery"));
    }

    private static void function(JsonNode node) {
        String name = node.path("function_name").asText();
        requirePlain(node, name);
        if (!FUNCTIONS.contains(name.toLowerCase(Locale.ROOT))) {
            throw QueryRefusal.of(
                    "The function " + name + " is not one that a query may use",
                    "the manual has the list; what is missing can be reckoned where the result goes");
        }
        int most = MOST_ARGUMENTS.getOrDefault(name.toLowerCase(Locale.ROOT), Integer.MAX_VALUE);
        if (node.path("arguments").size() > most) {
            throw QueryRefusal.of("The function " + name + " has more arguments than " + most, "give fewer");
        }
    }

    private static void window(JsonNode node) {
        if (node.path("class").asText().equals("WINDOW")) {
            function(node);
        }
    }

    private static void type(JsonNode node) {
        String name = node.path("type_name").asText();
        requirePlain(node, name);
        if (!TYPES.contains(name.toLowerCase(Locale.ROOT))) {
            throw QueryRefusal.of(
                    "The type " + name + " is not one that a query may use",
                    "use boolean, integer, bigint, double, decimal, varchar, date, time, timestamp or interval");
        }
    }

    /** The name must be all there is: no catalog, no schema, whichever way the tree says it. */
    private static void requirePlain(JsonNode node, String name) {
        for (String where : new String[] {"catalog", "catalog_name", "schema", "schema_name"}) {
            if (!node.path(where).asText().isEmpty()) {
                throw QueryRefusal.of(
                        "A query names views and functions without a schema", "write only the last part of the name");
            }
        }
        JsonNode path = node.path("qualified_name").path("path");
        if (path.isArray() && (path.size() != 1 || !path.path(0).asText().equals(name))) {
            throw QueryRefusal.of(
                    "A query names views and functions without a schema", "write only the last part of the name");
        }
    }
}
