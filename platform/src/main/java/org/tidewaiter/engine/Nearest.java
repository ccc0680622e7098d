package org.tidewaiter.engine;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the names that someone who mistyped one may have meant. */
public final class Nearest {
    /** How a remedy begins that asks. */
    static final String QUESTION = "did you mean ";

    /** How a remedy begins that asks, in French. */
    static final String QUESTION_IN_FRENCH = "vouliez-vous dire ";

    private static final int SHORTEST_BEGINNING = 4;

    /** How many names are shown where none is near. */
    private static final int FIRST = 8;

    private Nearest() {}

    /** A remedy that names up to three near names, or the first ones when none is near; that there is none yet where nothing has a name. */
    public static String did(String name, Collection<String> names) {
        if (names.isEmpty()) {
            return "there is none yet: make one first";
        }
        List<String> near = near(name, names);
        return near.isEmpty()
                ? "use one of " + firstOf(names, "'")
                : QUESTION + near.stream().map(n -> "'" + n + "'").collect(Collectors.joining(" or "));
    }

    /** The remedy that names the nearest word, in French. */
    public static String didInFrench(String name, Collection<String> names) {
        if (names.isEmpty()) {
            return "il n’y en a pas encore";
        }
        List<String> near = near(name, names);
        return near.isEmpty() ? "prendre parmi " + firstOf(names, "") : QUESTION_IN_FRENCH + String.join(" ou ", near);
    }

    /** All names, the near ones first and the others in their order. */
    public static List<String> first(String name, Collection<String> names) {
        List<String> near = near(name, names);
        return Stream.concat(near.stream(), names.stream().filter(n -> !near.contains(n)))
                .toList();
    }

    private static List<String> near(String name, Collection<String> names) {
        return names.stream()
                .filter(n -> far(name, n) <= Math.max(2, name.length() / 3))
                .sorted(Comparator.comparingInt(n -> far(name, n)))
                .limit(3)
                .toList();
    }

    private static String firstOf(Collection<String> names, String quote) {
        return names.stream().limit(FIRST).map(n -> quote + n + quote).collect(Collectors.joining(", "))
                + (names.size() > FIRST ? ", …" : "");
    }

    /** How far apart two names are; a path such as goods_item.hs_code is also known by its last part. */
    private static int far(String name, String known) {
        int whole = distance(fold(name), fold(known));
        int dot = known.lastIndexOf('.');
        String begun = fold(last(name));
        if (begun.length() >= SHORTEST_BEGINNING && fold(last(known)).startsWith(begun)) {
            return Math.min(whole, 1); // net_mass for goods_item.net_mass_kg
        }
        return dot < 0 ? whole : Math.min(whole, 1 + distance(fold(last(name)), fold(last(known))));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Whether one edit is between two texts and not none: as {@link #distance} of 1, found in one pass over both. */
    public static boolean isOneApart(String a, String b) {
        String longer = a.length() < b.length() ? b : a;
        String shorter = a.length() < b.length() ? a : b;
        if (longer.length() - shorter.length() > 1 || a.equals(b)) {
            return false;
        }
        int same = 0;
        while (same < shorter.length() && longer.charAt(same) == shorter.charAt(same)) {
            same++;
        }
        int skipped = longer.length() == shorter.length() ? 1 : 0;
        int rest = longer.length() - same - 1;
        return longer.regionMatches(same + 1, shorter, same + skipped, rest);
    }

    /** Edits (insert, delete, replace) between two texts. */
    static int distance(String a, String b) {
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, Math.min(last[j], row[j - 1]) + 1);
            }
            last = row;
        }
        return last[b.length()];
    }
}
