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

    /** What was told as left out of it is no part of the mapping that is written: with the three fields that are asked for, all rows come in. */
    @Test
    void the_mapping_that_is_written_leaves_out_what_was_told_as_left_out() throws Exception {
        CommandAnswer mapped = CommandAnswer.of(directory, "map", "--out", "proposed.yaml", SAMPLE.toString());
        assertThat(mapped.code()).as(mapped.err()).isZero();
        String written = Files.readString(directory.resolve("proposed.yaml"));
        assertThat(written)
                .contains("\n  # \"Weight (Kilograms)\": goods_item.gross_mass_kg\n")
                .doesNotContain("\n  \"Freight Cost (USD)\"", "\n  \"Line Item Value\"");
        Files.writeString(
                directory.resolve("finished.yaml"),
                written.replace("# not mapped: \"ID\"", "\"ID\": declaration.declaration_id")
                                .replace(
                                        "# not mapped: \"Delivery Recorded Date\"",
                                        "\"Delivery Recorded Date\": {field: declaration.accepted_at, date: dmy}")
                        + "\nconstants: {goods_item.hs_code: \"3004\"}\n");
        CommandAnswer loaded = CommandAnswer.of(
                directory, "load", "--workspace", "w", "--mapping", "finished.yaml", "--json", SAMPLE.toString());
        assertThat(loaded.code()).as(loaded.err()).isZero();
        assertThat(loaded.json().findValue("accepted").asLong()).isEqualTo(300);

        Files.writeString(
                directory.resolve("taken.yaml"),
                Files.readString(directory.resolve("finished.yaml")).replace("# \"Weight", "\"Weight"));
        CommandAnswer taken = CommandAnswer.of(
                directory, "load", "--workspace", "w2", "--mapping", "taken.yaml", "--json", SAMPLE.toString());
        assertThat(taken.json().findValue("quarantined").asLong())
                .as("a person who takes it has its words set aside")
                .isEqualTo(112);
    }
}
