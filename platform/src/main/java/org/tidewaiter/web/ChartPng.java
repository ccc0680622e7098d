package org.tidewaiter.web;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.ChartDrawing;
import org.tidewaiter.analysis.ChartDrawing.Anchor;
import org.tidewaiter.analysis.ChartDrawing.Point;

/**
 * A chart drawn as a PNG of 1440 by 600 pixels on white. It is drawn on a page of PDF and that made an image by PDFBox, which draws the letters of
 * the font that ships: no font of the machine is needed. A character that the font lacks is a question mark.
 */
final class ChartPng implements ChartDrawing.Canvas {
    private static final float SCALE = 2;
    private static final float FONT_SIZE = 11;

    private final PDPageContentStream page;
    private final PDType0Font font;

    private ChartPng(PDPageContentStream page, PDType0Font font) {
        this.page = page;
        this.font = font;
    }

    /** Writes a chart. */
    static void write(Chart chart, Locale language, OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument();
                InputStream letters = PdfPrint.font("Regular")) {
            PDPage page = new PDPage(new PDRectangle(ChartDrawing.WIDTH, ChartDrawing.HEIGHT));
            document.addPage(page);
            PDType0Font font = PDType0Font.load(document, letters, false);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                ChartDrawing.draw(chart, language, new ChartPng(content, font));
            }
            BufferedImage image = new PDFRenderer(document).renderImage(0, SCALE, ImageType.RGB);
            if (!ImageIO.write(image, "png", out)) {
                throw new IOException("This Java writes no PNG");
            }
        }
    }

    private interface Strokes {
        void draw() throws IOException;
    }

    private static void drawn(Strokes strokes) {
        try {
            strokes.draw();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page of PDF counts from below. */
    private static float up(double y) {
        return (float) (ChartDrawing.HEIGHT - y);
    }

    private static float part(String colour, int place) {
        return Integer.parseInt(colour, place, place + 2, 16) / 255f;
    }

    @Override
    public void grid(double fromX, double y, double toX) {
        stroke(List.of(new Point(fromX, y), new Point(toX, y)), "#d4d4d4", 1, 0);
    }

    @Override
    public void bar(double x, double y, double width, double height, String colour) {
        drawn(() -> {
            page.setNonStrokingColor(part(colour, 1), part(colour, 3), part(colour, 5));
            page.addRect((float) x, up(y + height), (float) width, (float) height);
            page.fill();
        });
    }

    @Override
    public void line(List<List<Point>> strokes, String colour, int dash) {
        strokes.forEach(points -> stroke(points, colour, 2, dash));
    }

    private void stroke(List<Point> points, String colour, float width, int dash) {
        drawn(() -> {
            page.setStrokingColor(part(colour, 1), part(colour, 3), part(colour, 5));
            page.setLineWidth(width);
            page.setLineDashPattern(dash == 0 ? new float[0] : new float[] {dash, 3}, 0);
            page.moveTo((float) points.getFirst().x(), up(points.getFirst().y()));
            for (Point point : points.subList(1, points.size())) {
                page.lineTo((float) point.x(), up(point.y()));
            }
            page.stroke();
        });
    }

    @Override
    public void text(double x, double y, Anchor anchor, String words) {
        drawn(() -> {
            String known = known(words);
            float width = font.getStringWidth(known) / 1000 * FONT_SIZE;
            float before = switch (anchor) {
                case START -> 0;
                case MIDDLE -> width / 2;
                case END -> width;
            };
            page.beginText();
            page.setNonStrokingColor(part("#404040", 1), part("#404040", 3), part("#404040", 5));
            page.setFont(font, FONT_SIZE);
            page.newLineAtOffset((float) x - before, up(y));
            page.showText(known);
            page.endText();
        });
    }

    /** The words with a question mark for each character that the font lacks. */
    private String known(String words) {
        StringBuilder known = new StringBuilder();
        words.codePoints().forEach(c -> known.append(isKnown(c) ? Character.toString(c) : "?"));
        return known.toString();
    }

    private boolean isKnown(int character) {
        try {
            font.encode(Character.toString(character));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
