package org.tidewaiter.checks.vague;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes the lines of {@code word-kinds.txt.gz} from WordNet's nouns: for the first two of a noun's senses that are things, the other names of each,
 * and what it is a kind of, two steps up. Kinds that fit any goods (thing, device, substance) and words that no text of the tariff has are left out.
 */
final class WordNetKinds {
    /** Lexicographers' files of animals, artifacts, communication, food, objects, plants, possessions, substances. */
    private static final Set<String> THINGS = Set.of("05", "06", "10", "13", "17", "20", "21", "27");

    private static final Set<String> ANY = Set.of(
            ("entity physical_entity object physical_object whole unit artifact artefact instrumentality instrumentation abstraction matter"
                            + " substance thing organism being living_thing animate_thing causal_agent relation part piece commodity trade_good good"
                            + " article device covering structure construction container implement equipment food nutrient solid_food foodstuff"
                            + " food_product solid material stuff consumer_goods chordate vertebrate animal plant flora plant_life vascular_plant"
                            + " tracheophyte craniate fauna creature beast brute animate_being product production creation communication measure group"
                            + " chemical chemical_substance compound chemical_compound")
                    .split(" "));
    private static final int SENSES = 3;
    private static final int THINGS_OF = 2;
    private static final int STEPS = 2;

    private record Synset(String file, List<String> names, List<String> above) {}

    private final Map<String, Synset> synsets = new HashMap<>();
    private final Map<String, List<String>> senses = new TreeMap<>();

    WordNetKinds(Path folder) throws IOException {
        for (String line : Files.readAllLines(folder.resolve("data.noun"))) {
            if (!line.startsWith(" ")) {
                read(line.split(" "));
            }
        }
        for (String line : Files.readAllLines(folder.resolve("index.noun"))) {
            if (!line.startsWith(" ")) {
                String[] parts = line.strip().split(" ");
                int count = Integer.parseInt(parts[2]);
                senses.put(parts[0], List.of(parts).subList(parts.length - count, parts.length));
            }
        }
    }

    private void read(String[] parts) {
        int count = Integer.parseInt(parts[3], 16);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(parts[4 + 2 * i].toLowerCase(java.util.Locale.ROOT));
        }
        int at = 4 + 2 * count;
        int pointers = Integer.parseInt(parts[at++]);
        List<String> above = new ArrayList<>();
        for (int i = 0; i < pointers; i++) {
            if (parts[at + 4 * i].startsWith("@")) {
                above.add(parts[at + 4 * i + 1]);
            }
        }
        synsets.put(parts[0], new Synset(parts[1], names, above));
    }

    /** The lines, with the kinds whose stem is among {@code known} alone. */
    List<String> lines(Set<String> known) {
        List<String> lines = new ArrayList<>();
        senses.forEach((name, all) -> {
            if (name.matches("[a-z]+(_[a-z]+){0,1}") && name.length() > 2) {
                List<Set<String>> groups = kinds(name, all, known);
                if (groups.stream().anyMatch(g -> !g.isEmpty())) {
                    lines.add(name.replace('_', ' ') + "\t"
                            + String.join(
                                            ";",
                                            groups.stream()
                                                    .map(g -> String.join(" ", g))
                                                    .toList())
                                    .replaceAll(";+$", ""));
                }
            }
        });
        return lines;
    }

    private List<Set<String>> kinds(String name, List<String> all, Set<String> known) {
        List<Set<String>> groups = new ArrayList<>();
        for (int i = 0; i <= STEPS; i++) {
            groups.add(new TreeSet<>());
        }
        int things = 0;
        for (String sense : all.subList(0, Math.min(SENSES, all.size()))) {
            if (THINGS.contains(synset(sense).file) && things++ < THINGS_OF) {
                climb(name, sense, groups, known);
            }
        }
        Set<String> seen = new TreeSet<>();
        groups.forEach(group -> {
            group.removeAll(seen);
            seen.addAll(group);
        });
        return groups;
    }

    private Synset synset(String place) {
        return Objects.requireNonNull(synsets.get(place), place);
    }

    private void climb(String name, String sense, List<Set<String>> groups, Set<String> known) {
        List<String> level = List.of(sense);
        for (Set<String> group : groups) {
            List<String> next = new ArrayList<>();
            for (String one : level) {
                for (String other : synset(one).names) {
                    if (!other.equals(name) && !ANY.contains(other)) {
                        for (String word : other.split("[^a-z]+")) {
                            if (word.length() > 2 && known.contains(TariffWords.stem(word))) {
                                group.add(TariffWords.stem(word));
                            }
                        }
                    }
                }
                next.addAll(synset(one).above);
            }
            level = next;
        }
    }
}
