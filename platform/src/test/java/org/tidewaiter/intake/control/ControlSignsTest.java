package org.tidewaiter.intake.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.intake.Door;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.source.Source;

/** Control signs in the texts of results of controls are refused, whoever sends them. */
@Tag("slow")
class ControlSignsTest {
    private static final String HEADER =
            "declaration_id,item,kind,outcome,finding_kinds,amount,officer,selected_by,recorded_at\n";

    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    @BeforeEach
    void open() {
        ThreeDeclarations.copyTo(directory);
        door = new Door(directory);
    }

    private LoadReport load(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("results.csv"), text);
        return ControlLoad.load(door.workspace, Source.of(file), null, false, Actor.systemUser());
    }

    @Test
    void a_control_sign_in_a_short_text_sets_its_row_aside() throws IOException {
        LoadReport report = load(HEADER + "A1,1,goods,conform,,,O\u00017,all,2026-03-10\n"
                + "A1,2,goods,conform,,,O7\u007f,all,2026-03-10\n"
                + "A2,1,goods,conform,,,O7,all,2026-03-10\n");
        assertThat(List.of(report.read(), report.accepted(), report.quarantined()))
                .containsExactly(3L, 1L, 2L);
        assertThat(door.quarantined().getLast().field()).isEqualTo("control.officer_id");
        assertThat(door.quarantined().getLast().reason()).contains("control sign");
    }

    @ParameterizedTest
    @ValueSource(strings = {"officer", "selector", "declaration_id", "report_number", "finding_kinds", "corrected_by"})
    void a_control_sign_that_is_entered_is_refused_in_words(String column) {
        Map<String, String> row = new HashMap<>(Map.of(
                "declaration_id",
                "A1",
                "item",
                "1",
                "outcome",
                "finding",
                "officer",
                "O7",
                "recorded_at",
                "2026-03-10"));
        for (String value : List.of("X\u0000Y", "X\u0000", "X\u001bY")) {
            row.put(column, value);
            ControlEntry.EntryResult told = ControlEntry.enter(door.workspace, List.of(row), Actor.systemUser(), "test")
                    .getFirst();
            assertThat(told.status()).isEqualTo(ControlEntry.Status.REFUSED);
            assertThat(told.field()).isEqualTo(column);
            assertThat(told.why()).contains("has a control sign").matches("\\P{Cntrl}+");
        }
    }
}
