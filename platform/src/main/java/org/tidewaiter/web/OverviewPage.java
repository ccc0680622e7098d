package org.tidewaiter.web;

import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.dataquality.ScoreCards;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadLog;
import org.tidewaiter.riskmodel.Evaluation;
import org.tidewaiter.riskmodel.KeptEvaluations;
import org.tidewaiter.riskmodel.ModelStore;
import org.tidewaiter.selection.Overview;

/** The first page: what is in the workspace, how good the model is, what the last assessment chose, what comes next. */
public final class OverviewPage {
    private static final int LOADS_SHOWN = 5;

    private final Workspace workspace;
    private final Overview overview;
    private final LoadLog log;
    private final ModelStore models;
    private final KeptEvaluations evaluations;
    private final CachedQuality known;
    private final Answers answers;

    OverviewPage(Workspace workspace, CachedQuality known, Answers answers) {
        this.known = known;
        this.answers = answers;
        this.workspace = workspace;
        overview = new Overview(workspace.lake());
        log = new LoadLog(workspace.lake());
        models = new ModelStore(workspace);
        evaluations = new KeptEvaluations(workspace);
    }

    /** A step that is missing, and the command that takes it. */
    public record NextStep(Words sentence, String command) {}

    /** What the page shows. */
    public record View(
            Path workspace,
            Overview.Counts counts,
            ScoreCards.ScoreCard quality,
            List<LoadLog.Load> loads,
            Overview.@Nullable Promotion inForce,
            boolean opened,
            @Nullable Evaluation evaluation,
            @Nullable String changed,
            Overview.@Nullable Assessment assessment,
            List<Overview.LanesOfDay> days,
            List<Overview.LanesOfOffice> offices,
            @Nullable NextStep next) {}

    void show(Context context) {
        StoredFigures data = answers.of(context, StoredFigures.class, "overview", this::known);
        Overview.Promotion inForce = data.inForce();
        ModelStore.Misfit misfit =
                inForce == null ? null : models.misfit(inForce.modelId()).orElse(null);
        Evaluation evaluation = inForce == null || misfit != null ? null : evaluationOf(inForce.modelId());
        Templates.showInLanguage(
                context,
                "overview",
                new View(
                        workspace.directory(),
                        data.counts(),
                        data.quality(),
                        data.loads(),
                        inForce,
                        misfit == null,
                        evaluation,
                        evaluation == null
                                ? null
                                : evaluations.misfit(evaluation).orElse(null),
                        data.assessment(),
                        data.days(),
                        data.offices(),
                        misfit == null
                                ? next(data.counts(), inForce, evaluation, data.assessment())
                                : new NextStep(
                                        Words.same(misfit.why()),
                                        "./tidewaiter verify --workspace " + workspace.directory())));
    }

    /** What the database says; evaluations are files. */
    private record StoredFigures(
            Overview.Counts counts,
            ScoreCards.ScoreCard quality,
            List<LoadLog.Load> loads,
            Overview.@Nullable Promotion inForce,
            Overview.@Nullable Assessment assessment,
            List<Overview.LanesOfDay> days,
            List<Overview.LanesOfOffice> offices) {}

    private StoredFigures known() {
        Overview.Assessment assessment =
                overview.assessments().stream().findFirst().orElse(null);
        return new StoredFigures(
                overview.counts(),
                known.whole(),
                log.loads().stream().limit(LOADS_SHOWN).toList(),
                overview.inForce().orElse(null),
                assessment,
                assessment == null ? List.of() : overview.lanesByDay(assessment.assessmentId()),
                assessment == null ? List.of() : overview.lanesByOffice(assessment.assessmentId()));
    }

    private @Nullable Evaluation evaluationOf(String model) {
        return evaluations.of(model).stream().findFirst().orElse(null);
    }

    // One step of the way after another, the first missing one counts.
    private @Nullable NextStep next(
            Overview.Counts counts,
            Overview.@Nullable Promotion inForce,
            @Nullable Evaluation evaluation,
            Overview.@Nullable Assessment assessment) {
        String place = " --workspace " + workspace.directory();
        if (counts.declarations() == 0) {
            return new NextStep(
                    new Words(
                            "The workspace is empty. Load a file of declarations; what its columns mean is proposed where no"
                                    + " mapping says it.",
                            "L’espace de travail est vide. Chargez un fichier de déclarations ; ce que ses colonnes veulent dire est proposé là où aucune correspondance ne le dit."),
                    "./tidewaiter load" + place + " FILE");
        }
        if (inForce == null) {
            return new NextStep(
                    new Words(
                            "There are declarations but no model. Learn one from what was known before a day.",
                            "Il y a des déclarations mais pas de modèle. Apprenez-en un de ce que l’on savait avant un jour."),
                    "./tidewaiter learn" + place + " --until DAY");
        }
        if (evaluation == null) {
            return new NextStep(
                    new Words(
                            "The model in force was never measured. Evaluate it on a period it did not learn from.",
                            "Le modèle en vigueur n’a jamais été mesuré. Évaluez-le sur une période dont il n’a pas appris."),
                    "./tidewaiter evaluate" + place + " --from DAY --to DAY");
        }
        if (assessment == null) {
            return new NextStep(
                    new Words(
                            "The model is ready. Assess a period under a budget to get lanes with reasons.",
                            "Le modèle est prêt. Sélectionnez une période sous un budget pour avoir des circuits avec leurs motifs."),
                    "./tidewaiter assess" + place + " --from DAY --to DAY --budget 0.05 --random 0.01");
        }
        return null;
    }
}
