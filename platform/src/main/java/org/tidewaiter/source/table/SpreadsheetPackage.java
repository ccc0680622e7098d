package org.tidewaiter.source.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an Excel workbook (ECMA-376, transitional or strict): which sheets it has, the texts they share, the formats of
 * their cells. A part that a workbook may lack (shared texts, styles) is empty where it is not there.
 */
final class SpreadsheetPackage implements AutoCloseable {
    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new HashMap<>();
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<CellFormat> formats = new ArrayList<>();
    private SharedStrings strings = SharedStrings.none();
    private boolean from1904;

    /**
     * A sheet in the order of its tabs.
     *
     * @param hidden whether people do not see it
     * @param part the name of its part; null where it is no sheet of cells, such as a chart
     */
    record Sheet(String name, boolean hidden, @Nullable String part) {}

    private record Relation(String type, String target) {}

    private SpreadsheetPackage(ZipFile zip) {
        this.zip = zip;
    }

    /** Opens a workbook and reads what its sheets share. */
    static SpreadsheetPackage open(Path workbook) throws IOException, XMLStreamException {
        SpreadsheetPackage parts =
                new SpreadsheetPackage(ZipFile.builder().setPath(workbook).get());
        try {
            parts.readShared();
        } catch (IOException | XMLStreamException | RuntimeException e) {
            parts.close();
            throw e;
        }
        return parts;
    }

    private void readShared() throws IOException, XMLStreamException {
        zip.getEntries().asIterator().forEachRemaining(e -> entries.put(key(e.getName()), e));
        String main = main();
        Map<String, Relation> relations = relations(main);
        readWorkbook(main, relations);
        strings = SharedStrings.read(open(target(relations, "sharedStrings")));
        readFormats(open(target(relations, "styles")));
    }

    List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    /** Whether days count from 1904, as on old Macs. */
    boolean from1904() {
        return from1904;
    }

    /** The rows of a sheet. */
    SheetRows rows(Sheet sheet) throws IOException, XMLStreamException {
        InputStream in = sheet.part() == null ? null : open(sheet.part());
        return new SheetRows(in == null ? new ByteArrayInputStream("<empty/>".getBytes()) : in, strings, formats);
    }

    /** Names of parts are told apart by neither case nor the first slash; some programs write backslashes. */
    private static String key(String name) {
        return name.replace('\\', '/').replaceFirst("^/+", "").toLowerCase(Locale.ROOT);
    }

    private @Nullable InputStream open(@Nullable String part) throws IOException {
        ZipArchiveEntry entry = part == null ? null : entries.get(key(part));
        return entry == null ? null : zip.getInputStream(entry);
    }

    /** The part of the workbook itself, which the package names; else where Excel puts it. */
    private String main() throws IOException, XMLStreamException {
        String named = target(relations(""), "officeDocument");
        return named != null && entries.containsKey(key(named)) ? named : "xl/workbook.xml";
    }

    private static @Nullable String target(Map<String, Relation> relations, String kind) {
        return relations.values().stream()
                .filter(r -> r.type().endsWith("/" + kind))
                .map(Relation::target)
                .findFirst()
                .orElse(null);
    }

    /** The relations of a part by their id; their targets as names of parts. */
    private Map<String, Relation> relations(String part) throws IOException, XMLStreamException {
        int slash = part.lastIndexOf('/') + 1;
        String folder = part.substring(0, slash);
        Map<String, Relation> all = new LinkedHashMap<>();
        try (InputStream in = open(folder + "_rels/" + part.substring(slash) + ".rels")) {
            XMLStreamReader xml = in == null ? null : Xml.open(in);
            while (xml != null && xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")) {
                    String target = Xml.attribute(xml, "Target");
                    String name = target.startsWith("/") ? target : folder + target;
                    String plain = Path.of("/").resolve(name).normalize().toString();
                    all.put(Xml.attribute(xml, "Id"), new Relation(Xml.attribute(xml, "Type"), plain));
                }
            }
        }
        return all;
    }

    private void readWorkbook(String main, Map<String, Relation> relations) throws IOException, XMLStreamException {
        try (InputStream in = open(main)) {
            if (in == null) {
                throw new XMLStreamException("no part " + main);
            }
            XMLStreamReader xml = Xml.open(in);
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("workbookPr")) {
                    from1904 = Xml.isTrue(Xml.attribute(xml, "date1904"));
                } else if (xml.getLocalName().equals("sheet")) {
                    addSheet(xml, relations);
                }
            }
        }
    }

    private void addSheet(XMLStreamReader xml, Map<String, Relation> relations) {
        String state = Xml.attribute(xml, "state");
        Relation relation = relations.get(Xml.attribute(xml, "id"));
        String cells = relation != null && relation.type().endsWith("/worksheet") ? relation.target() : null;
        sheets.add(new Sheet(
                Xml.attribute(xml, "name"),
                state.equalsIgnoreCase("hidden") || state.equalsIgnoreCase("veryHidden"),
                cells));
    }

    /** The format of every style that a cell may name. */
    private void readFormats(@Nullable InputStream styles) throws IOException, XMLStreamException {
        if (styles == null) {
            return;
        }
        Map<String, CellFormat> own = new HashMap<>();
        try (styles) {
            XMLStreamReader xml = Xml.open(styles);
            boolean cells = false;
            while (xml.hasNext()) {
                int event = xml.next();
                boolean begins = event == XMLStreamConstants.START_ELEMENT;
                if (!begins && event != XMLStreamConstants.END_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "cellXfs" -> cells = begins;
                    case "numFmt" -> {
                        if (begins) {
                            own.put(Xml.attribute(xml, "numFmtId"), CellFormat.of(Xml.attribute(xml, "formatCode")));
                        }
                    }
                    case "xf" -> {
                        if (begins && cells) {
                            formats.add(format(Xml.attribute(xml, "numFmtId"), own));
                        }
                    }
                    default -> {}
                }
            }
        }
    }

    private static CellFormat format(String id, Map<String, CellFormat> own) {
        CellFormat spelled = own.get(id);
        if (spelled != null) {
            return spelled;
        }
        return id.matches("\\d{1,9}") ? CellFormat.builtIn(Integer.parseInt(id)) : CellFormat.GENERAL;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
