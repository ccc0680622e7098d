package org.tidewaiter.checks.vague;

import java.util.BitSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A list of terms, looked up by their letters and figures alone. Few descriptions are such a term, and they come by the million: nearly all are told
 * to be none by a hash, without their letters being put together. Immutable.
 */
final class Terms {
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final int SLOTS = 1 << 16;

    private final Set<String> keys;
    private final BitSet hashes = new BitSet(SLOTS);

    /** Takes the keys of terms. */
    Terms(Set<String> keys) {
        this.keys = Set.copyOf(keys);
        keys.forEach(key -> hashes.set(slot(key.hashCode())));
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 16) & SLOTS - 1;
    }

    /**
     * Whether a text is one of the terms.
     *
     * @param folded the text in small letters without accents
     * @param hash its {@link #hash}, which serves several lists
     */
    boolean has(String folded, int hash) {
        return hashes.get(slot(hash)) && keys.contains(key(folded));
    }

    /** The hash of the key of a folded text. */
    static int hash(String folded) {
        int hash = 0;
        boolean begun = false;
        boolean apart = false;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (Character.isSurrogate(c)) {
                return key(folded).hashCode();
            }
            if (Character.isLetterOrDigit(c)) {
                hash = apart && begun ? hash * 31 + ' ' : hash;
                hash = hash * 31 + c;
                begun = true;
                apart = false;
            } else {
                apart = true;
            }
        }
        return hash;
    }

    /** A folded text as it is looked up: signs as one blank, none at its ends. */
    static String key(String folded) {
        return SIGNS.matcher(folded).replaceAll(" ").strip();
    }
}
