package org.tidewaiter.message.wco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.message.Reading.additions;
import static org.tidewaiter.message.Reading.heading;
import static org.tidewaiter.message.Reading.item;
import static org.tidewaiter.message.Reading.lines;
import static org.tidewaiter.message.Reading.one;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.Message.MessageEvent;
import org.tidewaiter.message.MessageFormats;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.Reading;
import org.tidewaiter.message.UnreadableMessage;

class WcoXmlTest {
    private static final WcoXml WCO = new WcoXml();
    private static final String SMALL = """
        <Declaration xmlns="urn:wco:datamodel:WCO:DEC-DMS:2"><FunctionCode>9</FunctionCode>
        <FunctionalReferenceID>LRN1</FunctionalReferenceID>%s<GoodsShipment>%s</GoodsShipment></Declaration>\
        """;

    @Test
    void a_declaration_gives_its_heading_and_items() throws IOException {
        Message message = one(WCO, sample("declaration.xml"));
        assertThat(message.kind()).isEqualTo(Message.Kind.DECLARATION);
        assertThat(message.format()).isEqualTo("wco-xml");
        assertThat(heading(message, Field.DECLARATION_ID)).isEqualTo("U.7849431BQMLR");
        assertThat(heading(message, Field.LOCAL_REFERENCE)).isEqualTo("U.7849431BQMLR");
        assertThat(heading(message, Field.IMPORTER_ID)).isEqualTo("GB553202734852");
        assertThat(heading(message, Field.EXPORT_COUNTRY)).isEqualTo("US");
        assertThat(heading(message, Field.CURRENCY)).isEqualTo("GBP");
        assertThat(heading(message, Field.INVOICE_NUMBER)).isEqualTo("12345/10.07.2024");
        assertThat(heading(message, Field.EXPORTER_ADDRESS))
                .contains("BS1 4FT, ")
                .endsWith(", US");
        assertThat(message.items()).hasSize(1);
        assertThat(item(message, 1, Field.HS_CODE)).isEqualTo("8543400000");
        assertThat(item(message, 1, Field.NET_MASS_KG)).isEqualTo("10");
        assertThat(item(message, 1, Field.SUPPLEMENTARY_QUANTITY)).isEqualTo("5");
        assertThat(item(message, 1, Field.PROCEDURE_CODE)).isEqualTo("40");
        assertThat(item(message, 1, Field.PREVIOUS_PROCEDURE_CODE)).isEqualTo("00");
        assertThat(message.items().getFirst().path(Field.HS_CODE))
                .isEqualTo("/md:MetaData[1]/Declaration[1]/GoodsShipment[1]/GovernmentAgencyGoodsItem[1]"
                        + "/Commodity[1]/Classification[1]/ID[1]");
    }

    @Test
    void what_has_no_field_is_an_addition_with_its_attributes() throws IOException {
        Message message = one(WCO, sample("declaration.xml"));
        String item = "Declaration/GoodsShipment/GovernmentAgencyGoodsItem/";
        assertThat(additions(message, item + "Commodity/Classification/IdentificationTypeCode"))
                .containsExactly("TSP");
        assertThat(additions(message, "MetaData/WCOTypeName")).containsExactly("DEC");
    }

    @Test
    void what_repeats_is_lines_whose_values_stay_together() throws IOException {
        Message message = one(WCO, sample("declaration.xml"));
        assertThat(lines(message, 1, LineTable.ADDITIONAL_INFORMATION, "code")).contains("000", "00", "X633");
        assertThat(lines(message, 1, LineTable.TAX_LINE, "base_unit")).containsExactly("KTC");
        assertThat(lines(message, 1, LineTable.DOCUMENT, "type_code")).startsWith("506", "505", "929", "935");
        assertThat(lines(message, 1, LineTable.DOCUMENT, "reference"))
                .startsWith(
                        "GBDPO1108654",
                        "GBCGU55320273485220191113093459",
                        "Excluded from Reg 834/2007",
                        "12345/10.07.2024");
        assertThat(lines(message, 1, LineTable.DOCUMENT, "status_code").subList(2, 4))
                .containsExactly(null, "AC");
        assertThat(lines(message, 0, LineTable.DOCUMENT, "type_code")).startsWith("DAN");
        assertThat(lines(message, 0, LineTable.CONTAINER, "container_id")).containsExactly("AD12345");
    }

    @Test
    void responses_become_what_happened_to_the_declaration() throws IOException {
        Message accepted = one(WCO, sample("accepted.xml"));
        assertThat(accepted.kind()).isEqualTo(Message.Kind.RESPONSE);
        assertThat(heading(accepted, Field.DECLARATION_ID)).isEqualTo("24GBCN7NW8U7JWIAR4");
        assertThat(heading(accepted, Field.LOCAL_REFERENCE)).isEqualTo("U.7849431BQMLR");
        assertThat(heading(accepted, Field.ACCEPTED_AT)).isEqualTo("2024-11-14T13:49:41Z");
        assertThat(accepted.events()).containsExactly(new MessageEvent("ACCEPTED", "2024-11-14T13:49:41Z", "customs"));
        assertThat(one(WCO, sample("cleared.xml")).events())
                .extracting(MessageEvent::code)
                .containsExactly("CLEARED");
    }

    @Test
    void tax_lines_stay_apart_and_their_sum_is_the_tax_assessed() throws IOException {
        Message tax = one(WCO, sample("tax.xml"));
        assertThat(tax.events()).extracting(MessageEvent::code).containsExactly("TAX_ASSESSED");
        assertThat(lines(tax, 1, LineTable.TAX_LINE, "type_code")).containsExactly("A00", "633", "B00");
        assertThat(lines(tax, 1, LineTable.TAX_LINE, "amount")).containsExactly("40", "325.53", "473.1");
        assertThat(lines(tax, 1, LineTable.TAX_LINE, "rate_percent")).containsExactly("2", null, "20");
        assertThat(lines(tax, 1, LineTable.TAX_LINE, "currency")).containsExactly("GBP", "GBP", "GBP");
        assertThat(tax.additions()).extracting(Addition::text).doesNotContain("GBP");
        assertThat(item(tax, 1, Field.TAX_ASSESSED)).isEqualTo("838.63");
        assertThat(item(tax, 1, Field.DUTY_AMOUNT)).isEqualTo("40");
        assertThat(item(tax, 1, Field.VAT_AMOUNT)).isEqualTo("473.1");
    }

    @Test
    void errors_of_a_response_are_additions() throws IOException {
        Message message = one(WCO, sample("received-with-errors.xml"));
        assertThat(message.events()).extracting(MessageEvent::code).containsExactly("RECEIVED");
        assertThat(additions(message, "Response/Error/ValidationCode")).containsExactly("CDS13000");
    }

    @Test
    void an_amendment_asks_for_a_change_and_declares_nothing_anew() throws IOException {
        Message message = one(WCO, sample("amendment.xml"));
        assertThat(message.kind()).isEqualTo(Message.Kind.RESPONSE);
        assertThat(message.items()).hasSize(1);
        assertThat(item(message, 1, Field.GROSS_MASS_KG)).isEqualTo("1501");
        String cancellation = SMALL.formatted(
                        "<ID>24GBX</ID><TypeCode>INV</TypeCode><IssueDateTime>20250102</IssueDateTime>", "")
                .replace(">9<", ">13<");
        assertThat(one(WCO, cancellation).events())
                .containsExactly(new MessageEvent("CANCELLATION_REQUESTED", "2025-01-02", null));
    }

    @Test
    void the_answer_to_a_request_for_a_declaration_is_that_declaration() throws IOException {
        Message message = one(WCO, sample("full-answer.xml"));
        assertThat(message.kind()).isEqualTo(Message.Kind.DECLARATION);
        assertThat(heading(message, Field.DECLARATION_ID)).matches("\\d\\dGB\\w{14}");
        assertThat(heading(message, Field.ACCEPTED_AT)).startsWith("2025-");
        assertThat(heading(message, Field.ARRIVED_AT)).startsWith("2025-");
        assertThat(additions(
                        message, "DeclarationFullResponse/FullDeclarationDataDetails/GeneratedConsignmentDetails/ROE"))
                .containsExactly("6");
    }

    /** What it quotes of a declaration is in part: taken for the declaration, it would replace the whole one. */
    @Test
    void how_far_a_declaration_is_is_a_response_about_it_and_no_declaration() throws IOException {
        List<Message> answers = Reading.all(WCO, sample("status.xml")).stream()
                .map(Message.class::cast)
                .toList();
        assertThat(answers).hasSize(2).allMatch(m -> m.kind() == Message.Kind.RESPONSE);
        Message first = answers.getFirst();
        assertThat(heading(first, Field.DECLARATION_ID)).isEqualTo("26GB34F7Y1O2CX8PT4");
        assertThat(heading(first, Field.RELEASED_AT)).isEqualTo("2026-03-11T08:15:00Z");
        assertThat(heading(first, Field.ITEM_COUNT)).isEqualTo("3");
        assertThat(first.items()).isEmpty();
        assertThat(first.events()).isEmpty();
        assertThat(heading(answers.getLast(), Field.DECLARATION_ID)).isEqualTo("26GB34F7Y1O2CX9PT5");
        String versions = sample("status.xml").replace("DeclarationStatus", "DeclarationVersion");
        assertThat(Reading.all(WCO, versions))
                .hasSize(2)
                .allMatch(m -> m instanceof Message message && message.kind() == Message.Kind.RESPONSE);
    }

    @Test
    void a_notice_of_arrival_names_the_consignment_and_the_time() throws IOException {
        Message message = one(WCO, sample("arrival.xml"));
        assertThat(heading(message, Field.UCR)).isEqualTo("A:13072020004");
        assertThat(message.events())
                .containsExactly(new MessageEvent("ARRIVED", "2019-07-05T09:00:00", "GB239355053000"));
    }

    @Test
    void times_of_all_codes_are_written_in_iso_and_utc() throws IOException {
        assertThat(accepted("<DateTimeString formatCode=\"304\">20250731112200+01</DateTimeString>"))
                .isEqualTo("2025-07-31T11:22:00");
        assertThat(accepted("<DateTimeString formatCode=\"102\">20250731</DateTimeString>"))
                .isEqualTo("2025-07-31");
        assertThat(accepted("<DateTimeString formatCode=\"203\">202507311122</DateTimeString>"))
                .isEqualTo("2025-07-31T11:22:00");
        assertThat(accepted("2025-07-31T11:22:00.5-05:30")).isEqualTo("2025-07-31T11:22:00");
        assertThat(accepted("20250231")).isEqualTo("20250231");
    }

    @Test
    void a_declaration_without_acceptance_is_dated_by_its_issue() throws IOException {
        Message message = one(WCO, SMALL.formatted("<IssueDateTime>20250102</IssueDateTime>", ""));
        assertThat(heading(message, Field.ACCEPTED_AT)).isEqualTo("2025-01-02");
        assertThat(message.events()).isEmpty();
    }

    @Test
    void masses_in_other_units_are_turned_into_kilograms_or_left() throws IOException {
        assertThat(item(gross("<GrossMassMeasure unitCode='TNE'>1.5</GrossMassMeasure>"), 1, Field.GROSS_MASS_KG))
                .isEqualTo("1500");
        Message unknown = gross("<GrossMassMeasure unitCode='XYZ'>7</GrossMassMeasure>");
        assertThat(unknown.items().getFirst().text(Field.GROSS_MASS_KG)).isNull();
        assertThat(unknown.additions()).extracting(Addition::text).contains("7", "XYZ");
    }

    @Test
    void a_price_in_another_currency_than_the_invoice_s_fills_no_field() throws IOException {
        String item = "<GovernmentAgencyGoodsItem><Commodity><InvoiceLine><ItemChargeAmount"
                + " currencyID='%s'>1</ItemChargeAmount></InvoiceLine></Commodity></GovernmentAgencyGoodsItem>";
        Message message = Reading.one(
                new WcoXml(),
                "<Declaration><FunctionCode>9</FunctionCode><InvoiceAmount currencyID='USD'>2</InvoiceAmount><GoodsShipment>"
                        + item.formatted("USD") + item.formatted("EUR") + "</GoodsShipment></Declaration>");
        assertThat(message.items()).extracting(i -> i.text(Field.ITEM_AMOUNT)).containsExactly("1", null);
        assertThat(message.additions()).contains(new Message.Addition(2, "goods_item.item_amount", "1 EUR"));
    }

    @Test
    void mixed_currencies_are_no_currency_of_the_declaration() throws IOException {
        String items = "<GovernmentAgencyGoodsItem><Commodity><InvoiceLine><ItemChargeAmount"
                + " currencyID='%s'>1</ItemChargeAmount></InvoiceLine></Commodity></GovernmentAgencyGoodsItem>";
        Message same = one(WCO, SMALL.formatted("", items.formatted("EUR") + items.formatted("EUR")));
        Message mixed = one(WCO, SMALL.formatted("", items.formatted("EUR") + items.formatted("USD")));
        assertThat(heading(same, Field.CURRENCY)).isEqualTo("EUR");
        assertThat(mixed.heading().text(Field.CURRENCY)).isNull();
        assertThat(mixed.additions()).extracting(Addition::text).contains("EUR", "USD");
    }

    @Test
    void a_further_container_is_a_line_of_its_own() throws IOException {
        Message message = one(
                WCO,
                SMALL.formatted(
                        "",
                        "<GovernmentAgencyGoodsItem><Commodity><TransportEquipment><ID>A</ID></TransportEquipment>"
                                + "<TransportEquipment><ID>B</ID></TransportEquipment></Commodity></GovernmentAgencyGoodsItem>"));
        assertThat(item(message, 1, Field.CONTAINER_ID)).isEqualTo("A");
        assertThat(lines(message, 1, LineTable.CONTAINER, "container_id")).containsExactly("A", "B");
    }

    @Test
    void every_class_of_which_a_declaration_has_any_number_is_lines_whose_values_stay_together() throws IOException {
        Message message = one(
                WCO,
                SMALL.formatted(
                        "<AuthorisationHolder><ID>GB1</ID><CategoryCode>DPO</CategoryCode></AuthorisationHolder>"
                                + "<AuthorisationHolder><ID>GB2</ID><CategoryCode>CGU</CategoryCode></AuthorisationHolder>"
                                + "<ObligationGuarantee><ID>G1</ID><SecurityDetailsCode>1</SecurityDetailsCode></ObligationGuarantee>"
                                + "<ObligationGuarantee><ReferenceID>G2</ReferenceID><SecurityDetailsCode>3</SecurityDetailsCode></ObligationGuarantee>"
                                + "<CurrencyExchange><CurrencyTypeCode>USD</CurrencyTypeCode><RateNumeric>1.1</RateNumeric></CurrencyExchange>"
                                + "<CurrencyExchange><CurrencyTypeCode>JPY</CurrencyTypeCode><RateNumeric>160</RateNumeric></CurrencyExchange>"
                                + "<Consignment><Itinerary><SequenceNumeric>1</SequenceNumeric><RoutingCountryCode>SG</RoutingCountryCode></Itinerary>"
                                + "<Itinerary><SequenceNumeric>2</SequenceNumeric><RoutingCountryCode>EG</RoutingCountryCode></Itinerary></Consignment>",
                        "<AEOMutualRecognitionParty><ID>A1</ID><RoleCode>MF</RoleCode></AEOMutualRecognitionParty>"
                                + "<DomesticDutyTaxParty><ID>T1</ID><RoleCode>FR1</RoleCode></DomesticDutyTaxParty>"
                                + "<GovernmentAgencyGoodsItem><Commodity><DangerousGoods><UNDGID>1263</UNDGID></DangerousGoods>"
                                + "<DangerousGoods><UNDGID>1866</UNDGID></DangerousGoods></Commodity>"
                                + "<DomesticDutyTaxParty><ID>T2</ID><RoleCode>FR3</RoleCode></DomesticDutyTaxParty>"
                                + "<Origin><CountryCode>CN</CountryCode><TypeCode>1</TypeCode></Origin>"
                                + "<Origin><CountryCode>KR</CountryCode><TypeCode>2</TypeCode></Origin></GovernmentAgencyGoodsItem>"));
        assertThat(lines(message, 0, LineTable.DOCUMENT, "category"))
                .containsExactly("authorisation", "authorisation", "guarantee", "guarantee");
        assertThat(lines(message, 0, LineTable.DOCUMENT, "type_code")).containsExactly("DPO", "CGU", "1", "3");
        assertThat(lines(message, 0, LineTable.DOCUMENT, "issuer")).containsExactly("GB1", "GB2", null, null);
        assertThat(lines(message, 0, LineTable.DOCUMENT, "reference")).containsExactly(null, null, "G1", "G2");
        assertThat(lines(message, 0, LineTable.ADDITIONAL_INFORMATION, "code")).containsExactly("SG", "EG", "JPY");
        assertThat(lines(message, 0, LineTable.ADDITIONAL_INFORMATION, "text")).containsExactly(null, null, "160");
        assertThat(lines(message, 0, LineTable.DECLARED_PARTY, "role_code")).containsExactly("MF", "FR1");
        assertThat(lines(message, 1, LineTable.DECLARED_PARTY, "party_id")).containsExactly("T2");
        assertThat(lines(message, 1, LineTable.ADDITIONAL_INFORMATION, "code")).containsExactly("KR", "1866");
        assertThat(item(message, 1, Field.ORIGIN_COUNTRY)).isEqualTo("CN");
        assertThat(message.additions())
                .extracting(Addition::name)
                .doesNotHaveDuplicates()
                .allMatch(n -> n.endsWith("FunctionCode") || n.startsWith("declaration."));
    }

    @Test
    void many_messages_in_one_file_are_read_one_by_one_and_a_broken_one_harms_no_other() throws IOException {
        String good = sample("declaration.xml").replaceFirst("(?s)^.*?<md:MetaData", "<md:MetaData");
        String broken = good.replace("</Declaration>", "");
        List<ReadResult> read =
                Reading.all(WCO, "<batch xmlns='urn:x'>" + good + broken + good + sample("accepted.xml") + "</batch>");
        assertThat(read).extracting(ReadResult::ordinal).containsExactly(1L, 2L, 3L, 4L);
        assertThat(read.get(1)).isInstanceOfSatisfying(UnreadableMessage.class, u -> {
            assertThat(u.reason()).startsWith("is not well-formed");
            assertThat(u.original()).startsWith("<md:MetaData").contains("8543");
        });
        assertThat(read.get(0)).isInstanceOf(Message.class);
        assertThat(read.get(2)).isInstanceOf(Message.class);
        assertThat(read.get(3)).isInstanceOf(Message.class);
    }

    @Test
    void an_answer_with_several_declarations_gives_each_and_loses_nothing() throws IOException {
        String one = SMALL.formatted("<ID>M1</ID>", "");
        String two = SMALL.formatted("<ID>M2</ID>", "");
        String all = "<DeclarationFullResponse><when>now</when><d><a>1</a>" + one + "</d><d><a>2</a>" + two
                + "</d></DeclarationFullResponse>";
        List<ReadResult> read = Reading.all(WCO, all);
        assertThat(read).hasSize(2).allMatch(Message.class::isInstance);
        Message first = (Message) read.get(0);
        Message second = (Message) read.get(1);
        assertThat(first.additions()).extracting(Addition::text).containsExactly("now", "1", "9");
        assertThat(second.additions()).extracting(Addition::text).containsExactly("2", "9");
        assertThat(heading(second, Field.DECLARATION_ID)).isEqualTo("M2");
    }

    @Test
    void it_is_known_by_content_in_any_encoding_and_wrapper() throws IOException {
        String declaration = sample("declaration.xml");
        assertThat(WCO.recognises(declaration.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(WCO.recognises(("\uFEFF" + declaration).getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        String inUtf16 = declaration.replace("UTF-8", "UTF-16");
        assertThat(WCO.recognises(inUtf16.getBytes(StandardCharsets.UTF_16))).isTrue();
        assertThat(WCO.recognises(inUtf16.getBytes(StandardCharsets.UTF_16LE))).isTrue();
        assertThat(Reading.all(WCO, inUtf16.getBytes(StandardCharsets.UTF_16)))
                .singleElement()
                .isInstanceOf(Message.class);
        assertThat(WCO.recognises(
                        bytes("<!-- <MetaData> --><s:Envelope xmlns:s='u'><s:Body>" + SMALL.formatted("", ""))))
                .isTrue();
        assertThat(WCO.recognises(bytes(sample("arrival.xml")))).isTrue();
    }

    @Test
    void other_xml_is_not_taken_for_it() {
        assertThat(WCO.recognises(bytes("<CC315A><MesSenMES3>X</MesSenMES3></CC315A>")))
                .isFalse();
        assertThat(WCO.recognises(
                        bytes("<ASYCUDA><Declarant><Declarant_code>1</Declarant_code></Declarant></ASYCUDA>")))
                .isFalse();
        assertThat(WCO.recognises(bytes("<Declaration><love/></Declaration>"))).isFalse();
        assertThat(WCO.recognises(bytes("<!-- <Declaration><FunctionCode> --><x/>")))
                .isFalse();
        assertThat(WCO.recognises(bytes("id,day\n1,2\n"))).isFalse();
        assertThat(WCO.recognises(new byte[0])).isFalse();
    }

    private static Message gross(String measure) throws IOException {
        return one(
                WCO,
                SMALL.formatted(
                        "",
                        "<GovernmentAgencyGoodsItem><Commodity><GoodsMeasure>" + measure
                                + "</GoodsMeasure></Commodity></GovernmentAgencyGoodsItem>"));
    }

    private static String accepted(String time) throws IOException {
        Message message = one(WCO, SMALL.formatted("<AcceptanceDateTime>" + time + "</AcceptanceDateTime>", ""));
        return heading(message, Field.ACCEPTED_AT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sample(String name) throws IOException {
        return Reading.resource(WcoXmlTest.class, name);
    }

    @Test
    void decimal_commas_are_read_and_tell_how_the_message_writes_its_other_numbers() throws IOException {
        String comma = Reading.resource(MessageFormats.class, "cases/15-wco-decimal-comma.xml");
        Message message = Reading.one(new WcoXml(), comma);
        assertThat(Reading.heading(message, Field.INVOICE_AMOUNT)).isEqualTo("1234.56");
        assertThat(Reading.item(message, 1, Field.ITEM_AMOUNT)).isEqualTo("1234.56");
        assertThat(Reading.item(message, 1, Field.NET_MASS_KG)).isEqualTo("11.5");
        Message grams = Reading.one(new WcoXml(), comma.replace(">11,5<", ">11,500<"));
        assertThat(Reading.item(grams, 1, Field.NET_MASS_KG)).isEqualTo("11.5");
        Message points =
                Reading.one(new WcoXml(), comma.replace("1234,56", "1234.56").replace(">11,5<", ">11,500<"));
        assertThat(Reading.item(points, 1, Field.NET_MASS_KG)).isEqualTo("11500");
        Message none = Reading.one(new WcoXml(), comma.replace(">11,5<", ">11,5,1<"));
        assertThat(
                        Reading.additions(
                                none,
                                "Declaration/GoodsShipment/GovernmentAgencyGoodsItem/Commodity/GoodsMeasure/NetNetWeightMeasure"))
                .containsExactly("11,5,1");
    }

    @Test
    void units_of_mass_by_their_national_words_are_kilograms_too() throws IOException {
        String comma = Reading.resource(MessageFormats.class, "cases/15-wco-decimal-comma.xml");
        for (String unit : new String[] {"KG", "kgs", "K", "KGM#1"}) {
            Message message = Reading.one(new WcoXml(), comma.replace("\"KGM\"", "\"" + unit + "\""));
            assertThat(Reading.item(message, 1, Field.NET_MASS_KG)).as(unit).isEqualTo("11.5");
        }
    }

    @Test
    void a_consignee_beside_an_importer_is_not_the_importer() throws IOException {
        String item = "<GovernmentAgencyGoodsItem><SequenceNumeric>1</SequenceNumeric>%s</GovernmentAgencyGoodsItem>";
        String consignee = item.formatted("<Consignee><ID>GB1</ID></Consignee>");
        Message beside = one(WCO, SMALL.formatted("<Importer><ID>GB2</ID></Importer>", consignee));
        assertThat(heading(beside, Field.IMPORTER_ID)).isEqualTo("GB2");
        assertThat(lines(beside, 0, LineTable.DECLARED_PARTY, "role_code")).containsExactly("IM");
        assertThat(lines(beside, 1, LineTable.DECLARED_PARTY, "party_id")).containsExactly("GB1");
        Message unnumbered = one(WCO, SMALL.formatted("<Importer><Name>Ann Lee</Name></Importer>", consignee));
        assertThat(unnumbered.heading().text(Field.IMPORTER_ID)).isNull();
        assertThat(heading(unnumbered, Field.IMPORTER_NAME)).isEqualTo("Ann Lee");
        assertThat(heading(one(WCO, SMALL.formatted("", consignee)), Field.IMPORTER_ID))
                .isEqualTo("GB1");
        String two = item.formatted("<Consignee><ID>GB1</ID></Consignee><Importer><ID>GB3</ID></Importer>");
        assertThat(heading(one(WCO, SMALL.formatted("", two)), Field.IMPORTER_ID))
                .isEqualTo("GB3");
    }

    @Test
    void the_form_of_the_netherlands_fills_its_fields() throws IOException {
        Message message = one(
                WCO,
                SMALL.formatted(
                        "<DeclarationOffice><ID>NL000510</ID></DeclarationOffice><IssueDateTime>20240601</IssueDateTime>",
                        """
                <AcceptanceDateTime formatCode="102">20240612</AcceptanceDateTime>
                <InvoiceAmount>1000</InvoiceAmount><InvoiceCurrencyCode>USD</InvoiceCurrencyCode>
                <Consignment><TotalGrossMassMeasure>120</TotalGrossMassMeasure><TransportContractDocument>
                <ID>BL7</ID><TypeCode>N705</TypeCode></TransportContractDocument></Consignment>
                <GovernmentAgencyGoodsItem><Commodity><TaxCalculation><TaxAssessedAmount>310</TaxAssessedAmount>
                <DutyTaxFee><TypeCode>A00</TypeCode><TaxBase><SequenceNumeric>1</SequenceNumeric><TaxAmount>60</TaxAmount></TaxBase>
                <TaxBase><SequenceNumeric>2</SequenceNumeric><TaxAmount>40</TaxAmount></TaxBase></DutyTaxFee>
                <DutyTaxFee><TypeCode>B00</TypeCode><Payment><MethodCode>E</MethodCode><PaymentAmount>210</PaymentAmount></Payment>
                <TaxBase><TaxAmount>210</TaxAmount><AdValoremTaxBaseAmount>1000</AdValoremTaxBaseAmount>
                <TaxRateNumeric>21</TaxRateNumeric></TaxBase></DutyTaxFee></TaxCalculation></Commodity>
                </GovernmentAgencyGoodsItem></GoodsShipment><PresentationOffice><ID>NL000396</ID></PresentationOffice><GoodsShipment>
                """));
        assertThat(heading(message, Field.OFFICE_CODE)).isEqualTo("NL000510");
        assertThat(heading(message, Field.ACCEPTED_AT)).isEqualTo("2024-06-12");
        assertThat(heading(message, Field.INVOICE_AMOUNT)).isEqualTo("1000");
        assertThat(heading(message, Field.CURRENCY)).isEqualTo("USD");
        assertThat(heading(message, Field.DECLARATION_GROSS_MASS_KG)).isEqualTo("120");
        assertThat(heading(message, Field.TRANSPORT_DOCUMENT)).isEqualTo("BL7");
        assertThat(lines(message, 0, LineTable.DOCUMENT, "category")).containsExactly("transport");
        assertThat(item(message, 1, Field.TAX_ASSESSED)).isEqualTo("310");
        assertThat(item(message, 1, Field.DUTY_AMOUNT)).isEqualTo("100");
        assertThat(item(message, 1, Field.VAT_AMOUNT)).isEqualTo("210");
        assertThat(lines(message, 1, LineTable.TAX_LINE, "type_code")).containsExactly("A00", "B00");
        assertThat(lines(message, 1, LineTable.TAX_LINE, "amount")).containsExactly(null, "210");
        assertThat(lines(message, 1, LineTable.TAX_LINE, "rate_percent")).containsExactly(null, "21");
        assertThat(message.additions()).extracting(Addition::text).contains("NL000396", "60", "40");
    }

    /** A report of cargo (CAR) declares no shipment: its consignments are the items of advance cargo, each with its bill, parties and containers. */
    @Test
    void a_report_of_cargo_is_advance_cargo_whose_consignments_are_its_items() throws IOException {
        Message message = one(new WcoXml(), Reading.resource(WcoXmlTest.class, "cargo.xml"));
        assertThat(message.kind()).isEqualTo(Message.Kind.ADVANCE_CARGO);
        assertThat(heading(message, Field.DECLARATION_ID)).isEqualTo("TIDE-CAR-7001");
        assertThat(heading(message, Field.VOYAGE_NUMBER)).isEqualTo("412E");
        assertThat(heading(message, Field.TRANSPORT_NAME)).isEqualTo("SPRING TIDE");
        assertThat(heading(message, Field.CARRIER_ID)).isEqualTo("TIDE");
        assertThat(heading(message, Field.ARRIVED_AT)).isEqualTo("2026-11-25T06:00:00");
        assertThat(message.heading().text(Field.IMPORTER_NAME)).isNull();
        assertThat(message.items()).hasSize(2);
        assertThat(item(message, 1, Field.DESCRIPTION)).isEqualTo("Cotton shirts in cartons, Cotton trousers in bales");
        assertThat(item(message, 1, Field.GROSS_MASS_KG)).isEqualTo("5900.5");
        assertThat(item(message, 1, Field.ITEM_PACKAGES)).isEqualTo("230");
        assertThat(item(message, 2, Field.UNDG_CODE)).isEqualTo("1263");
        assertThat(additions(message, "declaration.transport_document")).containsExactly("TIDEBL0001", "HOUSE9");
        assertThat(lines(message, 2, LineTable.DOCUMENT, "reference")).containsExactly("MOON9001", "HOUSE9");
        assertThat(lines(message, 2, LineTable.CONTAINER, "container_id"))
                .containsExactly("MSKU6011672", "TCLU1234568");
        assertThat(lines(message, 1, LineTable.DECLARED_PARTY, "role_code")).containsExactly("CN", "CZ", "NI");
        assertThat(message.events()).isEmpty();
    }

    @Test
    void a_report_of_one_consignment_has_its_bill_and_parties_as_its_own_and_a_withdrawal_reports_none()
            throws IOException {
        String text = Reading.resource(WcoXmlTest.class, "cargo.xml");
        String one = text.substring(0, text.lastIndexOf("<Consignment>")) + "</Declaration></MetaData>";
        Message message = one(new WcoXml(), one);
        assertThat(heading(message, Field.TRANSPORT_DOCUMENT)).isEqualTo("TIDEBL0001");
        assertThat(heading(message, Field.IMPORTER_ADDRESS)).isEqualTo("Quay 7, Rotterdam, NL");
        Message withdrawn = one(new WcoXml(), one.replace("<FunctionCode>9", "<FunctionCode>1"));
        assertThat(withdrawn.kind()).isEqualTo(Message.Kind.RESPONSE);
        assertThat(withdrawn.events()).extracting(MessageEvent::code).containsExactly("CANCELLATION_REQUESTED");
    }
}
