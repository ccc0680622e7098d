package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.source.Source;

/**
 * Numbers of items of more digits than are kept, in tables that are loaded as proposed: without their column, items would be numbered as they come.
 */
class LongNumbersTest {
    @TempDir
    Path directory;

    @Test
    void a_column_with_the_fields_own_name_sets_aside_the_rows_whose_number_is_too_long() throws IOException {
        try (Door door = new Door(directory)) {
            LoadReport report = load(door, "sequence", "1234567890", "4234567890", "99999999999");
            assertThat(report.accepted()).isZero();
            assertThat(report.quarantined()).isEqualTo(3);
            assertThat(door.quarantined().getFirst().reason()).contains("has more than the 9 digits that are kept");
        }
    }

    @Test
    void a_column_of_which_some_numbers_are_too_long_is_not_left_out() throws IOException {
        try (Door door = new Door(directory)) {
            assertThatThrownBy(() -> load(door, "item_number", "1", "4234567890", "4234567891", "2"))
                    .hasMessageContaining("'item_number' is goods_item.sequence by its name")
                    .hasMessageContaining("more than the 9 digits that are kept");
            assertThat(door.number("select count(*) from declaration")).isZero();
        }
    }

    private LoadReport load(Door door, String name, String... numbers) throws IOException {
        StringBuilder text = new StringBuilder(
                "declaration_id,registration_date,hs_code,item_amount,currency,net_mass," + name + "\n");
        int row = 0;
        for (String number : List.of(numbers)) {
            text.append("D")
                    .append(++row)
                    .append(",2024-03-01,84713000,100.50,USD,9,")
                    .append(number)
                    .append('\n');
        }
        Path file = Files.writeString(directory.resolve("numbers.csv"), text);
        return new SourceLoad(door.workspace, null, () -> message -> List.of(), LoadOptions.plain(Actor.systemUser()))
                .take(Source.of(file), LoadProgress.SILENT);
    }
}
