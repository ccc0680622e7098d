package org.tidewaiter.intake.table;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** A sheet of an Excel workbook (.xlsx), row by row. Only the strings that the sheets share stand in memory. */
final class Workbook {
    private static final int TITLE_ROWS = 50;
    private static final long SHARED = 256L << 20;

    /** Excel counts days from 30 December 1899, or on old Macs from 1904; day 60 is 29 February 1900, which never was. */
    private static final LocalDateTime DAY_0 = LocalDateTime.of(1899, 12, 30, 0, 0);

    private static final LocalDateTime DAY_0_OF_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");
    private static final BigDecimal LAST_DAY = new BigDecimal("2958465"); // 9999-12-31
    private static final BigDecimal YEAR_1927 = new BigDecimal("10000");

    private final String name;
    private final Writing writing;
    private boolean from1904;

    Workbook(String name, Writing writing) {
        this.name = name;
        this.writing = writing;
    }

    /** Writes the rows of the sheet that is wanted; the row of the header becomes the first line that is not blank. */
    void write(Path workbook, Path to, Bounds bounds) throws IOException {
        refuseBomb(workbook, bounds);
        try (ReadableWorkbook book = new ReadableWorkbook(workbook.toFile(), new ReadingOptions(true, false));
                RowsFile out = new RowsFile(to, writing)) {
            from1904 = book.isDate1904();
            try (Stream<Row> rows = sheet(book).openStream()) {
                write(rows.iterator(), out);
            }
        } catch (ExcelReaderException | IllegalStateException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    name + " is a damaged Excel workbook (" + e.getMessage() + ")",
                    "open it in a spreadsheet, save it again, and load that",
                    e);
        }
    }

    private Sheet sheet(ReadableWorkbook book) {
        if (writing.sheet() == null) {
            return book.getFirstSheet();
        }
        return book.findSheet(writing.sheet())
                .orElseThrow(() -> new TidewaiterException(
                        Kind.INPUT,
                        name + " has no sheet '" + writing.sheet() + "'",
                        "give one of "
                                + book.getSheets().map(Sheet::getName).collect(Collectors.joining(", "))
                                + " with --sheet"));
    }

    private void write(Iterator<Row> rows, RowsFile out) throws IOException {
        List<Row> first = new ArrayList<>();
        while (rows.hasNext() && first.size() < TITLE_ROWS) {
            first.add(rows.next());
        }
        if (first.isEmpty()) {
            return;
        }
        int at = headerAmong(first);
        List<String> header = named(texts(first.get(at), List.of()));
        int line = 1;
        for (; line < first.get(at).getRowNum(); line++) {
            out.blank();
        }
        out.row(header);
        List<Row> rest = first.subList(at + 1, first.size());
        for (Iterator<Row> all = Stream.concat(rest.stream(), rest(rows)).iterator();
                all.hasNext() && !out.isFull(); ) {
            Row row = all.next();
            for (line++; line < row.getRowNum(); line++) {
                out.blank();
            }
            List<String> cells = fitted(texts(row, header), header.size());
            if (cells.stream().allMatch(String::isBlank)) {
                out.blank();
            } else {
                out.row(cells);
            }
        }
    }

    private static Stream<Row> rest(Iterator<Row> rows) {
        Iterable<Row> all = () -> rows;
        return java.util.stream.StreamSupport.stream(all.spliterator(), false);
    }

    /** The row with most of the columns wanted; without a mapping the first wide one that holds words only. */
    private int headerAmong(List<Row> rows) {
        int best = -1;
        long most = 0;
        for (int r = 0; r < rows.size() && !writing.wanted().isEmpty(); r++) {
            long found = texts(rows.get(r), List.of()).stream()
                    .map(String::trim)
                    .filter(writing.wanted()::contains)
                    .count();
            if (found > most) {
                most = found;
                best = r;
            }
        }
        if (best >= 0) {
            return best;
        }
        long widest = rows.stream().mapToLong(Workbook::width).max().orElse(0);
        for (int r = 0; r < rows.size(); r++) {
            if (width(rows.get(r)) * 5 >= widest * 4 && isWords(rows.get(r))) {
                return r;
            }
        }
        return 0;
    }

    private static long width(Row row) {
        return row.stream().filter(Workbook::isGiven).count();
    }

    private static boolean isWords(Row row) {
        return row.stream().filter(Workbook::isGiven).allMatch(c -> c.getType() == CellType.STRING);
    }

    private static boolean isGiven(Cell cell) {
        return cell != null
                && cell.getType() != CellType.EMPTY
                && !String.valueOf(cell.getText()).isBlank();
    }

    /** Names for columns that have none, and none for the empty ones at the end. */
    private static List<String> named(List<String> header) {
        List<String> names = new ArrayList<>(header);
        while (names.size() > 1 && names.getLast().isBlank()) {
            names.removeLast();
        }
        for (int c = 0; c < names.size(); c++) {
            names.set(
                    c,
                    names.get(c).isBlank() ? "column " + (c + 1) : names.get(c).trim());
        }
        return names;
    }

    private static List<String> fitted(List<String> cells, int width) {
        List<String> all = new ArrayList<>(cells);
        while (all.size() < width) {
            all.add("");
        }
        while (all.size() > width && all.getLast().isBlank()) {
            all.removeLast();
        }
        return all;
    }

    private List<String> texts(Row row, List<String> header) {
        List<String> texts = new ArrayList<>();
        for (int c = 0; c < row.getCellCount(); c++) {
            Cell cell = row.getCell(c);
            boolean time = c < header.size() && writing.times().contains(header.get(c));
            texts.add(cell == null ? "" : text(cell, time));
        }
        return texts;
    }

    private String text(Cell cell, boolean time) {
        return switch (cell.getValue()) {
            case BigDecimal number -> number(cell, number, time);
            case Boolean yes -> yes.toString();
            case null -> cell.getRawValue() == null ? "" : cell.getRawValue();
            default -> cell.getType() == CellType.NUMBER ? cell.getRawValue() : cell.getText();
        };
    }

    private String number(Cell cell, BigDecimal number, boolean time) {
        String format = cell.getDataFormatString() == null ? "" : cell.getDataFormatString();
        boolean bare = format.isEmpty() || format.equalsIgnoreCase("general") || format.equals("0");
        boolean likeDay = number.compareTo(YEAR_1927) > 0 && number.compareTo(LAST_DAY) <= 0;
        if (isDate(cell.getDataFormatId(), format) || time && bare && likeDay) {
            return date(number);
        }
        if (format.matches("0{2,18}") && number.scale() <= 0) { // leading zeros that the cell shows: codes
            return String.format(Locale.ROOT, "%0" + format.length() + "d", number.toBigInteger());
        }
        BigDecimal shown = number.scale() > 0 ? number.round(new MathContext(15)) : number; // as Excel shows it
        return writing.number(
                shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString());
    }

    /** Built-in formats 14 to 22 and 45 to 47, those of East Asia, and any of one's own with a letter of a date in it. */
    private static boolean isDate(@org.jspecify.annotations.Nullable Integer id, String format) {
        if (id != null
                && (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58)) {
            return true;
        }
        String bare = QUOTED.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        return !bare.contains("general") && bare.matches(".*[ydhs].*");
    }

    private String date(BigDecimal serial) {
        if (serial.signum() < 0 || serial.compareTo(LAST_DAY) > 0) {
            return serial.toPlainString();
        }
        LocalDateTime from = from1904 ? DAY_0_OF_1904 : DAY_0;
        if (!from1904 && serial.compareTo(BigDecimal.valueOf(60)) < 0) {
            from = from.plusDays(1);
        }
        long seconds = serial.multiply(BigDecimal.valueOf(86_400))
                .setScale(0, java.math.RoundingMode.HALF_UP)
                .longValueExact();
        LocalDateTime at = from.plus(seconds, ChronoUnit.SECONDS);
        return at.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? at.toLocalDate().toString()
                : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(at);
    }

    /** Unpacks everything once without keeping it: what a reader would have to hold must not be a bomb. */
    private void refuseBomb(Path workbook, Bounds bounds) throws IOException {
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            byte[] dropped = new byte[1 << 16];
            for (Iterator<? extends ZipEntry> all = zip.entries().asIterator(); all.hasNext(); ) {
                ZipEntry entry = all.next();
                boolean streamed = entry.getName().startsWith("xl/worksheets/");
                Bounds mine = streamed ? bounds : new Bounds(bounds.ratio(), bounds.free(), SHARED);
                try (InputStream in = mine.guard(zip.getInputStream(entry), entry::getCompressedSize, name)) {
                    while (in.read(dropped) >= 0) {
                        // only counted
                    }
                }
            }
        }
    }
}
