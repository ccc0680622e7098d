package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.search.KeptTariff;

/** The pages of data quality in a real Chromium; with TIDEWAITER_SCREENSHOTS=DIR set, each visit leaves a picture there. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("browser")
class QualityInBrowserTest {
    /** The elements that reach beyond the page, innermost last. */
    private static final String TOO_WIDE = "[...document.querySelectorAll('body :not(thead, thead *)')].filter(e =>"
            + " e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(e => e.tagName + '.' +"
            + " e.className + ' ' + e.textContent.trim().slice(0, 40)).slice(-6).join(' | ')";

    @TempDir
    static Path directory;

    static Workspace workspace;
    static Pages.Running running;
    static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(
                Browser.executable().isPresent(),
                "There is no Chromium on this system: the pages are not tried in a browser.");
        workspace = JudgedWorkspace.open(directory);
        running = Pages.start(
                KeptTariff.into(workspace),
                new ServerSettings(Pages.LOOPBACK, 0, List.of(), List.of(directory)),
                (arguments, where, actor, out, err) -> 0,
                JudgedWorkspace.BOOK);
        browser = Browser.start();
        browser.page(1280, 900, ColorScheme.LIGHT).navigate(running.address());
        Files.writeString(
                directory.resolve("new office.csv"),
                "Declaration number;Acceptance date;Office;Tariff;Net mass;Remark\n"
                        + "X1;2021-02-01;FR001;870323;12;\n"
                        + "X2;2021-02-02;FR001;none;13;urgent\n"
                        + "X3;2021-02-30;FR001;870323;14;\n");
    }

    @AfterAll
    static void stop() {
        if (running != null) {
            browser.close();
            running.stop();
            workspace.close();
        }
    }

    @Test
    @Order(1)
    void a_click_judges_what_was_loaded() {
        Page page = open("/quality", 1280, ColorScheme.LIGHT);
        picture(page, "quality-unjudged-1280");
        page.locator("text=Judge now").click();
        page.waitForURL("**/quality");
        page.locator(".score").waitFor();
        assertThat(page.locator(".callout.ask").count()).isZero();
    }

    @ParameterizedTest
    @Order(2)
    @CsvSource({
        "quality, /quality?by=declarant, 1, 1280",
        "quality, /quality?by=declarant, 1, 768",
        "quality, /quality?by=declarant, 1, 390",
        "defects, /defects, 0, 1280",
        "defects, /defects, 0, 390",
        "defects-check, /defects?check=net-not-above-gross&office=FR001, 0, 1280",
        "checks, /checks, 0, 1280",
        "checks, /checks?language=fr, 0, 390",
        "loads-open, /loads, 0, 1280",
        "loads-open, /loads, 0, 390",
        "map, /map, 0, 1280",
        "map, /map, 0, 390",
        "mapped, /map?file=new, 0, 1280",
        "mapped, /map?file=new, 0, 390",
        "letter, /letter?declarant=DE101, 0, 1280",
        "letter, /letter?declarant=DE101&language=fr, 0, 390"
    })
    void a_page_fits_its_width_and_complains_of_nothing(String name, String path, int charts, int width) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = open(path, width, scheme);
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                    .as("width of the content of " + path + "; too wide: " + page.evaluate(TOO_WIDE))
                    .isLessThanOrEqualTo(width);
            assertThat(page.locator("figure.chart canvas").count()).isGreaterThanOrEqualTo(charts);
            assertThat(page.locator("h1").count()).isEqualTo(1);
            picture(page, name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
        }
        browser.forget("language"); // a language that is asked for is kept
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Order(3)
    void a_figure_leads_by_keyboard_to_the_rows_behind_it_and_on_to_the_declaration() {
        Page page = open("/quality?by=office", 1280, ColorScheme.LIGHT);
        page.locator("table.cards tbody th a").first().focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/defects?office=*");
        String office = page.url().substring(page.url().indexOf("office=") + 7);
        assertThat(page.locator("table.defects tbody th .under a").allTextContents())
                .containsOnly(office);
        page.locator("table.defects td.c-what a").first().click();
        page.waitForURL(url -> url.contains("check="));
        assertThat(page.locator("h1").textContent()).isEqualTo("The net mass is more than the gross mass");
        String declaration =
                page.locator("table.defects tbody th a.mono").first().textContent();
        page.locator("table.defects tbody th a.mono").first().click();
        page.waitForURL("**/declaration?id=*");
        assertThat(page.locator("h1").textContent()).isEqualTo(declaration);
    }

    @Test
    @Order(4)
    void filters_of_defects_narrow_the_list_and_can_be_taken_off() {
        Page page = open("/defects", 1280, ColorScheme.LIGHT);
        page.locator(".filters select[name=severity]").selectOption("warning");
        page.waitForURL(url -> url.contains("severity=warning"));
        assertThat(page.locator("table.defects .tag").allTextContents()).containsOnly("warning");
        page.locator(".filters input[name=declarant]").fill("DE101");
        page.locator(".filters input[name=declarant]").press("Enter");
        page.waitForURL(url -> url.contains("declarant=DE101"));
        assertThat(page.locator("text=Letter to the declarant").count()).isEqualTo(1);
        page.locator(".chips .clear").click();
        page.waitForURL("**/defects");
    }

    @Test
    @Order(5)
    void a_row_is_corrected_where_it_stands() {
        Page page = open("/loads", 1280, ColorScheme.LIGHT);
        page.locator("details.correct summary").first().click();
        String text = page.locator("details.correct textarea").first().inputValue();
        picture(page, "correcting-1280");
        page.locator("details.correct textarea").first().fill(text.replace("2020-13-45", "2020-10-05"));
        page.locator("details.correct button").first().click();
        page.waitForURL("**/loads?corrected=*");
        assertThat(page.locator(".result.good").textContent()).contains("was taken back");
        picture(page, "corrected-1280");
    }

    @Test
    @Order(6)
    void a_row_that_is_still_wrong_is_shown_again_to_be_corrected() {
        Page page = open("/loads?status=open", 390, ColorScheme.LIGHT);
        page.locator("details.correct summary").first().click();
        page.locator("details.correct textarea").first().fill("M9;2020-11-11;FR001");
        page.locator("details.correct button").first().click();
        page.locator(".result.bad").waitFor();
        assertThat(page.locator(".result.bad").textContent()).contains("still wrong: has 3 values");
        picture(page, "still-wrong-390");
        page.locator(".result.bad a").click();
        page.locator("details.correct summary").first().click();
        assertThat(page.locator("details.correct textarea").first().inputValue())
                .isEqualTo("M9;2020-11-11;FR001");
    }

    @Test
    @Order(7)
    void a_file_is_uploaded_mapped_tried_saved_and_loaded() throws IOException {
        Page page = open("/map", 1280, ColorScheme.LIGHT);
        page.locator("input[type=file]").setInputFiles(directory.resolve("new office.csv"));
        page.locator("text=Upload and map").click();
        page.waitForURL("**/map?upload=*");
        assertThat(page.locator("#column-0").inputValue()).isEqualTo("declaration.declaration_id");
        page.locator("#column-3").selectOption("goods_item.hs_code");
        page.locator("#column-5").selectOption("");
        page.locator("button[value=preview]").click();
        page.locator("table.preview td.refused").first().waitFor();
        assertThat(page.locator("table.preview tr.refused").count()).isEqualTo(2);
        picture(page, "preview-1280");
        Download mapping =
                page.waitForDownload(() -> page.locator("button[value=save]").click());
        assertThat(Files.readString(mapping.path())).contains("\"Tariff\": goods_item.hs_code");
        page.locator("button[value=load]").click();
        page.waitForURL("**/loads?loaded=*");
        assertThat(page.locator(".callout").textContent()).contains("read 3 = accepted 1 + quarantined 2");
        assertThat(browser.complaints()).isEmpty();
    }

    private static Page open(String path, int width, ColorScheme scheme) {
        Page page = browser.page(width, 900, scheme);
        page.navigate(running.url() + path.replace("file=new", "file=new%20office.csv"));
        return page;
    }

    private static void picture(Page page, String name) {
        String folder = System.getenv("TIDEWAITER_SCREENSHOTS");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(true));
        }
    }
}
