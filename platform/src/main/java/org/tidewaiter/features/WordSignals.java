package org.tidewaiter.features;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How much the words of a description speak for a code of the heading that pays more duty, as {@code doubtful-codes} asks: naive Bayes over the words
 * of what came before, a word that a code never had counting as twice the heading's share of it.
 */
final class WordSignals extends SignalStates {
    private static final int LEAST_ITEMS = 5;
    /** Points of duty by which a code must be dearer. */
    private static final double LEAST_DIFFERENCE = 1;

    private static final double MOST = 8;
    private static final double UNITS = 1_000;
    /** Items of an importer that are counted in as saying nothing. */
    private static final int PRIOR = 5;

    private final Items.KeyColumn hs6;
    private final Items.KeyColumn hs4;
    private final KeptCodes importers;
    private final CodeSums habit;
    /** By code of HS 6: items with words, and their duty. */
    private final CodeSums ofCode;

    private final CodeSums duty;
    private final CodeSums ofHeading;
    /** A number for each word of each heading. */
    private final PairCodes headingWords = new PairCodes(1 << 10);
    /** By that number how many goods had the word: all of the heading's first, then each code's by its place. One look-up a word finds them all. */
    private int[][] had = new int[1 << 10][0];
    /** By heading the codes that came. */
    private final int[][] codes;
    /** By code of HS 6 its place among those of its heading, from 1; 0 where it did not come. */
    private final int[] places;
    /** What the words of the day's items said, where all are asked about. */
    private float[] said = new float[0];
    /** How many goods had the words that were looked up last, the words' share of the heading, and how likely the code's own goods have them. */
    private final int[][] looked = new int[SignalInputs.WORDS][];

    private final double[] prior = new double[SignalInputs.WORDS];
    private final double[] likely = new double[SignalInputs.WORDS];

    WordSignals(Items items, int @Nullable [] wanted) {
        super(items, Signal.DEARER_WORDS, Signal.DEARER_WORDS_HABIT);
        hs6 = items.column(Dimension.HS6);
        hs4 = items.column(Dimension.HS4);
        importers = new KeptCodes(items, Dimension.IMPORTER, wanted);
        habit = new CodeSums(items.codeCount(Dimension.IMPORTER));
        ofCode = new CodeSums(items.codeCount(Dimension.HS6));
        duty = new CodeSums(items.codeCount(Dimension.HS6));
        ofHeading = new CodeSums(items.codeCount(Dimension.HS4));
        codes = new int[items.codeCount(Dimension.HS4)][0];
        places = new int[items.codeCount(Dimension.HS6)];
    }

    @Override
    boolean apply() {
        return items.signs.hasWords();
    }

    @Override
    void read(Day day, int[] wanted) {
        if (said.length < day.size()) {
            said = new float[day.size()];
        }
        for (int r = day.firstRow(); r < day.lastRow(); r++) {
            int item = wanted[r];
            float evidence = evidence(item);
            said[item - day.from()] = evidence;
            set(Signal.DEARER_WORDS, r, evidence);
            int importer = importers.of(item);
            if (importer > 0) {
                set(Signal.DEARER_WORDS_HABIT, r, (float)
                        (habit.sum(importer) / UNITS / (habit.count(importer) + PRIOR)));
            }
        }
    }

    /** The dearer code for which the words speak most; unknown where the heading has no dearer one. */
    private float evidence(int item) {
        int own = hs6.of(item);
        int heading = hs4.of(item);
        if (heading == 0 || codes[heading].length < 2 || items.signs.word(item, 0) == 0) {
            return Float.NaN;
        }
        double rate = rate(own);
        int words = 0;
        double most = Double.NaN;
        for (int other : codes[heading]) {
            if (other != own && ofCode.count(other) >= LEAST_ITEMS && rate(other) > rate + LEAST_DIFFERENCE) {
                words = words == 0 ? look(item, heading, own) : words;
                double ratio = ratio(words, other);
                most = Double.isNaN(most) ? ratio : Math.max(most, ratio);
            }
        }
        return (float) Math.clamp(Math.log(most), -MOST, MOST);
    }

    /** Looks up an item's words, as far as the heading has had them, among the heading's goods and the code's own; says how many. */
    private int look(int item, int heading, int own) {
        double all = ofHeading.count(heading);
        double ofOwn = ofCode.count(own) + 2.0;
        int count = 0;
        for (int w = 0; w < SignalInputs.WORDS && items.signs.word(item, w) != 0; w++) {
            int word = headingWords.find(heading, items.signs.word(item, w));
            if (word >= 0) {
                looked[count] = had[word];
                prior[count] = 2 * had[word][0] / all;
                likely[count] = (of(had[word], places[own]) + prior[count]) / ofOwn;
                count++;
            }
        }
        return count;
    }

    /** How much likelier the words that were looked up are of another code. */
    private double ratio(int words, int other) {
        double ofOther = ofCode.count(other) + 2.0;
        int place = places[other];
        double ratio = 1;
        for (int w = 0; w < words; w++) {
            ratio *= (of(looked[w], place) + prior[w]) / ofOther / likely[w];
        }
        return ratio;
    }

    /** How many goods of the code at a place had a word; none of a code that did not come. */
    private static int of(int[] had, int place) {
        return place == 0 || place >= had.length ? 0 : had[place];
    }

    /** A code's usual duty; NaN, which is dearer than nothing and cheaper than nothing, where none is known. */
    private double rate(int code) {
        return duty.sum(code) / UNITS / duty.count(code);
    }

    @Override
    void addItems(Day day) {
        for (int i = day.from(); i < day.to(); i++) {
            int importer = importers.of(i);
            float evidence = importer == 0 ? Float.NaN : day.rows() == day.size() ? said[i - day.from()] : evidence(i);
            if (Float.isFinite(evidence)) {
                habit.add(importer, Math.round(Math.max(0, evidence) * UNITS));
            }
        }
        for (int i = day.from(); i < day.to(); i++) {
            // What the words of an importer's other goods said needs the words of all headings it deals in.
            if (hs4.of(i) > 0 && items.signs.word(i, 0) != 0) {
                addWords(i, hs4.of(i), hs6.of(i));
            }
        }
    }

    private void addWords(int item, int heading, int code) {
        if (ofCode.count(code) == 0) {
            codes[heading] = Arrays.copyOf(codes[heading], codes[heading].length + 1);
            codes[heading][codes[heading].length - 1] = code;
            places[code] = codes[heading].length;
        }
        ofCode.add(code, 0);
        ofHeading.add(heading, 0);
        if (Float.isFinite(items.dutyRate[item])) {
            duty.add(code, Math.round(items.dutyRate[item] * UNITS));
        }
        for (int w = 0; w < SignalInputs.WORDS && items.signs.word(item, w) != 0; w++) {
            int[] counts = had(headingWords.codeOf(heading, items.signs.word(item, w)), places[code]);
            counts[0]++;
            counts[places[code]]++;
        }
    }

    /** How many goods had a word, reaching to a place. */
    private int[] had(int word, int place) {
        if (word >= had.length) {
            int before = had.length;
            had = Arrays.copyOf(had, Math.max(word + 1, 2 * before));
            Arrays.fill(had, before, had.length, new int[0]);
        }
        if (place >= had[word].length) {
            had[word] = Arrays.copyOf(had[word], place + 1);
        }
        return had[word];
    }
}
