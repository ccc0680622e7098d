package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.features.ItemReader;
import org.tidewaiter.message.asycuda.AsycudaXml;

/** Declarations that have neither number nor reference: loaded, told, and never among those that are registered. */
@Tag("slow")
class DraftsTest {
    private static final String REFERENCE = "<Number>2025/118</Number>";
    private static final String UCR = "<Identification>\n<UCR>5DE1234567890123</UCR>";

    @TempDir
    Path directory;

    private String draft = "";
    private String registered = "";

    @BeforeEach
    void read() throws IOException {
        FreshWorkspace.copyTo(directory);
        String saved = sample("sad-decimal-commas.xml").replace("<Identification>", UCR);
        draft = saved.replace(REFERENCE, "<Number/>");
        registered = saved.replaceFirst(
                "(?s)<Registration>\\s*<Serial_number>\\s*<null/>\\s*</Serial_number>\\s*<Number/>",
                "<Registration><Serial_number>C</Serial_number><Number>4711</Number>");
        assertThat(registered).contains("4711");
    }

    @Test
    void a_sad_without_number_and_reference_is_a_draft_in_load_and_check() throws IOException {
        write("saved.xml", draft);
        assertThat(run("check", "--json", "saved.xml").out()).contains("\"accepted\":true");
        assertThat(run("check", "saved.xml").err()).contains("would be loaded as a draft");
        CommandAnswer loaded = load("saved.xml");
        assertThat(loaded.code()).as(loaded.err()).isZero();
        assertThat(loaded.out()).contains("accepted 1 + quarantined 0").contains("1 has neither number nor reference");
        assertThat(number("select count(*) from draft where draft_id = 'draft:saved.xml#1' and stands and identified_by"
                        + " = 'file name' and ucr = '5DE1234567890123'"))
                .isEqualTo(1);
        assertThat(number("select count(*) from draft_item")).isEqualTo(3);
        assertThat(run("status", "--workspace", "w", "--json").out())
                .contains("\"drafts\":1")
                .contains("\"declarations\":0");
    }

    @Test
    void a_draft_is_in_no_list_no_sum_and_no_past() throws IOException {
        write("saved.xml", draft);
        write("other.xml", sample("sad-two-items.xml"));
        load("other.xml");
        String before = run("status", "--workspace", "w", "--json").out();
        String currency = run("currency", "--workspace", "w").out();
        long items = items();
        load("saved.xml");
        assertThat(run("status", "--workspace", "w", "--json").out().replace("\"drafts\":1", "\"drafts\":0"))
                .isEqualTo(before);
        assertThat(run("currency", "--workspace", "w").out()).isEqualTo(currency);
        assertThat(items()).isEqualTo(items).isEqualTo(2);
        assertThat(number("select count(*) from goods_item")).isEqualTo(2);
        assertThat(number("select count(*) from judged_document")).isEqualTo(1);
        assertThat(number("select count(*) from declaration_version where superseded_by is null"))
                .isEqualTo(1);
        assertThat(run("search", "--workspace", "w", "CSQU3054383").out()).doesNotContain("draft:");
        assertThat(run("verify", "--workspace", "w").out()).doesNotContain("is not in force");
    }

    @Test
    void the_registered_declaration_takes_the_place_of_the_draft_with_its_ucr() throws IOException {
        write("saved.xml", draft);
        write("registered.xml", registered);
        load("saved.xml");
        CommandAnswer loaded = load("registered.xml");
        assertThat(loaded.out()).contains("1 takes the place of what came before it was registered");
        assertThat(number("select count(*) from declaration where declaration_id = 'BZ01-2025-C4711'"))
                .isEqualTo(1);
        assertThat(number("select count(*) from draft where not stands and replaced_by = 'BZ01-2025-C4711'"))
                .isEqualTo(1);
        CommandAnswer verified = run("verify", "--workspace", "w");
        assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
    }

    @Test
    void where_nothing_proves_which_draft_was_registered_all_stand_and_it_is_told() throws IOException {
        write("saved.xml", draft);
        write("saved-again.xml", draft.replace("MV EXAMPLE STAR", "MV EXAMPLE MOON"));
        write("registered.xml", registered);
        load("saved.xml", "saved-again.xml");
        assertThat(load("registered.xml").out()).contains("others or other parties have it too");
        assertThat(number("select count(*) from draft where stands")).isEqualTo(2);
        assertThat(number("select count(*) from declaration")).isEqualTo(1);
    }

    @Test
    void another_importer_under_the_same_ucr_replaces_nothing() throws IOException {
        write("saved.xml", draft);
        write("registered.xml", registered.replace("700800", "900100"));
        load("saved.xml");
        assertThat(load("registered.xml").out()).contains("both stand");
        assertThat(number("select count(*) from draft where stands")).isEqualTo(1);
    }

    @Test
    void a_draft_and_its_registered_declaration_in_one_file_are_one_declaration() throws IOException {
        write("both.xml", draft + "\n" + registered.substring(registered.indexOf("<ASYCUDA")));
        assertThat(load("both.xml").out()).contains("accepted 2").contains("1 takes the place");
        assertThat(number("select count(*) from declaration")).isEqualTo(1);
        assertThat(number("select count(*) from draft where not stands")).isEqualTo(1);
    }

    @Test
    void what_went_by_a_reference_is_replaced_by_its_registered_declaration() throws IOException {
        write("saved.xml", sample("sad-decimal-commas.xml"));
        write("registered.xml", registered);
        load("saved.xml");
        assertThat(load("registered.xml").out()).contains("1 takes the place");
        assertThat(number("select count(*) from declaration")).isEqualTo(1);
        assertThat(number("select count(*) from addition where name = 'declaration.replaces' and declaration_id ="
                        + " 'BZ01-2025-C4711' and value = 'BZ01-2025-D77-2025/118'"))
                .isEqualTo(1);
        CommandAnswer verified = run("verify", "--workspace", "w");
        assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
    }

    @Test
    void what_was_controlled_under_its_reference_keeps_its_results_and_stands() throws IOException {
        write("saved.xml", sample("sad-decimal-commas.xml"));
        write("registered.xml", registered);
        load("saved.xml");
        write(
                "results.csv",
                "declaration_id,outcome,kind,recorded_at\nBZ01-2025-D77-2025/118,conform,documents,2025-03-20\n");
        CommandAnswer results = run("load", "--workspace", "w", "--as", "controls", "results.csv");
        assertThat(results.code()).as(results.err()).isZero();
        assertThat(load("registered.xml").out()).contains("or it was controlled: both stand");
        assertThat(number("select count(*) from declaration")).isEqualTo(2);
        assertThat(number("select count(*) from control")).isEqualTo(1);
        CommandAnswer verified = run("verify", "--workspace", "w");
        assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
    }

    @Test
    void files_of_one_name_are_different_drafts_unless_one_corrects_the_other() throws IOException {
        Files.createDirectories(directory.resolve("b"));
        Files.createDirectories(directory.resolve("c"));
        write("saved.xml", draft);
        write("b/saved.xml", draft.replace("5DE1234567890123", "5DE9"));
        write("c/saved.xml", draft.replace("5DE1234567890123", "5DE7"));
        load("saved.xml");
        assertThat(load("b/saved.xml").out()).contains("which proves nothing: both stand");
        assertThat(number("select count(*) from draft where draft_id like 'draft:saved.xml#1%' and stands"))
                .isEqualTo(2);
        assertThat(load("--corrections", "c/saved.xml").code()).isZero();
        assertThat(number("select count(*) from draft where draft_id = 'draft:saved.xml#1' and stands and version = 2"))
                .isEqualTo(1);
        assertThat(run("verify", "--workspace", "w").code()).isZero();
    }

    @Test
    void a_day_taken_from_the_loading_is_told_by_load_and_check() throws IOException {
        String undated = registered.replace("<Date>2025-03-09</Date>", "<Date/>");
        write("undated.xml", undated);
        assertThat(run("check", "undated.xml").err()).contains("loading takes the day of loading");
        assertThat(load("undated.xml").out()).contains("the day of loading stands for it");
        write("dated.xml", registered);
        assertThat(run("check", "dated.xml").err()).doesNotContain("day of loading");
        assertThat(load("--corrections", "dated.xml").out()).doesNotContain("day of loading");
    }

    private long items() {
        try (Workspace workspace = Workspace.open(directory.resolve("w"), "test")) {
            return ItemReader.read(workspace.lake()).size();
        }
    }

    private long number(String sql) {
        try (Workspace workspace = Workspace.open(directory.resolve("w"), "test")) {
            return workspace.lake().number(sql);
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private static String sample(String name) throws IOException {
        try (InputStream in = AsycudaXml.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private CommandAnswer load(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "load";
        all[1] = "--workspace";
        all[2] = "w";
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return run(all);
    }

    private CommandAnswer run(String... arguments) {
        return CommandAnswer.of(directory, arguments);
    }
}
