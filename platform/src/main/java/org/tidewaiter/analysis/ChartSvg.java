package org.tidewaiter.analysis;

import java.util.List;
import java.util.Locale;
import org.tidewaiter.engine.XmlText;

/**
 * A chart drawn as SVG. No library measures its letters: the same chart has the same bytes on every machine, which a drawing by the fonts of the
 * machine has not.
 */
public final class ChartSvg implements ChartDrawing.Canvas {
    private final StringBuilder out = new StringBuilder();

    private ChartSvg() {}

    /** The drawing, 720 by 300, as an element that may stand in a page or in a file of its own. */
    public static String of(Chart chart, Locale language) {
        ChartSvg svg = new ChartSvg();
        svg.out
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(ChartDrawing.WIDTH)
                .append(' ')
                .append(ChartDrawing.HEIGHT)
                .append("\" role=\"img\" font-family=\"Liberation Sans, Arial, sans-serif\" font-size=\"11\"><title>")
                .append(escaped(chart.title().in(language)))
                .append("</title>");
        ChartDrawing.draw(chart, language, svg);
        return svg.out.append("</svg>").toString();
    }

    @Override
    public void grid(double fromX, double y, double toX) {
        out.append("<path stroke=\"#d4d4d4\" d=\"M%.0f %sH%.0f\"/>".formatted(fromX, n(y), toX));
    }

    @Override
    public void bar(double x, double y, double width, double height, String colour) {
        out.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>"
                .formatted(n(x), n(y), n(width), n(height), colour));
    }

    @Override
    public void line(List<List<ChartDrawing.Point>> strokes, String colour, int dash) {
        StringBuilder path = new StringBuilder();
        for (List<ChartDrawing.Point> stroke : strokes) {
            char sign = 'M';
            for (ChartDrawing.Point point : stroke) {
                path.append(sign).append(n(point.x())).append(' ').append(n(point.y()));
                sign = 'L';
            }
        }
        String dashes = dash == 0 ? "" : " stroke-dasharray=\"" + dash + " 3\"";
        out.append("<path fill=\"none\" stroke-width=\"2\" stroke=\"%s\"%s d=\"%s\"/>".formatted(colour, dashes, path));
    }

    @Override
    public void text(double x, double y, ChartDrawing.Anchor anchor, String words) {
        out.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"#404040\">%s</text>"
                .formatted(n(x), n(y), anchor.name().toLowerCase(Locale.ROOT), escaped(words)));
    }

    private static String n(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static String escaped(String text) {
        return XmlText.allowed(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
