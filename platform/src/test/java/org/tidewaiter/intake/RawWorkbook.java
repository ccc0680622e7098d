package org.tidewaiter.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook written part by part, so that it can be as odd as those that programs other than Excel write. */
final class RawWorkbook {
    static final List<String> HEADER = List.of(
            "Declaration No",
            "Acceptance Date",
            "HS Code",
            "Goods Description",
            "Country of Origin",
            "Net Weight Kg",
            "Customs Value",
            "Currency",
            "Importer TIN");

    private static final String TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final List<Sheet> sheets = new ArrayList<>();
    private List<String> formats = List.of();
    private List<String> shared = List.of();
    private String properties = "";
    private String namespace = TRANSITIONAL;
    private String prefix = "";
    private boolean references = true;
    private boolean backslashes;
    private List<String> merged = List.of();

    private record Sheet(String name, String attributes, String kind, List<List<String>> rows) {}

    static RawWorkbook of(List<List<String>> rows) {
        return new RawWorkbook().sheet("Data", rows);
    }

    RawWorkbook sheet(String name, List<List<String>> rows) {
        sheets.add(new Sheet(name, "", "worksheet", rows));
        return this;
    }

    RawWorkbook hidden(String name, String state, List<List<String>> rows) {
        sheets.add(new Sheet(name, " state=\"" + state + "\"", "worksheet", rows));
        return this;
    }

    RawWorkbook chart(String name) {
        sheets.add(new Sheet(name, "", "chartsheet", List.of()));
        return this;
    }

    /** Style 1 is the first format, and so on. */
    RawWorkbook formats(String... codes) {
        formats = List.of(codes);
        return this;
    }

    RawWorkbook shared(String... items) {
        shared = List.of(items);
        return this;
    }

    RawWorkbook properties(String attributes) {
        properties = attributes;
        return this;
    }

    RawWorkbook strict() {
        namespace = STRICT;
        return this;
    }

    RawWorkbook prefixed() {
        prefix = "x:";
        return this;
    }

    RawWorkbook withoutReferences() {
        references = false;
        return this;
    }

    RawWorkbook withBackslashes() {
        backslashes = true;
        return this;
    }

    /** Cells of every sheet that are merged, such as A2:A4. */
    RawWorkbook merged(String... ranges) {
        merged = List.of(ranges);
        return this;
    }

    static String text(String text) {
        return " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(text) + "</t></is>";
    }

    static String number(String value) {
        return "><v>" + value + "</v>";
    }

    static String number(String value, int style) {
        return " s=\"" + style + "\"><v>" + value + "</v>";
    }

    static String typed(String type, String value) {
        return " t=\"" + type + "\"><v>" + value + "</v>";
    }

    static List<String> texts(List<String> values) {
        return values.stream().map(v -> v.isEmpty() ? "" : text(v)).toList();
    }

    /** A row of a declaration whose other values do not matter. */
    static List<String> declaration(String id, String date, String hs, String kg) {
        List<String> row =
                new ArrayList<>(List.of(text(id), date, hs, text("Pure-bred breeding horses"), text("FR"), kg));
        row.addAll(List.of(number("1500.25"), text("EUR"), text("T100")));
        return row;
    }

    static List<String> declaration(String id) {
        return declaration(id, text("2024-03-11"), text("01012100"), number("120.5"));
    }

    /** The usual header and a row for each. */
    static List<List<String>> declarations(String... ids) {
        List<List<String>> rows = new ArrayList<>(List.of(texts(HEADER)));
        for (String id : ids) {
            rows.add(declaration(id));
        }
        return rows;
    }

    Path write(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
                            + ".spreadsheetml.sheet.main+xml\"/></Types>");
            put(zip, "_rels/.rels", relations(relation("1", "officeDocument", "xl/workbook.xml")));
            StringBuilder names = new StringBuilder();
            StringBuilder parts = new StringBuilder();
            for (int s = 0; s < sheets.size(); s++) {
                Sheet sheet = sheets.get(s);
                names.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\"%s/>"
                        .formatted(sheet.name, s + 1, s, sheet.attributes));
                parts.append(relation("r" + s, sheet.kind, "worksheets/sheet" + s + ".xml"));
                put(zip, "xl/worksheets/sheet" + s + ".xml", xml(sheet));
            }
            writeStyles(zip, parts);
            put(zip, "xl/_rels/workbook.xml.rels", relations(parts.toString()));
            put(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + namespace + "\" xmlns:r=\"" + RELATIONS + "\"><workbookPr" + properties
                            + "/><sheets>" + names + "</sheets></workbook>");
        }
        return file;
    }

    private void writeStyles(ZipOutputStream zip, StringBuilder parts) throws IOException {
        if (!formats.isEmpty()) {
            StringBuilder codes = new StringBuilder();
            StringBuilder styles = new StringBuilder("<xf numFmtId=\"0\"/>");
            for (int f = 0; f < formats.size(); f++) {
                codes.append("<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(164 + f, escaped(formats.get(f))));
                styles.append("<xf numFmtId=\"%d\"/>".formatted(164 + f));
            }
            parts.append(relation("styles", "styles", "styles.xml"));
            put(
                    zip,
                    "xl/styles.xml",
                    "<styleSheet xmlns=\"" + namespace + "\"><numFmts>" + codes + "</numFmts><cellXfs>" + styles
                            + "</cellXfs></styleSheet>");
        }
        if (!shared.isEmpty()) {
            parts.append(relation("shared", "sharedStrings", "sharedStrings.xml"));
            put(
                    zip,
                    "xl/sharedStrings.xml",
                    "<sst xmlns=\"" + namespace + "\"><si>" + String.join("</si><si>", shared) + "</si></sst>");
        }
    }

    private String relation(String id, String kind, String target) {
        String base = namespace.equals(STRICT) ? "http://purl.oclc.org/ooxml/officeDocument/relationships" : RELATIONS;
        return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, base, kind, target);
    }

    private static String relations(String all) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + all
                + "</Relationships>";
    }

    private String xml(Sheet sheet) {
        StringBuilder rows = new StringBuilder();
        for (int r = 0; r < sheet.rows.size(); r++) {
            rows.append(references ? "<row r=\"" + (r + 1) + "\">" : "<row>");
            for (int c = 0; c < sheet.rows.get(r).size(); c++) {
                String cell = sheet.rows.get(r).get(c);
                if (!cell.isEmpty()) {
                    String place = references ? " r=\"" + (char) ('A' + c) + (r + 1) + "\"" : "";
                    rows.append("<c").append(place).append(cell).append("</c>");
                }
            }
            rows.append("</row>");
        }
        StringBuilder ranges = new StringBuilder();
        merged.forEach(range -> ranges.append("<mergeCell ref=\"").append(range).append("\"/>"));
        String behind = merged.isEmpty() ? "" : "<mergeCells>" + ranges + "</mergeCells>";
        String whole = "<worksheet><sheetData>" + rows + "</sheetData>" + behind + "</worksheet>";
        String named = prefix.isEmpty() ? whole : whole.replaceAll("<(/?)(?=[a-z])", "<$1" + prefix);
        String declared = prefix.isEmpty() ? " xmlns=" : " xmlns:x=";
        return named.replaceFirst("worksheet", "worksheet" + declared + "\"" + namespace + "\"");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private void put(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(backslashes ? name.replace('/', '\\') : name));
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(StandardCharsets.UTF_8));
    }
}
