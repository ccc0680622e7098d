package org.tidewaiter.clearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tidewaiter.analysis.AskedDeclarations.column;
import static org.tidewaiter.analysis.AskedDeclarations.table;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;

/** Hours from arrival to release. */
class ClearanceTimesTest {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 1, 1, 12, 0);

    @TempDir
    Path directory;

    private AskedDeclarations asked;
    private final List<String> declarations = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    @AfterEach
    void close() {
        asked.close();
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
        var curve = findings.charts().getFirst();
        var shares = curve.series().getFirst().values();
        assertThat(shares.get(curve.categories().indexOf("12"))).isCloseTo(.909091, within(1e-6));
        assertThat(shares.get(curve.categories().indexOf("16"))).isCloseTo(.818182, within(1e-6));
        assertThat(shares.get(curve.categories().indexOf("20"))).isCloseTo(.715909, within(1e-6));
        assertThat(shares.get(curve.categories().indexOf("32"))).isCloseTo(.490909, within(1e-6));
        assertThat(shares.get(curve.categories().indexOf("48"))).isCloseTo(.184091, within(1e-6));
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
}
