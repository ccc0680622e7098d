package org.tidewaiter.analysis.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

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

/** Origins that something speaks against. */
@Tag("slow")
class DoubtfulOriginsTest {
    private static final String HEADER =
            "declaration_id,accepted_at,importer_id,exporter_id,export_country,loading_place,hs_code,"
                    + "origin_country,preference_code,duty_rate_percent,customs_value";

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    private static String row(
            String id, String day, String importer, String supplier, String from, String origin, String rate) {
        return "%s,2026-%s,%s,%s,%s,%sSHA,64039900,%s,,%s,100"
                .formatted(id, day, importer, supplier, from, from, origin, rate);
    }

    private static List<String> ofSupplier(int items) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < items; i++) {
            rows.add(row("A" + i, "01-%02d".formatted(1 + i), "I" + i, "S1", "CN", "CN", "5"));
        }
        return rows;
    }

    @Test
    void an_origin_other_than_the_suppliers_usual_one_comes_first_where_the_goods_were_sent_from_there() {
        List<String> rows = ofSupplier(8);
        rows.add(row("B1", "02-01", "I1", "S1", "VN", "VN", "5"));
        rows.add(row("B2", "02-02", "I1", "S1", "CN", "VN", "5"));
        asked.load(HEADER, rows);
        Result.Findings findings = asked.findings(new DoubtfulOrigins(), Map.of());
        Table declarations = table(findings, "declarations");
        assertThat(findings.ranked()).containsExactly("B2", "B1");
        // B2: other than the supplier's 3, sent from there 2, neither port nor country is the origin 1; B1: 3
        assertThat(column(declarations, "score")).containsExactly(6.0, 3.0);
        assertThat(column(declarations, "usual_origin")).containsExactly("CN", "CN");
        assertThat(column(table(findings, "suppliers"), "share")).containsExactly(0.8);
        assertThat(findings.findings().getFirst().says().english())
                .startsWith("2 of 10 items with a known supplier (20.0\u00a0%), in 2 declarations");
    }

    @Test
    void a_supplier_with_too_few_items_or_no_main_origin_has_no_usual_one() {
        List<String> rows = ofSupplier(3);
        for (int i = 0; i < 6; i++) {
            rows.add(row(
                    "B" + i, "02-0" + (1 + i), "I" + i, "S2", i % 2 == 0 ? "CN" : "VN", i % 2 == 0 ? "CN" : "VN", "5"));
        }
        asked.load(HEADER, rows);
        assertThat(asked.ask(new DoubtfulOrigins(), Map.of())).isInstanceOf(Result.TooFew.class);
    }

    @Test
    void whoever_buys_elsewhere_once_a_duty_rose_is_told_with_the_measure() {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            rows.add(row("A" + i, "01-0" + i, "I1", "S" + i, "CN", "CN", "5"));
            rows.add(row("B" + i, "03-0" + i, "I2", "T" + i, "CN", "CN", "45"));
        }
        rows.add(row("C1", "03-09", "I1", "U", "VN", "VN", "5")); // bought from China before
        rows.add(row("C2", "03-09", "I3", "U", "VN", "VN", "5")); // never did
        asked.load(HEADER, rows);
        Result.Findings findings = asked.findings(new DoubtfulOrigins(), Map.of());
        assertThat(findings.ranked()).containsExactly("C1");
        Table measures = table(findings, "measures");
        assertThat(column(measures, "since")).containsExactly("2026-03-01");
        assertThat(column(measures, "former_rate")).containsExactly(5.0);
        assertThat(column(measures, "rate")).containsExactly(45.0);
        assertThat(column(measures, "share_before")).containsExactly(1.0);
        assertThat(column(measures, "share_after")).containsExactly(0.75);
        assertThat(column(measures, "moved")).containsExactly(1L);
    }

    /** To look for another source is what a duty is meant to do; the same supplier that now says another country is not. */
    @Test
    void after_a_measure_a_supplier_that_delivered_of_that_origin_weighs_more_than_a_new_one() {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            rows.add(row("A" + i, "01-0" + i, "I1", "S" + i, "CN", "CN", "5"));
            rows.add(row("B" + i, "03-0" + i, "I2", "T" + i, "CN", "CN", "45"));
        }
        rows.add(row("NEW", "03-09", "I1", "U", "VN", "VN", "5"));
        rows.add(row("SAME", "03-09", "I1", "S1", "VN", "VN", "5"));
        asked.load(HEADER, rows);
        Table declarations = table(asked.findings(new DoubtfulOrigins(), Map.of()), "declarations");
        assertThat(column(declarations, "declaration_id")).containsExactly("SAME", "NEW");
        assertThat(column(declarations, "score")).containsExactly(2.0, 0.5);
        assertThat(column(declarations, "after_measure")).containsExactly(1L, 1L);
        assertThat(column(declarations, "same_supplier")).containsExactly(1L, 0L);
    }

    @Test
    void exports_are_not_asked_about() {
        asked.load(
                "declaration_id,accepted_at,type_code,hs_code,origin_country", List.of("A1,2026-01-01,EX1,640399,FR"));
        assertThat(asked.ask(new DoubtfulOrigins(), Map.of())).isInstanceOf(Result.NotApplicable.class);
    }

    /** Invariant: who has only ever delivered one origin is never told by the supplier's sign. */
    @Test
    void a_supplier_of_one_origin_has_no_sign_of_its_own() {
        Random random = new Random(17);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int supplier = random.nextInt(10);
            String origin = List.of("CN", "VN", "IT").get(supplier % 3);
            rows.add(row(
                    "D" + i,
                    "0%d-1%d".formatted(1 + random.nextInt(9), random.nextInt(9)),
                    "I" + random.nextInt(9),
                    "S" + supplier,
                    origin,
                    origin,
                    "5"));
        }
        asked.load(HEADER, rows);
        assertThat(table(asked.findings(new DoubtfulOrigins(), Map.of()), "suppliers")
                        .rows())
                .isEmpty();
    }
}
