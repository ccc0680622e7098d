package org.tidewaiter.message.aircargo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.MessageFormats;
import org.tidewaiter.message.Reading;

class CargoXmlTest {
    private static final MessageFormat FORMAT =
            MessageFormats.named("cargo-xml").orElseThrow();

    @Test
    void a_waybill_is_one_item_that_goes_by_the_waybills_number() throws IOException {
        Message message = read("waybill.xml");
        assertThat(message.kind()).isEqualTo(Message.Kind.ADVANCE_CARGO);
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("618-12345675");
        assertThat(Reading.heading(message, Field.TRANSPORT_DOCUMENT)).isEqualTo("618-12345675");
        assertThat(Reading.heading(message, Field.VOYAGE_NUMBER)).isEqualTo("TW632");
        assertThat(Reading.heading(message, Field.TRANSPORT_MODE)).isEqualTo("4");
        assertThat(Reading.heading(message, Field.EXPORTER_NAME)).isEqualTo("Strait Parts");
        assertThat(Reading.heading(message, Field.EXPORTER_ADDRESS)).isEqualTo("1 Ebb Drive, 533865, Singapore, SG");
        assertThat(Reading.heading(message, Field.DECLARANT_ID)).isEqualTo("3231713");
        assertThat(message.items()).hasSize(1);
        assertThat(Reading.item(message, 1, Field.DESCRIPTION)).isEqualTo("Aircraft parts, Brake discs");
        assertThat(Reading.item(message, 1, Field.HS_CODE)).isEqualTo("880330");
        assertThat(Reading.item(message, 1, Field.ITEM_PACKAGES)).isEqualTo("4");
        Reading.assertNothingLost(message);
    }

    @Test
    void pounds_become_kilograms() throws IOException {
        Message message = read("waybill.xml");
        assertThat(Reading.item(message, 1, Field.GROSS_MASS_KG)).startsWith("100.01");
        assertThat(Reading.heading(message, Field.DECLARATION_GROSS_MASS_KG)).startsWith("100.01");
    }

    @Test
    void a_house_waybill_names_its_master_and_has_the_parties_of_the_house() throws IOException {
        Message message = read("house.xml");
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("HAWB-7");
        assertThat(Reading.heading(message, Field.TRANSPORT_DOCUMENT)).isEqualTo("HAWB-7");
        assertThat(Reading.heading(message, Field.PREVIOUS_DOCUMENT)).isEqualTo("618-12345675");
        assertThat(Reading.heading(message, Field.IMPORTER_NAME)).isEqualTo("Flood Airways");
        assertThat(Reading.item(message, 1, Field.GROSS_MASS_KG)).isEqualTo("40.5");
        assertThat(Reading.item(message, 1, Field.DESCRIPTION)).isEqualTo("Brake discs");
        Reading.assertNothingLost(message);
    }

    @Test
    void the_origin_of_the_goods_of_a_house_is_the_item_s() throws IOException {
        Message message = Reading.one(
                FORMAT,
                Reading.resource(CargoXmlTest.class, "house.xml")
                        .replaceFirst(
                                "</ram:IncludedHouseConsignment>",
                                "<ram:IncludedHouseConsignmentItem><ram:OriginCountry><ram:ID>TW</ram:ID></ram:OriginCountry></ram:IncludedHouseConsignmentItem>$0"));
        assertThat(Reading.item(message, 1, Field.ORIGIN_COUNTRY)).isEqualTo("TW");
    }

    /** The house's items do not add up to its master's totals. */
    @Test
    void the_totals_of_a_house_waybill_are_its_own_and_not_its_master_s() throws IOException {
        Message message = Reading.one(
                FORMAT,
                Reading.resource(CargoXmlTest.class, "house.xml")
                        .replace(
                                "<rsm:MasterConsignment>",
                                "<rsm:MasterConsignment><ram:IncludedTareGrossWeightMeasure unitCode=\"KGM\">2217"
                                        + "</ram:IncludedTareGrossWeightMeasure><ram:TotalPieceQuantity>59</ram:TotalPieceQuantity>"));
        assertThat(Reading.heading(message, Field.DECLARATION_GROSS_MASS_KG)).isEqualTo("40.5");
        assertThat(Reading.heading(message, Field.PACKAGES)).isEqualTo("2");
        assertThat(message.additions()).extracting(Message.Addition::text).contains("2217", "59");
    }

    @Test
    void a_flight_manifest_has_an_item_a_consignment_and_goes_by_flight_time_and_place() throws IOException {
        Message message = read("manifest.xml");
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("TW632-2026-11-24T21:00:00-SIN");
        assertThat(Reading.heading(message, Field.DECLARATION_GROSS_MASS_KG)).isEqualTo("1100");
        assertThat(Reading.heading(message, Field.UNLOADING_PLACE)).isEqualTo("HND");
        assertThat(message.items()).hasSize(2);
        assertThat(Reading.item(message, 2, Field.DESCRIPTION)).isEqualTo("Orchids");
        assertThat(Reading.additions(message, "declaration.transport_document"))
                .containsExactly("618-12345675", "618-76543210");
        Reading.assertNothingLost(message);
    }

    @Test
    void a_house_manifest_has_an_item_a_house_bill_and_goes_by_its_master_waybill() throws IOException {
        Message message = read("house-manifest.xml");
        assertThat(message.kind()).isEqualTo(Message.Kind.ADVANCE_CARGO);
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("618-12345675");
        assertThat(Reading.heading(message, Field.LODGED_AT))
                .as("the clock where it was written")
                .isEqualTo("2026-11-24T18:30:00");
        assertThat(Reading.heading(message, Field.DECLARATION_GROSS_MASS_KG)).isEqualTo("140.5");
        assertThat(message.items()).hasSize(2);
        assertThat(Reading.item(message, 1, Field.GROSS_MASS_KG)).isEqualTo("40.5");
        assertThat(Reading.item(message, 2, Field.DESCRIPTION)).isEqualTo("Orchids");
        assertThat(Reading.additions(message, "declaration.importer_name"))
                .containsExactly("Flood Airways", "Neap Florists");
        assertThat(Reading.additions(message, "declaration.transport_document")).containsExactly("HAWB-7", "HAWB-8");
        Message taken = Reading.one(
                FORMAT,
                Reading.resource(CargoXmlTest.class, "house-manifest.xml").replace("Creation", "Deletion"));
        assertThat(taken.kind()).isEqualTo(Message.Kind.RESPONSE);
    }

    @Test
    void a_waybill_that_is_taken_back_declares_nothing() throws IOException {
        Message message = Reading.one(
                FORMAT, Reading.resource(CargoXmlTest.class, "waybill.xml").replace("Creation", "Deletion"));
        assertThat(message.kind()).isEqualTo(Message.Kind.RESPONSE);
        assertThat(message.events())
                .containsExactly(new Message.MessageEvent("CANCELLATION_REQUESTED", "2026-11-24T18:30:00", "3231713"));
    }

    @Test
    void the_format_is_known_by_its_root_and_the_name_space_of_iata() throws IOException {
        byte[] text = Reading.resource(CargoXmlTest.class, "waybill.xml").getBytes(StandardCharsets.UTF_8);
        assertThat(MessageFormats.recognise(text).orElseThrow().name()).isEqualTo("cargo-xml");
        assertThat(FORMAT.recognises("<Waybill><Number>7</Number></Waybill>".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void a_status_message_tells_what_happened_to_which_part_of_a_waybill() throws IOException {
        Message message = read("status.xml");
        assertThat(message.kind()).isEqualTo(Message.Kind.RESPONSE);
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("618-12345675");
        assertThat(message.events())
                .containsExactly(
                        new Message.MessageEvent("ARRIVED", "2026-11-25T05:12:00", null),
                        new Message.MessageEvent("STATUS_NFD", "2026-11-25T09:30:00", null));
        assertThat(message.items()).hasSize(2);
        assertThat(Reading.item(message, 1, Field.GROSS_MASS_KG)).isEqualTo("75");
        assertThat(Reading.item(message, 2, Field.ITEM_PACKAGES)).isEqualTo("3");
        Reading.assertNothingLost(message);
    }

    private static Message read(String name) throws IOException {
        return Reading.one(FORMAT, Reading.resource(CargoXmlTest.class, name));
    }
}
