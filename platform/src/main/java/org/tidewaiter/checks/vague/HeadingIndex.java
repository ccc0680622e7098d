package org.tidewaiter.checks.vague;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The words that goods of each heading are called by, and how near a description is to each heading: BM25 over stems and over runs of four letters,
 * which find words that are cut short or another form of the same. What a word of the description is a kind of ({@link WordKinds}) counts as well,
 * for less.
 *
 * <p>Source: Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009). Immutable.
 */
final class HeadingIndex {
    private static final double SATURATION = 1.2;
    private static final double BY_LENGTH = 0.6;
    /** What a run of four letters counts in a heading's texts, and once more in the description. */
    private static final double RUN = 0.3;

    private static final int RUN_LENGTH = 4;
    private static final double NEAR = 0.5;
    private static final int MOST_CHAPTERS = 100;

    /** The headings that have a feature, by their places in {@link #headings}, and what it counts for each. */
    @SuppressWarnings("ArrayRecordComponent") // made once and read within the class
    private record Posting(int[] headings, float[] scores, float highest) {
        float of(int heading) {
            int at = Arrays.binarySearch(headings, heading);
            return at < 0 ? 0 : scores[at];
        }
    }

    /**
     * How near a description is to the heading of its code.
     *
     * @param rank the place of the heading among all, 1 the nearest; 0 where no word is known
     * @param chapterRank the place of its chapter, each with its nearest heading; 0 where no word is known
     * @param own the heading's score
     * @param ownChapter the score of the nearest heading of its chapter
     * @param best the nearest heading's score
     * @param most what all features together could score
     * @param words how many words the description has
     * @param known how many of its words any heading has
     * @param strongest the most that one whole word counts for the heading
     * @param rarest the most that one whole word counts for any heading
     * @param coveredWords the share of what whole words could score that the heading has
     * @param near how many headings are at least half as near as the nearest
     */
    record Fit(
            int rank,
            int chapterRank,
            double own,
            double ownChapter,
            double best,
            double most,
            int words,
            int known,
            double strongest,
            double rarest,
            double coveredWords,
            int near) {}

    private final String[] headings;
    private final int[] chapters;
    private final Map<String, Posting> postings;
    private final WordKinds kinds;

    private HeadingIndex(String[] headings, Map<String, Posting> postings, WordKinds kinds) {
        this.headings = headings;
        this.chapters = Arrays.stream(headings)
                .mapToInt(h -> Integer.parseInt(h.substring(0, 2)))
                .toArray();
        this.postings = postings;
        this.kinds = kinds;
    }

    /** Gathers the texts of headings. */
    static final class Builder {
        private final Map<String, Map<String, Double>> texts = new TreeMap<>();

        /** Adds a text of a heading, so many times. */
        Builder add(String text, String heading, double times) {
            Map<String, Double> features = texts.computeIfAbsent(heading, h -> new HashMap<>());
            features(words(text)).forEach((feature, value) -> features.merge(feature, value * times, Double::sum));
            return this;
        }

        HeadingIndex build(WordKinds kinds) {
            String[] headings = texts.keySet().toArray(String[]::new);
            List<Map<String, Double>> all = List.copyOf(texts.values());
            double[] lengths = all.stream()
                    .mapToDouble(f -> f.values().stream().mapToDouble(v -> v).sum())
                    .toArray();
            double mean = Arrays.stream(lengths).average().orElse(1);
            Map<String, List<Integer>> having = new HashMap<>();
            for (int h = 0; h < headings.length; h++) {
                for (String feature : all.get(h).keySet()) {
                    having.computeIfAbsent(feature, f -> new ArrayList<>()).add(h);
                }
            }
            Map<String, Posting> postings = new HashMap<>();
            having.forEach((feature, places) -> {
                double rarity = Math.log(1 + (headings.length - places.size() + 0.5) / (places.size() + 0.5));
                int[] at = places.stream().mapToInt(h -> h).toArray();
                float[] scores = new float[at.length];
                float highest = 0;
                for (int i = 0; i < at.length; i++) {
                    double value = all.get(at[i]).getOrDefault(feature, 0.0);
                    double full = SATURATION * (1 - BY_LENGTH + BY_LENGTH * lengths[at[i]] / mean);
                    scores[i] = (float) (rarity * value * (SATURATION + 1) / (value + full));
                    highest = Math.max(highest, scores[i]);
                }
                postings.put(feature, new Posting(at, scores, highest));
            });
            return new HeadingIndex(headings, postings, kinds);
        }
    }

    /** The features of a text: its stems, each with {@code =} before it, and the runs of letters of its words. */
    private static Map<String, Double> features(List<String> words) {
        Map<String, Double> features = new HashMap<>();
        for (String word : words) {
            features.merge(stemmed(word), 1.0, Double::sum);
            String ends = "_" + word + "_";
            for (int i = 0; i + RUN_LENGTH <= ends.length(); i++) {
                features.merge(ends.substring(i, i + RUN_LENGTH), RUN, Double::sum);
            }
        }
        return features;
    }

    /** Its words of two letters and more: runs of a to z, in small letters without accents. */
    private static List<String> words(String text) {
        String folded = GoodsWords.folded(text);
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= folded.length(); i++) {
            char c = i < folded.length() ? folded.charAt(i) : ' ';
            if (c < 'a' || c > 'z') {
                if (i - start > 1) {
                    words.add(folded.substring(start, i));
                }
                start = i + 1;
            }
        }
        return words;
    }

    private static String stemmed(String word) {
        return "=" + TariffWords.stem(word);
    }

    /** How near a text is to a heading of four digits. */
    Fit fit(String text, String heading) {
        List<String> words = words(text);
        Map<String, Double> features = features(words);
        Map<String, Double> asked = new HashMap<>(features);
        kinds.of(text).forEach((kind, value) -> asked.putIfAbsent(stemmed(kind), value));
        int own = Arrays.binarySearch(headings, heading);
        double[] scores = new double[headings.length];
        double most = 0;
        double mostOfWords = 0;
        double ofWords = 0;
        double strongest = 0;
        double rarest = 0;
        int known = 0;
        for (Map.Entry<String, Double> feature : asked.entrySet()) {
            Posting posting = postings.get(feature.getKey());
            if (posting == null) {
                continue;
            }
            boolean whole = feature.getKey().charAt(0) == '=';
            double counts = feature.getValue() * (whole ? 1 : RUN);
            for (int i = 0; i < posting.headings.length; i++) {
                scores[posting.headings[i]] += posting.scores[i] * counts;
            }
            most += posting.highest * counts;
            if (whole) {
                float here = own < 0 ? 0 : posting.of(own);
                known += features.containsKey(feature.getKey()) ? 1 : 0;
                mostOfWords += posting.highest;
                ofWords += here;
                strongest = Math.max(strongest, here);
                rarest = Math.max(rarest, posting.highest);
            }
        }
        double covered = mostOfWords > 0 ? ofWords / mostOfWords : 0;
        return fit(scores, own, heading, most, words.size(), known, strongest, rarest, covered);
    }

    private Fit fit(
            double[] scores,
            int place,
            String heading,
            double most,
            int words,
            int known,
            double strongest,
            double rarest,
            double covered) {
        double best = Arrays.stream(scores).max().orElse(0);
        if (best <= 0) {
            return new Fit(0, 0, 0, 0, 0, 0, words, 0, 0, 0, 0, 0);
        }
        double own = place < 0 ? 0 : scores[place];
        double[] ofChapters = new double[MOST_CHAPTERS];
        int above = 0;
        int near = 0;
        for (int i = 0; i < scores.length; i++) {
            above += scores[i] > own ? 1 : 0;
            near += scores[i] > NEAR * best ? 1 : 0;
            ofChapters[chapters[i]] = Math.max(ofChapters[chapters[i]], scores[i]);
        }
        double ownChapter = ofChapters[Integer.parseInt(heading.substring(0, 2))];
        int chaptersAbove = 0;
        for (double chapter : ofChapters) {
            chaptersAbove += chapter > ownChapter ? 1 : 0;
        }
        return new Fit(
                own > 0 ? above + 1 : headings.length,
                ownChapter > 0 ? chaptersAbove + 1 : MOST_CHAPTERS - 4,
                own,
                ownChapter,
                best,
                most,
                words,
                known,
                strongest,
                rarest,
                covered,
                near);
    }
}
