package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.dataquality.TableMessages;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.mapping.MappingProposal;
import org.tidewaiter.source.Source;

/** What a column shows after its first 500 rows is seen by load, map and check alike. */
@Tag("slow")
class LateRowsTest {
    @TempDir
    Path directory;

    @AutoClose
    private Counter counter;

    @BeforeEach
    void open() {
        counter = new Counter(directory);
    }

    private Path file(IntFunction<String> row) throws IOException {
        String[] rows = new String[700];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row.apply(i);
        }
        return counter.write("f.csv", Counter.rows(rows));
    }

    private List<String> remarksOfCheck(Path file) {
        TableMessages table = TableMessages.open(Source.of(file), null, directory);
        try {
            return table.remarks();
        } finally {
            table.discard();
        }
    }

    @Test
    void a_number_that_may_be_two_is_asked_about_by_map_and_told_by_check() throws IOException {
        Path file =
                file(i -> Counter.row("A" + i).replace("1500.25", "1500").replace("120.5", i == 650 ? "1.234" : "120"));
        assertThat(MappingProposal.of(file).remarks()).anyMatch(r -> r.contains("may be two, such as '1.234'"));
        assertThat(remarksOfCheck(file)).anyMatch(r -> r.contains("may be two, such as '1.234'"));
        assertThatThrownBy(() -> counter.load(file))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("such as '1.234'");
    }

    @Test
    void a_code_that_lost_its_zero_is_seen_by_map_and_check() throws IOException {
        Path file = file(i -> Counter.row("A" + i).replace("01012100", i == 650 ? "1012100" : "84713000"));
        assertThat(MappingProposal.of(file).remarks()).anyMatch(r -> r.contains("leading zero"));
        assertThat(remarksOfCheck(file)).anyMatch(r -> r.contains("leading zero"));
        assertThat(counter.load(file).notes()).anyMatch(r -> r.contains("leading zero"));
    }

    @Test
    void an_identifier_that_a_program_took_for_a_number_loses_what_it_got() throws IOException {
        Path file = file(i -> Counter.row("2024" + i + (i > 600 ? ".0" : "")).replace("T100", i > 650 ? "77.0" : "77"));
        assertThat(MappingProposal.of(file).remarks()).anyMatch(r -> r.contains("some values of 'Declaration No' end"));
        LoadReport report = counter.load(file);
        assertThat(report.accepted()).isEqualTo(700);
        assertThat(report.notes()).anyMatch(n -> n.contains("some values of 'Importer TIN' end in '.0'"));
        assertThat(counter.number(
                        "select count(*) from declaration where declaration_id like '%.%' or importer_id <> '77'"))
                .isZero();
        assertThat(counter.number("select count(*) from declaration where declaration_id = '2024699'"))
                .isEqualTo(1);
    }

    @Test
    void it_is_refused_where_others_are_no_numbers() throws IOException {
        Path file =
                file(i -> Counter.row(i == 650 ? "2024650.0" : "A" + i).replace("T100", i == 651 ? "77.0" : "T100"));
        assertThat(counter.load(file).accepted()).isEqualTo(698);
        assertThat(counter.quarantined()).allMatch(q -> q.reason().contains("ends in '.0'"));
    }

    @Test
    void a_mapping_that_says_whole_cuts_only_that() throws IOException {
        try (Door door = new Door(java.nio.file.Files.createDirectory(directory.resolve("d")))) {
            door.with(Door.ONE_ITEM.replace(
                    "id: declaration.declaration_id", "id: {field: declaration.declaration_id, whole: true}"));
            door.load(Door.HEADER + "12345,2024-03-11,01012100,1,T1\n12346.0,2024-03-11,01012100,1,T1\n");
            assertThat(door.workspace
                            .lake()
                            .number("select count(*) from declaration where declaration_id in ('12345', '12346')"))
                    .isEqualTo(2);
        }
    }
}
