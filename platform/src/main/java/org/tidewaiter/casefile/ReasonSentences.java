package org.tidewaiter.casefile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.features.Dimension;
import org.tidewaiter.features.Feature;
import org.tidewaiter.features.FeatureMatrix;
import org.tidewaiter.features.PastCounts;
import org.tidewaiter.features.ProfileKey;
import org.tidewaiter.features.Replay;
import org.tidewaiter.features.Signal;

/**
 * Reasons in words from what each feature contributes to an item's score: the features that speak of the same profile are added up,
 * and each profile becomes a sentence with the counts that were known on the day before the declaration's. All sums are kept: the
 * contributions of every reason and the base add up to the log-odds.
 */
public final class ReasonSentences {
    private static final String DEVIATION = "unit price, robust deviation";
    private static final double LEAST_DEVIATION = 1;

    private ReasonSentences() {}

    /**
     * The reasons for one row, the strongest first.
     *
     * @param rows features of items, a row each
     * @param row the row in question
     * @param contributions of each column to the log-odds (SHAP), and the base last
     * @param past what was known before the row's day
     * @param declared what the row's item declares
     * @param least reasons weaker than this, in log-odds, are left out
     */
    public static List<Reason> of(
            FeatureMatrix rows,
            int row,
            double[] contributions,
            Replay.ItemPast past,
            DeclaredItem declared,
            double least) {
        Map<String, Double> weight = new LinkedHashMap<>();
        Map<String, List<Integer>> columns = new LinkedHashMap<>();
        for (int c = 0; c < rows.columns(); c++) {
            Feature feature = rows.features().get(c);
            weight.merge(feature.about(), contributions[c], Double::sum);
            columns.computeIfAbsent(feature.about(), a -> new ArrayList<>()).add(c);
        }
        return weight.entrySet().stream()
                .filter(e -> Math.abs(e.getValue()) >= least)
                .filter(e -> least == 0 || !e.getKey().equals(Feature.UNIT_PRICE) || isUnusual(rows, row))
                .filter(e -> least == 0 || isKnown(rows, row, Objects.requireNonNull(columns.get(e.getKey()))))
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> e) -> -Math.abs(e.getValue())))
                .map(e -> reason(
                        rows,
                        row,
                        strongestFirst(rows, Objects.requireNonNull(columns.get(e.getKey())), contributions),
                        e.getValue(),
                        past,
                        declared))
                .toList();
    }

    /** Of the signals of an analysis, the one that says most comes first; other columns stay in their order. */
    private static List<Integer> strongestFirst(FeatureMatrix rows, List<Integer> columns, double[] contributions) {
        return Signal.ofFeature(rows.features().get(columns.getFirst()).name()) == null
                ? columns
                : columns.stream()
                        .sorted(Comparator.comparingDouble((Integer c) -> -Math.abs(contributions[c])))
                        .toList();
    }

    /** Whether anything is known of what an analysis asks; what is not known of an item is no reason in a list. */
    private static boolean isKnown(FeatureMatrix rows, int row, List<Integer> columns) {
        return Signal.ofFeature(rows.features().get(columns.getFirst()).name()) == null
                || columns.stream().anyMatch(c -> Float.isFinite(rows.at(row, c)));
    }

    private static Reason reason(
            FeatureMatrix rows,
            int row,
            List<Integer> columns,
            double weight,
            Replay.ItemPast past,
            DeclaredItem declared) {
        Feature first = rows.features().get(columns.get(0));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put(Reason.ITEM, declared.sequence());
        for (int c : columns) {
            float value = rows.at(row, c);
            figures.put(rows.features().get(c).name(), Float.isFinite(value) ? (Object) (double) value : "unknown");
        }
        String sentence = switch (first.about()) {
            case Feature.SAME_GOODS -> repeated(past, declared, figures);
            case Feature.UNIT_PRICE -> price(figures, weight);
            default ->
                Signal.ofFeature(first.name()) instanceof Signal signal
                        ? signals(signal, rows, row, columns, weight)
                        : first.key() == null
                                ? own(first.name(), rows.at(row, columns.get(0)), declared, weight)
                                : profile(first.key(), past, weight, declared, figures);
        };
        return new Reason(first.about(), weight, sentence, figures);
    }

    /** "As unusual-masses asks: kg per package 3.1 robust deviations below its peers; …": the two known that say most. */
    private static String signals(Signal first, FeatureMatrix rows, int row, List<Integer> columns, double weight) {
        if (!isKnown(rows, row, columns)) {
            return "As " + first.analysis() + " asks: nothing of it is known" + withTheRest(weight);
        }
        return columns.stream()
                .filter(c -> Float.isFinite(rows.at(row, c)))
                .limit(2)
                .map(c -> SignalSentences.of(
                        Objects.requireNonNull(
                                Signal.ofFeature(rows.features().get(c).name())),
                        rows.at(row, c)))
                .collect(
                        Collectors.joining("; ", "As " + first.analysis() + " asks: ", ", which " + direction(weight)));
    }

    private static void putCounts(Map<String, Object> figures, PastCounts counts, PastCounts all) {
        figures.put("items before", counts.items());
        figures.put("controls known", counts.controls());
        figures.put("findings known", counts.findings());
        figures.put("controls, repeats once", counts.distinctControls());
        figures.put("findings, repeats once", counts.distinctFindings());
        figures.put("all goods: controls, repeats once", all.distinctControls());
        figures.put("all goods: findings, repeats once", all.distinctFindings());
    }

    /** "Importer 7JD1S2X and HS 6 690722: 9 of 31 controls before found something (all goods: 22 of 100)". */
    private static String profile(
            ProfileKey key, Replay.ItemPast past, double weight, DeclaredItem declared, Map<String, Object> figures) {
        PastCounts counts = past.counts()[ProfileKey.STANDARD.indexOf(key)];
        PastCounts all = past.all();
        putCounts(figures, counts, all);
        String subject = capital(subject(key, declared));
        if (counts.items() == 0) {
            return subject + ": never seen before, which " + direction(weight);
        }
        if (counts.distinctControls() == 0) {
            return subject + ": " + counted(counts.items(), "item") + " before, no result of a control yet, which "
                    + direction(weight);
        }
        return String.format(
                Locale.ROOT,
                "%s: %,d of %s before found something%s%s",
                subject,
                counts.distinctFindings(),
                counted(counts.distinctControls(), "control"),
                all.distinctControls() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " (all goods: %.0f of 100)",
                                100.0 * all.distinctFindings() / all.distinctControls()),
                all.distinctControls() == 0 ? ", which " + direction(weight) : moves(moreThanAll(counts, all), weight));
    }

    /** The most telling of the cells that were controlled: the first in the order of {@link ProfileKey#CELLS}. */
    private static String repeated(Replay.ItemPast past, DeclaredItem declared, Map<String, Object> figures) {
        for (ProfileKey cell : ProfileKey.CELLS) {
            PastCounts counts = past.counts()[ProfileKey.STANDARD.indexOf(cell)];
            if (counts.controls() > 0) {
                putCounts(figures, counts, past.all());
                return String.format(
                        Locale.ROOT,
                        "The same goods came before (%s): %,d of %s found something",
                        subject(cell, declared),
                        counts.findings(),
                        counted(counts.controls(), "control"));
            }
        }
        return "No goods like these (same HS 6 with the same net mass or amount) were controlled before";
    }

    private static String subject(ProfileKey key, DeclaredItem declared) {
        return key.dimensions().stream()
                .map(d -> d.words() + " " + declared.value(d))
                .collect(Collectors.joining(", "));
    }

    private static String own(String name, float value, DeclaredItem declared, double weight) {
        if (name.equals("round amount")) {
            return "The amount is " + (value > 0 ? "a" : "not a") + " round number" + moves(value > 0 ? 1 : -1, weight);
        }
        String said = switch (name) {
            case "net mass" -> "Net mass " + declared.value(Dimension.MASS);
            case "value" -> declared.worth();
            case "HS number" -> "The place of HS " + declared.hsCode() + " in the tariff";
            case "duty rate" ->
                Float.isFinite(value) ? String.format(Locale.ROOT, "Duty rate %.1f %%", value) : "Duty rate not given";
            case "mass per unit" ->
                Float.isFinite(value)
                        ? "Net mass per supplementary unit " + threeFigures(Math.exp(value)) + " kg"
                        : "Net mass per supplementary unit not given";
            default ->
                capital(name) + (Float.isFinite(value) ? String.format(Locale.ROOT, " %.2f", value) : " not given");
        };
        return said + ", which " + direction(weight);
    }

    /** Whether the price of a unit stands apart from its peers', or cannot be told: within a deviation it is no reason. */
    private static boolean isUnusual(FeatureMatrix rows, int row) {
        for (int c = 0; c < rows.columns(); c++) {
            if (rows.features().get(c).name().equals(DEVIATION)) {
                float z = rows.at(row, c);
                return !Float.isFinite(z) || Math.abs(z) >= LEAST_DEVIATION;
            }
        }
        return true;
    }

    /** A price outlier is a question to ask the declarant, never a value (WTO Valuation Agreement; WCO Decision 6.1). */
    private static String price(Map<String, Object> figures, double weight) {
        String moves = ", which " + direction(weight);
        if (!(figures.get("unit price") instanceof Double log)) {
            return "No price per kg (net mass or amount not given, or nothing converts the amount)" + moves;
        }
        String price = String.format(Locale.ROOT, "Price per kg %,.2f", Math.exp(log));
        if (!(figures.get(DEVIATION) instanceof Double z)) {
            return price + ", with too few peers to judge" + moves;
        }
        if (Math.abs(z) < LEAST_DEVIATION) {
            return price + ", in line with its peers";
        }
        return price
                + String.format(
                        Locale.ROOT,
                        ", %.1f robust deviations %s its peers (a question to ask, never a value)",
                        Math.abs(z),
                        z < 0 ? "below" : "above")
                + moves;
    }

    /** Above 0 where more was found than of all goods, below where less, by the rate. */
    private static int moreThanAll(PastCounts counts, PastCounts all) {
        return Double.compare(
                (double) counts.distinctFindings() * all.distinctControls(),
                (double) all.distinctFindings() * counts.distinctControls());
    }

    /** Which way it moves the score; where the figures by themselves would say otherwise, that others do it with them. */
    private static String moves(int figures, double weight) {
        return figures == (weight >= 0 ? 1 : -1) ? ", which " + direction(weight) : withTheRest(weight);
    }

    private static String withTheRest(double weight) {
        return "; together with the rest of the declaration it " + direction(weight);
    }

    private static String direction(double weight) {
        return weight >= 0 ? "raises the risk" : "lowers the risk";
    }

    private static String threeFigures(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(3, RoundingMode.HALF_EVEN))
                .toPlainString();
    }

    private static String counted(long n, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", n, what, n == 1 ? "" : "s");
    }

    private static String capital(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
