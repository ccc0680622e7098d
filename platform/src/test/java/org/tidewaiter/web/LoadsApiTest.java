package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.search.KeptTariff;

@Tag("slow")
class LoadsApiTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String CSV = "id,day,hs\nD1,2021-03-31,870323\nD2,no day,870323\n";
    private static final String MAPPING = """
        columns: {id: declaration.declaration_id, day: declaration.accepted_at, hs: goods_item.hs_code}
        constants: {goods_item.sequence: 1}
        """;

    @TempDir
    Path directory;

    private Workspace workspace;
    private Pages.Running running;
    private String token;

    @BeforeEach
    void start() throws Exception {
        workspace = FreshWorkspace.in(directory);
        Files.createDirectories(workspace.directory().resolve("mappings"));
        Files.writeString(workspace.directory().resolve("mappings/small.yaml"), MAPPING);
        running = Pages.start(KeptTariff.into(workspace), 0, (arguments, where, actor, out, err) -> 0);
        token = Files.readString(workspace.directory().resolve("api.token")).strip();
    }

    @AfterEach
    void stop() throws Exception {
        running.stop();
        try (Stream<Path> left = Files.list(workspace.temporary())) {
            assertThat(left.filter(f -> f.getFileName().toString().startsWith("upload")))
                    .isEmpty();
        }
        workspace.close();
    }

    private HttpResponse<String> post(String query, String key, byte[] body, String shown) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(running.url() + "/api/loads" + query))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        if (!shown.isEmpty()) {
            request.header("Authorization", "Bearer " + shown);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String key, String body) throws Exception {
        return post("?mapping=small&name=day.csv", key, body.getBytes(StandardCharsets.UTF_8), token);
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }

    private long loads() {
        return workspace.lake().number("select count(*) from load");
    }

    @Test
    void a_file_sent_is_loaded_and_the_report_is_the_answer() throws Exception {
        HttpResponse<String> answer = post("k1", CSV);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).get("read").asInt()).isEqualTo(2);
        assertThat(json(answer).get("accepted").asInt()).isEqualTo(1);
        assertThat(json(answer).get("quarantined").asInt()).isEqualTo(1);
        assertThat(json(answer).get("loads").get(0).get("file").asText()).isEqualTo("day.csv");
    }

    @Test
    void the_same_key_with_the_same_body_gets_the_same_answer_and_loads_nothing() throws Exception {
        HttpResponse<String> first = post("k1", CSV);
        HttpResponse<String> second = post("k1", CSV);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(loads()).isEqualTo(1);
    }

    @Test
    void the_answer_is_the_same_after_a_restart() throws Exception {
        HttpResponse<String> first = post("k1", CSV);
        running.stop();
        workspace.close();
        workspace = Workspace.open(directory.resolve("w"), "test");
        running = Pages.start(workspace, 0, (arguments, where, actor, out, err) -> 0);
        assertThat(post("k1", CSV).body()).isEqualTo(first.body());
        assertThat(loads()).isEqualTo(1);
    }

    @Test
    void the_same_key_with_another_body_is_a_conflict() throws Exception {
        post("k1", CSV);
        HttpResponse<String> other = post("k1", CSV + "D3,2021-03-31,870323\n");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(json(other).get("remedy").asText()).contains("a key of its own");
        assertThat(loads()).isEqualTo(1);
    }

    @Test
    void many_at_once_with_one_key_load_once() throws Exception {
        Callable<HttpResponse<String>> one = () -> post("k1", CSV);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var answer : threads.invokeAll(List.of(one, one, one, one))) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }
        assertThat(loads()).isEqualTo(1);
    }

    @Test
    void the_same_content_under_another_key_is_told_as_a_conflict() throws Exception {
        post("k1", CSV);
        HttpResponse<String> again = post("k2", CSV);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again).get("detail").asText())
                .contains("very content that was loaded")
                .doesNotContain(directory.toString());
        assertThat(loads()).isEqualTo(1);
    }

    private static byte[] zip(String... namesAndTexts) throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var out = new java.util.zip.ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new java.util.zip.ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static String row(String id) {
        return "id,day,hs\n" + id + ",2021-03-31,870323\n";
    }

    @Test
    void a_mended_archive_sent_again_brings_its_new_members_and_lists_the_known_ones() throws Exception {
        String query = "?mapping=small&name=day.zip";
        var first = post(query, "k1", zip("c.csv", row("C"), "d.csv", "x,y\n1,2\n", "e.csv", row("E")), token);
        assertThat(first.statusCode()).isEqualTo(422);
        assertThat(json(first).get("loaded").findValuesAsText("file"))
                .containsExactly("day.zip/c.csv", "day.zip/e.csv");
        assertThat(json(first).get("not_taken").findValuesAsText("file")).containsExactly("day.zip/d.csv");
        byte[] mended = zip("c.csv", row("C"), "d.csv", row("D"), "e.csv", row("E"));
        var second = post(query, "k2", mended, token);
        assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
        assertThat(json(second).get("loads").findValuesAsText("file")).containsExactly("day.zip/d.csv");
        assertThat(json(second).get("passed_over").findValuesAsText("file"))
                .containsExactly("day.zip/c.csv", "day.zip/e.csv");
        assertThat(json(second).get("passed_over").findValuesAsText("load_id")).containsExactly("1", "2");
        var replayed = post(query, "k2", mended, token);
        assertThat(replayed.body()).isEqualTo(second.body());
        var third = post(query, "k3", mended, token);
        assertThat(third.statusCode()).as("nothing in it is new").isEqualTo(409);
        assertThat(json(third).get("passed_over")).hasSize(3);
        assertThat(second.body() + first.body() + third.body()).doesNotContain("upload-");
        assertThat(loads()).isEqualTo(3);
    }

    @Test
    void an_archive_whose_answer_was_lost_is_answered_as_if_it_had_not_been() throws Exception {
        byte[] body = zip("c.csv", row("C"), "d.csv", row("D"));
        String query = "?mapping=small&name=day.zip";
        post("?mapping=small&name=c.csv", "k0", row("C").getBytes(StandardCharsets.UTF_8), token);
        var first = post(query, "k1", body, token);
        workspace
                .lake()
                .transaction(
                        s -> s.execute("update load_request set status = 0, answer = '' where idempotency_key = 'k1'"));
        var again = post(query, "k1", body, token);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).get("loads").findValuesAsText("file"))
                .isEqualTo(json(first).get("loads").findValuesAsText("file"))
                .containsExactly("day.zip/d.csv");
        assertThat(json(again).get("passed_over").findValuesAsText("file")).containsExactly("day.zip/c.csv");
    }

    @Test
    void two_keys_at_the_same_time_with_the_same_content_load_it_once() throws Exception {
        Callable<Integer> one = () -> post("ka", CSV).statusCode();
        Callable<Integer> other = () -> post("kb", CSV).statusCode();
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Integer> statuses = new java.util.ArrayList<>();
            for (var answer : threads.invokeAll(List.of(one, other))) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        }
        assertThat(loads()).isEqualTo(1);
    }

    @Test
    void a_column_that_cannot_be_read_is_told_and_left_out_only_when_asked() throws Exception {
        byte[] body = ("Declaration No,Acceptance Date,HS Code,Net Weight Kg\nA1,2024-03-11,01012100,twelve pallets\n")
                .getBytes(StandardCharsets.UTF_8);
        var refused = post("?name=day.csv", "k1", body, token);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).get("detail").asText())
                .contains("'Net Weight Kg'", "'twelve pallets', which is not a number");
        assertThat(json(refused).get("remedy").asText()).contains("the parameter leave_out=Net Weight Kg");
        var taken = post("?name=day.csv&leave_out=Net%20Weight%20Kg", "k2", body, token);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(json(taken).at("/loads/0/left_out/0/column").asText()).isEqualTo("Net Weight Kg");
        assertThat(post("?name=day.csv", "k2", body, token).statusCode())
                .as("the same key asks for the same")
                .isEqualTo(409);
    }

    @Test
    void what_an_unsure_column_is_is_asked_and_answered_with_the_next_request() throws Exception {
        byte[] body =
                ("Zqx,Acceptance Date,HS Code,Net Weight Kg\nA1,2024-03-11,01012100,12\nB7,2024-03-12,01012100,14\n")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(post("?name=day.csv", "k1", body, token).statusCode()).isEqualTo(422);
        var taken = post("?name=day.csv&set=Zqx%3Ddeclaration.declaration_id", "k2", body, token);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(json(taken).get("accepted").asInt()).isEqualTo(2);
        var wrong = post("?name=day.csv&set=Zqx%3Dnothing", "k3", body, token);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(json(wrong).get("remedy").asText()).contains("the parameter set=COLUMN=FIELD");
    }

    @Test
    void what_a_column_is_cannot_be_said_of_messages() throws Exception {
        byte[] body = "UNB+UNOC:3+A+B+240311:1016+R1'UNH+1+CUSDEC:D:96B:UN'BGM+929+REF9+9'UNT+2+1'UNZ+1+R1'"
                .getBytes(StandardCharsets.US_ASCII);
        var refused = post("?set=Zqx%3Ddeclaration.declaration_id", "k1", body, token);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(json(refused).get("detail").asText()).contains("no columns");
        assertThat(loads()).isZero();
    }

    @Test
    void a_load_whose_answer_was_lost_when_the_server_ended_is_answered_from_the_record() throws Exception {
        HttpResponse<String> first = post("k1", CSV);
        workspace.lake().transaction(s -> s.execute("update load_request set status = 0, answer = ''"));
        HttpResponse<String> again = post("k1", CSV);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).get("accepted")).isEqualTo(json(first).get("accepted"));
        assertThat(loads()).isEqualTo(1);
    }

    @Test
    void a_file_that_cannot_be_taken_is_a_problem_with_a_remedy() throws Exception {
        HttpResponse<String> answer = post("k1", "a,b\n1,2\n");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("detail").asText()).contains("needs the column 'id'");
        assertThat(json(answer).get("remedy").asText()).isNotEmpty();
        assertThat(post("k1", "a,b\n1,2\n").body()).isEqualTo(answer.body());
        assertThat(post("?mapping=nowhere", "k2", CSV.getBytes(StandardCharsets.UTF_8), token)
                        .statusCode())
                .isEqualTo(422);
        assertThat(post("?mapping=../w/mappings/small.yaml", "k3", CSV.getBytes(StandardCharsets.UTF_8), token)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void remedies_speak_of_the_api_and_never_of_the_command_line() throws Exception {
        post("k1", CSV);
        List<HttpResponse<String>> refusals = List.of(
                post("k2", CSV),
                post("k3", "a,b\n1,2\n"),
                post("", "k4", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), token),
                post("?mapping=nowhere", "k5", CSV.getBytes(StandardCharsets.UTF_8), token));
        for (HttpResponse<String> refusal : refusals) {
            JsonNode problem = json(refusal);
            assertThat(problem.get("remedy").asText())
                    .isNotBlank()
                    .doesNotContain("--")
                    .doesNotContain("tidewaiter map");
            assertThat(problem.get("detail").asText())
                    .isNotBlank()
                    .doesNotContain("--")
                    .doesNotContain(problem.get("remedy").asText());
        }
    }

    @Test
    void messages_need_no_mapping() throws Exception {
        String edi = "UNB+UNOC:3+A+B+240311:1016+R1'UNH+1+CUSDEC:D:96B:UN'BGM+929+REF9+9'DTM+148:20240311:102'UNS+D'"
                + "CST+1+94054210'UNS+S'UNT+7+1'UNZ+1+R1'";
        HttpResponse<String> answer = post("", "k1", edi.getBytes(StandardCharsets.US_ASCII), token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(workspace.lake().number("select count(*) from declaration where declaration_id = 'REF9'"))
                .isEqualTo(1);
        assertThat(post("", "k2", CSV.getBytes(StandardCharsets.UTF_8), token).statusCode())
                .isEqualTo(422);
    }

    @Test
    void without_token_or_key_nothing_is_loaded() throws Exception {
        byte[] body = CSV.getBytes(StandardCharsets.UTF_8);
        assertThat(post("?mapping=small", "k1", body, "").statusCode()).isEqualTo(401);
        assertThat(post("?mapping=small", "k1", body, "0".repeat(48)).statusCode())
                .isEqualTo(401);
        assertThat(post("?mapping=small", "", body, token).statusCode()).isEqualTo(400);
        assertThat(post("?mapping=small", "a key", body, token).statusCode()).isEqualTo(400);
        assertThat(post("?mapping=small", "k1", new byte[0], token).statusCode())
                .isEqualTo(400);
        assertThat(loads()).isZero();
    }

    @Test
    void a_body_beyond_the_limit_is_refused() throws Exception {
        try (Pages.Running ignored = running) {
            io.javalin.Javalin small = io.javalin.Javalin.create(config ->
                    config.routes.post("/api/loads", LoadsApi.of(workspace, () -> message -> List.of(), 100)::post));
            small.start("127.0.0.1", 0);
            HttpRequest.BodyPublisher unknownLength =
                    HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[10_000]));
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + small.port() + "/api/loads"))
                    .header("Idempotency-Key", "k1")
                    .header("Authorization", "Bearer " + token)
                    .POST(unknownLength)
                    .build();
            assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(413);
            small.stop();
        }
    }

    @Test
    void only_its_owner_can_read_the_token() throws Exception {
        Path file = workspace.directory().resolve("api.token");
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        }
    }
}
