package org.tidewaiter.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidewaiter.engine.Json;
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
        routes.exception(Exception.class, (failure, context) -> {
            int theirs = faultOfTheSender(failure);
            if (theirs != 0) {
                LOG.debug("{} {}", context.method(), context.path(), failure);
                answer(context, theirs, "The request broke off, came too slowly, or is not one of HTTP.", "");
                return;
            }
            LOG.error("{} {}", context.method(), context.path(), failure);
            answer(
                    context,
                    500,
                    "Something unforeseen went wrong while this page was put together.",
                    "The workspace is unharmed. What happened is written in the terminal that serves these pages.");
        });
    }

    /** The status for a request that did not arrive as it should; 0 for every other failure. */
    private static int faultOfTheSender(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EofException) {
                return 400;
            }
            if (cause instanceof TimeoutException) {
                return 408;
            }
            if (cause instanceof HttpException http && http.getCode() < 500) {
                return http.getCode();
            }
        }
        return 0;
    }

    /** Answers where the program itself gave way, most of all for want of memory: that request ends, the server goes on. */
    static void outOfMemory(HttpServletResponse response, Error failure) {
        boolean memory = failure instanceof OutOfMemoryError;
        if (memory) {
            LOG.error("a request needed more memory than there is");
        } else {
            LOG.error("a request", failure);
        }
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(memory ? 503 : 500);
        response.setHeader("Retry-After", RETRY_AFTER);
        response.setContentType("text/plain; charset=utf-8");
        String text = memory
                ? "There was too little memory for this request; the workspace is unharmed. Ask for less, or start the"
                        + " server with TIDEWAITER_HEAP set to more, for example 4g.\n"
                : "Something unforeseen went wrong; what happened is written in the terminal that serves these"
                        + " pages.\n";
        try {
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("a reader that went away", e);
        }
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
            case 413 -> "Too much";
            case 404 -> "Not here";
            case 503 -> "Busy";
            default -> status >= 500 ? "That went wrong" : "This cannot be answered";
        };
        Templates.show(context, "error", new View(status, title, sentence, remedy));
    }
}
