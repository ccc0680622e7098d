package org.tidewaiter.analysis.weight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;

/** Containers that are said to hold more than they may. */
@Tag("slow")
class ContainerLoadsTest {
    private static final String HEADER = "declaration_id,accepted_at,importer_id,hs_code,gross_mass_kg";

    private static final String LINES = "declaration_id,sequence,container_id,size_type_code,gross_mass_kg\n";

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    /** Declarations of one importer, an item a row: its declaration and its gross mass. */
    private void goods(String... rows) {
        asked.load(
                HEADER,
                List.of(rows).stream()
                        .map(row -> row.split(" "))
                        .map(cells -> "%s,2026-01-%s,I,720851,%s"
                                .formatted(cells[0], cells.length > 2 ? cells[2] : "05", cells[1]))
                        .toList());
    }

    private Result.Findings told(String lines) {
        asked.reference("containers", LINES + lines);
        return asked.findings(new ContainerLoads(), Map.of());
    }

    private static List<Object> over(Result.Findings findings) {
        Table table = table(findings, "containers");
        return table.rows().stream()
                .filter(row -> "over".equals(row.get(table.place("sign"))))
                .map(row -> row.get(table.place("container_id")))
                .toList();
    }

    /** 36,000 kg less 2,000 of an empty one of 20 feet; 30,480 less the same. */
    @Test
    void a_load_above_the_rating_is_told_and_one_above_the_former_rating_apart() {
        goods("A 34000", "B 34000.5", "C 28480", "D 28480.5");
        Result.Findings findings = told("A,1,MSCU1,22G1,\nB,1,MSCU2,22G1,\nC,1,MSCU3,22G1,\nD,1,MSCU4,22G1,\n");
        Table table = table(findings, "containers");
        assertThat(column(table, "container_id")).containsExactly("MSCU2", "MSCU1", "MSCU4");
        assertThat(column(table, "sign")).containsExactly("over", "heavy", "heavy");
        assertThat(column(table, "payload_kg")).containsOnly(34_000.0);
        assertThat(findings.findings().getFirst().says().english()).startsWith("1 of 4 containers (25.0");
    }

    @Test
    void several_items_and_declarations_that_share_a_container_on_one_voyage_are_added_up() {
        goods("A 12000", "A 12000", "B 11000 08", "C 30000 30");
        Result.Findings findings =
                told("A,1,MSCU 111-1,22G1,\nA,2,mscu1111,22G1,\nB,1,MSCU1111,22G1,\nC,1,MSCU1111,22G1,\n");
        Table table = table(findings, "containers");
        assertThat(over(findings)).containsExactly("MSCU1111");
        assertThat(column(table, "load_kg")).containsExactly(35_000.0, 30_000.0); // the last is another voyage
        assertThat(column(table, "declarations")).containsExactly(2L, 1L);
    }

    /** 40,000 kg in two of 40 feet: nobody says how much is in which, and both together may carry 65,200. */
    @Test
    void goods_in_several_containers_are_set_against_all_of_them_and_in_none_by_itself() {
        goods("A 40000", "B 70000");
        Result.Findings findings = told("A,1,MSCU1,45G1,\nA,1,MSCU2,45G1,\nB,1,MSCU3,45G1,\nB,1,MSCU4,45G1,\n");
        assertThat(table(findings, "containers").rows()).isEmpty();
        Table declarations = table(findings, "declarations");
        assertThat(column(declarations, "declaration_id")).containsExactly("B");
        assertThat(column(declarations, "payload_kg")).containsExactly(65_200.0);
    }

    @Test
    void what_is_stated_of_a_container_counts_but_not_beyond_what_the_goods_weigh() {
        goods("A 70000", "B 20000", "C 70000");
        Result.Findings findings = told(
                "A,,MSCU1,45G1,30000\nA,,MSCU2,45G1,40000\nB,,MSCU3,45G1,40000\nC,1,MSCU5,45G1,35000\nC,1,MSCU6,45G1,32000\n");
        assertThat(over(findings)).containsExactly("MSCU2", "MSCU5");
    }

    @Test
    void a_container_of_no_known_type_or_of_two_is_not_judged_and_counted() {
        goods("A 99000", "B 99000", "C 99000", "D 99000 05", "E 10 20", "F 10");
        Result.Findings findings = told(
                "A,1,MSCU1,,\nB,1,MSCU2,XX,\nC,1,MSCU3,42P1,\nD,1,MSCU4,22G1,\nE,1,MSCU4,45G1,\nF,1,MSCU6,22G1,\n");
        assertThat(over(findings)).isEmpty();
        assertThat(findings.findings().getLast().says().english())
                .startsWith(
                        "Of 6 containers, 5 have no type that tells what they may carry, and 0 no mass of their own");
    }

    @Test
    void a_container_whose_type_another_declaration_tells_is_judged_by_it() {
        asked.load(HEADER + ",container_id", List.of("A,2026-01-05,I,720851,35000,MSCU1", "B,2026-01-25,I,720851,10,"));
        assertThat(over(told("B,1,MSCU1,22G1,\n"))).containsExactly("MSCU1");
    }

    @ParameterizedTest
    @CsvSource({
        "22G1, 34000", "45G1, 32600", "L5G1, 31800", "45R1, 32000", "22T6, 33700", "2210, 34000", "4532, 32000",
        "9510, 31800", "20GP, 34000", "40HC, 32600", "40'HQ, 32600", "45HC, 31800", "20 RF, 33400", "12G1, 9060",
        "20, ", "40, ", "22P1, ", "40FR, ", "M5G1, ", "CN, ", "5312, "
    })
    void a_code_tells_what_may_be_carried_or_nothing(String code, Double payload) {
        goods("A 60000", "B 10");
        asked.reference("containers", LINES + "A,1,MSCU1,%s,\nB,1,MSCU2,22G1,\n".formatted(code));
        Table table = table(asked.findings(new ContainerLoads(), Map.of()), "containers");
        assertThat(column(table, "payload_kg")).isEqualTo(payload == null ? List.of() : List.of(payload));
    }

    @Test
    void containers_of_which_nothing_is_known_and_none_at_all_are_answers() {
        goods("A 60000");
        assertThat(asked.ask(new ContainerLoads(), Map.of())).isInstanceOf(Result.NotApplicable.class);
        asked.reference("containers", LINES + "A,1,MSCU1,,\n");
        assertThat(((Result.NotApplicable) asked.ask(new ContainerLoads(), Map.of()))
                        .why()
                        .english())
                .startsWith("Of 1 containers, 1 have no type");
    }

    /** Whatever is shared among what: what is told of a container is never more than all goods of its voyage that may be in it. */
    @Test
    void no_container_holds_more_than_the_goods_that_name_it() {
        Random random = new Random(17);
        List<String> goods = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        double[] most = new double[12];
        for (int d = 0; d < 120; d++) {
            String day = "%02d".formatted(1 + random.nextInt(5));
            for (int item = 1; item <= 1 + random.nextInt(3); item++) {
                double kg = 1_000 * (1 + random.nextInt(30));
                goods.add("D%03d,2026-01-%s,I,720851,%s".formatted(d, day, kg));
                for (int box : random.ints(0, 12)
                        .distinct()
                        .limit(1 + random.nextInt(3))
                        .toArray()) {
                    lines.append(
                            "D%03d,%d,BOX%02d,22G1,%s%n".formatted(d, item, box, random.nextBoolean() ? "" : 90_000));
                    most[box] += kg;
                }
            }
        }
        asked.load(HEADER, goods);
        Table table = table(told(lines.toString()), "containers");
        assertThat(table.rows()).isNotEmpty();
        assertThat(table.rows()).allSatisfy(row -> {
            int box = Integer.parseInt(
                    String.valueOf(row.get(table.place("container_id"))).substring(3));
            assertThat((Double) row.get(table.place("load_kg"))).isLessThanOrEqualTo(most[box]);
        });
        assertThat(column(table, "share"))
                .isSortedAccordingTo(Comparator.comparingDouble(share -> -((Number) share).doubleValue()));
        assertThat(IntStream.range(0, 12).mapToDouble(i -> most[i]).sum()).isPositive();
    }
}
