package org.tidewaiter.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.TidewaiterException;

/** What a reader sees when something is not there or went wrong: a sentence and a way on, never a stack trace. */
public final class ErrorPages {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private static final String RETRY_AFTER = "5"; // seconds

    private ErrorPages() {}

    /**
     * What the error page shows.
     *
     * @param language of the page from which the reader came
     * @param english whether the sentence is in English on a page that is not
     */
    public record View(int status, String title, String sentence, String remedy, Locale language, boolean english) {
        /** A text of the page in its language. */
        public String say(PageWords words) {
            return words.in(language);
        }
    }

    static void register(RoutesConfig routes) {
        routes.after(ErrorPages::sayWhenAgain);
        routes.exception(TidewaiterException.class, (failure, context) -> {
            if (failure.kind() == TidewaiterException.Kind.INTERNAL) {
                LOG.error("{} {}", context.method(), context.path(), failure);
            }
            Locale language = languageOf(context);
            answer(
                    context,
                    statusOf(failure.kind()),
                    new Words(String.valueOf(failure.getMessage()), failure.message(Locale.FRENCH)),
                    NOTHING,
                    !failure.isIn(language));
        });
        routes.exception(HttpResponseException.class, (failure, context) -> {
            Words known = refusal(context, failure);
            Words sentence = known == null ? Words.same(String.valueOf(failure.getMessage())) : known;
            answer(context, failure.getStatus(), sentence, NOTHING, known == null);
        });
        routes.exception(Exception.class, (failure, context) -> {
            int theirs = faultOfTheSender(failure);
            if (theirs != 0) {
                LOG.debug("{} {}", context.method(), context.path(), failure);
                answer(context, theirs, BROKEN_OFF, NOTHING, false);
                return;
            }
            LOG.error("{} {}", context.method(), context.path(), failure);
            answer(context, 500, UNFORESEEN, UNHARMED, false);
        });
    }

    /** Whoever finds the server busy is told when to ask again: a page, a form, a system that sends files, by whatever way it was answered. */
    private static void sayWhenAgain(Context context) {
        if (context.statusCode() == HttpStatus.SERVICE_UNAVAILABLE.getCode()) {
            context.header("Retry-After", RETRY_AFTER);
        }
    }

    private static final Words NOTHING = Words.same("");

    private static final Words BROKEN_OFF = Words.of(
            "The request broke off, came too slowly, or is not one of HTTP.",
            "La requête s’est interrompue, est venue trop lentement, ou n’en est pas une de HTTP.");

    private static final Words UNFORESEEN = Words.of(
            "Something unforeseen went wrong while this page was put together.",
            "Un imprévu s’est produit pendant que cette page se composait.");

    private static final Words UNHARMED = Words.of(
            "The workspace is unharmed. What happened is written in the terminal that serves these pages.",
            "L’espace de travail est intact. Ce qui s’est passé est écrit dans le terminal qui sert ces pages.");

    /** What a refusal says that is not of Tidewaiter's own kind; null where it has English words alone. */
    private static @Nullable Words refusal(Context context, HttpResponseException failure) {
        return failure.getStatus() == 404
                ? Words.of("There is no page at {0}.", "Il n’y a pas de page à {0}.", context.path())
                : Forms.REFUSALS.stream()
                        .filter(w -> w.english().equals(failure.getMessage()))
                        .findFirst()
                        .orElse(null);
    }

    /** The language of the address, or else of the page from which the reader came: a form and a broken link do not say it. */
    private static Locale languageOf(Context context) {
        String asked = context.queryParam("language");
        String from = Objects.requireNonNullElse(context.header("Referer"), "");
        return asked == null && FRENCH_PAGE.matcher(from).find() ? Locale.FRENCH : PageLanguage.localeOf(context);
    }

    private static final Pattern FRENCH_PAGE = Pattern.compile("[?&]language=fr(&|$)");

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

    private static void answer(Context context, int status, Words sentence, Words remedy, boolean english) {
        context.status(status);
        if (context.path().startsWith("/api/")) {
            String text = (sentence.english() + " " + remedy.english()).trim();
            context.contentType("application/json").result(Json.text(Map.of("status", status, "error", text)));
            return;
        }
        Locale language = languageOf(context);
        Templates.show(
                context,
                "error",
                new View(
                        status,
                        title(status).in(language),
                        sentence.in(language),
                        remedy.in(language),
                        language,
                        english && language.equals(Locale.FRENCH)));
    }

    private static Words title(int status) {
        return switch (status) {
            case 400 -> Words.of("This cannot be asked", "Cela ne peut pas se demander");
            case 403 -> Words.of("Not for you", "Pas pour vous");
            case 413 -> Words.of("Too much", "C’est trop");
            case 404 -> Words.of("Not here", "Pas ici");
            case 503 -> Words.of("Busy", "Occupé");
            default ->
                status >= 500
                        ? Words.of("That went wrong", "Cela n’a pas marché")
                        : Words.of("This cannot be answered", "Pas de réponse à cela");
        };
    }
}
