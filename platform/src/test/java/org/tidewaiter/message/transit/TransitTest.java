package org.tidewaiter.message.transit;

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
import org.tidewaiter.message.MessagePart;
import org.tidewaiter.message.Reading;

class TransitTest {
    private static final MessageFormat FORMAT = MessageFormats.named("ncts").orElseThrow();

    @Test
    void a_transit_declaration_goes_by_its_reference_until_it_has_a_number() throws IOException {
        Message message = declaration();
        assertThat(message.kind()).isEqualTo(Message.Kind.DECLARATION);
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("TIDE-LRN-1");
        assertThat(Reading.heading(message, Field.LOCAL_REFERENCE)).isEqualTo("TIDE-LRN-1");
        Message numbered = Reading.one(FORMAT, text().replace("<LRN>", "<MRN>26FR000246IF9W5YJ0</MRN><LRN>"));
        assertThat(Reading.heading(numbered, Field.DECLARATION_ID)).isEqualTo("26FR000246IF9W5YJ0");
        Reading.assertNothingLost(numbered);
    }

    @Test
    void the_heading_is_that_of_the_consignment_and_of_the_holder_of_the_procedure() throws IOException {
        Message message = declaration();
        assertThat(Reading.heading(message, Field.TYPE_CODE)).isEqualTo("T1A");
        assertThat(Reading.heading(message, Field.LODGED_AT)).isEqualTo("2026-11-24T18:30:00");
        assertThat(Reading.heading(message, Field.OFFICE_CODE)).isEqualTo("FR000060");
        assertThat(Reading.heading(message, Field.DECLARANT_ID)).isEqualTo("FR12345678901");
        assertThat(Reading.heading(message, Field.EXPORT_COUNTRY)).isEqualTo("CN");
        assertThat(Reading.heading(message, Field.DECLARATION_GROSS_MASS_KG)).isEqualTo("2100.5");
        assertThat(Reading.heading(message, Field.TRANSPORT_ID)).isEqualTo("AB-123-CD");
    }

    /** What a second one says besides lines stays told apart from what the first says; checks know both by one name. */
    @Test
    void what_house_consignments_say_beside_their_lines_says_of_which_it_is() throws IOException {
        assertThat(declaration().additions())
                .filteredOn(a -> a.name().equals("CC015C/Consignment/HouseConsignment/grossMass"))
                .extracting(Message.Addition::place)
                .containsExactly(
                        "CC015C/Consignment/HouseConsignment/grossMass",
                        "CC015C/Consignment/HouseConsignment[2]/grossMass");
    }

    @Test
    void items_of_all_house_consignments_are_items() throws IOException {
        Message message = declaration();
        assertThat(message.items())
                .extracting((MessagePart i) -> i.text(Field.SEQUENCE))
                .containsExactly("1", "2", "3");
        assertThat(message.items())
                .extracting((MessagePart i) -> i.text(Field.HS_CODE))
                .containsExactly("61051000", "320810", "620342");
        assertThat(Reading.item(message, 1, Field.GROSS_MASS_KG)).isEqualTo("600.5");
        assertThat(Reading.item(message, 1, Field.MARKS)).isEqualTo("YG 1-20");
        assertThat(Reading.item(message, 2, Field.UNDG_CODE)).isEqualTo("1263");
    }

    @Test
    void what_house_consignments_agree_on_is_of_the_whole_and_what_they_differ_in_is_of_none() throws IOException {
        Message message = declaration();
        assertThat(Reading.heading(message, Field.EXPORTER_NAME)).isEqualTo("Yangtze Garments");
        assertThat(message.heading().text(Field.IMPORTER_ID)).isNull();
        assertThat(Reading.lines(message, 0, LineTable.DECLARED_PARTY, "party_id"))
                .contains("DE1111111", "DE2222222");
    }

    @Test
    void guarantees_are_documents_and_countries_on_the_way_a_code_each() throws IOException {
        Message message = declaration();
        assertThat(Reading.lines(message, 0, LineTable.DOCUMENT, "category")).contains("guarantee");
        assertThat(Reading.lines(message, 0, LineTable.DOCUMENT, "reference")).contains("26FR0000010000029");
        assertThat(message.additions())
                .noneMatch(a -> a.name().endsWith("GRN") || a.name().contains("CountryOfRouting"));
    }

    @Test
    void a_container_is_of_the_items_it_names() throws IOException {
        Message message = declaration();
        assertThat(Reading.lines(message, 1, LineTable.CONTAINER, "container_id"))
                .containsExactly("CSQU3054383");
        assertThat(Reading.lines(message, 1, LineTable.CONTAINER, "seals")).containsExactly("SEAL-77");
        assertThat(message.items().subList(1, 3)).allMatch(i -> i.text(Field.CONTAINER_ID) == null);
    }

    @Test
    void a_container_that_names_two_items_is_of_both_and_one_that_names_none_of_the_whole() throws IOException {
        String text = Reading.resource(TransitTest.class, "cc015c.xml");
        String both = text.replace(
                "</GoodsReference>",
                "</GoodsReference><GoodsReference><sequenceNumber>2</sequenceNumber>"
                        + "<declarationGoodsItemNumber>3</declarationGoodsItemNumber></GoodsReference>");
        Message of = Reading.one(MessageFormats.named("ncts").orElseThrow(), both);
        assertThat(Reading.lines(of, 1, LineTable.CONTAINER, "container_id")).containsExactly("CSQU3054383");
        assertThat(Reading.lines(of, 3, LineTable.CONTAINER, "container_id")).containsExactly("CSQU3054383");
        Message none = Reading.one(
                MessageFormats.named("ncts").orElseThrow(),
                text.replaceFirst("(?s)<GoodsReference>.*?</GoodsReference>", ""));
        assertThat(Reading.lines(none, 0, LineTable.CONTAINER, "container_id")).containsExactly("CSQU3054383");
        assertThat(none.items()).allMatch(i -> i.text(Field.CONTAINER_ID) == null);
    }

    @Test
    void no_value_is_lost() throws IOException {
        Reading.assertNothingLost(declaration());
    }

    @ParameterizedTest
    @CsvSource({
        "CC028C, <declarationAcceptanceDate>2026-11-25</declarationAcceptanceDate>, ACCEPTED, 2026-11-25, customs",
        "CC029C, <releaseDate>2026-11-26+01:00</releaseDate>, RELEASED, 2026-11-26, customs",
        "CC051C, <noReleaseMotivationCode>1</noReleaseMotivationCode>, RELEASE_REFUSED, 2026-11-27T08:00:00, customs",
        "CC056C, <rejectionDateAndTime>2026-11-25T09:00:00</rejectionDateAndTime>, REJECTED, 2026-11-25T09:00:00,"
                + " customs",
        "CC045C, <writeOffDate>2026-12-03</writeOffDate>, CLEARED, 2026-12-03, customs",
        "CC025C, <releaseDate>2026-12-01</releaseDate>, RELEASED_AT_DESTINATION, 2026-12-01, customs",
        "CC057C, <rejectionDateAndTime>2026-11-25T09:00:00</rejectionDateAndTime>, REJECTED, 2026-11-25T09:00:00, customs",
        "CC019C, '', DISCREPANCIES, 2026-11-27T08:00:00, customs",
        "CC013C, <amendmentTypeFlag>0</amendmentTypeFlag>, AMENDMENT_REQUESTED, 2026-11-27T08:00:00, FR1"
    })
    void an_answer_names_its_declaration_and_says_what_happened_when(
            String root, String more, String event, String at, String by) throws IOException {
        Message message = Reading.one(FORMAT, answer(root, more, ""));
        assertThat(message.kind()).isEqualTo(Message.Kind.RESPONSE);
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("26FR000246IF9W5YJ0");
        assertThat(Reading.heading(message, Field.LOCAL_REFERENCE)).isEqualTo("TIDE-LRN-1");
        assertThat(message.heading().text(Field.LODGED_AT)).isNull();
        assertThat(message.events()).containsExactly(new Message.MessageEvent(event, at, by));
        Reading.assertNothingLost(message);
    }

    @ParameterizedTest
    @CsvSource({"1, INVALIDATED", "0, REQUEST_REFUSED"})
    void a_decision_on_a_request_to_invalidate_is_granted_or_refused(String decision, String event) throws IOException {
        String more = "<Invalidation><decisionDateAndTime>2026-11-28T10:00:00</decisionDateAndTime><decision>"
                + decision + "</decision></Invalidation>";
        Message message = Reading.one(FORMAT, answer("CC009C", "", more));
        assertThat(message.events()).containsExactly(new Message.MessageEvent(event, "2026-11-28T10:00:00", "customs"));
    }

    @Test
    void what_is_unloaded_at_the_destination_is_about_the_transit_that_ends_there() throws IOException {
        Message permission = Reading.one(FORMAT, Reading.resource(TransitTest.class, "cc043c.xml"));
        assertThat(permission.events())
                .containsExactly(new Message.MessageEvent("UNLOADING_PERMITTED", "2026-11-29T07:15:00", "customs"));
        assertThat(Reading.item(permission, 1, Field.NET_MASS_KG)).isEqualTo("1702.25");
        Message remarks = Reading.one(FORMAT, Reading.resource(TransitTest.class, "cc044c.xml"));
        assertThat(Reading.heading(remarks, Field.DECLARATION_ID)).isEqualTo("26FR000246IF9W5YJ0");
        assertThat(remarks.events())
                .extracting(Message.MessageEvent::code, Message.MessageEvent::at)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("UNLOADED", "2026-11-29"));
        assertThat(Reading.item(remarks, 1, Field.ITEM_PACKAGES)).isEqualTo("89");
        Reading.assertNothingLost(remarks);
    }

    @Test
    void the_format_is_known_by_its_root_also_within_an_envelope() {
        assertThat(MessageFormats.recognise(bytes("<n1:TraderChannelSubmission><ncts:CC015C></ncts:CC015C>"))
                        .orElseThrow()
                        .name())
                .isEqualTo("ncts");
        assertThat(MessageFormats.recognise(bytes("<CC018C/>"))).isEmpty();
    }

    private static String answer(String root, String operation, String more) {
        return "<" + root + "><preparationDateAndTime>2026-11-27T08:00:00</preparationDateAndTime>"
                + "<messageType>" + root + "</messageType><TransitOperation><LRN>TIDE-LRN-1</LRN>"
                + "<MRN>26FR000246IF9W5YJ0</MRN>" + operation + "</TransitOperation>" + more
                + "<HolderOfTheTransitProcedure><identificationNumber>FR1</identificationNumber>"
                + "</HolderOfTheTransitProcedure></" + root + ">";
    }

    private static Message declaration() throws IOException {
        return Reading.one(FORMAT, text());
    }

    private static String text() throws IOException {
        return Reading.resource(TransitTest.class, "cc015c.xml");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
