package org.tidewaiter.web;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * How much one request may bring: a form as much as a long message in quarantine, an uploaded file as much as {@code TIDEWAITER_UPLOAD_MB} says.
 * It is told by the length that the request announces, before a byte of its body is read; a form that announces none is refused.
 */
final class RequestLimits implements Handler {
    // A message in quarantine may be long, and comes back percent-encoded.
    static final long LARGEST_FORM = 32L << 20;

    static final String UPLOAD = "/map/upload";
    private static final String LOADS = "/api/loads";
    private static final long UPLOAD_MB = 2048;
    private static final Set<HandlerType> WITHOUT_BODY = Set.of(HandlerType.GET, HandlerType.HEAD);
    private static final HttpStatus LENGTH_REQUIRED = HttpStatus.LENGTH_REQUIRED;

    /** The largest file that may be sent, in megabytes. */
    static long uploadMegabytes() {
        String set = Objects.requireNonNullElse(System.getenv("TIDEWAITER_UPLOAD_MB"), "");
        return set.matches("[1-9][0-9]{0,6}") ? Long.parseLong(set) : UPLOAD_MB;
    }

    @Override
    public void handle(Context context) {
        if (WITHOUT_BODY.contains(context.method()) || context.path().equals(LOADS)) {
            return; // what is sent to be loaded is counted as it is read, and may come without a length
        }
        boolean inParts =
                String.valueOf(context.contentType()).toLowerCase(Locale.ROOT).startsWith("multipart/");
        if (inParts && !context.path().equals(UPLOAD)) {
            throw new HttpResponseException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE.getCode(), "Only an uploaded file comes in parts.");
        }
        long announced = context.req().getContentLengthLong();
        long most = context.path().equals(UPLOAD) ? uploadMegabytes() << 20 : LARGEST_FORM;
        if (announced > most) {
            throw new ContentTooLargeResponse("This is more than the " + (most >> 20)
                    + " MB that are taken here. Load large files with the command line, or serve with a"
                    + " greater TIDEWAITER_UPLOAD_MB.");
        }
        if (announced < 0 && context.header("Transfer-Encoding") != null) {
            throw new HttpResponseException(LENGTH_REQUIRED.getCode(), "A form says how long it is.");
        }
    }
}
