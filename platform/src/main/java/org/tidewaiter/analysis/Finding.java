package org.tidewaiter.analysis;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that answers: with its number, what it is a share of, and how uncertain it is.
 *
 * @param says the sentence
 * @param money what is at stake in it, in the national currency; null where it is not about money
 */
public record Finding(Words says, @Nullable BigDecimal money) {
    /** A finding that is not about money. */
    public static Finding of(String english, String french, Object... values) {
        return new Finding(Words.of(english, french, values), null);
    }
}
