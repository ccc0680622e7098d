package org.tidewaiter.analysis.repetition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;

/** Orders cut into consignments below a threshold. */
@Tag("slow")
class SplitConsignmentsTest {
    private static final String HEADER =
            "declaration_id,accepted_at,importer_id,importer_address,hs_code,customs_value,tax_assessed";

    /** Ranks every run, also that of a buyer who has one. */
    private static final Map<String, String> EVERY = Map.of("least_runs", "1", "least_weight", "0");

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    private static String row(String id, String day, String importer, String address, String value) {
        return "%s,2025-%s,%s,%s,640399,%s,0".formatted(id, day, importer, address, value);
    }

    private static Map<String, String> every(String... given) {
        Map<String, String> all = new HashMap<>(EVERY);
        for (int i = 0; i < given.length; i += 2) {
            all.put(given[i], given[i + 1]);
        }
        return all;
    }

    /** Three runs each: one buyer's of 150, so a weight of 9; the other's with as many small ones, so 6 - 9 / 2 = 1.5; and a third with one run of 150. */
    @Test
    void ranked_are_buyers_who_have_several_runs_and_more_near_the_threshold_than_chance_brings() {
        List<String> rows = new ArrayList<>();
        for (int run = 1; run <= 3; run++) {
            for (int i = 1; i <= 3; i++) {
                rows.add(row("CUT" + run + i, "0" + run + "-0" + i, "CUT", "x", "150"));
            }
            for (int i = 1; i <= 5; i++) {
                rows.add(row("BUY" + run + i, "0" + run + "-0" + i, "BUY", "x", i <= 2 ? "150" : "20"));
            }
        }
        for (int i = 1; i <= 9; i++) {
            rows.add(row("ONCE" + i, "01-0" + i, "ONCE", "x", "150"));
        }
        asked.load(HEADER, rows);
        Result.Findings findings = asked.findings(new SplitConsignments(), Map.of());
        assertThat(findings.ranked()).hasSize(9).allMatch(id -> id.startsWith("CUT"));
        assertThat(column(table(findings, "seldom"), "importer_id")).hasSize(24).containsOnly("BUY", "ONCE");
        assertThat(findings.findings().get(1).says().english())
                .startsWith("9 of them are of 1 buyers who did so often enough");
        assertThat(asked.findings(new SplitConsignments(), Map.of("least_weight", "9.5"))
                        .ranked())
                .isEmpty();
        assertThat(asked.findings(new SplitConsignments(), Map.of("least_weight", "1.5"))
                        .ranked())
                .hasSize(24);
    }

    @Test
    void exports_are_no_consignments_that_a_threshold_relieves_and_one_at_it_is() {
        asked.load(
                HEADER + ",type_code",
                List.of(
                        row("A1", "01-01", "I1", "x", "200") + ",IM4",
                        row("A2", "01-02", "I1", "x", "120") + ",IM4",
                        row("E1", "01-02", "I1", "x", "190") + ",EX1"));
        Result.Findings findings = asked.findings(new SplitConsignments(), EVERY);
        assertThat(findings.findings().getFirst().says().english())
                .startsWith("2 of 2 consignments up to the threshold of 200");
    }

    @Test
    void consignments_of_a_week_that_are_together_above_the_threshold_are_a_run() {
        asked.load(
                HEADER,
                List.of(
                        row("A1", "01-01", "I1", "x", "150"),
                        row("A2", "01-05", "I1", "x", "120"), // four days later: the same run, 270 in all
                        row("A3", "01-20", "I1", "x", "190"), // alone
                        row("B1", "01-01", "I2", "y", "90"),
                        row("B2", "01-02", "I2", "y", "95"), // neither is half the threshold
                        row("C1", "01-01", "I3", "z", "500"))); // above the threshold: taxed, and no part of a run
        Result.Findings findings = asked.findings(new SplitConsignments(), EVERY);
        Table declarations = table(findings, "declarations");
        assertThat(column(declarations, "declaration_id")).containsExactly("A1", "A2");
        assertThat(column(declarations, "run_value"))
                .containsExactly(new BigDecimal("270.000"), new BigDecimal("270.000"));
        assertThat(column(declarations, "near")).containsExactly(2L, 2L);
        assertThat(findings.findings().getFirst().says().english())
                .isEqualTo(
                        "2 of 5 consignments up to the threshold of 200 (40.0\u00a0%) belong to 1 runs of 1 buyers that lie above it"
                                + " together: 270 in all. Duty and tax that such goods usually pay, beyond what was assessed: 0.");
    }

    @Test
    void what_such_goods_pay_in_larger_consignments_is_at_stake() {
        asked.load(
                HEADER + ",duty_rate_percent",
                List.of(
                        row("A1", "01-01", "I1", "x", "150") + ",0",
                        row("A2", "01-02", "I1", "x", "100") + ",0",
                        "L,2025-02-01,I9,q,640399,1000,200,20"));
        Result.Findings findings = asked.findings(new SplitConsignments(), EVERY);
        assertThat(column(table(findings, "identities"), "stake")).containsExactly(new BigDecimal("50.000"));
        assertThat(findings.findings().getFirst().says().english()).endsWith("beyond what was assessed: 50.");
        assertThat(findings.findings().getFirst().money()).isEqualByComparingTo("50");
    }

    @Test
    void who_asks_may_leave_out_runs_of_which_most_lie_far_below_the_threshold() {
        asked.load(
                HEADER,
                List.of(
                        row("A1", "01-01", "I1", "x", "150"),
                        row("A2", "01-02", "I1", "x", "120"),
                        row("A3", "01-03", "I1", "x", "20"),
                        row("A4", "01-04", "I1", "x", "10")));
        assertThat(table(asked.findings(new SplitConsignments(), EVERY), "declarations")
                        .rows())
                .hasSize(4);
        assertThat(table(asked.findings(new SplitConsignments(), every("near_share", "0.5")), "declarations")
                        .rows())
                .isEmpty();
    }

    @Test
    void the_days_between_two_and_the_threshold_are_set_by_who_asks() {
        asked.load(HEADER, List.of(row("A1", "01-01", "I1", "x", "150"), row("A2", "01-05", "I1", "x", "120")));
        assertThat(table(asked.findings(new SplitConsignments(), every("days", "3")), "declarations")
                        .rows())
                .isEmpty();
        assertThat(table(asked.findings(new SplitConsignments(), every("threshold", "300")), "declarations")
                        .rows())
                .isEmpty();
    }

    @Test
    void one_address_under_several_names_is_seen_by_address() {
        asked.load(
                HEADER,
                List.of(
                        row("A1", "01-01", "I1", "12 Dock Road", "150"),
                        row("A2", "01-02", "I2", "12 dock-road", "150"),
                        row("A3", "01-03", "I3", "12 Dock Road", "150")));
        assertThat(table(asked.findings(new SplitConsignments(), EVERY), "declarations")
                        .rows())
                .isEmpty();
        Result.Findings byAddress =
                asked.findings(new SplitConsignments(), every("identity_by", "address", "least_names", "2"));
        assertThat(column(table(byAddress, "declarations"), "declaration_id")).containsExactly("A1", "A2", "A3");
        assertThat(column(table(byAddress, "names"), "importers")).containsExactly(2L);
    }

    @Test
    void a_bunching_is_told_with_what_chance_would_give() {
        // 80 below and 20 above of 100: chance gives 50 % with an error of 1.96 · √(0.25 / 100) = 9.8 points
        assertThat(SplitConsignments.findings(
                                new SplitConsignments.Counts(
                                        500, 400, 10, 10, 1, 2, 2, BigDecimal.TEN, BigDecimal.ONE, 0, 80, 20),
                                200)
                        .getLast()
                        .says()
                        .english())
                .contains("80.0\u00a0% below, where 40.2\u00a0% to 59.8\u00a0%", "values bunch below it");
        assertThat(SplitConsignments.findings(
                                new SplitConsignments.Counts(
                                        500, 400, 10, 10, 1, 2, 2, BigDecimal.TEN, BigDecimal.ONE, 0, 8, 2),
                                200)
                        .getLast()
                        .says()
                        .english())
                .contains("too few to say");
        assertThat(SplitConsignments.findings(
                                new SplitConsignments.Counts(
                                        500, 400, 10, 10, 1, 2, 2, BigDecimal.TEN, BigDecimal.ONE, 0, 8, 2),
                                200)
                        .getFirst()
                        .says()
                        .english())
                .contains("up to the threshold of 200");
    }

    /** Invariant: a run's sum lies above the threshold and each member at or below it, whatever the data. */
    @Test
    void every_run_lies_above_the_threshold_and_each_of_its_consignments_below() {
        Random random = new Random(3);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            rows.add(row(
                    "D" + i,
                    "%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28)),
                    "I" + random.nextInt(20),
                    "x",
                    Integer.toString(1 + random.nextInt(300))));
        }
        asked.load(HEADER, rows);
        Table declarations = table(asked.findings(new SplitConsignments(), every("rows", "1000")), "declarations");
        assertThat(declarations.rows()).isNotEmpty();
        assertThat(column(declarations, "customs_value"))
                .allSatisfy(v -> assertThat((BigDecimal) v).isLessThanOrEqualTo(new BigDecimal(200)));
        assertThat(column(declarations, "run_value"))
                .allSatisfy(v -> assertThat((BigDecimal) v).isGreaterThan(new BigDecimal(200)));
    }
}
