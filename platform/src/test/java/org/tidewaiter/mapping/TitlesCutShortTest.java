package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Titles that say less than they mean: cut short word by word, behind the name of a table, or proven by the values beside them. */
class TitlesCutShortTest {
    @TempDir
    Path directory;

    @Test
    void a_title_that_cuts_each_word_short_is_read_as_the_one_phrase_it_can_be() throws IOException {
        assertThat(fields("Reg. dekl.;Tarif. br.;Zem. otpr.;Zem. podr.;Tov. list;Dop. kol."))
                .containsExactly(
                        "declaration.declaration_id",
                        "goods_item.hs_code",
                        "declaration.export_country",
                        "goods_item.origin_country",
                        "declaration.transport_document",
                        "goods_item.supplementary_quantity");
    }

    @Test
    void a_table_before_a_full_stop_says_nothing_of_its_columns() throws IOException {
        assertThat(fields(
                        "TBL_CUSD_HDR.NR_DCL;TBL_CUSD_HDR.DT_REG;TBL_CUSD_ITM.CD_NCM;TBL_CUSD_ITM.VL_CIF_MT",
                        "23-1;2023-01-05;84713012;1200,50"))
                .containsExactly(
                        "declaration.declaration_id",
                        "declaration.accepted_at",
                        "goods_item.hs_code",
                        "goods_item.customs_value");
    }

    @Test
    void a_rate_is_sure_where_the_duty_is_the_value_times_it_and_packages_that_never_differ_are_the_declarations()
            throws IOException {
        MappingProposal.Proposal rate = proposals(true).get(2);
        assertThat(rate.field()).isEqualTo("goods_item.duty_rate_percent");
        assertThat(rate.confidence()).isGreaterThan(0.9);
        assertThat(proposals(true).get(5).field()).isEqualTo("declaration.packages");
        assertThat(proposals(false).get(2).confidence()).as("no duty proves it").isLessThan(MappingProposal.SURE);
    }

    /** Twelve declarations of three items, whose duties are their values times their rates, or not. */
    private List<MappingProposal.Proposal> proposals(boolean proven) throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("MRN;Customs value;Taxa %;Duty amount;Item;Pkgs;Date of acceptance;HS"));
        for (int row = 0; row < 36; row++) {
            int value = 2000 + 731 * row;
            int rate = row % 4 * 5;
            double duty = proven ? value * rate / 100.0 : 3 * value + 7.25;
            lines.add(String.format(
                    Locale.ROOT,
                    "24PL%06d;%d.00;%d;%.2f;%d;%d;2024-03-%02d;84713000",
                    row / 3,
                    value,
                    rate,
                    duty,
                    row % 3 + 1,
                    17 + 31 * (row / 3),
                    row / 3 + 1));
        }
        return MappingProposal.of(Files.write(directory.resolve(proven + ".csv"), lines))
                .columns();
    }

    private List<String> fields(String... lines) throws IOException {
        return MappingProposal.of(Files.write(directory.resolve("titles.csv"), List.of(lines))).columns().stream()
                .map(p -> String.valueOf(p.field()))
                .toList();
    }
}
