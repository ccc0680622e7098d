package org.tidewaiter.intake.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.intake.Door;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.source.Source;

/** What auditors find after release comes back as results of controls do. */
class AuditResultsTest {
    private static final String HEADER =
            "declaration_id,item,kind,outcome,finding_kinds,amount,officer,selected_by,recorded_at\n";

    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    private int files;

    @BeforeEach
    void open() {
        ThreeDeclarations.copyTo(directory);
        door = new Door(directory);
    }

    private LoadReport load(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("results" + ++files + ".csv"), text);
        return ControlLoad.load(door.workspace, Source.of(file), null, false, Actor.systemUser());
    }

    /**
     * An audit after release looks at books and papers: its results come back whatever the auditor calls them, beside the look at the goods on the
     * way in.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit",
                "Audit",
                "PCA",
                "post-clearance audit",
                "Contrôle a posteriori",
                "Fiscalización posterior",
                "nachträgliche Prüfung",
                "Последующий контроль"
            })
    void results_of_an_audit_come_back(String kind) throws IOException {
        LoadReport report = load(HEADER + "A1,1,goods,conform,,,O7,all,2026-03-10\n");
        assertThat(report.accepted()).isEqualTo(1);
        LoadReport audited = load(HEADER + "A1,1," + kind + ",finding,undervaluation,120,A1,rule,2026-06-10\n");
        assertThat(List.of(audited.accepted(), audited.quarantined())).containsExactly(1L, 0L);
        assertThat(door.workspace
                        .lake()
                        .number("select count(*) from control where kind = 'documents' and outcome = 'finding'"))
                .isEqualTo(1);
    }

    /** What an auditor is handed has the declared value and taxes beside what is found: these are no amounts recovered. */
    @Test
    void a_working_paper_comes_back_with_its_results() throws IOException {
        LoadReport report = load("""
                place,declaration_id,sequence,accepted_on,hs_code,customs_value,tax_assessed,drawn,hits,result,recovered,kind,recorded_at,officer
                1,A1,1,2026-01-05,,1000,100,interval,1,finding,10.50,audit,2026-06-10,AUD1
                2,A1,2,2026-01-05,,2000,200,large,1,conform,,audit,2026-06-10,AUD1
                """);
        assertThat(List.of(report.accepted(), report.quarantined())).containsExactly(2L, 0L);
        assertThat(door.workspace.lake().number("select sum(amount_recovered) * 100 from control"))
                .isEqualTo(1050);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customs_value", "Customs value", "Customs value (USD)", "Valor en aduana"})
    void a_declared_value_is_no_amount_recovered(String column) throws IOException {
        load("declaration_id,item,outcome," + column + ",recorded_at\nA1,1,finding,1000,2026-06-10\n");
        assertThat(door.workspace.lake().number("select count(*) from control where outcome = 'finding'"))
                .isEqualTo(1);
        assertThat(door.workspace.lake().number("select count(amount_recovered) from control"))
                .isZero();
    }
}
