package org.tidewaiter.codesandunits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.codesandunits.CodeVerdict.CannotTell;
import org.tidewaiter.codesandunits.CodeVerdict.Flaw;
import org.tidewaiter.codesandunits.CodeVerdict.Wrong;

/** Identifiers by their published examples, by what their check digits promise, and by any text at all. */
class IdentifierTest {
    private static CodeVerdict verdict(String kind, String text) {
        return Identifier.named(kind).orElseThrow().verdict(text);
    }

    @ParameterizedTest
    @CsvSource({
        "CONTAINER, CSQU3054383",
        "CONTAINER, MSKU6011672",
        "CONTAINER, APZU3211393",
        "CONTAINER, CSQU 305438-3",
        "MRN, 21DE27364916384836",
        "MRN, 21DE12345678901234",
        "IMO_SHIP, 9074729",
        "IMO_SHIP, IMO 9074729",
        "LEI, 5493001KJTIIGC8Y1R12",
        "AIR_WAYBILL, 020-12345675",
        "VEHICLE, 1M8GDM9AXKP042788",
        "POSTAL_ITEM, RR473124829GB",
        "GTIN, 4006381333931",
        "GTIN, 96385074",
        "GTIN, 036000291452",
        "GLN, 5412345000013",
        "IBAN, GB82WEST12345698765432",
        "IBAN, DE89 3704 0044 0532 0130 00",
        "CAS, 7732-18-5",
        "CAS, 58-08-2",
        "MRZ, L898902C36",
        "MRZ, 7408122",
        "WAGON, 21 81 2471 217-3",
        "WAGON, 218124712173",
        "UCR, 4GB553202734852-12345",
        "DUCR, 4GB553202734852-12345",
        "AEO, DEAEOF123456",
        "UNDG, UN1203",
        "EORI, FR73282932000074",
        "EORI, GB980780684000",
        "EORI, NL004495445",
        "EORI, PL8567346215",
        "EORI, BE0428759497",
        "EORI, IT00743110157",
        "EORI, ESJ99216582",
        "EORI, XI980780684000",
        "TIN, GB980780684",
        "TIN, DE136695976",
        "TIN, FR40303265045",
        "TIN, IT00743110157",
        "TIN, NL004495445B01",
        "TIN, ES54362315K",
        "TIN, ESX5253868R",
        "TIN, ESJ99216582",
        "TIN, PL8567346215",
        "TIN, BE0428759497",
        "TIN, ATU13585627",
        "TIN, PT501964843",
        "TIN, DK13585628",
        "TIN, FI20774740",
        "TIN, SE123456789701",
        "TIN, IE6433435F",
        "TIN, IE6433435OA",
        "TIN, LU15027442",
        "TIN, CHCHE-107.787.577",
        "TIN, NO988077917",
        "TIN, BR16.727.230/0001-97",
        "TIN, BR12.ABC.345/01DE-35",
        "TIN, AU51824753556",
        "TIN, IN27AAPFU0939F1ZV",
        "TIN, CN91110000600037341L",
        "TIN, AR20-05536168-2",
        "TIN, CL12531909-2",
        "TIN, PE20512333797",
        "TIN, RU7827004526",
        "TIN, CA123026635",
        "TIN, EL094259216",
        "TIN, CZ25123891",
        "TIN, SK2022749619",
        "TIN, SI50223054",
        "TIN, HU12892312",
        "TIN, RO18547290",
        "TIN, HR33392005961",
        "TIN, EE100931558",
        "TIN, IL516179157",
        "TIN, ITRCCMNL83S18D969H"
    })
    void a_published_example_is_valid(String kind, String text) {
        assertThat(verdict(kind, text)).isEqualTo(CodeVerdict.VALID);
    }

    @ParameterizedTest
    @CsvSource({
        "CONTAINER, CSQU3054384",
        "MRN, 21DE27364916384835",
        "IMO_SHIP, 9074728",
        "LEI, 5493001KJTIIGC8Y1R13",
        "AIR_WAYBILL, 02012345674",
        "VEHICLE, 1M8GDM9A1KP042788",
        "POSTAL_ITEM, RR473124828GB",
        "GTIN, 4006381333932",
        "IBAN, GB82WEST12345698765433",
        "CAS, 7732-18-4",
        "MRZ, L898902C37",
        "WAGON, 218124712174",
        "EORI, NL004495446",
        "EORI, FR73282932000075",
        "TIN, DE136695977",
        "TIN, BE0428759498",
        "TIN, ES54362315Z",
        "TIN, NL123456780B90",
        "TIN, BR16727230000198"
    })
    void a_wrong_check_digit_is_wrong(String kind, String text) {
        assertThat(verdict(kind, text))
                .isInstanceOfSatisfying(Wrong.class, w -> assertThat(w.flaw()).isEqualTo(Flaw.CHECK_DIGIT));
    }

    @ParameterizedTest
    @CsvSource({
        "CONTAINER, CSQA3054383", "CONTAINER, ''", "MRN, 21de", "VEHICLE, 1M8GDM9AXKPO42788", "CAS, 1-2-3",
        "EORI, GB12", "UCR, GB1", "UNDG, 12345", "GTIN, 123456789", "IBAN, GB82"
    })
    void a_wrong_form_is_wrong(String kind, String text) {
        assertThat(verdict(kind, text))
                .isInstanceOfSatisfying(Wrong.class, w -> assertThat(w.flaw()).isEqualTo(Flaw.FORMAT));
    }

    @Test
    void a_check_digit_that_the_issuer_may_not_use_cannot_be_judged() {
        assertThat(verdict("MRN", "24GB34F7Y1O2CX8PT4")).isInstanceOf(CannotTell.class);
        assertThat(verdict("VEHICLE", "WVWZZZ1JZXW000001")).isInstanceOf(CannotTell.class);
        assertThat(verdict("EORI", "DE123456")).isInstanceOf(CannotTell.class);
        assertThat(verdict("EORI", "GB553202734852")).isInstanceOf(CannotTell.class);
        assertThat(verdict("TIN", "ZW123456")).isInstanceOf(CannotTell.class);
    }

    @Test
    void a_country_that_does_not_exist_is_wrong() {
        assertThat(verdict("EORI", "YY123456")).isEqualTo(CodeVerdict.wrong(Flaw.COUNTRY, "YY"));
        assertThat(verdict("MRN", "21YY27364916384836")).isEqualTo(CodeVerdict.wrong(Flaw.COUNTRY, "YY"));
        assertThat(verdict("POSTAL_ITEM", "RR473124829YY")).isEqualTo(CodeVerdict.wrong(Flaw.COUNTRY, "YY"));
    }

    /** Schemes that catch every single wrong digit; ISO 6346 does not (its rest of 10 is written 0), nor do 7 and 1 of MRZ. */
    @ParameterizedTest
    @CsvSource({
        "LEI, 5493001KJTIIGC8Y1R12",
        "GTIN, 4006381333931",
        "IBAN, GB82WEST12345698765432",
        "WAGON, 218124712173",
        "TIN, DE136695976",
        "TIN, DK13585628",
        "TIN, IT00743110157",
        "TIN, NO988077917",
        "TIN, PL8567346215",
        "TIN, AU51824753556",
        "TIN, CN91110000600037341L",
        "VEHICLE, 1M8GDM9AXKP042788"
    })
    void every_single_digit_error_is_caught(String kind, String text) {
        for (int i = 2; i < text.length(); i++) {
            for (char wrong = '0'; wrong <= '9' && Character.isDigit(text.charAt(i)); wrong++) {
                if (wrong != text.charAt(i)) {
                    String other = text.substring(0, i) + wrong + text.substring(i + 1);
                    assertThat(verdict(kind, other).isValid()).as(other).isFalse();
                }
            }
        }
    }

    @Test
    void most_single_digit_errors_of_a_container_are_caught() {
        Random random = new Random(6346);
        int caught = 0;
        for (int n = 0; n < 2000; n++) {
            String ten = "ABCU" + "%06d".formatted(random.nextInt(1_000_000));
            String number = ten + CheckDigits.iso6346(ten, 10);
            assertThat(verdict("CONTAINER", number)).isEqualTo(CodeVerdict.VALID);
            int place = 4 + random.nextInt(7);
            char digit = (char) ('0' + (number.charAt(place) - '0' + 1 + random.nextInt(9)) % 10);
            String wrong = number.substring(0, place) + digit + number.substring(place + 1);
            caught += verdict("CONTAINER", wrong).isValid() ? 0 : 1;
        }
        assertThat(caught).isGreaterThan(1900);
    }

    @Test
    void no_text_makes_a_kind_fail() {
        Random random = new Random(20260101);
        List<Function<String, CodeVerdict>> judges = Identifier.all().values().stream()
                .<Function<String, CodeVerdict>>map(i -> i::verdict)
                .toList();
        for (int n = 0; n < 20_000; n++) {
            String text = anyText(random, n);
            judges.forEach(judge -> assertThatCode(() -> judge.apply(text)).doesNotThrowAnyException());
        }
    }

    @Test
    void no_text_of_the_right_alphabet_makes_a_countrys_scheme_fail() {
        Random random = new Random(77);
        TaxNumber.countries().stream().sorted().forEach(country -> {
            for (int n = 0; n < 2000; n++) {
                String text = random.ints(random.nextInt(18), 0, n % 3 == 0 ? 36 : 10)
                        .mapToObj(d -> Integer.toString(d, 36).toUpperCase(java.util.Locale.ROOT))
                        .reduce("", String::concat);
                TaxNumber plugin = TaxNumber.of(country).orElseThrow();
                assertThat(plugin.tin(text)).isNotNull();
                assertThat(plugin.eori(text)).isNotNull();
            }
        });
    }

    private static String anyText(Random random, int n) {
        String alphabet = n % 2 == 0 ? "ABCUJZGBDEFRUN0123456789-/ .<" : "0١९９𝟘éß\u0000\uFFFDİı€Aa1-";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
