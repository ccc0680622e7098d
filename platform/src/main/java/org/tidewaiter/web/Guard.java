package org.tidewaiter.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.Handler;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every answer: sends the headers that keep a page to itself, and refuses a Host that is neither the address at which
 * the server was reached nor a name given to it, so that a foreign web page cannot read the workspace by DNS rebinding.
 */
final class Guard implements Handler {
    // ECharts styles its tooltips by attributes; scripts come from files only, JSON blocks are data.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";
    private static final Set<String> LOOPBACK_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Set<String> names;

    Guard(ServerSettings serving) {
        names = serving.publicNames().stream()
                .map(Guard::plain)
                .collect(Collectors.toCollection(() -> new HashSet<>(LOOPBACK_NAMES)));
        names.add(plain(serving.host().contains(":") ? "[" + serving.host() + "]" : serving.host()));
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
        String name = nameOf(context.header("Host"));
        if (!names.contains(name) && !name.equals(localAddress(context))) {
            throw new ForbiddenResponse(
                    "This server does not answer to that name: it answers to its own address and to those"
                            + " given with --public-name.");
        }
    }

    /** The address at which the connection came in: no foreign name can lead a browser to call it so. */
    private static String localAddress(Context context) {
        String address = context.req().getLocalAddr();
        return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
    }

    private static String nameOf(@Nullable String host) {
        if (host == null) {
            return "";
        }
        int port = host.lastIndexOf(':');
        return plain(port > host.lastIndexOf(']') ? host.substring(0, port) : host);
    }

    private static String plain(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
    }
}
