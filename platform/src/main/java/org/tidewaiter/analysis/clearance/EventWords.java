package org.tidewaiter.analysis.clearance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.LaneColour;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;

/** What the codes of events mean to a reader; a code that is not here stands as it is. {@code EventWords.sql} says whose turn each ends. */
public final class EventWords {
    static final Map<String, Words> WORDS = withLanes(
            Map.entry("entry_summary_lodged", Words.of("entry summary lodged", "déclaration sommaire déposée")),
            Map.entry("manifest_lodged", Words.of("manifest lodged", "manifeste déposé")),
            Map.entry("arrived", Words.of("arrived", "arrivée")),
            Map.entry("unloaded", Words.of("unloaded", "déchargement")),
            Map.entry("lodged", Words.of("lodged", "dépôt")),
            Map.entry("accepted", Words.of("accepted", "acceptation")),
            Map.entry("permit_requested", Words.of("permit requested", "permis demandé")),
            Map.entry("permit_granted", Words.of("permit granted", "permis accordé")),
            Map.entry("permit_refused", Words.of("permit refused", "permis refusé")),
            Map.entry("documents_requested", Words.of("documents requested", "documents demandés")),
            Map.entry("documents_provided", Words.of("documents provided", "documents fournis")),
            Map.entry("documents_checked", Words.of("documents checked", "documents contrôlés")),
            Map.entry("examination_started", Words.of("examination started", "visite commencée")),
            Map.entry("examination_ended", Words.of("examination ended", "visite terminée")),
            Map.entry("amended", Words.of("amended", "rectification")),
            Map.entry("assessed", Words.of("assessed", "liquidation")),
            Map.entry("guaranteed", Words.of("guaranteed", "garantie")),
            Map.entry("paid", Words.of("paid", "paiement")),
            Map.entry("released", Words.of("released", "mainlevée")),
            Map.entry("exited", Words.of("exited", "sortie")),
            Map.entry("transit_ended", Words.of("transit ended", "fin du transit")),
            Map.entry("warehouse_exited", Words.of("left the warehouse", "sortie d’entrepôt")));

    private static final String ARROW = " → ";

    private EventWords() {}

    @SafeVarargs
    private static Map<String, Words> withLanes(Map.Entry<String, Words>... others) {
        Map<String, Words> all = new HashMap<>(Map.ofEntries(others));
        for (LaneColour lane : LaneColour.values()) {
            all.put("lane_" + lane.word(), lane.lane());
        }
        return Map.copyOf(all);
    }

    /** What a code means, in words; a code that is not here stands with blanks, where its words can part. */
    public static Words named(String code) {
        String known = code.toLowerCase(Locale.ROOT);
        return WORDS.getOrDefault(known, Words.same(known.replace('_', ' ')));
    }

    /** A table with words for the codes of a column whose values are ways, codes with an arrow between them. */
    static Table ways(Table table, String column) {
        int place = table.place(column);
        Column codes = table.columns().get(place);
        Map<String, Words> meanings = ways(table.rows().stream().map(row -> String.valueOf(row.get(place))));
        List<Column> columns = new ArrayList<>(table.columns());
        columns.set(place, new Column(codes.name(), codes.label(), codes.kind(), meanings));
        return new Table(table.name(), table.title(), List.copyOf(columns), table.rows(), table.key(), table.without());
    }

    /** What ways mean. */
    static Map<String, Words> ways(Stream<String> ways) {
        return ways.distinct().collect(Collectors.toMap(way -> way, EventWords::way));
    }

    /** What the steps of ways mean; a code of another log stands with blanks, where its words can part. */
    static Map<String, Words> steps(Stream<String> ways) {
        return ways.flatMap(way -> Arrays.stream(way.split(ARROW)))
                .distinct()
                .collect(Collectors.toMap(
                        step -> step, step -> WORDS.getOrDefault(step, Words.same(step.replace('_', ' ')))));
    }

    private static Words way(String codes) {
        return Arrays.stream(codes.split(ARROW))
                .map(EventWords::of)
                .reduce((a, b) -> new Words(a.english() + ARROW + b.english(), a.french() + ARROW + b.french()))
                .orElse(Words.same(codes));
    }

    /** A code as people read it. */
    static Words of(String code) {
        return WORDS.getOrDefault(code, Words.same(code));
    }
}
