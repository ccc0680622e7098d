package org.tidewaiter.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proposals for the headers of real customs tables of many countries, against our own judgement of each column's name
 * ({@code column-names-gold.csv}). The words were written by someone who had read these headers: the figures say that they
 * fit together, not how well unseen headers fare. The layouts are not ours to ship: the test reads them from beside the project.
 */
@Tag("slow")
class RealHeadersTest {
    private static final Path LAYOUTS = Path.of("../../shared/data/headers/column-names.csv");

    @TempDir
    Path directory;

    /** Counts over layouts. A column whose field another column rightly has is counted apart: a field is filled once. */
    private static final class Count {
        int right;
        int wrong;
        int silent;
        int taken;
        int silentRightly;
        int saidWrongly;
        final Map<String, Integer> faults = new TreeMap<>();
        final Map<Integer, int[]> reliability = new TreeMap<>();

        double recall() {
            return right / (double) (right + wrong + silent);
        }

        double strictRecall() {
            return right / (double) (right + wrong + silent + taken);
        }

        double precision() {
            return right / (double) (right + wrong + saidWrongly);
        }

        String told(String of) {
            return String.format(
                    Locale.ROOT,
                    "%s: recall %.3f (%d right, %d wrong, %d silent; %.3f with %d whose field another has), precision"
                            + " %.3f (%d said where there is none, %d rightly silent)",
                    of,
                    recall(),
                    right,
                    wrong,
                    silent,
                    strictRecall(),
                    taken,
                    precision(),
                    saidWrongly,
                    silentRightly);
        }
    }

    @Test
    void of_the_columns_that_have_a_field_at_least_85_in_100_are_mapped_right_and_the_confidence_is_true()
            throws IOException {
        assumeThat(LAYOUTS).as("the real layouts are not shipped").exists();
        Map<String, Set<String>> gold = gold();
        Count all = new Count();
        Count even = new Count();
        Count odd = new Count();
        int place = 0;
        for (Map.Entry<String, List<String>> layout : layouts().entrySet()) {
            List<MappingProposal.Proposal> proposals =
                    MappingProposal.of(write(layout.getValue())).columns();
            count(proposals, gold, all);
            count(proposals, gold, place++ % 2 == 0 ? even : odd);
        }
        System.out.println(even.told("every second layout"));
        System.out.println(odd.told("the others"));
        System.out.println(all.told("all"));
        System.out.println("confidence: proposals, right");
        all.reliability.forEach((tenth, n) -> System.out.printf(
                Locale.ROOT,
                "  %.1f to %.1f: %d, %.2f%n",
                tenth / 10.0,
                tenth / 10.0 + 0.1,
                n[0],
                n[1] / (double) n[0]));
        if (System.getenv("TIDEWAITER_FAULTS") != null) {
            even.faults.forEach((what, n) -> System.out.println(n + " EVEN " + what));
            odd.faults.forEach((what, n) -> System.out.println(n + " ODD " + what));
        }
        assertThat(all.recall()).isGreaterThanOrEqualTo(0.85);
        assertThat(all.precision()).isGreaterThanOrEqualTo(0.85);
    }

    private static void count(List<MappingProposal.Proposal> proposals, Map<String, Set<String>> gold, Count count) {
        Set<String> wellFilled = proposals.stream()
                .filter(p -> p.field() != null && judged(p, gold).contains(p.field()))
                .map(p -> String.valueOf(p.field()))
                .collect(Collectors.toSet());
        for (MappingProposal.Proposal p : proposals) {
            Set<String> fields = judged(p, gold);
            boolean none = fields.contains("-");
            String field = p.field();
            boolean right = field != null && fields.contains(field);
            if (field != null) {
                int[] n = count.reliability.computeIfAbsent((int) Math.min(9, p.confidence() * 10), k -> new int[2]);
                n[0]++;
                n[1] += right ? 1 : 0;
            }
            if (right) {
                count.right += none ? 0 : 1;
            } else if (field != null) {
                count.saidWrongly += none ? 1 : 0;
                count.wrong += none ? 0 : 1;
                fault(count, p, fields);
            } else if (none) {
                count.silentRightly++;
            } else if (fields.stream().anyMatch(wellFilled::contains)) {
                count.taken++;
            } else {
                count.silent++;
                fault(count, p, fields);
            }
        }
    }

    private static void fault(Count count, MappingProposal.Proposal p, Set<String> fields) {
        count.faults.merge(p.column() + " -> " + p.field() + " " + p.confidence() + " not " + fields, 1, Integer::sum);
    }

    private static Set<String> judged(MappingProposal.Proposal p, Map<String, Set<String>> gold) {
        return gold.getOrDefault(p.column().replace(' ', '_'), Set.of("-"));
    }

    private static Map<String, Set<String>> gold() throws IOException {
        Map<String, Set<String>> gold = new HashMap<>();
        try (var in = RealHeadersTest.class.getResourceAsStream("column-names-gold.csv")) {
            new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> gold.put(
                            line.substring(0, line.lastIndexOf(',')),
                            Set.of(line.substring(line.lastIndexOf(',') + 1).split(" "))));
        }
        return gold;
    }

    private static Map<String, List<String>> layouts() throws IOException {
        Map<String, List<String>> layouts = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(LAYOUTS)) {
            for (NamedCsvRecord row : rows) {
                layouts.put(
                        row.getField("file"), List.of(row.getField("columns").split("\\|")));
            }
        }
        return layouts;
    }

    private Path write(List<String> names) throws IOException {
        List<String> quoted = new ArrayList<>();
        names.forEach(n -> quoted.add('"' + n + '"'));
        return Files.writeString(Files.createTempFile(directory, "h", ".csv"), String.join(",", quoted) + "\n");
    }
}
