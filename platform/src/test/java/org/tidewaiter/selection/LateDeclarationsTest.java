package org.tidewaiter.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.AmountRates;
import org.tidewaiter.riskmodel.SixRows;

/** What declarations of earlier days that are loaded late change of a list, and what they do not. */
@Tag("slow")
class LateDeclarationsTest {
    private static final String HEAD =
            "declaration_id accepted_at office_code importer_id sequence hs_code net_mass_kg customs_value duty_rate_percent\n";
    private static final String ROWS = HEAD + """
        P     2024-03-01T08:00:00 10 I1 1 610910 100 100 12
        Q     2024-03-01T09:00:00 10 I1 1 610910 200 100 12
        R     2024-03-02T08:00:00 10 I1 1 610990 300 500 12
        CHEAP 2024-03-04T08:00:00 10 I1 1 610990 400 700 5
        OTHER 2024-03-04T09:00:00 10 I2 1 610910 500 900 20
        """;

    @TempDir
    Path directory;

    record Decided(
            int assessmentId, String declarationId, String lane, String selectedBy, double score, String reasons) {}

    private static List<Decided> decided(Workspace workspace, int run) {
        return workspace
                .lake()
                .query(
                        Decided.class,
                        "select a.assessment_id, d.declaration_id, a.lane, a.selected_by, a.score, a.reasons from assessed a"
                                + " join declaration d on d.declaration_key = a.declaration_key where a.assessment_id = ?"
                                + " order by a.rank",
                        run);
    }

    private Assessing.Summary assess(Workspace workspace) throws IOException {
        Path rules = Files.writeString(
                directory.resolve("rules.yaml"),
                "rules:\n- {id: cheaper, says: x, when: signal.duty_change <= -7, until: 2024-12-31}\n");
        LocalDate first = LocalDate.of(2024, 3, 4);
        return Assessing.assess(
                workspace,
                SixRows.model(workspace, first, "duty rate", 0.01f, AmountRates.UNKNOWN),
                new AssessParameters(
                        first,
                        first.plusDays(1),
                        1,
                        AssessParameters.BudgetPeriod.PERIOD,
                        0,
                        AssessParameters.Ranking.PROBABILITY,
                        SelectionRules.read(rules)),
                RandomDraw.of(workspace),
                Actor.systemUser());
    }

    @Test
    void a_list_made_anew_knows_earlier_days_that_were_loaded_late_and_the_stored_one_stays_as_it_was()
            throws IOException {
        try (Workspace workspace = SixRows.load(directory, ROWS)) {
            Assessing.Summary before = assess(workspace);
            // Three of 12 came before: 5 is 7 below.
            assertThat(before.ruleHits()).containsEntry("cheaper", 1);
            List<Decided> stored = decided(workspace, before.assessmentId());

            SixRows.add(workspace, directory, "later.csv", HEAD + "L 2024-03-05T08:00:00 10 I1 1 610910 100 100 5\n");
            assertThat(assess(workspace).ruleHits()).as("a later day").containsEntry("cheaper", 1);

            SixRows.add(workspace, directory, "late.csv", HEAD + "E 2024-03-01T10:00:00 10 I1 1 610910 100 100 5\n");
            // The mean of the four is 10.25: 5 is 5.25 below.
            assertThat(assess(workspace).ruleHits()).as("an earlier day").containsEntry("cheaper", 0);
            assertThat(decided(workspace, before.assessmentId())).isNotEmpty().isEqualTo(stored);
        }
    }
}
