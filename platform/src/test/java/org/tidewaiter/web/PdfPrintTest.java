package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfPrintTest {
    /** So many lines of that height on paper that holds twenty of ten millimetres. */
    private static String lines(int count, int millimetres) {
        return "<html><head><style>@page { size: 100mm 200mm; margin: 0; } p { margin: 0; height: " + millimetres
                + "mm; }</style></head><body>" + "<p>line</p>".repeat(count) + "<p>" + millimetres
                + " high</p></body></html>";
    }

    private static int pages(String usual, List<String> tighter, String said) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfPrint.write(usual, tighter, Instant.EPOCH, out);
        try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
            assertThat(new PDFTextStripper().getText(document)).contains(said);
            return document.getNumberOfPages();
        }
    }

    @Test
    void a_last_page_of_a_few_lines_is_spared_by_the_first_that_is_tight_enough() throws IOException {
        assertThat(pages(lines(20, 10), List.of(lines(20, 9), lines(20, 8)), "9 high"))
                .isEqualTo(1);
    }

    @Test
    void nothing_is_made_smaller_where_that_spares_no_page_or_there_are_many() throws IOException {
        assertThat(pages(lines(18, 10), List.of(lines(18, 9)), "10 high")).isEqualTo(1);
        assertThat(pages(lines(39, 9), List.of(lines(39, 8)), "9 high")).isEqualTo(2);
        assertThat(pages(lines(80, 10), List.of(lines(80, 9)), "10 high")).isEqualTo(5);
    }
}
