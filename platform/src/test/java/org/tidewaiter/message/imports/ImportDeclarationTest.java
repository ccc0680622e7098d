package org.tidewaiter.message.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.MessageFormats;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.Reading;

class ImportDeclarationTest {
    private static final MessageFormat FORMAT =
            MessageFormats.named("eu-import").orElseThrow();

    @Test
    void an_import_declaration_goes_by_its_reference_and_says_who_and_where() throws IOException {
        Message message = declaration();
        assertThat(message.kind()).isEqualTo(Message.Kind.DECLARATION);
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("TIDE-IMP-1");
        assertThat(Reading.heading(message, Field.TYPE_CODE)).isEqualTo("IMA");
        assertThat(Reading.heading(message, Field.OFFICE_CODE)).isEqualTo("CZ510202");
        assertThat(Reading.heading(message, Field.LODGED_AT)).isEqualTo("2026-11-24T18:30:00");
        assertThat(Reading.heading(message, Field.IMPORTER_ADDRESS)).isEqualTo("4 Brückenweg, 11000, Praha, CZ");
        assertThat(Reading.heading(message, Field.EXPORTER_NAME)).isEqualTo("Pearl River Lighting");
        assertThat(Reading.heading(message, Field.SELLER_ID)).isEqualTo("CN00017");
        assertThat(Reading.heading(message, Field.EXPORT_COUNTRY)).isEqualTo("CN");
        assertThat(Reading.heading(message, Field.DESTINATION_COUNTRY)).isEqualTo("CZ");
        assertThat(Reading.heading(message, Field.TRANSPORT_ID)).isEqualTo("1AB2345");
        assertThat(Reading.heading(message, Field.TRANSPORT_DOCUMENT)).isEqualTo("COSU6300178");
        assertThat(Reading.heading(message, Field.INVOICE_NUMBER)).isEqualTo("PT-2026-18");
        Reading.assertNothingLost(message);
    }

    @Test
    void amounts_have_their_currency_and_what_is_added_stands_apart_from_what_is_taken_off() throws IOException {
        Message message = declaration();
        assertThat(Reading.heading(message, Field.INVOICE_AMOUNT)).isEqualTo("1234.56");
        assertThat(Reading.heading(message, Field.CURRENCY)).isEqualTo("USD");
        assertThat(message.heading().text(Field.EXCHANGE_RATE))
                .as("nothing says of what it is the rate")
                .isNull();
        assertThat(Reading.additions(message, "CC415C/CurrencyExchange/exchangeRate"))
                .containsExactly("23.415");
        assertThat(Reading.heading(message, Field.FREIGHT_AMOUNT)).isEqualTo("412.7");
        assertThat(Reading.heading(message, Field.DEDUCTIONS)).isEqualTo("55.3");
        assertThat(Reading.lines(message, 0, LineTable.CHARGE, "kind")).containsExactly("freight", "deduction");
    }

    @Test
    void an_item_has_its_code_of_ten_digits_its_masses_and_its_price() throws IOException {
        Message message = declaration();
        assertThat(Reading.item(message, 1, Field.HS_CODE)).isEqualTo("9405214090");
        assertThat(Reading.item(message, 1, Field.PROCEDURE_CODE)).isEqualTo("40");
        assertThat(Reading.item(message, 1, Field.NET_MASS_KG)).isEqualTo("180");
        assertThat(Reading.item(message, 1, Field.ITEM_AMOUNT)).isEqualTo("900");
        assertThat(Reading.item(message, 1, Field.SUPPLEMENTARY_QUANTITY)).isEqualTo("90");
        assertThat(Reading.item(message, 1, Field.VALUATION_METHOD)).isEqualTo("1");
        assertThat(Reading.item(message, 1, Field.PREFERENCE_CODE)).isEqualTo("100");
        assertThat(Reading.item(message, 2, Field.ORIGIN_COUNTRY)).isEqualTo("VN");
        assertThat(Reading.item(message, 2, Field.QUOTA_NUMBER)).isEqualTo("091234");
        assertThat(Reading.lines(message, 2, LineTable.CONTAINER, "container_id"))
                .containsExactly("CSQU3054383");
    }

    @Test
    void taxes_are_added_up_once_and_a_rate_is_percent_or_money_for_a_unit() throws IOException {
        Message message = declaration();
        assertThat(Reading.item(message, 1, Field.TAX_ASSESSED)).isEqualTo("6543");
        assertThat(Reading.item(message, 1, Field.DUTY_AMOUNT)).isEqualTo("1728");
        assertThat(Reading.item(message, 1, Field.VAT_AMOUNT)).isEqualTo("4815");
        assertThat(Reading.item(message, 1, Field.DUTY_RATE_PERCENT)).isEqualTo("4.7");
        assertThat(Reading.lines(message, 1, LineTable.TAX_LINE, "type_code")).containsExactly("A00", "B00", "A30");
        assertThat(Reading.lines(message, 1, LineTable.TAX_LINE, "payable_amount"))
                .containsExactly("1029", "4815", "699");
        assertThat(Reading.lines(message, 1, LineTable.TAX_LINE, "rate_percent"))
                .containsExactly("4.7", "21", null);
    }

    @Test
    void goods_of_low_value_have_their_intrinsic_value_in_its_currency_and_the_number_of_the_shop() throws IOException {
        Message message = Reading.one(FORMAT, Reading.resource(ImportDeclarationTest.class, "low-value.xml"));
        assertThat(message.kind()).isEqualTo(Message.Kind.DECLARATION);
        assertThat(Reading.heading(message, Field.CURRENCY)).isEqualTo("EUR");
        assertThat(Reading.item(message, 1, Field.ITEM_AMOUNT)).isEqualTo("17.9");
        assertThat(Reading.item(message, 1, Field.HS_CODE)).isEqualTo("392690");
        assertThat(Reading.item(message, 1, Field.GROSS_MASS_KG)).isEqualTo("0.21");
        assertThat(Reading.heading(message, Field.TRANSPORT_DOCUMENT)).isEqualTo("LX118820017CN");
        assertThat(Reading.lines(message, 0, LineTable.DECLARED_PARTY, "party_id"))
                .contains("IM2760000017");
        Reading.assertNothingLost(message);
    }

    @Test
    void both_say_the_same_in_json_an_object_a_line() throws IOException {
        List<ReadResult> read = Reading.all(FORMAT, Reading.resource(ImportDeclarationTest.class, "two.json"));
        assertThat(read).hasSize(2);
        Message first = (Message) read.getFirst();
        assertThat(Reading.item(first, 1, Field.HS_CODE)).isEqualTo("9405214090");
        assertThat(Reading.item(first, 1, Field.TAX_ASSESSED)).isEqualTo("6543");
        Message second = (Message) read.getLast();
        assertThat(Reading.item(second, 1, Field.ITEM_AMOUNT)).isEqualTo("17.9");
        assertThat(Reading.additions(second, "/TransactionId")).containsExactly("TW-7");
    }

    @Test
    void an_answer_about_several_declarations_is_one_about_each() throws IOException {
        String one =
                "<ImportOperation><LRN>L-1</LRN><rejectionDateAndTime>2026-11-26T14:00:00</rejectionDateAndTime></ImportOperation>";
        String other = one.replace("L-1", "L-2").replace("14:00", "14:05");
        List<ReadResult> read = Reading.all(
                FORMAT,
                "<all><IE456>" + one + other
                        + "<Declarant><identificationNumber>FR17</identificationNumber></Declarant></IE456><IE456>"
                        + one.replace("L-1", "L-3") + "</IE456></all>");
        assertThat(read).extracting(ReadResult::ordinal).containsExactly(1L, 2L, 3L);
        assertThat(read)
                .extracting(r -> Reading.heading((Message) r, Field.LOCAL_REFERENCE))
                .containsExactly("L-1", "L-2", "L-3");
        Message second = (Message) read.get(1);
        assertThat(second.events())
                .containsExactly(new Message.MessageEvent("REJECTED", "2026-11-26T14:05:00", "customs"));
        assertThat(Reading.heading(second, Field.DECLARANT_ID)).isEqualTo("FR17");
        Reading.assertNothingLost(second);
    }

    @Test
    void of_several_shipments_a_field_has_only_what_all_say_alike() throws IOException {
        String one =
                "<GoodsShipment><totalAmountInvoiced>100</totalAmountInvoiced><invoiceCurrency>USD</invoiceCurrency>"
                        + "<DeliveryTerms><incotermCode>FOB</incotermCode></DeliveryTerms></GoodsShipment>";
        String other = one.replace("100", "250").replace("FOB", "CIF");
        Message message = Reading.one(
                FORMAT, "<CC415C><ImportOperation><LRN>TIDE-2</LRN></ImportOperation>" + one + other + "</CC415C>");
        assertThat(message.heading().text(Field.INVOICE_AMOUNT)).isNull();
        assertThat(message.heading().text(Field.INCOTERM)).isNull();
        assertThat(Reading.heading(message, Field.CURRENCY)).isEqualTo("USD");
        assertThat(Reading.additions(message, "declaration.invoice_amount")).containsExactly("100", "250");
    }

    @ParameterizedTest
    @CsvSource({
        "CC428C, <declarationAcceptanceDate>2026-11-25</declarationAcceptanceDate>, ACCEPTED, 2026-11-25",
        "CZ429C, <releaseDate>2026-11-26</releaseDate>, RELEASED, 2026-11-26",
        "IM451, <decisionDate>2026-11-26</decisionDate>, RELEASE_REFUSED, 2026-11-26",
        "IM410, <invalidationDecisionDateAndTime>2026-11-26T14:30:45</invalidationDecisionDateAndTime>, INVALIDATED, 2026-11-26T14:30:45",
        "IM456, <rejectionDateAndTime>2026-11-26T14:00:00</rejectionDateAndTime>, REJECTED, 2026-11-26T14:00:00",
        "CC460C, '', CONTROL_ORDERED, 2026-11-27T08:00:00"
    })
    void an_answer_names_its_declaration_and_says_what_happened_when(
            String root, String operation, String event, String at) throws IOException {
        Message message = Reading.one(FORMAT, answer(root, operation));
        assertThat(message.kind()).isEqualTo(Message.Kind.RESPONSE);
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("26CZ0B01AA01858A3");
        assertThat(Reading.heading(message, Field.LOCAL_REFERENCE)).isEqualTo("TIDE-IMP-1");
        assertThat(message.events()).containsExactly(new Message.MessageEvent(event, at, "customs"));
        Reading.assertNothingLost(message);
    }

    @ParameterizedTest
    @CsvSource({"true, INVALIDATED", "1, INVALIDATED", "false, REQUEST_REFUSED", "0, REQUEST_REFUSED"})
    void a_decision_about_an_invalidation_is_the_one_that_was_taken(String decision, String event) throws IOException {
        Message message = Reading.one(
                FORMAT,
                answer(
                        "IM409",
                        "<invalidationDecision>" + decision
                                + "</invalidationDecision><invalidationDecisionDate>2026-11-26</invalidationDecisionDate>"));
        assertThat(message.events()).containsExactly(new Message.MessageEvent(event, "2026-11-26", "customs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cc415c.xml", "low-value.xml"})
    void the_format_is_known_by_its_root(String name) throws IOException {
        byte[] text = Reading.resource(ImportDeclarationTest.class, name).getBytes(StandardCharsets.UTF_8);
        assertThat(MessageFormats.recognise(text).orElseThrow().name()).isEqualTo("eu-import");
    }

    private static String answer(String root, String operation) {
        return "<" + root + "><preparationDateAndTime>2026-11-27T08:00:00</preparationDateAndTime>"
                + "<messageType>" + root + "</messageType><ImportOperation><LRN>TIDE-IMP-1</LRN>"
                + "<MRN>26CZ0B01AA01858A3</MRN>" + operation + "</ImportOperation></" + root + ">";
    }

    private static Message declaration() throws IOException {
        return Reading.one(FORMAT, Reading.resource(ImportDeclarationTest.class, "cc415c.xml"));
    }
}
