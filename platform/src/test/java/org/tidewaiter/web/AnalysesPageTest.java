package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.engine.Json;
import org.tidewaiter.search.KeptTariff;

/** The questions, their reports and what leads on from them, in a server and in a browser. */
@Tag("slow")
class AnalysesPageTest {
    @TempDir
    static Path directory;

    private static AskedDeclarations asked;
    private static Pages.Running running;
    private static Visit visit;

    @BeforeAll
    static void start() {
        List<String> rows = new ArrayList<>();
        double[] prices = {.2, .4, .5, .9, 1, 1.1, 1.2, 1.3, 5, 7, 30};
        for (int i = 0; i < prices.length; i++) {
            rows.add("D%02d,2026-01-%02d,I%d,S,64039900,VN,=goods %d,10,%s,%s"
                    .formatted(i, 1 + i, i % 5, i, prices[i] * 10, prices[i]));
        }
        asked = AskedDeclarations.in(directory)
                .load(
                        "declaration_id,accepted_at,importer_id,exporter_id,hs_code,origin_country,description,net_mass_kg,"
                                + "customs_value,tax_assessed",
                        rows);
        running = Pages.start(KeptTariff.into(asked.workspace()), 0, (arguments, where, actor, out, err) -> 0);
        visit = Visit.of(running);
    }

    @AfterAll
    static void stop() {
        running.stop();
        asked.close();
    }

    private static final String PRICES = "/analyses/price-outliers";
    private static final String ASKED = PRICES + "?ask=1&min_peers=5";

    @Test
    void the_gallery_shows_every_question_on_the_class_path_in_two_languages() throws Exception {
        String english = visit.get("/analyses").body();
        String french = visit.get("/analyses?language=fr").body();
        for (Analysis analysis : AnalysisRegister.all().analyses()) {
            assertThat(english).contains("/analyses/" + analysis.card().name());
        }
        assertThat(english).contains("far below what others declare");
        assertThat(french).contains("bien au-dessous de ce que");
    }

    @Test
    void questions_are_found_by_words_in_either_language_without_accents() throws Exception {
        String found = visit.get("/analyses?find=prix+mediane+robuste").body();
        assertThat(found).contains("/analyses/price-outliers").doesNotContain("/analyses/office-staffing");
        assertThat(found).contains("/analyses?language=fr&amp;find=prix+mediane+robuste");
        assertThat(visit.get("/analyses?language=fr&find=pric").body())
                .contains("/analyses/price-outliers?language=fr");
        assertThat(visit.get("/analyses?find=zebra").body()).contains("0 of", "All questions");
    }

    @Test
    void a_question_shows_its_form_with_first_values_before_it_is_asked() throws Exception {
        assertThat(visit.get(PRICES).body())
                .contains("name=\"min_peers\"", "value=\"25\"", "never a value", "Hubert and Vandervieren")
                .doesNotContain("id=\"report\"");
    }

    @Test
    void an_answer_says_its_findings_and_where_they_come_from_and_each_row_leads_on() throws Exception {
        HttpResponse<String> answer = answered(ASKED);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "1 of 11 items judged (9.1\u00a0%)",
                        "/declaration?id=D00&amp;item=1", "Data version", "never a value")
                .contains("/behind?min_peers=5&amp;table=importers&amp;key=I0");
        assertThat(visit.get(PRICES + "/behind?min_peers=5&table=importers&key=I0")
                        .body())
                .contains("/declaration?id=D00&amp;item=1")
                .doesNotContain("D01");
        assertThat(visit.get("/declaration?id=D00&item=1").statusCode()).isEqualTo(200);
    }

    /** The page once the report is there: on a busy machine it says first that it is being worked out. */
    private static HttpResponse<String> answered(String path) throws Exception {
        HttpResponse<String> answer = visit.get(path);
        for (int i = 0; i < 40 && answer.body().contains("id=\"busy\""); i++) {
            answer = visit.get(path);
        }
        return answer;
    }

    @Test
    void a_director_without_a_full_month_is_told_so() throws Exception {
        assertThat(answered("/director?language=fr").body())
                .contains("Où en sommes-nous", "Trop peu pour juger")
                .doesNotContain("id=\"figures\"");
    }

    /** A table of twenty columns has its last ones under each row, instead of a way to the side. */
    @Test
    void what_is_too_broad_for_a_page_stands_under_its_row() {
        List<Column> columns = new ArrayList<>();
        List<AnalysesPage.ShownCell> row = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            columns.add(Column.text("c" + i, "Heading " + i, "Titre " + i));
            row.add(new AnalysesPage.ShownCell(i == 19 ? "–" : "some words " + i, null, false));
        }
        TableWidth broad = TableWidth.of(columns, List.of(row), Locale.ENGLISH);
        assertThat(broad.small()).isTrue();
        assertThat(broad.across()).isBetween(10, 13);
        assertThat(TableWidth.of(columns.subList(0, 5), List.of(row.subList(0, 5)), Locale.ENGLISH))
                .isEqualTo(new TableWidth(false, 5));
        AnalysesPage.ShownTable shown = new AnalysesPage.ShownTable(
                new Table("t", Words.same("T"), columns, List.of(), null), columns, List.of(row));
        assertThat(shown.beneath(row, broad.across(), Locale.ENGLISH))
                .hasSize(19 - broad.across())
                .last()
                .isEqualTo(new AnalysesPage.LabelledCell("Heading 18", row.get(18)));
    }

    @Test
    void what_it_is_for_is_a_page_that_leads_to_every_question_and_stands_on_the_first_page() throws Exception {
        String page = visit.get("/what-for").body();
        for (Analysis analysis : AnalysisRegister.all().analyses()) {
            if (!analysis.getClass().getPackageName().contains(".sample")) {
                assertThat(page).contains("href=\"/analyses/" + analysis.card().name() + "\"");
            }
        }
        assertThat(page).contains("The questions of 2017").doesNotContain("`", "manual.md");
        assertThat(visit.get("/").body()).contains("href=\"/what-for\"", "href=\"/director\"");
        assertThat(visit.get("/analyses").body()).contains("href=\"/what-for\"");
    }

    /** Of the same period, in the same language. */
    @Test
    void a_row_that_names_another_question_leads_to_its_answer() throws Exception {
        assertThat(answered("/analyses/capability-assessment?ask=1&from=2026-01-02&language=fr")
                        .body())
                .contains("/analyses/performance-indicators?from=2026-01-02&amp;language=fr&amp;ask=1");
    }

    @Test
    void too_few_to_judge_is_an_answer() throws Exception {
        HttpResponse<String> answer = answered(PRICES + "?ask=1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Too few to judge");
    }

    @ParameterizedTest
    @CsvSource({
        "?ask=1&min_peers=1, 400, is out of its bounds",
        "?ask=1&colour=red, 400, has no parameter",
        "?ask=1&from=<script>, 400, &lt;script&gt;"
    })
    void what_will_not_do_is_told_with_the_form_still_there(String query, int status, String says) throws Exception {
        HttpResponse<String> answer =
                visit.get(PRICES + query.replace("<", "%3C").replace(">", "%3E"));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(says, "name=\"min_peers\"").doesNotContain("<script>\"");
    }

    @Test
    void a_report_comes_as_every_kind_of_file() throws Exception {
        assertThat(visit.get(PRICES + "/file?as=csv&min_peers=5&table=items").body())
                .startsWith("declaration_id,sequence,")
                .contains("'=goods 0");
        assertThat(visit.get(PRICES + "/file?as=pdf&min_peers=5").body()).startsWith("%PDF");
        assertThat(visit.get(PRICES + "/file?as=html&min_peers=5&language=fr").body())
                .contains("<svg ", "jamais une valeur");
        assertThat(visit.get(PRICES + "/file?as=svg&min_peers=5").body()).startsWith("<svg ");
        HttpResponse<byte[]> png = java.net.http.HttpClient.newHttpClient()
                .send(
                        visit.request(PRICES + "/file?as=png&min_peers=5").build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(png.headers().firstValue("Content-Type")).hasValue("image/png");
        java.awt.image.BufferedImage image = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(png.body()));
        assertThat(image.getWidth()).isEqualTo(1440);
        assertThat(java.util.Arrays.stream(image.getRGB(0, 0, 1440, 600, null, 0, 1440))
                        .distinct()
                        .boxed())
                .as("white ground, bars of both series")
                .contains(0xffffffff, 0xff0b6e99, 0xffc2410c);
        HttpResponse<String> workbook = visit.get(PRICES + "/file?as=xlsx&min_peers=5");
        assertThat(workbook.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(v -> assertThat(v).contains("price-outliers.xlsx"));
        assertThat(visit.get(PRICES + "/file?as=parquet&min_peers=5&table=importers")
                        .body())
                .startsWith("PAR1");
        assertThat(visit.get(PRICES + "/file?as=exe&min_peers=5").statusCode()).isEqualTo(400);
    }

    @Test
    void scripts_get_the_same_report() throws Exception {
        assertThat(visit.get("/api/v1/analyses").body()).contains("\"name\":\"price-outliers\"");
        var report = Json.MAPPER.readTree(
                visit.get("/api/v1/analyses/price-outliers?min_peers=5").body());
        assertThat(report.at("/report/result/findings/0/says/english").asText()).startsWith("1 of 11 items judged");
        assertThat(report.at("/report/provenance/parameters/min_peers").asText())
                .isEqualTo("5");
        assertThat(visit.get("/api/v1/analyses/price-outlier").statusCode()).isEqualTo(400);
    }

    @Test
    void stopping_needs_the_token_of_the_page() throws Exception {
        HttpResponse<String> answer = visit.send(visit.request(PRICES + "/stop")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("token=0000")));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @Tag("browser")
    @ValueSource(ints = {1280, 390})
    void it_is_asked_by_keyboard_and_fits_its_width(int width) {
        Assumptions.assumeTrue(Browser.executable().isPresent());
        try (Browser browser = Browser.start()) {
            Page page = browser.page(width, 900, ColorScheme.LIGHT);
            page.navigate(running.address());
            page.navigate(running.url() + "/analyses");
            fits(page, width, "analyses");
            page.locator(".questions a[href='" + PRICES + "']").focus();
            page.keyboard().press("Enter");
            page.waitForURL("**" + PRICES);
            page.locator("[name=min_peers]").fill("5");
            page.keyboard().press("Enter");
            page.waitForSelector("#report");
            page.waitForSelector("figure.chart canvas");
            fits(page, width, "price-outliers");
            page.locator("#importers tbody a").first().focus();
            page.keyboard().press("Enter");
            page.waitForURL("**/behind?**");
            fits(page, width, "price-outliers-behind");
            for (Analysis analysis : AnalysisRegister.all().analyses()) {
                String name = analysis.card().name();
                page.navigate(running.url() + "/analyses/" + name + "?ask=1&language=fr");
                fits(page, width, "asked-" + name);
            }
            page.navigate(running.url() + PRICES + "/behind?min_peers=5&table=importers&key=I0");
            page.locator("tbody a").first().focus();
            page.keyboard().press("Enter");
            page.waitForURL("**/declaration?id=D00&item=1");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** How many tables scroll sideways on a phone, where they fold, or have a link that does not begin where its cell does. */
    private static final String WIDE_OR_LOOSE = """
            width => [...document.querySelectorAll('.scroll.answer')]
                    .filter(t => width <= 640 && t.scrollWidth > t.clientWidth + 1).length
                + [...document.querySelectorAll('.scroll.answer td > a')]
                    .filter(a => a.previousSibling !== null && a.previousSibling.nodeType === Node.TEXT_NODE).length
            """;

    private static void fits(Page page, int width, String name) {
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(width);
        assertThat(page.locator("h1").count()).isEqualTo(1);
        assertThat(page.evaluate(WIDE_OR_LOOSE, width)).as("tables of " + name).isEqualTo(0);
        if (System.getenv("TIDEWAITER_SCREENSHOTS") != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(System.getenv("TIDEWAITER_SCREENSHOTS"), name + "-" + width + ".png"))
                    .setFullPage(true));
        }
    }
}
