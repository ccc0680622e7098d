package org.tidewaiter.analysis.clearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.Answering;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.web.ReportPrint;

/** The sheet of average release times. */
@Tag("slow")
class ReleaseTimesPublishedTest {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 1, 5, 9, 0);

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    private final List<String> declarations = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    private void event(String id, String code, LocalDateTime at) {
        events.add(id + "," + code + "," + SECOND.format(at) + ",");
    }

    /** A declaration that arrived then, was lodged an hour later and released so many hours after arrival. */
    private void declare(String importer, String mode, LocalDateTime arrived, int hours) {
        String id = "D" + declarations.size();
        declarations.add(id + "," + arrived.toLocalDate() + ",O1," + importer + "," + mode + ",640399");
        event(id, "arrived", arrived);
        event(id, "lodged", arrived.plusHours(1));
        event(id, "released", arrived.plusHours(hours));
    }

    private AskedDeclarations loaded() {
        return asked.load("declaration_id,accepted_at,office_code,importer_id,transport_mode,hs_code", declarations)
                .events(events);
    }

    @Test
    void averages_are_told_by_what_is_measured() {
        for (int i = 0; i < 12; i++) {
            declare("I" + i % 4, "4", MONDAY, i < 6 ? 4 : 26); // until Monday 13:00, or Tuesday 11:00
        }
        Result.Findings sheet = loaded().findings(new ReleaseTimesPublished(), Map.of());
        var methods = table(sheet, "methods");
        assertThat(column(methods, "measure"))
                .containsExactly(
                        "from arrival", "from lodgement", "from arrival, office hours", "from lodgement, office hours");
        assertThat(column(methods, "mean")).containsExactly(15.0, 14.0, 7.5, 6.5); // 4 of 8-17, and 8 + 3 = 11
        assertThat(column(methods, "within24")).containsExactly(.5, .5, 1.0, 1.0);
        assertThat(sheet.findings().getFirst().says().english())
                .startsWith(
                        "Goods were released 15 hours after their arrival on average; half of them within 15 hours (12 declarations");
    }

    @Test
    void what_would_tell_about_one_importer_is_hidden() {
        for (int i = 0; i < 12; i++) {
            declare("I" + i % 4, "4", MONDAY, 5);
            declare("I" + i % 2, "1", MONDAY, 6); // two importers only
            declare(i < 10 ? "I0" : "I" + i, "3", MONDAY, 7); // one has ten of twelve
        }
        Result.Findings sheet = loaded().findings(new ReleaseTimesPublished(), Map.of());
        assertThat(column(table(sheet, "groups"), "name")).containsExactly("mode 4", "after arrival", "customs alone");
        assertThat(sheet.findings())
                .anySatisfy(
                        f -> assertThat(f.says().english()).contains("groups not shown, as too small to publish, 2"));
    }

    @Test
    void two_importers_are_too_few_for_any_average() {
        for (int i = 0; i < 12; i++) {
            declare("I" + i % 2, "4", MONDAY, 5);
        }
        assertThat(loaded().ask(new ReleaseTimesPublished(), Map.of()))
                .isInstanceOfSatisfying(
                        Result.TooFew.class, few -> assertThat(few.needed()).isEqualTo(3));
        assertThat(asked.ask(new ReleaseTimesPublished(), Map.of("from", "2030-01-01")))
                .isInstanceOf(Result.NotApplicable.class);
    }

    @Test
    void without_arrivals_it_counts_from_lodgement_and_says_so() {
        for (int i = 0; i < 12; i++) {
            declarations.add("D" + i + ",2026-01-05,O1,I" + i % 3 + ",4,640399");
            event("D" + i, "lodged", MONDAY);
            event("D" + i, "released", MONDAY.plusHours(3));
        }
        assertThat(loaded().findings(new ReleaseTimesPublished(), Map.of())
                        .findings()
                        .getFirst()
                        .says()
                        .english())
                .startsWith("Goods were released 3 hours after the lodgement of their declaration");
    }

    @Test
    void the_sheet_is_one_printed_page_in_either_language() throws IOException {
        for (int i = 0; i < 960; i++) {
            declare("I" + i % 40, Integer.toString(1 + i % 5), MONDAY.plusDays(7L * (i % 50)), 2 + i % 90);
            event(
                    "D" + i,
                    "lane_" + List.of("green", "yellow", "red", "blue").get(i % 4),
                    MONDAY.plusDays(7L * (i % 50)).plusHours(1));
            event("D" + i, "permit_granted", MONDAY.plusDays(7L * (i % 50)).plusHours(i % 3));
        }
        loaded();
        var analysis = new ReleaseTimesPublished();
        Report.TimedReport report = Answering.answer(
                asked.workspace().lake(),
                analysis,
                Parameters.of(
                        analysis.card(),
                        Map.of(
                                "from",
                                "2026-07-01",
                                "to",
                                "2027-01-01",
                                "compare_from",
                                "2026-01-01",
                                "compare_to",
                                "2026-07-01")));
        for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ReportPrint.pdf(report, language, out);
            ByteArrayOutputStream again = new ByteArrayOutputStream();
            ReportPrint.pdf(report, language, again);
            assertThat(again.toByteArray()).isEqualTo(out.toByteArray());
            try (PDDocument sheet = Loader.loadPDF(out.toByteArray())) {
                assertThat(sheet.getNumberOfPages()).isEqualTo(1);
                assertThat(new PDFTextStripper().getText(sheet))
                        .contains(language == Locale.FRENCH ? "Dans la période comparée" : "In the period compared")
                        .contains(language == Locale.FRENCH ? "par mer" : "by sea")
                        .contains("2026-11");
            }
        }
    }
}
