package org.tidewaiter.analysis.clearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.Answering;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;

/** The map of what follows what, variants, and what is done again. */
@Tag("slow")
class ClearanceProcessTest {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 1, 1, 12, 0);

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    /** Loads declarations with the events given: code and hours after noon. */
    private void declare(List<List<Map.Entry<String, Integer>>> cases) {
        List<String> declarations = new ArrayList<>();
        List<String> events = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            declarations.add("D" + i + ",2026-01-01,O1,640399");
            for (Map.Entry<String, Integer> event : cases.get(i)) {
                events.add(
                        "D" + i + "," + event.getKey() + "," + SECOND.format(NOON.plusHours(event.getValue())) + ",");
            }
        }
        asked.load("declaration_id,accepted_at,office_code,hs_code", declarations)
                .events(events);
    }

    private Result.Findings ask(Map<String, String> parameters) {
        return asked.findings(new ClearanceProcess(), parameters);
    }

    @Test
    void what_follows_what_is_counted_with_its_hours_and_ways_are_told_apart() {
        List<List<Map.Entry<String, Integer>>> cases = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            cases.add(List.of(Map.entry("lodged", 0), Map.entry("accepted", 0), Map.entry("released", 2 + i)));
        }
        cases.add(List.of(
                Map.entry("lodged", 0),
                Map.entry("accepted", 0),
                Map.entry("documents_requested", 1),
                Map.entry("documents_provided", 3),
                Map.entry("documents_requested", 4),
                Map.entry("documents_provided", 10),
                Map.entry("released", 10)));
        declare(cases);
        Result.Findings findings = ask(Map.of());
        Table map = table(findings, "map");
        assertThat(column(map, "step"))
                .startsWith("lodged → accepted", "accepted → released", "documents_requested → documents_provided");
        assertThat(column(map, "times")).startsWith(7L, 6L, 2L);
        assertThat(column(map, "cases")).startsWith(7L, 6L, 1L);
        assertThat(column(map, "median")).startsWith(0.0, 4.5, 4.0);
        Table variants = table(findings, "variants");
        assertThat(column(variants, "path")).startsWith("lodged → accepted → released");
        assertThat(column(variants, "cases")).containsExactly(6L, 1L);
        assertThat(column(variants, "together")).last().isEqualTo(1.0);
        Table activities = table(findings, "activities");
        int requested = column(activities, "activity").indexOf("documents_requested");
        assertThat(column(activities, "again_cases").get(requested)).isEqualTo(1L);
        assertThat(column(activities, "again_hours").get(requested)).isEqualTo(3.0);
        assertThat(column(table(findings, "throughput"), "median")).containsExactly(5.0);
        Table behind = Answering.behind(
                asked.workspace().lake(),
                new ClearanceProcess(),
                Parameters.of(new ClearanceProcess().card(), Map.of()),
                "variants",
                "2");
        assertThat(column(behind, "declaration_id")).containsExactly("D6");
    }

    /** Whatever the order of the file, what has one time stands in the order of the procedure. */
    @Test
    void events_of_one_second_stand_in_the_order_of_the_procedure() {
        List<List<Map.Entry<String, Integer>>> cases = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            cases.add(List.of(
                    Map.entry("released", 1),
                    Map.entry("paid", 1),
                    Map.entry("assessed", 1),
                    Map.entry("lane_green", 1),
                    Map.entry("accepted", 1),
                    Map.entry("a note", 1),
                    Map.entry("lodged", 1)));
        }
        declare(cases);
        Result.Findings findings = ask(Map.of("until", "end"));
        assertThat(column(table(findings, "variants"), "path"))
                .containsExactly("lodged → accepted → lane_green → assessed → paid → released → a note");
        assertThat(findings.findings())
                .anySatisfy(
                        f -> assertThat(f.says().english())
                                .isEqualTo(
                                        "36 events have the time of the one after them: their order is that of the procedure."));
    }

    @Test
    void what_comes_after_release_is_no_clearance_unless_it_is_asked_for() {
        declare(java.util.Collections.nCopies(
                5,
                List.of(
                        Map.entry("lodged", 0),
                        Map.entry("released", 3),
                        Map.entry("exited", 3),
                        Map.entry("paid", 700))));
        Result.Findings findings = ask(Map.of());
        assertThat(column(table(findings, "variants"), "path")).containsExactly("lodged → released");
        assertThat(column(table(findings, "throughput"), "mean")).containsExactly(3.0);
        assertThat(column(table(ask(Map.of("until", "end")), "throughput"), "mean"))
                .containsExactly(700.0);
    }

    /** A second way: pairs and ways counted in Java. */
    @Test
    void pairs_and_ways_are_those_that_counting_by_hand_gives() {
        Random random = new Random(41);
        List<String> words = List.of("lodged", "accepted", "assessed", "paid", "released");
        List<List<Map.Entry<String, Integer>>> cases = new ArrayList<>();
        Map<String, Long> pairs = new HashMap<>();
        Map<String, Long> ways = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            List<Map.Entry<String, Integer>> events = new ArrayList<>();
            for (int hour = 0; hour < 2 + random.nextInt(4); hour++) {
                events.add(Map.entry(words.get(random.nextInt(words.size())), hour));
            }
            cases.add(events);
            ways.merge(String.join(" → ", events.stream().map(Map.Entry::getKey).toList()), 1L, Long::sum);
            for (int e = 1; e < events.size(); e++) {
                pairs.merge(events.get(e - 1).getKey() + " → " + events.get(e).getKey(), 1L, Long::sum);
            }
        }
        declare(cases);
        Result.Findings findings = ask(Map.of("until", "end"));
        assertThat(counted(table(findings, "map"), "step", "times")).isEqualTo(pairs);
        assertThat(counted(table(findings, "variants"), "path", "cases")).isEqualTo(ways);
    }

    private static Map<String, Long> counted(Table table, String key, String count) {
        Map<String, Long> counted = new HashMap<>();
        for (List<@Nullable Object> row : table.rows()) {
            counted.put((String) Objects.requireNonNull(row.get(table.place(key))), (Long)
                    Objects.requireNonNull(row.get(table.place(count))));
        }
        return counted;
    }

    @Test
    void without_events_there_is_no_answer_and_four_cases_are_too_few() {
        assertThat(asked.ask(new ClearanceProcess(), Map.of())).isInstanceOf(Result.NotApplicable.class);
        declare(java.util.Collections.nCopies(4, List.of(Map.entry("lodged", 0), Map.entry("released", 2))));
        assertThat(asked.ask(new ClearanceProcess(), Map.of()))
                .isInstanceOfSatisfying(
                        Result.TooFew.class, few -> assertThat(few.found()).isEqualTo(4));
        asked.reference("event_log", "case,activity,timestamp\n1,a,2026-01-01\n");
        assertThat(asked.ask(new ClearanceProcess(), Map.of("log", "another")))
                .isInstanceOfSatisfying(
                        Result.NotApplicable.class,
                        no -> assertThat(no.why().english()).contains("Logs: event_log"));
        assertThat(asked.ask(new ClearanceProcess(), Map.of("from", "2030-01-01")))
                .isInstanceOfSatisfying(
                        Result.NotApplicable.class,
                        no -> assertThat(no.why().in(Locale.FRENCH)).contains("par leur nom : log=event_log"));
    }

    /** Over the night in which clocks were put forward four hours on the clock are three true ones. */
    @Test
    void hours_are_true_ones_where_the_log_says_its_zone() {
        StringBuilder zoned = new StringBuilder("log,case,activity,timestamp\n");
        for (int i = 0; i < 5; i++) {
            zoned.append(
                    "zoned,Z" + i + ",in,2026-03-29T00:00:00+01:00\nzoned,Z" + i + ",out,2026-03-29T04:00:00+02:00\n");
            zoned.append("bare,B" + i + ",in,2026-03-29 00:00\nbare,B" + i + ",out,2026-03-29 04:00\n");
        }
        asked.reference("event_log", zoned.toString());
        assertThat(column(table(ask(Map.of("log", "zoned")), "throughput"), "median"))
                .containsExactly(3.0);
        Result.Findings bare = ask(Map.of("log", "bare"));
        assertThat(column(table(bare, "throughput"), "median")).containsExactly(4.0);
        assertThat(bare.findings())
                .anySatisfy(f -> assertThat(f.says().english())
                        .contains("of 10 events 10 have no zone", "10 do not say who did it"));
    }

    private static Path logs() {
        Path logs = Path.of("../../shared/data/event-logs");
        assumeThat(Files.isDirectory(logs)).as("the logs to try are not here").isTrue();
        return logs;
    }

    private Result.Findings ofLog(String name, Map<String, String> more) {
        asked.reference("event_log", logs().resolve(name), "tidewaiter");
        Map<String, String> parameters = new HashMap<>(more);
        parameters.put("log", name);
        return ask(parameters);
    }

    private static double only(Result.Findings findings, String column) {
        return ((Number) Objects.requireNonNull(
                        column(table(findings, "throughput"), column).getFirst()))
                .doubleValue();
    }

    /** van der Aalst's log of claims by telephone: 3,512 cases and 46,138 events, as published; durations worked out with Python's own library. */
    @Test
    void a_published_log_gives_the_published_figures() {
        Result.Findings claims = ofLog("02_teleclaims.xes.gz", Map.of());
        assertThat(only(ask(Map.of("log", "02_teleclaims")), "cases")).isEqualTo(3_512); // without its ending too
        assertThat(only(claims, "cases")).isEqualTo(3_512);
        assertThat(only(claims, "events")).isEqualTo(46_138);
        assertThat(only(claims, "mean")).isCloseTo(3.0876512275, within(1e-8));
        assertThat(only(claims, "median")).isCloseTo(2.5840277778, within(1e-8));
        assertThat(only(claims, "p95")).isCloseTo(8.0443194444, within(1e-8));
        assertThat(table(claims, "map").rows()).hasSize(20);
        assertThat(column(table(claims, "variants"), "cases")).hasSize(12).startsWith(525L, 469L, 367L);
        assertThat(table(ask(Map.of("log", "02_teleclaims.xes.gz", "transitions", "all")), "map")
                        .rows())
                .hasSize(30);
    }

    /** The running example of process mining: 6 cases, 42 events. */
    @Test
    void a_table_of_a_program_of_process_mining_is_read_as_it_is() {
        Result.Findings example = ofLog("running-example.csv", Map.of());
        assertThat(only(example, "events")).isEqualTo(42);
        assertThat(only(example, "mean")).isCloseTo(268.5805555556, within(1e-8));
        assertThat(only(example, "median")).isCloseTo(226.65, within(1e-8));
        assertThat(table(example, "map").rows()).hasSize(16);
        assertThat(column(table(example, "map"), "step"))
                .startsWith("check ticket → decide", "examine casually → check ticket");
    }

    /** Travel permits of 2017: clocks changed twice, so that true hours are not those of the clock. */
    @Test
    void a_log_over_a_year_counts_true_hours() {
        Result.Findings permits = ofLog("permits.xes.gz", Map.of("rows", "1000"));
        assertThat(only(permits, "cases")).isEqualTo(1_478);
        assertThat(only(permits, "events")).isEqualTo(26_028);
        assertThat(only(permits, "mean")).isCloseTo(2_594.3777644339, within(1e-6));
        assertThat(only(permits, "median")).isCloseTo(2_186.1577777778, within(1e-6));
        assertThat(table(permits, "map").rows()).hasSize(553);
        assertThat(permits.findings())
                .anySatisfy(f -> assertThat(f.says().english()).startsWith("77.9\u00a0% of the cases")); // 1,152
    }
}
