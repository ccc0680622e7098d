package org.tidewaiter.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;

/** Statements as trees and back, by the parser of the database ({@code json_serialize_sql}, which takes SELECT only). */
final class StatementTrees {
    private static final com.fasterxml.jackson.databind.json.JsonMapper JSON = org.tidewaiter.engine.Json.MAPPER;

    private final Session session;

    StatementTrees(Session session) {
        this.session = session;
    }

    private record StatementText(String text) {}

    /** The tree of one statement of a user; whatever is no single SELECT is refused. */
    ObjectNode read(String sql) {
        JsonNode answer = parse(sql);
        if (answer.path("error").asBoolean()) {
            String message = answer.path("error_message").asText();
            throw message.startsWith("Only SELECT")
                    ? QueryRefusal.of(
                            "A query is one SELECT and only reads: this is none, or not all of it is",
                            "begin with SELECT, FROM, VALUES or WITH … SELECT, and write one statement")
                    : QueryRefusal.of("The query cannot be read (" + message + ")", "mend it there");
        }
        JsonNode statements = answer.path("statements");
        if (statements.size() != 1) {
            throw QueryRefusal.of(
                    statements.isEmpty() ? "The query is empty" : "The query has " + statements.size() + " statements",
                    "write one SELECT");
        }
        return (ObjectNode) answer;
    }

    /** The statement of a tree, as the database writes it: what was looked at, whatever words it was made of. */
    String write(JsonNode tree) {
        return session.first(StatementText.class, "select json_deserialize_sql(?::json)", tree.toString())
                .orElseThrow()
                .text();
    }

    /** What a SELECT reads from. */
    ObjectNode from(String sql) {
        return (ObjectNode) read(sql).at("/statements/0/node/from_table");
    }

    /** The first column of a SELECT, with an expression in place of the column of that name. */
    JsonNode expression(String sql, String place, JsonNode expression) {
        return put(read(sql).at("/statements/0/node/select_list/0"), place, expression);
    }

    /** An expression as the database writes it. */
    String expressionText(JsonNode expression) {
        ObjectNode tree = read("select 1");
        ((ArrayNode) tree.at("/statements/0/node/select_list")).removeAll().add(expression);
        return write(tree).replaceFirst("^SELECT ", "");
    }

    private static JsonNode put(JsonNode node, String place, JsonNode expression) {
        if (node.path("class").asText().equals("COLUMN_REF")
                && node.path("column_names").path(0).asText().equals(place)) {
            return expression;
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(part -> part.setValue(put(part.getValue(), place, expression)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, put(array.get(i), place, expression));
            }
        }
        return node;
    }

    private JsonNode parse(String sql) {
        try {
            return JSON.readTree(session.first(StatementText.class, "select json_serialize_sql(?)", sql)
                    .orElseThrow()
                    .text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database writes JSON", e);
        } catch (TidewaiterException e) {
            throw e.kind() == TidewaiterException.Kind.INTERNAL
                    ? new TidewaiterException(
                            TidewaiterException.Kind.INPUT, "The query cannot be read", "write one SELECT", e)
                    : e;
        }
    }
}
