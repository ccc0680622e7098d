package org.tidewaiter.riskmodel;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tidewaiter.features.Items;

/**
 * The part that a finding recovers, as a share of the item's value, by HS chapter; smoothed towards the share of all findings
 * with the weight of twenty of them. Expected amount = probability × value × share (expected value of a control without
 * its cost: domain guide, scoring models a state can defend, 3).
 *
 * @param overall amount recovered / value, over all findings with an amount; NaN where no amounts are known
 * @param byChapter the smoothed share by HS chapter
 */
@JsonNaming(
        PropertyNamingStrategies.LowerCamelCaseStrategy
                .class) // as in the cards of all versions: their ids are hashes of it
public record AmountRates(double overall, Map<Integer, Double> byChapter) {
    private static final double SMOOTHING = 20;

    /** Where no finding carries an amount: every expected amount is {@code NaN} or 0. */
    public static final AmountRates UNKNOWN = new AmountRates(Double.NaN, Map.of());

    /** The shares of the findings known before the day {@code until} (days since 1970); {@link #UNKNOWN} where none carries an amount. */
    static AmountRates learn(Items items, int until) {
        int[] findings = IntStream.range(0, items.size())
                .filter(i -> items.labelBefore(i, until) == 1 && items.value(i) > 0)
                .toArray();
        double recovered = 0;
        double value = 0;
        for (int i : findings) {
            recovered += items.recoveredBefore(i, until);
            value += items.value(i);
        }
        if (!items.amountsKnown() || recovered <= 0) {
            return UNKNOWN;
        }
        Map<Integer, double[]> sums = new TreeMap<>();
        for (int i : findings) {
            double[] sum = sums.computeIfAbsent(items.hsChapter(i), c -> new double[2]);
            sum[0] += items.recoveredBefore(i, until);
            sum[1] += items.value(i);
        }
        double prior = SMOOTHING * value / findings.length;
        double overall = recovered / value;
        Map<Integer, Double> shares = new TreeMap<>();
        sums.forEach((chapter, sum) -> shares.put(chapter, (sum[0] + prior * overall) / (sum[1] + prior)));
        return new AmountRates(overall, shares);
    }

    /** The expected amount of a control, NaN where amounts are not known. */
    public double expected(Items items, int item, double probability) {
        double share = byChapter.getOrDefault(items.hsChapter(item), overall);
        double value = items.value(item);
        return Double.isNaN(value) ? probability * 0 : probability * value * share;
    }
}
