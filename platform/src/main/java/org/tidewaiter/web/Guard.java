package org.tidewaiter.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every answer: sends the headers that keep a page to itself, and refuses a Host that is not this machine
 * while only this machine is served, so that a foreign web page cannot read the workspace by DNS rebinding.
 */
final class Guard implements Handler {
    // ECharts styles its tooltips by attributes; scripts come from files only, JSON blocks are data.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";
    private static final Set<String> LOOPBACK_NAMES = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    private final boolean onlyLoopback;

    Guard(String host) {
        onlyLoopback = LOOPBACK_NAMES.contains(host);
    }

    @Override
    public void handle(Context context) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "no-store");
        if (onlyLoopback && !LOOPBACK_NAMES.contains(nameOf(context.header("Host")))) {
            throw new ForbiddenResponse("This server answers to 127.0.0.1 and localhost only.");
        }
    }

    private static String nameOf(@Nullable String host) {
        if (host == null) {
            return "";
        }
        int port = host.lastIndexOf(':');
        return port > host.lastIndexOf(']') ? host.substring(0, port) : host;
    }
}
