package org.tidewaiter.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.ChartDrawing.Anchor;
import org.tidewaiter.analysis.ChartDrawing.Canvas;
import org.tidewaiter.analysis.ChartDrawing.Point;

/**
 * A map of what follows what, drawn: steps stand in a row in their usual order, what goes on arches above them, what goes back hangs below; each arch
 * says how often it is taken and the time between. What is taken by few is pale and says nothing.
 */
final class MapDrawing {
    private static final double MIDDLE = 180;

    /** Where the steps stand when nothing goes back. */
    private static final double LOW = 240;

    private static final double HALF = 23;
    private static final double LETTER = 5.7;

    /** Where so few letters stand on a line, a word is cut and not parted. */
    private static final int LEAST_PART = 5;

    /** So many letters of a parted word stand in its last line. */
    private static final int LAST_PART = 4;

    private static final int LINES = 3;
    private static final String ON = "#0b6e99";
    private static final String FEW = "#93aebb";
    private static final String BACK = "#c2410c";
    private static final String BOX = "#dce9ef";

    /** How far apart arches of different length are at most, so that the two lines of words of each have room. */
    private static final double STOREY = 36;

    /** The room for arches below the steps, and for the words of the highest above, without words. */
    private static final double BELOW = 50;

    private static final double HIGHEST_WORDS = 29;
    private static final String PAPER = "#ffffff";

    /** An arc taken less than this share of the busiest one is pale, and says nothing. */
    private static final double PALE = 0.1;

    private record Arc(
            int from, int to, double times, @Nullable Double hours) {
        /** How many steps it goes on; back where it is negative. */
        int far() {
            return to - from;
        }
    }

    private final Canvas canvas;
    private final Locale language;
    private final List<String> steps;
    private final List<Arc> arcs;
    private final double wide;
    private final double middle;

    private MapDrawing(Canvas canvas, Locale language, List<String> steps, List<Arc> arcs) {
        this.canvas = canvas;
        this.language = language;
        this.steps = steps;
        this.arcs = arcs;
        middle = arcs.stream().allMatch(arc -> arc.far() > 0) ? LOW : MIDDLE;
        wide = (ChartDrawing.WIDTH - 10.0) / Math.max(1, steps.size());
    }

    static void draw(Chart chart, Locale language, Canvas canvas) {
        List<String[]> pairs =
                chart.categories().stream().map(c -> c.split(" → ", 2)).toList();
        LinkedHashSet<String> steps = new LinkedHashSet<>();
        pairs.forEach(p -> steps.add(p[0]));
        pairs.forEach(p -> steps.add(p[p.length - 1]));
        List<String> order = List.copyOf(steps);
        List<Arc> arcs = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            @Nullable Double times = chart.series().get(0).values().get(i);
            String[] pair = pairs.get(i);
            if (times != null && pair.length == 2) {
                arcs.add(new Arc(
                        order.indexOf(pair[0]),
                        order.indexOf(pair[1]),
                        times,
                        chart.series().get(1).values().get(i)));
            }
        }
        List<String> named =
                order.stream().map(step -> chart.shown(step, language)).toList();
        new MapDrawing(canvas, language, named, arcs).draw(chart.across().in(language));
    }

    private void draw(String below) {
        double most = arcs.stream().mapToDouble(Arc::times).max().orElse(1);
        // the pale ones first, so that the busy ones lie over them
        arcs.stream().filter(a -> a.times() < PALE * most).forEach(a -> arch(a, FEW));
        List<Arc> told = arcs.stream().filter(a -> a.times() >= PALE * most).toList();
        told.forEach(a -> arch(a, a.far() > 0 ? ON : BACK));
        told.forEach(this::words);
        for (int i = 0; i < steps.size(); i++) {
            step(i);
        }
        canvas.text(5, ChartDrawing.HEIGHT - 5.0, Anchor.START, below);
    }

    private double x(int step) {
        return 5 + (step + 0.5) * wide;
    }

    private void step(int i) {
        canvas.bar(x(i) - wide / 2 + 3, middle - HALF, wide - 6, 2 * HALF, BOX);
        List<String> lines = lines(steps.get(i), (int) ((wide - 8) / LETTER));
        for (int l = 0; l < lines.size(); l++) {
            canvas.text(x(i), middle + 4 + 13 * (l - (lines.size() - 1) / 2.0), Anchor.MIDDLE, lines.get(l));
        }
    }

    /**
     * The words of a name; one that is longer than a line is parted, with a hyphen where the first part ends and not only a letter or two in the
     * next.
     */
    private static List<String> hyphened(String name, int letters) {
        List<String> words = new ArrayList<>();
        for (String word : name.split(" ", -1)) {
            String left = word;
            while (left.length() > letters && letters > LEAST_PART) {
                int first = Math.min(letters - 1, left.length() - LAST_PART);
                words.add(left.substring(0, first) + "-");
                left = left.substring(first);
            }
            words.add(left);
        }
        return words;
    }

    /** The words of a name on at most three lines of so many letters. */
    static List<String> lines(String name, int letters) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : hyphened(name, letters)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > letters) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        List<String> shown = new ArrayList<>();
        for (int l = 0; l < Math.min(LINES, lines.size()); l++) {
            boolean cut =
                    (l == LINES - 1 && lines.size() > LINES) || lines.get(l).length() > letters;
            String text = cut && lines.get(l).endsWith("-") && l + 1 < lines.size()
                    ? lines.get(l).substring(0, lines.get(l).length() - 1) + lines.get(l + 1)
                    : lines.get(l);
            shown.add(cut ? text.substring(0, Math.max(1, Math.min(text.length(), letters - 1))) + "…" : text);
        }
        return List.copyOf(shown);
    }

    private void arch(Arc arc, String colour) {
        double edge = edge(arc);
        double up = arc.far() > 0 ? -1 : 1;
        double high = height(arc);
        double start = start(arc);
        double end = end(arc);
        List<Point> points = new ArrayList<>();
        for (int t = 0; t <= 24; t++) {
            double angle = Math.PI * t / 24;
            double along = (start + end) / 2 - (end - start) / 2 * Math.cos(angle);
            points.add(new Point(along, edge + up * high * Math.sin(angle)));
        }
        List<Point> head =
                List.of(new Point(end - 3.5, edge + up * 6), new Point(end, edge), new Point(end + 3.5, edge + up * 6));
        canvas.line(List.of(points, head), colour, 0);
    }

    private double edge(Arc arc) {
        return arc.far() > 0 ? middle - HALF : middle + HALF;
    }

    private double start(Arc arc) {
        return x(arc.from()) + (arc.far() == 0 ? -9 : aside(arc));
    }

    private double end(Arc arc) {
        return x(arc.to()) + (arc.far() == 0 ? 9 : -aside(arc));
    }

    private double aside(Arc arc) {
        return wide * 0.14 * Math.signum(arc.far());
    }

    /** How often and how long, on paper of its own, as other arches may pass behind. */
    private void words(Arc arc) {
        double x = (start(arc) + end(arc)) / 2;
        double y = arc.far() > 0 ? edge(arc) - height(arc) - 14 : edge(arc) + height(arc) + 11;
        double half = LETTER * Math.max(times(arc).length(), hours(arc).length()) / 2 + 1;
        canvas.bar(x - half, y - 9, 2 * half, 22, PAPER);
        canvas.text(x, y, Anchor.MIDDLE, times(arc));
        canvas.text(x, y + 11, Anchor.MIDDLE, hours(arc));
    }

    /** Arches that go further are higher, each length a storey of its own. */
    private double height(Arc arc) {
        boolean on = arc.far() > 0;
        List<Integer> lengths = arcs.stream()
                .filter(a -> a.far() > 0 == on)
                .map(a -> Math.abs(a.far()))
                .distinct()
                .sorted()
                .toList();
        double room = on ? middle - HALF - HIGHEST_WORDS : BELOW;
        double storey = Math.min(STOREY, (room - 14) / Math.max(1, lengths.size() - 1));
        return 14 + storey * lengths.indexOf(Math.abs(arc.far()));
    }

    private String times(Arc arc) {
        return arc.times() >= 10_000
                ? Words.significant(arc.times() / 1000, language) + "k"
                : Words.number(arc.times(), 0, language);
    }

    private String hours(Arc arc) {
        if (arc.hours() == null) {
            return "";
        }
        double hours = arc.hours();
        return hours < 1
                ? Words.number(Math.round(hours * 60), 0, language) + " min"
                : Words.significant(hours, language) + " h";
    }
}
