package org.tidewaiter.checks.vague;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.GoodsTerms;
import org.tidewaiter.codesandunits.HarmonizedSystem;

/**
 * Whether a description and the commodity code beside it tell together what the goods are: the words lead to the code's heading, or near it. A linear
 * model weighs how near ({@link HeadingIndex}) against how vague the words read by themselves ({@link VagueModel}). Its weights stand as text in
 * {@code code-weights.tsv}, made by {@code bench/vague-code}. Immutable.
 */
final class CodeEvidence {
    private static final double OFFSET = 0.1;
    private static final double LOWEST_WEIGHT = -4;
    private static final double HIGHEST_WEIGHT = 6;
    private static final int NO_RANK = 1096;
    private static final int NO_CHAPTER_RANK = 96;

    private final HeadingIndex index;
    private final Map<String, Double> weights;
    private final Set<String> named;

    CodeEvidence(HeadingIndex index, Map<String, Double> weights, Set<String> named) {
        this.index = index;
        this.weights = Map.copyOf(weights);
        this.named = Set.copyOf(named);
    }

    private static final class Shipped {
        static final CodeEvidence STANDARD = read();
    }

    /** With the texts and weights that ship; read at the first call, half a second. */
    static CodeEvidence standard() {
        return Shipped.STANDARD;
    }

    private static CodeEvidence read() {
        HeadingIndex.Builder index = tariff(new HeadingIndex.Builder());
        GoodsLexicon.lines("heading-words.txt.gz").forEach(line -> addCounted(index, line));
        GoodsTerms terms = GoodsTerms.all();
        Set<String> named = new TreeSet<>();
        for (GoodsTerms.Term term : terms.words()) {
            index.add(term.text(), term.heading(), 2);
            named.add(entry(term.text(), term.heading()));
        }
        terms.parcels().forEach(term -> index.add(term.text(), term.heading(), 2));
        Map<String, Double> weights = new HashMap<>();
        for (String line : GoodsLexicon.lines("code-weights.tsv")) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                weights.put(line.substring(0, tab), Double.parseDouble(line.substring(tab + 1)));
            }
        }
        return new CodeEvidence(index.build(WordKinds.standard()), weights, named);
    }

    /** Adds the texts of the Harmonized System: headings and subheadings whole, chapters for less. */
    static HeadingIndex.Builder tariff(HeadingIndex.Builder index) {
        HarmonizedSystem hs = HarmonizedSystem.edition2022();
        for (String code : new TreeSet<>(hs.codes())) {
            if (code.length() >= 4) {
                hs.description(code).ifPresent(text -> index.add(text, code.substring(0, 4), 1));
            }
            if (code.length() == 4) {
                hs.description(code.substring(0, 2)).ifPresent(text -> index.add(text, code, 0.3));
            }
        }
        return index;
    }

    /** Adds a line of {@code heading-words.txt.gz}: a heading, and words with how often the US tariff's texts have them. */
    static void addCounted(HeadingIndex.Builder index, String line) {
        String[] parts = line.split(" ");
        for (int i = 1; i < parts.length; i++) {
            int colon = parts[i].indexOf(':');
            double times = colon < 0 ? 1 : Double.parseDouble(parts[i].substring(colon + 1));
            index.add(colon < 0 ? parts[i] : parts[i].substring(0, colon), parts[0], 0.5 * times);
        }
    }

    private static String entry(String text, String heading) {
        return heading + " "
                + Arrays.stream(Terms.key(GoodsWords.folded(text)).split(" "))
                        .map(TariffWords::stem)
                        .collect(Collectors.joining(" "));
    }

    /** Whether the index of goods has a text, in the singular or the plural, under the heading of a code. */
    boolean names(String text, String hsCode) {
        return hsCode.length() >= 4 && named.contains(entry(text, hsCode.substring(0, 4)));
    }

    /**
     * How vague a text is beside its code: above nought it is.
     *
     * @param hsCode a code of four digits or more
     * @param weight how vague it reads by itself
     * @param plain the plain reason or list that speaks against it, if one does
     */
    double score(String text, String hsCode, double weight, VagueDescriptions.@Nullable ExplainedVagueness plain) {
        double sum = weights.getOrDefault("bias", 0.0) - weights.getOrDefault("threshold", 0.0);
        for (Map.Entry<String, Double> feature :
                features(text, hsCode, weight, plain).entrySet()) {
            sum += feature.getValue() * weights.getOrDefault(feature.getKey(), 0.0);
        }
        return sum;
    }

    /** What the model weighs, by name. */
    Map<String, Double> features(
            String text, String hsCode, double weight, VagueDescriptions.@Nullable ExplainedVagueness plain) {
        HeadingIndex.Fit fit = index.fit(text, hsCode.substring(0, 4));
        boolean none = fit.best() == 0;
        double reads = Math.clamp(weight, LOWEST_WEIGHT, HIGHEST_WEIGHT);
        double isPlain = plain == null ? 0 : 1;
        int words = Math.max(1, fit.words());
        double covered = none ? 0 : fit.own() / fit.most();
        Map<String, Double> features = new LinkedHashMap<>();
        features.put("weight", reads);
        features.put("plain", isPlain);
        features.put(
                "collective",
                plain != null && plain.reason() == VagueDescriptions.VaguenessReason.COLLECTIVE ? 1.0 : 0);
        features.put("one-word", text.strip().indexOf(' ') < 0 ? 1.0 : 0);
        features.put("length", Math.log(text.length() + 1.0));
        features.put("rank", Math.log(1.0 + (none ? NO_RANK : fit.rank())));
        features.put("chapter-rank", Math.log(1.0 + (none ? NO_CHAPTER_RANK : fit.chapterRank())));
        features.put("of-best", none ? 0 : fit.own() / fit.best());
        features.put("chapter-of-best", none ? 0 : fit.ownChapter() / fit.best());
        features.put("best-a-word", Math.log(fit.best() / words + OFFSET));
        features.put("own-a-word", Math.log(fit.own() / words + OFFSET));
        features.put("unknown", none ? 1.0 : 0);
        features.put("covered", covered);
        features.put("best-covered", none ? 0 : fit.best() / fit.most());
        features.put("strongest-word", fit.strongest());
        features.put("rarest-word", fit.rarest());
        features.put("known-words", fit.known() / (double) words);
        features.put("covered-words", fit.coveredWords());
        features.put("near-headings", Math.log(1.0 + fit.near()));
        features.put("weight-covered", reads * covered);
        features.put("plain-covered", isPlain * covered);
        return features;
    }
}
