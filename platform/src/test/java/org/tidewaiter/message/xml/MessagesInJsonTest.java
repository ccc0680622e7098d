package org.tidewaiter.message.xml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.MessageFormats;
import org.tidewaiter.message.MessagePart;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.Reading;
import org.tidewaiter.message.UnreadableMessage;

class MessagesInJsonTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final MessageFormat WCO = MessageFormats.named("wco-xml").orElseThrow();
    private static final MessageFormat TRANSIT = MessageFormats.named("ncts").orElseThrow();
    private static final MessageFormat IMPORTS =
            MessageFormats.named("eu-import").orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "wco-xml, wco/declaration.xml",
        "wco-xml, wco/tax.xml",
        "wco-xml, wco/amendment.xml",
        "ncts, transit/cc015c.xml",
        "aes, export/cc515c.xml",
        "eu-import, imports/cc415c.xml",
        "eu-import, imports/low-value.xml",
        "ics2, ics2/ie3f10.xml",
        "asycuda-manifest, awmds/manifest.xml"
    })
    void a_message_says_the_same_in_json_as_in_xml(String name, String sample) throws IOException {
        MessageFormat format = MessageFormats.named(name).orElseThrow();
        Message inXml = (Message) Reading.all(format, Reading.resource(MessageFormat.class, sample))
                .getFirst();
        Element tree = Objects.requireNonNull(inXml.tree());
        String text = JSON.createObjectNode().set(tree.name(), object(tree)).toString();
        assertThat(MessageFormats.recognise(text.getBytes(StandardCharsets.UTF_8))
                        .map(MessageFormat::name))
                .contains(name);
        Message inJson = Reading.one(format, text);
        assertThat(said(inJson)).isEqualTo(said(inXml));
        assertThat(inJson.events()).isEqualTo(inXml.events());
        assertThat(inJson.kind()).isEqualTo(inXml.kind());
        Reading.assertNothingLost(inJson);
    }

    @Test
    void names_may_begin_with_small_letters_and_values_have_their_units_beside_them() throws IOException {
        Message message = Reading.one(WCO, """
                {"declaration": {"functionCode": 9, "functionalReferenceId": "J-1", "typeCode": "IMA",
                 "totalGrossMassMeasure": {"value": 120.50, "unitCode": "KGM"},
                 "invoiceAmount": {"#text": "5000.00", "@currencyID": "USD"},
                 "goodsShipment": {"governmentAgencyGoodsItem": [
                   {"sequenceNumeric": 1, "commodity": {"description": "Telephones",
                     "classification": [{"id": "85171300", "identificationTypeCode": "HS"}],
                     "goodsMeasure": {"netNetWeightMeasure": {"Value": 1.2e1, "UnitCode": "KGM"}}}},
                   {"sequenceNumeric": 2, "commodity": {"description": "Chargers"}}]}}}
                """);
        assertThat(message.kind()).isEqualTo(Message.Kind.DECLARATION);
        assertThat(Reading.heading(message, Field.LOCAL_REFERENCE)).isEqualTo("J-1");
        assertThat(Reading.heading(message, Field.DECLARATION_GROSS_MASS_KG)).isEqualTo("120.5");
        assertThat(Reading.heading(message, Field.INVOICE_AMOUNT)).isEqualTo("5000");
        assertThat(Reading.heading(message, Field.CURRENCY)).isEqualTo("USD");
        assertThat(message.items()).hasSize(2);
        assertThat(Reading.item(message, 1, Field.HS_CODE)).isEqualTo("85171300");
        assertThat(Reading.item(message, 1, Field.NET_MASS_KG)).isEqualTo("12");
        assertThat(Reading.item(message, 2, Field.DESCRIPTION)).isEqualTo("Chargers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"n1:CC428C\": {\"@PhaseID\": \"5\", \"ImportOperation\": {\"LRN\": \"L-1\", \"MRN\": \"26CZ1\"}}}",
                "{\"messageType\": \"CC428C\", \"ImportOperation\": {\"LRN\": \"L-1\", \"MRN\": \"26CZ1\"}}",
                "{\"SchemaId\": \"IE428\", \"TransactionId\": \"7\", \"MessageJson\": {\"ImportOperation\": {\"LRN\": \"L-1\", \"MRN\": \"26CZ1\"}}}",
                "\uFEFF[ {\"data\": {\"CC428C\": {\"ImportOperation\": {\"LRN\": \"L-1\", \"MRN\": \"26CZ1\"}}}} ]"
            })
    void a_message_is_known_by_the_name_of_its_root_or_by_the_type_it_says(String text) throws IOException {
        assertThat(MessageFormats.recognise(text.getBytes(StandardCharsets.UTF_8))
                        .map(MessageFormat::name))
                .contains("eu-import");
        Message message = Reading.one(IMPORTS, text);
        assertThat(message.kind()).isEqualTo(Message.Kind.RESPONSE);
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("26CZ1");
    }

    @Test
    void what_stands_around_a_message_is_kept_beside_the_first_and_a_password_is_not() throws IOException {
        List<ReadResult> read = Reading.all(
                IMPORTS,
                "{\"sender\": {\"id\": \"CZ17\", \"password\": \"tide\"}, \"CC428C\": [{\"ImportOperation\": {\"MRN\": \"26CZ1\"}},"
                        + " {\"ImportOperation\": {\"MRN\": \"26CZ2\"}}], \"sent\": 2}");
        assertThat(read).hasSize(2);
        Message first = (Message) read.getFirst();
        assertThat(Reading.additions(first, "/sender/id")).containsExactly("CZ17");
        assertThat(Reading.additions(first, "/sent")).containsExactly("2");
        assertThat(first.additions()).noneMatch(a -> a.text().equals("tide"));
        Message second = (Message) read.getLast();
        assertThat(second.original()).isEqualTo("{\"CC428C\":{\"ImportOperation\":{\"MRN\":\"26CZ2\"}}}");
        assertThat(Reading.heading(Reading.one(IMPORTS, second.original()), Field.DECLARATION_ID))
                .isEqualTo("26CZ2");
    }

    @Test
    void signs_that_cannot_be_read_are_told_and_never_replaced() throws IOException {
        String good =
                "{\"CC428C\": {\"ImportOperation\": {\"MRN\": \"26CZ1\", \"LRN\": \"Br\u00FCcke \\ud83d\\udea2\"}}}\n";
        byte[] latin = good.replace("\\ud83d\\udea2", "").getBytes(StandardCharsets.ISO_8859_1);
        byte[] half = good.replace("\\udea2", "").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(good.getBytes(StandardCharsets.UTF_8));
        file.writeBytes(latin);
        file.writeBytes(half);
        List<ReadResult> read = Reading.all(IMPORTS, file.toByteArray());
        assertThat(Reading.heading((Message) read.getFirst(), Field.LOCAL_REFERENCE))
                .isEqualTo("Br\u00FCcke \uD83D\uDEA2");
        assertThat(read.stream().skip(1).map(r -> ((UnreadableMessage) r).reason()))
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("bytes that are no UTF-8", "line 2"),
                        reason -> assertThat(reason).contains("half of a sign of Unicode", "line 3"));
    }

    @Test
    void a_broken_object_costs_no_other_and_is_told_with_its_place() throws IOException {
        String good = "{\"CC428C\": {\"ImportOperation\": {\"MRN\": \"26CZ1\"}}}\n";
        List<ReadResult> read = Reading.all(
                IMPORTS,
                good
                        + "{\"CC428C\": {\"ImportOperation\": {\"MRN\": \"26CZ2\", \"MRN\": \"26CZ3\"}}}\n"
                        + "{\"CC428C\": {\"ImportOperation\": {\"MRN\": 026}}}\n"
                        + "{\"weather\": \"fair\"}\nnothing\n" + good + "{\"CC428C\": {");
        assertThat(read.stream().filter(Message.class::isInstance)).hasSize(2);
        assertThat(read.stream().filter(UnreadableMessage.class::isInstance).map(r -> ((UnreadableMessage) r).reason()))
                .satisfiesExactly(
                        twice -> assertThat(twice).contains("Duplicate field 'MRN'", "line 2"),
                        number -> assertThat(number).contains("is not well-formed", "line 3"),
                        none -> assertThat(none).contains("holds no message of this format in JSON (line 4, column 1)"),
                        stray -> assertThat(stray).contains("it is no object (line 5, column 1)"),
                        cut -> assertThat(cut).contains("it ends too early (line 7, column 1)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'messageType': 'CC428C', 'ImportOperation': {'LRN': 'L-",
                "{'messageType': 'CC428C', 'ImportOperation': {'LRN': 'L-9', 'MRN': '26CZ9'",
                "{'messageType': 'CC428C', 'ImportOperation': {'LRN': 'L-9'},",
                "{'messageType': 'CC428C, 'ImportOperation': {'LRN': 'L-9'}}",
                "{'messageType': 'CC428C', 'Note': ['a', 'b",
                "{'messageType': 'CC428C', 'Note': 'a\\"
            })
    void a_line_that_is_cut_off_costs_no_other(String broken) throws IOException {
        String good = "{'messageType': 'CC428C', 'ImportOperation': {'LRN': 'L-%d', 'MRN': '26CZ%d'}}\n";
        String text = good.formatted(1, 1) + broken + "\n" + good.formatted(2, 2) + good.formatted(3, 3);
        List<ReadResult> read = Reading.all(IMPORTS, text.replace('\'', '"'));
        assertThat(read).hasSize(4);
        assertThat(read.get(1))
                .isInstanceOfSatisfying(
                        UnreadableMessage.class,
                        unread -> assertThat(unread.reason()).contains("(line 2, column"));
        assertThat(Stream.of(0, 2, 3).map(read::get))
                .extracting(one -> Reading.heading((Message) one, Field.DECLARATION_ID))
                .containsExactly("26CZ1", "26CZ2", "26CZ3");
    }

    @Test
    void objects_of_a_list_may_begin_their_lines() throws IOException {
        Message message = Reading.one(WCO, """
                {"Declaration": {"FunctionCode": 9, "FunctionalReferenceID": "J-1", "TypeCode": "IMA",
                "GoodsShipment": {"GovernmentAgencyGoodsItem":
                [
                {"SequenceNumeric": 1, "Commodity":
                {"Description": "Telephones {\\" of"}},
                {"SequenceNumeric": 2, "Commodity": {"Description": "Chargers"}}
                ,
                {"SequenceNumeric": 3}]}}}
                """);
        assertThat(message.items()).hasSize(3);
    }

    @Test
    void a_declaration_within_its_own_name_is_one() throws IOException {
        Message message = Reading.one(
                WCO,
                "{\"resourceType\": \"WCODeclaration\", \"declaration\": {\"Declaration\": {\"ID\": \"D-17\", \"FunctionCode\": \"9\", \"TypeCode\": \"IM\"},"
                        + " \"GoodsShipment\": {\"GovernmentAgencyGoodsItem\": [{\"SequenceNumeric\": 1}]}}}");
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("D-17");
        assertThat(message.items()).hasSize(1);
    }

    @Test
    void a_message_deeper_than_any_is_broken_and_digits_stay_as_they_were_written() throws IOException {
        String deep = "{\"a\":".repeat(120) + "1" + "}".repeat(120);
        assertThat(((UnreadableMessage) Reading.all(IMPORTS, "{\"CC428C\": " + deep + "}")
                                .getFirst())
                        .reason())
                .startsWith("has elements more than 100 deep");
        Message message = Reading.one(IMPORTS, "{\"CC428C\": {\"code\": 8517.10, \"many\": 1e3, \"none\": null}}");
        assertThat(Reading.additions(message, "CC428C/code")).containsExactly("8517.10");
        assertThat(Reading.additions(message, "CC428C/many")).containsExactly("1000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"declaration_id\": \"A1\", \"hs_code\": \"610510\", \"note\": \"<CC015C><a>1</a></CC015C>\"}]",
                "{\"response\": {\"header\": {\"resultCode\": \"00\"}, \"body\": {\"items\": [{\"hsSgn\": \"610510\"}]}}}",
                "{\"declaration\": {\"number\": \"A1\", \"items\": [{\"hs_code\": \"610510\"}]}}",
                "{\"messageType\": \"invoice\", \"lines\": []}",
                "{}"
            })
    void tables_and_answers_in_json_are_no_messages(String text) {
        assertThat(MessageFormats.recognise(text.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void a_transit_declaration_as_a_service_sends_it_has_its_house_consignment() throws IOException {
        Message message = Reading.one(TRANSIT, """
                {"n1:CC015C": {"@PhaseID": "NCTS5.1", "messageSender": "TW", "preparationDateAndTime": "2026-03-01T09:00:00",
                  "TransitOperation": {"LRN": "TIDE-T-9", "declarationType": "T1"},
                  "Consignment": {"grossMass": 210.25, "HouseConsignment": [{"sequenceNumber": 1, "ConsignmentItem": [
                    {"goodsItemNumber": 1, "Commodity": {"descriptionOfGoods": "Lamps",
                      "CommodityCode": {"harmonizedSystemSubHeadingCode": "940521"}}}]}]}}}
                """);
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("TIDE-T-9");
        assertThat(Reading.item(message, 1, Field.HS_CODE)).isEqualTo("940521");
        Reading.assertNothingLost(message);
    }

    /** What fields and lines say, by heading and items. */
    private static List<String> said(Message message) {
        return Reading.parts(message).stream()
                .flatMap(MessagesInJsonTest::texts)
                .toList();
    }

    private static Stream<String> texts(MessagePart part) {
        return Stream.concat(
                part.values().entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue().text()),
                part.lines().stream()
                        .flatMap(l -> l.values().entrySet().stream()
                                .map(e -> l.table() + "." + e.getKey() + "="
                                        + e.getValue().text())));
    }

    /** The JSON of an element: what comes several times is an array, attributes begin with a sign. */
    private static ObjectNode object(Element element) {
        ObjectNode object = JSON.createObjectNode();
        element.attributes().forEach((name, value) -> object.put("@" + name, value));
        if (!element.text().isEmpty()) {
            object.put("#text", element.text());
        }
        for (Element child : element.children()) {
            ObjectNode inside = object(child);
            boolean bare = inside.size() == 1 && inside.has("#text");
            ArrayNode all = (ArrayNode) object.get(child.name());
            (all == null ? object.putArray(child.name()) : all).add(bare ? inside.get("#text") : inside);
        }
        return object;
    }
}
