package org.tidewaiter.web;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.tidewaiter.engine.XmlText;

/**
 * HTML that stands alone, printed as PDF. Liberation Sans is embedded, which covers Latin, Greek, Cyrillic and Hebrew; a character of another script
 * is shown as a hash sign.
 */
final class PdfPrint {
    private static final String FAMILY = "Liberation Sans";
    /** How the address of an image begins that holds the image itself. */
    static final String IMAGE = "data:image/png;base64,";

    static {
        XRLog.setLoggingEnabled(false);
    }

    private PdfPrint() {}

    /** The most pages of what is printed tighter to spare one: who prints ten does not mind the eleventh. */
    private static final int FEW_PAGES = 3;

    /**
     * Writes it: the same HTML and moment give the same bytes. The HTML must be well-formed XML and name no resource but images that it holds itself:
     * nothing is fetched, from wherever it may come.
     *
     * @param made when what it says was made
     */
    static void write(String html, Instant made, OutputStream out) throws IOException {
        printed(html, made).pdf().writeTo(out);
    }

    /** Writes it, or the first of what says the same in less space that spares a page: a last page with a few lines is left by whoever prints it. */
    static void write(String html, List<String> tighter, Instant made, OutputStream out) throws IOException {
        PrintedFile usual = printed(html, made);
        PrintedFile taken = usual;
        if (usual.pages() > 1 && usual.pages() <= FEW_PAGES) {
            for (String tight : tighter) {
                PrintedFile less = printed(tight, made);
                if (less.pages() < usual.pages()) {
                    taken = less;
                    break;
                }
            }
        }
        taken.pdf().writeTo(out);
    }

    /** A file and the number of its pages. */
    private record PrintedFile(ByteArrayOutputStream pdf, int pages) {}

    private static PrintedFile printed(String html, Instant made) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.useFont(() -> font("Regular"), FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(() -> font("Bold"), FAMILY, 700, FontStyle.NORMAL, true);
        builder.useUnicodeLineBreaker(new LineBreaks());
        builder.useUriResolver((base, uri) -> uri.startsWith(IMAGE) ? uri : null);
        builder.withProducer("Tidewaiter");
        builder.withHtmlContent(XmlText.allowed(html), null);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            stamp(document, made);
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            document.save(pdf);
            return new PrintedFile(pdf, document.getNumberOfPages());
        }
    }

    /** Both libraries put the moment of writing into a file: as its day of creation, and as a part of its identifier. */
    private static void stamp(PDDocument document, Instant made) {
        document.getDocumentInformation().setCreationDate(GregorianCalendar.from(made.atZone(ZoneOffset.UTC)));
        document.setDocumentId(made.toEpochMilli());
    }

    /** The font that ships: Regular or Bold. */
    static InputStream font(String style) {
        String name = "/liberation/LiberationSans-" + style + ".ttf";
        return Objects.requireNonNull(PdfPrint.class.getResourceAsStream(name), name);
    }

    /** The text of a resource beside this class, such as a style sheet. */
    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(PdfPrint.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
