package org.tidewaiter.analysis.clearance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;

/**
 * Why the hours to release of two periods differ: what another mix makes (more red lanes) and what other hours within its parts do, after Kitagawa
 * (Components of a difference between two rates, JASA 50, 1955), and parties, waits and stages of both beside one another.
 */
final class PeriodsCompared {
    /** So many parts are named in sentences; the table has all. */
    private static final int NAMED = 5;

    private static final Column BEFORE = Column.number("before", "Before", "Avant");
    private static final Column NOW = Column.number("now", "Asked", "Demandée");
    private static final Column DIFFERENCE = Column.number("difference", "Difference", "Différence");

    /** A part of the whole in both periods; hours are null in a period that has none of it. */
    record SharedPart(
            String part,
            double shareBefore,
            double share,
            @Nullable Double before,
            @Nullable Double now,
            double mix,
            double within) {}

    private PeriodsCompared() {}

    /** The sentences: what the mix does, and the parts that changed by more than chance makes. */
    static List<Finding> findings(List<SharedPart> parts, List<ReleaseIntervals.Change> sure) {
        List<Finding> findings = new ArrayList<>();
        if (parts.size() > 1) {
            double mix = parts.stream().mapToDouble(SharedPart::mix).sum();
            double within = parts.stream().mapToDouble(SharedPart::within).sum();
            findings.add(Finding.of(
                    "The mean differs by {0} hours: {1} because the parts have other shares (mix), {2} because of other hours within them.",
                    "La moyenne diffère de {0} heures : {1} car les parts ont d’autres poids (composition), {2} par d’autres durées en leur sein.",
                    mix + within,
                    mix,
                    within));
        }
        sure.stream()
                .limit(NAMED)
                .forEach(change -> findings.add(Finding.of(
                        "{0}: half were released within {1} hours instead of {2}, a difference of {3} (between {4} and {5}), more than chance makes in one"
                                + " part alone; of many parts one in twenty differs so by chance.",
                        "{0} : la moitié a eu la mainlevée en {1} heures au lieu de {2}, un écart de {3} (entre {4} et {5}), plus que le hasard n’en fait"
                                + " dans une seule part ; sur beaucoup de parts, une sur vingt diffère ainsi par hasard.",
                        ClearanceTables.part(
                                change.now().part() == null
                                        ? "all"
                                        : change.now().part()),
                        change.now().median(),
                        change.before().median(),
                        change.difference(),
                        change.interval() == null ? 0 : change.interval().low(),
                        change.interval() == null ? 0 : change.interval().high())));
        return List.copyOf(findings);
    }

    static List<Table> tables(AnalysisSql steps) {
        return List.of(mix(steps), parties(steps), waits(steps), stages(steps));
    }

    private static Table mix(AnalysisSql steps) {
        return steps.table(
                "mix",
                Words.of(
                        "What the change of the mean comes from: mix, or hours within the parts",
                        "D’où vient l’écart de la moyenne : composition, ou durées au sein des parts"),
                List.of(
                        ClearanceTables.PART,
                        Column.share("share_before", "Share before", "Part avant"),
                        Column.share("share", "Share asked", "Part demandée"),
                        Column.number("before", "Mean hours before", "Heures moyennes avant"),
                        Column.number("now", "Mean hours asked", "Heures moyennes demandées"),
                        Column.number("mix", "By mix", "Par la composition"),
                        Column.number("within", "Within", "En son sein")));
    }

    private static Table parties(AnalysisSql steps) {
        return steps.table(
                "compared_parties",
                Words.of(
                        "Whose turn it was in both periods, hours of a declaration",
                        "À qui c’était le tour dans les deux périodes, heures d’une déclaration"),
                List.of(ClearanceTables.PARTY, BEFORE, NOW, DIFFERENCE));
    }

    private static Table waits(AnalysisSql steps) {
        return steps.table(
                "compared_waits",
                Words.of(
                        "What was waited for in both periods, hours of a declaration",
                        "Ce qui a été attendu dans les deux périodes, heures d’une déclaration"),
                List.of(
                        Column.words("event_code", "Until", "Jusqu’à", EventWords.WORDS),
                        ClearanceTables.PARTY,
                        Column.share("share_before", "Of declarations before", "Des déclarations avant"),
                        Column.share("share", "Of declarations asked", "Des déclarations demandées"),
                        BEFORE,
                        NOW,
                        DIFFERENCE));
    }

    private static Table stages(AnalysisSql steps) {
        return steps.table(
                "compared_stages",
                Words.of("Stages in both periods, median hours", "Étapes dans les deux périodes, heures médianes"),
                List.of(
                        Column.words("stage", "Stage", "Étape", ClearanceTables.STAGES),
                        Column.count("before_count", "Declarations before", "Déclarations avant"),
                        Column.count("now_count", "Declarations asked", "Déclarations demandées"),
                        BEFORE,
                        NOW,
                        DIFFERENCE));
    }
}
