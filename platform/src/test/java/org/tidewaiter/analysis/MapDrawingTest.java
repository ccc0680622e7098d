package org.tidewaiter.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The drawing of what follows what. */
class MapDrawingTest {
    private static Chart map(List<String> arcs, List<Double> times, List<Double> hours) {
        return new Chart(
                "map",
                Chart.Form.MAP,
                Words.same("Ways"),
                Words.same("below"),
                Words.same("Times"),
                arcs,
                List.of(
                        Chart.Series.of(Words.same("Times"), times, t -> t),
                        Chart.Series.of(Words.same("Hours"), hours, h -> h)));
    }

    @Test
    void arches_say_how_often_and_how_long_and_those_of_few_are_silent() {
        String svg = ChartSvg.of(
                map(
                        List.of(
                                "lodged → accepted",
                                "accepted → <queried>",
                                "<queried> → accepted",
                                "accepted → released",
                                "lodged → released"),
                        List.of(12_000.0, 2_500.0, 2_400.0, 11_000.0, 7.0),
                        List.of(.5, 30.25, 4.0, 2.0, 90.0)),
                Locale.ENGLISH);
        assertThat(svg)
                .contains(">12k<", ">30 min<", ">2,500<", ">30.2 h<", ">2,400<", ">4 h<", "&lt;queried&gt;")
                .doesNotContain(">7<", ">90 h<");
        assertThat(svg.split("#c2410c", -1)).hasSize(2); // the way back
        assertThat(svg.split("#93aebb", -1)).hasSize(2); // the rare one
        assertThat(svg.split("#dce9ef", -1)).hasSize(5); // four steps
        assertThat(svg).doesNotContain("NaN", "Infinity");
    }

    @Test
    void a_step_that_follows_itself_is_drawn_too() {
        assertThat(ChartSvg.of(map(List.of("stamp → stamp"), List.of(3.0), List.of(0.0)), Locale.FRENCH))
                .contains(">3<", ">0 min<")
                .doesNotContain("NaN");
    }

    @Test
    void long_names_stand_on_three_lines_and_are_cut_visibly() {
        assertThat(MapDrawing.lines("entry summary lodged", 10)).containsExactly("entry", "summary", "lodged");
        assertThat(MapDrawing.lines("check if all information is there", 9))
                .containsExactly("check if", "all", "informat…");
        assertThat(MapDrawing.lines("paid", 10)).containsExactly("paid");
        assertThat(MapDrawing.lines("déchargement", 11)).containsExactly("décharge-", "ment");
    }
}
