package org.tidewaiter.source;

/**
 * Whether bytes are a text in EBCDIC, as mainframes write it: nearly all are letters, figures and signs of that encoding, and hardly
 * any is what a table in ASCII cannot do without.
 */
final class Ebcdic {
    private static final int LEAST = 40;
    /** Blank, line ends, tabulator and the usual signs of tables, of code pages 37, 500 and 1047. */
    private static final String SIGNS =
            "\u0040\u0015\u0025\r\u0005\u006b\u005e\u004b\u0060\u0061\u007a\u004d\u005d\u007d\u007f\u004f\u006d";

    private Ebcdic() {}

    static boolean is(byte[] head) {
        int own = 0;
        int figures = 0;
        int ascii = 0;
        for (byte one : head) {
            int sign = one & 0xff;
            boolean figure = sign >= 0xf0 && sign <= 0xf9;
            figures += figure ? 1 : 0;
            own += figure || isLetter(sign) || SIGNS.indexOf(sign) >= 0 ? 1 : 0;
            ascii += sign == '\n' || sign == ' ' || sign == ',' || sign == ';' || sign >= '0' && sign <= '9' ? 1 : 0;
        }
        return head.length >= LEAST
                && own * 20L >= head.length * 19L
                && figures * 10 >= head.length
                && ascii * 50 <= head.length;
    }

    /** a to i, j to r, s to z, and the same in capitals. */
    private static boolean isLetter(int sign) {
        int low = sign & 0x0f;
        return switch (sign >> 4) {
            case 0x8, 0x9, 0xc, 0xd -> low >= 1 && low <= 9;
            case 0xa, 0xe -> low >= 2 && low <= 9;
            default -> false;
        };
    }
}
