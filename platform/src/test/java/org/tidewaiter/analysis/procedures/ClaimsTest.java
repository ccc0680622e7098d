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
import org.tidewaiter.analysis.origin.DoubtfulOrigins;

/** Which codes are claims of a preference or a relief, for every question that asks of them. */
@Tag("slow")
class ClaimsTest {
    private static final String HEADER =
            "declaration_id,accepted_at,type_code,importer_id,exporter_id,hs_code,origin_country,preference_code,end_use_code,procedure_code,customs_value,tax_assessed";

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    private final List<String> rows = new ArrayList<>();

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    private void goods(int items, String origin, String preference, String use) {
        for (int i = 0; i < items; i++) {
            rows.add("D%d,2026-03-01,IM,I%d,S%s,640399,%s,%s,%s,4000,100,10"
                    .formatted(rows.size(), i % 7, origin, origin, preference, use));
        }
    }

    private String said(int place) {
        return asked.findings(new ReliefClaims(), Map.of())
                .findings()
                .get(place)
                .says()
                .english();
    }

    private String claimsByOrigins() {
        return asked.findings(new DoubtfulOrigins(), Map.of()).findings().stream()
                .map(f -> f.says().english())
                .filter(s -> s.contains("preference"))
                .findFirst()
                .orElseThrow();
    }

    /** As in the data of Korea: a tariff for all (A), one for members of the WTO (C), and codes of agreements; and a use of every item. */
    @Test
    void where_every_item_has_a_code_those_of_most_origins_claim_nothing() {
        for (String origin : List.of("CN", "US", "JP", "DE", "FR", "IT", "TH", "IN")) {
            goods(20, origin, "A", "21");
            goods(10, origin, "C", "11");
        }
        goods(15, "CN", "FCN1", "21");
        goods(5, "US", "FUS1", "21");
        asked.load(HEADER, rows);
        assertThat(claimsByOrigins()).contains(" of 20 claims of preference");
        assertThat(said(0)).isEqualTo("No item claims a relief.");
        assertThat(said(1)).contains(" of 20 claims of preference");
        assertThat(column(table(asked.findings(new ReliefClaims(), Map.of()), "schemes"), "scheme"))
                .containsExactlyInAnyOrder("FCN1", "FUS1");
    }

    @Test
    void a_use_of_every_item_is_a_relief_where_the_register_knows_it() {
        goods(110, "CN", "", "21");
        goods(4, "CN", "", "NGO");
        asked.load(HEADER, rows)
                .reference(
                        "relief_register",
                        "party_id,end_use_code,licence_number,hs_code,valid_from,valid_until\nI9,NGO,L1,640399,2026-01-01,\n");
        assertThat(said(0)).startsWith("4 of 4 claims of relief");
    }

    @Test
    void a_code_that_few_items_have_is_a_claim_by_being_there_but_for_the_unions_tariff_for_all() {
        goods(150, "CN", "", "");
        goods(30, "CN", "100", "");
        goods(6, "TR", "400", "");
        goods(6, "CH", "GSP", "NGO");
        asked.load(HEADER, rows);
        assertThat(claimsByOrigins()).contains(" of 12 claims of preference");
        assertThat(said(0)).contains("6 claims of relief");
        assertThat(said(1)).contains(" of 12 claims of preference");
    }

    @Test
    void goods_in_transit_claim_nothing_in_either_question() {
        goods(20, "CN", "", "");
        rows.add("T1,2026-03-01,T1,I1,SCN,640399,CN,GSP,,8000,100,0");
        rows.add("T2,2026-03-01,IM,I1,SCN,640399,CN,GSP,,8000,100,0");
        rows.add("P,2026-03-01,IM,I1,SCN,640399,CN,GSP,,4000,100,0");
        asked.load(HEADER, rows);
        assertThat(claimsByOrigins()).contains(" of 1 claims of preference");
        assertThat(said(1)).contains(" of 1 claims of preference");
    }
}
