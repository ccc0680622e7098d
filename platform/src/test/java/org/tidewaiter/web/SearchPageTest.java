package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
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
import org.tidewaiter.search.KeptTariff;

@Tag("slow")
class SearchPageTest {
    private static final String HEADER =
            "declaration_id,accepted_at,importer_id,importer_name,sequence,hs_code,description\n";
    private static final String EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    @TempDir
    static Path directory;

    static Workspace workspace;
    static Pages.Running running;
    static Visit visit;

    @BeforeAll
    static void start() throws Exception {
        workspace = Workspace.open(directory.resolve("workspace"), "test");
        Schema.create(workspace.lake());
        String many = IntStream.range(0, 60)
                .mapToObj(i -> "M-%03d,2024-02-01T00:00:00,P2,Kontor Øst,1,090121,Coffee bags no %d\n".formatted(i, i))
                .collect(Collectors.joining());
        load(
                "first.csv",
                "A/1-<b>,2024-01-01T00:00:00,\"P1\"\"'><b>\",Evil %s Ltd,1,610910,Shirts %s\n".formatted(EVIL, EVIL)
                        + many);
        running = Pages.start(KeptTariff.into(workspace), 0, (arguments, where, actor, out, err) -> 0);
        visit = Visit.of(running);
        waitForIndex();
    }

    @AfterAll
    static void stop() {
        running.stop();
        workspace.close();
    }

    @Test
    void the_number_of_one_declaration_leads_straight_to_it() throws Exception {
        HttpResponse<String> answer = search("m 007");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("/declaration?id=M-007");
    }

    @Test
    void hits_are_grouped_counted_and_turned_page_by_page() throws Exception {
        String all = search("coffee").body();
        assertThat(all).contains("Coffee bags no", "All 60", "HS codes", "found for");
        String goods = get("/search?q=coffee&in=goods").body();
        assertThat(goods).contains("Page 1 of 3", "/search?q=coffee&amp;in=goods&amp;page=2");
        assertThat(get("/search?q=coffee&in=goods&page=3").body())
                .contains("Page 3 of 3")
                .doesNotContain("page=4");
        assertThat(get("/search?q=coffee&in=goods&page=99999999999").statusCode())
                .isEqualTo(200);
        assertThat(get("/search?company=P2").body()).contains("60 declarations", "/declaration?id=M-059");
        assertThat(get("/search?hs=0901").body()).contains("60 declarations");
    }

    /** From a French page the search goes on in French, and stays so over groups and pages. */
    @Test
    void a_search_in_french_stays_in_french() throws Exception {
        assertThat(get("/search?q=coffee&language=fr").body())
                .contains("<html lang=\"fr\"", " trouvés pour ", "Entreprises", "Les 60")
                .contains("/search?q=coffee&amp;in=goods&amp;language=fr", "name=\"language\" value=\"fr\"")
                .doesNotContain("found for", "Companies", "All 60");
        assertThat(get("/search?q=coffee&in=goods&language=fr").body())
                .contains("Page 1 sur 3", "/search?q=coffee&amp;in=goods&amp;page=2&amp;language=fr", "Suivant");
        assertThat(get("/search?company=P2&language=fr").body()).contains("60 déclarations", "Où cette entreprise");
        assertThat(get("/search?q=zzzzqqqq&language=fr").body()).contains("Rien n’a été trouvé");
        assertThat(get("/search?language=fr").body()).contains("Ce qui peut être trouvé");
    }

    @Test
    void nothing_found_says_what_to_try() throws Exception {
        assertThat(search("zzzzqqqq").body()).contains("Nothing was found", "Try fewer words");
        assertThat(get("/search").body()).contains("What can be found");
    }

    @Test
    void words_of_files_and_of_addresses_are_shown_not_run() throws Exception {
        for (String page : new String[] {
            "/search?q=evil",
            "/search?q=shirts",
            "/search?company=" + code("P1\"'><b>"),
            "/search?q=" + code(EVIL),
            "/search?goods=" + code(EVIL),
            "/search?hs=" + code(EVIL),
            "/search?q=x&in=" + code(EVIL) + "&page=" + code(EVIL)
        }) {
            HttpResponse<String> answer = get(page);
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            assertThat(answer.body()).as(page).doesNotContain("<script>alert", "<img src=x", "A/1-<b>", "'><b>");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "\"",
                "AND OR",
                "/.*/",
                "name:[* TO *]",
                "%",
                "\u0000",
                "${7*7}",
                "../../x",
                "a b c d e f g h i j k l m n o p"
            })
    void no_sign_stops_the_page(String typed) throws Exception {
        assertThat(search(typed).statusCode()).isEqualTo(200);
    }

    @Test
    void a_question_of_thousands_of_signs_is_answered_or_refused_in_words() throws Exception {
        assertThat(search("coffee ".repeat(500)).body()).contains("Only the first", "characters were looked at");
        assertThat(search("x".repeat(10_000)).statusCode()).isIn(200, 414, 431);
    }

    @Test
    void what_is_loaded_while_pages_are_served_is_found() throws Exception {
        load("second.csv", "LATE-1,2024-03-01T00:00:00,P7,Latecomer Ltd,1,871200,Bicycles\n");
        waitForIndex();
        assertThat(search("late1").headers().firstValue("Location")).hasValue("/declaration?id=LATE-1");
    }

    @Test
    void a_company_has_a_page_to_which_its_number_leads() throws Exception {
        assertThat(search("p2").headers().firstValue("Location")).hasValue("/company/P2");
        assertThat(get("/company/P2").body())
                .contains("Kontor Øst", "importer", "All 60", "/search?company=P2", "/declaration?id=M-059");
        String odd = get("/company?id=" + code("P1\"'><b>")).body();
        assertThat(odd).contains("Number").doesNotContain("<script>alert", "'><b>");
        assertThat(CompanyPage.urlOf("A/B c")).isEqualTo("/company?id=A%2FB+c");
        assertThat(CompanyPage.urlOf("..")).isEqualTo("/company?id=..");
        assertThat(get("/company/nobody").statusCode()).isEqualTo(404);
        assertThat(get("/company/nobody").body()).contains("There is no company", "nobody");
        assertThat(get("/company").statusCode()).isEqualTo(400);
    }

    @Test
    void scripts_search_and_read_companies() throws Exception {
        HttpResponse<String> found = get("/api/search?q=coffee&in=goods&page=2");
        assertThat(found.headers().firstValue("Content-Type"))
                .hasValueSatisfying(t -> assertThat(t).contains("json"));
        assertThat(found.body())
                .startsWith("{\"question\":{\"words\":\"coffee\",\"group\":\"goods\",\"page\":2}")
                .contains("\"found\":60", "\"hs_code\":\"090121\"");
        assertThat(get("/api/search?q=m007").body())
                .contains("\"exact\":{\"declaration_id\":\"M-007\",\"party_id\":null}");
        assertThat(get("/api/company/P2").body()).contains("\"party_id\":\"P2\"", "\"declarations\":60");
        assertThat(get("/api/search?q=%20").statusCode()).isEqualTo(400);
        assertThat(get("/api/company/nobody").statusCode()).isEqualTo(404);
    }

    /** Each question waits a little for the index; on a busy machine some more is needed. */
    private static void waitForIndex() throws Exception {
        int asked = 0;
        while (!get("/api/search?q=x").body().contains("\"behind\":null") && asked < 30) {
            asked++;
        }
    }

    private static HttpResponse<String> search(String words) throws Exception {
        return get("/search?q=" + code(words));
    }

    private static String code(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return visit.get(path);
    }

    private static void load(String name, String rows) throws Exception {
        Path file = Files.writeString(directory.resolve(name), HEADER + rows);
        TableLoad.load(
                workspace,
                file,
                Mapping.of("tidewaiter", directory),
                new LoadOptions(false, false, Actor.systemUser()),
                LoadProgress.SILENT);
    }
}
