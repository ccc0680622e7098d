package org.tidewaiter.source.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * An Excel workbook (.xlsx) as a table: the rows of its sheets whose headers agree, one sheet after the other. Only the texts
 * that the cells share stand in memory. Why this is read here and by no library: decisions/0016.
 */
final class Workbook {
    private static final long SHARED = 256L << 20;

    private final String name;
    private final TableStyle writing;
    private final List<SheetUse> uses = new ArrayList<>();

    Workbook(String name, TableStyle writing) {
        this.name = name;
        this.writing = writing;
    }

    /** Writes the rows; every row of the first sheet that is read becomes the line of its number. */
    ConvertedTable write(Path workbook, Path to, UnpackBounds bounds) throws IOException {
        refuseBomb(workbook, bounds);
        try (SpreadsheetPackage book = SpreadsheetPackage.open(workbook)) {
            List<SheetTable> read = chosen(book);
            List<SheetUse> left = List.copyOf(uses);
            Map<String, MergedCells> merged = new LinkedHashMap<>();
            SheetText text = rows(book, read, to, merged);
            List<String> notes = new ArrayList<>(text.notes());
            if (merged.values().stream()
                    .anyMatch(m -> !m.isEmpty())) { // they stand behind the rows: these are written anew
                uses.clear();
                uses.addAll(left);
                notes = new ArrayList<>(rows(book, read, to, merged).notes());
                long filled =
                        merged.values().stream().mapToLong(MergedCells::filled).sum();
                long numbers =
                        merged.values().stream().mapToLong(MergedCells::numbers).sum();
                if (filled > 0) {
                    notes.add("cells that are merged over several rows count for each of them (" + filled + " cells)");
                }
                if (numbers > 0) {
                    notes.add(
                            "numbers that are merged over several rows stand in the first of them only, as they may be"
                                    + " the sum of all (" + numbers + ")");
                }
            }
            return new ConvertedTable(read.getFirst().headerNumber(), inOrder(book), notes);
        } catch (XMLStreamException
                | ZipException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException e) {
            throw damaged(e);
        }
    }

    /** Writes the rows of the sheets; {@code merged}: by sheet the merged cells that are known, afterwards those that were found. */
    private SheetText rows(SpreadsheetPackage book, List<SheetTable> read, Path to, Map<String, MergedCells> merged)
            throws IOException, XMLStreamException {
        SheetText text = new SheetText(name, new CellText(writing, book.from1904()));
        try (RowsFile out = new RowsFile(to, writing)) {
            for (SheetTable sheet : read) {
                List<String> columns =
                        sheet == read.getFirst() ? null : read.getFirst().columns();
                SheetTable.WrittenSheet written =
                        sheet.write(book, columns, text, out, merged.getOrDefault(sheet.name(), MergedCells.NONE));
                merged.put(sheet.name(), written.merged());
                uses.add(written.use());
            }
        }
        return text;
    }

    private TidewaiterException damaged(Exception e) {
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new TidewaiterException(
                Kind.INPUT,
                name + " is a damaged Excel workbook (" + why + ")",
                "open it in a spreadsheet, save it again, and load that",
                e);
    }

    private List<SheetUse> inOrder(SpreadsheetPackage book) {
        Map<String, SheetUse> byName = new LinkedHashMap<>();
        book.sheets()
                .forEach(s -> uses.stream()
                        .filter(u -> u.sheet().equals(s.name()))
                        .findFirst()
                        .ifPresent(u -> byName.put(s.name(), u)));
        return List.copyOf(byName.values());
    }

    /** The sheets to be read, those named or those that agree; the others are noted with the reason. */
    private List<SheetTable> chosen(SpreadsheetPackage book) throws IOException, XMLStreamException {
        List<SheetTable> tables = new ArrayList<>();
        for (SpreadsheetPackage.Sheet sheet : meant(book)) {
            SheetTable table = SheetTable.of(book, sheet, writing);
            String left = writing.left().contains(sheet.name()) ? "was loaded before" : null;
            if (left == null && table == null) {
                left = sheet.part() == null ? "is no sheet of cells" : "is empty";
            }
            if (left != null) {
                uses.add(SheetUse.left(sheet.name(), left));
            } else {
                tables.add(java.util.Objects.requireNonNull(table));
            }
        }
        SheetTable first = tables.stream().reduce(this::better).orElse(null);
        if (first == null) {
            throw nothingToRead(book);
        }
        tables.removeIf(t -> t != first && !agrees(first, t));
        tables.remove(first);
        tables.addFirst(first);
        return tables;
    }

    private List<SpreadsheetPackage.Sheet> meant(SpreadsheetPackage book) {
        List<SpreadsheetPackage.Sheet> meant = new ArrayList<>();
        for (String wanted : writing.sheets()) {
            meant.add(book.sheets().stream()
                    .filter(s -> s.name().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new TidewaiterException(
                            Kind.INPUT,
                            name + " has no sheet '" + wanted + "'",
                            "give one of "
                                    + book.sheets().stream()
                                            .map(SpreadsheetPackage.Sheet::name)
                                            .collect(Collectors.joining(", "))
                                    + " with --sheet")));
        }
        for (SpreadsheetPackage.Sheet sheet : book.sheets()) {
            if (!writing.sheets().isEmpty()) {
                if (!meant.contains(sheet)) {
                    uses.add(SheetUse.left(sheet.name(), "was not asked for"));
                }
            } else if (sheet.hidden()) {
                uses.add(SheetUse.left(sheet.name(), "is hidden"));
            } else {
                meant.add(sheet);
            }
        }
        return meant.stream().distinct().toList();
    }

    /** The one with more of the columns wanted; where nobody knows, of those that look like declarations. */
    private SheetTable better(SheetTable one, SheetTable other) {
        return score(other) > score(one) ? other : one;
    }

    private long score(SheetTable table) {
        return writing.columns().wanted().isEmpty()
                ? writing.columns().likeness().applyAsInt(table.columns())
                : table.columns().stream()
                        .filter(writing.columns().wanted()::contains)
                        .count();
    }

    /** Whether a sheet has the columns of the first, or all that the mapping wants; sheets that were named must. */
    private boolean agrees(SheetTable first, SheetTable other) {
        boolean same = other.hasColumnsOf(first)
                || !writing.columns().wanted().isEmpty()
                        && other.columns().containsAll(writing.columns().wanted());
        if (!same && !writing.sheets().isEmpty()) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    name + " cannot be read as one table: the sheet '" + other.name() + "' " + other.difference(first),
                    "load the sheets one after the other, each with its --sheet");
        }
        if (!same) {
            uses.add(SheetUse.left(other.name(), other.difference(first)));
        }
        return same;
    }

    private TidewaiterException nothingToRead(SpreadsheetPackage book) {
        String sheets =
                uses.stream().map(u -> "'" + u.sheet() + "' " + u.left()).collect(Collectors.joining(", "));
        return new TidewaiterException(
                Kind.INPUT,
                name + " has no sheet with rows" + (sheets.isEmpty() ? "" : ": " + sheets),
                book.sheets().stream().anyMatch(SpreadsheetPackage.Sheet::hidden)
                        ? "name a hidden sheet with --sheet if it is meant"
                        : "give a workbook with a header and rows");
    }

    /** Unpacks everything once without keeping it: what a reader would have to hold must not be a bomb. */
    private void refuseBomb(Path workbook, UnpackBounds bounds) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(workbook).get()) {
            byte[] dropped = new byte[1 << 16];
            for (Iterator<ZipArchiveEntry> all = zip.getEntries().asIterator(); all.hasNext(); ) {
                ZipArchiveEntry entry = all.next();
                boolean streamed = entry.getName().contains("worksheets/");
                UnpackBounds mine = streamed ? bounds : new UnpackBounds(bounds.ratio(), bounds.free(), SHARED);
                try (InputStream in = mine.guard(zip.getInputStream(entry), entry::getCompressedSize, name)) {
                    while (in.read(dropped) >= 0) {
                        // only counted
                    }
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            throw damaged(e);
        }
    }
}
