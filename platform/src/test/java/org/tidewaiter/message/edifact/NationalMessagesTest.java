package org.tidewaiter.message.edifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.checks.Checks;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.Message.MessageEvent;
import org.tidewaiter.message.MessageFormats;
import org.tidewaiter.message.Reading;

/** What administrations write differently from the directories, and how it is read. */
class NationalMessagesTest {
    @Test
    void a_national_segment_in_an_item_closes_nothing() throws IOException {
        Message message = sample("17-cusdec-national-segment.edi");
        assertThat(item(message, Field.ORIGIN_COUNTRY)).isEqualTo("CN");
        assertThat(item(message, Field.NET_MASS_KG)).isEqualTo("4.4");
        assertThat(item(message, Field.ITEM_AMOUNT)).isEqualTo("100.50");
        assertThat(message.additions()).contains(new Addition(1, "CUSDEC/CST/ZZX/1.1", "NATIONAL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZX+N'", "ABC+1:2'", "ATT+2+FOO'", "COM+123:TE'", "FII+X'", "TSR+27'"})
    void nor_does_a_segment_of_the_directories_that_no_group_there_holds(String segment) throws IOException {
        Message message = cusdec("UNS+D'CST+1+61051000:122'" + segment + "LOC+27+CN'TAX+7+CUD'" + segment + "MOA+161:5'"
                + segment + "MEA+AAE+AAA+KGM:4.4'UNS+S'CNT+5:1'");
        assertThat(message.items()).hasSize(1);
        assertThat(item(message, Field.ORIGIN_COUNTRY)).isEqualTo("CN");
        assertThat(item(message, Field.DUTY_AMOUNT)).isEqualTo("5");
        assertThat(item(message, Field.NET_MASS_KG)).isEqualTo("4.4");
        assertThat(Reading.heading(message, Field.ITEM_COUNT)).isEqualTo("1");
    }

    @Test
    void a_national_segment_in_the_heading_or_in_a_manifest_closes_nothing_either() throws IOException {
        Message manifest = cuscar("CNI+1+B1'GID+1+10:CT'ZZX+1'FTX+AAA+++SHIRTS'CNI+2+B2'ZZX+1'GID+1+2:CT'ZZX+2'"
                + "FTX+AAA+++SHOES'CNT+11:12'");
        assertThat(manifest.items()).extracting(i -> i.text(Field.DESCRIPTION)).containsExactly("SHIRTS", "SHOES");
        assertThat(Reading.heading(manifest, Field.PACKAGES)).isEqualTo("12");
        Message declaration = cusdec("RFF+ABT:N1'ZZX+1'DTM+148:20250301:102'NAD+IM+I1'ZZX+2'LOC+22+O1'");
        assertThat(Reading.heading(declaration, Field.ACCEPTED_AT)).isEqualTo("2025-03-01");
        assertThat(Reading.heading(declaration, Field.OFFICE_CODE)).isEqualTo("O1");
    }

    @ParameterizedTest
    @CsvSource({
        "KG, 4.4, 4.4",
        "KGS, 4.4, 4.4",
        "K, 4.4, 4.4",
        "KGM, 4.4, 4.4",
        "TNE, 0.5, 500",
        "GRM, 500, 0.5",
        "LB, 2, 0.90718474"
    })
    void masses_are_read_whatever_their_unit_is_called(String unit, String amount, String kilograms)
            throws IOException {
        Message message = cusdec("UNS+D'CST+1+61051000:122'MEA+AAE+AAA+" + unit + ":" + amount + "'");
        assertThat(item(message, Field.NET_MASS_KG)).isEqualTo(kilograms);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TON", "MTQ", "XYZ"})
    void a_mass_whose_unit_is_none_or_may_be_several_is_kept_beside(String unit) throws IOException {
        Message message = cusdec("UNS+D'CST+1+61051000:122'MEA+AAE+AAA+" + unit + ":7'");
        assertThat(item(message, Field.NET_MASS_KG)).isEqualTo("null");
        assertThat(message.additions())
                .contains(
                        new Addition(1, "CUSDEC/CST/MEA+AAE+AAA/3.1", unit),
                        new Addition(1, "CUSDEC/CST/MEA+AAE+AAA/3.2", "7"));
    }

    @Test
    void a_weight_that_does_not_say_which_is_the_gross_mass_unless_one_says_so() throws IOException {
        assertThat(item(cusdec("UNS+D'CST+1+61051000:122'MEA+WT++KGM:9'"), Field.GROSS_MASS_KG))
                .isEqualTo("9");
        assertThat(item(cusdec("UNS+D'CST+1+61051000:122'MEA+WT++KGM:9'MEA+WT+G+KGM:8'"), Field.GROSS_MASS_KG))
                .isEqualTo("8");
        assertThat(item(cuscar("CNI+1+B1'GID+1+10:CT'MEA+WT++K:9'"), Field.GROSS_MASS_KG))
                .isEqualTo("9");
    }

    @Test
    void bills_and_parties_before_the_first_consignment_are_those_of_all() throws IOException {
        Message one = sample("09-cuscar-header-parties.edi");
        assertThat(Reading.heading(one, Field.TRANSPORT_DOCUMENT)).isEqualTo("HOUSE9");
        assertThat(Reading.heading(one, Field.IMPORTER_NAME)).isEqualTo("RECEIVER NAME");
        assertThat(Reading.heading(one, Field.EXPORTER_NAME)).isEqualTo("SENDER NAME");
        assertThat(Reading.additions(one, "declaration.transport_document")).isEmpty();
        assertThat(Reading.lines(one, 0, LineTable.DOCUMENT, "reference")).contains("MASTER9");
        Message own = cuscar("RFF+MB:MASTER9'NAD+CN+++SHARED'CNI+1+BILL1'NAD+CN+++OWN'GID+1+10:CT'");
        assertThat(Reading.heading(own, Field.TRANSPORT_DOCUMENT)).isEqualTo("BILL1");
        assertThat(Reading.heading(own, Field.IMPORTER_NAME)).isEqualTo("OWN");
        Message two = cuscar("NAD+CN+++SHARED'CNI+1+BILL1'GID+1+10:CT'CNI+2+BILL2'GID+1+10:CT'");
        assertThat(Reading.heading(two, Field.IMPORTER_NAME)).isEqualTo("SHARED");
        assertThat(Reading.additions(two, "declaration.transport_document")).containsExactly("BILL1", "BILL2");
    }

    @Test
    void united_states_house_bills_and_original_shippers_are_read() throws IOException {
        Message message = cusdec("DOC+714+HB77'NAD+OS+++SHIPPER INC'");
        assertThat(Reading.heading(message, Field.TRANSPORT_DOCUMENT)).isEqualTo("HB77");
        assertThat(Reading.heading(message, Field.EXPORTER_NAME)).isEqualTo("SHIPPER INC");
        assertThat(Reading.heading(cusdec("NAD+OS+++SHIPPER INC'NAD+EX+++EXPORTER'"), Field.EXPORTER_NAME))
                .isEqualTo("EXPORTER");
        assertThat(Reading.heading(cuscar("CNI+1+B1'NAD+OS+++SHIPPER INC'GID+1+1:CT'"), Field.EXPORTER_NAME))
                .isEqualTo("SHIPPER INC");
    }

    @Test
    void a_commodity_code_that_has_not_the_form_gives_way_to_the_next_and_stays_where_none_has_it() throws IOException {
        Message trout = sample("12-cusdec-cst-indicator.edi");
        assertThat(item(trout, Field.HS_CODE)).isEqualTo("03048200");
        assertThat(trout.additions()).contains(new Addition(1, "CUSDEC/CST/2.1", "I"));
        assertThat(item(cusdec("UNS+D'CST+1+I::95+61051000'"), Field.HS_CODE)).isEqualTo("61051000");
        assertThat(item(cusdec("UNS+D'CST+1+I::95+61051000'"), Field.PROCEDURE_CODE))
                .isEqualTo("null");
        assertThat(item(cusdec("UNS+D'CST+1+61051000+4000'"), Field.PROCEDURE_CODE))
                .isEqualTo("4000");
        assertThat(item(cusdec("UNS+D'CST+1+SHIRTS:122'"), Field.HS_CODE)).isEqualTo("SHIRTS");
        assertThat(item(cusdec("UNS+D'CST+1+61051000:122'RFF+HS:03048200'"), Field.HS_CODE))
                .isEqualTo("61051000");
    }

    @Test
    void pieces_and_declared_values_are_read_by_their_other_codes_too() throws IOException {
        Message message = cusdec("UNS+D'CST+1+61051000:122'MEA+AAE++NMB:12'MOA+43:250.5'TAX+7+VAT'MOA+124:50.1'UNS+S'");
        assertThat(item(message, Field.SUPPLEMENTARY_QUANTITY)).isEqualTo("12");
        assertThat(item(message, Field.SUPPLEMENTARY_UNIT)).isEqualTo("NMB");
        assertThat(item(message, Field.CUSTOMS_VALUE)).isEqualTo("250.5");
        assertThat(item(message, Field.VAT_AMOUNT)).isEqualTo("50.1");
        assertThat(item(message, Field.TAX_ASSESSED)).isEqualTo("50.1");
        assertThat(Reading.heading(cusdec("MOA+43:250.5'"), Field.DECLARATION_CUSTOMS_VALUE))
                .isEqualTo("250.5");
    }

    @Test
    void an_office_in_two_parts_is_one_code() throws IOException {
        assertThat(Reading.heading(cusdec("LOC+22+ES::141:000812'"), Field.OFFICE_CODE))
                .isEqualTo("ES000812");
        assertThat(Reading.heading(cusdec("LOC+22+ES000812'"), Field.OFFICE_CODE))
                .isEqualTo("ES000812");
        assertThat(Reading.heading(cusdec("LOC+22+DUR:::DURBAN'"), Field.OFFICE_CODE))
                .isEqualTo("DUR");
        assertThat(Reading.heading(cusdec("LOC+42+ES::141:000812'"), Field.EXIT_OFFICE))
                .isEqualTo("ES000812");
    }

    @Test
    void a_code_that_the_parties_agreed_on_is_not_read_by_the_list_of_the_united_nations() throws IOException {
        Message manifest = cuscar("CNI+1+B1'GID+1+10:BX::ZZZ'");
        assertThat(item(manifest, Field.PACKAGE_TYPE)).isEqualTo("null");
        assertThat(manifest.additions()).contains(new Addition(1, "CUSCAR/CNI/GID/2.2", "BX"));
        assertThat(item(cuscar("CNI+1+B1'GID+1+10:BX'"), Field.PACKAGE_TYPE)).isEqualTo("BX");
        Message origin = cusdec("UNS+D'CST+1+61051000:122'LOC+27+CN::ZZZ'");
        assertThat(item(origin, Field.ORIGIN_COUNTRY)).isEqualTo("null");
        assertThat(origin.additions()).contains(new Addition(1, "CUSDEC/CST/LOC+27/2.1", "CN"));
        assertThat(item(cusdec("UNS+D'CST+1+61051000:122:ZZZ'"), Field.HS_CODE)).isEqualTo("61051000");
        assertThat(cusres("DTM+9:202503010930:203'GIS+4::ZZZ'GEI+9013+1::ZZZ'GIS+4'")
                        .events())
                .extracting(MessageEvent::code)
                .containsExactly("GIS_4", "GIS_1", "CLEARED");
    }

    @Test
    void digits_that_do_not_fit_their_code_are_kept_as_they_are_and_no_other_date_stands_in() throws IOException {
        assertThat(Reading.heading(cusdec("DTM+148:20250301:203'DTM+137:20250228:102'"), Field.ACCEPTED_AT))
                .isEqualTo("20250301");
        assertThat(Reading.heading(cusdec("DTM+178:2025301:102'DTM+132:20250228:102'"), Field.ARRIVED_AT))
                .isEqualTo("2025301");
        assertThat(cusres("DTM+58:20250301:203'DTM+9:202503010930:203'GIS+4'").events())
                .containsExactly(new MessageEvent("CLEARED", "", null));
    }

    @Test
    void the_summary_is_no_tax() throws IOException {
        String items = "UNS+D'CST+1+61051000:122'TAX+7+CUD'MOA+161:10'TAX+7+VAT'MOA+161:20'TAX+2'MOA+161:30'UNS+S'";
        String summary = "TAX+3+CIF'MOA+161:785'TAX+3+CUD'MOA+161:10'TAX+3+VAT'MOA+161:20'";
        Message without = cusdec(items + "CNT+5:1'" + summary);
        assertThat(item(without, Field.TAX_ASSESSED)).isEqualTo("30");
        assertThat(Reading.heading(without, Field.DECLARATION_TAX_ASSESSED)).isEqualTo("null");
        assertThat(Reading.heading(cusdec(items + summary + "TAX+4'MOA+161:30'"), Field.DECLARATION_TAX_ASSESSED))
                .isEqualTo("30");
        assertThat(Reading.heading(cusdec(items + summary + "MOA+176:30'"), Field.DECLARATION_TAX_ASSESSED))
                .isEqualTo("30");
        assertThat(Reading.additions(without, "CUSDEC/TAX+3+CIF/MOA+161/1.2")).containsExactly("785");
        assertThat(item(cusdec("UNS+D'CST+1+61051000:122'TAX+2'MOA+161:30'"), Field.TAX_ASSESSED))
                .isEqualTo("30");
        assertThat(item(cusdec("UNS+D'CST+1+61051000:122'TAX+7+CIF'MOA+161:30'"), Field.TAX_ASSESSED))
                .isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1234.56; 1234.56",
                "1234,56; 1234.56",
                "1.234,56; 1234.56",
                "1,234.56; 1234.56",
                "1,234,567; 1234567",
                "12,500; 12.500",
                "12.500; 12.500",
                ".5; 0.5",
                "12,34,5; 12,34,5",
                "1.234.5; 1.234.5"
            })
    void amounts_are_read_as_the_syntax_has_them_and_left_where_they_are_none(String written, String amount)
            throws IOException {
        assertThat(item(cusdec("UNS+D'CST+1+61051000:122'MOA+38:" + written + "'"), Field.ITEM_AMOUNT))
                .isEqualTo(amount);
    }

    @Test
    void what_is_not_western_european_under_unoc_is_repaired_where_only_one_reading_is_left() throws IOException {
        assertThat(importer("MÜLLER – 5 €", StandardCharsets.UTF_8)).isEqualTo("MÜLLER – 5 €");
        assertThat(importer("MÜLLER – 5 €", Charset.forName("windows-1252"))).isEqualTo("MÜLLER – 5 €");
        assertThat(importer("MÜLLER", StandardCharsets.ISO_8859_1)).isEqualTo("MÜLLER");
        assertThat(importer("ООО ВОСТОК", StandardCharsets.UTF_8)).isEqualTo("ООО ВОСТОК");
    }

    private static String importer(String name, Charset charset) throws IOException {
        Object read = Reading.all(
                        new Edifact(), text("CUSDEC", "NAD+IM+++" + name + "'").getBytes(charset))
                .getFirst();
        return Reading.heading((Message) read, Field.IMPORTER_NAME);
    }

    private static Message cusdec(String body) throws IOException {
        return one(text("CUSDEC", body));
    }

    private static Message cuscar(String body) throws IOException {
        return one(text("CUSCAR", body));
    }

    private static Message cusres(String body) throws IOException {
        return one(text("CUSRES", body));
    }

    static String text(String type, String body) {
        long segments = 3 + body.chars().filter(c -> c == '\'').count();
        return "UNB+UNOC:3+A+B+250301:1016+R1'UNH+1+" + type + ":D:96B:UN'BGM+929+LRN+9'" + body + "UNT+" + segments
                + "+1'UNZ+1+R1'";
    }

    private static Message sample(String name) throws IOException {
        return one(Reading.resource(MessageFormats.class, "cases/" + name));
    }

    @Test
    void a_price_in_another_currency_than_the_declaration_s_is_kept_beside_with_its_currency() throws IOException {
        Message message = cusdec(
                "MOA+39:600:AUD'UNS+D'CST+1+61051000:122'MOA+38:100:AUD'CST+2+61051000:122'MOA+38:500:CAD'UNS+S'");
        assertThat(message.items().getFirst().text(Field.ITEM_AMOUNT)).isEqualTo("100");
        assertThat(message.items().getLast().text(Field.ITEM_AMOUNT)).isNull();
        assertThat(message.additions()).contains(new Addition(2, "goods_item.item_amount", "500 CAD"));
        assertThat(Checks.standard().check(message).stream().map(Defect::check)).contains("currency-mix");
        Message abroad = cusdec("UNS+D'CST+1+73181590:122'MOA+38:31250.40:MYR'MOA+63:9062.62:SGD'UNS+S'");
        assertThat(Reading.heading(abroad, Field.CURRENCY)).isEqualTo("MYR");
        assertThat(abroad.items().getFirst().text(Field.FOB_VALUE)).isNull();
        assertThat(item(abroad, Field.ITEM_AMOUNT)).isEqualTo("31250.40");
        assertThat(abroad.additions()).contains(new Addition(1, "goods_item.fob_value", "9062.62 SGD"));
        Message alike = cusdec("UNS+D'CST+1+61051000:122'MOA+38:100:AUD'CST+2+61051000:122'MOA+38:500:AUD'UNS+S'");
        assertThat(Reading.heading(alike, Field.CURRENCY)).isEqualTo("AUD");
        assertThat(alike.items().getLast().text(Field.ITEM_AMOUNT)).isEqualTo("500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void segments_may_be_ended_by_line_feeds_where_una_says_so(String end) throws IOException {
        String text = text("CUSDEC", "RFF+ABT:N1'UNS+D'CST+1+61051000:122'UNS+S'");
        String lines = "UNA:+.? \n" + text.substring(text.indexOf("UNB")).replaceAll("'\\s*", end);
        assertThat(item(one(lines), Field.HS_CODE)).isEqualTo("61051000");
    }

    @Test
    void the_mass_behind_a_container_is_the_container_s() throws IOException {
        Message heading = cuscar("EQD+CN+C1+22G1'MEA+AAE+G+KGM:19440'EQD+CN+C2+22G1'MEA+AAE+G+TNE:2'"
                + "CNI+1+B1'GID+1+50:BX'MEA+AAE+G+KGM:80'SGP+C1+50'GID+2+10:BX'MEA+AAE+G+KGM:90'SGP+C2+10'");
        assertThat(heading.heading().text(Field.DECLARATION_GROSS_MASS_KG)).isNull();
        assertThat(Reading.lines(heading, 0, LineTable.CONTAINER, "gross_mass_kg"))
                .containsExactly("19440", "2000");
        assertThat(heading.items()).extracting(i -> i.text(Field.GROSS_MASS_KG)).containsExactly("80", "90");
        assertThat(Reading.heading(cuscar("MEA+AAE+G+KGM:7'EQD+CN+C1'"), Field.DECLARATION_GROSS_MASS_KG))
                .isEqualTo("7");
        Message inside = cuscar("CNI+1+B1'GID+1+50:BX'EQD+CN+C1'MEA+AAE+G+KGM:19440'");
        assertThat(item(inside, Field.GROSS_MASS_KG)).isEqualTo("null");
        Message split = cuscar("CNI+1+B1'GID+1+50:BX'SGP+C1+20'MEA+AAE+G+KGM:30'SGP+C2+30'MEA+AAE+G+KGM:50'");
        assertThat(item(split, Field.GROSS_MASS_KG)).isEqualTo("80");
    }

    @Test
    void an_event_without_a_time_of_its_own_happens_when_customs_acted() throws IOException {
        assertThat(cusres("DTM+58:201011250820:203'GIS+14'").events())
                .containsExactly(new MessageEvent("REJECTED", "2010-11-25T08:20:00", null));
        assertThat(cusres("DTM+58:201011250820:203'DTM+148:201011240820:203'GIS+14'")
                        .events())
                .containsExactly(new MessageEvent("REJECTED", "2025-03-01T10:16:00", null));
        assertThat(cusres("DTM+132:20101125:102'GIS+14'").events())
                .containsExactly(new MessageEvent("REJECTED", "2025-03-01T10:16:00", null));
    }

    /** Australia: lines (LIN) are packages that go together, with their bill and container; the goods are the CST behind them. */
    @Test
    void lines_beside_items_are_no_items() throws IOException {
        Message message =
                cusdec("UNS+D'DMS+1'LIN+1+A'PAC+++LCL:67:95'PAC+2+1'PCI+1'RFF+AAQ:CSQU3054383'PCI+1'RFF+MB:OBOL123'"
                        + "CST+1+A::95+N10::95'FTX+AAA+++ELECTRIC MOTORS'LOC+27+NZ::5'RFF+ABD:85011000'CST+2+A::95+N10::95'"
                        + "FTX+AAA+++SOYA BEANS'LOC+27+AU::5'RFF+ABD:12010000'UNS+S'CNT+5:2'");
        assertThat(message.items())
                .extracting(i -> i.text(Field.DESCRIPTION))
                .containsExactly("ELECTRIC MOTORS", "SOYA BEANS");
        assertThat(message.items()).extracting(i -> i.text(Field.SEQUENCE)).containsExactly("1", "2");
        assertThat(Reading.heading(message, Field.TRANSPORT_DOCUMENT)).isEqualTo("OBOL123");
        assertThat(Reading.lines(message, 0, LineTable.PACKAGING, "packages")).contains("2");
        assertThat(Reading.lines(message, 0, LineTable.CONTAINER, "container_id"))
                .contains("CSQU3054383");
    }

    @Test
    void a_document_without_a_code_is_of_the_kind_that_its_name_says() throws IOException {
        Message transit = one(text("CUSDEC", "UNS+D'CST+1+6506'FTX+AAA+++FELT HATS'MEA+WT+AAB+KGM:1000'UNS+S'")
                .replace("BGM+929+", "BGM+:::T1+"));
        assertThat(Reading.heading(transit, Field.TYPE_CODE)).isEqualTo("T1");
        assertThat(Checks.standard().check(transit))
                .extracting(Defect::check)
                .doesNotContain("origin-missing", "value-missing");
    }

    @Test
    void a_carrier_by_name_and_address_and_a_request_about_a_bill_are_read() throws IOException {
        Message manifest = cuscar("NAD+CA++TEST CARRIER:1 QUAY ROAD'CNI+1+B1'GID+1+10:CT'FTX+AAA+++SHIRTS'");
        assertThat(Reading.heading(manifest, Field.CARRIER_NAME)).startsWith("TEST CARRIER");
        Message request = one(text("CUSREP", "RFF+ABT:2ITN12345'RFF+TN:1234000000019'LOC+14+9999:129::3252'")
                .replaceFirst("BGM[^']*'", "BGM+631'"));
        assertThat(Reading.heading(request, Field.DECLARATION_ID)).isEqualTo("2ITN12345");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void an_interchange_in_utf_16_is_read_with_its_byte_order_mark_and_without(String encoding) throws IOException {
        String name = "ООО МÜLLER – 5 € 𠮷".repeat(20);
        String text = text("CUSDEC", ("NAD+IM+++" + name + "'").repeat(40)).replace("UNOC", "UNOE");
        for (String mark : List.of("\uFEFF", "")) {
            byte[] bytes = (mark + text).getBytes(Charset.forName(encoding));
            assertThat(new Edifact().recognises(bytes)).isTrue();
            Message message = (Message) Reading.all(new Edifact(), bytes).getFirst();
            assertThat(Reading.heading(message, Field.IMPORTER_NAME)).isEqualTo(name);
            assertThat(Reading.lines(message, 0, LineTable.DECLARED_PARTY, "name"))
                    .hasSize(40)
                    .containsOnly(name);
        }
    }

    private static Message one(String text) throws IOException {
        return Reading.one(new Edifact(), text);
    }

    private static String item(Message message, Field field) {
        List<String> texts =
                message.items().stream().map(i -> String.valueOf(i.text(field))).toList();
        return texts.getFirst();
    }

    @Test
    void the_list_that_a_region_is_of_is_no_part_of_an_address_and_a_region_no_country() throws IOException {
        Message message = Reading.one(
                new Edifact(),
                "UNB+UNOC:3+S+CUSTOMS+260301:0930+77'UNH+1+CUSCAR:D:03B:UN'BGM+87+TRIP-1+9'CNI+1+BILL-1'"
                        + "NAD+CN+++HARBOUR TOOLS+9 QUAY ROAD+NORFOLK+VA:163+23510+US'GID+1+4:BX'FTX+AAA+++SPANNERS'"
                        + "LOC+27+VA:163'LOC+27+CA:162'UNT+9+1'UNZ+1+77'");
        assertThat(Reading.heading(message, Field.IMPORTER_ADDRESS)).isEqualTo("9 QUAY ROAD, NORFOLK, VA, 23510, US");
        assertThat(Reading.lines(message, 0, LineTable.DECLARED_PARTY, "region"))
                .as("the party is the consignment's")
                .isEmpty();
        assertThat(Reading.lines(message, 1, LineTable.DECLARED_PARTY, "region"))
                .containsExactly("VA");
        assertThat(Reading.item(message, 1, Field.ORIGIN_COUNTRY)).isEqualTo("CA");
        assertThat(message.additions())
                .as("lists and the region are kept beside")
                .extracting(Message.Addition::text)
                .contains("163");
    }

    @Test
    void a_street_in_lines_beside_a_name_is_of_the_address() throws IOException {
        String message = "UNB+UNOC:3+S+CUSTOMS+260301:0930+77'UNH+1+CUSCAR:D:03B:UN'BGM+87+TRIP-1+9'CNI+1+BILL-1'"
                + "NAD+CN+++HARBOUR TOOLS++NORFOLK+VA:163+23510+US'GID+1+4:BX'FTX+AAA+++SPANNERS'UNT+7+1'UNZ+1+77'";
        Message beside = Reading.one(new Edifact(), message.replace("NAD+CN+++", "NAD+CN++9 QUAY ROAD:PIER 4+"));
        assertThat(Reading.heading(beside, Field.IMPORTER_NAME)).isEqualTo("HARBOUR TOOLS");
        assertThat(Reading.heading(beside, Field.IMPORTER_ADDRESS))
                .isEqualTo("9 QUAY ROAD, PIER 4, NORFOLK, VA, 23510, US");
        assertThat(Reading.additions(beside, "declaration.importer_address")).isEmpty();
        assertThat(Reading.heading(Reading.one(new Edifact(), message), Field.IMPORTER_ADDRESS))
                .isEqualTo("NORFOLK, VA, 23510, US");
    }

    @Test
    void a_document_is_what_stands_beside_the_code_that_says_only_that_it_is_one() throws IOException {
        Message message = Reading.one(
                new Edifact(),
                "UNB+UNOC:3+S+CUSTOMS+260301:0930+77'UNH+1+CUSDEC:D:04A:UN'BGM+IFD+A-1+9'DTM+148:20260301:102'UNS+D'"
                        + "CST+1+39269097:122'DOC+998:::380+INV-9:::::Z'DOC+916:::N934+:JE'DOC+916:::Y024+GBAEOF17:JP'"
                        + "UNS+S'UNT+10+1'UNZ+1+77'");
        assertThat(Reading.lines(message, 1, LineTable.DOCUMENT, "type_code")).containsExactly("380", "N934", "Y024");
        assertThat(Reading.lines(message, 1, LineTable.DOCUMENT, "category"))
                .containsExactly("previous", "supporting", "supporting");
        assertThat(Reading.lines(message, 1, LineTable.DOCUMENT, "status_code")).containsExactly(null, "JE", "JP");
    }
}
