package org.tidewaiter.analysis.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.kit.statistics.Funnel;

/**
 * Officers and brokers of a made-up year: at S officers have kinds of goods of their own, at M all have all. Broker BS has goods brought to a desk
 * that never has them, BM is brought to one officer of M, BR comes to one desk by a rule within its usual goods; the lazy officer finds nothing.
 */
@Tag("slow")
class OfficerQuestionsTest {
    @TempDir
    static Path directory;

    @AutoClose
    private static AskedDeclarations asked;

    @BeforeAll
    static void load() {
        asked = year(directory, false);
    }

    /** A year of two offices, whose papers come when they are read, or by night while the offices are closed. */
    private static AskedDeclarations year(Path directory, boolean byNight) {
        Random random = new Random(18);
        Random night = new Random(19);
        List<String> declarations = new ArrayList<>();
        List<String> results = new ArrayList<>();
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 2400; i++) {
            boolean office = i % 2 == 0;
            boolean shoes = random.nextBoolean();
            int two = random.nextInt(2);
            String broker = "B" + random.nextInt(12);
            String officer = office ? (shoes ? "FA" : "FC") + two : "FM" + random.nextInt(4);
            boolean friends = false;
            if (i >= 2300 && i % 10 == 0) {
                broker = "BS";
                officer = shoes ? "FC1" : "FC0";
                friends = shoes;
            } else if (i >= 2300 && i % 10 == 1) {
                broker = "BM";
                officer = i % 40 == 1 ? officer : "FM2";
                friends = officer.equals("FM2");
            } else if (i >= 2200 && i % 10 == 2) {
                broker = "BR";
                shoes = true;
                officer = "FA0";
            }
            boolean audit =
                    i >= 2000 && i < 2100 && i % 2 == 0; // by FZ, two months after release, of one broker's goods
            broker = audit ? "BA" : broker;
            officer = audit ? "FZ" : officer;
            String id = "D" + i;
            LocalDateTime at = LocalDateTime.of(2025, 1, 6, 9, 0).plusDays(random.nextInt(200));
            declarations.add(id + "," + at.toLocalDate() + "," + at.plusDays(1) + "," + (office ? "S" : "M") + ","
                    + broker + ",I" + i % 40 + "," + (shoes ? "640399" : "300490") + ",100");
            boolean found = random.nextInt(5) == 0 && !officer.equals("FM3") && !friends;
            results.add(id + ",1,documents,rule," + at.plusDays(audit ? 60 : 1) + "," + officer
                    + (found ? ",finding,50" : ",conform,"));
            events.add(id + ",documents_provided," + at.minusMinutes(byNight ? 60 + night.nextInt(720) : 0) + ",");
            events.add(id + ",documents_checked," + at.plusMinutes(friends ? 4 : 6 + random.nextInt(30)) + ",");
        }
        return AskedDeclarations.in(directory)
                .load(
                        "declaration_id,accepted_at,released_at,office_code,declarant_id,importer_id,hs_code,tax_assessed",
                        declarations)
                .controls(
                        "declaration_id,sequence,kind,selected_by,recorded_at,officer_id,outcome,amount_recovered",
                        results)
                .events(events);
    }

    @Test
    void those_that_chance_does_not_bring_together_are_shown_and_nobody_else() {
        Result.Findings findings = asked.findings(new OfficerBrokerPairs(), Map.of());
        Table pairs = table(findings, "pairs");
        assertThat(column(pairs, "declarant_id")).containsExactlyInAnyOrder("BS", "BM");
        assertThat(column(pairs, "office_code")).containsExactlyInAnyOrder("S", "M");
        assertThat(findings.findings().getFirst().says().english()).contains("and not a sanction");
    }

    /** An auditor looks at the goods of the traders whom a plan names: no desk, and no pair that chance does not explain. */
    @Test
    void auditors_are_no_desks_and_no_pairs() {
        Table pairs = table(asked.findings(new OfficerBrokerPairs(), Map.of("rows", "1000")), "pairs");
        assertThat(column(pairs, "declarant_id")).isNotEmpty().doesNotContain("BA");
    }

    /** Papers that came by night are read from when the office opens: the night says nothing of how quick an officer was. */
    @Test
    void papers_that_came_by_night_are_timed_from_when_the_office_opens(@TempDir Path nights) {
        try (AskedDeclarations closed = year(nights, true)) {
            for (AskedDeclarations of : List.of(asked, closed)) {
                Table pairs = table(of.findings(new OfficerBrokerPairs(), Map.of()), "pairs");
                int friends = column(pairs, "declarant_id").indexOf("BS");
                assertThat((Double) column(pairs, "place").get(friends)).isLessThan(0.1);
            }
        }
    }

    /** BR's goods are those of the desk and its work takes as long as others': somebody may have said that they go there. */
    @Test
    void a_rule_of_assignment_is_counted_and_not_shown() {
        Result.Findings findings = asked.findings(new OfficerBrokerPairs(), Map.of());
        assertThat(findings.findings().getLast().says().english()).startsWith("1 more pairs meet often");
    }

    @Test
    void officers_go_by_pseudonyms() {
        for (Table table : List.of(
                table(asked.findings(new OfficerBrokerPairs(), Map.of()), "pairs"),
                table(asked.findings(new OfficerResults(), Map.of()), "officers"))) {
            assertThat(column(table, "officer"))
                    .allSatisfy(o -> assertThat((String) o).matches("officer-\\d+"));
            assertThat(table.rows().toString()).doesNotContain("FM2");
        }
    }

    @Test
    void who_finds_nothing_where_others_find_one_in_five_lies_outside_the_funnel() {
        Table officers = table(asked.findings(new OfficerResults(), Map.of()), "officers");
        List<Object> verdicts =
                column(officers, "verdict").stream().map(v -> (Object) v).toList();
        int lazy = verdicts.indexOf("fewer than chance explains");
        assertThat(column(officers, "found").get(lazy)).isEqualTo(0L);
        assertThat(verdicts).doesNotContain("more than chance explains");
    }

    @Test
    void an_officer_sees_their_own_figures() {
        Table own = table(asked.findings(new OfficerResults(), Map.of("officer", "FM3")), "officers");
        assertThat(column(own, "found")).containsExactly(0L);
        assertThat(column(own, "officer")).containsExactly("FM3");
    }

    /** The limits are wider only where officers differ by more than chance, and one officer is no "1 officers". */
    @Test
    void one_officer_is_told_as_one_and_limits_are_wider_only_where_they_are() {
        Result.Findings own = asked.findings(new OfficerResults(), Map.of("officer", "FM3"));
        assertThat(own.findings().getFirst().says().english())
                .startsWith("The one officer shown finds fewer than chance explains");
        assertThat(own.findings().get(2).says().french()).contains("moins de 5 minutes");
        OfficerResults.Counts counts = new OfficerResults.Counts(9, 900, 90, 0, 0);
        assertThat(OfficerResults.findings(counts, 9, new Funnel(1), List.of(), 5)
                        .get(1)
                        .says()
                        .french())
                .contains("pas plus grande que le hasard")
                .doesNotContain("s’élargissent");
        assertThat(OfficerResults.findings(counts, 9, new Funnel(1.44), List.of(), 5)
                        .get(1)
                        .says()
                        .french())
                .contains("1,44 fois celle du hasard");
    }

    @Test
    void too_few_give_no_answer() {
        Map<String, String> week = Map.of("from", "2025-01-06", "to", "2025-01-13");
        assertThat(asked.ask(new OfficerBrokerPairs(), week)).isInstanceOf(Result.TooFew.class);
        assertThat(asked.ask(new OfficerResults(), week)).isInstanceOf(Result.TooFew.class);
    }

    /** Five others find one in five; who finds nothing is expected to find what they do, and no half of nothing. */
    @Test
    void an_officers_own_findings_are_no_part_of_what_is_expected_of_them(@TempDir Path alone) {
        List<String> declarations = new ArrayList<>();
        List<String> results = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            boolean found = i % 6 != 0 && i / 6 % 5 == 0;
            declarations.add("D" + i + ",2025-01-06,S,640399,100");
            results.add("D" + i + ",1,documents,rule,2025-01-07,F" + i % 6 + (found ? ",finding,50" : ",conform,"));
        }
        try (AskedDeclarations six = AskedDeclarations.in(alone)
                .load("declaration_id,accepted_at,office_code,hs_code,tax_assessed", declarations)
                .controls(
                        "declaration_id,sequence,kind,selected_by,recorded_at,officer_id,outcome,amount_recovered",
                        results)) {
            Table officers = table(six.findings(new OfficerResults(), Map.of()), "officers");
            for (int row = 0; row < 6; row++) {
                boolean lazy = column(officers, "found").get(row).equals(0L);
                assertThat((double) column(officers, "expected").get(row)).isCloseTo(lazy ? 20 : 16, within(0.1));
            }
            assertThat(column(officers, "found")).containsOnlyOnce(0L);
        }
    }

    /**
     * Five desks find one in five, two auditors six in ten and half: an auditor is expected to find what the other does, a desk what desks do, and an
     * auditor who is alone has nobody to be compared with.
     */
    @Test
    void auditors_are_compared_with_auditors_and_desks_with_desks(@TempDir Path two, @TempDir Path one) {
        for (int auditors = 1; auditors <= 2; auditors++) {
            List<String> declarations = new ArrayList<>();
            List<String> results = new ArrayList<>();
            for (int i = 0; i < 500 + 100 * auditors; i++) {
                boolean audit = i >= 500;
                String officer = audit ? "A" + i % auditors : "F" + i / 5 % 5;
                boolean found = audit ? i / auditors % 10 < (i % auditors == 0 ? 6 : 5) : i % 5 == 0;
                declarations.add("D" + i + ",2025-01-06,2025-01-08,S,640399,100");
                results.add("D" + i + ",1,documents,rule," + (audit ? "2025-03-07," : "2025-01-07,") + officer
                        + (found ? ",finding,50" : ",conform,"));
            }
            try (AskedDeclarations asked = AskedDeclarations.in(auditors == 1 ? one : two)
                    .load("declaration_id,accepted_at,released_at,office_code,hs_code,tax_assessed", declarations)
                    .controls(
                            "declaration_id,sequence,kind,selected_by,recorded_at,officer_id,outcome,amount_recovered",
                            results)) {
                Result.Findings findings = asked.findings(new OfficerResults(), Map.of());
                Table officers = table(findings, "officers");
                assertThat(column(officers, "task")).hasSize(auditors == 1 ? 5 : 7);
                for (int row = 0; row < officers.rows().size(); row++) {
                    long found = (long) column(officers, "found").get(row);
                    double expected = (double) column(officers, "expected").get(row);
                    assertThat(expected).isCloseTo(found == 20 ? 20 : found == 60 ? 50 : 60, within(0.5));
                }
                assertThat(findings.findings().getLast().says().english())
                        .startsWith(auditors + " officers audit after release");
            }
        }
    }
}
