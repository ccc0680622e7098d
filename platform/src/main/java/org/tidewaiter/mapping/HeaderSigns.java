package org.tidewaiter.mapping;

/** The signs in names of columns that people write in several ways: brackets, powers of ten, times a thousand. */
final class HeaderSigns {
    private HeaderSigns() {}

    /** Powers of ten, brackets and signs in the form in which they are looked for. */
    static String plain(String name) {
        return name.replaceAll("(?i)(?<![\\p{L}\\d])[x×*]\\s?1[., ]?000(?!\\d)", " 1000 ")
                .replace('（', '(')
                .replace('）', ')')
                .replace('【', '[')
                .replace('】', ']')
                .replace("‰", " permille ")
                .replaceAll("(?<![\\d.,])10\\s?(?:\\^\\s?3|³)(?!\\d)|(?<![\\d.,])1[eE]\\+?0?3(?!\\d)", " 1000 ")
                .replaceAll("(?<![\\d.,])10\\s?(?:\\^\\s?6|⁶)(?!\\d)|(?<![\\d.,])1[eE]\\+?0?6(?!\\d)", " 1000000 ");
    }
}
