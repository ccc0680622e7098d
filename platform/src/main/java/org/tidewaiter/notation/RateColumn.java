package org.tidewaiter.notation;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * What the texts of a column of rates say about their measure. 5 is five per cent; where hardly a value is above 1, 0.05 may be
 * five per cent written as a share, or a twentieth of one per cent. Give it every distinct text once.
 */
public final class RateColumn {
    /** Ten as a share would be a thousand per cent: beyond all duties but a few. */
    private static final BigDecimal GREATEST_SHARE = BigDecimal.TEN;
    /** Of ten distinct rates so many below 1 leave it open: shares above 1 are there, but rare (150 per cent). */
    private static final int MOST_OF_TEN = 8;

    private static final Pattern SIGNED = Pattern.compile("(?i)(?:[%％٪]|pct\\.?|per ?cent|p\\.c\\.)$");

    private boolean above;
    private int rates;
    private int fractions;
    private String example = "";

    /** Looks at a text. */
    public void add(String text) {
        String plain = Signs.plain(text);
        if (SIGNED.matcher(plain).find()) {
            return; // says itself what it is, and nothing of those without a sign
        }
        try {
            BigDecimal number = NumberText.of(plain.replace(',', '.'), '.', (char) 0, false);
            above |= number.compareTo(GREATEST_SHARE) > 0;
            rates += number.signum() > 0 ? 1 : 0;
            boolean fraction = number.signum() > 0 && number.compareTo(BigDecimal.ONE) < 0;
            fractions += fraction ? 1 : 0;
            example = fraction && example.isEmpty() ? text : example;
        } catch (Refusal refusal) {
            // No number: whoever reads the column says what is wrong.
        }
    }

    /** A value that may be a share of one or per cent, in a column whose values do not tell; empty where they do. */
    public String ambiguous() {
        return above || fractions * 10 < rates * MOST_OF_TEN ? "" : example;
    }
}
