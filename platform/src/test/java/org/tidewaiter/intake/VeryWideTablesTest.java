package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.Source;

/** Headers of thousands of columns, and rows of thousands of values under a narrow one. */
@Tag("slow")
class VeryWideTablesTest {
    private static final String NAMES = "declaration_id,registration_date,hs_code,item_amount,currency,net_mass";
    private static final String VALUES = ",2024-03-01,84713000,100.50,USD,9";

    @TempDir
    Path directory;

    @Test
    void a_proposal_for_thousands_of_columns_takes_seconds() throws IOException {
        int columns = 3000;
        String names = IntStream.range(0, columns)
                .mapToObj(c -> (c % 3 == 0 ? "tax_freight_" : c % 3 == 1 ? "peso_pays_" : "zorglub_unit_") + c)
                .collect(Collectors.joining(","));
        Path file = Files.writeString(
                directory.resolve("wide.csv"),
                NAMES + "," + names + "\nD1" + VALUES + ",7".repeat(columns) + "\nD2" + VALUES + ",8".repeat(columns)
                        + "\n");
        long before = processorSeconds();
        MappingProposal proposal = MappingProposal.of(file);
        proposal.remarks();
        assertThat(processorSeconds() - before).isLessThan(60); // it took the square of their number: many minutes
        assertThat(proposal.columns()).hasSize(columns + 6);
        assertThat(proposal.missing()).doesNotContain("declaration.declaration_id", "goods_item.hs_code");
    }

    private static long processorSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000_000;
    }

    @Test
    void more_columns_than_a_worksheet_has_are_refused_with_their_number_and_place() throws IOException {
        int more = Header.MOST_COLUMNS + 1 - 6;
        Path file = Files.writeString(
                directory.resolve("wider.csv"),
                NAMES + "," + String.join(",", Collections.nCopies(more, "x")) + "\nD1" + VALUES + ",7".repeat(more)
                        + "\n");
        assertThatThrownBy(() -> MappingProposal.of(file))
                .hasMessageContaining(
                        "has a header of 16,385 columns in line 1, of which no more than 16,384 can be read")
                .hasMessageContaining("give only the columns that are needed");
    }

    @Test
    void a_row_of_many_thousand_separators_among_the_first_is_set_aside_and_the_others_are_loaded() throws IOException {
        Path file = Files.writeString(
                directory.resolve("separators.csv"),
                NAMES + "\nD1" + VALUES + "\nD2" + VALUES + ",".repeat(30_000) + "x\nD3" + VALUES + "\n");
        try (Door door = new Door(directory)) {
            LoadReport report = new SourceLoad(
                            door.workspace, null, () -> message -> List.of(), LoadOptions.plain(Actor.systemUser()))
                    .take(Source.of(file), LoadProgress.SILENT);
            assertThat(report.accepted()).isEqualTo(2);
            assertThat(report.quarantined()).isEqualTo(1);
        }
    }
}
