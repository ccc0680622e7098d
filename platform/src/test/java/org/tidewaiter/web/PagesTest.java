package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.SampleWorkspace;
import org.tidewaiter.search.KeptTariff;
import org.tidewaiter.trail.Action;
import org.tidewaiter.trail.Trail;

@Tag("slow")
class PagesTest {
    @TempDir
    static Path directory;

    static Workspace workspace;
    static Pages.Running running;
    static Visit visit;

    @BeforeAll
    static void start() {
        workspace = SampleWorkspace.open(directory.resolve("workspace"), 2000);
        running = Pages.start(KeptTariff.into(workspace), 0, (arguments, where, actor, out, err) -> 0);
        visit = Visit.of(running);
    }

    @AfterAll
    static void stop() {
        running.stop();
        workspace.close();
    }

    @Test
    void a_page_may_run_no_script_but_its_own() throws Exception {
        HttpResponse<String> answer = get("/");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("script-src 'self' 'unsafe-inline'");
    }

    @Test
    void words_from_a_file_are_shown_not_run() throws Exception {
        assertThat(get("/loads").body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert(1)");
        assertThat(get("/ranked?q=%3Cscript%3Ealert(2)%3C/script%3E").body()).doesNotContain("<script>alert(2)");
    }

    @Test
    void a_foreign_host_is_refused() throws IOException {
        URI uri = URI.create(running.url());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("Overview of");
        }
    }

    @Test
    void what_is_not_there_gets_a_sentence() throws Exception {
        assertThat(get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(get("/nowhere").body()).contains("There is no page at /nowhere.");
        assertThat(get("/declaration?id=none").statusCode()).isEqualTo(404);
        assertThat(get("/static/..%2Fschema.sql").statusCode()).isIn(400, 404);
        assertThat(get("/model?id=../..").statusCode()).isEqualTo(404);
        assertThat(get("/api/declaration?id=none").body()).startsWith("{").contains("\"error\"");
    }

    /** What is refused on the way of a French page is refused in French; what has English words alone says so to readers of screens. */
    @Test
    void refusals_are_in_the_language_of_the_page() throws Exception {
        assertThat(get("/model?language=fr").body())
                .contains("% des lignes répètent", "articles contrôlés", "SH 6 et masse nette")
                .doesNotContain("of the rows repeat", ">learned until<");
        assertThat(get("/nowhere?language=fr").body())
                .contains("<html lang=\"fr\"", "Il n’y a pas de page à /nowhere.", "À l’aperçu");
        assertThat(visit.send(visit.request("/nowhere")
                                .header("Referer", "http://127.0.0.1/analyses/revenue-month?ask=1&language=fr"))
                        .body())
                .contains("Il n’y a pas de page");
        assertThat(get("/analyses/revenu-month?language=fr").body())
                .contains("Il n’y a pas d’analyse «\u00a0revenu-month\u00a0»", "vouliez-vous dire revenue-month")
                .doesNotContain("There is");
        assertThat(get("/analyses/revenue-month?ask=1&language=fr&from=x").body())
                .contains("Le paramètre «\u00a0Premier jour\u00a0» (from)", "n’est pas un jour", "ou rien.");
        assertThat(get("/analyses/revenue-month/behind?language=fr&table=no&key=x")
                        .body())
                .contains("Il n’y a rien derrière une table «\u00a0no\u00a0»");
        assertThat(get("/declaration?id=none&language=fr").body())
                .contains("Pas ici", "<p class=\"lead\" lang=\"en\">");
        assertThat(get("/declaration?id=none").body()).contains("<p class=\"lead\">");
    }

    /** A French page has no English but data and what says of itself that it is English; its links stay in French. */
    @Test
    void overview_list_and_declaration_speak_french() throws Exception {
        String list = get("/ranked?language=fr").body();
        Matcher link = Pattern.compile("href=\"(/declaration\\?id=[^\"]+language=fr)\"")
                .matcher(list);
        assertThat(link.find()).isTrue();
        String declaration = get(link.group(1).replace("&amp;", "&")).body();
        String overview = get("/?language=fr").body();
        assertThat(overview).contains("Taux de constatations", "/ranked?lane=red&amp;language=fr");
        assertThat(declaration).contains("Probabilité d’une constatation", "action=\"/declaration/control?language=fr");
        for (String page : List.of(overview, list, declaration)) {
            assertThat(page).contains("<html lang=\"fr\"");
            assertThat(new FrenchPage(page).english("agreed with the head of targeting", "from-the-regional-office"))
                    .isEmpty();
        }
        assertThat(new FrenchPage(get("/ranked").body()).english())
                .as("what it sees of English")
                .hasSizeGreaterThan(3);
    }

    @Test
    void the_download_holds_the_filtered_list() throws Exception {
        HttpResponse<String> answer = get("/ranked.csv?lane=red&by=random");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(t -> assertThat(t).startsWith("text/csv"));
        assertThat(answer.body().lines().skip(1)).isNotEmpty().allMatch(line -> line.contains(",red,random,"));
    }

    @Test
    void the_whole_list_is_downloaded_once_each() throws Exception {
        assertThat(get("/ranked.csv").body().lines().skip(1).map(l -> l.replaceAll("^[^,]*,([^,]*).*", "$1")))
                .hasSize((int) workspace.lake().number("select count(*) from assessed"))
                .doesNotHaveDuplicates();
    }

    @Test
    void scripts_get_the_same_as_readers() throws Exception {
        assertThat(get("/api/status").body())
                .contains("\"declarations\":2000", "\"model_in_force\":\"" + SampleWorkspace.MODEL + "\"");
        assertThat(get("/api/assessments/last?lane=red").body())
                .contains("\"lane\":\"red\"")
                .doesNotContain("\"lane\":\"green\"");
        assertThat(get("/api/model").body()).contains("\"leak_check\"");
        assertThat(get("/health").body()).isEqualTo("ok\n");
    }

    @Test
    void the_next_free_port_is_taken_when_the_wanted_one_is_not() {
        Path other = directory.resolve("empty");
        int taken = URI.create(running.url()).getPort();
        try (Workspace empty = Workspace.open(other, "test")) {
            Schema.create(empty.lake());
            try (Pages.Running second =
                    Pages.start(KeptTariff.into(empty), taken, (arguments, where, actor, out, err) -> 0)) {
                assertThat(URI.create(second.url()).getPort()).isGreaterThan(taken);
                assertThat(Workspace.ownerOf(other).orElseThrow().url()).isEqualTo(second.url());
            }
        }
    }

    @Test
    void an_empty_workspace_says_what_comes_next() throws Exception {
        try (Workspace empty = Workspace.open(directory.resolve("bare"), "test")) {
            Schema.create(empty.lake());
            try (Pages.Running bare =
                    Pages.start(KeptTariff.into(empty), 0, (arguments, where, actor, out, err) -> 0)) {
                for (String path : new String[] {"/", "/ranked", "/model", "/loads"}) {
                    HttpResponse<String> answer = Visit.of(bare).get(path);
                    assertThat(answer.statusCode()).as(path).isEqualTo(200);
                    assertThat(answer.body()).contains("./tidewaiter ");
                }
            }
        }
    }

    @Test
    void a_model_that_was_changed_shows_no_figures_and_leaves_the_way_to_the_others() throws Exception {
        try (Workspace changed = SampleWorkspace.open(directory.resolve("changed"), 100)) {
            Path card = changed.models().resolve(SampleWorkspace.MODEL).resolve("card.json");
            Files.writeString(card, Files.readString(card).replaceFirst("\"rows\" ?: ?\\d+", "\"rows\":1"));
            try (Pages.Running pages =
                    Pages.start(KeptTariff.into(changed), 0, (arguments, where, actor, out, err) -> 0)) {
                String overview = Visit.of(pages).get("/").body();
                assertThat(overview)
                        .contains("card.json does not fit", "It is not opened")
                        .doesNotContain("Measured on");
                HttpResponse<String> model = Visit.of(pages).get("/model");
                assertThat(model.statusCode()).isEqualTo(200);
                assertThat(model.body()).contains("card.json does not fit", SampleWorkspace.FORMER_MODEL);
                assertThat(Visit.of(pages)
                                .get("/model?id=m-20200101-0123456789abcdef")
                                .statusCode())
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void a_lane_has_the_colour_of_its_word() throws Exception {
        assertThat(get("/ranked?lane=red").body()).contains("class=\"lane red\"");
        assertThat(get("/ranked?lane=green").body()).contains("class=\"lane green\"");
    }

    @Test
    void a_run_that_does_not_exist_is_said_not_to_be_there() throws Exception {
        assertThat(get("/ranked?run=1").statusCode()).isEqualTo(200);
        for (String path : new String[] {"/ranked?run=99", "/ranked?assessment=99", "/ranked.csv?run=99"}) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).contains("There is no assessment 99");
        }
        assertThat(get("/ranked?run=last").statusCode()).isEqualTo(400);
    }

    @Test
    void an_evaluation_that_was_changed_is_not_shown_without_saying_so() throws Exception {
        try (Workspace changed = SampleWorkspace.open(directory.resolve("evaluated"), 100)) {
            Path evaluation =
                    changed.models().resolve(SampleWorkspace.MODEL).resolve("evaluation-2021-01-01-2021-04-01.json");
            changed.lake()
                    .transaction(session -> Trail.append(
                            session,
                            Actor.systemUser("test"),
                            Action.EVALUATE,
                            "model",
                            Map.of(),
                            List.of(evaluation)));
            try (Pages.Running pages =
                    Pages.start(KeptTariff.into(changed), 0, (arguments, where, actor, out, err) -> 0)) {
                Visit there = Visit.of(pages);
                for (String path : new String[] {"/", "/model"}) {
                    assertThat(there.get(path).body()).as(path).doesNotContain("not to be relied on");
                }
                Files.writeString(evaluation, Files.readString(evaluation).replaceFirst("\"auc\" ?: ?0", "\"auc\":1"));
                for (String path : new String[] {"/", "/model"}) {
                    assertThat(there.get(path).body())
                            .as(path)
                            .contains("These figures are not to be relied on", "is not what it was at entry");
                }
                assertThat(there.get("/api/model").body()).contains("is not what it was at entry");
            }
        }
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return visit.get(path);
    }
}
