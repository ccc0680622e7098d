package org.tidewaiter.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.casefile.DeclarationSummary;
import org.tidewaiter.datamodel.PartyRole;
import org.tidewaiter.engine.Workspace;

@Tag("slow")
class SearchTest {
    @TempDir
    static Path directory;

    static Workspace workspace;
    static Search search;

    @BeforeAll
    static void load() {
        workspace = SearchedWorkspace.open(directory.resolve("workspace"));
        search = new Search(workspace);
        search.prepare((done, of) -> {});
    }

    @AfterAll
    static void close() {
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
        SearchResult found = search.find(SearchQuery.of(typed));
        assertThat(found.companies().rows()).as(typed).isNotEmpty();
        assertThat(found.companies().rows().getFirst().partyId()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"DE811234567, DE811234567", "de 811 234 567, DE811234567", "cn1, CN-1", "ru7701, RU7701"})
    void a_number_that_one_company_has_is_exact(String typed, String expected) {
        assertThat(search.find(SearchQuery.of(typed)).exact()).isEqualTo(new SearchResult.ExactMatch(null, expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"24DE-0001-77", "24de000177", " 24DE 0001 77 ", "INV/2024/881", "inv 2024 881"})
    void a_declaration_is_found_by_its_number_or_reference_whatever_its_signs(String typed) {
        assertThat(search.find(SearchQuery.of(typed)).exact())
                .isEqualTo(new SearchResult.ExactMatch("24DE-0001-77", null));
    }

    @Test
    void a_part_of_a_number_finds_all_that_have_it_and_a_wrong_sign_those_near() {
        assertThat(numbers(search.find(SearchQuery.of("24DE-00")))).hasSize(3);
        assertThat(numbers(search.find(SearchQuery.of("0002-78")))).containsExactly("24DE-0002-78");
        SearchResult near = search.find(SearchQuery.of("24DE-0002-18"));
        assertThat(numbers(near)).containsExactly("24DE-0002-78");
        assertThat(near.declarations().near()).isTrue();
        assertThat(near.exact()).isNull();
        assertThat(numbers(search.find(SearchQuery.of("2024-03-06")))).containsExactly("24DE-0002-78");
    }

    @Test
    void a_name_without_a_number_leads_to_its_declarations() {
        SearchResult found = search.find(SearchQuery.of("lodzkie zaklady"));
        assertThat(numbers(found)).containsExactly("24DE-0003-79");
        assertThat(found.declarations().rows().getFirst().unnumbered()).isEqualTo("Łódzkie Zakłady Przemysłu");
    }

    @ParameterizedTest
    @CsvSource({
        "coffee, 2",
        "cofee, 2",
        "beans roasted, 2",
        "coffees, 2",
        "t-shirt, 1",
        "cotton knitted, 1",
        "motor car, 1"
    })
    void goods_are_found_by_their_words_and_lead_to_their_declarations(String typed, int declarations) {
        SearchResult found = search.find(SearchQuery.of(typed));
        assertThat(found.goods().found()).as(typed).isEqualTo(1);
        SearchResult.Goods goods = found.goods().rows().getFirst();
        assertThat(goods.declarations()).isEqualTo(declarations);
        assertThat(search.declarations(ListScope.GOODS, goods.key(), 1).found()).isEqualTo(declarations);
        assertThat(search.goods(goods.key())).contains(goods);
    }

    @Test
    void a_code_of_the_tariff_is_found_by_digits_and_by_words() {
        SearchResult.Tariff byCode = search.find(new SearchQuery("0901.21", SearchQuery.Group.TARIFF, 1))
                .tariff()
                .rows()
                .getFirst();
        assertThat(byCode.hsCode()).isEqualTo("090121");
        assertThat(byCode.declarations()).isEqualTo(2);
        assertThat(search.find(SearchQuery.of("coffee not decaffeinated"))
                        .tariff()
                        .rows())
                .anyMatch(t -> t.hsCode().equals("090121"));
        assertThat(search.declarations(ListScope.HS, "09", 1).found()).isEqualTo(2);
        assertThat(search.declarations(ListScope.COMPANY, "CN-1", 1).rows())
                .extracting(DeclarationSummary::declarationId)
                .containsExactly("24DE-0002-78", "24DE-0001-77");
    }

    @Test
    void a_company_is_told_with_all_its_names_and_roles() {
        SearchResult.Company company =
                search.find(SearchQuery.of("CN-1")).companies().rows().getFirst();
        assertThat(company.names()).containsExactly("Xiamen Huada Textiles Co. Ltd.", "HUADA TEXTILES, XIAMEN");
        assertThat(company.roles()).containsExactly(PartyRole.EXPORTER);
        assertThat(company.declarations()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "\"",
                "?",
                "AND OR NOT",
                "name:*",
                "(((",
                "a~2 b^9",
                "/.*/",
                "[a TO z]",
                "\\",
                "\0",
                "😀",
                "\ud83d",
                "%",
                "'; drop table load; --",
                "&&||!",
                "{!func}x",
                "../../etc/passwd",
                "-",
                "+",
                "kind:d",
                "\u202e",
                "a\tb\nc",
                "…",
                "中"
            })
    void no_sign_has_a_meaning(String typed) {
        SearchResult found = search.find(SearchQuery.of(typed));
        assertThat(found.exact()).isNull();
        assertThat(found.declarations().found()).isZero();
        assertThat(found.companies().found()).isZero();
    }

    @Test
    void a_very_long_question_is_cut_and_answered() {
        SearchResult found = search.find(SearchQuery.of("coffee ".repeat(2000)));
        assertThat(found.goods().found()).isEqualTo(1);
        assertThat(found.question().words()).hasSizeLessThanOrEqualTo(SearchQuery.LONGEST);
        assertThat(search.find(SearchQuery.of("x".repeat(10_000))).total()).isZero();
        assertThat(search.find(SearchQuery.of("aaaa bbbb cccc dddd eeee ffff gggg hhhh iiii jjjj kkkk llll mmmm nnnn"))
                        .total())
                .isZero();
    }

    private static List<String> numbers(SearchResult found) {
        return found.declarations().rows().stream()
                .map(DeclarationSummary::declarationId)
                .toList();
    }
}
