package org.tidewaiter.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.casefile.DeclarationSummary;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.MessageLoad;

/** What messages go by is found: bills, containers, voyages, ships, and the number that Customs gives afterwards. */
class CargoSearchTest {
    private static final Path MESSAGES = Path.of("src/test/resources/org/tidewaiter/message");
    private static final String IMPORT = "UNB+UNOC:3+A+B+240514:1012+1'UNH+1+CUSDEC:D:96B:UN'BGM+929+TIDE-7781+9'"
            + "RFF+UCN:5DE123456789000-77'TDT+20+412E+1+++++9321483::11:SPRING TIDE'RFF+BM:MOON55001'NAD+IM+DE777'UNS+D'"
            + "CST+1+61091000:122'FTX+AAA+++COTTON SHIRTS'UNS+S'UNT+11+1'UNZ+1+1'";
    private static final String ANSWER = "UNB+UNOC:3+B+A+240515:1012+2'UNH+1+CUSRES:D:96B:UN'BGM+962+R-1+11'"
            + "RFF+ABT:24DE485112345678B1'RFF+ABO:TIDE-7781'GIS+1'UNT+6+1'UNZ+1+2'";

    @TempDir
    Path directory;

    private Workspace workspace;
    private Search search;

    @BeforeEach
    void open() {
        workspace = FreshWorkspace.in(directory.resolve("workspace"));
        search = new Search(KeptTariff.into(workspace));
    }

    @AfterEach
    void close() {
        search.close();
        workspace.close();
    }

    private void take(Path file) {
        assertThat(MessageLoad.load(
                        workspace,
                        file,
                        message -> List.of(),
                        new LoadOptions(true, true, Actor.systemUser()),
                        LoadProgress.SILENT))
                .isPresent();
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private List<String> declarations(String typed) {
        search.prepare((done, of) -> {});
        return search.find(SearchQuery.of(typed)).declarations().rows().stream()
                .map(DeclarationSummary::declarationId)
                .toList();
    }

    private List<String> cargo(String typed) {
        return search.find(SearchQuery.of(typed)).cargo().rows().stream()
                .map(SearchResult.Cargo::reference)
                .toList();
    }

    @Test
    void a_declaration_is_found_by_its_voyage_ship_consignment_and_bill() throws IOException {
        take(written("import.edi", IMPORT));
        for (String typed : List.of("412E", "9321483", "spring tide", "5DE123456789000-77", "MOON55001")) {
            assertThat(declarations(typed)).as(typed).containsExactly("TIDE-7781");
        }
        assertThat(declarations("413E")).isEmpty();
    }

    @Test
    void a_declaration_is_found_by_the_number_that_customs_gave_it_later() throws IOException {
        take(written("import.edi", IMPORT));
        assertThat(declarations("24DE485112345678B1")).isEmpty();
        take(written("answer.edi", ANSWER));
        assertThat(declarations("24DE 4851 12345678B1")).containsExactly("TIDE-7781");
    }

    @Test
    void advance_cargo_is_found_by_its_bills_containers_voyage_and_number() {
        take(MESSAGES.resolve("ics2/ie3f10.xml"));
        for (String typed :
                List.of("TIDE-SEA-0042", "tide sea 0042", "TIDE0001", "TIDE0002", "MOON9001", "CSQU 305438-3")) {
            assertThat(cargo(typed)).as(typed).containsExactly("TIDE-SEA-0042");
        }
        SearchResult found = search.find(SearchQuery.of("TIDE0001"));
        assertThat(found.cargo().rows().getFirst().items()).isEqualTo(2);
        assertThat(found.total()).isEqualTo(1);
        assertThat(cargo("26DE004851A0000017")).isEmpty();
        take(MESSAGES.resolve("ics2/ie3r01.xml"));
        assertThat(cargo("26DE004851A0000017")).containsExactly("TIDE-SEA-0042");
        assertThat(cargo("TIDE0003")).isEmpty();
        assertThat(search.find(new SearchQuery("TIDE0001", SearchQuery.Group.COMPANIES, 1))
                        .total())
                .isZero();
    }

    @Test
    void of_a_manifest_that_was_sent_again_the_latest_is_shown() throws IOException {
        String manifest = Files.readString(MESSAGES.resolve("x12/manifest-309.x12"));
        take(MESSAGES.resolve("x12/manifest-309.x12"));
        take(written("again.x12", manifest.replace("SPRING TIDE", "NEAP TIDE")));
        SearchResult found = search.find(SearchQuery.of("TIDE0001"));
        assertThat(found.cargo().found()).isEqualTo(1);
        assertThat(found.cargo().rows().getFirst().journey()).isEqualTo("NEAP TIDE 014E");
        assertThat(found.cargo().rows().getFirst().fileName()).isEqualTo("again.x12");
    }
}
