package org.tidewaiter.analysis.clearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;

/** Hours from arrival to release. */
@Tag("slow")
class ClearanceTimesTest {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 1, 1, 12, 0);

    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    private final List<String> declarations = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    private void event(String id, String code, LocalDateTime at) {
        events.add(id + "," + code + "," + SECOND.format(at) + ",");
    }

    /** A declaration that arrived then and was released so many hours later, or not yet. */
    private void declare(String id, LocalDateTime arrived, @Nullable Long hours) {
        declarations.add(id + "," + arrived.toLocalDate() + ",O1,640399");
        event(id, "arrived", arrived);
        if (hours != null) {
            event(id, "released", arrived.plusHours(hours));
        }
    }

    private Result ask(Map<String, String> parameters) {
        asked.load("declaration_id,accepted_at,office_code,hs_code", declarations)
                .events(events);
        return asked.ask(new ClearanceTimes(), parameters);
    }

    @Test
    void percentiles_and_shares_are_those_of_the_hours() {
        for (int i = 1; i <= 11; i++) {
            declare("D" + i, NOON, 10L * i); // 10, 20 … 110 hours
        }
        Table parts = table((Result.Findings) ask(Map.of("by", "none")), "parts");
        assertThat(column(parts, "median")).containsExactly(60.0);
        assertThat(column(parts, "mean")).containsExactly(60.0);
        assertThat(column(parts, "p10")).containsExactly(20.0);
        assertThat(column(parts, "p90")).containsExactly(100.0);
        assertThat((Double) column(parts, "within24").getFirst()).isCloseTo(2 / 11.0, within(1e-12));
        assertThat((Double) column(parts, "within48").getFirst()).isCloseTo(4 / 11.0, within(1e-12));
    }

    /** The maintained group of the aml data of R's survival, in hours: the median is 31; 13, 28, 45 and 161 are still waiting. */
    @Test
    void what_is_not_released_counts_as_at_least_that_long_as_kaplan_and_meier_do() {
        LocalDateTime end = NOON.plusDays(60);
        long[] released = {9, 13, 18, 23, 31, 34, 48};
        long[] waiting = {13, 28, 45, 161};
        for (int i = 0; i < released.length; i++) {
            declare("R" + i, NOON, released[i]);
        }
        for (int i = 0; i < waiting.length; i++) {
            declare("W" + i, end.minusHours(waiting[i]), null);
        }
        for (int i = 0; i < 3; i++) {
            declarations.add("E" + i + ",2026-01-01,O2,640399"); // another office: only there are ten released
        }
        declarations.add("L,2026-01-01,O2,640399");
        event("L", "paid", end); // the last event of the data
        for (int i = 0; i < 3; i++) {
            event("E" + i, "arrived", NOON);
            event("E" + i, "released", NOON.plusHours(5));
        }
        Result.Findings findings = (Result.Findings) ask(Map.of("by", "office"));
        Table parts = table(findings, "parts");
        assertThat(column(parts, "part")).containsExactly("O1", "O2");
        assertThat(column(parts, "km_median")).containsExactly(31.0, 5.0);
        assertThat(column(parts, "waiting")).containsExactly(4L, 0L);
        assertThat(column(parts, "km_low")).containsExactly(13.0, 5.0); // R: log-log interval 13 to -
        assertThat(column(parts, "km_high")).startsWith((Object) null);
        var curve = findings.charts().getFirst();
        var shares = curve.series().getFirst().values();
        assertThat(shares.get(curve.categories().indexOf("12"))).isCloseTo(.909091, within(1e-6));
        assertThat(shares.get(curve.categories().indexOf("16"))).isCloseTo(.818182, within(1e-6));
        assertThat(shares.get(curve.categories().indexOf("20"))).isCloseTo(.715909, within(1e-6));
        assertThat(shares.get(curve.categories().indexOf("32"))).isCloseTo(.490909, within(1e-6));
        assertThat(shares.get(curve.categories().indexOf("48"))).isCloseTo(.184091, within(1e-6));
    }

    /** The other group of those data, of whom one is still waiting: R's median 23, of 5 to 33 by the log-log interval. */
    @Test
    void the_interval_of_the_median_is_the_log_log_one() {
        LocalDateTime end = NOON.plusDays(60);
        long[] released = {5, 5, 8, 8, 12, 23, 27, 30, 33, 43, 45};
        for (int i = 0; i < released.length; i++) {
            declare("R" + i, NOON, released[i]);
        }
        declare("W", end.minusHours(16), null);
        declarations.add("L,2026-01-01,O2,640399");
        event("L", "paid", end);
        Table parts = table((Result.Findings) ask(Map.of("by", "none")), "parts");
        assertThat(column(parts, "km_median")).containsExactly(23.0);
        assertThat(column(parts, "km_low")).containsExactly(5.0);
        assertThat(column(parts, "km_high")).containsExactly(33.0);
    }

    @Test
    void a_stage_that_was_done_before_arrival_is_negative_and_shown() {
        for (int i = 0; i < 10; i++) {
            declare("D" + i, NOON, 30L);
            event("D" + i, "lodged", NOON.minusHours(6));
            event("D" + i, "accepted", NOON.minusHours(5));
        }
        Table stages = table((Result.Findings) ask(Map.of()), "stages");
        assertThat(column(stages, "stage")).containsExactly("arrived to lodged", "lodged to accepted");
        assertThat(column(stages, "median")).containsExactly(-6.0, 1.0);
        assertThat(column(stages, "negative")).containsExactly(10L, 0L);
        assertThat(column(stages, "within24")).containsExactly(1.0, 1.0);
    }

    @Test
    void nine_releases_are_too_few() {
        for (int i = 0; i < 9; i++) {
            declare("D" + i, NOON, 30L);
        }
        assertThat(ask(Map.of()))
                .isInstanceOfSatisfying(
                        Result.TooFew.class, few -> assertThat(few.found()).isEqualTo(9));
    }

    /** Invariant: where everything is released, Kaplan and Meier's median is a median of the hours. */
    @Test
    void without_waiting_goods_the_two_medians_agree() {
        Random random = new Random(29);
        for (int i = 0; i < 101; i++) {
            declare("D" + i, NOON.plusHours(random.nextInt(500)), (long) random.nextInt(400));
        }
        Table parts = table((Result.Findings) ask(Map.of("by", "none")), "parts");
        assertThat(column(parts, "km_median")).isEqualTo(column(parts, "median"));
    }

    private static final LocalDateTime FRIDAY = LocalDateTime.of(2026, 1, 2, 16, 0);

    /** Declarations of many importers that arrived then and were released at that time. */
    private void alike(int n, LocalDateTime arrived, LocalDateTime released) {
        for (int i = 0; i < n; i++) {
            String id = "A" + declarations.size();
            declarations.add(id + "," + arrived.toLocalDate() + ",O1,640399");
            event(id, "arrived", arrived);
            event(id, "released", released);
        }
    }

    private @Nullable Object workedMedian(Map<String, String> parameters) {
        return column(table((Result.Findings) ask(parameters), "worked"), "median")
                .getFirst();
    }

    @Test
    void nights_and_weekends_do_not_count_on_the_clock_of_the_office() {
        alike(10, FRIDAY, LocalDateTime.of(2026, 1, 5, 9, 30)); // an hour on Friday, an hour and a half on Monday
        assertThat(workedMedian(Map.of())).isEqualTo(2.5);
    }

    @Test
    void the_hours_of_an_office_with_its_noon_and_holidays_count_where_they_are_loaded() {
        asked.reference("opening_hours", """
                office_code,weekday,opens,closes
                O1,5,08:00,12:00
                O1,5,13:00,17:00
                O1,6,8:00,10:00
                O1,7,22:00,24:00
                O1,1,08:00,12:00
                O2,1,00:00,24:00
                """);
        asked.reference("holidays", "day,office_code,name\n2026-01-03,O1,Fair\n2026-01-04,O2,elsewhere\n");
        alike(10, FRIDAY.minusHours(5), LocalDateTime.of(2026, 1, 5, 9, 30));
        // Friday 11-12 and 13-17, Saturday closed by the fair, Sunday 22-24, Monday 8-9:30
        assertThat(workedMedian(Map.of())).isEqualTo(1 + 4 + 0 + 2 + 1.5);
    }

    /** Hours of another office alone were told as loaded for all. */
    @Test
    void hours_of_another_office_are_not_said_to_be_those_of_this_one() {
        asked.reference("opening_hours", "office_code,weekday,opens,closes\nO2,1,00:00,24:00\n");
        alike(10, FRIDAY, LocalDateTime.of(2026, 1, 5, 9, 30));
        assertThat(((Result.Findings) ask(Map.of())).findings())
                .anySatisfy(f -> assertThat(f.says().english())
                        .startsWith("Counting only the hours in which the office was open (as the parameters have it"));
    }

    @Test
    void hours_that_an_earlier_version_took_and_nobody_can_count_are_named_and_not_left_out() {
        asked.workspace()
                .lake()
                .transaction(session -> session.execute(
                        "insert into reference.opening_hours (load_id, line_number, office_code, weekday, opens, closes)"
                                + " values (1, 2, 'O1', 1, '22:00', '06:00'), (1, 3, 'O1', 8, '08:00', '12:00')"));
        alike(10, FRIDAY, FRIDAY.plusHours(2));
        assertThat(ask(Map.of()))
                .isInstanceOfSatisfying(
                        Result.NotApplicable.class,
                        no -> assertThat(no.why().english()).startsWith("2 rows of opening_hours"));
    }

    /** A second way: the open minutes counted one by one. */
    @Test
    void the_clock_of_the_office_counts_the_minutes_in_which_it_is_open() {
        Random random = new Random(31);
        List<Double> counted = new ArrayList<>();
        for (int i = 0; i < 41; i++) {
            LocalDateTime from = NOON.plusMinutes(random.nextInt(20_000));
            LocalDateTime to = from.plusMinutes(random.nextInt(9_000));
            alike(1, from, to);
            long open = 0;
            for (LocalDateTime t = from; t.isBefore(to); t = t.plusMinutes(1)) {
                int day = t.getDayOfWeek().getValue();
                boolean hour = t.getHour() >= 9 && t.toLocalTime().isBefore(LocalTime.of(15, 30));
                open += (day == 7 || day <= 4) && hour ? 1 : 0;
            }
            counted.add(open / 60.0);
        }
        counted.sort(null);
        assertThat((Double) workedMedian(Map.of("by", "none", "workdays", "sun-thu", "opens", "9", "closes", "15.5")))
                .isCloseTo(counted.get(20), within(1e-9));
    }

    @Test
    void what_each_party_took_adds_up_to_the_whole() {
        for (int i = 0; i < 10; i++) {
            declare("D" + i, NOON, 100L);
            event("D" + i, "unloaded", NOON.plusHours(7));
            event("D" + i, "lodged", NOON.plusHours(30));
            event("D" + i, "accepted", NOON.plusHours(31));
            event("D" + i, "permit_requested", NOON.plusHours(31)); // the same second: after acceptance
            event("D" + i, "permit_granted", NOON.plusHours(61));
            event("D" + i, "weighed", NOON.plusHours(62));
            event("D" + i, "released_again", NOON.plusHours(200));
        }
        Result.Findings findings = (Result.Findings) ask(Map.of());
        Table parties = table(findings, "parties");
        assertThat(column(parties, "party")).containsExactly("customs", "agency", "trader", "port", "other");
        assertThat(column(parties, "hours")).containsExactly(390.0, 300.0, 230.0, 70.0, 10.0);
        Table waits = table(findings, "waits");
        assertThat(column(waits, "event_code"))
                .containsExactly(
                        "released", "permit_granted", "lodged", "unloaded", "accepted", "weighed", "permit_requested");
        assertThat(column(waits, "mean")).containsExactly(38.0, 30.0, 23.0, 7.0, 1.0, 1.0, 0.0);
        assertThat(findings.findings())
                .anySatisfy(f -> assertThat(f.says().english()).startsWith("20 events have codes"));
    }

    @Test
    void declarations_are_told_apart_by_authorised_trader_early_lodgement_and_other_agency() {
        asked.reference(
                "aeo_register",
                "party_id,certificate,valid_from,valid_until,status\nI1,C1,2020-01-01,,valid\nI2,C2,2020-01-01,2025-12-31,valid\nI3,C3,2020-01-01,,Suspended\n");
        for (int i = 0; i < 40; i++) {
            String id = "D" + i;
            declarations.add(id + ",2026-01-01,I" + (i % 4) + ",640399");
            event(id, "arrived", NOON);
            event(id, "lodged", NOON.plusHours(i % 2 == 0 ? 1 : -1));
            if (i >= 30) {
                event(id, "permit_granted", NOON.plusHours(2));
            }
            event(id, "released", NOON.plusHours(5));
        }
        asked.load("declaration_id,accepted_at,importer_id,hs_code", declarations)
                .events(events);
        Table aeo = table(asked.findings(new ClearanceTimes(), Map.of("by", "aeo")), "parts");
        assertThat(column(aeo, "part")).containsExactly("authorised", "not authorised");
        assertThat(column(aeo, "released")).containsExactly(10L, 30L);
        Table early = table(asked.findings(new ClearanceTimes(), Map.of("by", "pre_arrival")), "parts");
        assertThat(column(early, "part")).containsExactly("after arrival", "before arrival");
        assertThat(column(early, "released")).containsExactly(20L, 20L);
        Table agency = table(asked.findings(new ClearanceTimes(), Map.of("by", "agency")), "parts");
        assertThat(column(agency, "part")).containsExactly("customs alone", "other agency");
        assertThat(column(agency, "released")).containsExactly(30L, 10L);
    }

    @Test
    void who_is_authorised_is_asked_for_and_not_guessed() {
        alike(10, NOON, NOON.plusHours(3));
        assertThat(ask(Map.of("by", "aeo")))
                .isInstanceOfSatisfying(
                        Result.NotApplicable.class,
                        no -> assertThat(no.why().english()).contains("load the table “aeo_register”"));
    }

    /** Thirty importers in both months; in the second each takes six hours less, but for chance. */
    @Test
    void two_periods_are_compared_with_the_interval_of_their_difference() {
        Random random = new Random(37);
        for (int i = 0; i < 300; i++) {
            int importer = i % 30;
            LocalDateTime at = NOON.plusDays(i % 10).plusMonths(i < 150 ? 0 : 1);
            declarations.add("D" + i + "," + at.toLocalDate() + ",I" + importer + ",640399");
            event("D" + i, "arrived", at);
            event("D" + i, "released", at.plusMinutes(60L * (importer + (i < 150 ? 10 : 4)) + random.nextInt(30)));
        }
        asked.load("declaration_id,accepted_at,importer_id,hs_code", declarations)
                .events(events);
        Map<String, String> parameters = Map.of(
                "by",
                "none",
                "from",
                "2026-02-01",
                "to",
                "2026-03-01",
                "compare_from",
                "2026-01-01",
                "compare_to",
                "2026-02-01");
        Result.Findings findings = asked.findings(new ClearanceTimes(), parameters);
        Table comparison = table(findings, "comparison");
        assertThat(column(comparison, "measure")).containsExactly("median", "mean");
        assertThat(column(comparison, "released")).containsExactly(150L, 150L);
        for (List<@Nullable Object> row : comparison.rows()) {
            double low = (Double) Objects.requireNonNull(row.get(comparison.place("low")));
            double high = (Double) Objects.requireNonNull(row.get(comparison.place("high")));
            assertThat(low).isLessThan(-5.5);
            assertThat(high).isGreaterThan(-6.5);
            assertThat(high - low).isLessThan(2); // the importers are the same: their own speed cancels out
        }
        assertThat(findings.findings().get(1).says().english()).contains("more than chance makes");
        Table intervals = table(findings, "intervals");
        double spread =
                (Double) Objects.requireNonNull(column(intervals, "median_high").getFirst())
                        - (Double) Objects.requireNonNull(
                                column(intervals, "median_low").getFirst());
        assertThat(spread).isGreaterThan(4); // of one period alone it does not
        assertThat(asked.ask(new ClearanceTimes(), Map.of("from", "2026-02-01", "compare_to", "2026-02-01")))
                .isInstanceOf(Result.NotApplicable.class); // half a period
        assertThat(asked.findings(
                                new ClearanceTimes(),
                                Map.of("compare_from", "2020-01-01", "compare_to", "2021-01-01", "from", "2026-01-01"))
                        .findings()
                        .get(1)
                        .says()
                        .english())
                .contains("nothing to compare with");
        assertThat(asked.ask(new ClearanceTimes(), Map.of("compare_from", "2026-01-01", "compare_to", "2026-02-01")))
                .isInstanceOfSatisfying(
                        Result.NotApplicable.class,
                        no -> assertThat(no.why().english()).startsWith("The two periods overlap"));
    }

    @Test
    void events_of_messages_and_times_of_declarations_are_understood_too() {
        for (int i = 0; i < 10; i++) {
            declarations.add("M" + i + ",2026-01-01,640399,,");
            event("M" + i, i < 5 ? "ACCEPTED" : "Registered", NOON); // as ASYCUDA calls it
            event("M" + i, i < 5 ? "RELEASED" : "Released", NOON.plusHours(4));
            declarations.add("T" + i + ",2026-01-01,640399,2026-01-01T12:00:00,2026-01-01T18:00:00");
        }
        asked.load("declaration_id,accepted_at,hs_code,arrived_at,released_at", declarations)
                .events(events);
        Table parts = table(asked.findings(new ClearanceTimes(), Map.of("by", "none")), "parts");
        assertThat(column(parts, "released")).containsExactly(20L);
        assertThat(column(parts, "median")).containsExactly(5.0);
    }

    /** The same declarations and events, told by a log in XES. */
    @Test
    void a_log_in_xes_of_declarations_is_answered_for_as_well() throws IOException {
        StringBuilder log = new StringBuilder("<log xes.version='1.0'>");
        for (int i = 0; i < 11; i++) {
            declarations.add("D" + i + ",2026-01-01,O1,640399");
            log.append("<trace><string key='concept:name' value='D" + i + "'/>");
            for (Map.Entry<String, LocalDateTime> e :
                    List.of(Map.entry("arrived", NOON), Map.entry("released", NOON.plusHours(i)))) {
                log.append("<event><string key='concept:name' value='" + e.getKey()
                        + "'/><date key='time:timestamp' value='" + e.getValue() + ":00+03:00'/></event>");
            }
            log.append("</trace>");
        }
        asked.load("declaration_id,accepted_at,office_code,hs_code", declarations)
                .reference(
                        "events", Files.writeString(directory.resolve("gate (2).xes"), log + "</log>"), "tidewaiter");
        Table parts = table(asked.findings(new ClearanceTimes(), Map.of("by", "none")), "parts");
        assertThat(column(parts, "median")).containsExactly(5.0);
        assertThat(column(parts, "released")).containsExactly(11L);
    }

    /**
     * Eleven cases of i hours, of which the last is not over: the carrier has them for an hour, the trader for the rest but two, then Customs. Whose
     * name is no word for a party is not shown.
     */
    @Test
    void a_log_of_any_process_is_counted_from_its_first_activity_to_its_last() {
        StringBuilder log = new StringBuilder("log,case,activity,timestamp,resource\n");
        for (int i = 4; i <= 14; i++) {
            log.append("%1$s,C%2$02d,Llegada,2026-01-01 12:00,Naviera\n%1$s,C%2$02d,Presentación,%3$s,Anna B.\n"
                    .formatted("gate.csv", i, NOON.plusHours(i - 2)));
            if (i < 14) {
                log.append("gate.csv,C%02d,Levante,%s,Aduana\n".formatted(i, NOON.plusHours(i)));
            }
        }
        asked.reference("event_log", log.toString());
        Result.Findings findings = asked.findings(new ClearanceTimes(), Map.of("log", "gate"));
        Table parts = table(findings, "parts");
        assertThat(column(parts, "released")).containsExactly(10L);
        assertThat(column(parts, "waiting")).containsExactly(1L);
        assertThat(column(parts, "median")).containsExactly(8.5); // of 4 … 13 hours
        assertThat(column(parts, "km_median"))
                .containsExactly(9.0); // the case not over was seen for 13 hours, so 6 of 11 are over
        assertThat(column(table(findings, "worked"), "median"))
                .containsExactly(5.0); // from noon to 17 and not at night
        assertThat(table(findings, "intervals").rows()).hasSize(1);
        Table stages = table(findings, "stages");
        assertThat(column(stages, "stage")).containsExactly("Llegada → Presentación", "Presentación → Levante");
        assertThat(column(stages, "party")).containsExactly("other", "customs");
        assertThat(column(stages, "median")).containsExactly(6.5, 2.0);
        assertThat(column(table(findings, "parties"), "hours")).containsExactly(65.0, 20.0);
        assertThat(findings.findings())
                .anySatisfy(f -> assertThat(f.says().english())
                        .startsWith("A case is over with Levante, the last activity of 10 of 11 cases"))
                .anySatisfy(f -> assertThat(f.says().english()).contains("11 of 32 events do not say"));
        assertThat(findings.toString()).doesNotContain("Anna");
        Result.Findings told =
                asked.findings(new ClearanceTimes(), Map.of("log", "gate.csv", "parties", "anna b.=trader"));
        assertThat(column(table(told, "parties"), "party")).containsExactly("trader", "customs");
        assertThat(told.findings())
                .anySatisfy(f -> assertThat(f.says().english()).contains("the turn of Customs for 23.5"));
        assertThat(column(
                        table(
                                asked.findings(new ClearanceTimes(), Map.of("log", "gate", "starts", "Presentación")),
                                "parts"),
                        "median"))
                .containsExactly(2.0);
        assertThat(asked.ask(new ClearanceTimes(), Map.of("log", "gate", "by", "office")))
                .isInstanceOf(Result.NotApplicable.class);
        assertThat(asked.ask(new ClearanceTimes(), Map.of("log", "gate", "ends", "Salida")))
                .isInstanceOfSatisfying(
                        Result.NotApplicable.class,
                        no -> assertThat(no.why().english()).contains("activity Salida", "Levante"));
        assertThat(asked.ask(new ClearanceTimes(), Map.of("log", "gates")))
                .isInstanceOfSatisfying(
                        Result.NotApplicable.class,
                        no -> assertThat(no.why().english()).contains("Logs: gate.csv"));
    }

    /** Green takes 2 hours and red 10 in the first month, 3 and 10 in the second, in which half are red instead of a quarter: means 4 and 6.5. */
    @Test
    void what_another_mix_of_lanes_makes_is_taken_apart_from_other_hours_within_them() {
        for (int i = 0; i < 80; i++) {
            boolean second = i >= 40;
            boolean red = i % 4 == 0 || (second && i % 4 == 1);
            LocalDateTime at = NOON.plusMonths(second ? 1 : 0);
            declarations.add("D" + i + "," + at.toLocalDate() + ",I" + i % 20 + ",640399");
            event("D" + i, "arrived", at);
            event("D" + i, red ? "lane_red" : "lane_green", at.plusHours(1));
            event("D" + i, "released", at.plusHours(red ? 10 : second ? 3 : 2));
        }
        asked.load("declaration_id,accepted_at,importer_id,hs_code", declarations)
                .events(events);
        Result.Findings findings = asked.findings(
                new ClearanceTimes(),
                Map.of("from", "2026-02-01", "compare_from", "2026-01-01", "compare_to", "2026-02-01"));
        Table mix = table(findings, "mix");
        assertThat(column(mix, "part")).containsExactly("green", "red");
        assertThat(column(mix, "share_before")).containsExactly(0.75, 0.25);
        assertThat(column(mix, "share")).containsExactly(0.5, 0.5);
        // mix: a quarter more of (10 - 2.5) hours; within: an hour more of five eighths
        assertThat(sum(mix, "mix")).isCloseTo(1.875, within(1e-9));
        assertThat(sum(mix, "within")).isCloseTo(0.625, within(1e-9));
        assertThat(findings.findings().get(2).says().english())
                .startsWith("The mean differs by 2.5 hours: 1.88 because the parts have other shares (mix), 0.625");
        assertThat(findings.findings())
                .anySatisfy(f -> assertThat(f.says().english())
                        .startsWith("green: half were released within 3 hours instead of 2, a difference of 1"))
                .noneSatisfy(f -> assertThat(f.says().english()).startsWith("red:"));
        Table waits = table(findings, "compared_waits");
        int release = column(waits, "event_code").indexOf("released");
        assertThat(column(waits, "before").get(release)).isEqualTo(3.0);
        assertThat(column(waits, "now").get(release)).isEqualTo(5.5);
        assertThat(sum(table(findings, "compared_parties"), "difference")).isCloseTo(2.5, within(1e-9));
    }

    private static double sum(Table table, String name) {
        return column(table, name).stream()
                .mapToDouble(cell -> (Double) Objects.requireNonNull(cell))
                .sum();
    }

    @Test
    void without_a_release_the_codes_that_are_there_are_named() {
        for (int i = 0; i < 12; i++) {
            declare("D" + i, NOON, null);
            event("D" + i, "gate_open", NOON.plusHours(1));
        }
        assertThat(ask(Map.of()))
                .isInstanceOfSatisfying(
                        Result.NotApplicable.class,
                        no -> assertThat(no.why().english())
                                .contains("none has an event or a time of release")
                                .contains("arrived, gate_open"));
    }

    @Test
    void where_only_days_were_recorded_that_is_said() {
        alike(10, LocalDateTime.of(2026, 1, 1, 0, 0), LocalDateTime.of(2026, 1, 3, 0, 0));
        assertThat(((Result.Findings) ask(Map.of())).findings())
                .anySatisfy(f -> assertThat(f.says().english()).contains("only days were recorded"));
    }
}
