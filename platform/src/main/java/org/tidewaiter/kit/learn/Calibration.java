package org.tidewaiter.kit.learn;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * From a score (log-odds of the trees) to a probability that can be taken at its word: of rows told 30 %, 30 % are
 * findings. Never falls when the score rises, and equal scores get equal probabilities. Kept as JSON with its {@code kind}.
 *
 * <p>Niculescu-Mizil and Caruana (ICML 2005) found Platt's method better on few rows, isotonic regression from about a
 * thousand on; {@link #best} does not guess but measures.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Calibration.Identity.class, name = "identity"),
    @JsonSubTypes.Type(value = Platt.class, name = "platt"),
    @JsonSubTypes.Type(value = Isotonic.class, name = "isotonic")
})
public sealed interface Calibration permits Calibration.Identity, Platt, Isotonic {
    /** The probability for a score; NaN for NaN. */
    double apply(double score);

    /** The kind's name, as in JSON. */
    String name();

    /** The logistic function alone: for trees whose log-odds are right as they are. */
    record Identity() implements Calibration {
        @Override
        public double apply(double score) {
            return Logistic.of(score);
        }

        @Override
        public String name() {
            return "identity";
        }
    }

    /**
     * The calibration chosen and what it was chosen by.
     *
     * @param calibration fitted on both parts
     * @param heldOutLogLoss mean log loss on the part held out, by kind, when fitted on the other
     */
    record Choice(Calibration calibration, Map<String, Double> heldOutLogLoss) {}

    /**
     * Fits each kind on {@code fit}, takes the one with the least log loss on {@code heldOut}, and fits it again on both.
     * On a draw the simpler one is taken: identity, Platt, isotonic. Without rows in either part: identity, no numbers.
     */
    static Choice best(LabelledScores fit, LabelledScores heldOut) {
        if (fit.size() == 0 || heldOut.size() == 0) {
            return new Choice(new Identity(), Map.of());
        }
        Map<String, Double> losses = new LinkedHashMap<>();
        losses.put("identity", logLoss(new Identity(), heldOut));
        losses.put("platt", logLoss(Platt.fit(fit), heldOut));
        losses.put("isotonic", logLoss(Isotonic.fit(fit), heldOut));
        String best = "identity";
        for (Map.Entry<String, Double> entry : losses.entrySet()) {
            best = entry.getValue() < losses.getOrDefault(best, Double.NaN) ? entry.getKey() : best;
        }
        LabelledScores all = fit.and(heldOut);
        Calibration chosen = switch (best) {
            case "platt" -> Platt.fit(all);
            case "isotonic" -> Isotonic.fit(all);
            default -> new Identity();
        };
        return new Choice(chosen, Collections.unmodifiableMap(losses));
    }

    /** Mean log loss by weight; NaN when no row counts. */
    static double logLoss(Calibration calibration, LabelledScores rows) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < rows.size(); i++) {
            sum += rows.weights()[i] * Logistic.loss(calibration.apply(rows.scores()[i]), rows.labels()[i]);
            weight += rows.weights()[i];
        }
        return weight > 0 ? sum / weight : Double.NaN;
    }
}
