package org.tidewaiter.analysis.revenue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Words;

/**
 * The targets of a month. Those of offices add up to one of all only where every office that takes part has one; else the offices that have one are
 * judged by theirs, and the others are named.
 *
 * @param ofAll the target of all offices, or of the one that is asked of; null where there is none
 * @param ofSome the sum of the targets of offices, where some have none; null where {@code ofAll} holds or no office has one
 * @param judged the offices of {@code ofSome}
 * @param without the offices that take part and have none
 * @param unknown the offices that have one and of which nothing was assessed
 */
record MonthTargets(
        @Nullable BigDecimal ofAll,
        @Nullable BigDecimal ofSome,
        Set<String> judged,
        Set<String> without,
        Set<String> unknown) {
    /**
     * Reads the targets.
     *
     * @param targets by office, "" for all
     * @param asked the office that is asked of, "" for all
     * @param takePart the offices that brought something in the month or in those before
     */
    static MonthTargets of(Map<String, BigDecimal> targets, String asked, Set<String> takePart) {
        BigDecimal own = targets.get(asked);
        if (own != null || !asked.isEmpty() || targets.isEmpty()) {
            return new MonthTargets(own, null, Set.of(), Set.of(), Set.of());
        }
        Set<String> without = new TreeSet<>(takePart);
        without.removeAll(targets.keySet());
        Set<String> judged = new TreeSet<>(targets.keySet());
        judged.retainAll(takePart);
        Set<String> unknown = new TreeSet<>(targets.keySet());
        unknown.removeAll(takePart);
        BigDecimal sum = judged.stream()
                .map(office -> targets.getOrDefault(office, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean everyone = without.isEmpty() && unknown.isEmpty();
        return new MonthTargets(
                everyone ? sum : null, everyone || judged.isEmpty() ? null : sum, judged, without, unknown);
    }

    boolean isOfSome() {
        return ofSome != null;
    }

    /** Whose target a sentence speaks of; nothing where it is that of all. */
    Words whose() {
        return isOfSome()
                ? Words.of(" of the offices that have one ({0})", " des bureaux qui en ont un ({0})", named(judged))
                : Words.same("");
    }

    /** That there is no target of all offices, and why. */
    List<Finding> lacking() {
        List<Finding> lacking = new ArrayList<>();
        if (!without.isEmpty()) {
            lacking.add(Finding.of(
                    "There is no target of all offices: none is given for all (without office_code), and of the offices these have none: {0}.",
                    "Il n’y a pas d’objectif de tous les bureaux : aucun n’est donné pour tous (sans office_code), et ces bureaux n’en ont pas : {0}.",
                    named(without)));
        }
        if (!unknown.isEmpty()) {
            lacking.add(Finding.of(
                    "Targets of offices at which nothing was assessed are in no sum: {0}. Are the codes written as in the data?",
                    "Les objectifs de bureaux où rien n’a été liquidé ne sont dans aucune somme : {0}. Les codes sont-ils écrits comme dans les données ?",
                    named(unknown)));
        }
        return List.copyOf(lacking);
    }

    private static String named(Set<String> offices) {
        return String.join(", ", offices);
    }
}
