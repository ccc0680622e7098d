package org.tidewaiter.web;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;

/**
 * Stands before every form that changes something or reads a file: it must come from this machine, from a page of this server
 * (what the browser says of its origin), and bring the token that only such a page shows. A foreign web page can do neither.
 */
public final class Forms {
    /** The name of the hidden field that holds the token. */
    public static final String FIELD = "token";

    /** A mapping of a wide table is the longest form, with a field for each of at most 2,000 columns. */
    private static final int MOST_FIELDS = 10_000;

    private static final Words NOT_FROM_HERE = Words.of(
            "This form was not sent from a page of this server.",
            "Ce formulaire n’a pas été envoyé d’une page de ce serveur.");

    private static final Words ANOTHER_SERVER = Words.of(
            "This form is not of this server, or of one that has been started anew since: open the page again.",
            "Ce formulaire n’est pas de ce serveur, ou il a redémarré depuis\u00a0: rouvrir la page.");

    private static final Words ANOTHER_MACHINE = Words.of(
            "Changes are taken from the machine that serves these pages only, or through a proxy on it: use that, or the command line.",
            "Les changements ne sont acceptés que de la machine qui sert ces pages, ou par un mandataire sur elle\u00a0: l’utiliser, ou la ligne de commande.");

    private static final Words NOBODY_KNOWS =
            Words.of("Nobody knows where this comes from.", "On ne sait pas d’où cela vient.");

    private static final Words TOO_MANY_FIELDS =
            Words.of("This form has more than {0} fields.", "Ce formulaire a plus de {0} champs.", MOST_FIELDS);

    /** What a form is refused with, in both languages. */
    static final List<Words> REFUSALS =
            List.of(NOT_FROM_HERE, ANOTHER_SERVER, ANOTHER_MACHINE, NOBODY_KNOWS, TOO_MANY_FIELDS);

    private final String token;

    Forms() {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        token = HexFormat.of().formatHex(secret);
    }

    /** What a form has to bring; new for every server. */
    String token() {
        return token;
    }

    /** Refuses what does not come from a form of ours. */
    void check(Context context) {
        checkOrigin(context);
        requireFewFields(context);
        requireToken(context.formParam(FIELD));
    }

    /** Refuses a file that does not come from a form of ours before it is read: the form shows its token in the address. */
    void checkBeforeBody(Context context) {
        checkOrigin(context);
        requireToken(context.queryParam(FIELD));
    }

    private void checkOrigin(Context context) {
        requireThisMachine(context);
        String site = context.header("Sec-Fetch-Site");
        boolean sameSite = site == null || site.equals("same-origin") || site.equals("none");
        if (!sameSite || !sameOrigin(context.header("Origin"), context.header("Host"))) {
            throw new ForbiddenResponse(NOT_FROM_HERE.english());
        }
    }

    /** Five million fields of a form of 20 MB took a minute to be told apart, and a gigabyte. */
    private static void requireFewFields(Context context) {
        int fields = 0;
        for (byte b : context.bodyAsBytes()) {
            fields += b == '&' ? 1 : 0;
        }
        if (fields > MOST_FIELDS) {
            throw new ContentTooLargeResponse(TOO_MANY_FIELDS.english());
        }
    }

    private void requireToken(@Nullable String shown) {
        boolean ours = MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8),
                Objects.requireNonNullElse(shown, "").getBytes(StandardCharsets.UTF_8));
        if (!ours) {
            throw new ForbiddenResponse(ANOTHER_SERVER.english());
        }
    }

    /** Refuses what comes over the network as it is: who listens there could do the same. A proxy on this machine encrypts. */
    void requireThisMachine(Context context) {
        try {
            if (!InetAddress.getByName(context.req().getRemoteAddr()).isLoopbackAddress()) {
                throw new ForbiddenResponse(ANOTHER_MACHINE.english());
            }
        } catch (UnknownHostException e) {
            throw new ForbiddenResponse(NOBODY_KNOWS.english());
        }
    }

    private static boolean sameOrigin(@Nullable String origin, @Nullable String host) {
        return origin == null || host != null && (origin.equals("http://" + host) || origin.equals("https://" + host));
    }
}
