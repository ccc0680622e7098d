package org.tidewaiter.analysis.operators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Column.Kind;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;

/** What was last seen on the spot of a criterion of SAFE at an operator; who saw it is kept and not shown. */
record SpotEvidence(
        String partyId,
        String criterion,
        String seenOn,
        boolean met,
        @Nullable String evidence) {
    private static final List<String> LETTERS =
            Stream.of(Criterion.values()).map(Criterion::name).toList();

    /** The sentences: how much was seen, and what names no criterion. */
    static List<Finding> findings(List<SpotEvidence> seen, long operators) {
        List<SpotEvidence> known =
                seen.stream().filter(e -> LETTERS.contains(e.criterion())).toList();
        List<Finding> findings = new ArrayList<>();
        findings.add(
                known.isEmpty()
                        ? Finding.of(
                                "Nothing is recorded of what was seen on the spot (load the table “aeo_evidence”).",
                                "Rien n’est enregistré de ce qui a été vu sur place (charger la table « aeo_evidence »).")
                        : Finding.of(
                                "Looks on the spot at a criterion of an operator: {0}, at {1} of {2} operators; not met: {3} (load the table “aeo_evidence”).",
                                "Critères d’un opérateur vus sur place : {0}, chez {1} des {2} opérateurs ; non remplis : {3} (charger la table « aeo_evidence »).",
                                known.size(),
                                known.stream()
                                        .map(SpotEvidence::partyId)
                                        .distinct()
                                        .count(),
                                operators,
                                known.stream().filter(e -> !e.met()).count()));
        if (known.size() < seen.size()) {
            findings.add(Finding.of(
                    "{0} rows of aeo_evidence name criteria that there are not, and are not counted: {1}. The letters are A to M.",
                    "{0} lignes d’aeo_evidence nomment des critères qui n’existent pas et ne comptent pas : {1}. Les lettres vont de A à M.",
                    seen.size() - known.size(),
                    seen.stream()
                            .map(SpotEvidence::criterion)
                            .filter(c -> !LETTERS.contains(c))
                            .distinct()
                            .sorted()
                            .limit(10)
                            .collect(Collectors.joining(", "))));
        }
        return List.copyOf(findings);
    }

    /** What was seen, first what was not met. */
    static Table table(List<SpotEvidence> seen, long most) {
        List<List<@Nullable Object>> rows = seen.stream()
                .filter(e -> LETTERS.contains(e.criterion()))
                .limit(most)
                .map(e -> Arrays.<@Nullable Object>asList(
                        e.partyId(), e.criterion(), e.criterion(), e.seenOn(), e.met() ? "yes" : "no", e.evidence()))
                .toList();
        return new Table(
                "evidence",
                Words.of("What was seen on the spot", "Ce qui a été vu sur place"),
                List.of(
                        new Column("party_id", Words.of("Operator", "Opérateur"), Kind.COMPANY),
                        Column.text("criterion", "Letter", "Lettre"),
                        Column.words("title", "Criterion", "Critère", Criterion.words(c -> c.title)),
                        Column.day("seen_on", "Seen on", "Vu le"),
                        Column.words(
                                "met",
                                "Met",
                                "Rempli",
                                Map.of("yes", Words.of("yes", "oui"), "no", Words.of("no", "non"))),
                        Column.text("evidence", "Evidence", "Preuve")),
                rows,
                null);
    }
}
