package org.tidewaiter.checks.vague;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A linear model of vague descriptions: a weight for each feature, positive where it speaks for vagueness. The weights
 * stand in {@code vague-weights.tsv} as text. Immutable.
 */
final class VagueModel {
    private static final int SLOTS = 1 << 15;

    /** By slot, the code of a feature and the bits of its weight behind it: one look at memory for both. */
    private final long[] slots = new long[SLOTS];
    /** The weights of runs of two and three characters, by their codes: two of three questions are about these. */
    private final float[] shortRuns = new float[1 << 16];

    private int filled;
    private final GoodsLexicon lexicon;
    private final double bias;
    private final double threshold;

    VagueModel(Iterable<String> lines, GoodsLexicon lexicon) {
        this.lexicon = lexicon;
        double start = 0;
        double from = 0;
        for (String line : lines) {
            int tab = line.indexOf('\t');
            if (tab <= 0 || line.startsWith("# ")) {
                continue;
            }
            String name = line.substring(0, tab);
            double weight = Double.parseDouble(line.substring(tab + 1));
            switch (name) {
                case "#bias" -> start = weight;
                case "#threshold" -> from = weight;
                default -> put(VagueFeatures.codeOf(name), (float) weight);
            }
        }
        this.bias = start;
        this.threshold = from;
    }

    static VagueModel standard() {
        try (InputStream in = VagueModel.class.getResourceAsStream("vague-weights.tsv")) {
            if (in == null) {
                throw new IllegalStateException("No resource vague-weights.tsv beside " + VagueModel.class.getName());
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new VagueModel(lines.lines().toList(), GoodsLexicon.standard());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its words are told by. */
    GoodsLexicon lexicon() {
        return lexicon;
    }

    /** From which weight on a text counts as vague, as set when the model was made. */
    double threshold() {
        return threshold;
    }

    /** The weight of a text: above {@link #threshold} it reads like those that customs refuses. */
    double weigh(String text) {
        double[] sum = {bias};
        VagueFeatures.of(text, lexicon, (code, value, start) -> sum[0] += value * weightOf(code));
        return sum[0];
    }

    /** The word of the text that speaks most for vagueness; empty where none does. */
    String heaviestWord(String text) {
        float[] at = new float[text.length() + 1];
        VagueFeatures.of(
                text, (code, value, start) -> at[Math.max(0, start)] += start < 0 ? 0 : value * weightOf(code));
        String heaviest = "";
        float most = 0;
        int start = 0;
        float sum = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) <= ' ') {
                if (sum > most) {
                    most = sum;
                    heaviest = text.substring(start, i);
                }
                start = i + 1;
                sum = 0;
            } else {
                sum += at[i];
            }
        }
        return heaviest;
    }

    private void put(int code, float weight) {
        if (isShortRun(code)) {
            shortRuns[code] = weight;
        } else if (++filled > SLOTS / 4 * 3) {
            throw new IllegalArgumentException("A model has at most " + SLOTS / 4 * 3 + " words and long runs");
        } else {
            slots[slot(code)] = (long) code << 32 | Float.floatToRawIntBits(weight) & 0xFFFFFFFFL;
        }
    }

    private static boolean isShortRun(int code) {
        return code >>> 16 == 0;
    }

    private float weightOf(int code) {
        return isShortRun(code) ? shortRuns[code] : Float.intBitsToFloat((int) slots[slot(code)]);
    }

    /** The slot of a code, or the empty one where it would stand; no feature has the code 0. */
    private int slot(int code) {
        int slot = code * 0x9E3779B1 >>> 17;
        int held = (int) (slots[slot] >> 32);
        while (held != 0 && held != code) {
            slot = slot + 1 & SLOTS - 1;
            held = (int) (slots[slot] >> 32);
        }
        return slot;
    }
}
