package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.engine.Workspace;

/** The way of a new user, command by command, on the data that ship. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
class WholeWayTest {
    @TempDir
    static Path directory;

    private static String workspace = "";

    @BeforeAll
    static void unpack() throws IOException {
        workspace = directory.resolve("workspace").toString();
        for (String name : List.of("train.csv.gz", "valid.csv.gz")) {
            try (InputStream in = WholeWayTest.class.getResourceAsStream("/org/tidewaiter/demo/kcs/" + name)) {
                Files.copy(Objects.requireNonNull(in), directory.resolve(name));
            }
        }
    }

    private static CommandAnswer run(String... arguments) {
        return CommandAnswer.of(directory, arguments);
    }

    @Test
    @Order(0)
    void a_workspace_that_is_not_there_is_not_made_by_asking_it() {
        for (String[] question : new String[][] {
            {"status", "--workspace", workspace},
            {"explain", "--workspace", workspace, "1"},
            {"learn", "--workspace", workspace, "--until", "2021-01-01"}
        }) {
            CommandAnswer answer = run(question);
            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.out()).isEmpty();
            assertThat(answer.err().lines()).hasSize(1);
            assertThat(answer.err())
                    .contains("There is no workspace " + workspace)
                    .contains("tidewaiter load");
            assertThat(Path.of(workspace)).doesNotExist();
        }
    }

    @Test
    @Order(1)
    void a_folder_that_is_no_workspace_is_told_so_and_nothing_is_left_in_it() throws IOException {
        Path folder = Files.createDirectories(Path.of(workspace));
        for (String command : List.of("status", "serve", "models")) {
            CommandAnswer answer = run(command, "--workspace", workspace);
            assertThat(answer.code()).as(command).isEqualTo(1);
            assertThat(answer.err())
                    .contains("There is no workspace")
                    .satisfies(e -> assertThat(e.lines()).hasSize(1));
        }
        assertThat(run("load", "--workspace", workspace, "--mapping", "kcs", "not-there.csv")
                        .code())
                .isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
        String fresh = workspace + "-new";
        assertThat(run("load", "--workspace", fresh, "--mapping", "kcs", "not-there.csv")
                        .code())
                .isEqualTo(1);
        assertThat(Path.of(fresh)).doesNotExist();
    }

    @Test
    @Order(2)
    void every_row_of_the_shipped_data_is_accepted() throws IOException {
        JsonNode loaded = run(
                        "load", "--workspace", workspace, "--mapping", "kcs", "train.csv.gz", "valid.csv.gz", "--json")
                .json();
        assertThat(loaded.get("read").asInt()).isEqualTo(45_519);
        CommandAnswer early = run("evaluate", "--workspace", workspace, "--from", "2021-01-01", "--to", "2021-04-01");
        assertThat(early.err())
                .contains("no model in force")
                .contains("tidewaiter learn")
                .satisfies(e -> assertThat(e.lines()).hasSize(1));
        assertThat(loaded.get("accepted").asInt()).isEqualTo(45_519);
        assertThat(loaded.get("quarantined").asInt()).isZero();
        JsonNode status = run("status", "--workspace", workspace, "--json").json();
        assertThat(status.get("declarations").asInt()).isEqualTo(45_519);
        assertThat(status.get("goods_items").asInt()).isEqualTo(45_519);
        assertThat(status.get("controls").asInt()).isEqualTo(45_519);
    }

    @Test
    @Order(3)
    void the_same_file_twice_is_passed_over() {
        CommandAnswer answer = run("load", "--workspace", workspace, "--mapping", "kcs", "valid.csv.gz");
        assertThat(answer.code()).as("nothing needs to be done").isZero();
        assertThat(answer.err()).contains("very content").contains("--again");
    }

    @Test
    @Order(4)
    void the_same_inputs_and_seed_give_the_same_model_byte_by_byte() throws IOException {
        String one = run("learn", "--workspace", workspace, "--until", "2021-01-01", "--json")
                .json()
                .get("id")
                .asText();
        Path tree = Path.of(workspace, "models", one, "fresh-0.ubj");
        byte[] before = Files.readAllBytes(tree);
        Files.delete(tree);
        String other = run("learn", "--workspace", workspace, "--until", "2021-01-01", "--json")
                .json()
                .get("id")
                .asText();
        assertThat(other).isEqualTo(one);
        assertThat(Files.readAllBytes(tree)).isEqualTo(before);
        assertThat(run("models", "--workspace", workspace, "--json").json().get("promotions"))
                .hasSize(2);
    }

    @Test
    @Order(5)
    void the_list_is_as_good_as_promised_on_all_rows_and_on_rows_that_repeat_nothing() throws IOException {
        JsonNode told = run(
                        "evaluate", "--workspace", workspace, "--from", "2021-01-01", "--to", "2021-04-01", "--json")
                .json();
        assertThat(told.at("/all/rows").asInt()).isEqualTo(8_134);
        assertThat(told.at("/all/auc").asDouble()).isGreaterThanOrEqualTo(0.97);
        assertThat(told.at("/all/precision/5").asDouble()).isGreaterThanOrEqualTo(0.99);
        assertThat(told.at("/non_repeating/rows").asInt()).isEqualTo(1_165);
        assertThat(told.at("/non_repeating/auc").asDouble()).isGreaterThanOrEqualTo(0.62);
        for (String key : List.of("average_precision", "brier")) {
            assertThat(told.at("/all/" + key).isNumber()).isTrue();
        }
        assertThat(told.at("/leak_check/meaning").asText()).contains("86 %");
    }

    @Test
    @Order(6)
    void a_model_is_not_judged_on_what_it_has_seen() {
        CommandAnswer answer = run("evaluate", "--workspace", workspace, "--from", "2020-06-01", "--to", "2021-04-01");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("has seen");
    }

    @Test
    @Order(7)
    void the_lanes_keep_to_the_budget_and_carry_their_probability() throws IOException {
        CommandAnswer answer = run(
                "assess",
                "--workspace",
                workspace,
                "--from",
                "2021-01-01",
                "--to",
                "2021-04-01",
                "--budget",
                "0.05",
                "--random",
                "0.01",
                "--out",
                "list.csv");
        assertThat(answer.code()).isZero();
        List<String> lines = Files.readAllLines(directory.resolve("list.csv"));
        assertThat(lines).hasSize(8_135);
        assertThat(lines.get(0)).startsWith("rank,declaration_id,accepted_on,office_code");
        assertThat(lines.stream().filter(l -> l.contains(",red,"))).hasSize(406);
        assertThat(lines.stream().filter(l -> l.contains(",random,"))).hasSizeBetween(40, 130);
        assertThat(String.join("\n", lines))
                .as("a price within a deviation of its peers' is no reason")
                .contains("robust deviations")
                .doesNotContain(" 0.0 robust", " 0.2 robust", " 0.5 robust", " 0.9 robust", "in line with its peers");
        assertThat(run(
                                "assess",
                                "--workspace",
                                workspace,
                                "--from",
                                "2021-01-01",
                                "--to",
                                "2021-04-01",
                                "--out",
                                "x.doc")
                        .code())
                .isEqualTo(2);
    }

    @Test
    @Order(8)
    void a_declaration_is_explained_and_its_contributions_add_up() throws IOException {
        String id = Files.readAllLines(directory.resolve("list.csv")).get(1).split(",", -1)[1];
        JsonNode item =
                run("explain", "--workspace", workspace, id, "--json").json().at("/items/0");
        double sum = item.get("base").asDouble();
        for (JsonNode reason : item.get("reasons")) {
            sum += reason.get("contribution").asDouble();
        }
        assertThat(sum).isCloseTo(item.get("log_odds").asDouble(), org.assertj.core.api.Assertions.within(1e-6));
        assertThat(item.at("/reasons/0/sentence").asText()).contains("found something");
        assertThat(run("explain", "--workspace", workspace, "no-such").err()).contains("There is no declaration");
    }

    @Test
    @Order(9)
    void a_workspace_that_is_held_says_by_whom_and_since_when() {
        try (Workspace held = Workspace.open(Path.of(workspace), "learn")) {
            CommandAnswer answer = run("status", "--workspace", workspace);
            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.err()).contains("process " + held.owner().pid()).contains("since");
        }
    }

    @Test
    @Order(10)
    void wrong_usage_is_one_line_and_exit_code_2() {
        CommandAnswer answer = run("load", "--workspace", workspace);
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err().lines()).hasSize(1);
        assertThat(run(
                                "assess",
                                "--workspace",
                                workspace,
                                "--from",
                                "2021-01-01",
                                "--to",
                                "2021-04-01",
                                "--budget",
                                "-1")
                        .code())
                .isEqualTo(2);
    }

    @Test
    @Order(100)
    void quality_judges_once_and_says_what_it_found() throws IOException {
        JsonNode first = run("quality", "--workspace", workspace, "--by", "declarant", "--json")
                .json();
        assertThat(first.at("/judged/declarations").asInt()).isEqualTo(45_519);
        assertThat(first.at("/whole/items").asInt()).isEqualTo(45_519);
        assertThat(first.at("/whole/score").isNumber()).isTrue();
        assertThat(first.at("/cost/totals/items").asInt()).isEqualTo(45_519);
        assertThat(first.at("/cards/0/name").asText()).isNotEmpty();
        assertThat(first.at("/cost/ranked/items").asInt()).isEqualTo(8_134);
        JsonNode second = run("quality", "--workspace", workspace, "--json").json();
        assertThat(second.at("/judged/loads").asInt()).isZero();
        assertThat(run("quality", "--workspace", workspace, "--by", "month").out())
                .contains("completeness", "2020-01");
        assertThat(run("quality", "--workspace", workspace, "--by", "moon").code())
                .isEqualTo(2);
    }

    @Test
    @Order(101)
    void a_letter_is_written_to_a_declarant_as_page_and_as_pdf() throws IOException {
        String declarant = run("quality", "--workspace", workspace, "--by", "declarant", "--json")
                .json()
                .at("/cards/0/name")
                .asText();
        assertThat(run("quality", "--workspace", workspace, "--letter", declarant, "--out", "l.html")
                        .code())
                .isZero();
        assertThat(Files.readString(directory.resolve("l.html"))).contains("Declarant " + declarant);
        assertThat(run("quality", "--workspace", workspace, "--letter", declarant, "--out", "l.pdf", "--language", "fr")
                        .code())
                .isZero();
        assertThat(Files.readAllBytes(directory.resolve("l.pdf"))).startsWith('%', 'P', 'D', 'F');
        CommandAnswer nameless = run("quality", "--workspace", workspace, "--letter", declarant, "--out", "l.docx");
        assertThat(nameless.code()).isEqualTo(2);
        assertThat(nameless.err()).contains(".html or .pdf");
        assertThat(run("quality", "--workspace", workspace, "--letter", "nobody", "--out", "n.pdf")
                        .code())
                .isEqualTo(1);
        assertThat(directory.resolve("n.pdf")).doesNotExist();
        assertThat(run("quality", "--workspace", workspace, "--letter", declarant, "--out", "l.pdf", "--language", "xx")
                        .code())
                .isEqualTo(2);
    }
}
