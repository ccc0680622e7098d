package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.SampleWorkspace;
import org.tidewaiter.search.KeptTariff;
import org.tidewaiter.selection.RankedList;

/** The pages in a real Chromium; with TIDEWAITER_SCREENSHOTS=DIR set, each visit leaves a picture there. */
@Tag("browser")
class PagesInBrowserTest {
    @TempDir
    static Path directory;

    static Workspace workspace;
    static Pages.Running running;
    static Browser browser;
    static String declaration;

    @BeforeAll
    static void start() {
        assumeTrue(
                Browser.executable().isPresent(),
                "There is no Chromium on this system: the pages are not tried in a browser.");
        workspace = SampleWorkspace.open(directory.resolve("workspace"), 2000);
        running = Pages.start(KeptTariff.into(workspace), 0, (arguments, where, actor, out, err) -> 0);
        browser = Browser.start();
        browser.page(1280, 900, ColorScheme.LIGHT).navigate(running.address());
        declaration = new RankedList(workspace.lake())
                .page(1, RankedList.Filter.NONE, RankedList.SortColumn.RANK, false, 1, 0)
                .getFirst()
                .declarationId();
    }

    @AfterAll
    static void stop() {
        if (running != null) {
            browser.close();
            running.stop();
            workspace.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "overview, /, 1, 1280",
        "overview, /, 1, 390",
        "ranked, /ranked, 0, 1280",
        "ranked, /ranked, 0, 390",
        "ranked, /ranked?lane=red&hs=64&q=5, 0, 768",
        "declaration, /declaration?id=, 4, 1280",
        "declaration, /declaration?id=, 4, 390",
        "model, /model, 6, 1280",
        "model, /model, 6, 390",
        "loads, /loads, 0, 1280",
        "loads, /loads, 0, 390",
        "search, /search, 0, 1280",
        "search, /search?q=assorted%20goods, 0, 1280",
        "search, /search?q=500, 0, 390",
        "search-list, /search?hs=64, 0, 390",
        "company, /company/D46C34F, 1, 1280",
        "company, /company/D46C34F, 1, 390",
        "error, /nowhere, 0, 390"
    })
    void a_page_fits_its_width_and_complains_of_nothing(String name, String path, int charts, int width) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = open(path.endsWith("id=") ? path + declaration : path, width, scheme);
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                    .as("width of the content of " + path)
                    .isLessThanOrEqualTo(width);
            assertThat(page.locator("figure.chart canvas").count()).isGreaterThanOrEqualTo(charts);
            assertThat(page.locator("h1").count()).isEqualTo(1);
            picture(page, name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
        }
        assertThat(browser.complaints().stream().filter(c -> !c.contains("404")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280", "1000", "390"})
    void the_longest_number_of_a_declaration_stays_in_its_cell(int width) {
        Page page = open("/ranked", width, ColorScheme.LIGHT);
        assertThat(page.evaluate("""
            [...document.querySelectorAll('td.c-id a')].filter(a => {
                a.textContent = 'QZ10-2024-C0011435-0123456789/0001';
                return a.getBoundingClientRect().right > a.closest('td').getBoundingClientRect().right + 1;
            }).length\
            """)).isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({"/", "/ranked", "/declaration?id=", "/model", "/loads"})
    void no_table_is_cut_on_a_phone_without_a_sign_that_it_goes_on(String path) {
        Page page = open(path.endsWith("id=") ? path + declaration : path, 390, ColorScheme.LIGHT);
        // Every table either fits, or stands in a region that can be reached by keyboard, scrolls, and shades its
        // edges.
        assertThat(page.evaluate("""
            [...document.querySelectorAll('main table')].filter(t => {
                if (!t.checkVisibility() || t.getBoundingClientRect().right <= innerWidth) return false;
                const region = t.closest('.scroll');
                return !region || region.tabIndex !== 0 || !region.getAttribute('aria-label')
                    || !getComputedStyle(region).backgroundAttachment.includes('local')
                    || region.scrollWidth <= region.clientWidth;
            }).map(t => t.textContent.slice(0, 60))\
            """)).isEqualTo(List.of());
    }

    @Test
    void a_row_that_became_a_card_keeps_the_names_of_its_figures() {
        Page page = open("/", 390, ColorScheme.LIGHT);
        assertThat(page.evaluate("""
            [...document.querySelectorAll('.fold tbody td')]
                .filter(td => getComputedStyle(td, '::before').content === 'none' && !td.classList.contains('wide')).length\
            """)).isEqualTo(0);
    }

    @ParameterizedTest
    @CsvSource({"/", "/declaration?id=", "/model"})
    void every_chart_says_what_its_axes_count_and_tells_its_series_apart_without_colour(String path) {
        Page page = open(path.endsWith("id=") ? path + declaration : path, 1280, ColorScheme.LIGHT);
        assertThat(page.evaluate("""
            [...document.querySelectorAll('figure.chart .plot')].flatMap(plot => {
                const option = echarts.getInstanceByDom(plot).getOption();
                const caption = plot.parentElement.querySelector('figcaption').textContent;
                const marks = [...plot.parentElement.querySelectorAll('.legend span')].map(s => s.className);
                return option.yAxis.filter(y => !y.name).map(() => caption + ': an axis has no title')
                    .concat(option.xAxis.filter(x => x.type === 'value' && !x.name).map(() => caption + ': no title below'))
                    .concat(marks.length > 1 && new Set(marks).size < 2 ? [caption + ': only colours differ'] : []);
            })\
            """)).isEqualTo(List.of());
    }

    @Test
    void filters_narrow_the_list_and_stay_in_the_address() {
        Page page = open("/ranked", 1280, ColorScheme.LIGHT);
        page.locator(".filters input[name=hs]").fill("8703");
        page.locator(".filters input[name=hs]").press("Enter");
        page.waitForURL("**/ranked?hs=8703");
        assertThat(page.locator("tr[data-href] .c-goods .mono").allTextContents())
                .allMatch(hs -> hs.startsWith("8703"));
        page.locator(".filters select[name=office]").selectOption("10");
        page.waitForURL("**/ranked?office=10&hs=8703");
        assertThat(page.locator("tr[data-href] td[data-label=Office]").allTextContents())
                .containsOnly("10");
        page.locator(".tabs a", new Page.LocatorOptions().setHasText("Red by model"))
                .click();
        page.waitForURL(url -> url.contains("lane=red&by=model"));
        assertThat(page.url()).endsWith("office=10&hs=8703&lane=red&by=model");
        page.locator(".chips .clear").click();
        page.waitForURL("**/ranked");
    }

    @Test
    void the_next_page_goes_on_where_the_first_ended() {
        Page page = open("/ranked", 1280, ColorScheme.LIGHT);
        assertThat(page.locator("tr[data-href]").count()).isEqualTo(50);
        page.locator("a[rel=next]").click();
        page.waitForURL("**/ranked?page=2");
        assertThat(page.locator("tr[data-href] .rank").first().textContent()).isEqualTo("51");
        page.locator("thead a", new Page.LocatorOptions().setHasText("Probability"))
                .click();
        page.waitForURL("**/ranked?sort=probability&order=desc");
        assertThat(page.locator("tr[data-href] .rank").first().textContent()).isEqualTo("1");
    }

    @Test
    void the_keyboard_finds_walks_and_opens() {
        Page page = open("/ranked", 1280, ColorScheme.LIGHT);
        page.keyboard().press("/");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("find");
        page.keyboard().press("Escape");
        page.keyboard().press("j");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("k");
        page.keyboard().press("Enter");
        page.waitForURL("**/declaration?id=" + declaration);
        assertThat(page.locator("h1").textContent()).isEqualTo(declaration);
    }

    @Test
    void what_became_known_later_is_shown_only_when_asked_for() {
        Page page = open("/declaration?id=" + declaration, 1280, ColorScheme.LIGHT);
        int then = past(page);
        page.locator(".split-head a", new Page.LocatorOptions().setHasText("Everything since"))
                .click();
        page.waitForURL(url -> url.contains("known=all"));
        assertThat(past(page)).isGreaterThan(then);
    }

    private static int past(Page page) {
        return Integer.parseInt(
                page.locator("#party-declarant .tiles dd").first().textContent().replace(",", ""));
    }

    private static Page open(String path, int width, ColorScheme scheme) {
        Page page = browser.page(width, 900, scheme);
        page.navigate(running.url() + path);
        return page;
    }

    private static void picture(Page page, String name) {
        String folder = System.getenv("TIDEWAITER_SCREENSHOTS");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setClip(0, 0, page.viewportSize().width, 1500)
                    .setFullPage(true));
        }
    }
}
