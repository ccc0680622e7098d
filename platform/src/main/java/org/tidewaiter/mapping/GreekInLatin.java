package org.tidewaiter.mapping;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Greek words in Latin letters, as systems without Greek letters export them: {@code Chora proelefsis} is {@code Χώρα προέλευσης}. There are several
 * ways to write them so (ELOT 743, {@code eu} for {@code ef}, {@code x} or {@code h} for {@code ch}, {@code w} for {@code o}); both sides are brought
 * to one form, by how they sound. As x stands for both, ξ and χ are one there.
 */
final class GreekInLatin {
    private static final Pattern GREEK = Pattern.compile("[\\p{IsGreek} ]+");
    private static final Pattern LATIN = Pattern.compile("[a-z ]+");

    /** Letters that sound alike in Greek, the longer first, and the sign of each. */
    private static final Map<String, String> LETTERS = letters(
            "ου u, αι e, ει i, οι i, υι i, αυ af, ευ ef, γγ g, γκ g, γχ gh, μπ b, ντ d, α a, β v, γ g, δ d, ε e,"
                    + " ζ z, η i, θ th, ι i, κ k, λ l, μ m, ν n, ξ h, ο o, π p, ρ r, σ s, τ t, υ i, φ f, χ h, ψ ps, ω o");

    /** The same of what people write for them. */
    private static final Map<String, String> WRITTEN = letters(
            "ou u, ai e, ei i, oi i, yi i, au af, av af, af af, eu ef, ev ef, ef ef, ng g, gg g, gk g, mp b, nt d,"
                    + " ph f, kh h, ch h, ks h, x h, c k, y i, w o, b v");

    private GreekInLatin() {}

    private static Map<String, String> letters(String pairs) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String pair : pairs.split(", ", -1)) {
            all.put(pair.substring(0, pair.indexOf(' ')), pair.substring(pair.indexOf(' ') + 1));
        }
        return all;
    }

    /** How a text of Greek letters without accents sounds; "" of any other. */
    static String ofGreek(String text) {
        return GREEK.matcher(text).matches() ? once(replaced(text.replace('ς', 'σ'), LETTERS)) : "";
    }

    /** How a text of Latin letters sounds if it is Greek; "" of any other. */
    static String ofLatin(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return LATIN.matcher(small).matches() ? once(replaced(small, WRITTEN)) : "";
    }

    private static String replaced(String text, Map<String, String> letters) {
        StringBuilder sound = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int here = at;
            Map.Entry<String, String> found = letters.entrySet().stream()
                    .filter(e -> text.startsWith(e.getKey(), here))
                    .findFirst()
                    .orElse(null);
            sound.append(found == null ? text.substring(at, at + 1) : found.getValue());
            at += found == null ? 1 : found.getKey().length();
        }
        return sound.toString();
    }

    /** Doubled letters sound as one. */
    private static String once(String sound) {
        return sound.replaceAll("(\\p{L})\\1+", "$1");
    }
}
