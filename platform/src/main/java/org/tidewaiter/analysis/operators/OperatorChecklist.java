package org.tidewaiter.analysis.operators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.analysis.operators.OperatorMonitoring.MonitoredOperator;

/** SAFE's criteria of one operator, for who validates it: what its data say of each, and what was last seen on the spot. */
final class OperatorChecklist {
    private static final Map<String, Words> STATES = Map.of(
            "unmet", Words.of("not met, as seen on the spot", "non rempli, vu sur place"),
            "look", Words.of("a sign in the data: ask about it", "un signe dans les données : à demander"),
            "met", Words.of("met, as seen on the spot", "rempli, vu sur place"),
            "none",
                    Words.of(
                            "no sign in the data; not seen on the spot",
                            "aucun signe dans les données ; non vu sur place"),
            "asked", Words.of("to be asked: no data show it", "à demander : nulle donnée ne le montre"));

    private static final Map<String, Words> MET = Map.of("yes", Words.of("yes", "oui"), "no", Words.of("no", "non"));

    private OperatorChecklist() {}

    /** The criteria from A to M. */
    static Table table(MonitoredOperator watched, List<SpotEvidence> seen, Operator.AllDeclarations all) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            @Nullable SpotEvidence spot = spot(criterion, seen);
            rows.add(Arrays.asList(
                    criterion.name(),
                    criterion.name(),
                    criterion.name(),
                    signs(criterion, watched, all),
                    spot == null ? null : spot.seenOn(),
                    spot == null ? null : spot.met() ? "yes" : "no",
                    spot == null ? null : spot.evidence(),
                    state(criterion, watched, spot, all)));
        }
        return new Table(
                "checklist",
                Words.of(
                        "SAFE's criteria of operator {0}",
                        "Critères SAFE de l’opérateur {0}", watched.operator().partyId()),
                List.of(
                        Column.text("criterion", "Letter", "Lettre"),
                        Column.words("title", "Criterion", "Critère", Criterion.words(c -> c.title)),
                        Column.words(
                                "evidence",
                                "Evidence in the data",
                                "Preuve dans les données",
                                Criterion.words(c -> c.evidence)),
                        Column.count("signs", "Signs", "Signes"),
                        Column.day("seen_on", "Seen on the spot on", "Vu sur place le"),
                        Column.words("met", "Met there", "Rempli là", MET),
                        Column.text("note", "What was seen", "Ce qui a été vu"),
                        Column.words("state", "State", "État", STATES)),
                List.copyOf(rows),
                null);
    }

    /** How many criteria show a sign, and how many are still to be asked; which signs those are. */
    static List<Finding> findings(MonitoredOperator watched, List<SpotEvidence> seen, Operator.AllDeclarations all) {
        List<String> states = Arrays.stream(Criterion.values())
                .map(c -> state(c, watched, spot(c, seen), all))
                .toList();
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(
                "Operator {0}, of {1} criteria: not met, as seen on the spot, {2}; with a sign in the data, {3}; still to be asked on the spot, {4}.",
                "Opérateur {0} : des {1} critères, non remplis, vus sur place : {2} ; avec un signe dans les données : {3} ; encore à demander sur place : {4}.",
                watched.operator().partyId(),
                states.size(),
                states.stream().filter("unmet"::equals).count(),
                states.stream().filter("look"::equals).count(),
                states.stream().filter("asked"::equals).count()));
        watched.signs().stream()
                .map(sign -> sign.says)
                .reduce((a, b) -> Words.of("{0}; {1}", "{0} ; {1}", a, b))
                .ifPresent(signs ->
                        findings.add(Finding.of("Signs in the data: {0}.", "Signes dans les données : {0}.", signs)));
        return List.copyOf(findings);
    }

    private static @Nullable SpotEvidence spot(Criterion criterion, List<SpotEvidence> seen) {
        return seen.stream()
                .filter(e -> e.criterion().equals(criterion.name()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Long signs(Criterion criterion, MonitoredOperator watched, Operator.AllDeclarations all) {
        return !criterion.isKnown(watched.operator(), watched.sum() != null, all)
                ? null
                : criterion.signs.stream().filter(watched.signs()::contains).count();
    }

    private static String state(
            Criterion criterion, MonitoredOperator watched, @Nullable SpotEvidence spot, Operator.AllDeclarations all) {
        if (spot != null && !spot.met()) {
            return "unmet";
        }
        if (criterion.signs.stream().anyMatch(watched.signs()::contains)) {
            return "look";
        }
        if (spot != null) {
            return "met";
        }
        return criterion.isKnown(watched.operator(), watched.sum() != null, all) ? "none" : "asked";
    }
}
