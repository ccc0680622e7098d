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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.engine.AwaitedCommit;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.search.KeptTariff;

/** The pages of data quality, asked as a browser asks; first before anything was judged, then after. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
class QualityPagesTest {
    @TempDir
    static Path directory;

    static Workspace workspace;
    static Pages.Running running;
    static Visit visit;
    static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        workspace = JudgedWorkspace.open(directory);
        running = Pages.start(
                KeptTariff.into(workspace),
                new ServerSettings(Pages.LOOPBACK, 0, List.of(), List.of(directory)),
                (arguments, where, actor, out, err) -> 0,
                JudgedWorkspace.BOOK);
        visit = Visit.of(running);
    }

    @AfterAll
    static void stop() {
        running.stop();
        workspace.close();
    }

    @Test
    @Order(1)
    void what_was_not_judged_has_no_score() throws Exception {
        assertThat(get("/quality").body())
                .contains("Nothing has been judged yet", "Judge now", "2 loads")
                .doesNotContain("100.0");
        assertThat(get("/").body()).contains("nothing judged yet");
        assertThat(get("/letter?declarant=DE101").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void a_form_without_the_token_changes_nothing() throws Exception {
        assertThat(post("/quality/judge", Map.of()).statusCode()).isEqualTo(403);
        assertThat(post("/quality/judge", Map.of("token", "0".repeat(48))).statusCode())
                .isEqualTo(403);
        assertThat(workspace.lake().number("select count(*) from store.judged_load"))
                .isZero();
    }

    @Test
    @Order(3)
    void a_form_sent_from_a_foreign_page_changes_nothing() throws Exception {
        Map<String, String> form = Map.of("token", token());
        assertThat(post("/quality/judge", form, "Origin", "http://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(post("/quality/judge", form, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(post("/quarantine/1", form, "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(workspace.lake().number("select count(*) from store.judged_load"))
                .isZero();
    }

    @Test
    @Order(4)
    void judging_gives_scores_that_lead_to_their_defects() throws Exception {
        HttpResponse<String> answer = post("/quality/judge", Map.of("token", token()), "Origin", running.url());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/quality");
        assertThat(AwaitedCommit.first(
                        workspace.lake(),
                        () -> Optional.of(workspace.lake().number("select count(*) from store.judged_load"))
                                .filter(loads -> loads >= 2)))
                .isPresent();
        long errors = workspace.lake().number("select count(*) from defect where severity = 'error'");
        assertThat(errors).isBetween(80L, 90L);
        assertThat(get("/quality").body())
                .contains("The net mass is more than the gross mass", "/defects?severity=error")
                .contains(QualitySentences.quarantined(
                        workspace.lake().number("select count(*) from quarantine"), PageLanguage.ENGLISH));
        assertThat(get("/defects?severity=error").body()).contains("<b>" + errors + "</b> defects");
        assertThat(get("/defects?aspect=consistency").body()).contains("<b>" + errors + "</b> defects");
        assertThat(get("/defects?aspect=validity").body()).contains("Nothing matches");
        assertThat(get("/").body()).contains("with an error", "with warnings only");
    }

    /** French but for data, and for what says of itself that it is English: reasons as loads wrote them, texts of law. */
    @Test
    @Order(6)
    void quality_checks_loads_and_quarantine_speak_french() throws Exception {
        String quality = get("/quality?language=fr").body();
        assertThat(quality).contains("Articles sans erreur", "/defects?severity=error&amp;language=fr");
        for (String page : List.of(
                quality,
                get("/quality?by=declarant&language=fr").body(),
                get("/checks?language=fr").body(),
                get("/loads?language=fr").body())) {
            assertThat(page).contains("<html lang=\"fr\"");
            assertThat(new FrenchPage(page).english("net-not-above-gross", "importer-given"))
                    .isEmpty();
        }
    }

    @Test
    @Order(5)
    void cards_by_every_group_lead_to_as_many_defects_as_there_are() throws Exception {
        for (String group : List.of("field", "office", "declarant", "importer", "source", "month")) {
            String page = get("/quality?by=" + group).body();
            Matcher card = Pattern.compile("href=\"(/defects\\?" + group + "=[^\"]+)\"")
                    .matcher(page);
            assertThat(card.find()).as(group).isTrue();
            HttpResponse<String> behind = get(card.group(1).replace("&amp;", "&"));
            assertThat(behind.body()).as(card.group(1)).doesNotContain("Nothing matches");
        }
        assertThat(get("/quality?by=moon").statusCode()).isEqualTo(400);
        assertThat(get("/defects?aspect=beauty").statusCode()).isEqualTo(400);
        assertThat(get("/defects?page=minus").statusCode()).isEqualTo(400);
        assertThat(get("/defects?check=%27%3B+drop+table+load--").body()).contains("Nothing matches");
    }

    @Test
    @Order(6)
    void the_download_holds_every_defect_of_the_list() throws Exception {
        HttpResponse<String> answer = get("/defects.csv?check=importer-given");
        assertThat(answer.body().lines().skip(1))
                .hasSize((int) workspace.lake().number("select count(*) from defect where check_id = 'importer-given'"))
                .allMatch(line -> line.contains(",importer-given,warning,declaration.importer_id,"));
    }

    @Test
    @Order(7)
    void checks_are_told_in_two_languages() throws Exception {
        assertThat(get("/checks").body()).contains("Weigh again", "The same goods are declared twice");
        assertThat(get("/checks?language=fr").body()).contains("Pesez à nouveau", "L’importateur n’est pas indiqué");
        assertThat(get("/defects?language=fr").body())
                .contains("La masse nette dépasse la masse brute", "Pesez à nouveau");
        assertThat(get("/checks?language=xx").statusCode()).isEqualTo(400);
    }

    @Test
    @Order(8)
    void a_letter_says_what_is_wrong_and_what_to_do() throws Exception {
        String english =
                get("/letter?declarant=" + encoded(JudgedWorkspace.HEAVY)).body();
        assertThat(english)
                .contains("1. The net mass is more than the gross mass", "Weigh again", "5 examples of")
                .contains("is more than the gross mass, 90 kg");
        String french = get("/letter?language=fr&declarant=" + encoded(JudgedWorkspace.HEAVY))
                .body();
        assertThat(french)
                .contains("La masse nette dépasse la masse brute", "Que faire", "juillet 2020")
                .doesNotContain("Weigh again");
        assertThat(get("/letter?declarant=nobody").statusCode()).isEqualTo(404);
        assertThat(get("/letter").statusCode()).isEqualTo(400);
    }

    @Test
    @Order(9)
    void the_same_letter_as_pdf_embeds_a_font_for_latin_greek_and_cyrillic() throws Exception {
        HttpResponse<byte[]> answer = CLIENT.send(
                request("/letter.pdf?declarant=" + encoded(JudgedWorkspace.HEAVY))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        try (PDDocument pdf = Loader.loadPDF(answer.body())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("DE-Ωmega & Да", "Weigh again and declare", "1 / ")
                    .doesNotContain("Français");
            assertThat(pdf.getPage(0).getMediaBox().getHeight()).isBetween(841f, 843f);
            for (COSName name : pdf.getPage(0).getResources().getFontNames()) {
                assertThat(pdf.getPage(0).getResources().getFont(name).isEmbedded())
                        .as(name.getName())
                        .isTrue();
            }
        }
    }

    @Test
    @Order(10)
    void a_row_corrected_in_place_is_taken_back() throws Exception {
        long open = open();
        long id = workspace.lake().number("select min(quarantine_id) from quarantine where value = '2020-13-45'");
        String wrong = text(id);
        HttpResponse<String> answer = correct(id, wrong.replace("2020-13-45", "2020-11-05"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(get("/loads?corrected=" + id).body())
                .contains("was taken back by load 3: 1 accepted", "corrected by load 3");
        assertThat(open()).isEqualTo(open - 1);
        assertThat(workspace
                        .lake()
                        .number(
                                "select count(*) from declaration where declaration_id = ?",
                                wrong.substring(0, wrong.indexOf(';'))))
                .isEqualTo(1);
        assertThat(correct(id, wrong).statusCode()).isEqualTo(409);
    }

    @Test
    @Order(11)
    void a_row_that_is_still_wrong_comes_back_with_its_new_reason() throws Exception {
        long open = open();
        long id = workspace
                .lake()
                .number("select min(quarantine_id) from quarantine where value = 'a lot' and status = 'open'");
        assertThat(correct(id, text(id).replace("a lot", "-12")).statusCode()).isEqualTo(303);
        String page = get("/loads?corrected=" + id).body();
        assertThat(page).contains("is still wrong: is negative");
        assertThat(page.replaceAll("\\s+", " "))
                .containsPattern("read again by load \\d+ and still wrong")
                .as("what is still wrong was not corrected")
                .doesNotContain("corrected by load 4");
        assertThat(open()).isEqualTo(open);
    }

    @Test
    @Order(12)
    void an_empty_correction_is_refused_and_the_text_kept() throws Exception {
        long open = open();
        long id = workspace.lake().number("select min(quarantine_id) from quarantine where status = 'open'");
        HttpResponse<String> empty = correct(id, "  ");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("The corrected text is empty");
        assertThat(open()).isEqualTo(open);
        assertThat(get("/quarantine/1").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(13)
    void a_file_is_mapped_previewed_saved_and_loaded() throws Exception {
        Path file = Files.writeString(directory.resolve("new.csv"), """
                Declaration number;Acceptance date;HS code;Net mass
                X1;2021-02-01;870323;12
                X2;2021-02-02;nothing;13
                """);
        String page = get("/map?file=" + encoded(file.getFileName().toString())).body();
        assertThat(page).contains("Declaration number", "declaration.declaration_id");
        Map<String, String> form = Map.of(
                "token",
                token(),
                "file",
                file.getFileName().toString(),
                "column.0",
                "declaration.declaration_id",
                "column.1",
                "declaration.accepted_at",
                "column.2",
                "goods_item.hs_code",
                "column.3",
                "goods_item.net_mass_kg",
                "name",
                "new office");
        assertThat(post("/map", with(form, "action", "preview")).body())
                .contains("is not a Harmonized System code", "<b class=\"refused\">1</b> of 2 refused");
        HttpResponse<String> saved = post("/map", with(form, "action", "save"));
        assertThat(saved.headers().firstValue("Content-Disposition").orElse("")).contains("new_office.yaml");
        assertThat(saved.body()).contains("\"HS code\": goods_item.hs_code");
        HttpResponse<String> loaded = post("/map", with(form, "action", "load"));
        assertThat(loaded.statusCode()).isEqualTo(303);
        assertThat(get(URI.create(loaded.headers().firstValue("Location").orElse(""))
                                        .getPath() + "?loaded=5")
                        .body())
                .contains("read 2 = accepted 1 + quarantined 1");
        HttpResponse<String> again = post("/map", with(form, "action", "load"));
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("holds the very content that was loaded");
    }

    @Test
    @Order(14)
    void a_mapping_without_a_needed_field_is_refused_with_a_sentence() throws Exception {
        Path file = Files.writeString(directory.resolve("thin.csv"), "a;b\n1;2\n");
        HttpResponse<String> answer = post(
                "/map",
                Map.of(
                        "token",
                        token(),
                        "file",
                        file.getFileName().toString(),
                        "column.0",
                        "goods_item.hs_code",
                        "action",
                        "load"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("fills no declaration.declaration_id", "Needed, and found in no column");
        assertThat(get("/map?file=nowhere.csv").body()).contains("no file of that name");
        assertThat(get("/map?upload=../../etc/passwd").statusCode()).isEqualTo(400);
    }

    @Test
    @Order(14)
    void the_order_of_days_and_the_decimal_sign_are_chosen_on_the_page() throws Exception {
        Files.writeString(
                directory.resolve("order.csv"),
                "Declaration number;Acceptance date;HS code;Net mass\nX8;03/04/2021;870323;1.250\n");
        String asked = get("/map?file=order.csv").body();
        assertThat(asked)
                .contains("choose it below, under Days in figures")
                .doesNotContain("--date-order", "--decimal", "2021-04-03T00:00:00");
        Map<String, String> form = Map.of(
                "token",
                token(),
                "file",
                "order.csv",
                "name",
                "order",
                "order",
                "dmy",
                "decimal",
                ".",
                "column.0",
                "declaration.declaration_id",
                "column.1",
                "declaration.accepted_at",
                "column.2",
                "goods_item.hs_code",
                "column.3",
                "goods_item.net_mass_kg");
        assertThat(post("/map", with(form, "action", "preview")).body())
                .contains("2021-04-03T00:00:00", "value=\"dmy\" selected")
                .containsPattern(">\\s*1\\.25\\s*<");
        assertThat(post("/map", with(with(form, "order", "mdy"), "action", "preview"))
                        .body())
                .contains("2021-03-04T00:00:00");
        assertThat(post("/map?language=fr", with(form, "file", "nowhere.csv")).body())
                .contains("Il n’y a pas de fichier de ce nom");
    }

    @Test
    @Order(15)
    void an_upload_of_many_megabytes_is_kept_and_mapped() throws Exception {
        String rows = "7;2021-03-01;870323;15\n".repeat(2_000_000);
        String head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../big one.csv\"\r\n\r\n";
        String body = head + "Declaration number;Acceptance date;HS code;Net mass\n" + rows + "\r\n--x--\r\n";
        HttpResponse<String> answer = CLIENT.send(
                request("/map/upload?token=" + token())
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(303);
        String address = answer.headers().firstValue("Location").orElse("");
        assertThat(get(address.substring(address.indexOf("/map"))).body())
                .contains("Map big one.csv", "Declaration number");
    }

    private static Map<String, String> with(Map<String, String> form, String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(form);
        more.put(name, value);
        return more;
    }

    private static long open() {
        return workspace.lake().number("select count(*) from quarantine where status = 'open'");
    }

    private record Text(String text) {}

    private static String text(long id) {
        return workspace
                .lake()
                .query(Text.class, "select original_text from quarantine where quarantine_id = ?", id)
                .getFirst()
                .text();
    }

    @Test
    @Order(16)
    void a_check_that_was_stopped_is_told_on_the_page() throws Exception {
        assertThat(get("/quality").body()).doesNotContain("Not judged to the end");
        workspace.lake().transaction(session -> {
            session.execute(
                    "insert into store.defect select declaration_key, null, load_id, 'check-stopped', 'warning', '',"
                            + " null, 'The check endless takes too long', null, null from store.declaration limit 1");
            session.execute("update store.judged_load set judged_at = judged_at + interval 1 second");
            return null;
        });
        assertThat(get("/quality").body().replaceAll("<[^>]+>", ""))
                .contains("Not judged to the end: The check endless takes too long");
    }

    private static HttpResponse<String> correct(long id, String text) throws Exception {
        return post("/quarantine/" + id, Map.of("token", token(), "text", text));
    }

    private static String token() throws Exception {
        Matcher token = Pattern.compile("/map/upload\\?token=([0-9a-f]{48})\"")
                .matcher(get("/map").body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpRequest.Builder request(String path) {
        return visit.request(path);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, Map<String, String> form, String... headers)
            throws IOException, InterruptedException {
        List<String> pairs = new ArrayList<>();
        form.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
