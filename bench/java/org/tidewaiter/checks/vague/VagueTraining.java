package org.tidewaiter.checks.vague;

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
import org.tidewaiter.codesandunits.HarmonizedSystem;

/**
 * Makes {@code vague-weights.tsv}: logistic regression with a ridge penalty, by gradient descent in a fixed order, on texts
 * that customs refuses (UK Trade Tariff's vague terms, MIT) against texts that it accepts (terms with a code of the UK Trade
 * Tariff, MIT; SCMS deliveries, public domain; subheadings of the Harmonized System and short names of goods in them, PDDL). Measured by five-fold
 * cross-validation, SCMS in folds by product so that no product is on both sides. {@code bench/vague-weights} runs it.
 */
final class VagueTraining {
    private static final int FOLDS = 5;
    private static final int ROUNDS = 12;
    private static final double RIDGE = 4e-3;
    private static final int SEEN_IN = 8;
    private static final double FLAGGED = 0.015;
    private static final double INDEX = Double.parseDouble(System.getProperty("index", "0.3"));

    private VagueTraining() {}

    /** A text to learn from: which set it is of, how much it counts, and its fold. */
    record Text(String text, String set, boolean vague, double counts, int fold) {}

    /** Runs with: the six files of texts as {@code bench/vague-weights} names them, and a directory for what is made, if it is to be kept. */
    public static void main(String[] arguments) throws IOException {
        List<Text> texts = texts(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        texts.addAll(tariff(Path.of(arguments[3])));
        texts.addAll(foreign(Path.of(arguments[4])));
        texts.addAll(index(Path.of(arguments[5])));
        double threshold = validate(texts);
        if (arguments.length > 6) {
            Path out = Path.of(arguments[6]);
            write(out.resolve("vague-weights.tsv"), learn(texts, -1, lexicon(texts, -1)), threshold);
            writeRefused(texts, out.resolve("refused-descriptions.txt.gz"));
            writeWords(texts, out.resolve("tariff-words.txt.gz"));
        }
    }

    /** The terms that are refused, as they are looked up, but for those that a tariff itself uses as the name of goods. */
    private static void writeRefused(List<Text> texts, Path file) throws IOException {
        Set<String> used = new HashSet<>();
        texts.stream().filter(VagueTraining::isOfficial).forEach(t -> {
            used.add(singular(t.text));
            for (String piece : t.text.split("[;,:()]")) {
                used.add(singular(piece));
            }
        });
        writeLines(
                file,
                texts.stream()
                        .filter(t -> t.vague && !used.contains(singular(t.text)))
                        .map(t -> Terms.key(GoodsWords.folded(t.text)))
                        .filter(t -> !t.isEmpty())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static String singular(String text) {
        return Terms.key(GoodsWords.folded(text)).replaceAll("(?<=[a-z]{3})e?s\\b", "");
    }

    private static boolean isOfficial(Text text) {
        return List.of("hs", "names", "tariff", "index").contains(text.set);
    }

    /** The words of the tariff's texts and of the index. */
    private static void writeWords(List<Text> texts, Path file) throws IOException {
        Set<String> words = new java.util.TreeSet<>();
        texts.stream().filter(VagueTraining::isOfficial).forEach(t -> words.addAll(GoodsLexicon.words(t.text)));
        writeLines(file, words.stream().filter(w -> w.matches("[a-z]{3,}")).toList());
    }

    private static void writeLines(Path file, List<String> lines) throws IOException {
        try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file))) {
            for (String line : lines) {
                out.write((line + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        System.out.println(lines.size() + " lines in " + file);
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

    /** Pieces of the texts of a national tariff, of one to six words: what its headings call goods. */
    static List<Text> tariff(Path file) throws IOException {
        Set<String> names = new java.util.TreeSet<>();
        try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(file))) {
            CsvReader.builder()
                    .detectBomHeader(true)
                    .ofNamedCsvRecord(new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8))
                    .forEach(r -> {
                        if (!r.getField("HTS Number").startsWith("99")
                                && !r.getField("HTS Number").startsWith("98")) {
                            pieces(r.getField("Description"), names);
                        }
                    });
        }
        return names.stream()
                .map(t -> new Text(t, "tariff", false, 0.3, fold(t)))
                .toList();
    }

    private static void pieces(String text, Set<String> names) {
        for (String piece :
                text.replaceAll("<[^>]*>", " ").toLowerCase(Locale.ROOT).split("[;,:()\\[\\]]")) {
            String name = piece.strip();
            if (name.length() > 3
                    && name.matches("[a-z][a-z'-]*(?: [a-z'-]+){0,5}")
                    && !name.matches(
                            "(?:other|not|whether|of|in|for|with|without|and|or|n|than|but|having|including|put|presented|as|if|this|see|from|to|subject|valued|weighing|containing|described|provided|certified|entered|over|under|each|the|men's|women's|boys'|girls'|male|female|subheading|except|by|on|at|more|less|dutiable|free|n\\.e).*")) {
                names.add(name);
            }
        }
    }

    /** Names of goods as an official index lists them, a line each. */
    static List<Text> index(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(t -> new Text(t, "index", false, INDEX, fold(t)))
                .toList();
    }

    /** Names of things in other languages, a line each after its language and a tab. */
    static List<Text> foreign(Path file) throws IOException {
        List<Text> texts = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String text = line.substring(line.indexOf('\t') + 1);
            texts.add(new Text(text, "foreign-" + line.substring(0, 2), false, 0.05, fold(text)));
        }
        return texts;
    }

    /** The words of the tariff are those of texts that are not in a fold: what is measured there has not been seen. */
    static GoodsLexicon lexicon(List<Text> texts, int without) {
        return GoodsLexicon.of(texts.stream()
                .filter(t -> t.fold != without
                        && (t.set.equals("hs")
                                || t.set.equals("names")
                                || t.set.equals("tariff")
                                || t.set.equals("index")))
                .map(Text::text)
                .toList());
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

    /**
     * Prints what was held out by set at several thresholds, with intervals of 95 % (Wilson), and gives the threshold at which
     * {@value #FLAGGED} of the official index is flagged by its weight.
     */
    static double validate(List<Text> texts) {
        Map<String, List<Double>> heldOut = new TreeMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            GoodsLexicon lexicon = lexicon(texts, fold);
            Learned learned = learn(texts, fold, lexicon);
            VagueModel model = new VagueModel(learned.lines(0), lexicon);
            VagueDescriptions plain = VagueDescriptions.with(model, Set.of()).from(Double.MAX_VALUE);
            VagueDescriptions strictest =
                    VagueDescriptions.with(model, Set.of()).from(-Double.MAX_VALUE);
            for (Text text : texts) {
                if (text.fold == fold) {
                    double weight = plain.why(text.text).isPresent()
                            ? 1e9
                            : strictest.why(text.text).isEmpty() ? -1e9 : model.weigh(text.text);
                    String set = text.set.startsWith("foreign") ? "foreign" : text.set;
                    heldOut.computeIfAbsent(set, s -> new ArrayList<>()).add(weight);
                    if (!set.equals(text.set)) {
                        heldOut.computeIfAbsent(text.set, s -> new ArrayList<>())
                                .add(weight);
                    }
                }
            }
        }
        heldOut.values().forEach(weights -> weights.sort(null));
        List<Double> index = heldOut.getOrDefault("index", List.of());
        double chosen = 0;
        for (double flagged : new double[] {0.1, 0.05, 0.03, 0.02, FLAGGED, 0.01, 0.005}) {
            long plain = index.stream().filter(w -> w > 1e8).count();
            double threshold = index.get((int) (index.size() - 1 - plain - index.size() * flagged));
            chosen = flagged == FLAGGED ? threshold : chosen;
            System.out.printf("%n%.1f %% of the index by weight, threshold %.3f%n", 100 * flagged, threshold);
            heldOut.forEach((set, weights) -> tell(set, weights, threshold));
        }
        return chosen;
    }

    private static void tell(String set, List<Double> weights, double threshold) {
        long plain = weights.stream().filter(w -> w > 1e8).count();
        tell(set, weights.stream().filter(w -> w > threshold).count(), weights.size());
        System.out.printf("    by plain reasons %.1f %%%n", 100.0 * plain / weights.size());
    }

    /** Prints how many of a set are flagged, with Wilson's interval of 95 %. */
    static void tell(String set, long flagged, int n) {
        double p = flagged / (double) n;
        double half = 1.96 * Math.sqrt(p * (1 - p) / n + 0.9604 / n / n) / (1 + 3.8416 / n);
        double middle = (p + 1.9208 / n) / (1 + 3.8416 / n);
        System.out.printf(
                "  %s: %d of %d, %.1f %% (%.1f to %.1f)%n",
                set, flagged, n, 100 * p, 100 * (middle - half), 100 * (middle + half));
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
    static Learned learn(List<Text> texts, int without, GoodsLexicon lexicon) {
        List<Text> used =
                new ArrayList<>(texts.stream().filter(t -> t.fold != without).toList());
        Map<Integer, String> names = names(used);
        Map<Integer, double[]> weights = frequent(used, names, lexicon);
        double[] bias = {0, 1};
        Random random = new Random(137);
        List<Seen> seen = new ArrayList<>();
        used.forEach(t -> seen.add(Seen.of(t, weights, lexicon)));
        for (int round = 0; round < ROUNDS; round++) {
            java.util.Collections.shuffle(seen, random);
            for (Seen text : seen) {
                step(text, bias);
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
        for (String name : VagueFeatures.kindNames()) {
            names.put(VagueFeatures.codeOf(name), name);
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

    private static Map<Integer, double[]> frequent(List<Text> texts, Map<Integer, String> names, GoodsLexicon lexicon) {
        Map<Integer, Integer> seen = new HashMap<>();
        for (Text text : texts) {
            Set<Integer> own = new HashSet<>();
            VagueFeatures.of(text.text, lexicon, (code, value, start) -> own.add(code));
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

    /** A text as the model sees it: the weights that its features have, looked up once. */
    private record Seen(double[][] weights, float[] values, boolean vague, double counts) {
        static Seen of(Text text, Map<Integer, double[]> weights, GoodsLexicon lexicon) {
            List<double[]> found = new ArrayList<>();
            List<Float> values = new ArrayList<>();
            VagueFeatures.of(text.text, lexicon, (code, value, start) -> {
                double[] weight = weights.get(code);
                if (weight != null) {
                    found.add(weight);
                    values.add(value);
                }
            });
            float[] numbers = new float[values.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = values.get(i);
            }
            return new Seen(found.toArray(double[][]::new), numbers, text.vague, text.counts);
        }
    }

    /** One step of gradient descent, each weight at a pace of its own (AdaGrad). */
    private static void step(Seen text, double[] bias) {
        double sum = bias[0];
        for (int i = 0; i < text.weights.length; i++) {
            sum += text.weights[i][0] * text.values[i];
        }
        double slope = text.counts * (1 / (1 + Math.exp(-sum)) - (text.vague ? 1 : 0));
        for (int i = 0; i < text.weights.length; i++) {
            double[] weight = text.weights[i];
            double gradient = slope * text.values[i] + RIDGE * weight[0];
            weight[1] += gradient * gradient;
            weight[0] -= 0.1 * gradient / Math.sqrt(weight[1]);
        }
        bias[1] += slope * slope;
        bias[0] -= 0.1 * slope / Math.sqrt(bias[1]);
    }

    private static void write(Path out, Learned learned, double threshold) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# Weights of vague descriptions, made by VagueTraining from the UK Trade Tariff's vague terms"
                        + " and terms with codes (MIT),",
                "# SCMS deliveries (US public domain) and the Harmonized System (PDDL). A line: feature,"
                        + " weight; above 0 speaks for vague.",
                "# _ blank, 0 digit, * accented letter, . sign; =word a whole word, #… the shape of the text."
                        + " Licence of this file: MIT."));
        lines.addAll(learned.lines(threshold));
        Files.write(out, lines);
        System.out.println(lines.size() + " lines in " + out);
    }
}
