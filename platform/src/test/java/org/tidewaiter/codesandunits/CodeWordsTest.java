package org.tidewaiter.codesandunits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.datamodel.Field;

/** Words in place of codes. */
class CodeWordsTest {
    private static final CodeWords WORDS = CodeWords.standard();

    @ParameterizedTest
    @CsvSource({
        "Sea, 1",
        "AIR, 4",
        "Truck, 3",
        "Rail, 2",
        "Ocean, 1",
        "Air Charter, 4",
        "by road, 3",
        "voie maritime, 1",
        "Marítimo, 1",
        "Aéreo, 4",
        "Straße, 3",
        "Denizyolu, 1",
        "Đường biển, 1",
        "автомобильный, 3",
        "4 - Air, 4",
        "SEA (1), 1",
        "10-Maritime, 1",
        "Sea-Air, 6",
        "Postal, 5",
        "Courier by air, 4",
        "海运, 1"
    })
    void modes_of_transport(String word, String code) {
        assertThat(WORDS.code(Field.TRANSPORT_MODE, word)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "KG, KGM",
        "KGS, KGM",
        "kgrs, KGM",
        "ＫＧ, KGM",
        "Kilograms, KGM",
        "кг, KGM",
        "NMB, NAR",
        "NO, NAR",
        "PCS, NAR",
        "U, NAR",
        "pièces, NAR",
        "DZ, DZN",
        "m², MTK",
        "sq. m, MTK",
        "M3, MTQ",
        "Litros, LTR",
        "pairs, NPR",
        "M.T., TNE",
        "T, TNE",
        "TM, TNE",
        "т, TNE",
        "dt, DTN",
        "г, GRM",
        "lbs, LBR",
        "ct, CTM"
    })
    void units(String word, String code) {
        assertThat(WORDS.code(Field.SUPPLEMENTARY_UNIT, word)).isEqualTo(code);
    }

    /** GRS: gross pieces in India and the United States, grams in Spanish; MTS: metres, or in India tonnes; K: a thousand in the United States. */
    @ParameterizedTest
    @ValueSource(strings = {"GRS", "MTS", "MT", "mt", "qm", "kt", "K", "livre", "ton", "oz", "quintal", "KT"})
    void what_may_be_two_units_is_left_as_it_is(String word) {
        assertThat(WORDS.code(Field.SUPPLEMENTARY_UNIT, word)).isEqualTo(word);
    }

    @Test
    void no_word_stands_for_two_units() {
        assertThat(WORDS.units().keySet())
                .doesNotContainAnyElementsOf(MassUnits.known().amongUnits().keySet());
        assertThat(WORDS.units().values())
                .noneMatch(code -> MassUnits.known().kilogramsOfCode(code).isPresent());
        assertThat(WORDS.units().keySet())
                .noneMatch(word -> MassUnits.known().doubt(word).isPresent());
        MassUnits.known().amongUnits().forEach((word, code) -> {
            assertThat(MassUnits.known().doubt(word)).as(word).isEmpty();
            assertThat(MassUnits.known().code(word).orElse(code)).as(word).isEqualTo(code);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "FOB Shanghai, FOB",
        "cif, CIF",
        "F.O.B., FOB",
        "CIF - Port One, CIF",
        "Ex Works, EXW",
        "DAP (Incoterms 2020), DAP"
    })
    void delivery_terms(String word, String code) {
        assertThat(WORDS.code(Field.INCOTERM, word)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "France|FR",
                "CHN|CN",
                "Korea, Republic of|KR",
                "Viet Nam|VN",
                "Côte d'Ivoire|CI",
                "Deutschland|DE",
                "Türkiye|TR",
                "Испания|ES",
                "U.S.A.|US",
                "UK|GB",
                "Czech Republic|CZ",
                "中国|CN",
                "Holland|NL",
                "Großbritannien|GB"
            })
    void countries(String word, String code) {
        assertThat(WORDS.code(Field.ORIGIN_COUNTRY, word)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Korea", "Congo", "Guyane Anglaise", "NA", "XX", "Atlantis"})
    void what_may_be_two_countries_or_none_is_left_as_it_is(String word) {
        assertThat(WORDS.translation(Field.ORIGIN_COUNTRY, word)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Teleport", "Z", "Air Force One Ltd"})
    void what_names_no_mode_is_left_as_it_is(String word) {
        assertThat(WORDS.translation(Field.TRANSPORT_MODE, word)).isEmpty();
    }

    @Test
    void every_code_that_words_stand_for_is_one_of_its_list() {
        assertThat(WORDS.codes(Field.SUPPLEMENTARY_UNIT))
                .allSatisfy(c -> assertThat(Units.rec20().contains(c)
                                || Dimensions.lists().measure(c).isPresent())
                        .as(c)
                        .isTrue());
        assertThat(WORDS.codes(Field.TRANSPORT_MODE)).allMatch(c -> c.matches("[1-9]"));
        assertThat(WORDS.codes(Field.PACKAGE_TYPE)).allMatch(Packages::looksLike);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NULL", "n/a", "N/A - From RDC", "-", "—", "#REF!", "\\N", "nan", "None", "Néant", ""})
    void words_that_say_nothing(String word) {
        assertThat(NullWords.isNull(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"MSCU6639870", "Nadia", "0", "NOVARTIS", "None of the above Ltd", "TO ORDER", "Nil Trading"})
    void words_that_say_something(String word) {
        assertThat(NullWords.isNull(word)).isFalse();
    }

    @org.junit.jupiter.params.ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource(delimiter = '|', textBlock = """
        VIRGIN ISLANDS, UNITED STATES          | VI
        VIRGIN ISLANDS (U.S.)                  | VI
        Virgin Islands, British                | VG
        TURKS AND CAICOS ISLANDS               | TC
        Turks & Caicos Islands                 | TC
        SAINT KITTS AND NEVIS                  | KN
        St. Vincent & the Grenadines           | VC
        Tanzania, United Republic of           | TZ
        Korea, Republic of                     | KR
        Korea, Democratic People's Republic of | KP
        Congo, Democratic Republic of the      | CD
        Samoa, American                        | AS
        United States Minor Outlying Islands   | UM
        """)
    void names_of_countries_are_known_whatever_the_order_of_their_words(String name, String alpha2) {
        assertThat(Countries.iso3166().alpha2Of(name)).contains(alpha2);
    }

    @org.junit.jupiter.params.ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"Virgin Islands", "Congo", "Korea", "Islands", "Saint"})
    void what_may_be_two_countries_is_none(String name) {
        assertThat(Countries.iso3166().alpha2Of(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "French Republic,FR",
        "Republic of Kenya,KE",
        "Kingdom of the Netherlands,NL",
        "The Federal Democratic Republic of Ethiopia,ET",
        "Co-operative Republic of Guyana,GY",
        "Democratic People's Republic of Korea,KP",
        "Republic of the Congo,CG",
        "Democratic Republic of the Congo,CD",
        "Royaume du Maroc,MA",
        "República Federativa do Brasil,BR",
        "Swiss Confederation,CH"
    })
    void names_in_full_mean_their_country(String name, String alpha2) {
        assertThat(Countries.iso3166().alpha2Of(name)).contains(alpha2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"State of Georgia", "Kingdom of Heaven", "Union of Customs"})
    void forms_of_state_before_other_words_mean_no_country(String name) {
        assertThat(Countries.iso3166().alpha2Of(name)).isEmpty();
    }
}
