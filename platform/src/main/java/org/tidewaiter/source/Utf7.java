package org.tidewaiter.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text in UTF-7 (RFC 2152), an encoding of old mail: plain ASCII, in which letters beyond it stand in base64 between {@code +} and {@code -}, as
 * {@code M+APw-ller} for Müller. Read as ASCII its names were loaded as they are written.
 */
final class Utf7 {
    private static final ForeignFormat FORMAT = new ForeignFormat(
            "is a text in UTF-7, an encoding of old mail, which is not read",
            "save it as UTF-8, such as with 'iconv -f UTF-7 -t UTF-8', and load that");

    private static final Pattern SHIFTED = Pattern.compile("\\+([A-Za-z0-9+/]*)");
    private static final String MARK = "+/v8";

    /** So many different words prove it, where hardly any sign of plus begins another thing. */
    private static final int FEWEST = 3;

    private static final int OTHERS = 10;
    private static final int BITS_OF_SIGN = 6;
    private static final int BITS_OF_LETTER = 16;

    private static final int DELETE = 0x7f;

    /** Signs of texts: those of ASCII and Latin, dashes and quotes, those of China and Japan. */
    private static final int[][] SIGNS = {{0x20, 0xC0}, {0x2000, 0x2200}, {0x3000, 0x3020}};

    /** Letters of scripts that no trade writes in: what base64 of chance spells as well. */
    private static final int[][] RARE = {{0x1200, 0x1E00}, {0x3400, 0x4E00}, {0xA000, 0xAC00}, {0xD7A4, 0x110000}};

    private Utf7() {}

    /** What to say of a text in it; null where a text is none, by its beginning. */
    static @Nullable ForeignFormat of(String sample) {
        if (sample.startsWith(MARK)) {
            return FORMAT;
        }
        if (sample.indexOf('+') < 0 || sample.chars().anyMatch(c -> c >= 0x80)) {
            return null;
        }
        Set<String> spelled = new HashSet<>();
        long words = 0;
        long others = 0;
        Matcher shifted = SHIFTED.matcher(sample);
        while (shifted.find()) {
            String letters = decoded(shifted.group(1));
            if (letters == null) {
                others += shifted.group(1).isEmpty() ? 0 : 1; // "+-" is a plus
            } else if (letters.chars().anyMatch(c -> c >= 0x80)) {
                words++;
                spelled.add(letters);
            }
        }
        return spelled.size() >= FEWEST && others * OTHERS <= words ? FORMAT : null;
    }

    /** What a run of base64 spells; null where that is no text. */
    private static @Nullable String decoded(String run) {
        int bits = run.length() * BITS_OF_SIGN;
        int rest = bits % BITS_OF_LETTER;
        if (bits < BITS_OF_LETTER || rest >= BITS_OF_SIGN) {
            return null;
        }
        byte[] bytes = Base64.getDecoder().decode(run + "A".repeat((4 - run.length() % 4) % 4));
        int length = bits / BITS_OF_LETTER * 2;
        boolean ends = true;
        for (int i = length; i < bytes.length; i++) {
            ends &= bytes[i] == 0;
        }
        String text = new String(bytes, 0, length, StandardCharsets.UTF_16BE);
        return ends && text.codePoints().allMatch(Utf7::isOfText) ? text : null;
    }

    private static boolean isOfText(int sign) {
        boolean letter = Character.isLetterOrDigit(sign) && !isIn(RARE, sign);
        return letter || (isIn(SIGNS, sign) && sign != DELETE);
    }

    private static boolean isIn(int[][] ranges, int sign) {
        return Arrays.stream(ranges).anyMatch(r -> r[0] <= sign && sign < r[1]);
    }
}
