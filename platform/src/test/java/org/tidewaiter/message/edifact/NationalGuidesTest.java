package org.tidewaiter.message.edifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.checks.Checks;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Message.MessageEvent;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.NationalGuide;
import org.tidewaiter.message.Reading;
import org.tidewaiter.message.wco.WcoXml;

class NationalGuidesTest {
    static final List<String> SHIPPED = NationalGuide.SHIPPED;

    @TempDir
    Path directory;

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void every_guide_that_ships_reads_what_the_directories_have_as_they_have_it(String code) throws IOException {
        MessageFormat format = guided(code);
        for (String sample : List.of("cusdec-d96b.edi", "cuscar-d96b.edi", "cusres-d96b.edi")) {
            byte[] bytes = Reading.resource(EdifactTest.class, sample).getBytes(StandardCharsets.UTF_8);
            List<Message> usual = Reading.all(new Edifact(), bytes).stream()
                    .map(Message.class::cast)
                    .toList();
            List<Message> national =
                    Reading.all(format, bytes).stream().map(Message.class::cast).toList();
            for (int m = 0; m < usual.size(); m++) {
                assertThat(national.get(m).heading().values())
                        .containsAllEntriesOf(usual.get(m).heading().values());
                for (int i = 0; i < usual.get(m).items().size(); i++) {
                    assertThat(national.get(m).items().get(i).values())
                            .containsAllEntriesOf(usual.get(m).items().get(i).values());
                }
            }
        }
    }

    @Test
    void an_ultimate_consignee_of_the_united_states_is_the_importer_where_none_is_named() throws IOException {
        Message message = one(guided("us"), "CUSDEC", "NAD+UC+++ULTIMATE INC'NAD+MF+++MAKER LTD'");
        assertThat(Reading.heading(message, Field.IMPORTER_NAME)).isEqualTo("ULTIMATE INC");
        assertThat(Reading.heading(message, Field.SELLER_NAME)).isEqualTo("MAKER LTD");
        Message both = one(guided("us"), "CUSDEC", "NAD+UC+++ULTIMATE INC'NAD+IM+++IMPORTER INC'");
        assertThat(Reading.heading(both, Field.IMPORTER_NAME)).isEqualTo("IMPORTER INC");
        Message unguided = one(new Edifact(), "CUSDEC", "NAD+UC+++ULTIMATE INC'");
        assertThat(Reading.heading(unguided, Field.IMPORTER_NAME)).isEqualTo("null");
        assertThat(Reading.lines(unguided, 0, LineTable.DECLARED_PARTY, "role_code"))
                .containsExactly("UC");
        assertThat(Reading.lines(unguided, 0, LineTable.DECLARED_PARTY, "name")).containsExactly("ULTIMATE INC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"za", "AU"})
    void a_supplier_is_the_seller(String code) throws IOException {
        Message message = one(guided(code), "CUSDEC", "NAD+SU+S77++SUPPLIER LTD'");
        assertThat(Reading.heading(message, Field.SELLER_NAME)).isEqualTo("SUPPLIER LTD");
        assertThat(Reading.heading(message, Field.SELLER_ID)).isEqualTo("S77");
    }

    @Test
    void a_statistical_code_of_australia_or_of_the_union_completes_the_tariff_s() throws IOException {
        Message au = one(guided("au"), "CUSDEC", "UNS+D'CST+1+61051000+15'UNS+S'");
        assertThat(Reading.item(au, 1, Field.HS_CODE)).isEqualTo("6105100015");
        Message es = one(guided("es"), "CUSDEC", "LOC+14+ES::141:0811AA'UNS+D'CST+1+61051000:122+90:122'UNS+S'");
        assertThat(Reading.item(es, 1, Field.HS_CODE)).isEqualTo("6105100090");
        assertThat(Reading.heading(es, Field.GOODS_LOCATION)).isEqualTo("ES0811AA");
    }

    @Test
    void quantities_of_singapore_are_read_in_its_own_units() throws IOException {
        Message message = one(guided("sg"), "CUSDEC", "UNS+D'CST+1+61051000:122'MEA+AAE++TEN:12'UNS+S'");
        assertThat(Reading.item(message, 1, Field.SUPPLEMENTARY_QUANTITY)).isEqualTo("12");
        assertThat(Reading.item(message, 1, Field.SUPPLEMENTARY_UNIT)).isEqualTo("TEN");
    }

    /** As SARS has its declarations: own tariff and events under ZZZ, the bill's day beside the bill. */
    @Test
    void a_declaration_of_south_africa_has_its_tariff_agent_duty_and_bill() throws IOException {
        String body = "RFF+BH:HOUSE1'DTM+137:20260101:102'RFF+AAS:081-21333222'NAD+AG+00505655'UNS+D'"
                + "CST+1+845012907:108:ZZZ+100'MEA+AAR++NO:20.00'TAX+1+1P1:107:ZZZ'MOA+161:675.00'"
                + "TAX+1+VAT:107:ZZZ'MOA+161:441.00'UNS+S'TAX+3+TDD:107:ZZZ'MOA+161:675.00'";
        Message message = one(guided("za"), "CUSDEC", body);
        assertThat(Reading.item(message, 1, Field.HS_CODE)).isEqualTo("845012907");
        assertThat(Reading.item(message, 1, Field.DUTY_AMOUNT)).isEqualTo("675.00");
        assertThat(Reading.item(message, 1, Field.VAT_AMOUNT)).isEqualTo("441.00");
        assertThat(Reading.item(message, 1, Field.SUPPLEMENTARY_QUANTITY)).isEqualTo("20.00");
        assertThat(Reading.heading(message, Field.TRANSPORT_DOCUMENT)).isEqualTo("081-21333222");
        assertThat(Reading.heading(message, Field.DECLARANT_ID)).isEqualTo("00505655");
        assertThat(message.heading().text(Field.LODGED_AT))
                .as("the day of the bill is not the declaration's")
                .isNull();
        assertThat(one(guided("za"), "CUSRES", "DTM+9:20260513:102'GIS+6:120:ZZZ'")
                        .events())
                .containsExactly(new MessageEvent("REJECTED", "2026-05-13T00:00:00", null));
        assertThat(one(new Edifact(), "CUSRES", "DTM+9:20260513:102'GIS+6:120:ZZZ'")
                        .events())
                .containsExactly(new MessageEvent("GIS_6", "2026-05-13T00:00:00", null));
    }

    @Test
    void a_declaration_of_australia_has_its_tariff_in_a_reference_and_modes_in_letters() throws IOException {
        String body =
                "TDT+20++A++QF::3'NAD+AT+66015286036::95'UNS+D'CST+1+I::95+N20::95'MEA+AAA+::WAR+NO:1.00'RFF+ABD:87032220'UNS+S'";
        Message message = one(guided("au"), "CUSDEC", body);
        assertThat(Reading.item(message, 1, Field.HS_CODE)).isEqualTo("87032220");
        assertThat(Reading.heading(message, Field.TRANSPORT_MODE)).isEqualTo("4");
        assertThat(Reading.heading(message, Field.IMPORTER_ID)).isEqualTo("66015286036");
        assertThat(Reading.item(message, 1, Field.SUPPLEMENTARY_QUANTITY)).isEqualTo("1.00");
        assertThat(Reading.additions(message, "CUSDEC/TDT+20/3.1")).containsExactly("A");
        Message unguided = one(new Edifact(), "CUSDEC", body);
        assertThat(Reading.item(unguided, 1, Field.HS_CODE)).isEqualTo("87032220");
    }

    @Test
    void a_permit_of_singapore_has_weight_packs_duty_for_a_unit_and_services_tax() throws IOException {
        String body = "MEA+ABK++TUB:2'MEA+AAH++KGM:4535.9'UNS+D'CST+1+22019090'MEA+AAF++LTR:10'MEA+AAE++LTR:8'"
                + "TAX+5++++LTR:::30'MOA+161:240.00'TAX+7++++:::7'MOA+124:366.80'UNS+S'";
        Message message = one(guided("sg"), "CUSDEC", body);
        assertThat(Reading.heading(message, Field.DECLARATION_GROSS_MASS_KG)).isEqualTo("4535.9");
        assertThat(Reading.heading(message, Field.PACKAGES)).isEqualTo("2");
        assertThat(Reading.item(message, 1, Field.SUPPLEMENTARY_QUANTITY)).isEqualTo("10");
        assertThat(Reading.item(message, 1, Field.DUTY_AMOUNT)).isEqualTo("240.00");
        assertThat(Reading.item(message, 1, Field.VAT_AMOUNT)).isEqualTo("366.80");
        assertThat(Reading.item(message, 1, Field.TAX_ASSESSED)).isEqualTo("606.80");
        assertThat(Reading.lines(message, 1, LineTable.TAX_LINE, "specific_rate"))
                .containsExactly("30", null);
        assertThat(Reading.lines(message, 1, LineTable.TAX_LINE, "rate_percent"))
                .containsExactly(null, "7");
    }

    @Test
    void a_tax_that_its_group_says_under_two_qualifiers_is_added_once() throws IOException {
        Message message = one(
                new Edifact(),
                "CUSDEC",
                "UNS+D'CST+1+22019090'TAX+1+CUD'MOA+161:10'MOA+124:10'TAX+1+VAT'MOA+124:5'UNS+S'");
        assertThat(Reading.item(message, 1, Field.TAX_ASSESSED)).isEqualTo("15");
    }

    @Test
    void an_export_of_spain_has_its_office_kind_place_and_representative() throws IOException {
        String body = "CST++EX:104:141+A:105:141++11:112:141'LOC+42+ES::141:000812'LOC+43+0841::148+DL01NC::148'"
                + "NAD+2+ESB08000796::148+a@example.org+AGENTE S.L.:::::O'UNS+D'CST+1+5603929090:122:148+10.00:117:141'UNS+S'";
        Message message = one(guided("es"), "CUSDEC", body);
        assertThat(Reading.heading(message, Field.TYPE_CODE)).isEqualTo("EXA");
        assertThat(Reading.heading(message, Field.OFFICE_CODE)).isEqualTo("ES000812");
        assertThat(Reading.heading(message, Field.GOODS_LOCATION)).isEqualTo("0841DL01NC");
        assertThat(Reading.heading(message, Field.DECLARANT_NAME)).isEqualTo("AGENTE S.L.");
    }

    @Test
    void a_file_of_one_s_own_comes_before_the_standard_lines_and_names_events() throws IOException {
        Path own = Files.writeString(directory.resolve("own.txt"), """
            # ours
            CUSDEC heading
              LOC+60   2.1   declaration.office_code
              RFF+ZZA  1.2   declaration.ucr  else

            events
              GIS 23 CLEARED 58
            """);
        MessageFormat format = new Edifact().in(NationalGuide.of("own.txt", directory));
        Message message = one(format, "CUSDEC", "LOC+60+OURS'LOC+22+THEIRS'RFF+ZZA:U1'RFF+UCN:U2'");
        assertThat(Reading.heading(message, Field.OFFICE_CODE)).isEqualTo("OURS");
        assertThat(Reading.additions(message, "CUSDEC/LOC+22/2.1")).containsExactly("THEIRS");
        assertThat(Reading.heading(message, Field.UCR)).isEqualTo("U2");
        assertThat(one(format, "CUSRES", "DTM+58:20250301:102'GIS+23'").events())
                .containsExactly(new MessageEvent("CLEARED", "2025-03-01T00:00:00", null));
        assertThat(own).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUSDEC nonsense",
                "  LOC+60 2.1 declaration.office_code",
                "CUSDEC heading\n  LOC+60 2.1",
                "CUSDEC heading\n  LOC+60 2.1 declaration.nonsense",
                "CUSDEC heading\n  LOC+60 two declaration.office_code",
                "CUSDEC heading\n  LOC+60+1+2 2.1 declaration.office_code",
                "CUSDEC heading\n  LOC+60?2.1~[ 2.1 declaration.office_code",
                "CUSDEC heading\n  LOC+60?2 2.1 declaration.office_code",
                "CUSDEC heading\n  LOC+60 2.1 declaration.office_code sometimes",
                "events\n  GIS 23"
            })
    void a_line_that_is_none_is_refused_with_its_number(String text) throws IOException {
        Files.writeString(directory.resolve("own.txt"), text);
        NationalGuide guide = NationalGuide.of("own.txt", directory);
        int last = (int) text.lines().count();
        assertThatThrownBy(() -> new Edifact().in(guide))
                .hasMessageContaining("The guide own.txt cannot be used: line " + last + " ");
    }

    @Test
    void a_guide_that_does_not_exist_is_told_with_those_that_do() {
        assertThatThrownBy(() -> NationalGuide.of("xx", directory))
                .hasMessageContaining("There is no guide xx")
                .hasMessageContaining("au, ca, es, gb, nz, sg, us, za");
    }

    @Test
    void formats_that_are_used_one_way_everywhere_stay_as_they_are() {
        WcoXml wco = new WcoXml();
        assertThat(wco.in(NationalGuide.of("za", directory))).isSameAs(wco);
    }

    private MessageFormat guided(String code) {
        return new Edifact().in(NationalGuide.of(code, directory));
    }

    private static Message one(MessageFormat format, String type, String body) throws IOException {
        return Reading.one(format, NationalMessagesTest.text(type, body));
    }

    @Test
    void a_declaration_of_the_united_kingdom_has_its_procedure_before_the_commodity_code() throws IOException {
        Message message = one(
                new Edifact(),
                "CUSDEC",
                "RFF+ABO:8-B1'UNS+D'CST++4000000+6403911898'MEA+AAR++KGM:50'MEA+AAS++ZZZ:1'"
                        + "CST++4000+640391'MEA+AAR++NMB:7'UNS+S'");
        assertThat(Reading.item(message, 1, Field.HS_CODE)).isEqualTo("6403911898");
        assertThat(Reading.item(message, 1, Field.PROCEDURE_CODE)).isEqualTo("4000000");
        assertThat(Reading.item(message, 1, Field.NET_MASS_KG)).isEqualTo("50");
        assertThat(Reading.item(message, 1, Field.SUPPLEMENTARY_UNIT)).isEqualTo("null");
        assertThat(Reading.item(message, 2, Field.HS_CODE)).isEqualTo("640391");
        assertThat(Reading.item(message, 2, Field.NET_MASS_KG)).isEqualTo("null");
    }

    @Test
    void a_guide_switches_checks() throws IOException {
        Files.writeString(directory.resolve("ours.txt"), """
            CUSDEC heading
              LOC+60  2.1  declaration.office_code
            checks
              net-mass-missing on
              origin-country-invalid off
            """);
        NationalGuide guide = NationalGuide.of("ours.txt", directory);
        Message message = one(new Edifact().in(guide), "CUSDEC", "LOC+60+OURS'UNS+D'CST+1+61051000'LOC+27+ZU'UNS+S'");
        assertThat(Reading.heading(message, Field.OFFICE_CODE)).isEqualTo("OURS");
        assertThat(Checks.standard().check(message).stream().map(Defect::check))
                .contains("origin-country-invalid")
                .doesNotContain("net-mass-missing");
        assertThat(Checks.standard().switching(guide.checks(), "it").check(message).stream()
                        .map(Defect::check))
                .contains("net-mass-missing")
                .doesNotContain("origin-country-invalid");
        Files.writeString(directory.resolve("wrong.txt"), "checks\n  net-mass-missing maybe\n");
        assertThatThrownBy(() -> NationalGuide.of("wrong.txt", directory).checks())
                .hasMessageContaining("line 2 switches no check");
        assertThatThrownBy(() -> Checks.standard().switching(Map.of("net-mas-missing", true), "The guide x"))
                .hasMessageContaining("net-mass-missing");
    }

    @Test
    void a_declaration_of_chief_has_its_kind_mode_preference_and_method() throws IOException {
        String body =
                "CST++IMD+2'TDT+13++1+++++:::EVER GIFT:PA'UNS+D'CST++4000000+6403911898+A999++100'GEI+2+1:VM:109'UNS+S'";
        Message message = one(guided("gb"), "CUSDEC", body);
        assertThat(Reading.heading(message, Field.TYPE_CODE)).isEqualTo("IMD");
        assertThat(Reading.heading(message, Field.TRANSPORT_MODE)).isEqualTo("1");
        assertThat(Reading.heading(message, Field.TRANSPORT_NAME)).isEqualTo("EVER GIFT");
        assertThat(Reading.item(message, 1, Field.HS_CODE)).isEqualTo("6403911898");
        assertThat(Reading.item(message, 1, Field.PREFERENCE_CODE)).isEqualTo("100");
        assertThat(Reading.item(message, 1, Field.VALUATION_METHOD)).isEqualTo("1");
        assertThat(Reading.additions(message, "CUSDEC/CST/4.1")).containsExactly("A999");
    }

    @Test
    void a_declaration_of_new_zealand_has_importer_code_supplier_value_and_insurance() throws IOException {
        String body = "DTM+151:20121130:102'NAD+AL+00782903F:ZZZ:143'UNS+D'DMS+CI21398712+935'"
                + "CST+1+5601210000G:169:143'LOC+27+US'LOC+35+AU'NAD+SU+00710841Y:ZZZ:143'MOA+14:1200.00:NZD'MOA+40:1300'"
                + "MOA+70:12'TAX+1+CUD'MOA+161:65.00'TAX+1+GST'MOA+161:204.30'UNS+S'";
        Message message = one(guided("nz"), "CUSDEC", body);
        assertThat(Reading.heading(message, Field.IMPORTER_ID)).isEqualTo("00782903F");
        assertThat(Reading.heading(message, Field.SELLER_ID)).isEqualTo("00710841Y");
        assertThat(Reading.heading(message, Field.EXPORT_COUNTRY)).isEqualTo("AU");
        assertThat(Reading.heading(message, Field.CURRENCY)).isEqualTo("NZD");
        assertThat(Reading.heading(message, Field.INVOICE_NUMBER)).isEqualTo("CI21398712");
        assertThat(Reading.heading(message, Field.ARRIVED_AT)).isEqualTo("2012-11-30");
        assertThat(Reading.item(message, 1, Field.HS_CODE)).isEqualTo("5601210000");
        assertThat(Reading.additions(message, "CUSDEC/CST/2.1")).containsExactly("5601210000G");
        assertThat(Reading.item(message, 1, Field.ITEM_AMOUNT)).isEqualTo("1200.00");
        assertThat(Reading.item(message, 1, Field.ITEM_INSURANCE)).isEqualTo("12");
        assertThat(Reading.item(message, 1, Field.VAT_AMOUNT)).isEqualTo("204.30");
        assertThat(Reading.item(message, 1, Field.DUTY_AMOUNT)).isEqualTo("65.00");
        Message two = one(
                guided("nz"),
                "CUSDEC",
                "UNS+D'CST+1+5601210000G:169:143'NAD+SU+A:ZZZ:143'CST+2+5601210000G:169:143'NAD+SU+B:ZZZ:143'UNS+S'");
        assertThat(Reading.heading(two, Field.SELLER_ID)).isEqualTo("null");
        assertThat(Reading.lines(two, 2, LineTable.DECLARED_PARTY, "party_id")).containsExactly("B");
    }

    @Test
    void a_release_of_canada_has_its_importer_in_the_first_cst_and_lines_below_invoices() throws IOException {
        String body = "CST++125:105+1:117+987654321RM0001:58++1:110'LOC+22+0351+3021'NAD+IM+++ABC LTD'UNS+D'DMS+INV1'"
                + "MOA+39:600.00:AUD'NAD+VN+++MAIN SUPPLIER'LIN+1++0301100000'MOA+146:19.05'MOA+38:100.00:AUD'LOC+27+MX'"
                + "IMD+++TRDESC:::LIVE FISH'LIN+2++0301990010'MOA+38:500.00:AUD'LOC+27+US'UNS+S'";
        for (MessageFormat format : List.of(new Edifact(), guided("ca"))) {
            Message message = one(format, "CUSDEC", body);
            assertThat(message.items())
                    .extracting(i -> i.text(Field.HS_CODE))
                    .containsExactly("0301100000", "0301990010");
            assertThat(message.items())
                    .extracting(i -> i.text(Field.ITEM_AMOUNT))
                    .containsExactly("100.00", "500.00");
            assertThat(message.items())
                    .extracting(i -> i.text(Field.ORIGIN_COUNTRY))
                    .containsExactly("MX", "US");
            assertThat(Reading.item(message, 1, Field.DESCRIPTION)).isEqualTo("LIVE FISH");
        }
        Message message = one(guided("ca"), "CUSDEC", body);
        assertThat(Reading.heading(message, Field.IMPORTER_ID)).isEqualTo("987654321RM0001");
        assertThat(Reading.heading(message, Field.GOODS_LOCATION)).isEqualTo("3021");
        assertThat(Reading.heading(message, Field.SELLER_NAME)).isEqualTo("MAIN SUPPLIER");
        assertThat(Reading.item(message, 1, Field.UNIT_PRICE)).isEqualTo("19.05");
    }

    @Test
    void the_origin_of_an_invoice_of_canada_is_that_of_its_lines_which_give_none() throws IOException {
        String body =
                "UNS+D'DMS+INV1'DOC+862'LOC+27+NZ'LIN+1++0301100000'LIN+2++0301100000'LOC+27+MX'DMS+INV2'LIN+3++0301990010'UNS+S'";
        Message message = one(guided("ca"), "CUSDEC", body);
        assertThat(message.items())
                .extracting(i -> i.text(Field.ORIGIN_COUNTRY))
                .containsExactly("NZ", "MX", null);
        assertThat(one(new Edifact(), "CUSDEC", body).items())
                .extracting(i -> i.text(Field.ORIGIN_COUNTRY))
                .containsExactly(null, "MX", null);
    }

    /** A lorry has a VIN, a transponder and a plate; its mode is 03. */
    @Test
    void a_lorry_of_the_united_states_goes_by_its_plate_and_its_mode_is_road() throws IOException {
        String trip = "BGM+336:::STANDARD+TIDEMAN1+22'DTM+132:202407171039:203'LOC+60+2506:77'NAD+CA+TIDE:172'"
                + "TDT+11++03+:::TR++I++:146::4V4NC9EH9PN334433'TDT+11++03+:::TR++I++:215::R619008:US'";
        Message message = one(guided("us"), "CUSREP", trip);
        assertThat(Reading.heading(message, Field.TRANSPORT_MODE)).isEqualTo("3");
        assertThat(Reading.heading(message, Field.TRANSPORT_ID)).isEqualTo("R619008");
        assertThat(Reading.heading(one(new Edifact(), "CUSREP", trip), Field.TRANSPORT_MODE))
                .isEqualTo("3");
    }

    /** New Zealand's statistical quantity has the measure of a net mass elsewhere; litres are none. */
    @Test
    void a_statistical_quantity_that_is_no_mass_is_the_quantity_of_the_tariff() throws IOException {
        String item = "BGM+929+1+9'UNS+D'CST+1+2710192110C:169:143'MEA+AAR++LTR:500000'UNS+S'";
        for (MessageFormat format : List.of(new Edifact(), guided("nz"))) {
            Message message = one(format, "CUSDEC", item);
            assertThat(Reading.item(message, 1, Field.SUPPLEMENTARY_QUANTITY)).isEqualTo("500000");
            assertThat(Reading.item(message, 1, Field.SUPPLEMENTARY_UNIT)).isEqualTo("LTR");
            assertThat(message.items().getFirst().text(Field.NET_MASS_KG)).isNull();
        }
        assertThat(Reading.item(one(guided("nz"), "CUSDEC", item.replace("LTR", "KGM")), 1, Field.NET_MASS_KG))
                .isEqualTo("500000");
    }
}
