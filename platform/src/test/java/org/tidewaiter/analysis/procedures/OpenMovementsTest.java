package org.tidewaiter.analysis.procedures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;

/** Movements under suspension and their ends. */
@Tag("slow")
class OpenMovementsTest {
    private static final String HEADER =
            "declaration_id,accepted_at,importer_id,type_code,office_code,procedure_code,previous_document,hs_code,net_mass_kg,customs_value";

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    private final List<String> rows = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    private void movement(String id, String day, String type, String procedure, String previous, int kg) {
        rows.add(String.join(
                ",", id, day, "I-" + id, type, "QZ1", procedure, previous, "64039900", Integer.toString(kg), "1000"));
    }

    /** Twelve transits of two days each. */
    private void transits() {
        for (int i = 10; i < 22; i++) {
            movement("T" + i, "2026-01-" + i + "T08:00:00", "T1", "8000", "", 100);
            events.add("T" + i + ",transit_ended,2026-01-" + (i + 2) + "T08:00:00,");
        }
    }

    private Result.Findings findings() {
        asked.load(HEADER, rows).events(events);
        return asked.findings(new OpenMovements(), Map.of());
    }

    @Test
    void transit_that_never_ended_of_holders_alike_is_ranked_by_how_many_limits_it_is_open() {
        transits();
        movement("A", "2026-01-20T08:00:00", "T1", "8000", "", 100);
        movement("B", "2026-01-10T08:00:00", "T1", "8000", "", 100);
        movement("Z", "2026-01-30T08:00:00", "IM4", "4000", "", 100);
        Result.Findings findings = findings();
        assertThat(findings.ranked()).containsExactly("B", "A");
        Table declarations = table(findings, "declarations");
        assertThat(column(declarations, "days")).containsExactly(20.0, 10.0);
        assertThat(column(declarations, "limit_days")).containsExactly(2.0, 2.0);
        assertThat(findings.findings().getFirst().says().english())
                .isEqualTo(
                        "2 of 14 movements (14.3\u00a0%) have not ended and are past the limit of their kind: goods worth 2,000.");
    }

    private void held(String id, String day, String procedure, String holder) {
        rows.add(String.join(
                ",",
                id,
                day,
                holder,
                procedure.equals("8000") ? "T1" : "IM7",
                "QZ1",
                procedure,
                "",
                "64039900",
                "100",
                "1000"));
    }

    @Test
    void a_movement_within_its_limit_is_listed_where_its_holder_leaves_others_open() {
        transits();
        for (int i = 10; i < 25; i++) { // goods stay in the warehouse for three weeks
            held("W" + i, "2026-01-" + i + "T08:00:00", "7100", "GOOD");
            events.add("W" + i + ",warehouse_exited," + (i < 20 ? "2026-01-3" + (i % 2) : "2026-02-1" + (i % 5))
                    + "T08:00:00,");
        }
        held("O1", "2026-01-10T08:00:00", "8000", "BAD");
        held("O2", "2026-01-12T08:00:00", "8000", "BAD");
        held("R1", "2026-02-12T08:00:00", "7100", "BAD");
        held("R2", "2026-02-12T08:00:00", "7100", "GOOD");
        movement("Z", "2026-02-20T08:00:00", "IM4", "4000", "", 100);
        Result.Findings findings = findings();
        assertThat(findings.ranked()).containsExactly("O1", "O2", "R1");
        Table declarations = table(findings, "declarations");
        assertThat(column(declarations, "sign")).containsExactly("open", "open", "beside_open");
        assertThat(column(declarations, "holder_open")).containsExactly(2L, 2L, 2L);
        assertThat(findings.findings().get(1).says().english())
                .isEqualTo("1 more still run within their limit, but their holders leave open more than chance would;"
                        + " 1 others run.");
    }

    /** Of a holder who ends late what is open is late too; of one who leaves open, a transit in half of the usual time may have arrived on paper only. */
    @Test
    void who_ends_late_explains_what_is_open_and_who_leaves_open_does_not_explain_what_is_fast() {
        transits();
        for (int i = 0; i < 80; i++) {
            held("N" + i, "2026-01-10T08:00:00", "8000", "N" + i);
            events.add("N" + i + ",transit_ended,2026-01-12T08:00:00,");
        }
        for (int i = 1; i < 5; i++) {
            held("L" + i, "2026-01-0" + i + "T08:00:00", "8000", "LATE");
            held("B" + i, "2026-01-0" + i + "T08:00:00", "8000", "BAD");
        }
        for (int i = 1; i < 4; i++) {
            events.add("L" + i + ",transit_ended,2026-01-2" + i + "T08:00:00,");
        }
        events.add("B4,transit_ended,2026-01-05T06:00:00,"); // 22 hours of the usual 48
        movement("F", "2026-01-04T08:00:00", "T1", "8000", "", 100);
        events.add("F,transit_ended,2026-01-05T06:00:00,"); // as fast, of a holder with nothing open
        movement("Z", "2026-03-30T08:00:00", "IM4", "4000", "", 100);
        Result.Findings findings = findings();
        assertThat(findings.ranked()).containsExactlyInAnyOrder("B1", "B2", "B3", "B4");
        assertThat(column(table(findings, "declarations"), "sign"))
                .containsExactlyInAnyOrder("open", "open", "open", "fast_beside_open");
        Table odd = table(findings, "odd");
        assertThat(column(odd, "declaration_id"))
                .contains("L1", "L2", "L3", "L4")
                .doesNotContain("B4", "F");
        assertThat(column(odd, "sign").get(column(odd, "declaration_id").indexOf("L4")))
                .isEqualTo("open_of_late");
        assertThat(findings.findings().getFirst().says().english()).startsWith("4 of 101 movements");
        assertThat(findings.findings().get(1).says().english()).startsWith("1 of these belong to holders");
    }

    @Test
    void transit_that_is_late_or_faster_than_a_third_of_its_ways_usual_time_is_told() {
        transits();
        movement("L", "2026-01-10T08:00:00", "T1", "8000", "", 100);
        events.add("L,transit_ended,2026-01-25T08:00:00,");
        movement("F", "2026-01-10T08:00:00", "T1", "8000", "", 100);
        events.add("F,transit_ended,2026-01-10T10:00:00,");
        Table odd = table(findings(), "odd");
        assertThat(column(odd, "declaration_id")).containsExactly("F", "L");
        assertThat(column(odd, "sign")).containsExactly("fast", "late");
    }

    @Test
    void goods_leave_a_warehouse_by_declarations_that_name_it_and_what_is_missing_keeps_it_open() {
        for (int i = 10; i < 22; i++) {
            movement("W" + i, "2026-01-" + i, "IM7", "7100", "", 100);
            movement("O" + i, "2026-02-" + i, "IM4", "4071", "W" + i, i == 10 ? 91 : 95);
        }
        movement("Z", "2026-06-30", "IM4", "4000", "", 100);
        Result.Findings findings = findings();
        assertThat(findings.ranked()).containsExactly("W10");
        assertThat((Double) column(table(findings, "declarations"), "missing").getFirst())
                .isEqualTo(0.09);
    }

    @Test
    void a_kind_of_which_no_end_is_recorded_is_not_judged() {
        movement("P", "2026-01-10", "IM5", "5300", "", 100);
        asked.load(HEADER, rows);
        assertThat(asked.ask(new OpenMovements(), Map.of())).isInstanceOf(Result.TooFew.class);
        rows.clear();
        transits();
        assertThat(findings().findings().getLast().says().english())
                .isEqualTo(
                        "1 movements (temporary admission) could not be judged: too few of their kind have an end that was recorded.");
    }

    @Test
    void without_movements_the_question_does_not_apply() {
        movement("Z", "2026-01-30", "IM4", "4000", "", 100);
        asked.load(HEADER, rows);
        assertThat(asked.ask(new OpenMovements(), Map.of())).isInstanceOf(Result.NotApplicable.class);
    }
}
