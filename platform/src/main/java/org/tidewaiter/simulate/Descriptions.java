package org.tidewaiter.simulate;

import java.util.List;
import java.util.Locale;

/** What traders write of their goods. */
final class Descriptions {
    private static final List<String> VAGUE = Resource.rows("vague-descriptions.csv").stream()
            .map(r -> r.getField("description"))
            .toList();

    private Descriptions() {}

    /** The words of the tariff, as a trader shortens them, with a model or a grade; one time in fifty too vague. */
    static String honest(Product product, Chance c) {
        String text = product.description();
        double u = c.next();
        if (u < 0.02) {
            return vague(c);
        } else if (u < 0.3) {
            return text.toUpperCase(Locale.ROOT);
        } else if (u < 0.6) {
            int comma = text.indexOf(',', 12);
            text = comma > 0 ? text.substring(0, comma) : text;
        }
        if (u > 0.5 && u < 0.85) {
            text += " " + (char) ('A' + c.below(26)) + (char) ('A' + c.below(26)) + "-" + (100 + c.below(900));
        }
        return text;
    }

    /** Words that say nothing. */
    static String vague(Chance c) {
        return c.of(VAGUE);
    }
}
