package org.tidewaiter.checks.vague;

import java.util.ArrayList;
import java.util.List;

/**
 * What the linear model sees of a description: runs of two to four characters, whole words, and its shape. Case does not
 * count, as many systems write in capitals throughout; every digit is the same.
 */
final class VagueFeatures {
    /** Takes a feature with the weight of its place in the text. */
    @FunctionalInterface
    interface Sink {
        /**
         * A feature.
         *
         * @param code a run of characters (positive) or a word or shape (negative), see {@link #codeOf}
         * @param value how much it counts
         * @param start where it starts in the text, for explanations; -1 for shapes
         */
        void feature(int code, float value, int start);
    }

    private static final int SPACE = 1;
    private static final int DIGIT = 28;
    private static final int LETTER = 29;
    private static final int DASH = 30;
    private static final int SIGN = 31;
    /** Bounds of the length; 29 and 30 apart from others, as fields of 30 characters cut longer texts off. */
    private static final int[] LENGTHS = {3, 6, 10, 15, 20, 25, 28, 30, 40};

    private static final int LONGEST = 200;

    private static final GoodsLexicon.Kind[] KINDS = GoodsLexicon.Kind.values();
    /** Stands behind the kinds for a text without any word. */
    private static final int NO_WORD = KINDS.length;

    private VagueFeatures() {}

    /** The codes of what words are, which {@link #kindNames} names: worked out once, as every text has nine of them. */
    private static final class KindCodes {
        static final int[][] OF_COUNT = new int[KINDS.length][4];
        static final int[] OF_MIX = new int[1 << KINDS.length];
        static final int[][][] OF_MIX_AND_LAST = new int[OF_MIX.length][5][KINDS.length + 1];
        static final int[] OF_FIRST = new int[KINDS.length + 1];
        static final int[][] OF_LAST = new int[KINDS.length + 1][4];

        static {
            for (int kind = 0; kind <= KINDS.length; kind++) {
                char letter = kind == NO_WORD ? '-' : KINDS[kind].letter;
                OF_FIRST[kind] = codeOf("#first-" + letter);
                for (int count = 0; count < 4; count++) {
                    OF_LAST[kind][count] = codeOf("#last-" + letter + count);
                    if (kind < NO_WORD) {
                        OF_COUNT[kind][count] = codeOf("#kind-" + letter + count);
                    }
                }
                for (int mix = 0; mix < OF_MIX.length; mix++) {
                    OF_MIX[mix] = codeOf(nameOfMix(mix));
                    for (int words = 0; words < 5; words++) {
                        OF_MIX_AND_LAST[mix][words][kind] = codeOf(nameOfMix(mix) + words + letter);
                    }
                }
            }
        }

        private KindCodes() {}
    }

    private static String nameOfMix(int mix) {
        StringBuilder name = new StringBuilder("#mix-");
        for (int kind = 0; kind < KINDS.length; kind++) {
            name.append((mix >> kind & 1) == 1 ? String.valueOf(KINDS[kind].letter) : "");
        }
        return name.toString();
    }

    /**
     * Works out the features of a text with what its words are: how many of each kind, the last one's and the first one's, and which kinds come at
     * all.
     */
    static void of(String text, GoodsLexicon lexicon, Sink sink) {
        of(text, sink);
        int[] counts = new int[KINDS.length];
        int first = NO_WORD;
        int last = NO_WORD;
        int words = 0;
        int mix = 0;
        for (String word : GoodsLexicon.words(text.length() <= LONGEST ? text : text.substring(0, LONGEST))) {
            if (word.length() >= 2) {
                int kind = lexicon.kind(word).ordinal();
                first = words++ == 0 ? kind : first;
                last = kind;
                counts[kind]++;
                mix |= 1 << kind;
            }
        }
        for (int kind = 0; kind < counts.length; kind++) {
            sink.feature(KindCodes.OF_COUNT[kind][Math.min(counts[kind], 3)], 1, -1);
        }
        sink.feature(KindCodes.OF_MIX[mix], 1, -1);
        sink.feature(KindCodes.OF_MIX_AND_LAST[mix][Math.min(words, 4)][last], 1, -1);
        sink.feature(KindCodes.OF_FIRST[first], 1, -1);
        sink.feature(KindCodes.OF_LAST[last][Math.min(words, 3)], 1, -1);
    }

    /** Hands every feature of the text to {@code sink}; of texts over 200 characters those of the first 200. */
    static void of(String text, Sink sink) {
        int length = Math.min(text.length(), LONGEST);
        byte[] symbols = new byte[length + 2];
        symbols[0] = SPACE;
        symbols[length + 1] = SPACE;
        for (int i = 0; i < length; i++) {
            symbols[i + 1] = (byte) symbol(text.charAt(i));
        }
        runs(symbols, sink);
        words(text, symbols, sink);
        shape(symbols, length, sink);
    }

    private static int symbol(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 2;
        }
        if (c >= 'A' && c <= 'Z') {
            return c - 'A' + 2;
        }
        if (c >= '0' && c <= '9') {
            return DIGIT;
        }
        return c <= ' ' ? SPACE : c == '-' ? DASH : Character.isLetter(c) ? LETTER : SIGN;
    }

    private static void runs(byte[] symbols, Sink sink) {
        float value = (float) (1 / Math.sqrt(symbols.length));
        for (int i = 0; i < symbols.length; i++) {
            int code = 1;
            for (int n = 0; n < 4 && i + n < symbols.length; n++) {
                code = code << 5 | symbols[i + n];
                if (n > 0) {
                    sink.feature(code, value, i - 1);
                }
            }
        }
    }

    private static void words(String text, byte[] symbols, Sink sink) {
        int hash = 0;
        int start = 0;
        for (int i = 1; i < symbols.length; i++) {
            int s = symbols[i];
            if (s >= 2 && s <= 27 || s == LETTER) {
                start = hash == 0 ? i - 1 : start;
                int letter = s == LETTER ? Character.toLowerCase(text.charAt(i - 1)) : s + 'a' - 2;
                hash = (hash == 0 ? 17 : hash) * 31 + letter;
            } else if (hash != 0) {
                sink.feature(negative(hash), 1, start);
                hash = 0;
            }
        }
    }

    private static void shape(byte[] symbols, int length, Sink sink) {
        int words = 0;
        int digits = 0;
        int signs = 0;
        int units = 0;
        for (int i = 1; i < symbols.length; i++) {
            words += symbols[i] != SPACE && symbols[i - 1] == SPACE ? 1 : 0;
            digits += symbols[i] == DIGIT ? 1 : 0;
            signs += symbols[i] == SIGN ? 1 : 0;
            units += symbols[i] == DIGIT && isUnit(symbols, i + 1) ? 1 : 0;
        }
        int size = 0;
        while (size < LENGTHS.length && length > LENGTHS[size]) {
            size++;
        }
        sink.feature(SHAPES[size], 1, -1);
        sink.feature(SHAPES[10 + Math.min(words, 9)], 1, -1);
        sink.feature(SHAPES[20 + Math.min(digits, 4)], 1, -1);
        sink.feature(SHAPES[25 + Math.min(signs, 4)], 1, -1);
        sink.feature(SHAPES[30 + Math.min(units, 3)], 1, -1);
    }

    /** Whether a unit of measure (g, kg, mg, ml, l, cm, mm, m, w, v) follows a figure, a blank between them or not. */
    private static boolean isUnit(byte[] symbols, int from) {
        int start = from < symbols.length && symbols[from] == SPACE ? from + 1 : from;
        int end = start;
        while (end < symbols.length && symbols[end] >= 2 && symbols[end] <= 27) {
            end++;
        }
        if (end == start || end - start > 2) {
            return false;
        }
        int last = symbols[end - 1] + 'a' - 2;
        int first = symbols[start] + 'a' - 2;
        boolean one = end - start == 1 && "glmwv".indexOf(last) >= 0;
        return one || end - start == 2 && ("glm".indexOf(last) >= 0 && "kmc".indexOf(first) >= 0);
    }

    /** The names of all features of what words are. */
    static List<String> kindNames() {
        List<String> names = new ArrayList<>();
        StringBuilder letters = new StringBuilder();
        for (GoodsLexicon.Kind kind : GoodsLexicon.Kind.values()) {
            letters.append(kind.letter);
            for (int n = 0; n <= 3; n++) {
                names.add("#kind-" + kind.letter + n);
            }
        }
        for (char c : (letters + "-").toCharArray()) {
            names.add("#first-" + c);
            for (int n = 0; n <= 3; n++) {
                names.add("#last-" + c + n);
            }
        }
        for (int mix = 0; mix < 1 << letters.length(); mix++) {
            String name = nameOfMix(mix);
            names.add(name);
            for (char c : (letters + "-").toCharArray()) {
                for (int n = 0; n <= 4; n++) {
                    names.add(name + n + c);
                }
            }
        }
        return names;
    }

    private static final String[] SHAPE_NAMES = shapeNames();
    private static final int[] SHAPES = shapes();

    private static String[] shapeNames() {
        String[] names = new String[34];
        for (int i = 0; i < 10; i++) {
            names[i] = "#length-" + i;
            names[10 + i] = "#words-" + i;
            names[20 + i] = i < 5 ? "#digits-" + i : "#signs-" + (i - 5);
        }
        for (int i = 0; i < 4; i++) {
            names[30 + i] = "#units-" + i;
        }
        return names;
    }

    private static int[] shapes() {
        int[] codes = new int[SHAPE_NAMES.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codeOf(SHAPE_NAMES[i]);
        }
        return codes;
    }

    /**
     * The code of a feature by its name in the file of the model: {@code #words-3} a shape, {@code =stand} a word, else a run
     * of characters with {@code _} for a blank, {@code 0} for a digit, {@code *} for a letter with an accent, {@code -} for a
     * dash and {@code .} for any other sign.
     */
    static int codeOf(String name) {
        if (name.charAt(0) == '#' || name.charAt(0) == '=') {
            int hash = name.charAt(0) == '#' ? 7 : 17;
            for (int i = 1; i < name.length(); i++) {
                hash = hash * 31 + name.charAt(i);
            }
            return negative(hash);
        }
        int code = 1;
        for (int i = 0; i < name.length(); i++) {
            code = code << 5 | symbolNamed(name.charAt(i));
        }
        return code;
    }

    private static int symbolNamed(char c) {
        return switch (c) {
            case '_' -> SPACE;
            case '0' -> DIGIT;
            case '*' -> LETTER;
            case '-' -> DASH;
            case '.' -> SIGN;
            default -> c - 'a' + 2;
        };
    }

    /** The name of a run of characters, the inverse of {@link #codeOf}. */
    static String nameOfRun(int code) {
        StringBuilder name = new StringBuilder();
        for (int rest = code; rest > 1; rest >>= 5) {
            name.append("?_abcdefghijklmnopqrstuvwxyz0*-.".charAt(rest & 31));
        }
        return name.reverse().toString();
    }

    private static int negative(int hash) {
        return hash | Integer.MIN_VALUE;
    }
}
