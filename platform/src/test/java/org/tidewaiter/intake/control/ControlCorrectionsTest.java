package org.tidewaiter.intake.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.casefile.DeclarationFile;
import org.tidewaiter.casefile.PartyPast;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.datamodel.PartyRole;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.features.ItemReader;
import org.tidewaiter.features.Items;
import org.tidewaiter.intake.Door;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.source.Source;

/** A result is corrected by who says who and why, and what stood there before stays. */
@Tag("slow")
class ControlCorrectionsTest {
    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    @BeforeEach
    void open() throws IOException {
        door = Door.begunWith(
                directory, Door.ONE_ITEM, Door.HEADER + "A1,2026-03-02,620342,10,I1\nA2,2026-03-03,640399,20,I1\n");
        Map<String, String> first = finding("100");
        first.putAll(row("officer", "O7", "selected_by", "random"));
        enter(first);
    }

    private static Map<String, String> row(String... cells) {
        Map<String, String> row = new HashMap<>();
        for (int c = 0; c < cells.length; c += 2) {
            row.put(cells[c], cells[c + 1]);
        }
        return row;
    }

    /** The weight of the first item of A1 was wrong, on 10 March, by so much. */
    private static Map<String, String> finding(String amount) {
        Map<String, String> finding = row("declaration_id", "A1", "item", "1", "recorded_at", "2026-03-10");
        finding.putAll(row("outcome", "finding", "finding_kinds", "weight", "amount", amount));
        return finding;
    }

    private ControlEntry.EntryResult enter(String... cells) {
        return enter(row(cells));
    }

    private ControlEntry.EntryResult enter(Map<String, String> row) {
        return ControlEntry.enter(door.workspace, row, Actor.systemUser("clerk"), "entered by hand");
    }

    private List<ControlHistory.Version> history() {
        return ControlHistory.of(door.workspace.lake(), "A1");
    }

    @Test
    void the_number_of_the_report_comes_later_and_stays_when_the_result_is_corrected_again() {
        String[] same = {
            "corrects",
            "0",
            "outcome",
            "finding",
            "finding_kinds",
            "weight",
            "amount",
            "100",
            "recorded_at",
            "2026-03-20",
            "reason",
            "the report is written",
            "corrected_by",
            "D2"
        };
        assertThatThrownBy(() -> enter(same)).hasMessageContaining("needs no correction");
        Map<String, String> reported = row(same);
        reported.put("report_number", "PV-77");
        assertThat(ControlEntry.enter(door.workspace, reported, Actor.systemUser("clerk"), "by hand")
                        .version())
                .isEqualTo(2);
        enter(
                "corrects",
                "0",
                "outcome",
                "conform",
                "recorded_at",
                "2026-03-21",
                "reason",
                "cotton",
                "corrected_by",
                "D2");
        assertThat(door.number("select count(*) from control where report_number = 'PV-77' and outcome = 'conform'"))
                .isEqualTo(1);
        assertThat(door.number("select count(*) from control_version where version = 1 and report_number is null"))
                .isEqualTo(1);
        assertThat(door.number("select count(*) from control_version where version = 2 and report_number = 'PV-77'"
                        + " and superseded_by = 3"))
                .isEqualTo(1);
    }

    @Test
    void the_former_result_stays_as_a_version_with_who_and_why() {
        ControlEntry.EntryResult told = enter(
                "corrects",
                "0",
                "outcome",
                "conform",
                "recorded_at",
                "2026-03-20",
                "reason",
                "the laboratory says cotton",
                "corrected_by",
                "D2");
        assertThat(List.of(told.controlKey(), told.version())).isEqualTo(List.of(0L, 2));
        assertThat(history())
                .extracting(v -> v.version() + " " + v.outcome() + " " + v.enteredBy() + " " + v.reason() + " "
                        + v.supersededAt())
                .containsExactly(
                        "2 conform D2 the laboratory says cotton null", "1 finding clerk null 2026-03-20T00:00");
        assertThat(history().getFirst())
                .extracting(ControlHistory.Version::officerId, ControlHistory.Version::selectedBy, v -> v.sequence())
                .containsExactly("officer-2", Chooser.RANDOM, 1);
        assertThat(door.number("select count(*) from control where officer_id = 'O7'"))
                .isEqualTo(1);
        assertThat(door.number("select count(*) from control")).isEqualTo(1);
        assertThat(door.number("select count(*) from control where outcome = 'conform' and version = 2"))
                .isEqualTo(1);
        assertThat(door.number(
                        "select count(*) from control_version where superseded_by = 2 and amount_recovered = 100"))
                .isEqualTo(1);
    }

    @Test
    void a_correction_without_who_or_why_is_refused() {
        assertThatThrownBy(() -> enter("corrects", "0", "outcome", "conform", "corrected_by", "D2"))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageStartingWith("reason is not given, and must be: a correction says who corrects and why");
        assertThatThrownBy(() -> Actor.systemUser("")).hasMessage("an actor has a name");
        assertThat(history()).hasSize(1);
    }

    @Test
    void what_cannot_be_corrected_so_is_refused() {
        assertThatThrownBy(() -> enter("corrects", "9", "outcome", "conform", "reason", "so"))
                .hasMessageStartingWith("There is no control 9 with a result in force");
        assertThatThrownBy(() -> enter("declaration_id", "A2", "corrects", "0", "outcome", "conform", "reason", "so"))
                .hasMessageStartingWith("corrects '0' is the number of a control of declaration A1, not of A2");
        assertThatThrownBy(
                        () -> enter("corrects", "0", "outcome", "conform", "reason", "so", "recorded_at", "2026-03-09"))
                .hasMessageContaining("lies before the result that it corrects was recorded, on 2026-03-10");
        assertThatThrownBy(() -> enter("corrects", "0", "outcome", "conform", "amount", "3", "reason", "so"))
                .hasMessageContaining("is given, but the outcome is conform");
        assertThatThrownBy(() -> enter("corrects", "0", "item", "5", "outcome", "conform", "reason", "so"))
                .hasMessageContaining("is no item of the declaration");
    }

    @Test
    void the_same_correction_again_changes_nothing() {
        String[] cells = {"corrects", "0", "outcome", "conform", "reason", "so"};
        enter(cells);
        assertThatThrownBy(() -> enter(cells))
                .hasMessageContaining("needs no correction: version 2 of its result says the same");
        assertThat(history()).hasSize(2);
    }

    @Test
    void a_result_that_is_sent_once_more_after_it_was_corrected_does_not_come_back() throws IOException {
        enter("corrects", "0", "outcome", "conform", "recorded_at", "2026-03-20", "reason", "cotton");
        Map<String, String> first = row(
                "declaration_id", "A1", "item", "1", "outcome", "finding", "finding_kinds", "weight", "amount", "100");
        first.putAll(row("officer", "O7", "recorded_at", "2026-03-10"));
        List<ControlEntry.EntryResult> told =
                ControlEntry.enter(door.workspace, List.of(first), Actor.systemUser("system"), "POST");
        assertThat(told).extracting(ControlEntry.EntryResult::status).containsExactly(ControlEntry.Status.KNOWN);
        assertThat(told.getFirst().why())
                .contains("had this very result in the workspace, and it was corrected since: control 0");
        Path file = door.write("""
                declaration_id,item,outcome,finding_kinds,amount,recorded_at
                A1,1,finding,weight,100,2026-03-10
                """);
        LoadReport report = ControlLoad.load(door.workspace, Source.of(file), null, false, Actor.systemUser());
        assertThat(List.of(report.accepted(), report.quarantined())).containsExactly(0L, 1L);
        assertThat(door.number("select count(*) from control where outcome = 'finding'"))
                .isZero();
    }

    @Test
    void a_correction_that_is_sent_once_more_does_not_undo_a_later_one() {
        Map<String, String> first = row(
                "corrects", "0", "outcome", "conform", "recorded_at", "2026-03-20", "reason", "the laboratory says so");
        Actor system = Actor.systemUser("system");
        ControlEntry.enter(door.workspace, first, system, "POST");
        enter(
                "corrects",
                "0",
                "outcome",
                "finding",
                "finding_kinds",
                "origin",
                "amount",
                "40",
                "officer",
                "O8",
                "recorded_at",
                "2026-03-21",
                "reason",
                "the second laboratory");
        List<ControlEntry.EntryResult> told = ControlEntry.enter(door.workspace, List.of(first), system, "POST");
        assertThat(told).extracting(ControlEntry.EntryResult::status).containsExactly(ControlEntry.Status.KNOWN);
        assertThat(told.getFirst().why())
                .contains("was corrected so and for this reason before: version 2", "version 3 is in force");
        assertThat(history()).hasSize(3);
        first.put("reason", "the third laboratory agrees with the first");
        first.put("recorded_at", "2026-03-22");
        assertThat(ControlEntry.enter(door.workspace, first, system, "POST").version())
                .isEqualTo(4);
    }

    @Test
    void another_amount_of_the_same_finding_of_a_day_is_a_correction_and_no_second_control() throws IOException {
        Map<String, String> other = finding("90");
        assertThatThrownBy(() -> enter(other))
                .hasMessageContaining("is another amount than that of control 0 of the same day")
                .hasMessageContaining("correct that one");
        Path file = door.write("""
                declaration_id,item,outcome,finding_kinds,amount,recorded_at
                A2,1,finding,weight,100,2026-03-10
                A2,1,finding,weight,10,2026-03-10
                A2,1,finding,origin,7,2026-03-10
                A1,1,finding,origin,7,2026-03-10
                A1,1,finding,weight,55,2026-03-11
                """);
        LoadReport report = ControlLoad.load(door.workspace, Source.of(file), null, false, Actor.systemUser());
        assertThat(List.of(report.accepted(), report.quarantined())).containsExactly(3L, 2L);
        assertThat(door.quarantined())
                .extracting(row -> row.reason())
                .containsExactly(
                        "is another amount than that of line 3, which is of the same finding of the same control on the same day",
                        "is another amount than that of line 2, which is of the same finding of the same control on the same day");
    }

    @Test
    void rows_entered_together_are_told_apart_and_leave_nothing_in_quarantine() {
        List<ControlEntry.EntryResult> told = ControlEntry.enter(
                door.workspace,
                List.of(
                        row("declaration_id", "A2", "outcome", "conform", "recorded_at", "2026-03-11"),
                        row("declaration_id", "A9", "outcome", "conform", "recorded_at", "2026-03-11"),
                        finding("100")),
                Actor.systemUser("system"),
                "POST");
        assertThat(told)
                .extracting(ControlEntry.EntryResult::status)
                .containsExactly(ControlEntry.Status.ACCEPTED, ControlEntry.Status.REFUSED, ControlEntry.Status.KNOWN);
        assertThat(told.get(1).why()).startsWith("declaration_id 'A9' is no declaration of the workspace");
        assertThat(told.get(0).controlKey()).isEqualTo(1);
        assertThat(door.quarantined()).isEmpty();
        assertThat(door.number("select count(*) from load where rows_read <> rows_accepted"))
                .isZero();
        long loads = door.number("select count(*) from load");
        ControlEntry.enter(
                door.workspace,
                List.of(row("declaration_id", "A2", "outcome", "conform", "recorded_at", "2026-03-11")),
                Actor.systemUser("system"),
                "POST");
        assertThat(door.number("select count(*) from load")).isEqualTo(loads);
    }

    @Test
    void a_file_may_bring_corrections_too() throws IOException {
        Path file = door.write("""
                corrects,outcome,reason,corrected_by,recorded_at
                0,conform,recount,D2,2026-03-15
                7,conform,x,D2,2026-03-15
                """);
        LoadReport report = ControlLoad.load(door.workspace, Source.of(file), null, false, Actor.systemUser());
        assertThat(List.of(report.accepted(), report.quarantined())).containsExactly(1L, 1L);
        assertThat(history()).hasSize(2);
    }

    @Test
    void a_file_that_does_not_say_who_corrects_corrects_nothing() throws IOException {
        Path file = door.write("""
                corrects,outcome,reason,corrected_by,recorded_at
                0,conform,recount,,2026-03-15
                """);
        LoadReport report = ControlLoad.load(door.workspace, Source.of(file), null, false, Actor.systemUser());
        assertThat(List.of(report.accepted(), report.quarantined())).containsExactly(0L, 1L);
        assertThat(door.quarantined().getFirst().reason())
                .startsWith("is not given, and must be: a correction says who corrects and why");
        assertThat(history()).hasSize(1);
    }

    @Test
    void what_is_learned_knows_the_version_that_was_valid_at_its_day() {
        enter("corrects", "0", "outcome", "conform", "recorded_at", "2026-03-20", "reason", "cotton");
        Items items = ItemReader.read(door.workspace.lake());
        int day = (int) LocalDate.of(2026, 3, 10).toEpochDay();
        assertThat(items.labelBefore(0, day)).isEqualTo(Items.UNKNOWN);
        assertThat(items.labelBefore(0, day + 1)).isEqualTo((byte) 1);
        assertThat(items.recoveredBefore(0, day + 1)).isEqualTo(100);
        assertThat(items.labelBefore(0, day + 10)).isEqualTo((byte) 1);
        assertThat(items.labelBefore(0, day + 11)).isEqualTo((byte) 0);
        assertThat(items.recoveredBefore(0, day + 11)).isZero();
    }

    @Test
    void a_result_taken_back_teaches_nothing_any_more() {
        enter(
                "corrects",
                "0",
                "outcome",
                "pending",
                "recorded_at",
                "2026-03-20",
                "reason",
                "another declaration was meant");
        Items items = ItemReader.read(door.workspace.lake());
        int day = (int) LocalDate.of(2026, 3, 20).toEpochDay();
        assertThat(items.labelBefore(0, day)).isEqualTo((byte) 1);
        assertThat(items.labelBefore(0, day + 1)).isEqualTo(Items.UNKNOWN);
    }

    @Test
    void a_past_control_of_a_party_is_shown_as_it_was_known_then() {
        enter("corrects", "0", "outcome", "conform", "recorded_at", "2026-03-20", "reason", "cotton");
        DeclarationFile.Version other =
                DeclarationFile.of(door.workspace.lake(), "A2").orElseThrow().current();
        assertThat(findings(other, LocalDate.of(2026, 3, 15))).isEqualTo(1);
        assertThat(findings(other, LocalDate.of(2026, 3, 25))).isZero();
    }

    private long findings(DeclarationFile.Version declaration, LocalDate before) {
        return PartyPast.of(door.workspace.lake(), declaration, before.atStartOfDay()).stream()
                .filter(p -> p.role() == PartyRole.IMPORTER)
                .findFirst()
                .orElseThrow()
                .totals()
                .findings();
    }

    @Test
    void an_amount_whose_sign_may_stand_between_thousands_or_decimals_is_refused_with_the_remedy() {
        for (String either : new String[] {"1.234", "12,345", "-123.456", "1.234 EUR"}) {
            assertThatThrownBy(() -> enter(
                            "declaration_id",
                            "A1",
                            "outcome",
                            "finding",
                            "amount",
                            either,
                            "recorded_at",
                            "2026-03-11"))
                    .isInstanceOfSatisfying(
                            TidewaiterException.class,
                            refused -> assertThat(refused.remedy()).contains("1.2340", "1234"))
                    .hasMessageContaining("'" + either + "' may have a sign between thousands or decimals");
        }
        int day = 11;
        for (String clear : new String[] {"1.2340", "0.123", "1234.567", "1234", "1.23"}) {
            String recorded = "2026-03-" + day++;
            assertThat(enter("declaration_id", "A1", "outcome", "finding", "amount", clear, "recorded_at", recorded)
                            .accepted())
                    .as(clear)
                    .isTrue();
        }
    }
}
