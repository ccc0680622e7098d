package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.SampleWorkspace;
import org.tidewaiter.search.KeptTariff;

/** What many, large, slow and unfinished requests do to a server: over real sockets. */
@Tag("slow")
class CrowdTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final AtomicInteger WANTED = new AtomicInteger();

    @TempDir
    static Path directory;

    static Workspace workspace;
    static Pages.Running running;
    static Visit visit;

    @BeforeAll
    static void start() {
        workspace = SampleWorkspace.open(directory.resolve("workspace"), 2000);
        running = Pages.start(
                KeptTariff.into(workspace),
                ServerSettings.onLoopback(0),
                (arguments, where, actor, out, err) -> 0,
                new CheckBook(CrowdTest::checker, language -> List.of()));
        visit = Visit.of(running);
    }

    @AfterAll
    static void stop() {
        running.stop();
        workspace.close();
    }

    private static MessageChecker checker() {
        if (WANTED.get() > 0) {
            long[][] more = new long[WANTED.get()][];
            for (int i = 0; i < more.length; i++) {
                more[i] = new long[Integer.MAX_VALUE];
            }
        }
        return message -> List.of();
    }

    @Test
    void forms_that_are_never_finished_stop_no_page() throws Exception {
        List<Socket> half = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                half.add(begun("/quality/judge", "Cookie: " + visit.cookie() + "\r\n", "1000", "token=abc"));
                half.add(begun("/map/upload", "", "100000", "--x\r\n"));
            }
            for (String path : List.of("/", "/ranked", "/loads", "/static/tidewaiter.css")) {
                HttpResponse<String> answer = visit.send(visit.request(path).timeout(SOON));
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
            }
            HttpResponse<String> fresh = visit.send(HttpRequest.newBuilder(URI.create(running.url() + "/health"))
                    .timeout(SOON));
            assertThat(fresh.body()).isEqualTo("ok\n");
        } finally {
            for (Socket socket : half) {
                socket.close();
            }
        }
    }

    @Test
    void who_has_no_session_is_answered_before_his_body_comes() throws Exception {
        assertThat(firstLine(begun("/map/upload", "", "300000000", ""))).contains(" 401 ");
        assertThat(firstLine(begun("/api/loads", "", "300000000", ""))).contains(" 401 ");
    }

    @Test
    void a_file_without_the_token_of_the_form_is_refused_before_it_comes() throws Exception {
        String cookie = "Cookie: " + visit.cookie() + "\r\nContent-Type: multipart/form-data; boundary=x\r\n";
        assertThat(firstLine(begun("/map/upload", cookie, "300000000", "--x\r\n")))
                .contains(" 403 ");
        assertThat(firstLine(begun("/map/upload?token=" + "0".repeat(48), cookie, "300000000", "--x\r\n")))
                .contains(" 403 ");
        try (Stream<Path> left = Files.walk(workspace.temporary())) {
            assertThat(left.filter(Files::isRegularFile)
                            .filter(f -> !f.getFileName().toString().startsWith("duckdb")))
                    .isEmpty();
        }
    }

    @Test
    void a_form_is_bounded_whatever_it_says_of_its_length() throws Exception {
        String cookie = "Cookie: " + visit.cookie() + "\r\n";
        assertThat(firstLine(begun("/quality/judge", cookie, "40000000", ""))).contains(" 413 ");
        assertThat(firstLine(begun("/map/upload", cookie, "9000000000", ""))).contains(" 413 ");
        assertThat(firstLine(begun("/quality/judge", cookie + "Transfer-Encoding: chunked\r\n", null, "")))
                .contains(" 411 ");
        assertThat(firstLine(
                        begun("/map", cookie + "Content-Type: multipart/form-data; boundary=x\r\n", "5", "--x\r\n")))
                .contains(" 415 ");
    }

    @Test
    void too_little_memory_is_an_answer_and_the_server_lives_on() throws Exception {
        String token =
                Files.readString(workspace.directory().resolve("api.token")).strip();
        String xml = "<Declaration xmlns=\"urn:wco:datamodel:WCO:DEC-DMS:2\"><ID>X1</ID></Declaration>";
        WANTED.set(1000);
        try {
            HttpRequest.Builder post = HttpRequest.newBuilder(URI.create(running.url() + "/api/loads?name=a.xml"))
                    .header("Authorization", "Bearer " + token)
                    .header("Idempotency-Key", "memory")
                    .POST(HttpRequest.BodyPublishers.ofString(xml));
            HttpResponse<String> answer = visit.send(post);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("too little memory");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        } finally {
            WANTED.set(0);
        }
        assertThat(visit.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void a_database_without_memory_is_busy() throws Exception {
        try (Session session = workspace.lake().session()) {
            leaveNoMemory(session);
            try {
                List<Integer> seen = new ArrayList<>();
                for (String path : List.of(
                        "/ranked?sort=office", "/loads?page=2", "/model", "/defects?by=office", "/ranked.csv")) {
                    HttpResponse<String> answer = visit.get(path);
                    seen.add(answer.statusCode());
                    if (answer.statusCode() == 503) {
                        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                        assertThat(answer.body()).contains("memory");
                    }
                }
                assertThat(seen).contains(503).isSubsetOf(200, 400, 503);
            } finally {
                session.execute("SET GLOBAL memory_limit = '1GB'");
            }
        }
        assertThat(visit.get("/ranked").statusCode()).isEqualTo(200);
    }

    /** Sets the lowest limit that the database takes. */
    private static void leaveNoMemory(Session session) {
        for (int megabytes = 1; megabytes < 1000; megabytes++) {
            try {
                session.execute("SET GLOBAL memory_limit = '" + megabytes + "MB'");
                return;
            } catch (TidewaiterException e) {
                assertThat(e.kind()).isEqualTo(TidewaiterException.Kind.BUSY);
            }
        }
        throw new IllegalStateException("The database takes no limit.");
    }

    private static Socket begun(String path, String headers, @Nullable String length, String body) throws IOException {
        URI uri = URI.create(running.url());
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        OutputStream out = socket.getOutputStream();
        String type = headers.contains("Content-Type") ? "" : "Content-Type: application/x-www-form-urlencoded\r\n";
        String bytes = length == null ? "" : "Content-Length: " + length + "\r\n";
        out.write(("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + type + bytes + "\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    private static String firstLine(Socket socket) throws IOException {
        try (socket) {
            socket.setSoTimeout((int) SOON.toMillis());
            StringBuilder line = new StringBuilder();
            for (int next = socket.getInputStream().read();
                    next >= 0 && next != '\n';
                    next = socket.getInputStream().read()) {
                line.append((char) next);
            }
            return line.toString();
        }
    }
}
