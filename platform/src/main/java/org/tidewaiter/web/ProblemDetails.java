package org.tidewaiter.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.TidewaiterException;

/** Why a request cannot be answered as it was meant, as a problem of RFC 9457 with a {@code remedy}. */
final class ProblemDetails extends RuntimeException {
    private static final String TYPE = "application/problem+json";

    private static final long serialVersionUID = 1L;
    private final int status;
    private final String remedy;

    /**
     * Makes a problem.
     *
     * @param status of HTTP
     * @param sentence what is wrong
     * @param remedy what to do about it
     */
    ProblemDetails(int status, String sentence, String remedy) {
        super(sentence, null, false, false);
        this.status = status;
        this.remedy = remedy;
    }

    int status() {
        return status;
    }

    String json() {
        return json(status, String.valueOf(getMessage()), remedy, Map.of());
    }

    /** The status that tells a kind of exception. */
    static int statusOf(TidewaiterException.Kind kind) {
        return switch (kind) {
            case INPUT, USAGE -> 422;
            case STATE -> 409;
            case BUSY -> 503;
            case STORAGE, INTERNAL -> 500;
        };
    }

    /** A problem as JSON; {@code more} is what there is to tell beside it, such as what was loaded all the same. */
    static String json(int status, String detail, String remedy, Map<String, ?> more) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title(status));
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("remedy", remedy);
        problem.putAll(more);
        return Json.text(problem);
    }

    /**
     * Answers with a problem or another object of JSON, in UTF-8 as JSON is: Jetty knows no charset of a problem and wrote names of other scripts as
     * question marks.
     */
    static void answer(Context context, int status, String json) {
        context.status(status)
                .contentType(status < 400 ? "application/json" : TYPE)
                .result(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Unauthorized";
            case 409 -> "Conflict";
            case 413 -> "Content too large";
            case 422 -> "The file cannot be taken";
            case 503 -> "Busy";
            default -> "The server failed";
        };
    }
}
