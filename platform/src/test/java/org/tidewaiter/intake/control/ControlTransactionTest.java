package org.tidewaiter.intake.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.intake.Door;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.LoadTransaction;
import org.tidewaiter.intake.LosingStrategy;
import org.tidewaiter.intake.WholeDatabase;
import org.tidewaiter.mapping.ControlColumns;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.notation.StatedStyle;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.ReadingHints;
import org.tidewaiter.source.TableFile;

/** The steps of a load, on a few results of controls: from a file, and as a person enters them. */
class ControlTransactionTest {
    private static final String RESULTS = """
        declaration_id,outcome,recorded_at
        A,conform,2021-02-10
        B,finding,2021-02-11
        nobody's,conform,2021-02-12
        """;

    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    private Path file;

    @BeforeEach
    void open() throws IOException {
        door = Door.begunWith(
                directory, Door.ONE_ITEM, Door.HEADER + "A,2021-01-31,870323,12,W\nB,2021-02-01,640399,3,W\n");
        file = door.write(RESULTS);
    }

    private ControlStrategy strategy(Session session, ControlLoad.@Nullable EnteredResults entry) {
        TableFile opened = TableFile.open(file, ReadingHints.Csv.FOUND);
        Mapping mapping = ControlColumns.mapping(
                ControlColumns.propose(opened, Header.of(opened), StatedStyle.NOTHING), "results");
        return ControlStrategy.of(session, door.workspace.temporary(), opened, mapping, entry, Actor.systemUser());
    }

    @Test
    void results_are_counted_where_they_were_written() {
        LoadReport report = LoadTransaction.run(
                door.workspace, LoadOptions.plain(Actor.systemUser()), List.of(), session -> strategy(session, null));
        assertThat(report.read()).isEqualTo(3);
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.quarantined()).isEqualTo(1);
        assertThat(door.number("select count(*) from control")).isEqualTo(2);
    }

    @Test
    void a_file_of_results_that_loses_one_is_not_loaded() {
        String before = WholeDatabase.of(door.workspace.lake());
        assertThatThrownBy(() -> LoadTransaction.run(
                        door.workspace,
                        LoadOptions.plain(Actor.systemUser()),
                        List.of(),
                        session -> new LosingStrategy(
                                strategy(session, null), session, "delete from judged where declaration_id = 'B'")))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("Of 3 rows, 1 were accepted and 1 quarantined, which does not add up");
        assertThat(WholeDatabase.of(door.workspace.lake())).isEqualTo(before);
    }

    @Test
    void rows_that_are_refused_to_who_enters_them_are_no_rows_of_the_load() {
        ControlLoad.EnteredResults entry = new ControlLoad.EnteredResults("O7", "entered", new ArrayList<>());
        LoadReport report = LoadTransaction.run(
                door.workspace, LoadOptions.plain(Actor.systemUser()), List.of(), session -> strategy(session, entry));
        assertThat(report.read()).isEqualTo(2);
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.quarantined()).isZero();
        assertThat(entry.told())
                .extracting(ControlEntry.EntryResult::status)
                .containsExactly(
                        ControlEntry.Status.ACCEPTED, ControlEntry.Status.ACCEPTED, ControlEntry.Status.REFUSED);
    }
}
