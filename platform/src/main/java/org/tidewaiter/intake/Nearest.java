package org.tidewaiter.intake;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds the names that someone who mistyped one may have meant. */
final class Nearest {
    private Nearest() {}

    /** A remedy that names up to three near names, or the first ones when none is near. */
    static String did(String name, Collection<String> names) {
        List<String> near = names.stream()
                .filter(n -> distance(fold(name), fold(n)) <= Math.max(2, name.length() / 3))
                .sorted(Comparator.comparingInt(n -> distance(fold(name), fold(n))))
                .limit(3)
                .toList();
        List<String> shown = near.isEmpty() ? names.stream().limit(8).toList() : near;
        String listed = shown.stream().map(n -> "'" + n + "'").collect(Collectors.joining(", "));
        return (near.isEmpty() ? "use one of " : "did you mean ")
                + listed
                + (near.isEmpty() && names.size() > shown.size() ? ", …" : "");
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
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
