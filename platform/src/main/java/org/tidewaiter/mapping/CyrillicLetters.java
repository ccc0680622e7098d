package org.tidewaiter.mapping;

/**
 * Cyrillic letters in Latin ones, so that Russian and Ukrainian names of columns are found by the words of one list, however
 * they are written: {@code страна} and {@code strana}.
 */
final class CyrillicLetters {
    private static final String LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўђјљњћџ";
    private static final String[] LATIN = {
        "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh",
        "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya", "e", "i", "i", "e", "g", "u", "dj", "j", "lj", "nj",
        "c", "dz"
    };

    private CyrillicLetters() {}

    /** The text with Cyrillic letters transcribed; capitals stay capitals. */
    static String inLatin(String text) {
        if (text.chars().noneMatch(c -> c >= 0x400 && c < 0x530)) {
            return text;
        }
        StringBuilder latin = new StringBuilder(text.length() * 2);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int at = LETTERS.indexOf(Character.toLowerCase(c));
            if (at < 0) {
                latin.append(c);
            } else if (Character.isUpperCase(c)) {
                latin.append(capital(
                        LATIN[at],
                        i + 1 < text.length() && Character.isUpperCase(text.charAt(i + 1))
                                || i > 0 && Character.isUpperCase(text.charAt(i - 1))));
            } else {
                latin.append(LATIN[at]);
            }
        }
        return latin.toString();
    }

    private static String capital(String letters, boolean all) {
        String capitals = letters.toUpperCase(java.util.Locale.ROOT);
        return all || letters.isEmpty() ? capitals : capitals.charAt(0) + letters.substring(1);
    }
}
