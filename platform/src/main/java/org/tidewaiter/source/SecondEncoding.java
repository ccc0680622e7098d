package org.tidewaiter.source;

import java.nio.charset.Charset;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Watches the lines of a text that are no UTF-8 for those that are in another encoding than the one they are read in, as where files of
 * several systems were put one below the other. A line is judged by what it spells only where it has two bytes side by side that no line
 * before it had: that is cheap, and a text in one encoding soon has no more of them.
 */
final class SecondEncoding {
    /** A line is evidence where it is likelier by more than this factor of e in the other encoding; a name of another language is less. */
    private static final double STRANGE = 9;

    /** All evidence for one other encoding together, as a logarithm. */
    private static final double ENOUGH = 18;

    private final Charset charset;
    private final BitSet pairs = new BitSet(1 << 16);
    private final Map<Charset, Double> evidence = new HashMap<>();
    private String usual = "";

    /**
     * @param charset in which the lines are read
     */
    SecondEncoding(Charset charset) {
        this.charset = charset;
    }

    /**
     * Looks at one more line.
     *
     * @return what is wrong once the lines cannot all be in the one encoding, to follow the name of the file; null until then
     */
    @Nullable
    String look(byte[] line) {
        if (!hasNewPair(line)) {
            return null;
        }
        Map<Charset, TextEncoding.Guess> guesses = TextEncoding.guesses(line, 0);
        TextEncoding.Guess own = guesses.get(charset);
        if (own == null) {
            return null; // a broken byte, which the reader tells
        }
        TextEncoding.Guess best = own;
        for (TextEncoding.Guess other : guesses.values()) {
            best = other.likelihood() > best.likelihood() ? other : best;
        }
        double gain = best.likelihood() - own.likelihood() - STRANGE;
        if (gain <= 0) {
            usual = usual.isEmpty() ? TextEncoding.word(own.text()) : usual;
            return null;
        }
        double all = evidence.merge(best.charset(), gain, Double::sum);
        return all < ENOUGH ? null : sentence(TextEncoding.likeliest(line));
    }

    private String sentence(TextEncoding.Guess other) {
        return "is in more than one encoding: some lines spell " + charset.name()
                + (usual.isEmpty() ? "" : " ('" + usual + "')") + ", others "
                + other.charset().name() + " ('"
                + TextEncoding.word(other.text()) + "')";
    }

    private boolean hasNewPair(byte[] line) {
        boolean found = false;
        int before = ' ';
        for (byte b : line) {
            int at = b & 0xff;
            if (at > 0x7f || before > 0x7f) {
                int pair = before << 8 | at;
                found |= !pairs.get(pair);
                pairs.set(pair);
            }
            before = at;
        }
        return found;
    }
}
