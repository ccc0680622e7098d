package org.tidewaiter.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tidewaiter.codesandunits.HarmonizedSystem;

/**
 * What traders call goods of a line: the name and the particulars of the subheading, without what only lawyers need, then
 * what an invoice adds (specifications.csv): a grade, a size, a model, a pack.
 *
 * @param name of the goods, such as "Electric motors"
 * @param particulars that tell them from others of the name, the most telling first; may be empty
 */
record Wording(String name, List<String> particulars) {
    private static final int LONGEST = 130;
    private static final int LONGEST_PARTICULAR = 70;
    private static final List<String> SIZES = List.of("S", "M", "L", "XL", "S-XL", "M-XXL");
    private static final List<String> COLOURS =
            List.of("black", "navy", "white", "grey", "red", "olive", "blue", "beige", "brown", "green");
    private static final int[] PACKS = {6, 10, 12, 20, 24, 30, 36, 48, 50, 100};
    private static final int[] WEIGHTS = {50, 75, 100, 125, 200, 250, 400, 500, 750, 900};
    private static final int[] LENGTHS = {2, 3, 5, 6, 8, 10, 12, 16, 20, 25, 30, 40, 60, 80, 100, 150};

    /** By the last chapter that they fit: specifications, each split into words and, at odd places, what is drawn. */
    private static final TreeMap<Integer, List<String[]>> SPECIFICATIONS = specifications();

    /** Words with which the particulars of lawyers begin. */
    private static final List<String> LEGAL = List.of(
            "other", "not ", "excluding", "except", "n.e.c", "whether", "of heading", "in chapter", "in heading");

    private static TreeMap<Integer, List<String[]>> specifications() {
        TreeMap<Integer, List<String[]>> byLast = new TreeMap<>();
        for (var row : Resource.rows("specifications.csv")) {
            byLast.computeIfAbsent(Integer.parseInt(row.getField("last_chapter")), k -> new ArrayList<>())
                    .add(row.getField("specification").split("[{}]", -1));
        }
        return byLast;
    }

    /** The wording of a line of the tariff; where the subheading is unknown, the words of the tariff stand for it. */
    static Wording of(String code, String tariff) {
        String text = HarmonizedSystem.edition2022()
                .description(code.substring(0, 6))
                .orElse(tariff)
                .replaceAll("\\([^)]*\\)", "")
                .replaceAll("(?i),? ?n\\.e\\.c\\.?( in [^,;]*)?", "")
                .replaceAll("(?i)(other than those )?of (sub)?heading (no\\. )?[\\d.]+", "")
                .replaceAll("\\s+", " ");
        int end = text.indexOf(';') > 0 ? text.indexOf(';') : text.indexOf(',');
        String name = end > 0 ? text.substring(0, end).strip() : text.strip();
        List<String> parts = new ArrayList<>(Arrays.stream(
                        text.substring(Math.max(0, end)).split("[;,]"))
                .map(String::strip)
                .filter(part -> end > 0 && part.length() > 2 && part.length() <= LONGEST_PARTICULAR && !isLegal(part))
                .toList());
        if (parts.isEmpty() && !isLegal(tariff) && !name.equalsIgnoreCase(tariff)) {
            parts.add(tariff.replaceAll(", [Oo]ther$", ""));
        }
        return new Wording(name, List.copyOf(parts));
    }

    private static boolean isLegal(String part) {
        String small = part.toLowerCase(Locale.ROOT);
        return LEGAL.stream().anyMatch(small::startsWith);
    }

    /** One way of writing it; the lazy leave the specification out, and a few everything but the name. */
    String written(int chapter, Chance c) {
        StringBuilder text = new StringBuilder(name);
        double care = c.next();
        int most = care < 0.02 ? 0 : care < 0.5 ? 1 : 2;
        for (int p = 0; p < Math.min(most, particulars.size()); p++) {
            if (text.length() + particulars.get(p).length() < LONGEST) {
                text.append(", ").append(particulars.get(p));
            }
        }
        if (care >= 0.08) {
            specify(text.append(", "), c.of(of(chapter)), c);
        }
        return text.toString();
    }

    private static List<String[]> of(int chapter) {
        Map.Entry<Integer, List<String[]>> entry = SPECIFICATIONS.ceilingEntry(chapter);
        return entry == null ? SPECIFICATIONS.lastEntry().getValue() : entry.getValue();
    }

    private static void specify(StringBuilder text, String[] pieces, Chance c) {
        for (int p = 0; p < pieces.length; p++) {
            if (p % 2 == 0) {
                text.append(pieces[p]);
            } else {
                draw(text, pieces[p], c);
            }
        }
    }

    private static void draw(StringBuilder text, String what, Chance c) {
        switch (what) {
            case "model" ->
                text.append((char) ('A' + c.below(26)))
                        .append((char) ('A' + c.below(26)))
                        .append('-')
                        .append(100 + c.below(900));
            case "size" -> text.append(c.of(SIZES));
            case "colour" -> text.append(c.of(COLOURS));
            case "pack" -> text.append(PACKS[c.below(PACKS.length)]);
            case "grams" -> text.append(WEIGHTS[c.below(WEIGHTS.length)]);
            case "length" -> text.append(LENGTHS[c.below(LENGTHS.length)]);
            case "percent" -> text.append(60 + c.below(40));
            default -> throw new IllegalStateException("No " + what + " can be drawn for a specification");
        }
    }
}
