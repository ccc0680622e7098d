package org.tidewaiter.codesandunits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.codesandunits.CodeVerdict.CannotTell;
import org.tidewaiter.codesandunits.CodeVerdict.Flaw;
import org.tidewaiter.engine.TidewaiterException;

/** Codes that come and go with time. */
class CodesAtDateTest {
    private static final LocalDate NOW = LocalDate.of(2025, 6, 1);

    private static CodeVerdict currency(String code, String day) {
        return Currencies.iso4217().verdict(code, LocalDate.parse(day));
    }

    private static CodeVerdict country(String code, String day) {
        return Countries.iso3166().verdict(code, LocalDate.parse(day));
    }

    private static CodeVerdict hs(String code, String day) {
        return HarmonizedEditions.all().verdict(code, LocalDate.parse(day));
    }

    @Test
    void a_currency_is_valid_between_its_first_and_its_last_month() {
        assertThat(currency("DEM", "1999-05-01")).isEqualTo(CodeVerdict.VALID);
        assertThat(currency("DEM", "2020-05-01")).isEqualTo(CodeVerdict.wrong(Flaw.WITHDRAWN, "2002-03"));
        assertThat(currency("ZWL", "2023-05-01")).isEqualTo(CodeVerdict.VALID);
        assertThat(currency("ZWL", "2025-05-01")).isEqualTo(CodeVerdict.wrong(Flaw.WITHDRAWN, "2024-09"));
        assertThat(currency("EUR", "1998-12-31")).isEqualTo(CodeVerdict.wrong(Flaw.NOT_YET, "1999-01"));
        assertThat(currency("BYN", "2016-07-01")).isEqualTo(CodeVerdict.VALID);
        assertThat(currency("ABC", "2020-01-01")).isEqualTo(CodeVerdict.wrong(Flaw.NOT_LISTED, ""));
    }

    @Test
    void a_country_is_valid_between_its_first_and_its_last_month() {
        assertThat(country("YU", "2003-07-31")).isEqualTo(CodeVerdict.VALID);
        assertThat(country("YU", "2003-08-01")).isEqualTo(CodeVerdict.wrong(Flaw.WITHDRAWN, "2003-07"));
        assertThat(country("AN", "2015-01-01")).isEqualTo(CodeVerdict.wrong(Flaw.WITHDRAWN, "2010-12"));
        assertThat(country("SS", "2010-01-01")).isEqualTo(CodeVerdict.wrong(Flaw.NOT_YET, "2011-08"));
        assertThat(country("UK", "2020-01-01")).isEqualTo(CodeVerdict.wrong(Flaw.NOT_LISTED, "GB"));
        assertThat(country("XI", "2021-01-01")).isInstanceOf(CannotTell.class);
        assertThat(country("FR", "1990-01-01")).isEqualTo(CodeVerdict.VALID);
    }

    @Test
    void the_editions_have_the_subheadings_that_the_wco_counts() {
        // WCO: 5,205 in 2012, 5,387 in 2017, 5,612 in 2022; the concordances know one more in 2012 and 2017.
        assertThat(HarmonizedSystem.edition2022().codes().stream().filter(c -> c.length() == 6))
                .allMatch(c -> HarmonizedEditions.all().contains(c, 2022));
    }

    @Test
    void a_subheading_is_judged_by_the_edition_of_its_day() {
        // 8517.12 (telephones for cellular networks) was split into 8517.13 and 8517.14 in 2022.
        assertThat(hs("85171200", "2021-12-31")).isEqualTo(CodeVerdict.VALID);
        assertThat(hs("85171200", "2022-01-01"))
                .isEqualTo(CodeVerdict.wrong(Flaw.OTHER_EDITION, "HS 2022: 851713, 851714"));
        assertThat(hs("851713", "2021-06-01")).isEqualTo(CodeVerdict.wrong(Flaw.OTHER_EDITION, "HS 2017"));
        assertThat(hs("010121", "2025-01-01")).isEqualTo(CodeVerdict.VALID);
        assertThat(hs("770100", "2025-01-01")).isEqualTo(CodeVerdict.wrong(Flaw.NOT_LISTED, "77"));
        assertThat(hs("98010000", "2025-01-01")).isInstanceOf(CannotTell.class);
        assertThat(hs("999", "2025-01-01")).isEqualTo(CodeVerdict.wrong(Flaw.FORMAT, "4–12"));
        assertThat(hs("010199", "2025-01-01")).isEqualTo(CodeVerdict.wrong(Flaw.NOT_LISTED, "010199"));
    }

    @Test
    void an_incoterm_belongs_to_its_edition_and_its_modes() {
        assertThat(Incoterms.LIST.verdict("DAT", LocalDate.of(2018, 1, 1))).isEqualTo(CodeVerdict.VALID);
        assertThat(Incoterms.LIST.verdict("DAT", NOW))
                .as("contracts may name a former edition")
                .isEqualTo(CodeVerdict.VALID);
        assertThat(Incoterms.LIST.verdict("DAT", LocalDate.of(2009, 1, 1)))
                .isEqualTo(CodeVerdict.wrong(Flaw.OTHER_EDITION, "Incoterms 2010"));
        assertThat(Incoterms.LIST.verdict("XXX", NOW)).isInstanceOf(CannotTell.class);
        assertThat(Incoterms.LIST.verdict("DPU", NOW)).isEqualTo(CodeVerdict.VALID);
        assertThat(Incoterms.LIST.verdict("C&F", NOW))
                .isEqualTo(CodeVerdict.wrong(Flaw.OTHER_EDITION, "Incoterms 1980: CFR"));
        assertThat(Incoterms.waterOnly("FOB")).isTrue();
        assertThat(Incoterms.waterOnly("FCA")).isFalse();
    }

    @Test
    void units_have_dimensions_and_goods_are_measured_in_them() {
        Dimensions lists = Dimensions.lists();
        assertThat(lists.measure("DZN")).contains(new Dimensions.UnitMeasure(Dimensions.UnitDimension.NUMBER, 12));
        assertThat(lists.measure("CTM").orElseThrow().factor()).isEqualTo(0.0002);
        assertThat(List.of("KG", "KGS", "KGM", "KNS"))
                .allSatisfy(code -> assertThat(lists.measure(code))
                        .contains(new Dimensions.UnitMeasure(Dimensions.UnitDimension.MASS, 1)));
        assertThat(MassUnits.known().kilograms("KNS"))
                .as("kilograms of a named substance are no mass of the goods")
                .isEmpty();
        assertThat(lists.ofGoods("87032300")).containsExactly(Dimensions.UnitDimension.NUMBER);
        assertThat(lists.ofGoods("22042100")).contains(Dimensions.UnitDimension.VOLUME);
        assertThat(Units.rec20().verdict("KGM", NOW)).isEqualTo(CodeVerdict.VALID);
        assertThat(Units.rec20().verdict("???", NOW)).isEqualTo(CodeVerdict.wrong(Flaw.NOT_LISTED, ""));
    }

    @Test
    void a_place_is_judged_by_form_country_and_list() {
        Locations ports = Locations.seaPorts();
        assertThat(ports.verdict("SGSIN")).isEqualTo(CodeVerdict.VALID);
        assertThat(ports.verdict("DEXXX")).isInstanceOf(CannotTell.class);
        assertThat(ports.verdict("YYAAA")).isEqualTo(CodeVerdict.wrong(Flaw.COUNTRY, "YY"));
        assertThat(ports.verdict("SG SIN")).isEqualTo(CodeVerdict.wrong(Flaw.FORMAT, ""));
        assertThat(ports.servesMode("MNULN", "1")).isEqualTo(CodeVerdict.wrong(Flaw.NOT_LISTED, "MN"));
        assertThat(ports.servesMode("SGSIN", "1")).isEqualTo(CodeVerdict.VALID);
        assertThat(ports.servesMode("SGSIN", "4")).isInstanceOf(CannotTell.class);
    }

    @Test
    void the_whole_list_of_places_tells_which_modes_they_serve(@TempDir Path directory) throws Exception {
        Path list = Files.writeString(
                directory.resolve("unlocode.csv"),
                "Country,Location,Name,Function\nDE,FRA,Frankfurt,-2345---\nDE,HAM,Hamburg,12345---\n");
        Locations places = Locations.read(list);
        assertThat(places.servesMode("DEFRA", "4")).isEqualTo(CodeVerdict.VALID);
        assertThat(places.servesMode("DEFRA", "1")).isEqualTo(CodeVerdict.wrong(Flaw.NOT_LISTED, "-2345---"));
        assertThat(places.verdict("DEXXX")).isEqualTo(CodeVerdict.wrong(Flaw.NOT_LISTED, ""));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Locations.read(directory.resolve("none.csv"))))
                .isInstanceOf(TidewaiterException.class);
    }
}
