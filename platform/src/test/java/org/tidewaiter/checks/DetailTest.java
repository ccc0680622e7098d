package org.tidewaiter.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.FieldWords;

/** What a check found, in words. */
class DetailTest {
    private static List<Defect> found(Made made) {
        return Checks.standard().check(made.message());
    }

    @Test
    void masses_are_told_with_names_and_units_in_both_languages() {
        Defect defect = found(Made.sound().with("goods_item.net_mass_kg=150", "goods_item.gross_mass_kg=120.5"))
                .getFirst();
        assertThat(defect.message())
                .contains("(the net mass is 150 kg, the gross mass is 120.5 kg)".replace(" kg", "\u00a0kg"));
        assertThat(Defect.finding(defect.finding(), Locale.FRENCH))
                .isEqualTo("la masse nette est de 150\u00a0kg, la masse brute est de 120,5\u00a0kg");
        assertThat(Defect.field(defect.finding(), "/x", Locale.FRENCH)).isEqualTo("Masse nette");
    }

    @Test
    void no_message_of_a_fault_is_a_formula_or_names_a_field_of_the_model() {
        Made wrong = Made.sound()
                .with(
                        "goods_item.net_mass_kg=5000",
                        "goods_item.supplementary_quantity=5",
                        "goods_item.hs_code=610999",
                        "goods_item.origin_country=YU",
                        "goods_item.duty_rate_percent=1200",
                        "goods_item.vat_amount=5000",
                        "goods_item.procedure_code=1000",
                        "goods_item.container_id=CSQU3054384",
                        "declaration.packages=11",
                        "declaration.item_count=2",
                        "declaration.invoice_amount=900.123",
                        "declaration.exchange_rate=0",
                        "declaration.freight_amount=9001",
                        "declaration.lodged_at=2025-03-11T10:00",
                        "declaration.incoterm=CIF",
                        "declaration.transport_mode=4");
        assertThat(found(wrong)).hasSizeGreaterThan(12).allSatisfy(d -> {
            for (String words : List.of(d.message(), Defect.finding(d.finding(), Locale.FRENCH))) {
                assertThat(words).as(d.check()).doesNotContainPattern("[≠∉×←→<>]|goods_item|declaration\\.|_kg|\\{");
            }
        });
    }

    @Test
    void a_long_text_is_told_by_its_beginning() {
        DefectDetail detail = DefectDetail.of("x", DefectDetail.text("a".repeat(5_000)));
        assertThat(detail.values()).containsExactly("t" + "a".repeat(200) + "…");
    }

    @Test
    void every_field_has_a_name_in_both_languages() {
        assertThat(Arrays.asList(Field.values())).allSatisfy(field -> {
            assertThat(field.words(Locale.ENGLISH))
                    .isNotBlank()
                    .startsWith(field == Field.SELECTED_BY ? "what" : "the ");
            assertThat(FieldWords.alone(field, Locale.FRENCH)).matches("\\p{Lu}.*");
        });
    }

    @Test
    void what_another_version_kept_is_shown_as_it_is() {
        assertThat(Defect.finding("[\"goods_item.hs_code\",\"no-such-words\",\"tABC\"]", Locale.ENGLISH))
                .isEqualTo("ABC");
        assertThat(Defect.finding("{", Locale.ENGLISH)).isEmpty();
        assertThat(Defect.finding(null, Locale.FRENCH)).isEmpty();
    }
}
