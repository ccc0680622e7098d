package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.SampleWorkspace;
import org.tidewaiter.search.KeptTariff;

/** Who gets in, and to what: tried over sockets, as a stranger on the same machine would. */
@Tag("slow")
class DoorsTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    static Path directory;

    static Workspace workspace;
    static Pages.Running running;
    static Visit visit;

    @BeforeAll
    static void start() throws IOException {
        workspace = SampleWorkspace.open(directory.resolve("workspace"), 300);
        Path files = Files.createDirectories(directory.resolve("files/sub"));
        Files.writeString(files.resolve("day.csv"), "Declaration number;HS code\nX1;870323\n");
        Files.writeString(directory.resolve("secret.csv"), "Declaration number;HS code\nHIDDEN;870323\n");
        Files.createSymbolicLink(directory.resolve("files/out.csv"), directory.resolve("secret.csv"));
        Files.createSymbolicLink(directory.resolve("files/up"), directory);
        ServerSettings serving =
                new ServerSettings(Pages.LOOPBACK, 0, List.of("Customs.Example"), List.of(directory.resolve("files")));
        running = Pages.start(
                KeptTariff.into(workspace),
                serving,
                (arguments, where, actor, out, err) -> {
                    out.println("did " + arguments + " in " + where + " for " + actor.text());
                    err.print("without an end");
                    return 7;
                },
                CheckBook.EMPTY);
        visit = Visit.of(running);
    }

    @AfterAll
    static void stop() {
        running.stop();
        workspace.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/ranked",
                "/ranked.csv",
                "/declaration?id=D000001",
                "/model",
                "/loads",
                "/quarantine.csv",
                "/map",
                "/map?file=sub/day.csv",
                "/quality",
                "/defects.csv",
                "/checks",
                "/letter.pdf?declarant=x",
                "/static/tidewaiter.css",
                "/nowhere",
                "/?token=000000000000000000000000000000000000000000000000",
                "/?token="
            })
    void without_the_secret_nothing_answers(String path) throws Exception {
        for (String method : List.of("GET", "HEAD", "POST", "PUT", "OPTIONS")) {
            HttpResponse<String> answer = stranger(method, path);
            assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(401);
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            if (method.equals("GET")) {
                assertThat(answer.body()).contains("tidewaiter serve").hasSizeLessThan(1000);
            }
        }
    }

    @Test
    void the_printed_address_gives_a_session_that_scripts_and_foreign_pages_do_not_get() throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(running.address())).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("token");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .contains("HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain(running.address().replaceAll(".*=", ""));
        assertThat(visit.get("/").statusCode()).isEqualTo(200);
        assertThat(visit.get("/static/tidewaiter.css").statusCode()).isEqualTo(200);
    }

    @Test
    void the_address_leads_to_the_page_that_was_meant() throws Exception {
        String secret = running.address().replaceAll(".*\\?", "");
        HttpResponse<String> answer = stranger("GET", "/ranked?lane=red&" + secret);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/ranked?lane=red");
        assertThat(stranger("POST", "/quality/judge?" + secret).statusCode()).isEqualTo(401);
    }

    @Test
    void other_systems_come_in_with_their_token_and_browsers_read_only() throws Exception {
        String token =
                Files.readString(workspace.directory().resolve("api.token")).strip();
        assertThat(stranger("GET", "/api/status").statusCode()).isEqualTo(401);
        assertThat(stranger("GET", "/api/status", "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(401);
        assertThat(stranger("GET", "/api/status", "Authorization", "Bearer " + token)
                        .body())
                .contains("\"declarations\":300");
        assertThat(visit.get("/api/status").statusCode()).isEqualTo(200);
        assertThat(stranger("GET", "/", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(401);
        HttpRequest.Builder post = visit.request("/api/loads")
                .header("Idempotency-Key", "k")
                .POST(HttpRequest.BodyPublishers.ofString("a,b\n1,2\n"));
        assertThat(visit.send(post).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../secret.csv",
                "sub/../../secret.csv",
                "out.csv",
                "up/secret.csv",
                "up/workspace/api.token",
                "sub",
                ".",
                "..",
                "//etc/passwd",
                "file:///etc/passwd",
                "sub\0/day.csv"
            })
    void no_path_comes_from_a_browser(String file) throws Exception {
        String secret = directory.resolve("secret.csv").toString();
        for (String asked : List.of(file, secret)) {
            HttpResponse<String> answer =
                    visit.get("/map?file=" + java.net.URLEncoder.encode(asked, StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).as(asked).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("HIDDEN", "root:").contains("no file of that name");
        }
    }

    @Test
    void a_name_below_a_folder_of_the_server_is_read() throws Exception {
        assertThat(visit.get("/map?file=sub/day.csv").body()).contains("Declaration number", "870323");
    }

    @Test
    void a_server_reads_no_named_file_unless_folders_were_given() throws Exception {
        try (Workspace other = SampleWorkspace.open(directory.resolve("other"), 10);
                Pages.Running closed =
                        Pages.start(KeptTariff.into(other), 0, (arguments, where, actor, out, err) -> 0)) {
            HttpResponse<String> answer = Visit.of(closed).get("/map?file=sub/day.csv");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("--files");
            assertThat(Visit.of(closed).get("/map").body()).doesNotContain("name=\"file\" required autocomplete");
        }
    }

    @Test
    void a_host_is_looked_at_whatever_the_server_listens_on() throws Exception {
        assertThat(asHost(running, "customs.example")).startsWith("HTTP/1.1 200");
        assertThat(asHost(running, "CUSTOMS.example.:443")).startsWith("HTTP/1.1 200");
        assertThat(asHost(running, "evil.example")).startsWith("HTTP/1.1 403");
        try (Workspace other = SampleWorkspace.open(directory.resolve("all"), 10);
                Pages.Running open = Pages.start(
                        KeptTariff.into(other),
                        new ServerSettings("0.0.0.0", 0, List.of(), List.of()),
                        (arguments, where, actor, out, err) -> 0,
                        CheckBook.EMPTY)) {
            assertThat(asHost(open, "evil.example")).startsWith("HTTP/1.1 403");
            assertThat(asHost(open, "customs.example")).startsWith("HTTP/1.1 403");
            assertThat(asHost(open, "127.0.0.1")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void what_is_nonsense_is_told_so_without_a_trace() throws Exception {
        for (String id : List.of("99999999999999999999", "abc", "1e9", "-1", "%00", "1%2F2", "%zz")) {
            String answer = raw("POST /quarantine/" + id + " HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + visit.cookie()
                    + "\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: 54\r\n"
                    + "Connection: close\r\n\r\n"
                    + "token=" + formToken());
            assertThat(answer).as(id).matches("(?s)HTTP/1.1 40[04] .*").doesNotContain("Exception", "\tat ", "at org.");
        }
    }

    @Test
    void commands_do_not_come_over_the_network() throws Exception {
        HttpRequest.Builder command = visit.request("/internal/command")
                .POST(HttpRequest.BodyPublishers.ofString("{\"arguments\":[\"status\"],\"directory\":\"/\"}"));
        assertThat(visit.send(command).statusCode()).isEqualTo(404);
        assertThat(Files.readString(workspace.directory().resolve("owner.json")))
                .doesNotContain("token");
    }

    @Test
    void a_command_of_the_same_user_is_carried_out_line_by_line() throws Exception {
        Path door = Path.of(Objects.requireNonNull(workspace.owner().door()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(door)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(door.getParent())))
                .isEqualTo("rwx------");
        assertThat(command(door, "{\"arguments\":[\"status\"],\"directory\":\"/somewhere\"}\n")
                        .lines())
                .containsExactly(
                        "odid [status] in /somewhere for " + Actor.systemUser().text(), "ewithout an end", "x7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "null",
                "[]",
                "{\"arguments\":7}",
                "{\"arguments\":[\"status\"]}",
                "{\"arguments\":[],\"directory\":\"\\u0000\"}"
            })
    void what_is_no_command_is_told_so(String wish) throws Exception {
        Path door = Path.of(Objects.requireNonNull(workspace.owner().door()));
        assertThat(command(door, wish + "\n").lines()).hasSize(2).last().isEqualTo("x2");
    }

    @Test
    void a_workspace_with_a_long_name_has_its_door_elsewhere() throws Exception {
        Path deep = directory.resolve("d".repeat(90)).resolve("workspace");
        try (Workspace other = SampleWorkspace.open(deep, 10);
                Pages.Running far = Pages.start(KeptTariff.into(other), 0, (arguments, where, actor, out, err) -> 3)) {
            Path door = Path.of(Objects.requireNonNull(other.owner().door()));
            assertThat(door.toString()).hasSizeLessThan(108);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(door.getParent())))
                    .isEqualTo("rwx------");
            assertThat(command(door, "{\"arguments\":[],\"directory\":\"/\"}\n"))
                    .isEqualTo("x3\n");
            far.stop();
            assertThat(door).doesNotExist();
        }
    }

    private static String formToken() throws Exception {
        return visit.get("/map").body().replaceAll("(?s).*/map/upload\\?token=([0-9a-f]{48}).*", "$1");
    }

    private static HttpResponse<String> stranger(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(running.url() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String asHost(Pages.Running server, String host) throws IOException {
        int port = URI.create(server.url()).getPort();
        return raw(
                port,
                "GET / HTTP/1.1\r\nHost: " + host + "\r\nCookie: "
                        + Visit.of(server).cookie() + "\r\nConnection: close\r\n\r\n");
    }

    private static String raw(String request) throws IOException {
        return raw(URI.create(running.url()).getPort(), request);
    }

    private static String raw(int port, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String command(Path door, String wish) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(door));
                InputStream in = Channels.newInputStream(channel)) {
            Channels.newOutputStream(channel).write(wish.getBytes(StandardCharsets.UTF_8));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Whoever holds a session could still keep the server and its memory busy with a form of millions of fields. */
    @Test
    void a_form_of_very_many_fields_is_refused_before_they_are_told_apart() throws Exception {
        String cookie = visit.cookie();
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(running.url() + "/query"))
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("sql=select" + "&a=1".repeat(10_001)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("more than 10,000 fields");
    }
}
