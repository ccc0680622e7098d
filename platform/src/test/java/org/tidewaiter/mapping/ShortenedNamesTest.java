package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.datamodel.Field;

/** Words written together and cut short are read where together they are what people call a field, and asked about. */
class ShortenedNamesTest {
    private final FieldNames names = FieldNames.read();

    @ParameterizedTest
    @CsvSource({
        "LIBMARCHAN, DESCRIPTION",
        "DATENREG, ACCEPTED_AT",
        "NOMDESTINA, IMPORTER_NAME",
        "QTECOMPL, SUPPLEMENTARY_QUANTITY",
        "DATEMAINL, RELEASED_AT",
        "RECHBETR, INVOICE_AMOUNT",
        "NUMMANIF, MANIFEST_NUMBER",
        "MENGE_BES, SUPPLEMENTARY_QUANTITY",
        "BROKR_COD, DECLARANT_ID",
        "NO_PACKGS, ITEM_PACKAGES"
    })
    void a_name_cut_short_is_a_guess_that_is_right(String name, Field field) {
        assertThat(names.shortened(name))
                .anySatisfy(said -> assertThat(names.likeness(said, field)).isEqualTo(0.9))
                .allSatisfy(said -> assertThat(names.evidence(said)).isEqualTo(NameEvidence.GUESSED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FileNo",
                "MANDT",
                "ERNAM",
                "Sequence of the officer who looked at it",
                "XYZ",
                "№ 7",
                "country",
                "Land",
                "pays"
            })
    void what_is_no_field_stays_unknown(String name) {
        assertThat(names.shortened(name)).isEmpty();
    }

    @Test
    void a_digit_behind_a_name_only_counts_it() {
        FieldNames.NameReading said = names.said("Importer name 1");
        assertThat(said.words()).isEqualTo(Set.of("importer", "name", "1"));
        assertThat(names.likeness(said, Field.IMPORTER_NAME)).isGreaterThan(0.9);
    }

    @Test
    void the_letters_of_a_record_before_each_name_say_nothing() {
        NestedNames record = new NestedNames(
                List.of("DHENTN", "DHCURR", "DHOFFC", "DHDESC", "DICOMM", "DINETW", "DIDESC", "DIORIG"), names);
        assertThat(record.likeness("DHCURR", Field.CURRENCY)).isEqualTo(1);
        assertThat(record.likeness("DINETW", Field.NET_MASS_KG)).isEqualTo(1);
        NestedNames others = new NestedNames(List.of("DHCURR", "INCOTERM", "MARKS"), names);
        assertThat(others.likeness("DHCURR", Field.CURRENCY)).isZero();
    }

    @Test
    void of_two_records_the_one_with_the_code_of_the_goods_is_the_items() {
        NestedNames records = new NestedNames(
                List.of(
                        "DHPKGS", "DHCURR", "DHOFFC", "DHGRWT", "DDITM#", "DDHSCD", "DDPKGS", "DDGRWT", "DDFOBV",
                        "DHENTD"),
                names);
        assertThat(records.likeness("DHPKGS", Field.PACKAGES)).isGreaterThan(0.9);
        assertThat(records.likeness("DDFOBV", Field.FOB_VALUE)).isEqualTo(0.9);
        assertThat(records.likeness("DHENTD", Field.ACCEPTED_AT)).isPositive();
        assertThat(records.evidence("DDFOBV", Field.FOB_VALUE)).isEqualTo(NameEvidence.GUESSED);
        assertThat(records.likeness("DHPKGS", Field.ITEM_PACKAGES)).isZero();
        assertThat(records.likeness("DDPKGS", Field.ITEM_PACKAGES)).isGreaterThan(0.9);
        assertThat(records.likeness("DHGRWT", Field.GROSS_MASS_KG)).isZero();
        assertThat(records.likeness("DHGRWT", Field.DECLARATION_GROSS_MASS_KG)).isGreaterThan(0.9);
    }

    @ParameterizedTest
    @CsvSource({
        "ALWAZN_ALSAFI, NET_MASS_KG",
        "RAQM_ALBAYAN, DECLARATION_ID",
        "N.º DU, DECLARATION_ID",
        "Adição n.º, SEQUENCE"
    })
    void articles_and_signs_of_number_say_nothing_more(String name, Field field) {
        assertThat(names.likeness(names.said(name), field)).isGreaterThan(0.7);
    }

    @Test
    void a_value_for_a_tax_is_no_tax_and_a_code_of_declarations_is_asked_about() {
        assertThat(names.likeness(names.said("Value for Tax"), Field.TAX_ASSESSED))
                .isLessThan(0.8);
        assertThat(names.likeness(names.said("Decl. Cd"), Field.TYPE_CODE)).isLessThan(0.8);
    }
}
