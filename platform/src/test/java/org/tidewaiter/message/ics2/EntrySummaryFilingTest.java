package org.tidewaiter.message.ics2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.MessageFormats;
import org.tidewaiter.message.Reading;

class EntrySummaryFilingTest {
    private static final MessageFormat FORMAT = MessageFormats.named("ics2").orElseThrow();

    @Test
    void a_filing_of_one_house_has_its_goods_and_the_parties_of_the_house() throws IOException {
        Message message = read("ie3f20.xml");
        assertThat(message.kind()).isEqualTo(Message.Kind.ADVANCE_CARGO);
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("TIDE-AIR-0001");
        assertThat(Reading.heading(message, Field.TYPE_CODE)).isEqualTo("F20");
        assertThat(Reading.heading(message, Field.LODGED_AT)).startsWith("2026-11-24T08:15:00");
        assertThat(Reading.heading(message, Field.ARRIVED_AT)).startsWith("2026-11-25T05:40:00");
        assertThat(Reading.heading(message, Field.TRANSPORT_MODE)).isEqualTo("4");
        assertThat(Reading.heading(message, Field.ENTRY_OFFICE)).isEqualTo("DE003302");
        assertThat(Reading.heading(message, Field.IMPORTER_NAME)).isEqualTo("Flood Airways");
        assertThat(Reading.heading(message, Field.IMPORTER_ADDRESS)).isEqualTo("Kaistrasse, 7, 20457, Hamburg, DE");
        assertThat(Reading.heading(message, Field.EXPORTER_ID)).isEqualTo("SG19990101");
        assertThat(Reading.heading(message, Field.TRANSPORT_DOCUMENT)).isEqualTo("HAWB-7");
        assertThat(Reading.heading(message, Field.PREVIOUS_DOCUMENT)).isEqualTo("618-12345675");
        assertThat(message.items()).hasSize(2);
        assertThat(Reading.item(message, 2, Field.HS_CODE)).isEqualTo("32089091");
        assertThat(Reading.item(message, 2, Field.UNDG_CODE)).isEqualTo("1950");
        assertThat(Reading.item(message, 1, Field.GROSS_MASS_KG)).isEqualTo("400");
        Reading.assertNothingLost(message);
    }

    @Test
    void a_filing_of_a_house_alone_has_no_master_around_it() throws IOException {
        Message message = Reading.one(
                FORMAT,
                Reading.resource(EntrySummaryFilingTest.class, "ie3f20.xml")
                        .replace("IE3F20", "IE3F32")
                        .replaceAll("(?s)<consignmentMasterLevel>.*?(?=<consignmentHouseLevel>)", "")
                        .replaceAll("(?s)(</consignmentHouseLevel>).*?</consignmentMasterLevel>", "$1"));
        assertThat(Reading.heading(message, Field.IMPORTER_NAME)).isEqualTo("Flood Airways");
        assertThat(Reading.heading(message, Field.EXPORTER_ID)).isEqualTo("SG19990101");
        assertThat(Reading.heading(message, Field.TRANSPORT_DOCUMENT)).isEqualTo("HAWB-7");
        assertThat(Reading.lines(message, 0, LineTable.DOCUMENT, "reference")).contains("HAWB-7");
        assertThat(message.items()).hasSize(2);
        Reading.assertNothingLost(message);
    }

    @Test
    void what_houses_say_otherwise_is_kept_of_each_and_fills_no_field() throws IOException {
        Message message = read("ie3f10.xml");
        assertThat(message.items()).hasSize(2);
        assertThat(Reading.heading(message, Field.EXPORTER_NAME)).isEqualTo("Yangtze Garments");
        assertThat(Reading.heading(message, Field.IMPORTER_NAME)).isEqualTo("Slack Water Logistics");
        assertThat(Reading.lines(message, 0, LineTable.DECLARED_PARTY, "name"))
                .contains("Slack Water Logistics", "Shirts Ltd", "Paints and Co", "Pearl Trading");
        assertThat(Reading.heading(message, Field.SELLER_NAME)).isEqualTo("Pearl Trading");
        assertThat(Reading.item(message, 1, Field.CONTAINER_ID)).isEqualTo("CSQU3054383");
        assertThat(Reading.lines(message, 0, LineTable.CONTAINER, "seals")).containsExactly("SEAL77, SEAL78");
        assertThat(Reading.lines(message, 1, LineTable.DOCUMENT, "category")).containsExactly("invoice");
        assertThat(Reading.lines(message, 0, LineTable.DOCUMENT, "reference"))
                .containsExactlyInAnyOrder("MOON9001", "TIDE0001", "TIDE0002");
        Reading.assertNothingLost(message);
    }

    @Test
    void the_registration_says_by_which_numbers_a_filing_goes() throws IOException {
        Message message = read("ie3r01.xml");
        assertThat(message.kind()).isEqualTo(Message.Kind.RESPONSE);
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("26DE004851A0000017");
        assertThat(Reading.heading(message, Field.LOCAL_REFERENCE)).isEqualTo("TIDE-SEA-0042");
        assertThat(message.events())
                .containsExactly(new Message.MessageEvent("RECEIVED", "2026-11-20T10:00:07Z", "customs"));
        Reading.assertNothingLost(message);
    }

    @Test
    void an_error_goes_by_the_reference_of_what_was_wrong_and_keeps_why() throws IOException {
        Message message = read("ie3n99.xml");
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("TIDE-AIR-0001");
        assertThat(message.events().getFirst().code()).isEqualTo("ERROR");
        assertThat(Reading.additions(message, "IE3N99/error/validationCode")).containsExactly("C3034");
        Reading.assertNothingLost(message);
    }

    @ParameterizedTest
    @CsvSource({
        "IE3A10, AMENDMENT_REQUESTED, DE999000000003",
        "IE3Q04, CANCELLATION_REQUESTED, DE999000000003",
        "IE3Q02, QUERIED, customs",
        "IE3Q01, LOADING_FORBIDDEN, customs"
    })
    void what_follows_a_filing_tells_what_happened(String root, String event, String by) throws IOException {
        Message message = Reading.one(FORMAT, """
                <%1$s xmlns="urn:wco:datamodel:eu:ics2:2"><MRN>26DE004851A0000017</MRN>\
                <documentIssueDate><DateTime>2026-11-21T09:00:00Z</DateTime></documentIssueDate>\
                <declarant><identificationNumber>DE999000000003</identificationNumber></declarant></%1$s>
                """.formatted(root));
        assertThat(message.kind()).isEqualTo(Message.Kind.RESPONSE);
        assertThat(message.events()).containsExactly(new Message.MessageEvent(event, "2026-11-21T09:00:00Z", by));
        Reading.assertNothingLost(message);
    }

    @Test
    void a_notification_without_an_event_of_the_model_is_kept_without_one() throws IOException {
        Message message = Reading.one(
                FORMAT,
                "<IE3N02><MRN>26DE004851A0000017</MRN><notificationDate>2026-11-21T09:00:00Z</notificationDate></IE3N02>");
        assertThat(message.events()).isEmpty();
        assertThat(Reading.additions(message, "IE3N02/notificationDate")).hasSize(1);
    }

    @Test
    void the_root_says_the_format() throws IOException {
        assertThat(MessageFormats.recognise(Reading.resource(EntrySummaryFilingTest.class, "ie3f10.xml")
                                .getBytes(StandardCharsets.UTF_8))
                        .orElseThrow()
                        .name())
                .isEqualTo("ics2");
    }

    private static Message read(String name) throws IOException {
        return Reading.one(FORMAT, Reading.resource(EntrySummaryFilingTest.class, name));
    }
}
