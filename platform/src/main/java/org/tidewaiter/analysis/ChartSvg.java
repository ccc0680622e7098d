package org.tidewaiter.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chart drawn as SVG. No library measures its letters: the same chart has the same bytes on every machine, which a drawing by the fonts of the
 * machine has not.
 */
public final class ChartSvg {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;
    private static final int LEFT = 70;
    private static final int RIGHT = 10;
    private static final int TOP = 40;
    private static final int BOTTOM = 52;
    private static final int LABELS = 12;
    private static final List<String> COLOURS = List.of("#0b6e99", "#c2410c", "#4d7c0f", "#6d28d9", "#525252");

    private final Chart chart;
    private final Locale language;
    private final double most;
    private final double least;
    private final StringBuilder out = new StringBuilder();

    private ChartSvg(Chart chart, Locale language) {
        this.chart = chart;
        this.language = language;
        double highest = chart.form() == Chart.Form.BARS ? stacked() : all(Double.NEGATIVE_INFINITY, true);
        most = roundedUp(Math.max(highest, 1e-9));
        least = Math.min(0, all(0, false));
    }

    /** The drawing, 720 by 300, as an element that may stand in a page or in a file of its own. */
    public static String of(Chart chart, Locale language) {
        return new ChartSvg(chart, language).draw();
    }

    private double stacked() {
        double highest = 0;
        for (int i = 0; i < chart.categories().size(); i++) {
            double sum = 0;
            for (Chart.Series series : chart.series()) {
                sum += Objects.requireNonNullElse(series.values().get(i), 0.0);
            }
            highest = Math.max(highest, sum);
        }
        return highest;
    }

    private double all(double start, boolean largest) {
        double result = start;
        for (Chart.Series series : chart.series()) {
            for (@Nullable Double value : series.values()) {
                if (value != null) {
                    result = largest ? Math.max(result, value) : Math.min(result, value);
                }
            }
        }
        return result;
    }

    /** The next of 1, 2, 2.5, 5 times a power of ten. */
    private static double roundedUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        for (double step : new double[] {1, 2, 2.5, 5, 10}) {
            if (value <= step * power * (1 + 1e-12)) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private String draw() {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT)
                .append("\" role=\"img\" font-family=\"Liberation Sans, Arial, sans-serif\" font-size=\"11\"><title>")
                .append(escaped(chart.title().in(language)))
                .append("</title>");
        axes();
        legend();
        for (int s = 0; s < chart.series().size(); s++) {
            if (chart.form() == Chart.Form.BARS) {
                bars(s);
            } else {
                line(s);
            }
        }
        return out.append("</svg>").toString();
    }

    private void axes() {
        for (int tick = 0; tick <= 4; tick++) {
            double value = least + (most - least) * tick / 4;
            out.append("<path stroke=\"#d4d4d4\" d=\"M%d %sH%d\"/>".formatted(LEFT, n(y(value)), WIDTH - RIGHT));
            text(LEFT - 6, y(value) + 4, "end", Words.significant(value, language));
        }
        int every = Math.max(1, (chart.categories().size() + LABELS - 1) / LABELS);
        for (int i = 0; i < chart.categories().size(); i += every) {
            text(x(i + 0.5), HEIGHT - BOTTOM + 16, "middle", chart.categories().get(i));
        }
        text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", chart.across().in(language));
        text(LEFT - 6, 14, "start", chart.up().in(language));
    }

    private void legend() {
        double x = WIDTH / 2.0;
        for (int s = 0; s < chart.series().size() && chart.series().size() > 1; s++) {
            String name = chart.series().get(s).name().in(language);
            out.append("<rect x=\"%s\" y=\"6\" width=\"10\" height=\"10\" fill=\"%s\"/>".formatted(n(x), colour(s)));
            text(x + 14, 15, "start", name);
            x += 34 + 6.2 * name.length();
        }
    }

    private void bars(int s) {
        double width = Math.max(1, x(1) - x(0) - 2);
        for (int i = 0; i < chart.categories().size(); i++) {
            double value =
                    Objects.requireNonNullElse(chart.series().get(s).values().get(i), 0.0);
            double below = 0;
            for (int lower = 0; lower < s; lower++) {
                below += Objects.requireNonNullElse(
                        chart.series().get(lower).values().get(i), 0.0);
            }
            double top = Math.min(y(below + value), y(below));
            double height = Math.abs(y(below) - y(below + value));
            out.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>"
                    .formatted(n(x(i) + 1), n(top), n(width), n(height), colour(s)));
        }
    }

    private void line(int s) {
        List<String> points = new ArrayList<>();
        boolean begins = true;
        for (int i = 0; i < chart.categories().size(); i++) {
            @Nullable Double value = chart.series().get(s).values().get(i);
            if (value == null) {
                begins = true;
            } else {
                points.add((begins ? "M" : "L") + n(x(i + 0.5)) + " " + n(y(value)));
                begins = false;
            }
        }
        String dash = s == 0 ? "" : " stroke-dasharray=\"" + (2 + 3 * s) + " 3\"";
        out.append("<path fill=\"none\" stroke-width=\"2\" stroke=\"%s\"%s d=\"%s\"/>"
                .formatted(colour(s), dash, String.join("", points)));
    }

    private void text(double x, double y, String anchor, String words) {
        out.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"#404040\">%s</text>"
                .formatted(n(x), n(y), anchor, escaped(words)));
    }

    private double x(double category) {
        return LEFT
                + (WIDTH - LEFT - RIGHT)
                        * category
                        / Math.max(1, chart.categories().size());
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - least) / (most - least);
    }

    private static String colour(int series) {
        return COLOURS.get(series % COLOURS.size());
    }

    private static String n(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
