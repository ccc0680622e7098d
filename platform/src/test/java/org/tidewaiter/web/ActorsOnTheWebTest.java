package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.AwaitedCommit;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.search.KeptTariff;
import org.tidewaiter.trail.Entry;
import org.tidewaiter.trail.Trail;

/** What comes over the pages is the session's, what comes over the API the token's, whoever it says it is. */
@Tag("slow")
class ActorsOnTheWebTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]+)\"");
    private static final String MAPPING = """
        columns: {id: declaration.declaration_id, day: declaration.accepted_at, hs: goods_item.hs_code}
        constants: {goods_item.sequence: 1}
        """;

    @TempDir
    Path directory;

    private Workspace workspace;
    private Pages.Running running;
    private Visit visit;
    private String token;

    @BeforeEach
    void start() throws IOException {
        workspace = FreshWorkspace.in(directory);
        Files.createDirectories(workspace.directory().resolve("mappings"));
        Files.writeString(workspace.directory().resolve("mappings/small.yaml"), MAPPING);
        Path file = Files.writeString(
                directory.resolve("d.csv"), "id,day,hs\nD1,2026-03-02,870323\nD2,2026-03-03,87\nD4,2026-03-03,87\n");
        TableLoad.load(
                workspace,
                file,
                Mapping.parse(MAPPING, "small"),
                LoadOptions.plain(Actor.systemUser()),
                LoadProgress.SILENT);
        running = Pages.start(KeptTariff.into(workspace), 0, (arguments, where, actor, out, err) -> 0);
        visit = Visit.of(running);
        token = Files.readString(workspace.directory().resolve("api.token")).strip();
    }

    @AfterEach
    void stop() {
        running.stop();
        workspace.close();
    }

    @Test
    void a_file_that_another_system_sends_is_its_tokens() throws Exception {
        assertThat(api("/api/loads?mapping=small", "id,day,hs\nD3,2026-03-04,870323\n")
                        .statusCode())
                .isEqualTo(200);
        assertThat(last().actor()).isEqualTo("token api");
        assertThat(last().action()).isEqualTo("load");
    }

    @Test
    void a_correction_that_another_system_sends_is_its_tokens_for_the_person_it_names() throws Exception {
        api("/api/controls", "{\"declaration_id\": \"D1\", \"outcome\": \"finding\", \"recorded_at\": \"2026-03-10\"}");
        assertThat(last().who()).isEqualTo("token api");
        api(
                "/api/controls",
                "{\"corrects\": 0, \"outcome\": \"conform\", \"reason\": \"recount\", \"corrected_by\": \"Anna\"}");
        assertThat(last().subject()).isEqualTo("control 0");
        assertThat(last().who()).isEqualTo("token api as Anna");
    }

    @Test
    void a_form_is_the_sessions_whose_name_does_not_give_its_cookie_away() throws Exception {
        form("/declaration/control", "declaration_id=D1&outcome=conform&recorded_at=2026-03-10&corrected_by=Anna");
        String who = last().who();
        assertThat(who).matches("session [0-9a-f]{12} as Anna");
        assertThat(visit.cookie()).doesNotContain(who.substring("session ".length(), who.indexOf(" as")));
        form("/quarantine/1", "text=" + URLEncoder.encode("D2,2026-03-03,640399", StandardCharsets.UTF_8));
        assertThat(workspace.lake().number("select count(*) from quarantine where status = 'returned'"))
                .isEqualTo(1);
        assertThat(last().action()).isEqualTo("take_back");
        assertThat(last().who()).isEqualTo(who.substring(0, who.indexOf(" as")));
    }

    /** What asks for a door, and the SQL of who stands in the row that it leaves. */
    private record Changing(String door, Door open, String who) {}

    private interface Door {
        void go() throws Exception;
    }

    private static final String LAST_LOAD = "select loaded_by from load order by load_id desc limit 1";
    private static final String LAST_ENTRY = "select actor from trail order by entry_id desc limit 1";

    /** The doors of a browser that change something, in an order in which each finds what it needs. */
    private List<Changing> forms() {
        String question = "name=Q&analysis=revenue-collected&schedule=weekly&p.rows=5";
        return List.of(
                new Changing(
                        "/declaration/control",
                        () -> form("/declaration/control", "declaration_id=D1&outcome=conform&recorded_at=2026-03-10"),
                        LAST_ENTRY),
                new Changing(
                        "/quarantine/{id}",
                        () -> form(
                                "/quarantine/1",
                                "text=" + URLEncoder.encode("D2,2026-03-03,640399", StandardCharsets.UTF_8)),
                        LAST_LOAD),
                new Changing(
                        "/quarantine/{id}/dismiss",
                        () -> form("/quarantine/2/dismiss", "why=a+test"),
                        "select dismissed_by from quarantine where status = 'dismissed'"),
                new Changing(
                        "/self-assessment",
                        () -> form("/self-assessment", "by=Anna&on=2026-03-31&answer.strategy.purpose=yes"),
                        LAST_LOAD.replace("loaded_by", "regexp_replace(loaded_by, ' as Anna$', '')")),
                new Changing("/map", this::loadsOnTheMapPage, LAST_LOAD),
                new Changing(
                        "/quality/judge",
                        () -> form("/quality/judge", "again=1"),
                        "select max(judged_by) from store.judged_load"),
                new Changing("/questions", () -> form("/questions", question), "select saved_by from saved_question"),
                new Changing(
                        "/questions/{name}/ask",
                        () -> form("/questions/Q/ask", "x=1"),
                        "select asked_by from saved_answer"),
                new Changing(
                        "/questions/{name}/drop",
                        () -> form("/questions/Q/drop", "x=1"),
                        "select dropped_by from saved_question"));
    }

    /** Doors that take a form and leave nothing that changes data; who looked at figures or asked a query is kept all the same. */
    private static final Set<String> CHANGING_NOTHING =
            Set.of("/analyses/{name}/stop", "/own-figures", "/query", "RequestLimits.UPLOAD");

    private void loadsOnTheMapPage() throws Exception {
        String xml = Files.readString(Path.of("src/test/resources/org/tidewaiter/message/wco/declaration.xml"));
        String body = "--b\r\n" + "Content-Disposition: form-data; name=\"file\"; filename=\"m.xml\"\r\n\r\n" + xml
                + "\r\n--b--\r\n";
        HttpResponse<String> uploaded = visit.send(visit.request(RequestLimits.UPLOAD + "?token=" + pageToken())
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        String page = uploaded.headers().firstValue("Location").orElseThrow();
        form("/map", page.substring(page.indexOf('?') + 1) + "&action=load");
    }

    @Test
    void every_form_that_changes_something_leaves_a_row_that_names_the_session() throws Exception {
        for (Changing changing : forms()) {
            changing.open().go();
            assertThat(who(changing.who())).as(changing.door()).matches("session [0-9a-f]{12}");
        }
        for (String door : List.of("/api/loads?mapping=small", "/api/controls")) {
            api(
                    door,
                    door.contains("loads")
                            ? "id,day,hs\nD9,2026-03-04,870323\n"
                            : "{\"declaration_id\": \"D9\", \"outcome\": \"finding\", \"recorded_at\": \"2026-03-10\"}");
            assertThat(who(LAST_LOAD)).as(door).isEqualTo("token api");
            assertThat(who(LAST_ENTRY)).as(door).isEqualTo("token api");
        }
        api(
                "/api/v1/self-assessment",
                "{\"assessed_on\": \"2026-06-30\", \"answered_by\": \"Anna\", \"answers\": [{\"question\": \"strategy.owner\","
                        + " \"answer\": \"yes\"}]}");
        assertThat(who(LAST_LOAD)).isEqualTo("token api as Anna");
    }

    @Test
    void no_door_that_takes_something_is_forgotten_above() throws IOException {
        String pages = Files.readString(Path.of("src/main/java/org/tidewaiter/web/Pages.java"));
        Set<String> doors = Pattern.compile("\\.post\\(\"?([^\",]+)\"?,")
                .matcher(pages)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = new TreeSet<>(CHANGING_NOTHING);
        known.addAll(List.of("/api/loads", "/api/controls", "/api/v1/self-assessment"));
        forms().forEach(changing -> known.add(changing.door()));
        assertThat(doors).isEqualTo(known);
    }

    /** Who stands there, once somebody does: judging goes on behind its page. */
    private String who(String sql) throws InterruptedException {
        return AwaitedCommit.first(
                        workspace.lake(),
                        () -> workspace.lake().maps(sql).stream()
                                .limit(1)
                                .flatMap(row -> row.values().stream().limit(1))
                                .filter(Objects::nonNull)
                                .map(Object::toString)
                                .findFirst())
                .orElse("nobody");
    }

    private HttpResponse<String> api(String path, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(running.url() + path))
                                .header("Authorization", "Bearer " + token)
                                .header("Idempotency-Key", "k")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private void form(String path, String fields) throws Exception {
        HttpResponse<String> answer = visit.send(visit.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields + "&token=" + pageToken())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private String pageToken() throws Exception {
        Matcher found = TOKEN.matcher(visit.get("/declaration?id=D1").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private Entry last() {
        return Trail.entries(workspace.lake()).getLast();
    }
}
