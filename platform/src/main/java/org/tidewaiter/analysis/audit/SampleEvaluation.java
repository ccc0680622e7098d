package org.tidewaiter.analysis.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.analysis.audit.AuditSample.AuditEntry;
import org.tidewaiter.analysis.audit.AuditSample.PlannedSample;
import org.tidewaiter.analysis.audit.MonetaryUnits.Counts;
import org.tidewaiter.analysis.audit.MonetaryUnits.DrawnEntry;
import org.tidewaiter.datamodel.Outcome;

/**
 * What the results of a sample say of the whole, in money.
 *
 * @param drawn how many hits and certain items there are
 * @param seen how many of them have a result from which an amount follows
 * @param total the amount of all items
 * @param certainError what was recovered of the items taken in any case; null while a result is missing
 * @param likely the most likely error; null while a result is missing
 * @param upper Stringer's upper bound by Poisson; null while a result is missing, or where a taint was larger than allowed
 * @param upperBinomial the same by the binomial distribution
 * @param largest the largest taint of a hit, 0 where none
 */
record SampleEvaluation(
        int drawn,
        int seen,
        double total,
        @Nullable Double certainError,
        @Nullable Double likely,
        @Nullable Double upper,
        @Nullable Double upperBinomial,
        double largest) {
    private static final Set<String> JUDGED = Set.of(Outcome.CONFORM.word(), Outcome.FINDING.word());

    static SampleEvaluation of(PlannedSample sample, Parameters asked) {
        int drawn = sample.selection().drawn().size();
        int seen =
                (int) sample.drawn().stream().filter(SampleEvaluation::judged).count();
        double total = sample.total();
        if (seen < drawn) {
            return new SampleEvaluation(drawn, seen, total, null, null, null, null, 0);
        }
        double certainError = 0;
        double rest = total;
        List<Double> taints = new ArrayList<>();
        for (DrawnEntry d : sample.selection().drawn()) {
            AuditEntry entry = sample.entries().get(d.place());
            double error = entry.recovered() == null ? 0 : entry.recovered().doubleValue();
            if (d.certain()) {
                certainError += error;
                rest -= entry.book();
            } else if (error != 0) {
                taints.add(error / entry.book());
            }
        }
        return projected(
                sample,
                asked,
                certainError,
                rest,
                taints.stream().mapToDouble(t -> t).toArray());
    }

    private static SampleEvaluation projected(
            PlannedSample sample, Parameters asked, double certainError, double rest, double[] taints) {
        int drawn = sample.selection().drawn().size();
        int hits = sample.selection().hits();
        double total = sample.total();
        if (hits == 0) {
            return new SampleEvaluation(drawn, drawn, total, certainError, certainError, certainError, certainError, 0);
        }
        double likely = certainError + rest * MonetaryUnits.mostLikely(taints, hits);
        double allowed = asked.number("largest_taint");
        double largest = Math.max(0, Arrays.stream(taints).max().orElse(0));
        if (largest > allowed) {
            return new SampleEvaluation(drawn, drawn, total, certainError, likely, null, null, largest);
        }
        double confidence = asked.number("confidence");
        double poisson = MonetaryUnits.stringer(taints, hits, confidence, allowed, Counts.POISSON);
        double binomial = MonetaryUnits.stringer(taints, hits, confidence, allowed, Counts.BINOMIAL);
        return new SampleEvaluation(
                drawn,
                drawn,
                total,
                certainError,
                likely,
                certainError + rest * poisson,
                certainError + rest * binomial,
                largest);
    }

    private static boolean judged(AuditEntry entry) {
        return entry.result() != null && JUDGED.contains(entry.result());
    }

    /** What the results say, as sentences. */
    List<Finding> findings(Parameters asked) {
        if (likely == null) {
            return List.of(Finding.of(
                    "{0} of {1} drawn items have a result from which an amount follows: nothing is said of the whole before all have."
                            + " Load the audit's results and ask with results_from, the audit's first day.",
                    "{0} des {1} articles tirés ont un résultat dont suit un montant : rien n’est dit de l’ensemble avant qu’ils"
                            + " l’aient tous. Charger les résultats et demander avec results_from, le premier jour du contrôle.",
                    seen,
                    drawn));
        }
        if (upper == null) {
            return List.of(
                    mostLikely(likely),
                    Finding.of(
                            "No upper bound: an item was wrong by {0} times its amount, more than the largest taint of {1}. Ask again"
                                    + " with a largest taint that nothing can exceed; or drawn by customs value (measure), where no error is larger"
                                    + " than the amount, which draws another sample, whose further items have to be audited first.",
                            "Pas de borne : un article est faux de {0} fois son montant, plus que le taux maximal de {1}. Redemander"
                                    + " avec un taux maximal que rien ne peut dépasser ; ou tiré par valeur en douane (measure), où aucune erreur ne dépasse"
                                    + " le montant, ce qui tire un autre échantillon, dont les autres articles sont d’abord à contrôler.",
                            largest,
                            asked.number("largest_taint")));
        }
        boolean within = upper <= asked.number("tolerable") * total;
        return List.of(
                mostLikely(likely),
                new Finding(
                        Words.of(
                                within
                                        ? "With {0} confidence the error is at most {1}, {2} of {3}: within what is tolerable."
                                        : "With {0} confidence the error is at most {1}, {2} of {3}: more than is tolerable, so look further.",
                                within
                                        ? "À {0} de confiance l’erreur est au plus de {1}, {2} de {3} : dans le tolérable."
                                        : "À {0} de confiance l’erreur est au plus de {1}, {2} de {3} : plus que le tolérable, chercher plus loin.",
                                new Words.Share(asked.number("confidence")),
                                money(upper),
                                new Words.Share(upper / total),
                                money(total)),
                        BigDecimal.valueOf(upper)));
    }

    private Finding mostLikely(double likely) {
        return Finding.of(
                "The most likely error is {0}, {1} of {2}.",
                "L’erreur la plus probable est de {0}, {1} de {2}.",
                money(likely),
                new Words.Share(likely / total),
                money(total));
    }

    private static Words.Money money(double amount) {
        return new Words.Money(BigDecimal.valueOf(amount));
    }
}
