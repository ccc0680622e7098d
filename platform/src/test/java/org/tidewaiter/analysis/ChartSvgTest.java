package org.tidewaiter.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class ChartSvgTest {
    private static String drawn(Chart.Form form) {
        return ChartSvg.of(
                new Chart(
                        "c",
                        form,
                        Words.same("t"),
                        Words.same("a"),
                        Words.same("u"),
                        List.of("x", "y", "z"),
                        List.of(
                                Chart.Series.of(Words.same("units"), List.of(1, 2, 3), v -> v),
                                Chart.Series.of(Words.same("limits"), List.of(4, 4, 4), v -> v))),
                Locale.ENGLISH);
    }

    /** A line between units would say that one leads to the next. */
    @Test
    void units_between_limits_are_points_and_the_limits_are_lines() {
        String lines = drawn(Chart.Form.LINES);
        String points = drawn(Chart.Form.POINTS);
        assertThat(count(points, "<rect")).isEqualTo(count(lines, "<rect") + 3);
        assertThat(count(lines, "stroke-width=\"2\"")).isEqualTo(2);
        assertThat(count(points, "stroke-width=\"2\"")).isEqualTo(1);
    }

    /** Offices stand in no order: their measures are compared bar by bar, and none hides another. */
    @Test
    void bars_beside_one_another_do_not_overlap() {
        assertThat(count(drawn(Chart.Form.BESIDE), "<rect")).isEqualTo(count(drawn(Chart.Form.LINES), "<rect") + 6);
        assertThat(new HashSet<>(lefts(drawn(Chart.Form.BARS)))).hasSize(3); // these stand on one another
        assertThat(new HashSet<>(lefts(drawn(Chart.Form.BESIDE)))).hasSize(6);
    }

    /** Where the bars of the measures begin; the squares of the legend left out. */
    private static List<String> lefts(String drawing) {
        return Pattern.compile("<rect x=\"([^\"]+)\" y=\"[^\"]+\" width=\"(?!10(\\.0)?\")")
                .matcher(drawing)
                .results()
                .map(r -> r.group(1))
                .toList();
    }

    /** The table beside it is in percent: an axis of 0.02 would be another number. */
    @Test
    void an_axis_of_shares_is_in_percent() {
        Chart shares = new Chart(
                "c",
                Chart.Form.LINES,
                Words.same("t"),
                Words.same("a"),
                Chart.SHARE,
                List.of("x", "y"),
                List.of(Chart.Series.of(Words.same("rate"), List.of(0.031, 0.04), v -> v)));
        assertThat(ChartSvg.of(shares, Locale.ENGLISH))
                .contains(">1\u00a0%<", ">4\u00a0%<")
                .doesNotContain(">0.04<");
    }

    /** A control character in a name, such as one of an office or an event, made a file that no program opened. */
    @Test
    void a_drawing_of_any_texts_is_xml() throws Exception {
        String texts = "</svg><a&b> \"\u001b[31m\u0000\uffff\ud800 \ud83d\ude00";
        String svg = ChartSvg.of(
                new Chart(
                        "c",
                        Chart.Form.BARS,
                        Words.same(texts),
                        Words.same(texts),
                        Words.same(texts),
                        List.of(texts, "y"),
                        List.of(Chart.Series.of(Words.same(texts), List.of(1, 2), v -> v))),
                Locale.ENGLISH);
        String title = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("title")
                .item(0)
                .getTextContent();
        assertThat(title).isEqualTo("</svg><a&b> \"\ufffd[31m\ufffd\ufffd\ufffd \ud83d\ude00");
    }

    private static List<String> texts(List<String> categories, Locale language, Number... values) {
        Chart chart = new Chart(
                "c",
                Chart.Form.POINTS,
                Words.same("t"),
                Words.same("a"),
                Words.same("u"),
                categories,
                List.of(Chart.Series.of(Words.same("units"), List.of(values), v -> v)));
        return java.util.regex.Pattern.compile(">([^<]+)</text>")
                .matcher(ChartSvg.of(chart, language))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Quarters of the way from the lowest value to a round one were -0,0533, -0,0199, 0,0134. */
    @Test
    void an_axis_that_goes_below_0_has_round_ticks_and_0_among_them() {
        assertThat(texts(List.of("a", "b"), Locale.FRENCH, -0.0533, 0.0779))
                .contains("-0,1", "-0,05", "0", "0,05", "0,1");
        assertThat(texts(List.of("a", "b"), Locale.ENGLISH, -3, -1)).contains("-3", "-2", "-1", "0", "1");
        assertThat(texts(List.of("a", "b"), Locale.ENGLISH, 0, 0.08)).contains("0", "0.02", "0.04", "0.06", "0.08");
    }

    @Test
    void a_category_that_is_a_number_is_written_in_the_language() {
        assertThat(texts(List.of("3.09", "1,234.5", "2024-05", "A.1"), Locale.FRENCH, 1, 2, 3, 4))
                .contains("3,09", "1\u202f234,5", "2024-05", "A.1");
        assertThat(texts(List.of("3.09", "1,234.5"), Locale.ENGLISH, 1, 2)).contains("3.09", "1,234.5");
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    @Test
    void categories_that_are_words_are_drawn_in_the_language() {
        Chart chart = new Chart(
                        "c",
                        Chart.Form.BARS,
                        Words.same("t"),
                        Words.same("a"),
                        Words.same("u"),
                        List.of("prices", "1.5"),
                        List.of(Chart.Series.of(Words.same("units"), List.of(1, 2), v -> v)))
                .meaning(Map.of("prices", Words.of("prices", "prix")));
        assertThat(ChartSvg.of(chart, Locale.FRENCH))
                .contains(">prix<", ">1,5<")
                .doesNotContain("prices");
    }
}
