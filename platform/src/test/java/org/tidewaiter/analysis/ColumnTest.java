package org.tidewaiter.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tidewaiter.engine.Json;

/** How values stand in a report. */
class ColumnTest {
    private static final Column KIND =
            Column.words("kind", "Procedure", "Régime", Map.of("warehouse", Words.of("warehouse", "entrepôt")));

    @Test
    void words_that_sql_writes_are_shown_in_the_readers_language_and_others_as_they_are() {
        assertThat(KIND.shown("warehouse", Locale.FRENCH)).isEqualTo("entrepôt");
        assertThat(KIND.shown("warehouse", Locale.ENGLISH)).isEqualTo("warehouse");
        assertThat(KIND.shown("IM9", Locale.FRENCH)).isEqualTo("IM9");
        assertThat(KIND.shown(null, Locale.FRENCH)).isEqualTo("–");
    }

    @Test
    void scripts_get_the_meanings_with_the_column_and_nothing_where_there_are_none() {
        assertThat(Json.text(KIND))
                .contains("\"meanings\":{\"warehouse\":{\"english\":\"warehouse\",\"french\":\"entrepôt\"}}");
        assertThat(Json.text(Column.DAY)).doesNotContain("meanings");
    }

    @Test
    void a_share_that_lacks_something_is_never_shown_as_all() {
        Column share = Column.share("share", "Share", "Part");
        assertThat(share.shown(13_359 / 13_362.0, Locale.ENGLISH)).isEqualTo("99.9\u00a0%");
        assertThat(share.shown(13_359 / 13_362.0, Locale.FRENCH)).isEqualTo("99,9\u00a0%");
        assertThat(share.shown(1.0, Locale.ENGLISH)).isEqualTo("100.0\u00a0%");
        assertThat(share.shown(0.1 + 0.2 + 0.3 + 0.4, Locale.ENGLISH)).isEqualTo("100.0\u00a0%");
        assertThat(share.shown(1.0321, Locale.ENGLISH)).isEqualTo("103.2\u00a0%");
        assertThat(share.shown(0.0312, Locale.ENGLISH)).isEqualTo("3.1\u00a0%");
        assertThat(Words.of("{0}", "{0}", new Words.Share(0.9998))).isEqualTo(new Words("99.9\u00a0%", "99,9\u00a0%"));
    }

    @Test
    void a_measure_has_three_digits_or_all_before_the_decimal_sign() {
        Column measure = Column.number("n", "N", "N");
        assertThat(measure.shown(1_935_762.4, Locale.FRENCH)).isEqualTo("1\u202f935\u202f762");
        assertThat(measure.shown(12_345.6, Locale.ENGLISH)).isEqualTo("12,346");
        assertThat(measure.shown(999.4, Locale.ENGLISH)).isEqualTo("999");
        assertThat(measure.shown(999.5, Locale.ENGLISH)).isEqualTo("1,000");
        assertThat(measure.shown(0.012345, Locale.ENGLISH)).isEqualTo("0.0123");
        assertThat(Words.of("{0}", "{0}", -4321.5).english()).isEqualTo("-4,322");
    }

    @Test
    void a_measure_with_its_own_unit_is_shown_by_it_and_is_its_number_in_files() throws IOException {
        Table mixed = new Table(
                "mixed",
                Words.same("Mixed"),
                List.of(Column.measure("value", "Value", "Valeur")),
                List.of(
                        List.of(new Words.Share(0.25)),
                        List.of(new Words.Money(new BigDecimal("1234.50"))),
                        List.of(1_500L),
                        List.of(0.125)),
                null);
        Column column = mixed.columns().getFirst();
        assertThat(mixed.rows().stream().map(row -> column.shown(row.getFirst(), Locale.ENGLISH)))
                .containsExactly("25.0\u00a0%", "1,234", "1,500", "0.125");
        assertThat(Json.text(mixed.rows())).isEqualTo("[[0.25],[1234.50],[1500],[0.125]]");
        StringWriter csv = new StringWriter();
        TableExport.csv(mixed, Locale.ENGLISH, csv);
        assertThat(csv.toString().lines().skip(1)).containsExactly("0.25", "1234.50", "1500", "0.125");
    }

    @Test
    void words_before_a_number_mean_what_they_mean_alone() {
        Column asked = Column.words(
                "a",
                "A",
                "A",
                Map.of(
                        "invoice",
                        Words.of("invoice", "facture"),
                        "packing list",
                        Words.of("packing list", "colisage")));
        assertThat(asked.shown("invoice 12, packing list, other", Locale.FRENCH))
                .isEqualTo("facture 12, colisage, other");
    }

    /** A workbook holds the share itself; 0.9998 with one decimal would be shown as 100.0 %. */
    @Test
    void a_share_of_a_workbook_shows_that_it_is_not_all() {
        assertThat(TableExport.shareFormat(0.5)).isEqualTo("0.0%");
        assertThat(TableExport.shareFormat(1)).isEqualTo("0.0%");
        assertThat(TableExport.shareFormat(0.9994)).isEqualTo("0.0%");
        assertThat(TableExport.shareFormat(0.9998)).isEqualTo("0.00%");
        assertThat(TableExport.shareFormat(0.999_99)).isEqualTo("0.000%");
        assertThat(TableExport.shareFormat(1 - 1e-10)).isEqualTo("0.0%");
    }
}
