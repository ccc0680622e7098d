package org.tidewaiter.analysis.operations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which officers of an office share their work: those who read papers of goods of the same section of the Harmonized System, where an office shares
 * its work out by goods; all of an office where it does not. An officer and a section belong together where the officer has three of its declarations
 * or more, and a quarter of what each officer would have who touches it, and where it is a tenth of the officer's own work: else it is what was sent
 * to them once for another reason. Who was hardly there has too little for that, and belongs to those who read most of the same sections.
 */
final class WorkGroups {
    /** Declarations of a section from which it says who shares it. */
    private static final int LEAST = 20;

    private static final int HARDLY = 3;

    private static final double SHARE = 0.25;
    private static final double OWN = 0.1;
    private static final double HALF = 0.5;

    private final Map<String, String> parent = new HashMap<>();

    private WorkGroups() {}

    /** The officers of an office, group by group, each in the order of their numbers. */
    static List<List<String>> of(List<TimedControl> controls) {
        return new WorkGroups().grouped(controls);
    }

    private List<List<String>> grouped(List<TimedControl> controls) {
        Map<Long, Map<String, Integer>> cells = new TreeMap<>();
        for (TimedControl c : controls) {
            cells.computeIfAbsent(c.section(), s -> new TreeMap<>()).merge(c.officer(), 1, Integer::sum);
        }
        Map<String, Long> own =
                controls.stream().collect(Collectors.groupingBy(TimedControl::officer, Collectors.counting()));
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
            join(controls.stream().map(TimedControl::officer).distinct().toList());
        }
        joinThoseHardlyThere(cells, own);
        Map<String, List<String>> groups = new LinkedHashMap<>();
        controls.stream()
                .map(TimedControl::officer)
                .distinct()
                .sorted()
                .forEach(officer -> groups.computeIfAbsent(first(officer), f -> new ArrayList<>())
                        .add(officer));
        return List.copyOf(groups.values());
    }

    /**
     * Whoever stands alone joins the group that reads most of what they read, where it reads half of it or more: an officer with goods of their own
     * stays alone.
     */
    private void joinThoseHardlyThere(Map<Long, Map<String, Integer>> cells, Map<String, Long> own) {
        Map<String, Long> sizes =
                own.keySet().stream().collect(Collectors.groupingBy(this::first, Collectors.counting()));
        List<String> alone = own.keySet().stream()
                .filter(officer -> sizes.getOrDefault(first(officer), 1L) == 1)
                .sorted()
                .toList();
        Map<String, String> joined = new TreeMap<>();
        for (String officer : alone) {
            Map<String, Double> shared = new TreeMap<>();
            for (Map<String, Integer> cell : cells.values()) {
                double mine = cell.getOrDefault(officer, 0);
                int all = cell.values().stream().mapToInt(n -> n).sum();
                cell.forEach((other, n) -> {
                    if (mine > 0 && !alone.contains(other)) {
                        shared.merge(first(other), mine * n / all, Double::sum);
                    }
                });
            }
            shared.entrySet().stream()
                    .filter(e -> e.getValue() >= HALF * own.getOrDefault(officer, 0L))
                    .max(Map.Entry.comparingByValue())
                    .ifPresent(e -> joined.put(officer, e.getKey()));
        }
        joined.forEach((officer, group) -> join(List.of(group, officer)));
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
