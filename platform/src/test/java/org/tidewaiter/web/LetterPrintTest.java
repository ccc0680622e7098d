package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tidewaiter.checks.Aspect;
import org.tidewaiter.checks.CheckNote;
import org.tidewaiter.checks.Defect.Severity;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.dataquality.Letter;
import org.tidewaiter.dataquality.LetterHead;

@Tag("slow")
class LetterPrintTest {
    private static Letter letter(Locale language, String value, int complaints) {
        List<Letter.Example> examples = List.of(
                new Letter.Example("D1", 1, "goods_item[1].net_mass_kg", value, "It is " + value, null, "2021-01-31"));
        List<Letter.Complaint> all = IntStream.rangeClosed(1, complaints)
                .mapToObj(i -> new Letter.Complaint(
                        new CheckNote(
                                "c" + i,
                                Severity.ERROR,
                                Aspect.VALIDITY,
                                java.util.List.of(),
                                "Wrong in way " + i,
                                "Mend it.",
                                "ISO 1"),
                        i % 2 == 0 ? Severity.WARNING : Severity.ERROR,
                        i,
                        1,
                        new BigDecimal("1234567.5"),
                        examples))
                .toList();
        LocalDate day = LocalDate.of(2021, 1, 31);
        return new Letter(
                "DECL",
                "Ναυτιλία ΑΕ",
                language,
                day,
                day,
                day,
                1,
                0,
                1,
                1,
                new BigDecimal("1234567.5"),
                "KZT",
                List.of(new NationalCurrency.Unconverted("XAU", 1, new BigDecimal("77"))),
                all,
                LetterHead.BLANK,
                0);
    }

    private static String text(Letter letter) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LetterPrint.pdf(letter, out);
        try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    @Test
    void figures_are_written_as_the_language_writes_them() {
        assertThat(LetterPrint.file(letter(Locale.ENGLISH, "x", 1)))
                .contains("1,234,568", "31 January 2021", "Net mass", "once in one declaration");
        assertThat(LetterPrint.file(letter(Locale.FRENCH, "x", 1)))
                .contains("1\u202f234\u202f568", "31 janvier 2021", "1 fois dans une déclaration");
        assertThat(new LetterWords(Locale.FRENCH).day(LocalDate.of(2021, 2, 1))).isEqualTo("1er février 2021");
        assertThat(new LetterWords(Locale.FRENCH).day(LocalDate.of(2021, 2, 11)))
                .isEqualTo("11 février 2021");
        assertThat(new LetterWords(Locale.ENGLISH).day(LocalDate.of(2021, 2, 1)))
                .isEqualTo("1 February 2021");
    }

    @Test
    void that_examples_are_some_of_many_is_said_only_where_they_are() {
        assertThat(LetterPrint.file(letter(Locale.ENGLISH, "x", 1))).doesNotContain("the whole list on request");
        assertThat(LetterPrint.file(letter(Locale.ENGLISH, "x", 2))).contains("the whole list on request");
    }

    @Test
    void money_is_told_with_its_currency_and_what_nothing_converts_apart_from_it() {
        assertThat(LetterPrint.file(letter(Locale.ENGLISH, "x", 1)))
                .contains(
                        "Its customs value is 1,234,568\u00a0KZT.",
                        "Invoice amounts in other currencies, not in that value: 77\u00a0XAU.");
        assertThat(LetterPrint.file(letter(Locale.FRENCH, "x", 1)))
                .contains(
                        "Sa valeur en douane est de 1\u202f234\u202f568\u00a0KZT.",
                        "d'autres monnaies",
                        "77\u00a0XAU.");
    }

    @Test
    void what_nobody_gave_is_a_blank_and_what_was_given_stands_in_the_letter() throws IOException {
        Letter blank = letter(Locale.ENGLISH, "x", 1);
        assertThat(LetterPrint.file(blank))
                .contains("name of the customs office</span>", "class=\"blank\">number", "Please answer by <span");
        LetterHead head = new LetterHead(
                "Office of Port One",
                List.of("Harbour Road 1"),
                List.of("+000 1"),
                "DQ/7",
                30,
                LocalDate.of(2021, 3, 2),
                List.of("A. Head"),
                false,
                Set.of());
        Letter given = new Letter(
                blank.declarant(),
                blank.name(),
                blank.language(),
                blank.writtenOn(),
                blank.from(),
                blank.to(),
                1,
                0,
                1,
                1,
                null,
                null,
                List.of(),
                blank.complaints(),
                head,
                0);
        assertThat(LetterPrint.file(given)).doesNotContain("class=\"blank\"");
        assertThat(text(given)).contains("Office of Port One", "DQ/7", "Please answer by 2 March 2021", "A. Head");
    }

    @Test
    void a_file_stands_alone_and_has_no_links_of_the_server() {
        assertThat(LetterPrint.file(letter(Locale.ENGLISH, "x", 1)))
                .contains("<style>")
                .doesNotContain("href=", "src=");
    }

    @Test
    void values_are_shown_not_run_nor_able_to_break_the_document() throws IOException {
        String nasty = "</td><script>alert(1)</script> & ' \" ]]> \u0000\u0008\uFFFE\uD800 &nope; <!--";
        assertThat(LetterPrint.file(letter(Locale.ENGLISH, nasty, 1))).doesNotContain("<script>");
        assertThat(text(letter(Locale.ENGLISH, nasty, 1))).contains("alert(1)", "&nope;");
    }

    @Test
    void greek_and_cyrillic_are_there_and_other_scripts_do_no_harm() throws IOException {
        assertThat(text(letter(Locale.ENGLISH, "Жук", 1))).contains("Ναυτιλία ΑΕ", "Жук");
        assertThat(text(letter(Locale.ENGLISH, "漢字 \uD83D\uDEA2", 1))).contains("Wrong in way 1");
    }

    @Test
    void a_long_letter_has_numbered_pages_and_loses_nothing() throws IOException {
        String text = text(letter(Locale.ENGLISH, "W".repeat(400), 40));
        assertThat(text).contains("40. Wrong in way 40", "Quality of customs declarations, declarant DECL");
        assertThat(text).containsPattern("\\d+ / \\d+");
    }

    @Test
    void a_letter_without_complaints_says_so() {
        assertThat(LetterPrint.file(letter(Locale.ENGLISH, "x", 0)))
                .contains("found nothing wrong")
                .doesNotContain("The examples");
    }
}
