package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers of many administrations as a person writes them down; {@code headers-by-heart.txt} says how they fared unseen. */
@Tag("slow")
class HeadersByHeartTest {
    @TempDir
    Path directory;

    @Test
    void of_the_columns_that_have_a_field_at_least_95_in_100_are_mapped_right() throws IOException {
        int right = 0;
        int all = 0;
        for (String line : lines()) {
            String[] halves = line.split("\\^");
            List<List<String>> gold = List.of(halves[1].split(" ")).stream()
                    .map(g -> List.of(g.split("/")))
                    .toList();
            List<MappingProposal.Proposal> columns = MappingProposal.of(
                            Files.writeString(directory.resolve("h.csv"), halves[0] + "\n"))
                    .columns();
            assertThat(columns).as(line).hasSameSizeAs(gold);
            for (int i = 0; i < gold.size(); i++) {
                boolean mapped = columns.get(i).field() != null;
                String field = String.valueOf(columns.get(i).field()).replaceFirst(".*\\.", "");
                boolean none = gold.get(i).contains("-");
                all += none ? 0 : 1;
                right += !none && mapped && gold.get(i).contains(field) ? 1 : 0;
            }
        }
        assertThat(all).isGreaterThan(600);
        assertThat(right / (double) all).isGreaterThan(0.95);
    }

    private static List<String> lines() throws IOException {
        try (var in = Objects.requireNonNull(HeadersByHeartTest.class.getResourceAsStream("headers-by-heart.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
