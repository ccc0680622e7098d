package org.tidewaiter.analysis.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;

/** Ten days of two offices: A has 24 declarations a day and two officers, B has six and one. */
@Tag("slow")
class OfficeStaffingTest {
    @TempDir
    static Path directory;

    @AutoClose
    private static AskedDeclarations asked;

    @BeforeAll
    static void load() {
        List<String> declarations = new ArrayList<>();
        List<String> results = new ArrayList<>();
        for (int day = 1; day <= 10; day++) {
            for (int i = 0; i < 30; i++) {
                String id = "D" + day + "-" + i;
                boolean a = i < 24;
                declarations.add("%s,2026-01-%02d,%s,640399".formatted(id, day, a ? "A" : "B"));
                results.add("%s,1,documents,rule,2026-01-%02dT12:00:00,%s,conform"
                        .formatted(id, day, a ? "FA" + i % 2 : "FB"));
            }
        }
        asked = AskedDeclarations.in(directory)
                .load("declaration_id,accepted_at,office_code,hs_code", declarations)
                .controls("declaration_id,sequence,kind,selected_by,recorded_at,officer_id,outcome", results)
                .events(List.of(
                        "D1-0,examination_started,2026-01-01 10:00:00,",
                        "D1-0,examination_ended,2026-01-01 10:40:00,"));
    }

    /** 15 minutes a declaration: A has six hours a day, B one and a half; of eight hours that is a load of 0.75 and 0.1875. */
    @Test
    void work_load_and_waiting_are_those_worked_out_by_hand() {
        Result.Findings findings = asked.findings(new OfficeStaffing(), Map.of("away", "0"));
        Table staffing = table(findings, "staffing");
        assertThat(column(staffing, "office_code")).containsExactly("A", "B");
        assertThat(column(staffing, "hours")).containsExactly(60.0, 15.0);
        assertThat(column(staffing, "load")).containsExactly(0.75, 0.1875);
        assertThat(column(staffing, "present")).containsExactly(2L, 1L);
        // all pieces are alike and as many come every day: no bursts, no unevenness, so nothing waits
        assertThat((Double) column(staffing, "wait").getFirst()).isCloseTo(0, within(1e-9));
        assertThat(column(staffing, "wait_one_less")).containsExactly(0.0, null);
        assertThat(findings.findings().getFirst().says().english())
                .startsWith("75 hours of control work: 300 declarations");
        assertThat(findings.findings().getLast().says().english())
                .startsWith("1 examinations")
                .contains("40 minutes");
    }

    /** Declarations of Saturday and Sunday are worked on Monday: one day of eight hours, not three. */
    @Test
    void the_days_of_an_office_are_those_on_which_controls_were_worked(@TempDir Path elsewhere) {
        try (AskedDeclarations weekend = AskedDeclarations.in(elsewhere)) {
            weekend.load(
                            "declaration_id,accepted_at,office_code,hs_code",
                            List.of("S,2026-01-03,C,640399", "U,2026-01-04,C,640399", "M,2026-01-05,C,640399"))
                    .controls(
                            "declaration_id,sequence,kind,selected_by,recorded_at,officer_id,outcome",
                            List.of(
                                    "S,1,documents,rule,2026-01-05T09:00:00,FC,conform",
                                    "U,1,documents,rule,2026-01-05T10:00:00,FC,conform",
                                    "M,1,documents,rule,2026-01-05T11:00:00,FC,conform"));
            Table staffing = table(weekend.findings(new OfficeStaffing(), Map.of("away", "0")), "staffing");
            assertThat(column(staffing, "load")).containsExactly(3 * 15 / 60.0 / 8);
        }
    }

    @Test
    void where_no_result_names_an_officer_nothing_is_said_of_who_is_there(@TempDir Path elsewhere) {
        try (AskedDeclarations nobody = AskedDeclarations.in(elsewhere)) {
            nobody.load("declaration_id,accepted_at,office_code,hs_code", List.of("M,2026-01-05,C,640399"))
                    .controls(
                            "declaration_id,sequence,kind,selected_by,recorded_at,outcome",
                            List.of("M,1,documents,rule,2026-01-05T11:00:00,conform"));
            Result.Findings findings = nobody.findings(new OfficeStaffing(), Map.of());
            Table staffing = table(findings, "staffing");
            assertThat(column(staffing, "present")).containsOnlyNulls();
            assertThat(column(staffing, "queue")).containsOnlyNulls();
            assertThat(column(staffing, "needed")).containsExactly(1L);
            assertThat(findings.findings().getLast().says().english())
                    .contains("1 officer at work at a time. No result names");
        }
    }

    @Test
    void an_office_with_more_work_than_officers_is_told() {
        Result.Findings findings = asked.findings(
                new OfficeStaffing(), Map.of("away", "0", "minutes_per_declaration", "40", "office", "A"));
        assertThat(column(table(findings, "staffing"), "queue")).containsExactly("grows without limit");
        assertThat(findings.findings().get(1).says().english()).endsWith("who are there, 1: A.");
    }

    @Test
    void hours_by_lane_add_up() {
        Table lanes = table(asked.findings(new OfficeStaffing(), Map.of()), "lanes");
        assertThat(column(lanes, "lane")).containsExactly("yellow", "yellow");
        assertThat(column(lanes, "share")).containsExactly(0.8, 0.2);
    }

    @Test
    void without_controls_there_is_no_work() {
        assertThat(asked.ask(new OfficeStaffing(), Map.of("office", "C"))).isInstanceOf(Result.NotApplicable.class);
    }
}
