package org.tidewaiter.source.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet, one at a time: a sheet of a million rows needs the memory of one. */
final class SheetRows implements AutoCloseable {
    /** Excel ends at 16,384 columns and 1,048,576 rows; LibreOffice may write 16 million. */
    private static final int COLUMNS = 16_384;

    private static final int ROWS = 16_777_216;
    private static final int FORMULA_SHOWN = 60;

    private final InputStream in;
    private final XMLStreamReader xml;
    private final SharedStrings strings;
    private final List<CellFormat> formats;
    private int number;
    private boolean hidden;

    /** A row with its number in the sheet, from 1; cells that are not written are empty. */
    record Row(int number, List<Cell> cells) {
        boolean isBlank() {
            return cells.stream().allMatch(Cell::isBlank);
        }
    }

    SheetRows(InputStream in, SharedStrings strings, List<CellFormat> formats) throws XMLStreamException {
        this.in = in;
        this.strings = strings;
        this.formats = formats;
        xml = Xml.open(in);
    }

    /** The next row; null after the last. */
    @Nullable
    Row next() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
                return row();
            }
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("sheetData")) {
                return null;
            }
        }
        return null;
    }

    /** The ranges of merged cells, which stand behind the rows; after the last row. */
    List<String> merged() throws XMLStreamException {
        List<String> ranges = new ArrayList<>();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("mergeCell")) {
                ranges.add(Xml.attribute(xml, "ref"));
            }
        }
        return ranges;
    }

    /** Whether people do not see the row that came last, as a filter or a person hid it. */
    boolean isHidden() {
        return hidden;
    }

    private Row row() throws XMLStreamException {
        hidden = Xml.isTrue(Xml.attribute(xml, "hidden"));
        String given = Xml.attribute(xml, "r");
        number = given.isEmpty() ? number + 1 : Math.max(number + 1, whole(given, ROWS));
        List<Cell> cells = new ArrayList<>();
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                String place = Xml.attribute(xml, "r");
                int column = place.isEmpty() ? cells.size() : column(place);
                Cell cell = cell();
                while (cells.size() <= column) {
                    cells.add(Cell.EMPTY);
                }
                cells.set(column, cell);
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("row")) {
                return new Row(number, cells);
            }
        }
    }

    /** The column of a place such as {@code AB17}, from 0. */
    private static int column(String place) throws XMLStreamException {
        int column = 0;
        for (int i = 0; i < place.length() && Character.isLetter(place.charAt(i)) && column <= COLUMNS; i++) {
            column = column * 26 + Character.toUpperCase(place.charAt(i)) - 'A' + 1;
        }
        if (column < 1 || column > COLUMNS) {
            throw new XMLStreamException("a cell at " + place.substring(0, Math.min(place.length(), 20)));
        }
        return column - 1;
    }

    private static int whole(String text, int most) throws XMLStreamException {
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > most) {
            throw new XMLStreamException("the number " + text.substring(0, Math.min(text.length(), 20)));
        }
        return Integer.parseInt(text);
    }

    private Cell cell() throws XMLStreamException {
        String type = Xml.attribute(xml, "t");
        CellFormat format = format(Xml.attribute(xml, "s"));
        String value = "";
        String formula = null;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v" -> value = Xml.text(xml);
                    case "is" -> value = Xml.richText(xml);
                    case "f" -> formula = Xml.text(xml);
                    default -> Xml.text(xml);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                break;
            }
        }
        if (value.isEmpty()) {
            return formula == null || type.equals("str") ? Cell.EMPTY : uncalculated(formula);
        }
        return cell(type, value, format);
    }

    private static Cell uncalculated(String formula) {
        String shown = "=" + formula.substring(0, Math.min(formula.length(), FORMULA_SHOWN));
        return new Cell(Cell.Kind.UNCALCULATED, shown, CellFormat.GENERAL);
    }

    private Cell cell(String type, String value, CellFormat format) throws XMLStreamException {
        return switch (type) {
            case "", "n" -> new Cell(Cell.Kind.NUMBER, value.strip(), format);
            case "s" -> new Cell(Cell.Kind.TEXT, strings.get(whole(value.strip(), Integer.MAX_VALUE)), format);
            case "b" -> new Cell(Cell.Kind.BOOLEAN, Boolean.toString(Xml.isTrue(value.strip())), format);
            case "d" -> new Cell(Cell.Kind.DATE, value.strip(), format);
            case "e" -> new Cell(Cell.Kind.ERROR, value.strip(), format);
            case "inlineStr" -> new Cell(Cell.Kind.TEXT, value, format);
            default -> new Cell(Cell.Kind.TEXT, Xml.unescaped(value), format);
        };
    }

    private CellFormat format(String style) {
        if (style.isEmpty() || style.length() > 9 || !style.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return CellFormat.GENERAL;
        }
        int index = Integer.parseInt(style);
        return index < formats.size() ? formats.get(index) : CellFormat.GENERAL;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
