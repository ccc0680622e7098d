package org.tidewaiter.notation;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewaiter.codesandunits.Countries;

/**
 * What the texts of a column of countries say where they are numbers: 840 is the United States in ISO 3166-1, 400 is so in the
 * old Geonomenclature of the European Union, 212 in the list of Argentina. Give it every distinct text once.
 *
 * <p>The numbers of ISO are proven where all texts are numbers of that list and those that are countries of much trade weigh
 * enough: they are some 40 of 1,000 numbers, so that another list has four of them and no number outside ISO's about once in
 * a hundred thousand files. Smaller countries weigh a little against it, as ISO's numbers are mostly multiples of four and so
 * are those of other lists.
 */
public final class CountryColumn {
    /** The 37 economies with the most trade in goods (WTO, World Trade Statistics 2023), without those whose numbers other lists share. */
    private static final Set<String> LARGE_TRADERS =
            Set.of(("AE AT AU BE BR CA CH CN CZ DE ES FR GB HK HU ID IE IN IT JP KR MX MY NL NO PL RO RU SA SE SG TH"
                            + " TR TW US VN ZA")
                    .split(" "));

    /** What countries of much trade must outweigh: four of them, or two where the column's name speaks of ISO. */
    private static final double ENOUGH = 4;

    private static final double ENOUGH_WITH_NAME = 2;
    private static final double OF_OTHERS = 0.15;

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,3})(?:\\.0)?");
    private static final Pattern NAME = Pattern.compile(
            "(?i)(?<!\\p{L})(iso|num(eric|erico|érico|erique|érique|erisch)?|m49|3166)(?!\\p{L})|3166|m49");

    private int texts;
    private int numbers;
    private int large;
    private int small;
    private String example = "";
    private String foreign = "";

    /** Looks at a text. */
    public void add(String text) {
        texts++;
        if (!isNumber(text)) {
            return;
        }
        numbers++;
        example = example.isEmpty() ? text : example;
        String alpha2 = Countries.iso3166().ofNumeric(padded(text)).orElse("");
        if (alpha2.isEmpty()) {
            foreign = foreign.isEmpty() ? text : foreign;
        } else if (LARGE_TRADERS.contains(alpha2)) {
            large++;
        } else {
            small++;
        }
    }

    /** Whether a text is written as the number of a country. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(Signs.plain(text)).matches();
    }

    /** Whether a text may be the number of a country in some list: most have two or three digits, ISO's 4 and 8 too. */
    public static boolean mayBeNumber(String text) {
        return isNumber(text)
                && (Signs.plain(text).length() > 1
                        || Countries.iso3166().ofNumeric(padded(text)).isPresent());
    }

    /** A number of a country with its three digits, whatever zeros a spreadsheet took from it. */
    static String padded(String text) {
        Matcher number = NUMBER.matcher(Signs.plain(text));
        return number.matches() ? "0".repeat(3 - number.group(1).length()) + number.group(1) : text;
    }

    /** Whether all of it are numbers, so that it is to be decided of which list. */
    public boolean areNumbers() {
        return texts > 0 && numbers == texts;
    }

    /**
     * Whether they are those of ISO 3166-1.
     *
     * @param name of the column, which may say so itself
     */
    public boolean areOfIso(String name) {
        double weight = large - OF_OTHERS * small;
        boolean said = NAME.matcher(name.replace('_', ' ')).find();
        return areNumbers() && foreign.isEmpty() && weight >= (said ? ENOUGH_WITH_NAME : ENOUGH);
    }

    /** One of the numbers, one that ISO does not have where there is any; empty where there are no numbers. */
    public String example() {
        return foreign.isEmpty() ? example : foreign;
    }

    /** Whether {@link #example} is a number that ISO 3166-1 does not have. */
    public boolean hasForeign() {
        return !foreign.isEmpty();
    }
}
