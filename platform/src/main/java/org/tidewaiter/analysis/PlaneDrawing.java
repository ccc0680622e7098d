package org.tidewaiter.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.ChartDrawing.Anchor;
import org.tidewaiter.analysis.ChartDrawing.Canvas;
import org.tidewaiter.analysis.ChartDrawing.Point;

/**
 * Two shares of each unit on two axes: a point a unit with its name, and lines through the first unit, which is the whole that the others are
 * compared with.
 */
final class PlaneDrawing {
    private static final double LEFT = 70;
    private static final double RIGHT = 20;
    private static final double TOP = 30;
    private static final double BOTTOM = 52;
    private static final double POINT = 7;
    private static final double LETTER = 6.9;
    private static final double LINE = 12;
    private static final int TICKS = 5;
    private static final String UNIT = "#0b6e99";
    private static final String WHOLE = "#c2410c";

    /** What is taken by a point or a name. */
    private record Box(double left, double top, double right, double bottom) {
        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    private final Chart chart;
    private final Locale language;
    private final Canvas canvas;
    private final double widest;
    private final double highest;
    private final List<Box> taken = new ArrayList<>();

    private PlaneDrawing(Chart chart, Locale language, Canvas canvas) {
        this.chart = chart;
        this.language = language;
        this.canvas = canvas;
        widest = end(chart.series().getFirst());
        highest = end(chart.series().get(1));
    }

    /** Draws a chart of two measures; a unit that lacks one has no point. */
    static void draw(Chart chart, Locale language, Canvas canvas) {
        new PlaneDrawing(chart, language, canvas).draw();
    }

    /** The next twentieth above the largest share. */
    private static double end(Chart.Series series) {
        double most = 0.05;
        for (@Nullable Double value : series.values()) {
            most = Math.max(most, value == null ? 0 : value);
        }
        return Math.ceil(most * 20 - 1e-9) / 20;
    }

    private void draw() {
        axes();
        for (int i = 0; i < chart.categories().size(); i++) {
            if (placed(i)) {
                taken.add(new Box(x(i) - POINT, y(i) - POINT, x(i) + POINT, y(i) + POINT));
            }
        }
        for (int i = 0; i < chart.categories().size(); i++) {
            if (placed(i)) {
                String colour = i == 0 ? WHOLE : UNIT;
                if (i == 0) {
                    canvas.line(List.of(List.of(new Point(x(i), TOP), new Point(x(i), floor()))), colour, 4);
                    canvas.line(List.of(List.of(new Point(LEFT, y(i)), new Point(end(), y(i)))), colour, 4);
                }
                canvas.bar(x(i) - POINT / 2, y(i) - POINT / 2, POINT, POINT, colour);
                name(i);
            }
        }
    }

    private void axes() {
        for (int tick = 0; tick <= TICKS; tick++) {
            double share = tick / (double) TICKS;
            double height = floor() - (floor() - TOP) * share;
            canvas.grid(LEFT, height, end());
            canvas.text(LEFT - 6, height + 4, Anchor.END, percent(share * highest));
            canvas.text(LEFT + (end() - LEFT) * share, floor() + 16, Anchor.MIDDLE, percent(share * widest));
        }
        canvas.text(
                (LEFT + end()) / 2,
                ChartDrawing.HEIGHT - 12,
                Anchor.MIDDLE,
                chart.across().in(language));
        canvas.text(LEFT - 6, 14, Anchor.START, chart.up().in(language));
    }

    /** The name of a unit beside its point, above or below, where nothing stands yet; none where there is no room, for the table names them all. */
    private void name(int i) {
        String name = chart.shown(chart.categories().get(i), language);
        double width = LETTER * name.length();
        double right = x(i) + POINT;
        double left = x(i) - POINT - width;
        for (double[] at : new double[][] {
            {right, y(i) + 4},
            {left, y(i) + 4},
            {right, y(i) - 7},
            {right, y(i) + 15},
            {left, y(i) - 7},
            {left, y(i) + 15}
        }) {
            Box box = new Box(at[0], at[1] - LINE + 3, at[0] + width, at[1] + 2);
            boolean inside =
                    box.left > LEFT && box.right < ChartDrawing.WIDTH && box.top > TOP - LINE && box.bottom < floor();
            if (inside && taken.stream().noneMatch(box::meets)) {
                taken.add(box);
                canvas.text(at[0], at[1], Anchor.START, name);
                return;
            }
        }
    }

    private boolean placed(int i) {
        return chart.series().getFirst().values().get(i) != null
                && chart.series().get(1).values().get(i) != null;
    }

    private double x(int i) {
        return LEFT + (end() - LEFT) * value(0, i) / widest;
    }

    private double y(int i) {
        return floor() - (floor() - TOP) * value(1, i) / highest;
    }

    private double value(int series, int i) {
        @Nullable Double value = chart.series().get(series).values().get(i);
        return value == null ? 0 : value;
    }

    private static double end() {
        return ChartDrawing.WIDTH - RIGHT;
    }

    private static double floor() {
        return ChartDrawing.HEIGHT - BOTTOM;
    }

    private String percent(double share) {
        return Words.significant(100 * share, language) + "\u00a0%";
    }
}
