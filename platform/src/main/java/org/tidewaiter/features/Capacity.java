package org.tidewaiter.features;

import java.util.Locale;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * The most that is counted and numbered here: positions, codes and counts are whole numbers of 32 bits. More is refused in
 * words; nothing wraps around and nothing stands still at a largest value in silence.
 */
final class Capacity {
    /** 2^31 − 1, less what a virtual machine needs of the largest array for itself. */
    static final int MOST = Integer.MAX_VALUE - 8;

    /** What to do where a workspace has more than can be counted. */
    static final String SPLIT =
            "keep a part of the declarations, such as some offices or some years, in a workspace of its own";

    private Capacity() {}

    /**
     * A number as a whole number of 32 bits.
     *
     * @param wanted 0 or more
     * @param what what is counted, such as {@code goods items}
     * @param remedy what the user can do where there are too many, as an imperative
     * @throws TidewaiterException where there are more than {@link #MOST}
     */
    static int of(long wanted, String what, String remedy) {
        if (wanted > MOST) {
            String sentence = String.format(
                    Locale.ROOT, "There are %,d %s, and no more than %,d can be counted here", wanted, what, MOST);
            throw new TidewaiterException(Kind.STATE, sentence, remedy);
        }
        return (int) wanted;
    }
}
