package org.tidewaiter.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.Sha256;

/**
 * Lets in who has the address that the server printed: its secret becomes a session cookie, without which nothing of the workspace is
 * answered. Other systems come in with their own token at {@code /api/}. It looks before any body is read.
 */
final class Admission implements Handler {
    /** The query parameter that holds the secret in the printed address. */
    static final String PARAMETER = "token";

    private static final String ACTOR = "tidewaiter.actor";
    /** Enough to tell sessions apart; of a hash, so that it says nothing of the cookie. */
    private static final int NAME_LENGTH = 12;

    private static final String HEALTH = "/health";
    private static final String API = "/api/";
    private static final String REFUSED = """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>Open the address with its secret</title>
        <h1>These pages open by the address that the server printed</h1>
        <p>It stands in the terminal where <code>tidewaiter serve</code> (or <code>demo</code>, <code>watch</code>) was started, and ends in
        <code>?token=…</code>. The user who serves the workspace is told it again by <code>tidewaiter serve --workspace DIR</code>.
        After a restart it is another one.</p></html>
        """;

    private final String secret = random();
    private final String session = random();
    private final String sessionName = Sha256.hex(session).substring(0, NAME_LENGTH);
    private final ApiToken systems;

    Admission(ApiToken systems) {
        this.systems = systems;
    }

    /** What the printed address ends in. */
    String query() {
        return "?" + PARAMETER + "=" + secret;
    }

    @Override
    public void handle(Context context) {
        if (context.path().equals(HEALTH)) {
            return;
        }
        if (hasSession(context)) {
            context.attribute(ACTOR, Actor.session(sessionName));
            return;
        }
        if (isSystem(context)) {
            context.attribute(ACTOR, systems.actor());
            return;
        }
        if (isReading(context) && same(secret, context.queryParam(PARAMETER))) {
            open(context);
        } else {
            refuse(context);
        }
        context.skipRemainingHandlers();
    }

    /** Who was let in with a request. */
    static Actor actorOf(Context context) {
        return Objects.requireNonNull(context.attribute(ACTOR), "a request that was not let in");
    }

    /** Another system writes with its token alone; a session of a browser opens what is read. */
    private boolean isSystem(Context context) {
        return context.path().startsWith(API) && systems.isShownBy(context.header("Authorization"));
    }

    private boolean hasSession(Context context) {
        boolean fits = isReading(context) || !context.path().startsWith(API);
        return fits && same(session, context.cookie(cookieName(context)));
    }

    private static boolean isReading(Context context) {
        return context.method() == HandlerType.GET || context.method() == HandlerType.HEAD;
    }

    /** Gives the cookie and leads to the same address without the secret, which then stands in no history and no log. */
    private void open(Context context) {
        boolean encrypted = "https".equals(context.header("X-Forwarded-Proto"));
        context.header(
                "Set-Cookie",
                cookieName(context) + "=" + session + "; Path=/; HttpOnly; SameSite=Strict"
                        + (encrypted ? "; Secure" : ""));
        String address = "/" + context.path().replaceFirst("^[/\\\\]+", "") + rest(context.queryParamMap());
        if ("cross-site".equals(context.header("Sec-Fetch-Site"))) {
            // A strict cookie does not follow a redirect that a foreign page began; a step of our own page takes it
            // along.
            context.html("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Tidewaiter</title>"
                    + "<meta http-equiv=\"refresh\" content=\"0;url="
                    + address.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;")
                    + "\"><p>One moment.</html>");
            return;
        }
        context.redirect(address, HttpStatus.SEE_OTHER);
    }

    private static String rest(Map<String, List<String>> parameters) {
        String rest = parameters.entrySet().stream()
                .filter(p -> !p.getKey().equals(PARAMETER))
                .flatMap(p -> p.getValue().stream().map(v -> encoded(p.getKey()) + "=" + encoded(v)))
                .collect(Collectors.joining("&"));
        return rest.isEmpty() ? "" : "?" + rest;
    }

    private static void refuse(Context context) {
        context.status(HttpStatus.UNAUTHORIZED);
        if (context.path().startsWith(API)) {
            context.header("WWW-Authenticate", "Bearer realm=\"tidewaiter\"");
            String problem = ProblemDetails.json(
                    HttpStatus.UNAUTHORIZED.getCode(),
                    "This needs the token of the workspace",
                    "send 'Authorization: Bearer' and the text of api.token in the workspace directory",
                    Map.of());
            ProblemDetails.answer(context, HttpStatus.UNAUTHORIZED.getCode(), problem);
            return;
        }
        context.contentType("text/html; charset=utf-8").result(REFUSED);
    }

    /** Cookies know no ports: two servers of one machine must not take each other's. */
    private static String cookieName(Context context) {
        return "tidewaiter-" + context.req().getLocalPort();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static boolean same(String ours, @Nullable String shown) {
        return MessageDigest.isEqual(
                ours.getBytes(StandardCharsets.UTF_8),
                Objects.requireNonNullElse(shown, "").getBytes(StandardCharsets.UTF_8));
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
