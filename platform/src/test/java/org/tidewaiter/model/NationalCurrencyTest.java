package org.tidewaiter.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewaiter.engine.Lake;

class NationalCurrencyTest {
    private Lake lake = Lake.inMemory();

    @BeforeEach
    void make() {
        Schema.create(lake);
        lake.transaction(session -> {
            session.execute("insert into store.code values (1, 'EUR'), (2, 'USD'), (3, 'DKK')");
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
        assertThat(NationalCurrency.of(lake)).contains("EUR");
    }

    @Test
    void declarations_without_rates_tell_nothing() {
        assertThat(NationalCurrency.of(lake)).isEmpty();
        declare(1, "null");
        assertThat(NationalCurrency.of(lake)).isEmpty();
    }

    @Test
    void of_two_currencies_at_par_neither_is_taken_for_it() {
        declare(1, "1");
        declare(3, "1");
        assertThat(NationalCurrency.of(lake)).isEmpty();
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
                0 as importer_key, 0 as exporter_key, 0 as seller_key, 0 as carrier_key""";
}
