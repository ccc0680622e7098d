package org.tidewaiter.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.Loading;
import org.tidewaiter.intake.Mapping;
import org.tidewaiter.intake.Progress;
import org.tidewaiter.model.Schema;

class SearchTest {
    private static final String HEADER =
            "declaration_id,accepted_at,local_reference,importer_id,importer_name,exporter_id,exporter_name,sequence,hs_code,description\n";

    @TempDir
    Path directory;

    Workspace workspace;
    Search search;

    @BeforeEach
    void load() {
        workspace = Workspace.open(directory.resolve("workspace"), "test");
        Schema.create(workspace.lake());
        load("first.csv", false, """
                24DE-0001-77,2024-03-05T10:00:00,INV/2024/881,DE811234567,Société Générale d'Électricité S.A.,CN-1,Xiamen Huada Textiles Co. Ltd.,1,610910,"T-shirts of cotton, knitted, men's"
                24DE-0001-77,2024-03-05T10:00:00,INV/2024/881,DE811234567,Société Générale d'Électricité S.A.,CN-1,Xiamen Huada Textiles Co. Ltd.,2,090121,Roasted coffee beans
                24DE-0002-78,2024-03-06T10:00:00,,RU7701,ООО «Ромашка Трейд»,CN-1,"HUADA TEXTILES, XIAMEN",1,870323,Passenger motor cars
                24DE-0003-79,2024-03-07T10:00:00,,DE899999999,Straßenbau Müller GmbH,,Łódzkie Zakłady Przemysłu,1,090121,ROASTED  COFFEE BEANS
                """);
        search = new Search(workspace);
    }

    @AfterEach
    void close() {
        search.close();
        workspace.close();
    }

    @ParameterizedTest
    @CsvSource({
        "societe generale electricite, DE811234567",
        "SOCIÉTÉ GENERALE, DE811234567",
        "electricite societe, DE811234567",
        "electrcite, DE811234567",
        "Generele Socete, DE811234567",
        "Societe Generale SA, DE811234567",
        "strassenbau muller, DE899999999",
        "Strasenbau Mueler, DE899999999",
        "muller gmbh strassenbau, DE899999999",
        "Ромашка, RU7701",
        "ромашко, RU7701",
        "romashka, RU7701",
        "romashka treid ooo, RU7701",
        "Xiamen Huada, CN-1",
        "huadatextiles, CN-1",
        "huada textils, CN-1"
    })
    void a_company_is_found_by_name_however_it_is_typed(String typed, String expected) {
        Found found = search.find(Question.of(typed));
        assertThat(found.companies().rows()).as(typed).isNotEmpty();
        assertThat(found.companies().rows().getFirst().partyId()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"DE811234567, DE811234567", "de 811 234 567, DE811234567", "cn1, CN-1", "ru7701, RU7701"})
    void a_number_that_one_company_has_is_exact(String typed, String expected) {
        assertThat(search.find(Question.of(typed)).exact()).isEqualTo(new Found.Exact(null, expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"24DE-0001-77", "24de000177", " 24DE 0001 77 ", "INV/2024/881", "inv 2024 881"})
    void a_declaration_is_found_by_its_number_or_reference_whatever_its_signs(String typed) {
        assertThat(search.find(Question.of(typed)).exact()).isEqualTo(new Found.Exact("24DE-0001-77", null));
    }

    @Test
    void a_part_of_a_number_finds_all_that_have_it_and_a_wrong_sign_those_near() {
        assertThat(numbers(search.find(Question.of("24DE-00")))).hasSize(3);
        assertThat(numbers(search.find(Question.of("0002-78")))).containsExactly("24DE-0002-78");
        Found near = search.find(Question.of("24DE-0002-18"));
        assertThat(numbers(near)).containsExactly("24DE-0002-78");
        assertThat(near.declarations().near()).isTrue();
        assertThat(near.exact()).isNull();
        assertThat(numbers(search.find(Question.of("2024-03-06")))).containsExactly("24DE-0002-78");
    }

    @Test
    void a_name_without_a_number_leads_to_its_declarations() {
        assertThat(numbers(search.find(Question.of("lodzkie zaklady")))).containsExactly("24DE-0003-79");
    }

    @ParameterizedTest
    @CsvSource({"coffee, 2", "cofee, 2", "beans roasted, 2", "coffees, 2", "t-shirt, 1", "cotton knitted, 1", "motor car, 1"})
    void goods_are_found_by_their_words_and_lead_to_their_declarations(String typed, int declarations) {
        Found found = search.find(Question.of(typed));
        assertThat(found.goods().found()).as(typed).isEqualTo(1);
        Found.Goods goods = found.goods().rows().getFirst();
        assertThat(goods.declarations()).isEqualTo(declarations);
        assertThat(search.declarations(Of.GOODS, goods.key(), 1).found()).isEqualTo(declarations);
        assertThat(search.goods(goods.key())).contains(goods);
    }

    @Test
    void a_code_of_the_tariff_is_found_by_digits_and_by_words() {
        Found.Tariff byCode = search.find(new Question("0901.21", Question.Group.TARIFF, 1)).tariff().rows().getFirst();
        assertThat(byCode.hsCode()).isEqualTo("090121");
        assertThat(byCode.declarations()).isEqualTo(2);
        assertThat(search.find(Question.of("coffee not decaffeinated")).tariff().rows())
                .anyMatch(t -> t.hsCode().equals("090121"));
        assertThat(search.declarations(Of.HS, "09", 1).found()).isEqualTo(2);
        assertThat(search.declarations(Of.COMPANY, "CN-1", 1).rows())
                .extracting(Found.Declaration::declarationId)
                .containsExactly("24DE-0002-78", "24DE-0001-77");
    }

    @Test
    void a_company_is_told_with_all_its_names_and_roles() {
        Found.Company company = search.find(Question.of("CN-1")).companies().rows().getFirst();
        assertThat(company.names())
                .containsExactly("Xiamen Huada Textiles Co. Ltd.", "HUADA TEXTILES, XIAMEN");
        assertThat(company.roles()).containsExactly(Role.EXPORTER);
        assertThat(company.declarations()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*", "\"", "?", "AND OR NOT", "name:*", "(((", "a~2 b^9", "/.*/", "[a TO z]", "\\", "\0", "😀", "\ud83d", "%", "'; drop table load; --",
                "&&||!", "{!func}x", "../../etc/passwd", "-", "+", "kind:d", "\u202e", "a\tb\nc", "…", "中"
            })
    void no_sign_has_a_meaning(String typed) {
        Found found = search.find(Question.of(typed));
        assertThat(found.exact()).isNull();
        assertThat(found.declarations().found()).isZero();
        assertThat(found.companies().found()).isZero();
    }

    @Test
    void a_very_long_question_is_cut_and_answered() {
        Found found = search.find(Question.of("coffee ".repeat(2000)));
        assertThat(found.goods().found()).isEqualTo(1);
        assertThat(found.question().words()).hasSizeLessThanOrEqualTo(Question.LONGEST);
        assertThat(search.find(Question.of("x".repeat(10_000))).total()).isZero();
        assertThat(search.find(Question.of("aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj kkkk llll mmmm nnnn")).total())
                .isZero();
    }

    @Test
    void what_is_loaded_later_is_found_and_what_is_corrected_is_found_as_corrected() {
        assertThat(search.find(Question.of("bicycles")).goods().found()).isZero();
        load("second.csv", false, "25DE-1,2025-01-01T00:00:00,,RU7701,Romashka Trading LLC,,,1,871200,Bicycles\n");
        assertThat(search.find(Question.of("25DE-1")).exact()).isEqualTo(new Found.Exact("25DE-1", null));
        Found.Company company = search.find(Question.of("RU7701")).companies().rows().getFirst();
        assertThat(company.names()).containsExactly("ООО «Ромашка Трейд»", "Romashka Trading LLC");
        assertThat(company.declarations()).isEqualTo(2);

        load("third.csv", true, "25DE-1,2025-01-01T00:00:00,NEWREF9,DE899999999,Straßenbau Müller GmbH,,,1,950300,Tricycles\n");
        assertThat(search.find(Question.of("NEWREF9")).exact()).isEqualTo(new Found.Exact("25DE-1", null));
        assertThat(numbers(search.find(Question.of("25DE-1")))).containsExactly("25DE-1");
        assertThat(search.find(Question.of("tricycles")).goods().rows().getFirst().declarations()).isEqualTo(1);
        assertThat(search.find(Question.of("bicycles")).goods().rows().getFirst().declarations()).isZero();
        assertThat(search.find(Question.of("RU7701")).companies().rows().getFirst().declarations()).isEqualTo(1);
    }

    @Test
    void an_index_that_was_deleted_or_torn_is_made_again() throws IOException {
        search.find(Question.of("coffee"));
        Path folder = workspace.directory().resolve("search");
        for (boolean torn : new boolean[] {false, true}) {
            search.close();
            if (torn) {
                tear(folder);
            } else {
                delete(folder);
            }
            search = new Search(workspace);
            assertThat(search.find(Question.of("coffee")).goods().found()).as("torn: " + torn).isEqualTo(1);
        }
    }

    @Test
    void an_index_of_another_database_is_made_again() throws IOException {
        search.find(Question.of("coffee"));
        search.close();
        Path folder = workspace.directory().resolve("search");
        try (Workspace other = Workspace.open(directory.resolve("other"), "test")) {
            Schema.create(other.lake());
            load(other, "other.csv", false, "X-99,2025-01-01T00:00:00,,P9,Somebody Else,,,1,871200,Bicycles\n");
            Path there = other.directory().resolve("search");
            Files.createDirectories(there);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.copy(file, there.resolve(Objects.requireNonNull(file.getFileName())));
                }
            }
            try (Search elsewhere = new Search(other)) {
                assertThat(elsewhere.find(Question.of("coffee")).goods().found()).isZero();
                assertThat(elsewhere.find(Question.of("X-99")).exact()).isEqualTo(new Found.Exact("X-99", null));
            }
        }
        search = new Search(workspace);
    }

    @Test
    void a_load_that_no_index_heard_of_is_found_at_the_next_opening() {
        search.find(Question.of("coffee"));
        search.close(); // as after a kill between the load and the index
        load("second.csv", false, "25DE-1,2025-01-01T00:00:00,,RU7701,Romashka,,,1,871200,Bicycles\n");
        search = new Search(workspace);
        assertThat(search.find(Question.of("25DE-1")).exact()).isEqualTo(new Found.Exact("25DE-1", null));
        assertThat(search.find(Question.of("coffee")).goods().rows().getFirst().declarations()).isEqualTo(2);
    }

    @Test
    void a_folder_that_refuses_stops_no_load_and_is_told() throws IOException {
        search.close();
        delete(workspace.directory().resolve("search"));
        Files.writeString(workspace.directory().resolve("search"), "a file where the folder should be");
        Path blocked = workspace.directory().resolve("search");
        search = new Search(workspace.lake(), new SearchUpkeep(workspace.lake(), blocked.resolve("below")));
        workspace.lake().afterCommit(search::wake);
        load("second.csv", false, "25DE-1,2025-01-01T00:00:00,,RU7701,Romashka,,,1,871200,Bicycles\n");
        assertThat(workspace.lake().number("select count(*) from store.declaration")).isEqualTo(4);
        search.prepare((done, of) -> {});
        assertThat(search.behind().orElseThrow().failure()).contains("search index cannot be written");
    }

    private static List<String> numbers(Found found) {
        return found.declarations().rows().stream()
                .map(Found.Declaration::declarationId)
                .toList();
    }

    private void load(String name, boolean corrections, String rows) {
        load(workspace, name, corrections, rows);
    }

    private void load(Workspace into, String name, boolean corrections, String rows) {
        try {
            Path file = Files.writeString(directory.resolve(name), HEADER + rows, StandardCharsets.UTF_8);
            Loading.load(into, file, Mapping.of("tidewaiter", directory), new LoadOptions(false, corrections), Progress.SILENT);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void tear(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".cfs")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
            }
        }
    }
}
