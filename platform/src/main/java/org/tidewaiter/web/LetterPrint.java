package org.tidewaiter.web;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datacheck.Letter;
import org.tidewaiter.datacheck.LetterHead;

/**
 * A letter as a page, as a file that stands alone, and as PDF/A4 from the same HTML. The PDF embeds Liberation Sans, which
 * covers Latin, Greek, Cyrillic and Hebrew; a character of another script is shown as a hash sign.
 */
public final class LetterPrint {
    private static final String FAMILY = "Liberation Sans";
    /** What XML 1.0 does not allow; a file may hold it, a letter need not. */
    private static final Pattern NOT_XML =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uD800-\\uDFFF\\uFFFE\\uFFFF]");

    static {
        XRLog.setLoggingEnabled(false);
    }

    private LetterPrint() {}

    /**
     * What the template shows.
     *
     * @param css the style sheet's text, where the letter has to stand alone; null links to it and adds a bar of links
     */
    public record View(
            Letter letter, LetterWords words, @Nullable String css) {
        /** The declarant, and what the letter was asked to say, as the query of a link to another form of it. */
        public String address() {
            LetterHead head = letter.head();
            return "declarant=" + encoded(letter.declarant())
                    + (head.reference() == null ? "" : "&reference=" + encoded(head.reference()))
                    + (head.deadline() == null ? "" : "&deadline=" + head.deadline())
                    + (head.allChecks() ? "&checks=all" : "");
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    /** The letter as a page of the server. */
    static View page(Letter letter) {
        return new View(letter, new LetterWords(letter.language()), null);
    }

    /** The letter as an HTML file that stands alone. */
    public static String file(Letter letter) {
        return Templates.render("letter", new View(letter, new LetterWords(letter.language()), css()));
    }

    /** Writes the letter as PDF. */
    public static void pdf(Letter letter, OutputStream out) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.useFont(() -> font("Regular"), FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(() -> font("Bold"), FAMILY, 700, FontStyle.NORMAL, true);
        // The letter names no resource but itself: nothing is fetched, from wherever it may come.
        builder.useUriResolver((base, uri) -> null);
        builder.withProducer("Tidewaiter");
        builder.withHtmlContent(NOT_XML.matcher(file(letter)).replaceAll("\uFFFD"), null);
        builder.toStream(out);
        builder.run();
    }

    private static InputStream font(String style) {
        String name = "/liberation/LiberationSans-" + style + ".ttf";
        return Objects.requireNonNull(LetterPrint.class.getResourceAsStream(name), name);
    }

    private static String css() {
        try (InputStream in = Objects.requireNonNull(LetterPrint.class.getResourceAsStream("letter.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
