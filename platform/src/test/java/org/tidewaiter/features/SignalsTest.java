package org.tidewaiter.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.analysis.AskedDeclarations;
import org.tidewaiter.datamodel.Field;

/** What the past of an item's day says as the analyses ask it; figures are worked out by hand. */
@Tag("slow")
class SignalsTest {
    @TempDir
    Path directory;

    @AutoClose
    private AskedDeclarations asked;

    @BeforeEach
    void open() {
        asked = AskedDeclarations.in(directory);
    }

    /** The signal of the items, in time order. */
    private List<Float> all(Signal signal) {
        FeatureMatrix rows = new Replay(ItemReader.read(asked.workspace().lake())).features(i -> true);
        assertThat(rows.features().get(signal.column()).name()).isEqualTo(signal.featureName());
        List<Float> values = new ArrayList<>();
        for (int r = 0; r < rows.rows(); r++) {
            values.add(rows.at(r, signal.column()));
        }
        return values;
    }

    private float last(Signal signal) {
        return all(signal).getLast();
    }

    @Test
    void a_package_is_held_against_those_of_the_heading_before_and_an_importers_light_ones_become_a_habit() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add("P" + i + ",2026-03-01,I" + i + ",61091000," + (9 + i % 3) * 10 + "," + (9 + i % 3) * 10 + ",10");
        }
        rows.add("LIGHT,2026-03-02,L,61091000,4,5,10");
        rows.add("NEXT,2026-03-03,L,61091000,80,100,10");
        asked.load("declaration_id,accepted_at,importer_id,hs_code,net_mass_kg,gross_mass_kg,packages", rows);
        List<Float> packages = all(Signal.PACKAGE_MASS);
        assertThat(packages.get(29)).as("nothing came before its day").isNaN();
        assertThat(packages.get(30)).isLessThan(-5);
        assertThat(Math.abs(packages.get(31))).isLessThan(2);
        assertThat(all(Signal.LIGHT_PACKAGES_HABIT).get(30)).isZero();
        // Two deviations are usual, and two honest items are counted in.
        double beyond = Math.min(10, -2 - packages.get(30));
        assertThat(last(Signal.LIGHT_PACKAGES_HABIT)).isCloseTo((float) (beyond / 3), within(1e-3f));
        assertThat(last(Signal.TARE)).isCloseTo(0.2f, within(1e-6f));
    }

    @Test
    void an_origin_is_held_against_the_suppliers_and_the_importers_other_goods() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            rows.add("C" + i + ",2026-03-0" + (1 + i) + ",I,S,CN,61091000,CN");
        }
        rows.add("MOVED,2026-03-09,I,S,CN,61091000,VN");
        asked.load("declaration_id,accepted_at,importer_id,exporter_id,export_country,hs_code,origin_country", rows);
        assertThat(all(Signal.SUPPLIER_ORIGIN).subList(0, 5)).allMatch(value -> value.isNaN());
        assertThat(last(Signal.SUPPLIER_ORIGIN)).isZero();
        assertThat(last(Signal.SUPPLIER_DEPARTURE)).isEqualTo(1);
        assertThat(last(Signal.IMPORTER_ORIGIN)).isZero();
        assertThat(all(Signal.IMPORTER_ORIGIN).get(4)).isEqualTo(1);
    }

    @Test
    void a_duty_is_held_against_that_of_the_importers_goods_of_the_heading() {
        asked.load(
                "declaration_id,accepted_at,importer_id,hs_code,duty_rate_percent",
                List.of(
                        "A,2026-03-01,I,61091000,12",
                        "B,2026-03-02,I,61091000,12",
                        "C,2026-03-03,I,61099000,9",
                        "D,2026-03-04,I,61099000,5"));
        assertThat(all(Signal.DUTY_CHANGE)).startsWith(Float.NaN, Float.NaN, Float.NaN);
        assertThat(last(Signal.DUTY_CHANGE)).isEqualTo(-6);
        assertThat(last(Signal.DUTY_IN_HEADING)).as("four are too few").isNaN();
    }

    @Test
    void words_speak_for_a_dearer_code_as_often_as_its_goods_had_them_more() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            rows.add("C" + i + ",2026-03-01,C,62141000,2,cotton towels");
            rows.add("S" + i + ",2026-03-01,S,62149000,20,Silk scarf 77");
        }
        rows.add("X,2026-03-02,X,62141000,2,\"SILK, scarfs\"");
        rows.add("Y,2026-03-03,X,62141000,2,towel");
        asked.load("declaration_id,accepted_at,importer_id,hs_code,duty_rate_percent,description", rows);
        List<Float> words = all(Signal.DEARER_WORDS);
        assertThat(words.get(0)).as("nothing came before").isNaN();
        // Each of two words: (6 + 1) / 8 of the dearer code's goods beside (0 + 1) / 8 of its own; a half of the
        // heading has it, twice that is 1.
        assertThat(words.get(12)).isCloseTo((float) Math.log(49), within(1e-5f));
        assertThat(words.get(13)).isNegative();
        assertThat(last(Signal.DEARER_WORDS_HABIT)).isCloseTo((float) (Math.log(49) / 6), within(1e-3f));
    }

    @Test
    void an_end_of_a_movement_is_known_from_the_day_after_it() {
        asked.load(
                "declaration_id,accepted_at,type_code,importer_id,hs_code,procedure_code",
                List.of(
                        "A,2026-03-01,T1,H,61091000,8000",
                        "B,2026-03-01,T1,H,61091000,8000",
                        "C,2026-03-01,T1,O,61091000,8000",
                        "D,2026-03-01,T1,O,61091000,8000",
                        "E,2026-03-05,T1,H,61091000,8000",
                        "F,2026-03-06,T1,H,61091000,8000",
                        "G,2026-03-06,IM4,H,61091000,4000"));
        asked.events(List.of(
                "A,transit_ended,2026-03-02T10:00:00,",
                "C,transit_ended,2026-03-02T10:00:00,",
                "D,transit_ended,2026-03-05T10:00:00,"));
        List<Float> open = all(Signal.OPEN_MOVEMENTS);
        // On the fifth two of four are open, B of the holder's two; a movement that is open as others are is counted
        // in.
        assertThat(open.get(4)).isCloseTo((1 + 0.5f) / 3 / 0.5f, within(1e-5f));
        // On the sixth two of five: B and E, of the holder's three.
        assertThat(open.get(5)).isCloseTo((2 + 0.4f) / 4 / 0.4f, within(1e-5f));
        assertThat(open.get(6)).as("no movement").isNaN();
        assertThat(all(Signal.LATE_MOVEMENTS))
                .as("too few ended to know how long they take")
                .allMatch(f -> f.isNaN());
    }

    @Test
    void a_movement_that_ran_three_times_as_long_as_its_kind_takes_was_late_though_it_ended() {
        List<String> rows = new ArrayList<>();
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            rows.add("M" + i + ",2026-03-01,T1,O,61091000,8000");
            events.add("M" + i + ",transit_ended,2026-03-03T10:00:00,");
        }
        rows.add("SLOW,2026-03-10,T1,H,61091000,8000");
        events.add("SLOW,transit_ended,2026-03-20T10:00:00,");
        rows.add("NEXT,2026-03-25,T1,H,61091000,8000");
        rows.add("OTHER,2026-03-25,T1,N,61091000,8000");
        asked.load("declaration_id,accepted_at,type_code,importer_id,hs_code,procedure_code", rows)
                .events(events);
        List<Float> late = all(Signal.LATE_MOVEMENTS);
        assertThat(late.get(11)).isCloseTo((1 + 1 / 11f) / 2 / (1 / 11f), within(1e-4f));
        assertThat(late.get(12)).as("a holder without a past is as others are").isCloseTo(1, within(1e-5f));
    }

    @Test
    void a_claim_of_relief_is_held_against_the_register_as_it_had_begun() {
        asked.load(
                        "declaration_id,accepted_at,importer_id,hs_code,end_use_code",
                        List.of(
                                "A,2026-03-01,HELD,61091000,NGO",
                                "B,2026-03-02,OTHER,61091000,NGO",
                                "C,2026-03-03,LATER,61091000,NGO",
                                "D,2026-03-04,NOBODY,61091000,NGO",
                                "E,2026-03-05,HELD,61091000,",
                                "F,2026-03-06,HELD,61091000,",
                                "G,2026-03-07,HELD,61091000,NGO"))
                .reference("relief_register", """
                party_id,end_use_code,valid_from,valid_until
                HELD,NGO,2026-01-01,2026-12-31
                OTHER,INV,2026-01-01,2026-12-31
                LATER,NGO,2026-03-04,2026-12-31
                """);
        assertThat(all(Signal.REGISTERED)).containsExactly(2f, 1f, 0f, 0f, Float.NaN, Float.NaN, 2f);
        assertThat(last(Signal.RELIEF_HABIT)).isEqualTo(1 / 3f);
    }

    @Test
    void what_an_importer_declared_in_the_seven_days_before_is_added_up() {
        asked.load(
                "declaration_id,accepted_at,importer_id,hs_code,customs_value",
                List.of(
                        "A,2026-03-01,I,61091000,100",
                        "B,2026-03-02,I,61091000,120",
                        "C,2026-03-09,I,61091000,90",
                        "D,2026-03-09,O,61091000,90"));
        assertThat(all(Signal.WEEK_ITEMS)).containsExactly(0f, 1f, 1f, 0f);
        assertThat(all(Signal.WEEK_VALUE).get(2)).isCloseTo((float) Math.log(121), within(1e-5f));
    }

    @Test
    void what_no_item_has_is_not_known() {
        asked.load("declaration_id,accepted_at,hs_code", List.of("A,2026-03-01,61091000", "B,2026-03-02,61091000"));
        for (Signal signal : Signal.values()) {
            assertThat(all(signal)).as(signal.word()).allMatch(value -> value.isNaN());
        }
    }

    @Test
    void no_signal_is_called_as_a_field_is() {
        for (Signal signal : Signal.values()) {
            assertThat(Field.values()).extracting(Field::column).doesNotContain(signal.word());
        }
    }
}
