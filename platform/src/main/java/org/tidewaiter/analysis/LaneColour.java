package org.tidewaiter.analysis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The lanes into which systems of customs put declarations, by the colour that events, papers and officers call them. */
public enum LaneColour {
    /** The goods are examined. */
    RED("red", "rouge"),
    /** The papers are looked at. */
    YELLOW("yellow", "jaune"),
    /** Audited after release. */
    BLUE("blue", "bleu"),
    /** Released without a control. */
    GREEN("green", "vert");

    private final Words words;

    LaneColour(String english, String french) {
        words = Words.of(english, french);
    }

    /** What SQL writes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The lane as it is spoken of: green lane. */
    public Words lane() {
        return Words.of(words.in(Locale.ENGLISH) + " lane", "circuit " + words.in(Locale.FRENCH));
    }

    /** What the words that SQL writes mean to a reader. */
    public static Map<String, Words> meanings() {
        return Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(LaneColour::word, lane -> lane.words));
    }
}
