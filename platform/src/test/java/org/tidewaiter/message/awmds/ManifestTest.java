package org.tidewaiter.message.awmds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.MessageFormats;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.Reading;
import org.tidewaiter.message.UnreadableMessage;

class ManifestTest {
    private static final MessageFormat FORMAT =
            MessageFormats.named("asycuda-manifest").orElseThrow();

    @Test
    void a_manifest_goes_by_office_voyage_and_day_of_departure() throws IOException {
        Message manifest = manifest();
        assertThat(manifest.kind()).isEqualTo(Message.Kind.ADVANCE_CARGO);
        assertThat(Reading.heading(manifest, Field.DECLARATION_ID)).isEqualTo("TWSEA-V014E-2026-11-20");
        assertThat(Reading.heading(manifest, Field.OFFICE_CODE)).isEqualTo("TWSEA");
        assertThat(Reading.heading(manifest, Field.VOYAGE_NUMBER)).isEqualTo("V014E");
        assertThat(Reading.heading(manifest, Field.ARRIVED_AT)).isEqualTo("2026-12-01");
        assertThat(Reading.heading(manifest, Field.TRANSPORT_NAME)).isEqualTo("SPRING TIDE");
        assertThat(Reading.heading(manifest, Field.TRANSPORT_ID)).isEqualTo("9074729");
        assertThat(Reading.heading(manifest, Field.ITEM_COUNT)).isEqualTo("2");
    }

    @Test
    void a_decimal_comma_is_told_from_the_other_masses_of_the_manifest() throws IOException {
        assertThat(Reading.heading(manifest(), Field.DECLARATION_GROSS_MASS_KG)).isEqualTo("23150.5");
        assertThat(Reading.item(manifest(), 1, Field.GROSS_MASS_KG)).isEqualTo("3150.5");
    }

    @Test
    void every_bill_of_lading_is_an_item_with_its_parties_beside_it() throws IOException {
        Message manifest = manifest();
        assertThat(manifest.items()).hasSize(2);
        assertThat(Reading.item(manifest, 1, Field.DESCRIPTION)).isEqualTo("Cotton shirts, knitted");
        assertThat(Reading.item(manifest, 1, Field.CONTAINER_ID)).isEqualTo("CSQU3054383");
        assertThat(Reading.item(manifest, 2, Field.UNDG_CODE)).isEqualTo("1263");
        assertThat(Reading.item(manifest, 2, Field.HS_CODE)).isEqualTo("3208");
        assertThat(manifest.additions())
                .contains(
                        new Message.Addition(1, "declaration.transport_document", "TIDE0001"),
                        new Message.Addition(2, "declaration.transport_document", "TIDE0002"));
        assertThat(Reading.lines(manifest, 1, LineTable.DECLARED_PARTY, "role_code"))
                .containsExactly("CA", "EX", "CN", "NI");
        assertThat(Reading.lines(manifest, 1, LineTable.DECLARED_PARTY, "street"))
                .containsExactly(null, "1 Pudong Road, Shanghai", "2 Market Square", null);
        assertThat(Reading.lines(manifest, 2, LineTable.DECLARED_PARTY, "name")).containsExactly("Paints & Co");
        assertThat(Reading.lines(manifest, 1, LineTable.CONTAINER, "container_id"))
                .containsExactly("CSQU3054383", "MSKU6011672");
        assertThat(Reading.lines(manifest, 1, LineTable.CONTAINER, "seals")).containsExactly("SEAL-77", null);
        assertThat(Reading.lines(manifest, 1, LineTable.CHARGE, "amount")).containsExactly("1250");
        Reading.assertNothingLost(manifest);
    }

    @Test
    void what_the_only_house_bill_says_is_said_of_the_whole() throws IOException {
        Message bills = Reading.one(FORMAT, Reading.resource(ManifestTest.class, "house-bills.xml"));
        assertThat(Reading.heading(bills, Field.DECLARATION_ID)).isEqualTo("TWSEA-V014E-2026-11-20-TIDE0001");
        assertThat(Reading.heading(bills, Field.PREVIOUS_DOCUMENT)).isEqualTo("TIDE0001");
        assertThat(Reading.heading(bills, Field.TRANSPORT_DOCUMENT)).isEqualTo("HOUSE-1");
        assertThat(Reading.heading(bills, Field.IMPORTER_NAME)).isEqualTo("Shirts Ltd");
        assertThat(bills.items().getFirst().values()).doesNotContainKey(Field.IMPORTER_NAME);
        Reading.assertNothingLost(bills);
    }

    @Test
    void a_bill_without_a_line_number_goes_by_its_place() throws IOException {
        String text = Reading.resource(ManifestTest.class, "manifest.xml").replace("<Line_number>2</Line_number>", "");
        assertThat(Reading.item(Reading.one(FORMAT, text), 2, Field.SEQUENCE)).isEqualTo("2");
    }

    @Test
    void the_format_is_known_by_its_root_and_no_declaration_is_taken_for_it() throws IOException {
        byte[] manifest = Reading.resource(ManifestTest.class, "manifest.xml").getBytes(StandardCharsets.UTF_8);
        assertThat(MessageFormats.recognise(manifest).orElseThrow().name()).isEqualTo("asycuda-manifest");
        assertThat(FORMAT.recognises("<ASYCUDA><SAD/></ASYCUDA>".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void a_broken_manifest_is_handed_over_with_the_reason_and_the_next_is_read() throws IOException {
        String good = Reading.resource(ManifestTest.class, "house-bills.xml");
        List<ReadResult> read = Reading.all(FORMAT, "<all>" + good.replace("</Master_bol>", "") + good + "</all>");
        assertThat(read).hasSize(2);
        assertThat(read.getFirst()).isInstanceOf(UnreadableMessage.class);
        assertThat(read.getLast()).isInstanceOf(Message.class);
    }

    private static Message manifest() throws IOException {
        return Reading.one(FORMAT, Reading.resource(ManifestTest.class, "manifest.xml"));
    }
}
