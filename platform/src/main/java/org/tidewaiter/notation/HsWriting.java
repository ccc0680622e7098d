package org.tidewaiter.notation;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewaiter.codesandunits.HarmonizedEditions;

/**
 * How a column writes HS codes, where a program took them for numbers: leading zeros lost, {@code .0} or {@code .3} gained.
 *
 * @param paddedTo lengths from which a leading zero was lost: codes with one digit less get it back
 * @param lengths odd lengths that are national codes as they stand
 * @param places decimals of codes written as decimal numbers (8471.3 for 8471.30 has 2), 0 where {@code .0} was added to
 *     whole codes, -1 where the column is text
 * @param told whether a person says so: then a padded code need not be known
 */
public record HsWriting(List<Integer> paddedTo, List<Integer> lengths, int places, boolean told) {
    /** Nothing is known of the column. */
    public static final HsWriting PLAIN = new HsWriting(List.of(), List.of(9, 11), -1, false);

    /** Of messages, which no spreadsheet had in hand: every length stands. */
    public static final HsWriting OF_MESSAGES = new HsWriting(List.of(), List.of(3, 5, 7, 9, 11), -1, false);

    static final Pattern WHOLE_AS_DECIMAL = Pattern.compile("(\\d{3,12})[.,]0");
    static final Pattern DECIMAL = Pattern.compile("(\\d{3,4})(?:[.,](\\d{1,8}))?");
    private static final Pattern PREFIX = Pattern.compile(
            "(?iu)^(?:h\\.?\\s?s\\.?|hts(?:us)?|ncm|taric|gt[iİı]p|nandina|cn8?(?=[\\s.:-])|kn8?(?=[\\s.:-])|тн\\s?вэд)(?:\\s?(?:code|no))?[\\s.:#-]*(?=\\d)");
    private static final Pattern SIGNS = Pattern.compile("[.\\s/-]");
    /** Strokes stand within one code only between its parts; 8471-8473 and 8471/8473 are two. */
    private static final Pattern STROKES = Pattern.compile("[/-]");

    private static final Pattern PARTS =
            Pattern.compile("(?:\\d{2}[.\\s/-]\\d{2}|\\d{4}|\\d{6}|\\d{8})(?:[.\\s/-]\\d{1,2}){1,4}");

    /** Keeps copies of the lists and maps that it is given. */
    public HsWriting {
        paddedTo = List.copyOf(paddedTo);
        lengths = List.copyOf(lengths);
    }

    /** A code without the apostrophe of a spreadsheet and without the words for what it is: HS01012100, H.S. 0101.21. */
    static String bare(String text) {
        String code = Signs.plain(text);
        code = code.startsWith("'") ? code.substring(1) : code;
        boolean figures = code.isEmpty() || Character.isDigit(code.charAt(0));
        return figures ? code : PREFIX.matcher(code).replaceFirst("");
    }

    /** A code without the signs between its parts; as it stands where they may be between two codes. */
    static String withoutSigns(String code) {
        boolean two = STROKES.matcher(code).find() && !PARTS.matcher(code).matches();
        return two ? code : SIGNS.matcher(code).replaceAll("");
    }

    /** Whether a text has an odd number of digits or gained {@code .0}, so that only its column explains it. */
    public static boolean isOdd(String text) {
        String code = bare(text);
        return WHOLE_AS_DECIMAL.matcher(code).matches()
                || code.chars().filter(c -> c >= '0' && c <= '9').count() % 2 == 1;
    }

    /**
     * The digits of a code.
     *
     * @throws Refusal when digits were lost or gained, and the column does not prove which
     */
    public String digits(String text) throws Refusal {
        String code = bare(text);
        Matcher whole = WHOLE_AS_DECIMAL.matcher(code);
        Matcher decimal = DECIMAL.matcher(code);
        if (places > 0 && decimal.matches()) {
            String fraction = decimal.group(2) == null ? "" : decimal.group(2);
            if (fraction.length() > places) {
                throw lost();
            }
            return "0".repeat(4 - decimal.group(1).length())
                    + decimal.group(1)
                    + fraction
                    + "0".repeat(places - fraction.length());
        }
        if (whole.matches()) {
            if (places != 0) {
                throw new Refusal("was taken for a number and has '.0' that is not of the code;"
                        + " format the column as text and export it again");
            }
            return padded(whole.group(1));
        }
        return padded(withoutSigns(code));
    }

    private String padded(String digits) throws Refusal {
        int length = digits.length();
        if (digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            if (paddedTo.contains(length + 1)) {
                if (!told && length >= 5 && !HarmonizedEditions.all().contains(("0" + digits).substring(0, 6))) {
                    throw lost();
                }
                return "0" + digits;
            }
            if (length % 2 == 1 && length > 2 && length < 12 && !lengths.contains(length)) {
                throw lost();
            }
        }
        return digits;
    }

    private static Refusal lost() {
        return new Refusal(
                "has an odd number of digits: a zero was lost at its start or end, and the column does not prove which;"
                        + " correct it, or say 'padded_to: 8' (or 6, 10) for its column in the mapping");
    }
}
