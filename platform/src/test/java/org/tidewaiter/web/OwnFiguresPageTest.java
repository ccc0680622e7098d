package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.search.KeptTariff;
import org.tidewaiter.trail.Entry;
import org.tidewaiter.trail.Trail;

/** The page on which an officer sees their own figures, and the trail of the look. */
@Tag("slow")
class OwnFiguresPageTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]+)\"");

    @TempDir
    Path directory;

    private AskedDeclarations asked;
    private Pages.Running running;
    private Visit visit;

    @BeforeEach
    void start() {
        List<String> declarations = new ArrayList<>();
        List<String> results = new ArrayList<>();
        for (int i = 0; i < 180; i++) {
            declarations.add("D%d,2026-01-10,O1,640399".formatted(i));
            results.add("D%d,goods,rule,2026-01-11,F%d,%s".formatted(i, i % 6, i % 5 == 0 ? "finding" : "conform"));
        }
        asked = AskedDeclarations.begunWith(directory, "declaration_id,accepted_at,office_code,hs_code", declarations)
                .controls("declaration_id,kind,selected_by,recorded_at,officer_id,outcome", results);
        running = Pages.start(KeptTariff.into(asked.workspace()), 0, (arguments, where, actor, out, err) -> 0);
        visit = Visit.of(running);
    }

    @AfterEach
    void stop() {
        running.stop();
        asked.close();
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return visit.send(visit.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private String token() throws Exception {
        Matcher token = TOKEN.matcher(visit.get("/own-figures").body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private List<Entry> looks() {
        return Trail.entries(asked.workspace().lake()).stream()
                .filter(e -> e.action().equals("look"))
                .toList();
    }

    @Test
    void an_officer_sees_one_row_and_the_look_is_in_the_trail() throws Exception {
        String page = post("/own-figures", "token=" + token() + "&officer=F3").body();
        assertThat(page).contains("The one officer shown", ">F3<").doesNotContainPattern("officer-\\d+");
        assertThat(page.split("data-label=\"Officer\"", -1)).hasSize(2);
        assertThat(looks()).singleElement().satisfies(e -> assertThat(e.who()).endsWith("as F3"));
        assertThat(post("/own-figures?language=fr", "token=" + token() + "&officer=F3")
                        .body())
                .contains("Votre numéro", "Le seul agent montré");
    }

    @Test
    void a_number_that_no_result_names_is_told_so_and_stands_in_the_trail_too() throws Exception {
        HttpResponse<String> answer = post("/own-figures", "token=" + token() + "&officer=F9");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("No result of a control names the officer");
        assertThat(looks()).singleElement().satisfies(e -> assertThat(e.who()).endsWith("as F9"));
    }

    @Test
    void nothing_is_shown_without_the_token_of_the_page_or_without_a_number() throws Exception {
        assertThat(post("/own-figures", "token=0000&officer=F3").statusCode()).isEqualTo(403);
        assertThat(post("/own-figures", "token=" + token() + "&officer=").statusCode())
                .isEqualTo(400);
        assertThat(looks()).isEmpty();
    }
}
