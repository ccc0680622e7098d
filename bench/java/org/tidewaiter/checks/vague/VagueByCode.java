package org.tidewaiter.checks.vague;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.tidewaiter.codesandunits.GoodsTerms;
import org.tidewaiter.codesandunits.HarmonizedSystem;

/**
 * Makes {@code code-weights.tsv}, {@code heading-words.txt.gz} and {@code word-kinds.txt.gz}: what a description and its code tell together. Learned
 * from terms with their code against terms that customs refuses with a code that was drawn for them. Measured by five-fold cross-validation: neither
 * the model of words, nor the index of headings, nor these weights have seen the texts that are judged. {@code bench/vague-code} runs it.
 */
final class VagueByCode {
    private static final int FOLDS = 5;
    private static final double FLAGGED = 0.03;
    private static final double BELOW = 0;

    private VagueByCode() {}

    /** A term, its code, and its fold. */
    record Coded(String text, String code, int fold) {}

    /** What was found out of a term that was held out. */
    record Judged(
            String set,
            boolean vague,
            int fold,
            boolean doubtful,
            boolean fitsAny,
            boolean flaggedAlone,
            boolean told,
            double[] features) {}

    /** Runs with the files that {@code bench/vague-code} names, and a directory for what is made, if it is to be kept. */
    public static void main(String[] arguments) throws IOException {
        List<VagueTraining.Text> texts =
                VagueTraining.texts(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        texts.addAll(VagueTraining.tariff(Path.of(arguments[3])));
        List<String> us = headingWords(Path.of(arguments[3]));
        List<String> kindLines = new WordNetKinds(Path.of(arguments[4])).lines(stems(us));
        Sets sets = new Sets(texts, Path.of(arguments[1]));
        List<Judged> judged = new ArrayList<>();
        WordKinds kinds = new WordKinds(kindLines);
        for (int fold = 0; fold < FOLDS; fold++) {
            judged.addAll(judge(sets, texts, us, kinds, fold));
        }
        List<String> names = List.copyOf(new CodeEvidence(
                        new HeadingIndex.Builder().add("goods", "0101", 1).build(kinds), Map.of(), Set.of())
                .features("goods", "0101", 0, null)
                .keySet());
        double threshold = validate(judged);
        double[] weights = fit(judged, -1);
        if (arguments.length > 5) {
            Path out = Path.of(arguments[5]);
            packed(out.resolve("heading-words.txt.gz"), us);
            packed(out.resolve("word-kinds.txt.gz"), kindLines);
            write(out.resolve("code-weights.tsv"), names, weights, threshold);
        }
    }

    /** The terms that are judged, with codes. */
    private static final class Sets {
        final List<Coded> terms = new ArrayList<>();
        final List<Coded> words = new ArrayList<>();
        final List<Coded> foreign = new ArrayList<>();
        final List<Coded> vague = new ArrayList<>();
        final List<Coded> apart = new ArrayList<>();

        Sets(List<VagueTraining.Text> texts, Path termsFile) throws IOException {
            try (var rows = CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(termsFile)) {
                rows.forEach(r -> terms.add(coded(r.getField("Goods Description"), r.getField("Commodity Code"))));
            }
            HarmonizedSystem hs = HarmonizedSystem.edition2022();
            for (GoodsTerms.Term term : GoodsTerms.all().words()) { // by heading, and in it English first
                (isEnglish(term) ? words : foreign).add(coded(term.text(), term.heading()));
            }
            Random random = new Random(20);
            Set<String> both = new TreeSet<>();
            terms.forEach(t -> both.add(t.text.toLowerCase(Locale.ROOT)));
            for (VagueTraining.Text text : texts) {
                if (text.vague() && !both.contains(text.text())) {
                    vague.add(coded(text.text(), terms.get(random.nextInt(terms.size())).code));
                    vague.add(coded(text.text(), words.get(random.nextInt(words.size())).code));
                } else if (text.set().equals("tariff")) {
                    apart.add(coded(text.text(), terms.get(random.nextInt(terms.size())).code));
                }
            }
        }

        private static final Set<String> ENGLISH = english();

        private static Set<String> english() {
            Set<String> all = new TreeSet<>();
            try (var in = GoodsTerms.class.getResourceAsStream("goods-words.csv");
                    var rows =
                            CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                rows.forEach(r -> Arrays.stream(r.getField("english").split("; "))
                        .forEach(t -> all.add(r.getField("heading") + t)));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return all;
        }

        private static boolean isEnglish(GoodsTerms.Term term) {
            return ENGLISH.contains(term.heading() + term.text());
        }

        private static Coded coded(String text, String code) {
            String small = text.toLowerCase(Locale.ROOT).strip();
            return new Coded(small, code, Math.floorMod(small.hashCode() * 0x9E3779B1 >>> 8, FOLDS));
        }
    }

    private static List<Judged> judge(
            Sets sets, List<VagueTraining.Text> texts, List<String> us, WordKinds kinds, int fold) {
        GoodsLexicon lexicon = VagueTraining.lexicon(texts, fold);
        VagueModel model =
                new VagueModel(VagueTraining.learn(texts, fold, lexicon).lines(0), lexicon);
        VagueDescriptions judge = VagueDescriptions.with(model, Set.of());
        CodeEvidence own = evidence(sets, us, kinds, fold, true);
        CodeEvidence strangers = evidence(sets, us, kinds, fold, false);
        List<Judged> judged = new ArrayList<>();
        judge(judged, "terms", sets.terms, false, fold, judge, model, own);
        judge(judged, "words", sets.words, false, fold, judge, model, own);
        judge(judged, "words of no index", sets.words, false, fold, judge, model, strangers);
        judge(judged, "words, other languages", sets.foreign, false, fold, judge, model, own);
        judge(judged, "vague", sets.vague, true, fold, judge, model, own);
        judge(judged, "proper, code by chance", sets.apart, false, fold, judge, model, own);
        return judged;
    }

    private static CodeEvidence evidence(Sets sets, List<String> us, WordKinds kinds, int fold, boolean withWords) {
        HeadingIndex.Builder index = CodeEvidence.tariff(new HeadingIndex.Builder());
        us.forEach(line -> CodeEvidence.addCounted(index, line));
        List<Coded> known = new ArrayList<>(sets.terms);
        if (withWords) {
            known.addAll(sets.words);
            known.addAll(sets.foreign);
        }
        known.stream().filter(t -> t.fold != fold).forEach(t -> index.add(t.text, t.code.substring(0, 4), 2));
        return new CodeEvidence(index.build(kinds), Map.of(), Set.of());
    }

    private static void judge(
            List<Judged> into,
            String set,
            List<Coded> terms,
            boolean vague,
            int fold,
            VagueDescriptions judge,
            VagueModel model,
            CodeEvidence evidence) {
        for (Coded term : terms) {
            if (term.fold == fold) {
                VagueDescriptions.ExplainedVagueness plain =
                        judge.from(Double.MAX_VALUE).why(term.text).orElse(null);
                double weight = model.weigh(VagueDescriptions.withoutNumbers(term.text));
                boolean doubtful = plain != null
                        || weight > BELOW
                                && judge.from(-Double.MAX_VALUE).why(term.text).isPresent();
                boolean told = judge.isTold(term.text, term.code);
                double[] features = evidence.features(term.text, term.code, weight, plain).values().stream()
                        .mapToDouble(v -> v)
                        .toArray();
                boolean alone = judge.from(1.742).why(term.text).isPresent();
                into.add(new Judged(
                        set, vague, fold, doubtful, plain != null && judge.fitsAny(term.text), alone, told, features));
            }
        }
    }

    /** Prints what is flagged of each set at several thresholds; gives the one at which {@value #FLAGGED} of strangers' words are. */
    private static double validate(List<Judged> judged) {
        Map<String, List<Double>> scores = new TreeMap<>();
        Map<String, int[]> alone = new TreeMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            double[] weights = fit(judged, fold);
            for (Judged j : judged) {
                if (j.fold == fold) {
                    boolean never = !j.doubtful || j.told;
                    scores.computeIfAbsent(j.set, s -> new ArrayList<>())
                            .add(never ? -1e9 : j.fitsAny ? 1e9 : score(weights, j.features));
                    int[] counts = alone.computeIfAbsent(j.set, s -> new int[2]);
                    counts[0] += j.flaggedAlone ? 1 : 0;
                    counts[1] += j.flaggedAlone && !j.told ? 1 : 0;
                }
            }
        }
        System.out.println("By the words alone, and where no word of the code's text tells:");
        alone.forEach((set, counts) -> {
            VagueTraining.tell(
                    set, counts[0], scores.getOrDefault(set, List.of()).size());
            VagueTraining.tell(
                    set + ", not told",
                    counts[1],
                    scores.getOrDefault(set, List.of()).size());
        });
        double chosen = 0;
        List<Double> strangers = scores.getOrDefault("words of no index", List.of()).stream()
                .sorted()
                .toList();
        for (double flagged : new double[] {0.01, 0.02, FLAGGED, 0.04, 0.05}) {
            double threshold = strangers.get((int) (strangers.size() * (1 - flagged)));
            chosen = flagged == FLAGGED ? threshold : chosen;
            System.out.printf("%n%.0f %% of words of no index, threshold %.3f%n", 100 * flagged, threshold);
            scores.forEach((set, all) -> VagueTraining.tell(
                    set, all.stream().filter(s -> s > threshold).count(), all.size()));
        }
        return chosen;
    }

    private static double score(double[] weights, double[] features) {
        double sum = weights[features.length];
        for (int i = 0; i < features.length; i++) {
            sum += weights[i] * features[i];
        }
        return sum;
    }

    /**
     * Weights of logistic regression with a slight ridge, by Newton's steps; the last is the bias. Terms, words and vague ones of all folds but one.
     */
    private static double[] fit(List<Judged> judged, int without) {
        List<Judged> used = judged.stream()
                .filter(j ->
                        j.fold != without && Set.of("terms", "words", "vague").contains(j.set))
                .toList();
        int n = used.getFirst().features.length;
        double[] mean = new double[n];
        double[] spread = new double[n];
        for (int i = 0; i < n; i++) {
            int at = i;
            mean[i] = used.stream().mapToDouble(j -> j.features[at]).average().orElse(0);
            spread[i] = Math.sqrt(used.stream()
                            .mapToDouble(j -> Math.pow(j.features[at] - mean[at], 2))
                            .average()
                            .orElse(0))
                    + 1e-9;
        }
        double[] weights = new double[n + 1];
        for (int round = 0; round < 30; round++) {
            double[] slope = new double[n + 1];
            double[][] curve = new double[n + 1][n + 1];
            for (Judged j : used) {
                double[] x = new double[n + 1];
                double sum = weights[n];
                x[n] = 1;
                for (int i = 0; i < n; i++) {
                    x[i] = (j.features[i] - mean[i]) / spread[i];
                    sum += weights[i] * x[i];
                }
                double p = 1 / (1 + Math.exp(-sum));
                for (int i = 0; i <= n; i++) {
                    slope[i] += (p - (j.vague ? 1 : 0)) * x[i];
                    for (int k = 0; k <= n; k++) {
                        curve[i][k] += p * (1 - p) * x[i] * x[k];
                    }
                }
            }
            for (int i = 0; i <= n; i++) {
                slope[i] += i < n ? weights[i] : 0;
                curve[i][i] += 1;
            }
            double[] step = solved(curve, slope);
            for (int i = 0; i <= n; i++) {
                weights[i] -= step[i];
            }
        }
        for (int i = 0; i < n; i++) {
            weights[i] /= spread[i];
            weights[n] -= weights[i] * mean[i];
        }
        return weights;
    }

    /** The solution of a system of linear equations, by elimination with pivots. */
    private static double[] solved(double[][] a, double[] b) {
        int n = b.length;
        for (int i = 0; i < n; i++) {
            int pivot = i;
            for (int k = i + 1; k < n; k++) {
                pivot = Math.abs(a[k][i]) > Math.abs(a[pivot][i]) ? k : pivot;
            }
            double[] row = a[i];
            a[i] = a[pivot];
            a[pivot] = row;
            double value = b[i];
            b[i] = b[pivot];
            b[pivot] = value;
            for (int k = i + 1; k < n; k++) {
                double times = a[k][i] / a[i][i];
                for (int m = i; m < n; m++) {
                    a[k][m] -= times * a[i][m];
                }
                b[k] -= times * b[i];
            }
        }
        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double sum = b[i];
            for (int m = i + 1; m < n; m++) {
                sum -= a[i][m] * x[m];
            }
            x[i] = sum / a[i][i];
        }
        return x;
    }

    /** By heading, the words of the texts of a national tariff and how often each stands there. */
    private static List<String> headingWords(Path file) throws IOException {
        Map<String, Map<String, Integer>> counted = new TreeMap<>();
        String[] heading = {""};
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            CsvReader.builder()
                    .detectBomHeader(true)
                    .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .forEach(r -> {
                        String number = r.getField("HTS Number").replace(".", "");
                        heading[0] = number.length() >= 4 ? number.substring(0, 4) : heading[0];
                        if (!heading[0].isEmpty() && !heading[0].startsWith("98") && !heading[0].startsWith("99")) {
                            for (String word : GoodsWords.folded(
                                            r.getField("Description").replaceAll("<[^>]*>", " "))
                                    .split("[^a-z]+")) {
                                if (word.length() > 1) {
                                    counted.computeIfAbsent(heading[0], h -> new TreeMap<>())
                                            .merge(word, 1, Integer::sum);
                                }
                            }
                        }
                    });
        }
        List<String> lines = new ArrayList<>();
        counted.forEach((code, words) -> {
            StringBuilder line = new StringBuilder(code);
            words.forEach((word, times) -> line.append(' ').append(word).append(times > 1 ? ":" + times : ""));
            lines.add(line.toString());
        });
        return lines;
    }

    /** The stems of all words of the index of headings. */
    private static Set<String> stems(List<String> us) {
        Set<String> stems = new TreeSet<>();
        HarmonizedSystem hs = HarmonizedSystem.edition2022();
        hs.codes()
                .forEach(c ->
                        GoodsLexicon.words(hs.description(c).orElse("")).forEach(w -> stems.add(TariffWords.stem(w))));
        us.forEach(line -> Arrays.stream(line.split("[^a-z]+")).forEach(w -> stems.add(TariffWords.stem(w))));
        GoodsTerms.all()
                .words()
                .forEach(t -> GoodsLexicon.words(t.text()).forEach(w -> stems.add(TariffWords.stem(w))));
        return stems;
    }

    private static void write(Path file, List<String> names, double[] weights, double threshold) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# What a description and its code tell together, made by bench/vague-code. A line: what is weighed, weight; above 0 speaks for vague.",
                "threshold\t" + rounded(threshold),
                "bias\t" + rounded(weights[names.size()])));
        for (int i = 0; i < names.size(); i++) {
            lines.add(names.get(i) + "\t" + rounded(weights[i]));
        }
        Files.write(file, lines);
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    private static void packed(Path file, List<String> lines) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (String line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        System.out.println(lines.size() + " lines in " + file);
    }
}
