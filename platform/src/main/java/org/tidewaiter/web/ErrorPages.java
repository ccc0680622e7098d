package org.tidewaiter.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Map;
import org.eclipse.jetty.http.BadMessageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidewaiter.engine.TidewaiterException;

/** What a reader sees when something is not there or went wrong: a sentence and a way on, never a stack trace. */
public final class ErrorPages {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private static final String RETRY_AFTER = "5"; // seconds

    private ErrorPages() {}

    /** What the error page shows. */
    public record View(int status, String title, String sentence, String remedy) {}

    static void register(RoutesConfig routes) {
        routes.exception(TidewaiterException.class, (failure, context) -> {
            if (failure.kind() == TidewaiterException.Kind.INTERNAL) {
                LOG.error("{} {}", context.method(), context.path(), failure);
            }
            answer(context, statusOf(failure.kind()), String.valueOf(failure.getMessage()), "");
        });
        routes.exception(
                HttpResponseException.class,
                (failure, context) -> answer(
                        context,
                        failure.getStatus(),
                        failure.getStatus() == 404
                                ? "There is no page at " + context.path() + "."
                                : String.valueOf(failure.getMessage()),
                        ""));
        routes.exception(
                BadMessageException.class,
                (failure, context) -> answer(context, 400, "The request is not one of HTTP as it should be.", ""));
        routes.exception(Exception.class, (failure, context) -> {
            LOG.error("{} {}", context.method(), context.path(), failure);
            answer(
                    context,
                    500,
                    "Something unforeseen went wrong while this page was put together.",
                    "The workspace is unharmed. What happened is written in the terminal that serves these pages.");
        });
    }

    private static int statusOf(TidewaiterException.Kind kind) {
        return switch (kind) {
            case USAGE, INPUT -> 400;
            case STATE -> 404;
            case BUSY -> 503;
            case STORAGE, INTERNAL -> 500;
        };
    }

    private static void answer(Context context, int status, String sentence, String remedy) {
        context.status(status);
        if (status == 503) {
            context.header("Retry-After", RETRY_AFTER);
        }
        if (context.path().startsWith("/api/")) {
            context.contentType("application/json")
                    .result(Json.text(Map.of("status", status, "error", (sentence + " " + remedy).trim())));
            return;
        }
        String title = switch (status) {
            case 400 -> "This cannot be asked";
            case 403 -> "Not for you";
            case 404 -> "Not here";
            case 503 -> "Busy";
            default -> status >= 500 ? "That went wrong" : "This cannot be answered";
        };
        Templates.show(context, "error", new View(status, title, sentence, remedy));
    }
}
