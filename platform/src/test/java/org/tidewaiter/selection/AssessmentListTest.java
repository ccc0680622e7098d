package org.tidewaiter.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.SampleWorkspace;

class AssessmentListTest {
    @TempDir
    Path directory;

    @Test
    void no_cell_of_the_list_begins_a_formula() throws Exception {
        try (Workspace workspace = SampleWorkspace.open(directory.resolve("w"), 300)) {
            workspace
                    .lake()
                    .transaction(session -> session.execute(
                            "update store.declaration set declaration_id = '\uff1dcmd|x!' || declaration_id"
                                    + " where declaration_id is not null"));
            Path file = directory.resolve("list.csv");
            AssessmentList.export(workspace, 1, file);
            List<String> lines = Files.readAllLines(file);
            assertThat(lines).hasSizeGreaterThan(10);
            assertThat(lines.getFirst()).startsWith("rank,declaration_id,");
            assertThat(lines.subList(1, lines.size())).allMatch(line -> line.split(",")[1].startsWith("'\uff1dcmd"));
            assertThat(lines.get(1)).startsWith("1,");
            Path json = directory.resolve("list.json");
            AssessmentList.export(workspace, 1, json);
            assertThat(Files.readString(json)).contains(":\"\uff1dcmd").doesNotContain("'\uff1dcmd");
        }
    }
}
