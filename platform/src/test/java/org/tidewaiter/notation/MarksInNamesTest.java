package org.tidewaiter.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarksInNamesTest {
    @ParameterizedTest
    @CsvSource({
        "Customs Value (元),CNY",
        "完税价格(万元),CNY",
        "Customs Value k€,EUR",
        "Value ₽,RUB",
        "Value (US$),USD",
        "과세가격(원),KRW",
        "課税価格（円）,JPY",
        "Duty M€,EUR",
        "Value R$,BRL"
    })
    void a_sign_in_the_name_of_a_column_says_its_currency(String name, String code) {
        assertThat(Objects.requireNonNull(CurrencyMark.inName(name)).codes()).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Customs Value", "Zollwert", "Net Weight Kg", "Item No", "Rs value", "单价"})
    void other_names_say_none(String name) {
        assertThat(CurrencyMark.inName(name)).isNull();
    }
}
