package org.tidewaiter.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.casefile.DeclarationSummary;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.CompanionLoad;
import org.tidewaiter.intake.CompanionTable;

@Tag("slow")
class SearchUpkeepTest {
    @TempDir
    Path directory;

    Workspace workspace;
    Search search;

    @BeforeEach
    void load() {
        workspace = SearchedWorkspace.open(directory.resolve("workspace"));
        search = new Search(workspace);
    }

    @AfterEach
    void close() {
        search.close();
        workspace.close();
    }

    @Test
    void the_index_is_for_its_owner_only_and_one_that_was_open_to_all_is_closed() throws IOException {
        Path index = workspace.directory().resolve("search");
        delete(index);
        find("bicycles");
        assertThat(Files.getPosixFilePermissions(index)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        search.close();
        Files.setPosixFilePermissions(index, PosixFilePermissions.fromString("rwxr-xr-x"));
        search = new Search(workspace);
        find("bicycles");
        assertThat(Files.getPosixFilePermissions(index)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void what_is_loaded_later_is_found_and_what_is_corrected_is_found_as_corrected() {
        assertThat(find("bicycles").goods().found()).isZero();
        SearchedWorkspace.load(
                workspace,
                "second.csv",
                false,
                "25DE-1,2025-01-01T00:00:00,,RU7701,Romashka Trading LLC,,,1,871200,Bicycles\n");
        assertThat(find("25DE-1").exact()).isEqualTo(new SearchResult.ExactMatch("25DE-1", null));
        SearchResult.Company company = find("RU7701").companies().rows().getFirst();
        assertThat(company.names()).containsExactly("ООО «Ромашка Трейд»", "Romashka Trading LLC");
        assertThat(company.declarations()).isEqualTo(2);

        SearchedWorkspace.load(
                workspace,
                "third.csv",
                true,
                "25DE-1,2025-01-01T00:00:00,NEWREF9,DE899999999,Straßenbau Müller GmbH,,,1,950300,Tricycles\n");
        assertThat(find("NEWREF9").exact()).isEqualTo(new SearchResult.ExactMatch("25DE-1", null));
        assertThat(numbers(find("25DE-1"))).containsExactly("25DE-1");
        assertThat(find("tricycles").goods().rows().getFirst().declarations()).isEqualTo(1);
        assertThat(find("bicycles").goods().rows().getFirst().declarations()).isZero();
        assertThat(find("RU7701").companies().rows().getFirst().declarations()).isEqualTo(1);
    }

    @Test
    void a_document_that_is_loaded_later_finds_its_declaration() throws IOException {
        String id = workspace
                .lake()
                .first(Id.class, "select declaration_id from declaration order by declaration_key limit 1")
                .orElseThrow()
                .declarationId();
        assertThat(numbers(find("MSCU6639870"))).isEmpty();
        for (String[] file : new String[][] {
            {"containers", "declaration_id,container_id\n" + id + ",CSQU3054383\n" + id + ",MSCU6639870\n"},
            {"documents", "declaration_id,reference\n" + id + ",PHYTO-2024-77\n"}
        }) {
            CompanionTable kind = CompanionLoad.kinds().stream()
                    .filter(k -> k.name().equals(file[0]))
                    .findFirst()
                    .orElseThrow();
            Path text = Files.writeString(directory.resolve(file[0] + ".csv"), file[1]);
            CompanionLoad.load(workspace, text, kind, false, Actor.systemUser());
        }
        assertThat(numbers(find("mscu663987-0"))).containsExactly(id);
        assertThat(numbers(find("phyto-2024-77"))).containsExactly(id);
        assertThat(numbers(find(id))).containsExactly(id);
    }

    private record Id(String declarationId) {}

    @Test
    void the_tariff_is_found_before_the_first_load_and_once_after_it() {
        try (Workspace bare = SearchedWorkspace.empty(directory.resolve("bare"));
                Search there = new Search(bare)) {
            there.follow(bare);
            for (int loads = 0; loads < 3; loads++) {
                if (loads > 0) {
                    SearchedWorkspace.load(
                            bare,
                            loads + ".csv",
                            false,
                            "B-%d,2025-01-01T00:00:00,,P9,Somebody,,,1,871200,Bicycles\n".formatted(loads));
                }
                there.prepare((done, of) -> {});
                SearchResult found = there.find(new SearchQuery("0901", SearchQuery.Group.TARIFF, 1));
                assertThat(found.tariff().found()).as("after %d loads", loads).isEqualTo(6);
            }
        }
    }

    @Test
    void an_index_that_was_deleted_or_torn_is_made_again() throws IOException {
        find("coffee");
        Path folder = workspace.directory().resolve("search");
        for (boolean torn : new boolean[] {false, true}) {
            search.close();
            if (torn) {
                tear(folder);
            } else {
                delete(folder);
            }
            search = new Search(workspace);
            assertThat(find("coffee").goods().found()).as("torn: " + torn).isEqualTo(1);
        }
    }

    @Test
    void an_index_of_another_database_is_made_again() throws IOException {
        find("coffee");
        search.close();
        Path folder = workspace.directory().resolve("search");
        try (Workspace other = SearchedWorkspace.empty(directory.resolve("other"))) {
            SearchedWorkspace.load(
                    other, "other.csv", false, "X-99,2025-01-01T00:00:00,,P9,Somebody Else,,,1,871200,Bicycles\n");
            Path there = other.directory().resolve("search");
            Files.createDirectories(there);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.copy(file, there.resolve(Objects.requireNonNull(file.getFileName())));
                }
            }
            try (Search elsewhere = new Search(other)) {
                elsewhere.prepare((done, of) -> {});
                assertThat(elsewhere.find(SearchQuery.of("coffee")).goods().found())
                        .isZero();
                assertThat(elsewhere.find(SearchQuery.of("X-99")).exact())
                        .isEqualTo(new SearchResult.ExactMatch("X-99", null));
            }
        }
        search = new Search(workspace);
    }

    @Test
    void what_was_cut_off_goes_on_where_it_stopped() throws IOException {
        search.close();
        Path folder = workspace.directory().resolve("search");
        delete(folder);
        SearchedWorkspace.load(workspace, "more.csv", false, """
            E-1,2025-01-01T00:00:00,,RU7701,Romashka Export,,,1,090121,Roasted coffee beans
            E-2,2025-01-02T00:00:00,,RU7701,Romashka Import,,,1,871200,Bicycles
            """);
        for (int stop = 1; stop < 5; stop++) {
            int at = stop;
            try (SearchUpkeep cut = new SearchUpkeep(workspace.lake(), folder, 1, 1)) {
                assertThatThrownBy(() -> cut.catchUp((done, of) -> {
                            if (done == 2 || at == 4 && done == of) {
                                throw new IllegalStateException("cut");
                            }
                        }))
                        .hasMessage("cut");
            }
        }
        search = new Search(workspace);
        SearchResult.Company company = find("RU7701").companies().rows().getFirst();
        assertThat(company.declarations()).isEqualTo(3);
        assertThat(company.names()).containsExactly("ООО «Ромашка Трейд»", "Romashka Export", "Romashka Import");
        assertThat(find("coffee").goods().rows())
                .extracting(SearchResult.Goods::declarations)
                .containsExactly(3L);
        assertThat(search.find(new SearchQuery("0901", SearchQuery.Group.TARIFF, 1))
                        .tariff()
                        .found())
                .isEqualTo(6);
    }

    @Test
    void a_load_that_no_index_heard_of_is_found_at_the_next_opening() {
        find("coffee");
        search.close(); // as after a kill between the load and the index
        SearchedWorkspace.load(
                workspace, "second.csv", false, "25DE-1,2025-01-01T00:00:00,,RU7701,Romashka,,,1,871200,Bicycles\n");
        search = new Search(workspace);
        assertThat(find("25DE-1").exact()).isEqualTo(new SearchResult.ExactMatch("25DE-1", null));
        assertThat(find("coffee").goods().rows().getFirst().declarations()).isEqualTo(2);
    }

    @Test
    void a_folder_that_refuses_stops_no_load_and_is_told() throws IOException {
        search.close();
        delete(workspace.directory().resolve("search"));
        Files.writeString(workspace.directory().resolve("search"), "a file where the folder should be");
        Path blocked = workspace.directory().resolve("search");
        search = new Search(workspace.lake(), new SearchUpkeep(workspace.lake(), blocked.resolve("below")));
        workspace.lake().afterCommit(search::wake);
        SearchedWorkspace.load(
                workspace, "second.csv", false, "25DE-1,2025-01-01T00:00:00,,RU7701,Romashka,,,1,871200,Bicycles\n");
        assertThat(workspace.lake().number("select count(*) from store.declaration"))
                .isEqualTo(4);
        search.prepare((done, of) -> {});
        assertThat(search.behind().orElseThrow().failure()).contains("search index cannot be written");
        assertThatThrownBy(() -> find("coffee")).hasMessageContaining("search index cannot be written");
        assertThat(workspace.directory().resolve("search")).hasContent("a file where the folder should be");
    }

    /** The answer of an index that is abreast, however long that takes on a busy machine. */
    private SearchResult find(String words) {
        search.prepare((done, of) -> {});
        return search.find(SearchQuery.of(words));
    }

    private static List<String> numbers(SearchResult found) {
        return found.declarations().rows().stream()
                .map(DeclarationSummary::declarationId)
                .toList();
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
            List<Path> segments =
                    files.filter(f -> f.toString().endsWith(".cfs")).toList();
            assertThat(segments).isNotEmpty();
            for (Path file : segments) {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            }
        }
    }
}
