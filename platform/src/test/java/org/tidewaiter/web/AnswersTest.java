package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;

/** Answers over real HTTP and a real database. */
@Tag("slow")
class AnswersTest {
    private static final String ENDLESS = "select sum(a.range * b.range) from range(1000000) a, range(1000000000) b";

    private final Lake lake = Lake.inMemory();
    private final AtomicInteger worked = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private Javalin server;

    private record Figure(long value) {}

    @BeforeEach
    void serve() {
        Answers answers = new Answers(lake, 1, 2);
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "127.0.0.1";
            config.routes
                    .get("/count/{n}", c -> show(c, answers, "select " + c.pathParam("n") + "::bigint"))
                    .get("/endless", c -> show(c, answers, ENDLESS))
                    .get("/form", c -> c.status(503).html("<p>too much is asked"))
                    .post("/api/form", c -> ProblemDetails.answer(c, 503, "{}"))
                    .get("/slow/{n}", c -> show(c, answers, "select " + slow(c.pathParam("n"))));
            ErrorPages.register(config.routes);
        });
        server.start("127.0.0.1", 0);
    }

    /** It waits and keeps no core busy meanwhile. */
    private static String slow(String n) {
        return n + " + coalesce(sleep_ms(600)::bigint, 0)";
    }

    private void show(Context context, Answers answers, String sql) {
        Figure number = answers.of(context, Figure.class, sql, () -> {
            worked.incrementAndGet();
            begun.countDown();
            try {
                return new Figure(lake.number(sql));
            } catch (TidewaiterException e) {
                ended.complete(String.valueOf(e.getMessage()));
                throw e;
            }
        });
        context.result(Long.toString(number.value()));
    }

    @AfterEach
    void close() {
        server.stop();
        lake.close();
    }

    private CompletableFuture<HttpResponse<String>> ask(String path) {
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .timeout(Duration.ofSeconds(40))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void an_answer_is_worked_out_once_for_a_version_of_the_data() {
        assertThat(ask("/count/7").join().body()).isEqualTo("7");
        assertThat(ask("/count/7").join().body()).isEqualTo("7");
        assertThat(worked).hasValue(1);
        lake.transaction(session -> session.execute("create table t as select 1"));
        assertThat(ask("/count/7").join().body()).isEqualTo("7");
        assertThat(worked).hasValue(2);
    }

    @Test
    void readers_who_ask_the_same_at_once_share_the_work() {
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            asked.add(ask("/slow/1"));
        }
        assertThat(asked).allSatisfy(a -> assertThat(a.join().statusCode()).isEqualTo(200));
        assertThat(worked).hasValue(1);
    }

    @Test
    void whatever_way_the_server_says_that_it_is_busy_it_says_when_to_come_again() throws Exception {
        HttpRequest posted = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/form"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> problem = HttpClient.newHttpClient().send(posted, HttpResponse.BodyHandlers.ofString());
        for (HttpResponse<String> busy : List.of(ask("/form").join(), problem)) {
            assertThat(busy.statusCode()).isEqualTo(503);
            assertThat(busy.headers().firstValue("Retry-After")).contains("5");
        }
        assertThat(ask("/count/1").join().headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void beyond_the_line_the_server_is_busy_and_says_when_to_come_again() {
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            asked.add(ask("/slow/" + i));
        }
        List<HttpResponse<String>> answers =
                asked.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 503);
        assertThat(answers).filteredOn(a -> a.statusCode() == 200).hasSizeBetween(3, 9);
        assertThat(answers)
                .filteredOn(a -> a.statusCode() == 503)
                .isNotEmpty()
                .allSatisfy(a -> assertThat(a.headers().firstValue("Retry-After"))
                        .hasValueSatisfying(
                                seconds -> assertThat(Integer.parseInt(seconds)).isPositive()));
    }

    @Test
    void a_question_of_a_reader_who_has_gone_is_given_up() throws IOException, InterruptedException {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                java.nio.file.Files.isReadable(java.nio.file.Path.of("/proc/net/tcp")),
                "only Linux tells who has gone");
        try (Socket reader = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            reader.getOutputStream()
                    .write("GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(ended.orTimeout(10, TimeUnit.SECONDS).join()).contains("given up");
        assertThat(ask("/count/7").join().body()).isEqualTo("7");
    }
}
