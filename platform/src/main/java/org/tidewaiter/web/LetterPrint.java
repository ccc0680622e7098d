package org.tidewaiter.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.dataquality.Letter;
import org.tidewaiter.dataquality.LetterHead;

/**
 * A letter as a page, as a file that stands alone, and as PDF/A4 from the same HTML. The PDF embeds Liberation Sans, which
 * covers Latin, Greek, Cyrillic and Hebrew; a character of another script is shown as a hash sign.
 */
public final class LetterPrint {
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
        PdfPrint.write(
                file(letter), letter.writtenOn().atStartOfDay(ZoneOffset.UTC).toInstant(), out);
    }

    private static String css() {
        return PdfPrint.resource("letter.css");
    }
}
