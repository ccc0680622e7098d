package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole layouts with values ({@code layouts.txt}, which says how they fared unseen): what would be loaded without a person
 * looking is right, and nearly all that has a place finds it.
 */
@Tag("slow")
class LayoutsTest {
    @TempDir
    Path directory;

    private record Column(String name, Set<String> gold, List<String> values) {}

    private record Layout(String name, List<Column> columns) {}

    private int unasked;
    private int unaskedRight;
    private int placed;
    private int placedRight;
    private int have;
    private int found;
    private final List<String> faults = new ArrayList<>();

    @Test
    void of_what_is_loaded_unasked_at_least_98_in_100_is_right_and_93_in_100_of_what_has_a_place_finds_it()
            throws IOException {
        for (Layout layout : layouts()) {
            count(layout);
        }
        double precision = unaskedRight / (double) unasked;
        double recall = found / (double) have;
        System.out.printf(
                Locale.ROOT,
                "layouts: unasked %d of %d right (%.3f), all %d of %d (%.3f), recall %d of %d (%.3f)%n",
                unaskedRight,
                unasked,
                precision,
                placedRight,
                placed,
                placedRight / (double) placed,
                found,
                have,
                recall);
        if (System.getenv("TIDEWAITER_FAULTS") != null) {
            faults.forEach(System.out::println);
        }
        assertThat(have).isGreaterThan(600);
        assertThat(precision).as("%s", faults).isGreaterThanOrEqualTo(0.98);
        assertThat(recall).as("%s", faults).isGreaterThanOrEqualTo(0.93);
    }

    private void count(Layout layout) throws IOException {
        List<MappingProposal.Proposal> proposals =
                MappingProposal.of(write(layout)).columns();
        Set<String> rightlyFilled = new java.util.HashSet<>();
        for (int c = 0; c < proposals.size(); c++) {
            String field = shortly(proposals.get(c).field());
            if (layout.columns().get(c).gold().contains(field)) {
                rightlyFilled.add(field);
            }
        }
        for (int c = 0; c < proposals.size(); c++) {
            MappingProposal.Proposal p = proposals.get(c);
            Column column = layout.columns().get(c);
            boolean right = column.gold().contains(shortly(p.field()));
            if (p.field() != null) {
                boolean sure = p.isSure();
                placed++;
                placedRight += right ? 1 : 0;
                unasked += sure ? 1 : 0;
                unaskedRight += sure && right ? 1 : 0;
            }
            boolean none = column.gold().contains("-");
            boolean takenByAnother =
                    !right && p.field() == null && column.gold().stream().anyMatch(rightlyFilled::contains);
            if (!none && !takenByAnother) {
                have++;
                found += right ? 1 : 0;
            }
            if (!right && !(takenByAnother && !none)) {
                faults.add(layout.name() + ": " + p.line() + " not " + column.gold());
            }
        }
    }

    private static String shortly(@org.jspecify.annotations.Nullable String path) {
        return path == null ? "-" : path.substring(path.indexOf('.') + 1);
    }

    private Path write(Layout layout) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(line(layout.columns().stream().map(Column::name).toList()));
        for (int r = 0; r < 3; r++) {
            int row = r;
            lines.add(line(layout.columns().stream()
                    .map(c -> row < c.values().size() ? c.values().get(row) : "")
                    .toList()));
        }
        return Files.write(Files.createTempFile(directory, "layout", ".csv"), lines);
    }

    private static String line(List<String> values) {
        return String.join("\t", values);
    }

    private static List<Layout> layouts() throws IOException {
        List<Layout> layouts = new ArrayList<>();
        try (var in = Objects.requireNonNull(LayoutsTest.class.getResourceAsStream("layouts.txt"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("## ")) {
                    layouts.add(new Layout(line.substring(3), new ArrayList<>()));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split(" \\| ", -1);
                    layouts.getLast()
                            .columns()
                            .add(new Column(parts[0], Set.of(parts[1].split("/")), List.of(parts[2].split(";", -1))));
                }
            }
        }
        return layouts;
    }
}
