package org.tidewaiter.analysis.operations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which officers of an office share their work: those who read papers of goods of the same section of the Harmonized System, where an office shares its work out by
 * goods; all of an office where it does not. An officer and a section belong together where the officer has three of its declarations or more, and a quarter of what each
 * officer would have who touches it, and where it is a tenth of the officer's own work: else it is what was sent to them once for another reason.
 */
final class WorkGroups {
    /** Declarations of a section from which it says who shares it. */
    private static final int LEAST = 20;

    private static final int HARDLY = 3;

    private static final double SHARE = 0.25;
    private static final double OWN = 0.1;

    private final Map<String, String> parent = new HashMap<>();

    private WorkGroups() {}

    /** The officers of an office, group by group, each in the order of their numbers. */
    static List<List<String>> of(List<Control> controls) {
        return new WorkGroups().grouped(controls);
    }

    private List<List<String>> grouped(List<Control> controls) {
        Map<Long, Map<String, Integer>> cells = new TreeMap<>();
        for (Control c : controls) {
            cells.computeIfAbsent(c.section(), s -> new TreeMap<>()).merge(c.officer(), 1, Integer::sum);
        }
        Map<String, Long> own =
                controls.stream().collect(Collectors.groupingBy(Control::officer, Collectors.counting()));
        int told = 0;
        for (Map<String, Integer> cell : cells.values()) {
            int all = cell.values().stream().mapToInt(n -> n).sum();
            if (all >= LEAST) {
                told += all;
                join(cell.entrySet().stream()
                        .filter(e -> e.getValue()
                                >= Math.max(
                                        HARDLY,
                                        Math.max(SHARE * all / cell.size(), OWN * own.getOrDefault(e.getKey(), 0L))))
                        .map(Map.Entry::getKey)
                        .toList());
            }
        }
        if (told < controls.size() / 2.0) {
            join(controls.stream().map(Control::officer).distinct().toList());
        }
        Map<String, List<String>> groups = new LinkedHashMap<>();
        controls.stream()
                .map(Control::officer)
                .distinct()
                .sorted()
                .forEach(officer -> groups.computeIfAbsent(first(officer), f -> new ArrayList<>())
                        .add(officer));
        return List.copyOf(groups.values());
    }

    private void join(List<String> officers) {
        for (String officer : officers) {
            parent.put(first(officer), first(officers.getFirst()));
        }
    }

    private String first(String officer) {
        String at = officer;
        while (!parent.getOrDefault(at, at).equals(at)) {
            at = parent.getOrDefault(at, at);
        }
        return at;
    }
}
