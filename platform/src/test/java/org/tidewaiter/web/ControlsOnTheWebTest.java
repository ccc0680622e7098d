package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.search.KeptTariff;

/** Results come back over the API and by the form on a declaration's page, and are corrected there. */
@Tag("slow")
class ControlsOnTheWebTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]+)\"");

    @TempDir
    Path directory;

    private Workspace workspace;
    private Pages.Running running;
    private String token;

    @BeforeEach
    void start() throws Exception {
        workspace = FreshWorkspace.in(directory);
        Path file = Files.writeString(
                directory.resolve("d.csv"), "id,day,hs\nD1,2026-03-02,870323\nD2,2026-03-03,640399\n");
        Mapping mapping = Mapping.parse(
                "columns: {id: declaration.declaration_id, day: declaration.accepted_at, hs: goods_item.hs_code}",
                "small");
        TableLoad.load(workspace, file, mapping, LoadOptions.plain(Actor.systemUser()), LoadProgress.SILENT);
        running = Pages.start(KeptTariff.into(workspace), 0, (arguments, where, actor, out, err) -> 0);
        token = Files.readString(workspace.directory().resolve("api.token")).strip();
    }

    @AfterEach
    void stop() {
        running.stop();
        workspace.close();
    }

    private HttpResponse<String> api(String body) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(running.url() + "/api/controls"))
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }

    private long number(String sql) {
        return workspace.lake().number(sql);
    }

    @Test
    void results_sent_are_taken_or_refused_row_by_row() throws Exception {
        HttpResponse<String> answer = api("""
            [{"declaration_id": "D1", "item": 1, "outcome": "finding", "finding_kinds": ["weight", "origin"],
              "amount": 12.50, "officer": "O1", "selected_by": "random", "recorded_at": "2026-03-10"},
             {"declaration_id": "D9", "outcome": "conform", "recorded_at": "2026-03-10"}]\
            """);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).at("/rows/0/status").asText()).isEqualTo("accepted");
        assertThat(json(answer).at("/rows/0/control").asInt()).isZero();
        assertThat(json(answer).at("/rows/1/reason").asText()).startsWith("is no declaration of the workspace");
        assertThat(number("select count(*) from control where finding_kind = 'weight; origin' and"
                        + " amount_recovered = 12.5"))
                .isEqualTo(1);
    }

    /** The page behind a list of pseudonyms named the officer: one click undid what every list masks. */
    @Test
    void no_page_and_no_answer_names_an_officer() throws Exception {
        api("""
            [{"declaration_id": "D1", "item": 1, "outcome": "finding", "officer": "F37214", "selected_by": "officer", "recorded_at": "2026-03-10"},
             {"declaration_id": "D2", "outcome": "conform", "officer": "F37215", "selected_by": "random", "recorded_at": "2026-03-11"}]\
            """);
        api("{\"corrects\": 0, \"outcome\": \"conform\", \"reason\": \"recount\", \"corrected_by\": \"D\"}");
        Visit visit = Visit.of(running);
        for (String page : new String[] {
            "/declaration?id=D1",
            "/declaration?id=D2&language=fr",
            "/api/controls?id=D1",
            "/api/controls?id=D2",
            "/search?q=F37214",
            "/find?q=F37214",
            "/analyses/officer-broker-pairs?ask=1",
            "/analyses/officer-results?ask=1",
            "/analyses/office-staffing?ask=1"
        }) {
            String body = visit.get(page).body().replace("q=F37214", "").replace("value=\"F37214\"", "");
            assertThat(body).as(page).doesNotContain("F37215");
            assertThat(page.contains("F37214") || !body.contains("F37214"))
                    .as(page)
                    .isTrue();
        }
        String pseudonym = "officer-" + number("select max(party_key) from store.party where party_id = 'F37214'");
        assertThat(visit.get("/declaration?id=D1").body()).contains(pseudonym);
        assertThat(json(visit.get("/api/controls?id=D1"))
                        .at("/versions/0/officer_id")
                        .asText())
                .isEqualTo(pseudonym);
        assertThat(number("select count(*) from control where officer_id = 'F37214'"))
                .isEqualTo(1);
    }

    @Test
    void the_same_again_is_known_and_a_correction_makes_a_version() throws Exception {
        String body =
                "{\"declaration_id\": \"D1\", \"item\": 1, \"outcome\": \"finding\", \"recorded_at\": \"2026-03-10\"}";
        api(body);
        assertThat(json(api(body)).get("known").asInt()).isEqualTo(1);
        assertThat(number("select count(*) from control")).isEqualTo(1);
        assertThat(json(api("{\"corrects\": 0, \"outcome\": \"conform\"}"))
                        .at("/rows/0/field")
                        .asText())
                .isEqualTo("reason");
        String correction =
                "{\"corrects\": 0, \"outcome\": \"conform\", \"reason\": \"recount\", \"corrected_by\": \"D\"}";
        assertThat(json(api(correction)).at("/rows/0/version").asInt()).isEqualTo(2);
        assertThat(json(api(correction)).get("known").asInt()).isEqualTo(1);
        JsonNode versions = json(Visit.of(running).get("/api/controls?id=D1")).get("versions");
        assertThat(versions).hasSize(2);
        assertThat(versions.at("/0/reason").asText()).isEqualTo("recount");
    }

    @Test
    void what_is_no_result_is_refused_in_words() throws Exception {
        for (String body :
                new String[] {"", "[]", "7", "[{", "{\"outcome\": {}}", "{\"day\": 1}", "[{}] x", "{}", "[{}]"}) {
            assertThat(api(body).statusCode()).as(body).isEqualTo(400);
        }
        HttpResponse<String> huge =
                api("{\"declaration_id\": \"D1\", \"outcome\": \"finding\", \"amount\": 1e999999999, \"recorded_at\":"
                        + " \"2026-03-10\"}");
        assertThat(huge.statusCode()).isEqualTo(422);
        assertThat(json(huge).at("/rows/0/field").asText()).isEqualTo("amount");
        assertThat(number("select count(*) from control")).isZero();
        assertThat(number("select count(*) from quarantine")).isZero();
    }

    /** It was passed over, and the answer told of fewer results than had been sent, under a number that was another one's. */
    @Test
    void a_result_that_says_nothing_is_named() throws Exception {
        HttpResponse<String> answer = api(
                "[{\"declaration_id\": \"D1\", \"outcome\": \"conform\", \"recorded_at\": \"2026-03-10\"}, {\"outcome\": \" \"}]");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("detail").asText()).isEqualTo("Result 2 says nothing");
        assertThat(number("select count(*) from control")).isZero();
    }

    /** Names of other scripts came back as question marks, as a problem's type of content has no charset of its own. */
    @Test
    void a_problem_is_told_in_the_letters_of_who_sent_it() throws Exception {
        HttpResponse<String> answer = api("{\"\u0434\u0435\u043d\u044c\u4e2d\u00e9\": 1}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("detail").asText()).contains("'\u0434\u0435\u043d\u044c\u4e2d\u00e9'");
    }

    @Test
    void nobody_writes_without_the_token() throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(running.url() + "/api/controls"))
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(post(Visit.of(running), "declaration_id=D1&outcome=conform&recorded_at=2026-03-10", "")
                        .statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<String> post(Visit visit, String fields, String shown) throws Exception {
        return visit.send(visit.request("/declaration/control")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        fields + "&token=" + URLEncoder.encode(shown, StandardCharsets.UTF_8))));
    }

    @Test
    void a_result_is_recorded_and_corrected_on_the_page_of_its_declaration() throws Exception {
        Visit visit = Visit.of(running);
        Matcher found = TOKEN.matcher(visit.get("/declaration?id=D1").body());
        assertThat(found.find()).isTrue();
        String shown = found.group(1);
        HttpResponse<String> done = post(
                visit,
                "declaration_id=D1&item=1&outcome=finding&amount=20&recorded_at=2026-03-10&corrected_by=D2",
                shown);
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(number("select count(*) from control where outcome = 'finding' and sequence = 1"))
                .isEqualTo(1);
        assertThat(post(
                                visit,
                                "declaration_id=D2&outcome=finding&amount=1.500,50&recorded_at=2026-03-10&corrected_by=D2",
                                shown)
                        .body())
                .contains("Amount ", "1.500,50", "is not a number: write it like 1500.50");
        HttpResponse<String> refused = post(
                visit, "declaration_id=D1&corrects=0&outcome=conform&amount=20&corrected_by=D2&reason=recount", shown);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("is given, but the outcome is conform")
                .contains("value=\"recount\"");
        post(visit, "declaration_id=D1&corrects=0&outcome=conform&corrected_by=D2&reason=recount", shown);
        String page = visit.get("/declaration?id=D1").body();
        assertThat(page).contains("Former versions of the result of control 0").contains("recount");
        assertThat(number("select count(*) from control_version")).isEqualTo(2);
    }

    @Test
    void an_amount_that_may_be_read_in_two_ways_is_refused_on_the_page_and_one_with_three_decimals_can_be_sent_again()
            throws Exception {
        Visit visit = Visit.of(running);
        Matcher found = TOKEN.matcher(visit.get("/declaration?id=D2").body());
        assertThat(found.find()).isTrue();
        String result = "declaration_id=D2&outcome=finding&recorded_at=2026-03-10&corrected_by=D2&amount=";
        HttpResponse<String> refused = post(visit, result + "12.345", found.group(1));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("may have a sign between thousands or decimals", "1.2340");
        assertThat(post(visit, result + "12.3450", found.group(1)).statusCode()).isEqualTo(303);
        assertThat(visit.get("/declaration?id=D2").body()).contains("value=\"12.3450\"");
    }
}
