package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.query.QueryLog;
import org.tidewaiter.search.KeptTariff;

/** SQL asked on a page. */
@Tag("slow")
class QueryPageTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]+)\"");

    @TempDir
    static Path directory;

    private static Workspace workspace;
    private static Pages.Running running;
    private static Visit visit;

    @BeforeAll
    static void start() throws Exception {
        workspace = Workspace.open(directory.resolve("workspace"), "test");
        Schema.create(workspace.lake());
        Path file = Files.writeString(
                directory.resolve("d.csv"),
                "id,day,hs,words\nD1,2026-03-02,870323,<script>alert(1)</script>\nD2,2026-03-03,640399,=SUM(A1)\n");
        Mapping mapping = Mapping.parse(
                "columns: {id: declaration.declaration_id, day: declaration.accepted_at, hs: goods_item.hs_code,"
                        + " words: goods_item.description}",
                "small");
        TableLoad.load(
                workspace, file, mapping, new LoadOptions(false, false, Actor.systemUser()), LoadProgress.SILENT);
        running = Pages.start(KeptTariff.into(workspace), 0, (arguments, where, actor, out, err) -> 0);
        visit = Visit.of(running);
    }

    @AfterAll
    static void stop() {
        running.stop();
        workspace.close();
    }

    @Test
    void the_page_lists_what_can_be_asked() throws Exception {
        String page = visit.get("/query").body();
        assertThat(page)
                .contains(">goods_item<", ">hs_code<", "officers masked")
                .doesNotContain(">trail<", "load_request");
    }

    @Test
    void an_answer_is_a_table_whose_texts_are_only_texts() throws Exception {
        HttpResponse<String> answer =
                ask("select declaration_id, description, length(description) as n from goods_item order by 1", "show");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("2 rows", "D1", "&lt;script&gt;", "<th scope=\"col\" class=\"n\">n</th>")
                .doesNotContain("<script>alert");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void the_same_comes_as_csv_without_formulas() throws Exception {
        HttpResponse<String> answer = ask("select description from goods_item order by declaration_id desc", "csv");
        assertThat(answer.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"query.csv\"");
        assertThat(answer.body()).isEqualTo("description\n'=SUM(A1)\n<script>alert(1)</script>\n");
        try (var left = Files.list(workspace.temporary())) {
            assertThat(left.filter(f -> f.getFileName().toString().startsWith("query")))
                    .isEmpty();
        }
    }

    @Test
    void at_most_a_thousand_rows_are_shown() throws Exception {
        HttpResponse<String> answer = ask("select range from range(5000)", "show");
        assertThat(answer.body())
                .contains("The first 1,000 rows", "there are more")
                .contains(">999<")
                .doesNotContain(">1000<");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from trail",
                "select * from read_text('/etc/passwd')",
                "drop view declaration",
                "select colour from declaration",
                "select 1; select 2",
                ""
            })
    void what_is_refused_is_told_with_the_query_still_there(String sql) throws Exception {
        HttpResponse<String> answer = ask(sql, "show");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("No answer").doesNotContain("root:");
        assertThat(ask(sql, "csv").statusCode()).isEqualTo(400);
    }

    @Test
    void a_query_without_the_token_of_the_page_is_not_asked() throws Exception {
        HttpResponse<String> answer = send("sql=select+12345", "0000");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(QueryLog.last(workspace.directory(), 100))
                .extracting(QueryLog.LogLine::sql)
                .doesNotContain("select 12345");
    }

    @Test
    void every_query_of_the_page_is_written_down() throws Exception {
        ask("select 4711", "show");
        ask("select 4711", "show");
        assertThat(QueryLog.last(workspace.directory(), 100))
                .filteredOn(line -> line.sql().equals("select 4711"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.via()).isEqualTo("page"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void it_is_asked_by_keyboard_and_fits_its_width(int width) throws Exception {
        Assumptions.assumeTrue(Browser.executable().isPresent());
        try (Browser browser = Browser.start()) {
            Page page = browser.page(width, 900, ColorScheme.LIGHT);
            String[] cookie = visit.cookie().split("=", 2);
            page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(running.url())));
            page.navigate(running.url() + "/query");
            page.locator("#sql").focus();
            page.locator("#sql")
                    .fill("select g.*, 'a long text that goes on and on and on' as words from goods_item g");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.waitForSelector("#answer");
            assertThat(page.locator("#answer tbody tr").count()).isEqualTo(2);
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                    .isLessThanOrEqualTo(width);
            page.locator(".view-list summary").first().focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".view-list details[open] li").count()).isGreaterThan(5);
            assertThat(browser.complaints()).isEmpty();
            if (System.getenv("TIDEWAITER_SCREENSHOTS") != null) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of(System.getenv("TIDEWAITER_SCREENSHOTS"), "query-" + width + ".png"))
                        .setFullPage(true));
            }
        }
    }

    private static HttpResponse<String> ask(String sql, String action) throws Exception {
        Matcher token = TOKEN.matcher(visit.get("/query").body());
        assertThat(token.find()).isTrue();
        return send("action=" + action + "&sql=" + URLEncoder.encode(sql, StandardCharsets.UTF_8), token.group(1));
    }

    private static HttpResponse<String> send(String body, String token) throws Exception {
        return visit.send(visit.request("/query")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body + "&token=" + token)));
    }
}
