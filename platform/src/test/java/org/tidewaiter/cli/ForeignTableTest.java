package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table that ships as a sample of one without a customs mapping: deliveries of medicines, dirty as in life. */
@Tag("slow")
class ForeignTableTest {
    private static final Path SAMPLE = Path.of("src/main/resources/org/tidewaiter/demo/scms/deliveries.csv")
            .toAbsolutePath();

    @TempDir
    Path directory;

    @Test
    void what_it_says_is_proposed_what_it_half_says_is_left_out_and_what_it_lacks_is_asked_for() {
        CommandAnswer answer = CommandAnswer.of(directory, "map", SAMPLE.toString());
        assertThat(answer.out())
                .containsPattern("Vendor INCO Term +declaration.incoterm")
                .containsPattern("Item Description +goods_item.description")
                .containsPattern("Unit Price +goods_item.unit_price");
        assertThat(answer.out() + answer.err())
                .contains(
                        "No column was found for goods_item.hs_code",
                        "'Weight (Kilograms)' is goods_item.gross_mass_kg by its name, but 112 of 300");
    }

    @Test
    void it_is_not_loaded_unasked_and_with_a_mapping_every_row_is_accepted_or_quarantined() throws Exception {
        CommandAnswer unasked = CommandAnswer.of(directory, "load", "--workspace", "w", SAMPLE.toString());
        assertThat(unasked.code()).isNotZero();
        Files.writeString(directory.resolve("scms.yaml"), """
                columns:
                  ID: declaration.declaration_id
                  Delivery Recorded Date: declaration.accepted_at
                  Vendor INCO Term: declaration.incoterm
                  Item Description: goods_item.description
                  Line Item Value: goods_item.item_amount
                  Weight (Kilograms): goods_item.gross_mass_kg
                constants: {declaration.currency: USD, goods_item.hs_code: "3004", goods_item.sequence: 1}
                formats: {date: dmy}
                """);
        CommandAnswer loaded = CommandAnswer.of(
                directory, "load", "--workspace", "w", "--mapping", "scms.yaml", "--json", SAMPLE.toString());
        assertThat(loaded.code()).as(loaded.err()).isZero();
        JsonNode told = loaded.json();
        long accepted = told.findValue("accepted").asLong();
        long quarantined = told.findValue("quarantined").asLong();
        assertThat(accepted + quarantined).isEqualTo(300);
        assertThat(quarantined).as("weights that are words").isEqualTo(112);
    }
}
