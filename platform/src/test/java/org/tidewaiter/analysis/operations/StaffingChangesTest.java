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

/**
 * Ten days of three offices. At A and B six papers are there at nine, two officers read three each, half an hour a piece; on two days each reads one
 * more in the afternoon. What is read is released an hour later, at B an hour after the goods are there, which is later. At C one officer reads two
 * papers a day. A has six more a day that nobody controls, released after an hour.
 */
@Tag("slow")
class StaffingChangesTest {
    @TempDir
    static Path directory;

    @AutoClose
    private static AskedDeclarations asked;

    @BeforeAll
    static void load() {
        List<String> declarations = new ArrayList<>();
        List<String> results = new ArrayList<>();
        List<String> events = new ArrayList<>();
        for (int day = 1; day <= 10; day++) {
            for (String office : List.of("A", "B", "C")) {
                boolean c = office.equals("C");
                for (int i = 0; i < (c ? 2 : day <= 2 ? 8 : 6); i++) {
                    boolean late = i >= 6;
                    String id = "%s%d-%d".formatted(office, day, i);
                    String officer = "F" + office + (c ? 0 : i % 2);
                    int ready = late ? 930 : 540;
                    int checked = ready + 30 * (late ? 1 : 1 + (c ? i : i / 2));
                    int goods = late ? 1020 : 900;
                    declarations.add("%s,2026-01-%02d,%s,640399".formatted(id, day, office));
                    results.add("%s,1,documents,rule,2026-01-%02dT12:00:00,%s,conform".formatted(id, day, officer));
                    events.add(event(id, "accepted", day, 480, ""));
                    events.add(event(id, "documents_provided", day, ready, ""));
                    events.add(event(id, "documents_checked", day, checked, officer));
                    if (office.equals("B")) {
                        events.add(event(id, "unloaded", day, goods, ""));
                    }
                    events.add(event(id, "released", day, (office.equals("B") ? goods : checked) + 60, ""));
                }
            }
            for (int i = 0; i < 6; i++) {
                String id = "G%d-%d".formatted(day, i);
                declarations.add("%s,2026-01-%02d,A,640399".formatted(id, day));
                events.add(event(id, "accepted", day, 480, ""));
                events.add(event(id, "released", day, 540, ""));
            }
        }
        asked = AskedDeclarations.in(directory)
                .load("declaration_id,accepted_at,office_code,hs_code", declarations)
                .controls("declaration_id,sequence,kind,selected_by,recorded_at,officer_id,outcome", results)
                .events(events);
    }

    private static String event(String id, String code, int day, int minute, String who) {
        return "%s,%s,2026-01-%02d %02d:%02d:00,%s".formatted(id, code, day, minute / 60, minute % 60, who);
    }

    private static Table changes(Map<String, String> parameters) {
        return table(asked.findings(new StaffingChanges(), parameters), "changes");
    }

    /**
     * Two read at 9:30, 10:00 and 10:30: their papers waited 0, 30 and 60 minutes, those of the afternoon none: 1800 minutes for 64. One who reads
     * six lets them wait 0 to 150, and the second of the afternoon 30: 4560 minutes, each of them later by that much more.
     */
    @Test
    void one_officer_fewer_makes_papers_wait_as_worked_out_by_hand() {
        Table changes = changes(Map.of());
        assertThat(column(changes, "office_code")).containsExactly("A", "B");
        assertThat(column(changes, "groups")).containsExactly(1L, 1L);
        assertThat(column(changes, "officers")).containsExactly(2L, 2L);
        assertThat((Double) column(changes, "waited").getFirst()).isCloseTo(1800 / 64.0, within(1e-9));
        assertThat((Double) column(changes, "wait").getFirst()).isCloseTo(1800 / 64.0, within(1e-9));
        assertThat((Double) column(changes, "unseen").getFirst()).isCloseTo(0, within(0.01));
        assertThat((Double) column(changes, "wait_fewer").getFirst()).isCloseTo(4560 / 64.0, within(0.1));
        assertThat((Double) column(changes, "hours").getFirst()).isCloseTo((60 * 3 + 4 * 9) / 64.0, within(1e-9));
        assertThat((Double) column(changes, "hours_fewer").getFirst())
                .isCloseTo((60 * 3.75 + 2 * 9 + 2 * 9.5) / 64, within(0.01));
    }

    /** Six papers of half an hour by one officer wait 75 minutes on average; by two, half an hour as in the other offices, and nothing is said. */
    @Test
    void an_office_at_its_limit_is_named(@TempDir Path busy) {
        assertThat(asked.findings(new StaffingChanges(), Map.of()).findings())
                .noneMatch(f -> f.says().english().startsWith("Offices whose papers wait"));
        List<String> declarations = new ArrayList<>();
        List<String> results = new ArrayList<>();
        List<String> events = new ArrayList<>();
        for (int day = 1; day <= 10; day++) {
            for (int i = 0; i < 12; i++) {
                String id = "D%d-%d".formatted(day, i);
                String officer = "F" + i % 2;
                declarations.add("%s,2026-01-%02d,D,640399".formatted(id, day));
                results.add("%s,1,documents,rule,2026-01-%02dT12:00:00,%s,conform".formatted(id, day, officer));
                events.add(event(id, "accepted", day, 480, ""));
                events.add(event(id, "documents_provided", day, 540, ""));
                events.add(event(id, "documents_checked", day, 570 + 30 * (i / 2), officer));
                events.add(event(id, "released", day, 800, ""));
            }
        }
        try (AskedDeclarations limit = AskedDeclarations.in(busy)
                .load("declaration_id,accepted_at,office_code,hs_code", declarations)
                .controls("declaration_id,sequence,kind,selected_by,recorded_at,officer_id,outcome", results)
                .events(events)) {
            assertThat(limit.findings(new StaffingChanges(), Map.of()).findings())
                    .anyMatch(f -> f.says().english().startsWith("Offices whose papers wait for more than an hour")
                            && f.says().french().contains("D. Si près de la limite"));
        }
    }

    /**
     * Two officers are each handed four papers from eight on, half an hour a piece. The third of each lacks a document until noon and is read then;
     * the fourth waits for it as if it had been read: until half past nine. In that order waits are 0, 30, 0 and 90 minutes; in the order in which
     * papers were ready they would be 0, 30, 0 and 60. One officer has eight: 0, 30, 60, 90 for the first two of each, none for the third (all that
     * was handed out before is done by eleven), and 180 and 210 for the fourth.
     */
    @Test
    void work_that_was_done_as_it_was_handed_out_is_replayed_so(@TempDir Path turns) {
        List<String> declarations = new ArrayList<>();
        List<String> results = new ArrayList<>();
        List<String> events = new ArrayList<>();
        int[] ready = {480, 480, 720, 480};
        int[] checked = {510, 540, 750, 600};
        for (int day = 1; day <= 10; day++) {
            for (int i = 0; i < 8; i++) {
                String id = "H%d-%d".formatted(day, i);
                String officer = "F" + i % 2;
                declarations.add("%s,2026-01-%02d,H,640399".formatted(id, day));
                results.add("%s,1,documents,rule,2026-01-%02dT17:00:00,%s,conform".formatted(id, day, officer));
                events.add(event(id, "accepted", day, 470 + i, ""));
                events.add(event(id, "documents_provided", day, ready[i / 2], ""));
                events.add(event(id, "documents_checked", day, checked[i / 2], officer));
                events.add(event(id, "released", day, 900, ""));
            }
        }
        try (AskedDeclarations handedOut = AskedDeclarations.in(turns)
                .load("declaration_id,accepted_at,office_code,hs_code", declarations)
                .controls("declaration_id,sequence,kind,selected_by,recorded_at,officer_id,outcome", results)
                .events(events)) {
            Result.Findings answer = handedOut.findings(new StaffingChanges(), Map.of());
            Table changes = table(answer, "changes");
            assertThat((Double) column(changes, "waited").getFirst()).isCloseTo(30, within(1e-9));
            assertThat((Double) column(changes, "wait").getFirst()).isCloseTo(30, within(0.1));
            assertThat((Double) column(changes, "wait_fewer").getFirst()).isCloseTo(570 / 8.0, within(0.2));
            assertThat(answer.findings())
                    .anyMatch(f -> f.says().english().contains("in which it was handed out at 1 office,"));
        }
        assertThat(asked.findings(new StaffingChanges(), Map.of()).findings())
                .anyMatch(f -> f.says().english().contains("in the order in which it was ready at 2 offices"));
    }

    @Test
    void goods_that_come_later_are_released_no_sooner_and_no_later() {
        Table changes = changes(Map.of());
        for (String hours : List.of("hours", "hours_fewer", "hours_more")) {
            assertThat((Double) column(changes, hours).get(1)).isCloseTo((60 * 8 + 4 * 10) / 64.0, within(1e-9));
        }
    }

    @Test
    void a_third_officer_takes_about_a_third_and_papers_wait_less() {
        Table changes = changes(Map.of());
        assertThat((Double) column(changes, "wait_more").getFirst()).isBetween(10.0, 25.0);
        assertThat((Double) column(changes, "hours_more").getFirst()).isBetween(3.0, 3.3);
    }

    /** Those left out are released after an hour as the others of the office, and those left wait less. */
    @Test
    void half_the_controls_move_declarations_to_the_lane_that_nobody_controls() {
        Table changes = changes(Map.of("office", "A", "controls", "0.5"));
        double mix = (Double) column(changes, "hours_mix").getFirst();
        double all = (Double) column(changes, "all_mix").getFirst();
        assertThat((Double) column(changes, "all_hours").getFirst()).isCloseTo((216 + 60) / 124.0, within(1e-9));
        assertThat(mix).isBetween(2.6, 3.5);
        // of 124 declarations x are still controlled: (x × mix + (124 − x) × 1) / 124
        assertThat((all - 1) * 124 / (mix - 1)).isBetween(20.0, 40.0);
        assertThat((Double) column(changes(Map.of("office", "A", "controls", "3")), "hours_mix")
                        .getFirst())
                .isGreaterThan(3.5);
    }

    @Test
    void without_any_control_left_there_is_no_figure_for_them() {
        Table changes = changes(Map.of("office", "A", "controls", "0"));
        assertThat(column(changes, "hours_mix")).containsExactly((Object) null);
        assertThat((Double) column(changes, "all_mix").getFirst()).isCloseTo(1, within(1e-9));
    }

    @Test
    void an_office_with_few_controls_and_a_group_of_one_have_no_answer() {
        assertThat(asked.ask(new StaffingChanges(), Map.of("office", "C"))).isInstanceOf(Result.TooFew.class);
        Table changes = changes(Map.of("officers", "2"));
        assertThat(column(changes, "hours_fewer")).containsExactly(null, null);
        assertThat(asked.ask(new StaffingChanges(), Map.of("from", "2027-01-01")))
                .isInstanceOf(Result.NotApplicable.class);
    }
}
