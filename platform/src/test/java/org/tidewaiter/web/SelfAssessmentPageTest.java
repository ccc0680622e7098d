package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.search.KeptTariff;

/**
 * The self-assessment on a page and by the API, in a workspace without any data: an administration may ask itself before it loads anything. Beside it
 * the language that a browser prefers.
 */
@Tag("slow")
class SelfAssessmentPageTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]+)\"");

    @TempDir
    Path directory;

    private AskedDeclarations asked;
    private Pages.Running running;
    private Visit visit;

    @BeforeEach
    void start() {
        asked = AskedDeclarations.in(directory);
        running = Pages.start(KeptTariff.into(asked.workspace()), 0, (arguments, where, actor, out, err) -> 0);
        visit = Visit.of(running);
    }

    @AfterEach
    void stop() {
        running.stop();
        asked.close();
    }

    private String page(String path) throws Exception {
        String body = visit.get(path).body();
        for (int i = 0; i < 40 && body.contains("id=\"busy\""); i++) {
            body = visit.get(path).body();
        }
        return body;
    }

    private HttpResponse<String> post(String form) throws Exception {
        Matcher token = TOKEN.matcher(page("/self-assessment"));
        assertThat(token.find()).isTrue();
        return visit.send(visit.request("/self-assessment")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("token=" + token.group(1) + "&" + form)));
    }

    private HttpResponse<String> send(String json) throws Exception {
        String token = Files.readString(asked.workspace().directory().resolve("api.token"))
                .strip();
        return visit.send(HttpRequest.newBuilder(
                        visit.request("/api/v1/self-assessment").build().uri())
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    @Test
    void answers_keep_their_day_who_gave_them_and_a_note_and_progress_shows() throws Exception {
        assertThat(page("/self-assessment"))
                .contains("Is somebody in the management answerable for it?", "not answered yet")
                .doesNotContain("Last answer");
        HttpResponse<String> taken = post("by=Ana+Sol&on=2026-03-31&answer.strategy.purpose=yes"
                + "&note.strategy.purpose=minutes%2C+%22item+3%22&answer.strategy.owner=no");
        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(taken.headers().firstValue("Location")).hasValue("/self-assessment?taken=2");
        assertThat(page("/self-assessment"))
                .contains(
                        "Last answer: yes, 2026-03-31 · Ana Sol · minutes, \"item 3\"", "Last answer: no, 2026-03-31");
        assertThat(
                        send("{\"assessed_on\":\"2026-06-30\",\"answered_by\":\"B\",\"answers\":[{\"question\":\"strategy.owner\",\"answer\":\"yes\"}]}")
                                .body())
                .contains("\"accepted\":1");
        String page = page("/self-assessment?language=fr");
        assertThat(page)
                .contains("Dernière réponse\u00a0: oui, 2026-06-30 · B")
                .contains(">2026-03-31</th>", ">2026-06-30</th>");
        assertThat(asked.workspace().lake().maps("select file_name, loaded_by from load order by load_id desc limit 2"))
                .satisfiesExactly(
                        row -> assertThat(row.toString()).contains("self-assessment-2026-06-30.csv", "token api as B"),
                        row -> assertThat(row.toString()).contains("self-assessment-2026-03-31.csv", "as Ana Sol"));
    }

    @Test
    void what_cannot_be_taken_is_refused_whole_with_what_would_do() throws Exception {
        HttpResponse<String> nobody = post("by=&answer.strategy.purpose=yes&note.strategy.purpose=kept+words");
        assertThat(nobody.statusCode()).isEqualTo(400);
        assertThat(nobody.body()).contains("Nobody is named who answers", "value=\"kept words\"");
        assertThat(post("by=A&on=2999-01-01&answer.strategy.purpose=yes").body())
                .contains("cannot be 2999-01-01");
        assertThat(post("by=A&note.strategy.purpose=x").body()).contains("has no answer");
        assertThat(post("by=A").body()).contains("No question is answered");
        HttpResponse<String> unknown =
                send("{\"answered_by\":\"A\",\"answers\":[{\"question\":\"strategy.purpos\",\"answer\":\"yes\"}]}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("There is no question strategy.purpos", "strategy.purpose");
        assertThat(
                        send("{\"answered_by\":\"A\",\"answers\":[{\"question\":\"strategy.purpose\",\"answer\":\"perhaps\"}]}")
                                .body())
                .contains("neither yes nor no");
        assertThat(send("[]").statusCode()).isEqualTo(400);
        assertThat(asked.workspace().lake().number("select count(*) from self_assessment"))
                .isZero();
    }

    @Test
    void pages_speak_the_language_that_the_browser_prefers_until_the_reader_chooses() throws Exception {
        String french = "fr-CI,fr;q=0.9,en;q=0.5";
        assertThat(visit.send(visit.request("/what-for").header("Accept-Language", french))
                        .body())
                .contains("<html lang=\"fr\">", "href=\"/?language=en\"");
        assertThat(visit.send(visit.request("/what-for").header("Accept-Language", "de, en-GB;q=0.7, fr;q=0.3"))
                        .body())
                .contains("<html lang=\"en\">");
        assertThat(visit.send(visit.request("/what-for").header("Accept-Language", ";;;"))
                        .body())
                .contains("<html lang=\"en\">");
        HttpResponse<String> chosen =
                visit.send(visit.request("/what-for?language=en").header("Accept-Language", french));
        assertThat(chosen.body()).contains("<html lang=\"en\">");
        String kept = chosen.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(kept).contains("language=en", "SameSite=Lax");
        assertThat(visit.send(HttpRequest.newBuilder(
                                        visit.request("/what-for").build().uri())
                                .header("Cookie", visit.cookie() + "; language=en")
                                .header("Accept-Language", french))
                        .body())
                .contains("<html lang=\"en\">");
    }
}
