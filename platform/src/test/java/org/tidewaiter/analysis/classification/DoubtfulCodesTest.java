package org.tidewaiter.analysis.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** Goods described like those of a dearer code. */
@Tag("slow")
class DoubtfulCodesTest {
    private static final String HEADER =
            "declaration_id,accepted_at,importer_id,hs_code,description,duty_rate_percent,net_mass_kg,customs_value";

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    private static String row(String id, String day, String importer, String code, String words, int rate, int value) {
        return String.join(",", id, day, importer, code, words, Integer.toString(rate), "100", Integer.toString(value));
    }

    /** Eleven sports shoes at 5 %, ten canvas shoes at 20 %. */
    private static List<String> shoes() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            rows.add(row("S" + i, "2026-01-05", "I" + i, "64041100", "Sports shoes", 5, 1000));
        }
        for (int i = 0; i < 10; i++) {
            rows.add(row("C" + i, "2026-01-05", "I" + i, "64041900", "Canvas shoes", 20, 4000 + 100 * i));
        }
        return rows;
    }

    @Test
    void words_of_a_dearer_code_are_told_with_their_confidence_and_the_duty_at_stake() {
        List<String> rows = shoes();
        rows.add(row("X", "2026-01-06", "J", "64041100", "CANVAS SHOE", 5, 2000));
        asked.load(HEADER, rows);
        Table items = table(asked.findings(new DoubtfulCodes(), Map.of()), "items");
        assertThat(column(items, "declaration_id")).containsExactly("X");
        assertThat(column(items, "other_code")).containsExactly("64041900");
        // canvas: (10 + 2·11/22) / (10 + 2) among canvas shoes; (1 - 1 + 1) / (11 + 2) among sports shoes, without the
        // item itself.
        // shoe: (10 + 2) / (10 + 2) and (12 - 1 + 2) / (11 + 2), which says nothing
        double ratio = 11 / 12.0 * 13;
        assertThat((Double) column(items, "confidence").getFirst()).isCloseTo(ratio / (1 + ratio), within(1e-4));
        assertThat(column(items, "stake")).containsExactly(new BigDecimal("300.000"));
    }

    /** Somebody truly deals in the cheaper goods: examined and found in order, the declaration comes after one of an importer who was not. */
    @Test
    void examinations_of_the_importers_other_goods_put_a_declaration_up_or_down_and_its_own_does_not() {
        List<String> rows = shoes();
        for (String importer : List.of("ORDER", "FOUND", "NEVER", "OWN")) {
            rows.add(row(importer + "1", "2026-01-06", importer, "64041100", "Canvas shoe", 5, 2000));
            rows.add(row(importer + "2", "2026-01-07", importer, "64041100", "Canvas shoe", 5, 2000));
        }
        asked.load(HEADER, rows);
        asked.controls(
                "declaration_id,sequence,kind,selected_by,outcome,recorded_at",
                List.of(
                        "ORDER1,1,goods,rule,conform,2026-01-08",
                        "FOUND1,1,goods,rule,finding,2026-01-08",
                        "OWN1,1,documents,rule,conform,2026-01-08"));
        List<String> ranked = asked.findings(new DoubtfulCodes(), Map.of()).ranked();
        assertThat(ranked.getFirst()).as("another of it was found wrong").isEqualTo("FOUND2");
        assertThat(ranked.indexOf("ORDER2")).as("another of it was in order").isGreaterThan(ranked.indexOf("NEVER2"));
        assertThat(ranked.indexOf("ORDER1")).as("its own does not count").isLessThan(ranked.indexOf("ORDER2"));
        assertThat(ranked.indexOf("OWN2")).as("papers say nothing of goods").isLessThan(ranked.indexOf("ORDER2"));
    }

    @Test
    void the_price_of_the_other_code_counts_beside_the_words() {
        List<String> rows = shoes();
        rows.add(row("X", "2026-01-06", "J", "64041100", "CANVAS SHOES", 5, 4500));
        rows.add(row("Y", "2026-01-06", "K", "64041100", "CANVAS SHOES", 5, 1000));
        asked.load(HEADER, rows);
        Result.Findings findings = asked.findings(new DoubtfulCodes(), Map.of("confidence", "0.7"));
        assertThat(findings.ranked()).startsWith("X", "Y");
        Table declarations = table(findings, "declarations");
        assertThat(column(declarations, "other_band").subList(0, 2)).containsExactly(1L, 0L);
        assertThat(findings.findings().get(1).says().english()).startsWith("1 of them also have a price");
    }

    /** Sent as the dearer goods, declared as the cheaper ones: of what arrived from there, partners know nothing under the declared code. */
    @Test
    void goods_that_partners_state_under_the_dearer_code_come_first() {
        List<String> rows = shoes();
        rows.add(row("SWAPPED", "2026-01-06", "J", "64041100", "Shoes", 5, 1000));
        rows.add(row("STATED", "2026-01-06", "K", "64041100", "Shoes", 5, 1000));
        asked.load(
                HEADER + ",origin_country,destination_country",
                rows.stream()
                        .map(r ->
                                r + (r.startsWith("SWAPPED") ? ",VN,QZ" : r.startsWith("STATED") ? ",TH,QZ" : ",CN,QZ"))
                        .toList());
        asked.reference("partner_statistics", """
                month,reporter,partner,flow,hs_code,hs_edition,currency,fob_value,net_mass_kg,mass_estimated
                2026-01,VN,QZ,X,640419,2022,USD,900,100,0
                2026-01,TH,QZ,X,640411,2022,USD,900,100,0
                2026-01,TH,QZ,X,640419,2022,USD,900,100,0
                """);
        Result.Findings findings = asked.findings(new DoubtfulCodes(), Map.of());
        assertThat(findings.ranked()).containsExactly("SWAPPED");
        assertThat(column(table(findings, "declarations"), "swapped")).containsExactly(1L);
        assertThat(findings.findings().get(2).says().english())
                .isEqualTo(
                        "Of 1 items, partners state as much under a dearer code as is declared too much under theirs.");
    }

    @Test
    void a_code_without_a_dearer_one_in_its_heading_is_not_judged() {
        List<String> rows = shoes();
        rows.add(row("X", "2026-01-06", "J", "64041900", "Sports shoes", 20, 2000));
        rows.add(row("Z", "2026-01-06", "J", "64029900", "Canvas shoes", 1, 2000));
        asked.load(HEADER, rows);
        assertThat(table(asked.findings(new DoubtfulCodes(), Map.of()), "items").rows())
                .isEmpty();
    }

    @Test
    void an_importer_that_moves_to_the_cheapest_code_is_told_with_the_declarations_behind() {
        List<String> rows = shoes();
        for (int i = 0; i < 4; i++) {
            rows.add(row("M" + i, "2026-02-0" + (i + 1), "M", "64041900", "Canvas shoes", 20, 4000));
            rows.add(row("N" + i, "2026-05-0" + (i + 1), "M", "64041100", "Shoes", 5, 4000));
        }
        asked.load(HEADER, rows);
        Table moved = table(asked.findings(new DoubtfulCodes(), Map.of()), "moved");
        assertThat(column(moved, "importer_id")).containsExactly("M");
        assertThat(column(moved, "share")).containsExactly(1.0);
        assertThat(column(moved, "share_before")).containsExactly(0.0);
        assertThat(column(moved, "moved_id")).containsExactly("M||6404|2026-04-01");
    }

    /**
     * Forty importers declare three in ten of their shoes under the cheaper code, by chance, before and after the other's rate goes from 20 to 30 %. Five
     * leave the dearer code that day; five had always the cheaper one; one leaves it after a finding. In another heading, of which
     * nobody shows the dearer rate any more, one moves too, after a change of which nothing is known.
     */
    @Test
    void those_who_leave_a_code_when_its_rate_rises_are_found_among_those_who_use_both() {
        Random random = new Random(17);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 52; i++) {
            String importer =
                    i < 40 ? "BOTH" + i : i < 45 ? "LEFT" + i : i < 50 ? "ALWAYS" + i : i == 50 ? "CAUGHT" : "OTHER";
            String heading = importer.equals("OTHER") ? "6402" : "6404";
            for (int n = 0; n < 16; n++) {
                boolean after = n >= 8;
                boolean cheap = i < 40 ? random.nextInt(10) < 3 : (i >= 45 && i < 50) || after;
                int rate = cheap ? 5 : after && heading.equals("6404") ? 30 : 20;
                rows.add(row(
                        importer + "-" + n,
                        after ? "2026-04-1" + n % 8 : "2026-02-1" + n,
                        importer,
                        heading + (cheap ? "1100" : "1900"),
                        "Shoes",
                        rate,
                        4000));
            }
        }
        asked.load(HEADER, rows)
                .controls(
                        "declaration_id,sequence,kind,selected_by,outcome,recorded_at",
                        List.of("CAUGHT-3,1,goods,rule,finding,2026-02-20"));
        Result.Findings findings = asked.findings(new DoubtfulCodes(), Map.of("rows", "100"));
        Table moved = table(findings, "moved");
        List<Object> importers = new ArrayList<>(column(moved, "importer_id"));
        assertThat(importers).contains("LEFT40", "LEFT41", "LEFT42", "LEFT43", "LEFT44", "CAUGHT", "OTHER");
        assertThat(importers).noneMatch(i -> i.toString().startsWith("ALWAYS"));
        assertThat(importers.stream().filter(i -> i.toString().startsWith("BOTH")))
                .as("of forty who use both, no more than one in twenty")
                .hasSizeLessThanOrEqualTo(2);
        for (int row = 0; row < importers.size(); row++) {
            assertThat(column(moved, "rate_change").get(row))
                    .isEqualTo(importers.get(row).equals("OTHER") ? null : 0.1);
            assertThat(column(moved, "after_finding").get(row))
                    .isEqualTo(importers.get(row).equals("CAUGHT") ? "yes" : "no");
        }
    }

    @Test
    void without_descriptions_or_rates_the_question_does_not_apply_and_few_descriptions_are_too_few() {
        asked.load(HEADER, List.of("A,2026-01-05,I,64041100,,5,100,1000"));
        assertThat(asked.ask(new DoubtfulCodes(), Map.of())).isInstanceOf(Result.NotApplicable.class);
        asked.load(HEADER, List.of("B,2026-01-05,I,64041100,Sports shoes,5,100,1000"));
        assertThat(asked.ask(new DoubtfulCodes(), Map.of())).isInstanceOf(Result.TooFew.class);
    }

    /** Invariant: only differences of rates matter, so the same points more on every code change no rank. */
    @Test
    void the_ranking_stays_when_all_rates_rise_alike() {
        Random random = new Random(5);
        List<String> words = List.of("canvas", "sports", "rubber", "leather", "textile");
        List<String> rows = new ArrayList<>();
        List<String> raised = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int kind = random.nextInt(3);
            String text = words.get(random.nextInt(5)) + " " + words.get(kind) + " shoes";
            String importer = "I" + random.nextInt(20);
            int value = 500 + random.nextInt(3000);
            String code = "6404110" + kind;
            rows.add(row("D" + i, "2026-01-05", importer, code, text, 10 * kind, value));
            raised.add(row("D" + i, "2026-01-05", importer, code, text, 7 + 10 * kind, value));
        }
        asked.load(HEADER, rows);
        try (AskedDeclarations other = AskedDeclarations.in(directory.resolve("other"))) {
            other.load(HEADER, raised);
            assertThat(other.findings(new DoubtfulCodes(), Map.of()).ranked())
                    .isNotEmpty()
                    .isEqualTo(asked.findings(new DoubtfulCodes(), Map.of()).ranked());
        }
    }
}
