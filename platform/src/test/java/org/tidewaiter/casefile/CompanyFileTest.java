package org.tidewaiter.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.datamodel.PartyRole;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.CompanionLoad;
import org.tidewaiter.intake.CompanionTable;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.search.Search;
import org.tidewaiter.search.SearchQuery;
import org.tidewaiter.search.SearchResult;

@Tag("slow")
class CompanyFileTest {
    private static final String HEADER =
            "declaration_id,accepted_at,importer_id,importer_name,exporter_id,declarant_id,currency,exchange_rate,sequence,hs_code,origin_country,description,item_amount,customs_value,control.kind,control.outcome,control.finding_kind,control.recorded_at,control.officer_id,control.amount_recovered\n";

    @TempDir
    Path directory;

    @AutoClose
    Workspace workspace;

    @BeforeEach
    void load() throws IOException {
        workspace = FreshWorkspace.in(directory);
        load("first.csv", false, """
            D-1,2024-01-10T00:00:00,IMP,Acme Imports,EXP,AGENT,KRW,0.00075,1,610910,KR,Shirts,5000000,3750,goods,finding,undervaluation,2024-01-12T00:00:00,OFF1,120.5
            D-1,2024-01-10T00:00:00,IMP,Acme Imports,EXP,AGENT,KRW,0.00075,2,610910,KR,Shirts blue,1000000,,goods,conform,,2024-01-12T00:00:00,OFF1,
            D-2,2024-02-10T00:00:00,IMP,ACME IMPORTS LTD,EXP2,AGENT,USD,1,1,090121,BR,Coffee,100,100,,,,,,
            D-3,2024-03-10T00:00:00,IMP,Acme Imports,IMP,AGENT,EUR,1.1,1,090121,,Coffee,200,220,documents,pending,,2024-03-12T00:00:00,OFF1,
            D-3,2024-03-10T00:00:00,IMP,Acme Imports,IMP,AGENT,EUR,1.1,2,090121,,Coffee samples,,,,,,,,
            """);
    }

    @Test
    void certificates_of_an_authorised_operator_are_told_the_latest_first() throws IOException {
        assertThat(CompanyFile.of(workspace.lake(), "IMP").orElseThrow().certificates())
                .isEmpty();
        Path register = Files.writeString(
                directory.resolve("aeo.csv"),
                "party_id,certificate,type_code,valid_from,valid_until,status\nIMP,C1,AEOC,2019-01-01,2021-12-31,\nIMP,C2,AEOF,2022-01-01,,active\nEXP,C3,AEOC,2020-01-01,,\n");
        CompanionTable kind = CompanionLoad.kinds().stream()
                .filter(k -> k.name().equals("aeo_register"))
                .findFirst()
                .orElseThrow();
        CompanionLoad.load(workspace, register, kind, false, Actor.systemUser("test"));
        assertThat(CompanyFile.of(workspace.lake(), "IMP").orElseThrow().certificates())
                .containsExactly(
                        new CompanyFile.Certificate("C2", "AEOF", LocalDate.of(2022, 1, 1), null, "active"),
                        new CompanyFile.Certificate(
                                "C1", "AEOC", LocalDate.of(2019, 1, 1), LocalDate.of(2021, 12, 31), null));
    }

    @Test
    void a_company_is_told_in_figures_of_one_currency() {
        CompanyFile file = CompanyFile.of(workspace.lake(), "IMP").orElseThrow();
        assertThat(file.name()).isEqualTo("Acme Imports");
        assertThat(file.names()).extracting(CompanyFile.Name::name).containsExactly("Acme Imports", "ACME IMPORTS LTD");
        CompanyFile.Totals totals = file.totals();
        assertThat(totals.declarations()).isEqualTo(3);
        assertThat(totals.items()).isEqualTo(5);
        assertThat(totals.money())
                .as("3750 + 1000000 KRW at 0.00075 + 100 + 220")
                .isEqualByComparingTo("4820");
        assertThat(totals.itemsWithoutMoney()).isEqualTo(1);
        assertThat(totals.controls()).isEqualTo(2);
        assertThat(totals.pending()).isEqualTo(1);
        assertThat(totals.findings()).isEqualTo(1);
        assertThat(totals.amountRecovered()).isEqualByComparingTo(new BigDecimal("120.5"));
        assertThat(file.roles())
                .extracting(r -> r.role() + " " + r.declarations())
                .containsExactly("importer 3", "exporter 1");
        assertThat(file.months())
                .extracting(CompanyFile.Month::month)
                .containsExactly(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 1), LocalDate.of(2024, 3, 1));
        assertThat(file.goods())
                .extracting(g -> g.hsCode() + " " + g.items() + " " + g.itemsWithoutMoney())
                .containsExactly("090121 3 1", "610910 2 0");
        assertThat(file.origins())
                .extracting(CompanyFile.DeclaredOrigin::country)
                .containsExactly("KR", null, "BR");
        assertThat(file.findingKinds()).containsExactly(new CompanyFile.FindingKind("undervaluation", 1));
        assertThat(file.latest()).extracting(DeclarationSummary::declarationId).containsExactly("D-3", "D-2", "D-1");
        assertThat(file.partners().getFirst())
                .isEqualTo(new CompanyFile.Partner("AGENT", null, PartyRole.DECLARANT, 3));
        assertThat(CompanyFile.of(workspace.lake(), "AGENT").orElseThrow().partners())
                .as("the name that declarations give it most often")
                .contains(new CompanyFile.Partner("IMP", "Acme Imports", PartyRole.IMPORTER, 3));
        assertThat(file.lanes()).isEmpty();
    }

    @Test
    void an_officer_and_a_stranger_are_no_companies() {
        assertThat(CompanyFile.of(workspace.lake(), "OFF1")).isEmpty();
        assertThat(CompanyFile.of(workspace.lake(), "nobody")).isEmpty();
        assertThat(CompanyFile.of(workspace.lake(), "")).isEmpty();
        try (Search search = new Search(workspace)) {
            search.prepare((done, of) -> {});
            assertThat(search.find(SearchQuery.of("OFF1")).companies().found()).isZero();
            assertThat(search.find(SearchQuery.of("AGENT")).exact())
                    .isEqualTo(new SearchResult.ExactMatch(null, "AGENT"));
        }
    }

    @Test
    void what_was_corrected_counts_as_corrected() throws IOException {
        load(
                "second.csv",
                true,
                "D-2,2024-02-10T00:00:00,OTHER,Other,EXP2,AGENT,USD,1,1,090121,BR,Coffee,100,100,,,,,,\n");
        assertThat(CompanyFile.of(workspace.lake(), "IMP")
                        .orElseThrow()
                        .totals()
                        .declarations())
                .isEqualTo(2);
        assertThat(CompanyFile.of(workspace.lake(), "OTHER")
                        .orElseThrow()
                        .totals()
                        .declarations())
                .isEqualTo(1);
    }

    private void load(String name, boolean corrections, String rows) throws IOException {
        Path file = Files.writeString(directory.resolve(name), HEADER + rows);
        TableLoad.load(
                workspace,
                file,
                Mapping.of("tidewaiter", directory),
                new LoadOptions(false, corrections, Actor.systemUser()),
                LoadProgress.SILENT);
    }
}
