package org.tidewaiter.codesandunits;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code lists that ship: counts as in the files, and the values that go wrong most easily. */
class CodeListsTest {
    private final HarmonizedSystem hs = HarmonizedSystem.edition2022();
    private final Countries countries = Countries.iso3166();
    private final Currencies currencies = Currencies.iso4217();
    private final Units units = Units.rec20();
    private final ExchangeRates rates = ExchangeRates.monthly();

    private static int rows(String name) {
        List<Object> rows = new ArrayList<>();
        CodeList.read(name, rows::add);
        return rows.size();
    }

    @Test
    void the_harmonized_system_has_96_chapters_1228_headings_and_5612_subheadings() {
        assertThat(hs.codes()).filteredOn(c -> c.length() == 2).hasSize(96);
        assertThat(hs.codes()).filteredOn(c -> c.length() == 4).hasSize(1228);
        assertThat(hs.codes()).filteredOn(c -> c.length() == 6).hasSize(5612);
        // The file's other four rows: the total, and chapter 99 with its heading and subheading.
        assertThat(hs.codes()).hasSize(rows("harmonized-system.csv.gz") - 4);
    }

    @Test
    void every_subheading_has_its_heading_and_chapter_and_section() {
        assertThat(hs.codes()).allSatisfy(code -> {
            assertThat(hs.contains(code.substring(0, Math.max(2, code.length() - 2))))
                    .isTrue();
            assertThat(hs.section(code)).isPresent();
            assertThat(hs.description(code)).isPresent();
        });
    }

    @Test
    void a_harmonized_system_code_keeps_its_leading_zero() {
        assertThat(hs.contains("010121")).isTrue();
        assertThat(hs.contains("10121")).isFalse();
        assertThat(hs.description("010121")).contains("Horses; live, pure-bred breeding animals");
        assertThat(hs.chapter("010121")).contains("01");
        assertThat(hs.section("010121")).contains("I");
    }

    @Test
    void the_path_of_a_code_runs_from_the_chapter_to_the_code() {
        assertThat(hs.path("010121"))
                .contains("Animals; live > Horses, asses, mules and hinnies; live"
                        + " > Horses; live, pure-bred breeding animals");
        assertThat(hs.path("87")).isEqualTo(hs.description("87"));
        assertThat(hs.path("000000")).isEmpty();
    }

    @Test
    void a_national_code_is_known_by_its_first_six_digits() {
        assertThat(hs.subheading("8703231900")).contains("870323");
        assertThat(hs.subheading("870399")).isEmpty();
        assertThat(hs.subheading("8703")).isEmpty();
    }

    @Test
    void chapters_left_to_national_use_are_told_apart_and_not_contained() {
        assertThat(hs.contains("999999")).isFalse();
        assertThat(HarmonizedSystem.isNationalUse("98010000")).isTrue();
        assertThat(HarmonizedSystem.isNationalUse("970110")).isFalse();
        assertThat(hs.chapter("770000")).isEmpty();
        assertThat(hs.chapter("")).isEmpty();
    }

    @Test
    void every_assigned_country_is_known() {
        assertThat(countries.codes()).hasSize(249).hasSize(rows("country-codes.csv"));
        assertThat(countries.name("KR")).contains("South Korea");
        // Namibia: a reader that takes NA for "missing" loses it.
        assertThat(countries.name("NA")).contains("Namibia");
        assertThat(countries.alpha3("DE")).contains("DEU");
        assertThat(countries.numeric("AF")).contains("004");
        assertThat(countries.contains("kr")).isFalse();
    }

    @Test
    void codes_that_iso_leaves_to_its_users_are_not_assigned_but_told_apart() {
        assertThat(List.of("AA", "QM", "QZ", "XI", "XK", "XX", "ZZ"))
                .allSatisfy(code -> assertThat(countries.isUserAssigned(code)).isTrue());
        assertThat(List.of("QL", "AB", "UK", "QA", "X", "XKX"))
                .allSatisfy(code -> assertThat(countries.isUserAssigned(code)).isFalse());
        assertThat(countries.codes()).noneMatch(countries::isUserAssigned);
    }

    @Test
    void currencies_have_their_minor_units() {
        assertThat(currencies.minorUnits("USD")).hasValue(2);
        assertThat(currencies.minorUnits("JPY")).hasValue(0);
        assertThat(currencies.minorUnits("KRW")).hasValue(0);
        assertThat(currencies.minorUnits("KWD")).hasValue(3);
        assertThat(currencies.minorUnits("CLF")).hasValue(4);
        assertThat(currencies.minorUnits("XAU")).isEmpty();
        assertThat(currencies.verdict("XAU", LocalDate.of(2024, 3, 1)).isValid())
                .isTrue();
        for (String none : List.of("XXX", "XTS")) {
            assertThat(currencies.verdict(none, LocalDate.of(2024, 3, 1)))
                    .isEqualTo(CodeVerdict.wrong(CodeVerdict.Flaw.NO_MEANING, ""));
        }
        assertThat(currencies.minorUnits("???")).isEmpty();
    }

    @Test
    void withdrawn_currencies_are_known_with_their_month() {
        assertThat(currencies.size()).isEqualTo(307);
        assertThat(currencies.contains("DEM")).isTrue();
        assertThat(currencies.withdrawn("DEM")).contains(YearMonth.of(2002, 3));
        assertThat(currencies.withdrawn("HRK")).contains(YearMonth.of(2023, 1));
        assertThat(currencies.withdrawn("SLL")).contains(YearMonth.of(2023, 12));
        assertThat(currencies.name("KWD")).contains("Kuwaiti Dinar");
    }

    @Test
    void a_currency_that_one_place_gave_up_and_others_use_is_in_use() {
        assertThat(List.of("EUR", "IDR", "PEN", "RON", "TRY"))
                .allMatch(currencies::contains)
                .allSatisfy(code -> assertThat(currencies.withdrawn(code)).isEmpty());
    }

    @Test
    void units_carry_their_status() {
        assertThat(units.size()).isEqualTo(2136).isEqualTo(rows("rec20-units.csv.gz"));
        assertThat(units.name("KGM")).contains("kilogram");
        assertThat(units.symbol("KGM")).contains("kg");
        assertThat(units.status("KGM")).contains(Units.Status.ACTIVE);
        assertThat(units.status("05")).contains(Units.Status.DELETED);
        assertThat(units.status("MNJ")).contains(Units.Status.ACTIVE);
        assertThat(units.status("no such unit")).isEmpty();
    }

    @Test
    void a_rate_is_units_of_the_currency_for_one_dollar() {
        YearMonth june2015 = YearMonth.of(2015, 6);
        assertThat(rates.size()).isEqualTo(rows("exchange-rates-monthly.csv.gz"));
        assertThat(rates.perDollar("KRW", june2015)).contains(new BigDecimal("1112.8832"));
        // Quoted the other way round at the source: a pound was worth more than a dollar.
        assertThat(rates.perDollar("GBP", june2015)).contains(new BigDecimal("0.642"));
        assertThat(rates.perDollar("EUR", june2015)).contains(new BigDecimal("0.8908"));
        assertThat(rates.perDollar("USD", june2015)).contains(BigDecimal.ONE);
    }

    @Test
    void a_missing_rate_is_no_rate() {
        assertThat(rates.perDollar("DEM", YearMonth.of(2002, 1))).isEmpty();
        assertThat(rates.perDollar("VES", YearMonth.of(2020, 1))).isEmpty();
        assertThat(rates.perDollar("KRW", YearMonth.of(1970, 1))).isEmpty();
    }

    @Test
    void the_currency_of_every_rate_is_one_of_iso_4217() {
        assertThat(rates.currencies()).hasSize(33).allMatch(currencies::contains);
    }
}
