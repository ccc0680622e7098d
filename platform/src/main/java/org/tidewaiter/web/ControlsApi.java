package org.tidewaiter.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.control.ControlEntry;
import org.tidewaiter.intake.control.ControlHistory;

/**
 * {@code POST /api/controls}: one result of a control or an array of them, new ones and corrections, as JSON objects with the
 * columns of {@link ControlEntry}. Each is taken or refused by itself; the same again changes nothing and is answered as known.
 * {@code GET /api/controls?id=D} gives every version of a declaration's results.
 */
final class ControlsApi {
    private static final int LARGEST = 16 << 20;
    private static final int MOST = 100_000;
    private static final int LONGEST = 4_000;

    private final Workspace workspace;

    ControlsApi(Workspace workspace) {
        this.workspace = workspace;
    }

    void get(Context context) {
        String id = Objects.requireNonNullElse(context.queryParam("id"), "");
        context.contentType("application/json")
                .result(Json.text(Map.of("declaration_id", id, "versions", ControlHistory.of(workspace.lake(), id))));
    }

    void post(Context context) throws IOException {
        try {
            List<ControlEntry.EntryResult> told =
                    ControlEntry.enter(workspace, rows(context), Admission.actorOf(context), "POST /api/controls");
            Map<String, Object> answer = new LinkedHashMap<>();
            for (ControlEntry.Status status : ControlEntry.Status.values()) {
                answer.put(
                        status.word(),
                        told.stream().filter(t -> t.status() == status).count());
            }
            answer.put("rows", told.stream().map(ControlsApi::shown).toList());
            boolean none = told.stream().allMatch(t -> t.status() == ControlEntry.Status.REFUSED);
            context.status(none ? 422 : 200).contentType("application/json").result(Json.text(answer));
        } catch (ProblemDetails p) {
            ProblemDetails.answer(context, p.status(), p.json());
        } catch (TidewaiterException e) {
            int status = ProblemDetails.statusOf(e.kind());
            ProblemDetails.answer(
                    context, status, ProblemDetails.json(status, ApiWords.detail(e), ApiWords.remedy(e), Map.of()));
        }
    }

    private static Map<String, Object> shown(ControlEntry.EntryResult told) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", told.row());
        row.put("status", told.status());
        put(row, "declaration_id", told.declarationId());
        put(row, "control", told.controlKey());
        put(row, "version", told.version());
        put(row, "field", told.field());
        put(row, "value", told.value());
        put(row, "reason", told.reason());
        return row;
    }

    private static void put(Map<String, Object> row, String key, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            row.put(key, value);
        }
    }

    private static List<Map<String, String>> rows(Context context) throws IOException {
        byte[] body;
        try (InputStream in = context.bodyInputStream()) {
            body = in.readNBytes(LARGEST + 1);
        }
        if (body.length > LARGEST) {
            throw new ProblemDetails(413, "The body has more than " + LARGEST + " bytes", "send fewer results at once");
        }
        List<Map<String, String>> rows = new ArrayList<>();
        try (JsonParser json = Json.MAPPER.createParser(body)) {
            JsonToken first = json.nextToken();
            boolean many = first == JsonToken.START_ARRAY;
            for (JsonToken token = many ? json.nextToken() : first;
                    token == JsonToken.START_OBJECT;
                    token = json.nextToken()) {
                rows.add(row(json, rows.size() + 1));
                if (rows.size() > MOST) {
                    throw new ProblemDetails(
                            413, "More than " + MOST + " results at once", "send fewer, or load a file");
                }
            }
            boolean ended = many ? json.currentToken() == JsonToken.END_ARRAY : json.currentToken() == null;
            if (rows.isEmpty() || !ended || many && json.nextToken() != null) {
                throw noJson();
            }
        } catch (JsonProcessingException e) {
            throw noJson();
        }
        return rows;
    }

    private static ProblemDetails noJson() {
        return new ProblemDetails(
                400,
                "The body is not a JSON object of a result, or an array of such objects",
                "send {\"declaration_id\": …, \"outcome\": …, \"recorded_at\": …}");
    }

    /** The values of an object as they are written there: a number is never reckoned with on the way. */
    private static Map<String, String> row(JsonParser json, int number) throws IOException {
        Map<String, String> row = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (!ControlEntry.COLUMNS.contains(name)) {
                throw new ProblemDetails(
                        400,
                        "Result " + number + " has the key '" + name.substring(0, Math.min(60, name.length()))
                                + "', which means nothing here",
                        Nearest.did(name, ControlEntry.COLUMNS));
            }
            String value = value(json, number, name);
            if (row.put(name, value) != null) {
                throw new ProblemDetails(
                        400, "Result " + number + " has the key '" + name + "' twice", "keep one of them");
            }
        }
        if (row.values().stream().allMatch(String::isBlank)) {
            throw new ProblemDetails(400, "Result " + number + " says nothing", "leave it out, or fill it");
        }
        return row;
    }

    private static String value(JsonParser json, int number, String name) throws IOException {
        JsonToken token = json.nextToken();
        String value;
        if (token == JsonToken.START_ARRAY && name.equals("finding_kinds")) {
            List<String> kinds = new ArrayList<>();
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                kinds.add(json.getText());
            }
            if (json.currentToken() != JsonToken.END_ARRAY) {
                throw new ProblemDetails(
                        400, "Result " + number + " has finding_kinds that are no texts", "send texts");
            }
            value = String.join("; ", kinds);
        } else if (token != null && token.isScalarValue()) {
            value = token == JsonToken.VALUE_NULL ? "" : json.getText();
        } else {
            throw new ProblemDetails(
                    400, "Result " + number + " has no plain value under '" + name + "'", "send a text or a number");
        }
        if (value.length() > LONGEST) {
            throw new ProblemDetails(
                    400,
                    "Result " + number + " has more than " + LONGEST + " characters under '" + name + "'",
                    "say it shorter");
        }
        return value;
    }
}
