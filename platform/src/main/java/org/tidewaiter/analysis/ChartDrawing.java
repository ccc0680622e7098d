package org.tidewaiter.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a chart is drawn: where its axes, bars, lines and words stand on a canvas of 720 by 300, whatever the canvas makes of them. */
public final class ChartDrawing {
    /** The width of a canvas. */
    public static final int WIDTH = 720;

    /** The height of a canvas. */
    public static final int HEIGHT = 300;

    private static final int LEFT = 70;
    private static final int RIGHT = 10;
    private static final int TOP = 40;
    private static final int BOTTOM = 52;
    /** The side of a point. */
    private static final double POINT = 7;

    /** How much of a category's width is bars, where they stand beside one another. */
    private static final double BAR = 0.7;

    private static final int LABELS = 12;
    /** The height of a line of the legend, and how wide its sign with what parts it from the next is. */
    private static final int LINE = 15;

    private static final int KEY = 34;
    private static final int GAP = 20;
    /** How wide a letter is on average. */
    private static final double LETTER = 6.2;

    private static final List<String> COLOURS = List.of("#0b6e99", "#c2410c", "#4d7c0f", "#6d28d9", "#525252");

    /** A number as {@link Column#significant} writes it, with thousands or decimals set apart. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,3}(,\\d{3})*(\\.\\d+)?");

    private final Chart chart;
    private final Locale language;
    private final double most;
    private final double least;
    private final double step;
    private final Canvas canvas;

    /** What a chart is drawn on; measures are those of the canvas, from its upper left corner. */
    public interface Canvas {
        /** A thin line across, of a lighter colour. */
        void grid(double fromX, double y, double toX);

        /** A filled rectangle; its colour as #rrggbb. */
        void bar(double x, double y, double width, double height, String colour);

        /**
         * A line through points.
         *
         * @param strokes the parts of the line, each a list of points; a missing value parts them
         * @param dash how long a dash is; 0 for a line without gaps
         */
        void line(List<List<Point>> strokes, String colour, int dash);

        /** Words on one line. */
        void text(double x, double y, Anchor anchor, String words);
    }

    /** A point of a line. */
    public record Point(double x, double y) {}

    /** Which part of a text stands where it is put. */
    public enum Anchor {
        START,
        MIDDLE,
        END
    }

    private ChartDrawing(Chart chart, Locale language, Canvas canvas) {
        this.canvas = canvas;
        this.chart = chart;
        this.language = language;
        double highest = chart.form() == Chart.Form.BARS ? stacked() : all(Double.NEGATIVE_INFINITY, true);
        double lowest = Math.min(0, all(0, false));
        step = AxisScale.step(lowest, highest);
        least = step * Math.floor(lowest / step);
        most = least + AxisScale.PARTS * step;
    }

    /** Draws a chart in a language. */
    public static void draw(Chart chart, Locale language, Canvas canvas) {
        if (chart.form() == Chart.Form.MAP) {
            MapDrawing.draw(chart, language, canvas);
            return;
        }
        if (chart.form() == Chart.Form.PLANE) {
            PlaneDrawing.draw(chart, language, canvas);
            return;
        }
        new ChartDrawing(chart, language, canvas).draw();
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

    /** A category as the language writes it, where it is a number; what is none, such as a code or a month, stands as it is. */
    static String category(String category, Locale language) {
        return language.getLanguage().equals("fr") && NUMBER.matcher(category).matches()
                ? category.replace(',', '\u202f').replace('.', ',')
                : category;
    }

    private void draw() {
        axes();
        legend();
        for (int s = 0; s < chart.series().size(); s++) {
            if (chart.form() == Chart.Form.BARS) {
                bars(s);
            } else if (chart.form() == Chart.Form.BESIDE) {
                beside(s);
            } else if (chart.form() == Chart.Form.POINTS && s == 0) {
                points(s);
            } else {
                line(s);
            }
        }
    }

    private String tick(double value) {
        return chart.isOfShares()
                ? Words.significant(100 * value, language) + "\u00a0%"
                : Words.significant(value, language);
    }

    private void axes() {
        for (int tick = 0; tick <= AxisScale.PARTS; tick++) {
            double value = step * (Math.rint(least / step) + tick);
            canvas.grid(LEFT, y(value), WIDTH - RIGHT);
            canvas.text(LEFT - 6, y(value) + 4, Anchor.END, tick(value));
        }
        int every = Math.max(1, (chart.categories().size() + LABELS - 1) / LABELS);
        for (int i = 0; i < chart.categories().size(); i += every) {
            canvas.text(
                    x(i + 0.5),
                    HEIGHT - BOTTOM + 16,
                    Anchor.MIDDLE,
                    chart.shown(chart.categories().get(i), language));
        }
        canvas.text(
                (LEFT + WIDTH - RIGHT) / 2.0,
                HEIGHT - 12,
                Anchor.MIDDLE,
                chart.across().in(language));
        canvas.text(LEFT - 6, 14, Anchor.START, chart.up().in(language));
    }

    /** The names of the measures, at the right of the first line above the plane; what finds no place there goes on below. */
    private void legend() {
        if (chart.series().size() < 2) {
            return;
        }
        double from = LEFT + wordWidth(chart.up()) + KEY;
        double x = Math.max(
                from,
                WIDTH
                        - RIGHT
                        - chart.series().stream()
                                .mapToDouble(series -> KEY + wordWidth(series.name()))
                                .sum());
        int line = 0;
        for (int s = 0; s < chart.series().size(); s++) {
            Words name = chart.series().get(s).name();
            if (x > LEFT && x + KEY + wordWidth(name) - GAP > WIDTH - RIGHT) {
                x = LEFT;
                line++;
            }
            canvas.bar(x, 6 + LINE * line, 10, 10, colour(s));
            canvas.text(x + 14, 15 + LINE * line, Anchor.START, name.in(language));
            x += KEY + wordWidth(name);
        }
    }

    private double wordWidth(Words words) {
        return LETTER * words.in(language).length();
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
            canvas.bar(x(i) + 1, top, width, height, colour(s));
        }
    }

    private void beside(int s) {
        double width = (x(1) - x(0)) * BAR / chart.series().size();
        for (int i = 0; i < chart.categories().size(); i++) {
            @Nullable Double value = chart.series().get(s).values().get(i);
            if (value != null) {
                double left = x(i + (1 - BAR) / 2) + s * width;
                canvas.bar(
                        left, Math.min(y(value), y(0)), Math.max(1, width - 1), Math.abs(y(value) - y(0)), colour(s));
            }
        }
    }

    private void points(int s) {
        for (int i = 0; i < chart.categories().size(); i++) {
            @Nullable Double value = chart.series().get(s).values().get(i);
            if (value != null) {
                canvas.bar(x(i + 0.5) - POINT / 2, y(value) - POINT / 2, POINT, POINT, colour(s));
            }
        }
    }

    private void line(int s) {
        List<List<Point>> strokes = new ArrayList<>();
        boolean begins = true;
        for (int i = 0; i < chart.categories().size(); i++) {
            @Nullable Double value = chart.series().get(s).values().get(i);
            if (value != null) {
                if (begins) {
                    strokes.add(new ArrayList<>());
                }
                strokes.getLast().add(new Point(x(i + 0.5), y(value)));
            }
            begins = value == null;
        }
        canvas.line(strokes, colour(s), s == 0 ? 0 : 2 + 3 * s);
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
}
