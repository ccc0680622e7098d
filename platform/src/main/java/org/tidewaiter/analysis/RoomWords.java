package org.tidewaiter.analysis;

import java.util.Map;

/** The names under which people find the analyses, a name for each room: the headings of {@code tidewaiter analyses} and of the page. */
final class RoomWords {
    private static final Map<String, Words> WORDS = Map.ofEntries(
            Map.entry("audit", Words.of("audit", "contrôle a posteriori")),
            Map.entry("classification", Words.of("classification", "classement")),
            Map.entry("clearance", Words.of("clearance", "dédouanement")),
            Map.entry("compliance", Words.of("compliance", "conformité")),
            Map.entry("integrity", Words.of("integrity", "intégrité")),
            Map.entry("maturity", Words.of("maturity", "maturité")),
            Map.entry("mirror", Words.of("mirror statistics", "statistiques miroirs")),
            Map.entry("operations", Words.of("operations", "opérations")),
            Map.entry("operators", Words.of("authorised operators", "opérateurs agréés")),
            Map.entry("origin", Words.of("origin", "origine")),
            Map.entry("performance", Words.of("performance", "performance")),
            Map.entry("procedures", Words.of("reliefs and procedures", "exonérations et régimes")),
            Map.entry("repetition", Words.of("repetition", "répétition")),
            Map.entry("revenue", Words.of("revenue", "recettes")),
            Map.entry("valuation", Words.of("valuation", "valeur")),
            Map.entry("weight", Words.of("weight", "masse")));

    private RoomWords() {}

    static boolean has(String room) {
        return WORDS.containsKey(room);
    }

    /** The words of a room; its name where it has none. */
    static Words of(String room) {
        return WORDS.getOrDefault(room, Words.same(room));
    }
}
