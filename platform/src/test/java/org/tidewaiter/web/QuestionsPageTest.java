package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.engine.Json;
import org.tidewaiter.search.KeptTariff;

/** A question saved from its report, asked again, and what changed in its answer, in a server and in a browser. */
@Tag("slow")
class QuestionsPageTest {
    private static final String REPORT = "/analyses/revenue-collected?office=O1&ask=1";

    private static final String HEADER =
            "declaration_id,accepted_at,office_code,importer_id,hs_code,customs_value,tax_assessed";

    @TempDir
    Path directory;

    private AskedDeclarations asked;
    private Pages.Running running;
    private Visit visit;

    @BeforeEach
    void start() {
        asked = AskedDeclarations.begunWith(directory, HEADER, List.of(row("A", 100)));
        running = Pages.start(KeptTariff.into(asked.workspace()), 0, (arguments, where, actor, out, err) -> 0);
        visit = Visit.of(running);
    }

    @AfterEach
    void stop() {
        running.stop();
        asked.close();
    }

    private void load(String id, int tax) {
        asked.load(HEADER, List.of(row(id, tax)));
    }

    private static String row(String id, int tax) {
        return id + ",2026-01-10,O1,I1,64039900,1000," + tax;
    }

    private int post(String path, String form) throws Exception {
        return visit.send(visit.request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)))
                .statusCode();
    }

    @Test
    void nothing_is_saved_asked_or_dropped_without_the_token_of_a_page() throws Exception {
        String form = "token=0000&name=x&analysis=revenue-collected&schedule=weekly";
        assertThat(post("/questions", form)).isEqualTo(403);
        assertThat(post("/questions/x/ask", "token=0000")).isEqualTo(403);
        assertThat(post("/questions/x/drop", "token=0000")).isEqualTo(403);
        assertThat(visit.get("/api/v1/questions").body()).isEqualTo("[]");
        assertThat(visit.get("/questions/x").statusCode()).isEqualTo(400);
        assertThat(visit.get("/questions?language=fr").body()).contains("Aucune encore");
    }

    @ParameterizedTest
    @Tag("browser")
    @ValueSource(ints = {1280, 390})
    void a_question_is_saved_from_its_report_and_its_change_is_shown(int width) throws Exception {
        Assumptions.assumeTrue(Browser.executable().isPresent());
        try (Browser browser = Browser.start()) {
            Page page = browser.page(width, 900, ColorScheme.LIGHT);
            page.navigate(running.address());
            page.navigate(running.url() + REPORT);
            page.locator("#save summary").focus();
            page.keyboard().press("Enter");
            page.locator("#save [name=name]").fill("Revenue of O1 / 50 %");
            page.locator("#save [name=who]").fill("Anna");
            page.keyboard().press("Enter");
            page.waitForURL("**/questions/Revenue%20of%20O1**");
            assertThat(page.locator("#change").innerText()).contains("never asked");
            press(page, "Ask now");
            load("B", 50);
            press(page, "Ask now");
            assertThat(page.locator("del").first().innerText()).contains("100");
            assertThat(page.locator("ins").first().innerText()).contains("150");
            assertThat(page.locator("#answers tbody tr").count()).isEqualTo(2);
            page.locator("#compare [name=was]").selectOption("2");
            page.locator("#compare [name=is]").selectOption("1");
            press(page, "Compare");
            assertThat(page.locator("ins").first().innerText()).contains("100");
            page.waitForNavigation(
                    () -> page.locator("#answers tbody a").first().click());
            assertThat(page.url()).endsWith("?is=2");
            page.locator("#answer summary").first().click();
            fits(page, width, "question");
            page.navigate(running.url() + "/analyses");
            page.locator("a[href='/questions']").click();
            page.waitForSelector("#saved");
            assertThat(page.locator("#saved").innerText()).contains("Revenue of O1 / 50 %", "changed since");
            fits(page, width, "questions");
            JsonNode standing =
                    Json.MAPPER.readTree(visit.get("/api/v1/questions").body()).get(0);
            assertThat(standing.at("/question/parameters/office").asText()).isEqualTo("O1");
            assertThat(standing.at("/question/saved_by").asText()).endsWith("as Anna");
            assertThat(standing.at("/change/sentences/0/is/english").asText()).contains("150");
            page.locator("#saved a").click();
            press(page, "Drop");
            assertThat(page.url()).endsWith("/questions");
            assertThat(visit.get("/api/v1/questions").body()).isEqualTo("[]");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void a_period_chosen_at_a_report_takes_the_place_of_its_days() throws Exception {
        Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)")
                .matcher(visit.get(REPORT).body());
        assertThat(token.find()).isTrue();
        String form = "token=" + token.group(1) + "&analysis=revenue-collected&p.from=2026-01-01&p.office=O1";
        assertThat(post("/questions", form + "&name=M&schedule=monthly&period=last_month"))
                .isEqualTo(303);
        JsonNode standing =
                Json.MAPPER.readTree(visit.get("/api/v1/questions/M").body());
        assertThat(standing.at("/question/period").asText()).isEqualTo("LAST_MONTH");
        assertThat(standing.at("/question/parameters").toString()).isEqualTo("{\"office\":\"O1\"}");
        assertThat(standing.at("/due").asText()).isEqualTo("WAITS_FOR_DATA");
        assertThat(visit.get("/questions/M").body()).contains("last month", "never asked");
        assertThat(visit.get("/api/v1/questions/M/answers").body()).isEqualTo("[]");
        assertThat(visit.get("/questions/M?is=1").statusCode()).isEqualTo(400);
        assertThat(visit.get("/questions/M?is=one").statusCode()).isEqualTo(400);
    }

    private static void press(Page page, String button) {
        page.waitForNavigation(() -> page.locator("button", new Page.LocatorOptions().setHasText(button))
                .click());
    }

    private static void fits(Page page, int width, String name) {
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(width);
        if (System.getenv("TIDEWAITER_SCREENSHOTS") != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(System.getenv("TIDEWAITER_SCREENSHOTS"), name + "-" + width + ".png"))
                    .setFullPage(true));
        }
    }
}
