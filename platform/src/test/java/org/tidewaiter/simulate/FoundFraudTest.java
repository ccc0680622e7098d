package org.tidewaiter.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;

/** What the truth says of a list, worked out by hand. */
class FoundFraudTest {
    @TempDir
    Path directory;

    @Test
    void the_truth_tells_how_much_of_all_fraud_a_list_and_the_old_red_lane_found() throws Exception {
        Path file = Files.writeString(
                directory.resolve("d.csv"),
                "id,at,hs,outcome\n"
                        + "D1,2024-01-02,010121,\n"
                        + "D2,2024-01-02,010121,conform\n"
                        + "D3,2024-01-02,010121,\n"
                        + "D4,2024-01-02,010121,finding\n");
        Mapping mapping = Mapping.parse(
                "columns: {id: declaration.declaration_id, at: declaration.accepted_at, hs: goods_item.hs_code,"
                        + " outcome: control.outcome}",
                "test");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve("fraud.csv.gz")))) {
            out.write(
                    "declaration_id,typology\nD1,undervaluation\nD1,undervaluation\nD3,diversion\nD4,undervaluation\nD4,collusion\n"
                            .getBytes(StandardCharsets.UTF_8));
        }
        try (Workspace workspace = Workspace.open(directory.resolve("w"), "test")) {
            Schema.create(workspace.lake());
            TableLoad.load(workspace, file, mapping, LoadOptions.plain(Actor.systemUser()), LoadProgress.SILENT);
            try (Session session = workspace.lake().session()) {
                session.execute(
                        "insert into assessed values (1, 0, 1, 0.9, null, 9, 'red', 'model', 1, '[]'), (1, 1, 2, 0.5,"
                                + " null, 5, 'red', 'random', 0.1, '[]'), (1, 2, 3, 0.2, null, 2, 'green', 'none', 0.1,"
                                + " '[]'), (1, 3, 4, 0.1, null, 1, 'green', 'none', 0.1, '[]')");
            }
            FoundFraud.Answer answer = FoundFraud.of(workspace.lake(), 1, directory);
            assertThat(answer.every()).isEqualTo(new FoundFraud.Row("every declaration", 4, 2, 1, 2));
            assertThat(answer.fraud()).isEqualTo(new FoundFraud.Row("any fraud", 3, 1, 1, 1));
            assertThat(answer.byTypology())
                    .isEqualTo(List.of(
                            new FoundFraud.Row("undervaluation", 2, 1, 1, 1),
                            new FoundFraud.Row("collusion", 1, 0, 0, 1),
                            new FoundFraud.Row("diversion", 1, 0, 0, 0)));
            assertThat(answer.hitRateOfRanked()).isEqualTo(1);
            assertThat(answer.hitRateOfList()).isEqualTo(0.5);
            assertThat(answer.hitRateOfTheTime()).isEqualTo(0.5);
            assertThat(answer.baseRate()).isEqualTo(0.75);
        }
    }
}
