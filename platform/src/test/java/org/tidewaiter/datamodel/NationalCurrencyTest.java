package org.tidewaiter.datamodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewaiter.codesandunits.ExchangeRates;
import org.tidewaiter.engine.Lake;

class NationalCurrencyTest {
    private Lake lake = Lake.inMemory();

    @BeforeEach
    void make() {
        Schema.create(lake);
        lake.transaction(session -> {
            session.execute("insert into store.code values (1, 'EUR'), (2, 'USD'), (3, 'DKK'), (4, 'JPY')");
            return null;
        });
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void it_is_the_one_whose_rate_is_always_1() {
        declare(1, "1");
        declare(1, "1.00000000");
        declare(2, "0.92");
        declare(2, "1");
        assertThat(learnt()).contains("EUR");
    }

    @Test
    void rates_that_are_1_by_default_prove_nothing_against_the_market() {
        declare(1, "1412.5");
        declare(2, "1");
        assertThat(learnt())
                .isEmpty(); // of the dollar's 1 and the euro's 1,412.5 one is wrong: a euro was 1.09 dollars
    }

    @Test
    void rates_that_are_the_markets_prove_it_where_no_declaration_is_in_it() {
        declare(1, "1432");
        declare(2, "1318");
        assertThat(learnt()).as("two rates may be so by chance").isEmpty();
        declare(4, "9.05");
        assertThat(learnt()).contains("KRW");
        assertThat(NationalCurrency.decision(lake).orElseThrow().basis()).isEqualTo(NationalCurrency.Basis.RATES);
    }

    @Test
    void what_a_person_gives_stands_against_the_declarations_and_is_kept_with_who() {
        declare(1, "1");
        assertThat(learnt()).contains("EUR");
        lake.transaction(session -> {
            NationalCurrency.give(session, "USD", "director", ExchangeRates.monthly());
            return null;
        });
        assertThat(learnt()).contains("USD");
        assertThat(NationalCurrency.decisions(lake))
                .extracting(d -> d.currency() + " " + d.basis().word() + " " + d.by())
                .containsExactly("EUR rates null", "USD given director");
    }

    @Test
    void one_currency_without_rates_is_what_amounts_are_in_and_not_known_to_be_the_national_one() {
        declare(1, "null");
        assertThat(learnt()).isEmpty();
        assertThat(NationalCurrency.ofAmounts(lake)).contains("EUR");
        declare(2, "null");
        learnt();
        assertThat(NationalCurrency.ofAmounts(lake)).isEmpty();
        assertThat(NationalCurrency.decision(lake).orElseThrow().basis()).isEqualTo(NationalCurrency.Basis.UNKNOWN);
    }

    @Test
    void declarations_without_rates_tell_nothing() {
        assertThat(learnt()).isEmpty();
        declare(1, "null");
        assertThat(learnt()).isEmpty();
    }

    @Test
    void of_two_currencies_at_par_neither_is_taken_for_it() {
        declare(1, "1");
        declare(3, "1");
        assertThat(learnt()).isEmpty();
    }

    private Optional<String> learnt() {
        lake.transaction(session -> {
            NationalCurrency.settleAfterLoad(session, 1, ExchangeRates.monthly());
            return null;
        });
        return NationalCurrency.of(lake);
    }

    private void declare(int currency, String rate) {
        lake.transaction(session -> {
            session.execute("insert into store.declaration by name select *, " + currency + " as currency_key, " + rate
                    + "::decimal(18, 8) as exchange_rate from (" + DECLARATION + ")");
            return null;
        });
    }

    private static final String DECLARATION = """
        select (select count(*) from store.declaration) as declaration_key, 'D' || (select count(*) from store.declaration) as declaration_id,
            1 as version, 1 as load_id, 1 as line_number, timestamp '2024-01-01' as accepted_at, 0 as type_key, 0 as office_key,
            0 as transport_mode_key, 0 as export_country_key, 0 as destination_country_key, 0 as incoterm_key, 0 as declarant_key,
            0 as importer_key, 0 as exporter_key, 0 as seller_key, 0 as carrier_key\
        """;
}
