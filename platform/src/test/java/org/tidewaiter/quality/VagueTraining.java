package org.tidewaiter.quality;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.tidewaiter.reference.HarmonizedSystem;

/**
 * Makes {@code vague-weights.tsv}: logistic regression with a ridge penalty, by gradient descent in a fixed order, on texts
 * that customs refuses (UK Trade Tariff's vague terms, MIT) against texts that it accepts (terms with a code of the UK Trade
 * Tariff, MIT; SCMS deliveries, public domain; subheadings of the Harmonized System and short names of goods in them, PDDL). Measured by five-fold
 * cross-validation, SCMS in folds by product so that no product is on both sides. Run:
 * {@code VagueTraining VAGUE.csv TERMS.csv SCMS.csv [OUT.tsv]}.
 */
final class VagueTraining {
    private static final int FOLDS = 5;
    private static final int ROUNDS = 12;
    private static final double RIDGE = 4e-3;
    private static final int SEEN_IN = 8;

    private VagueTraining() {}

    /** A text to learn from: which set it is of, how much it counts, and its fold. */
    record Text(String text, String set, boolean vague, double counts, int fold) {}

    public static void main(String[] arguments) throws IOException {
        List<Text> texts = texts(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        double threshold = validate(texts, 0.905);
        if (arguments.length > 3) {
            write(Path.of(arguments[3]), learn(texts, -1), threshold);
        }
    }

    static List<Text> texts(Path vague, Path terms, Path scms) {
        Set<String> refused = column(vague, null);
        List<Text> texts = new ArrayList<>();
        refused.forEach(t -> texts.add(new Text(t, "vague", true, 1, fold(t))));
        column(terms, "Goods Description").stream()
                .filter(t -> !refused.contains(t))
                .forEach(t -> texts.add(new Text(t, "terms", false, 0.05, fold(t))));
        column(scms, "Item Description")
                .forEach(t -> texts.add(new Text(t, "scms", false, 80, fold(t.split("[ ,/]")[0]))));
        HarmonizedSystem hs = HarmonizedSystem.edition2022();
        hs.codes().stream()
                .filter(c -> c.length() == 6)
                .sorted()
                .forEach(c -> hs.description(c)
                        .ifPresent(t -> texts.add(new Text(t.toLowerCase(Locale.ROOT), "hs", false, 1, fold(t)))));
        names(hs).stream()
                .filter(t -> !refused.contains(t))
                .forEach(t -> texts.add(new Text(t, "names", false, 0.1, fold(t))));
        return texts;
    }

    /**
     * Short names of goods in the nomenclature ("cement clinkers", "onions"): declarants write so, and rightly. Pieces of one
     * to four words between its commas, without those that only qualify the piece before them.
     */
    private static Set<String> names(HarmonizedSystem hs) {
        Set<String> names = new java.util.TreeSet<>();
        for (String code : hs.codes()) {
            for (String piece :
                    hs.description(code).orElse("").toLowerCase(Locale.ROOT).split("[;,:()]")) {
                String name = piece.strip();
                if (name.matches("[a-z]+(?: [a-z-]+){0,3}")
                        && !name.matches(
                                "(?:other|not|whether|of|in|for|with|without|and|or|n|than|but|having|including|put|presented)\\b.*")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static int fold(String text) {
        return Math.floorMod(text.hashCode() * 0x9E3779B1 >>> 8, FOLDS);
    }

    private static Set<String> column(Path file, @org.jspecify.annotations.Nullable String name) {
        Set<String> texts = new LinkedHashSet<>();
        try {
            if (name == null) {
                // A few lines of the list have commas without quotes: a line is one term all the same.
                CsvReader.builder()
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(file)
                        .forEach(r -> texts.add(String.join(",", r.getFields())
                                .toLowerCase(Locale.ROOT)
                                .strip()));
            } else {
                CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file);
                rows.forEach(
                        r -> texts.add(r.getField(name).toLowerCase(Locale.ROOT).strip()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** Prints what was held out by set, and gives the threshold at which so many of the vague texts are found. */
    static double validate(List<Text> texts, double recall) {
        Map<String, List<Double>> heldOut = new TreeMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            Learned learned = learn(texts, fold);
            VagueModel model = new VagueModel(learned.lines(0));
            VagueDescriptions plain = VagueDescriptions.with(model).from(Double.MAX_VALUE);
            VagueDescriptions strictest = VagueDescriptions.with(model).from(-Double.MAX_VALUE);
            for (Text text : texts) {
                if (text.fold == fold) {
                    double weight = plain.why(text.text).isPresent()
                            ? 1e9
                            : strictest.why(text.text).isEmpty() ? -1e9 : model.weigh(text.text);
                    heldOut.computeIfAbsent(text.set, s -> new ArrayList<>()).add(weight);
                }
            }
        }
        heldOut.values().forEach(weights -> weights.sort(null));
        List<Double> vague = heldOut.getOrDefault("vague", List.of());
        double chosen = vague.get((int) (vague.size() * (1 - recall)));
        for (double share : new double[] {0.7, 0.75, 0.8, 0.85, 0.87, 0.9}) {
            double threshold = vague.get((int) (vague.size() * (1 - share)));
            StringBuilder line = new StringBuilder("recall " + share + " threshold %.3f".formatted(threshold));
            heldOut.forEach((set, weights) -> line.append("  " + set
                    + " %.2f %%"
                            .formatted(100.0
                                    * weights.stream()
                                            .filter(w -> w > threshold)
                                            .count()
                                    / weights.size())));
            System.out.println(line);
        }
        heldOut.forEach((set, weights) -> System.out.println(set + ": " + weights.size() + ", plain reasons "
                + weights.stream().filter(w -> w > 1e8).count() + ", names goods "
                + weights.stream().filter(w -> w < -1e8).count()));
        return chosen;
    }

    /** Weights by feature, with the names of words. */
    record Learned(Map<Integer, double[]> weights, Map<Integer, String> names, double bias) {
        List<String> lines(double threshold) {
            Map<String, Double> sorted = new TreeMap<>();
            weights.forEach((code, w) -> sorted.put(
                    code > 0 ? VagueFeatures.nameOfRun(code) : names.getOrDefault(code, ""),
                    Math.round(w[0] * 1000) / 1000.0));
            List<String> lines = new ArrayList<>();
            lines.add("#bias\t" + Math.round(bias * 1000) / 1000.0);
            lines.add("#threshold\t" + Math.round(threshold * 1000) / 1000.0);
            sorted.forEach((name, w) -> {
                if (!name.isEmpty() && Math.abs(w) >= (name.charAt(0) == '#' ? 0 : 0.04)) {
                    lines.add(name + "\t" + w);
                }
            });
            return lines;
        }
    }

    /** Learns from all texts but those of one fold. */
    static Learned learn(List<Text> texts, int without) {
        List<Text> used =
                new ArrayList<>(texts.stream().filter(t -> t.fold != without).toList());
        Map<Integer, String> names = names(used);
        Map<Integer, double[]> weights = frequent(used, names);
        double[] bias = {0, 1};
        Random random = new Random(137);
        for (int round = 0; round < ROUNDS; round++) {
            java.util.Collections.shuffle(used, random);
            for (Text text : used) {
                step(text, weights, bias);
            }
        }
        return new Learned(weights, names, bias[0]);
    }

    private static Map<Integer, String> names(List<Text> texts) {
        Map<Integer, String> names = new HashMap<>();
        for (int i = 0; i < 10; i++) {
            for (String name : List.of("#length-" + i, "#words-" + i, "#digits-" + i, "#signs-" + i, "#units-" + i)) {
                names.put(VagueFeatures.codeOf(name), name);
            }
        }
        for (Text text : texts) {
            for (String word : text.text.split("[^\\p{L}]+")) {
                if (!word.isEmpty()) {
                    names.put(VagueFeatures.codeOf("=" + word), "=" + word);
                }
            }
        }
        return names;
    }

    private static Map<Integer, double[]> frequent(List<Text> texts, Map<Integer, String> names) {
        Map<Integer, Integer> seen = new HashMap<>();
        for (Text text : texts) {
            Set<Integer> own = new HashSet<>();
            VagueFeatures.of(text.text, (code, value, start) -> own.add(code));
            own.forEach(code -> seen.merge(code, 1, Integer::sum));
        }
        Map<Integer, double[]> weights = new HashMap<>();
        seen.forEach((code, count) -> {
            if (count >= SEEN_IN && (code > 0 || names.containsKey(code))) {
                weights.put(code, new double[] {0, 1e-3});
            }
        });
        return weights;
    }

    /** One step of gradient descent, each weight at a pace of its own (AdaGrad). */
    private static void step(Text text, Map<Integer, double[]> weights, double[] bias) {
        List<double[]> found = new ArrayList<>();
        List<Float> values = new ArrayList<>();
        VagueFeatures.of(text.text, (code, value, start) -> {
            double[] weight = weights.get(code);
            if (weight != null) {
                found.add(weight);
                values.add(value);
            }
        });
        double sum = bias[0];
        for (int i = 0; i < found.size(); i++) {
            sum += found.get(i)[0] * values.get(i);
        }
        double slope = text.counts * (1 / (1 + Math.exp(-sum)) - (text.vague ? 1 : 0));
        for (int i = 0; i < found.size(); i++) {
            double[] weight = found.get(i);
            double gradient = slope * values.get(i) + RIDGE * weight[0];
            weight[1] += gradient * gradient;
            weight[0] -= 0.1 * gradient / Math.sqrt(weight[1]);
        }
        bias[1] += slope * slope;
        bias[0] -= 0.1 * slope / Math.sqrt(bias[1]);
    }

    private static void write(Path out, Learned learned, double threshold) throws IOException {
        List<String> lines = new ArrayList<>(
                List.of(
                        "# Weights of vague descriptions, made by VagueTraining from the UK Trade Tariff's vague terms and terms with codes (MIT),",
                        "# SCMS deliveries (US public domain) and the Harmonized System (PDDL). A line: feature, weight; above 0 speaks for vague.",
                        "# _ blank, 0 digit, * accented letter, . sign; =word a whole word, #… the shape of the text. Licence of this file: MIT."));
        lines.addAll(learned.lines(threshold));
        Files.write(out, lines);
        System.out.println(lines.size() + " lines in " + out);
    }
}
