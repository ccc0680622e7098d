package org.tidewaiter.simulate;

import java.util.List;
import java.util.Locale;

/** What traders write of their goods. */
final class Descriptions {
    private static final List<String> VAGUE = Resource.rows("vague-descriptions.csv").stream()
            .map(r -> r.getField("description"))
            .toList();

    private Descriptions() {}

    /** The goods by their name, with what tells them from others of their kind; one time in twenty too vague. */
    static String honest(Product product, Chance c) {
        double u = c.next();
        if (u < 0.05) {
            return vague(c);
        }
        String text = product.wording().written(product.chapter(), c);
        return u < 0.25 ? text.toUpperCase(Locale.ROOT) : text;
    }

    /** Words that say nothing. */
    static String vague(Chance c) {
        return c.of(VAGUE);
    }
}
