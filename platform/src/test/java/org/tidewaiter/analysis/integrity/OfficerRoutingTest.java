package org.tidewaiter.analysis.integrity;

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
import org.tidewaiter.analysis.Answering;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;

/**
 * Twelve officers of an office with sixty declarations each that were proposed for red, and two more that were proposed for green and examined all
 * the same. F00 makes half of the red ones yellow, F02 is done with half of the examinations after two minutes, F03 lets papers of the morning lie
 * until three, F04 examines thirty green ones.
 */
@Tag("slow")
class OfficerRoutingTest {
    @TempDir
    static Path directory;

    @AutoClose
    private static AskedDeclarations asked;

    private static final List<String> declarations = new ArrayList<>();
    private static final List<String> results = new ArrayList<>();
    private static final List<String> events = new ArrayList<>();

    @BeforeAll
    static void load() {
        for (int k = 0; k < 12; k++) {
            for (int i = 0; i < 60; i++) {
                boolean lowered = k == 0 ? i % 2 == 0 : i % 20 == 0;
                int ready = 8 + 2 * (i / 28);
                boolean lies = k == 3 && ready == 8;
                one(k, i, "red", lowered, ready, lies ? 15 : ready, k == 2 && i % 2 == 0 ? 2 : 30);
                if (lowered && k == 0) {
                    events.add(event("D%02d-%d".formatted(k, i), "lane_yellow", i, 8, 1, "F00"));
                }
            }
            for (int i = 60; i < (k == 4 ? 90 : 62); i++) {
                one(k, i, "green", false, 16, 16, 30);
            }
        }
        for (int i = 0; i < 5; i++) {
            declarations.add("N%d,2026-01-0%d,A,I1,640399".formatted(i, 1 + i));
            events.add(event("N" + i, "lane_red", i, 7, 0, "A"));
        }
        asked = AskedDeclarations.in(directory)
                .load("declaration_id,accepted_at,office_code,importer_id,hs_code", declarations)
                .controls("declaration_id,sequence,kind,selected_by,recorded_at,officer_id,outcome", results)
                .events(events);
    }

    private static void one(int officer, int i, String lane, boolean lowered, int ready, int checked, int minutes) {
        String id = "D%02d-%d".formatted(officer, i);
        String who = "F%02d".formatted(officer);
        declarations.add("%s,2026-01-%02d,A,I1,640399".formatted(id, 1 + i % 28));
        results.add("%s,1,%s,%s,2026-01-%02dT18:00:00,%s,%s"
                .formatted(
                        id,
                        lowered ? "documents" : "goods",
                        lane.equals("red") ? "rule" : "officer",
                        1 + i % 28,
                        who,
                        i % 10 == 1 ? "finding" : "conform"));
        events.add(event(id, "lane_" + lane, i, 7, 0, "A"));
        events.add(event(id, "documents_provided", i, ready, 0, ""));
        events.add(event(id, "documents_checked", i, checked, 20, who));
        if (!lowered) {
            events.add(event(id, "examination_started", i, 17, 0, who));
            events.add(event(id, "examination_ended", i, 17, minutes, who));
        }
    }

    private static String event(String id, String code, int i, int hour, int minute, String who) {
        return "%s,%s,2026-01-%02d %02d:%02d:00,%s".formatted(id, code, 1 + i % 28, hour, minute, who);
    }

    private static Table signs(Map<String, String> parameters) {
        return table(asked.findings(new OfficerRouting(), parameters), "signs");
    }

    private static String pseudonym(String officer) {
        return "officer-"
                + asked.workspace().lake().number("select max(party_key) from store.party where party_id = ?", officer);
    }

    private static List<String> above(Table signs, String sign) {
        return signs.rows().stream()
                .filter(row ->
                        sign.equals(row.get(signs.place("sign"))) && "more".equals(row.get(signs.place("verdict"))))
                .map(row -> String.valueOf(row.get(signs.place("officer"))))
                .toList();
    }

    @Test
    void of_each_sign_the_one_who_does_it_is_shown_and_nobody_else() {
        Table signs = signs(Map.of());
        assertThat(above(signs, "lowered")).containsExactly(pseudonym("F00"));
        assertThat(above(signs, "quick")).containsExactly(pseudonym("F02"));
        assertThat(above(signs, "overtaking")).containsExactly(pseudonym("F03"));
        assertThat(above(signs, "raised")).containsExactly(pseudonym("F04"));
    }

    /**
     * The eleven others lowered 33 of 660, all of one lane and section: of 60 F00 is expected to lower 3, drawn towards nothing else than the same
     * rate, but for half a hit among all, and lowers 30. The paper of ten overtakes that of eight.
     */
    @Test
    void what_is_counted_and_expected_is_what_was_worked_out_by_hand() {
        Table signs = signs(Map.of());
        int row = column(signs, "key").indexOf("lowered " + pseudonym("F00"));
        assertThat(signs.rows().get(row).get(signs.place("observed"))).isEqualTo(30L);
        assertThat((Double) signs.rows().get(row).get(signs.place("expected")))
                .isCloseTo(60 * (33 + 20 * (33 + 20 * 33.5 / 661) / 680) / 680, within(1e-9));
        row = column(signs, "key").indexOf("overtaking " + pseudonym("F03"));
        // 28 at ten and 4 at noon, each while the one of eight lay
        assertThat(signs.rows().get(row).get(signs.place("observed"))).isEqualTo(32L);
        assertThat(asked.findings(new OfficerRouting(), Map.of()).findings().stream()
                        .map(f -> f.says().english())
                        .collect(java.util.stream.Collectors.joining(" ")))
                .startsWith(
                        "Of 777 declarations with a proposed lane 68 got less control than was proposed, 52 more; 30")
                .contains("Who lowered the lane is recorded nowhere for 5 of the 68 that got less control.");
    }

    @Test
    void what_came_of_it_stands_beside_what_was_done_as_proposed() {
        Table results = table(asked.findings(new OfficerRouting(), Map.of()), "results");
        assertThat(column(results, "way")).contains("lowered", "raised", "as proposed");
        long all = column(results, "declarations").stream()
                .mapToLong(n -> (Long) n)
                .sum();
        assertThat(all).isEqualTo(777);
    }

    @Test
    void an_officer_who_names_their_number_sees_their_own_figures_alone() {
        Table signs = signs(Map.of("officer", "F00"));
        assertThat(column(signs, "officer")).isNotEmpty().containsOnly("F00");
        Result.Findings own = asked.findings(new OfficerRouting(), Map.of("officer", "F00"));
        assertThat(own.findings().getFirst().says().english()).startsWith("Of 62 declarations with a proposed lane");
        assertThat(own.findings().stream().map(f -> f.says().english()))
                .as("of all officers there are 720 examinations and papers")
                .noneMatch(s -> s.contains(" of 7"));
        assertThat(column(table(own, "results"), "declarations").stream()
                        .mapToLong(n -> (Long) n)
                        .sum())
                .isEqualTo(62);
    }

    @Test
    void the_declarations_behind_a_sign_are_those_that_are_so() {
        OfficerRouting analysis = new OfficerRouting();
        Table behind = Answering.behind(
                asked.workspace().lake(),
                analysis,
                Parameters.of(analysis.card(), Map.of()),
                "signs",
                "quick " + pseudonym("F02"));
        assertThat(column(behind, "declaration_id"))
                .hasSizeBetween(25, 30)
                .allMatch(id -> String.valueOf(id).startsWith("D02-"));
    }

    @Test
    void numbers_too_small_and_data_without_lanes_give_no_answer() {
        assertThat(asked.ask(new OfficerRouting(), Map.of("least", "1000"))).isInstanceOf(Result.TooFew.class);
        assertThat(asked.ask(new OfficerRouting(), Map.of("from", "2027-01-01")))
                .isInstanceOf(Result.NotApplicable.class);
    }

    @Test
    void what_was_never_recorded_is_said_in_a_plain_sentence_and_not_as_none_of_none() {
        String said = OfficerRouting.findings(new OfficerRouting.Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false), List.of())
                .toString();
        assertThat(said)
                .contains("No declaration has a proposed lane")
                .contains("Aucune déclaration n’a de circuit proposé")
                .doesNotContain("Of 0", "0 of 0", "0 des 0");
        assertThat(OfficerRouting.findings(new OfficerRouting.Counts(10, 10, 2, 1, 3, 0, 0, 0, 0, 0, false), List.of())
                        .toString())
                .contains("Of 10 declarations with a proposed lane 2 got less control")
                .doesNotContain("recorded nowhere");
    }
}
