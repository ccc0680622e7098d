package org.tidewaiter.analysis.repetition;

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

/** Documents, containers and vehicles that are used twice. */
@Tag("slow")
class RepeatedDocumentsTest {
    private static final String HEADER =
            "declaration_id,accepted_at,importer_id,exporter_id,invoice_number,transport_document,hs_code,"
                    + "net_mass_kg,customs_value,container_id,vehicle_id";

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    private Table asked(String... rows) {
        asked.load(HEADER, List.of(rows));
        return table(asked.findings(new RepeatedDocuments(), Map.of()), "declarations");
    }

    @Test
    void a_kind_that_is_never_used_twice_is_told_and_is_no_row_that_leads_nowhere() {
        asked.load(
                HEADER,
                List.of(
                        "A1,2026-01-01,I1,S1,INV-100,BL-1001,640399,10,500,,",
                        "A2,2026-01-08,I1,S1,INV-100,BL-1002,640399,10,500,,"));
        Result.Findings findings = asked.findings(new RepeatedDocuments(), Map.of());
        assertThat(column(table(findings, "kinds"), "kind")).containsExactly("invoice");
        assertThat(findings.findings().getLast().says().english())
                .isEqualTo("Transport documents (2 given): none is used twice.");
    }

    /**
     * A certificate of origin is for one consignment; what is under one transport document is one. A licence is used again, and so is a number of
     * another country.
     */
    @Test
    void a_certificate_of_origin_that_another_consignment_uses_is_told() {
        asked.load(
                "declaration_id,accepted_at,importer_id,export_country,transport_document,hs_code,net_mass_kg,customs_value",
                List.of(
                        "A1,2026-01-01,I1,CN,BL-1,640399,10,500",
                        "A2,2026-01-03,I1,CN,BL-1,640399,11,510",
                        "A3,2026-07-01,I2,CN,BL-2,640399,12,520",
                        "A4,2026-07-02,I3,VN,BL-3,640399,13,530",
                        "A5,2027-09-01,I4,CN,BL-4,640399,14,540"));
        asked.reference("documents", """
                declaration_id,sequence,type_code,reference,name
                A1,1,861,CO-2026/0017,
                A2,1,N861,co 2026 0017,
                A3,,,CO20260017,Certificat d'origine
                A4,,861,CO-2026/0017,
                A5,,861,CO-2026/0017,
                A1,1,911,LIC-0001,
                A3,1,911,LIC-0001,
                """);
        Table second = table(asked.findings(new RepeatedDocuments(), Map.of()), "declarations");
        assertThat(column(second, "declaration_id")).containsExactly("A3");
        assertThat(column(second, "former_id")).containsExactly("A2");
        assertThat(column(second, "kind")).containsExactly("certificate");
        assertThat(column(second, "other_importer")).containsExactly(true);
    }

    @Test
    void a_container_that_only_a_line_names_is_known_again() {
        asked.load(
                "declaration_id,accepted_at,importer_id,transport_document,hs_code,net_mass_kg,customs_value",
                List.of("A1,2026-01-01,I1,BL-1,640399,10,500", "A2,2026-01-08,I1,BL-2,640399,11,510"));
        asked.reference("containers", "declaration_id,container_id\nA1,MSCU6639870\nA2,MSCU 663987 0\n");
        Table second = table(asked.findings(new RepeatedDocuments(), Map.of()), "declarations");
        assertThat(column(second, "kind")).containsExactly("container");
    }

    @Test
    void an_invoice_of_one_supplier_used_twice_is_told_with_its_first_use_and_a_twin_comes_first() {
        Table second = asked(
                "A1,2026-01-01,I1,S1,INV-100,,640399,10,500,,",
                "A2,2026-01-09,I1,S1,inv 100,,640399,10,500,,", // the same but for how it is written, and the same
                // value
                "A3,2026-02-01,I2,S1,INV-100,,640399,12,700,,", // another importer, another value
                "A4,2026-02-02,I1,S2,INV-100,,640399,10,500,,"); // another supplier's number
        assertThat(column(second, "declaration_id")).containsExactly("A2", "A3");
        assertThat(column(second, "former_id")).containsExactly("A1", "A2");
        assertThat(column(second, "days_since")).containsExactly(8L, 23L);
        assertThat(column(second, "twin")).containsExactly(true, false);
        assertThat(column(second, "other_importer")).containsExactly(false, true);
    }

    @Test
    void a_container_under_one_document_or_after_weeks_is_no_repetition() {
        Table second = asked(
                "A1,2026-01-01,I1,S1,,BL-0001,640399,10,500,MSKU1234565,",
                "A2,2026-01-03,I1,S1,,BL-0001,640399,10,500,MSKU1234565,", // the rest of the same consignment
                "A3,2026-01-05,I1,S1,,BL-0002,640399,10,400,MSKU1234565,", // two days later under another document
                "A4,2026-03-01,I1,S1,,BL-0003,640399,10,400,MSKU1234565,"); // it may have come back
        assertThat(column(second, "declaration_id")).containsExactly("A3");
        assertThat(column(second, "kind")).containsExactly("container");
    }

    @Test
    void a_vehicle_is_imported_once() {
        Table second = asked(
                "A1,2025-01-01,I1,S1,,,870323,1000,9000,,WVWZZZ1JZXW000001",
                "A2,2026-10-31,I2,S2,,,870323,1000,4000,,WVWZZZ1JZXW000001");
        assertThat(column(second, "declaration_id")).containsExactly("A2");
        assertThat(column(second, "kind")).containsExactly("vehicle");
    }

    @Test
    void without_any_number_the_question_does_not_apply() {
        asked.load("declaration_id,accepted_at,hs_code", List.of("A1,2026-01-01,640399"));
        assertThat(asked.ask(new RepeatedDocuments(), Map.of())).isInstanceOf(Result.NotApplicable.class);
    }

    /** Invariant: a second use never lies before its first, nor further away than asked. */
    @Test
    void a_second_use_comes_after_the_first_within_the_days() {
        Random random = new Random(5);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add("D%d,2025-%02d-%02d,I%d,S%d,N%04d,,640399,10,%d,,"
                    .formatted(
                            i,
                            1 + random.nextInt(12),
                            1 + random.nextInt(28),
                            random.nextInt(9),
                            random.nextInt(3),
                            random.nextInt(40),
                            random.nextInt(1000)));
        }
        asked.load(HEADER, rows);
        Table second =
                table(asked.findings(new RepeatedDocuments(), Map.of("days", "20", "rows", "1000")), "declarations");
        assertThat(second.rows()).isNotEmpty();
        assertThat(column(second, "days_since"))
                .allSatisfy(d -> assertThat((Long) d).isBetween(0L, 20L));
    }
}
