package org.tidewaiter.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.web.ReportFile;
import org.tidewaiter.web.ReportFile.Form;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Writes a report in every form, reads each file back by another way than it was written, and names every figure that is not the report's. */
final class ReportFilesCompared {
    private static final int ROWS = 40;

    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);

    private final Lake lake;
    private final Report.TimedReport timed;
    private final Locale language;
    private final Path directory;
    private final List<String> faults = new ArrayList<>();

    private ReportFilesCompared(Lake lake, Report.TimedReport timed, Locale language, Path directory) {
        this.lake = lake;
        this.timed = timed;
        this.language = language;
        this.directory = directory;
    }

    /** What differs, a line each. */
    static List<String> faults(Lake lake, Report.TimedReport whole, Locale language, Path directory) throws Exception {
        Report.TimedReport timed = begun(whole);
        ReportFilesCompared files = new ReportFilesCompared(lake, timed, language, directory);
        if (timed.report().result() instanceof Result.Findings findings) {
            for (Table table : findings.tables()) {
                files.csv(table);
                files.parquet(table);
            }
            files.workbook(findings.tables());
            for (Chart chart : findings.charts()) {
                files.drawing(chart);
            }
            files.print(findings);
        }
        files.again();
        return List.copyOf(files.faults);
    }

    /** The report with the first rows of its tables: the last of thousands is written as they are. */
    private static Report.TimedReport begun(Report.TimedReport timed) {
        Report report = timed.report();
        if (!(report.result() instanceof Result.Findings findings)) {
            return timed;
        }
        List<Table> tables = findings.tables().stream()
                .map(t -> new Table(
                        t.name(),
                        t.title(),
                        t.columns(),
                        t.rows().stream().limit(ROWS).toList(),
                        t.key(),
                        t.without()))
                .toList();
        Result.Findings begun = new Result.Findings(findings.findings(), tables, findings.charts());
        return new Report.TimedReport(
                new Report(report.analysis(), report.question(), report.provenance(), begun),
                timed.at(),
                timed.millis());
    }

    private Path written(Form form, @Nullable String part) {
        Path file = file(form);
        new ReportFile(lake, timed, part, language).write(form, file);
        return file;
    }

    private Path file(Form form) {
        return directory.resolve("report." + form.name().toLowerCase(Locale.ROOT));
    }

    private void csv(Table table) {
        Path file = written(Form.CSV, table.name());
        rows(
                table,
                "csv",
                "read_csv('" + file
                        + "', header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', nullstr = '')");
    }

    private void parquet(Table table) {
        Path file = written(Form.PARQUET, table.name());
        rows(table, "parquet", "read_parquet('" + file + "')");
    }

    private void rows(Table table, String form, String source) {
        List<Map<String, @Nullable Object>> rows;
        try (Session session = lake.session()) {
            rows = session.maps("select columns(*)::varchar from " + source);
        }
        String where = table.name() + "." + form;
        if (rows.size() != table.rows().size()) {
            faults.add(
                    where + " has " + rows.size() + " rows of " + table.rows().size());
            return;
        }
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < table.columns().size(); c++) {
                Column column = table.columns().get(c);
                @Nullable Object found = rows.get(r).get(column.name());
                String there = where + " row " + r + " " + column.name();
                same(
                        column,
                        table.rows().get(r).get(c),
                        found == null ? null : found.toString(),
                        there,
                        form.equals("csv"));
            }
        }
    }

    /** Whether a cell says the value, as number, day or text. */
    private void same(Column column, @Nullable Object value, @Nullable String found, String where, boolean words) {
        @Nullable
        Object plain = value instanceof Words.Share share
                ? share.share()
                : value instanceof Words.Money money ? money.amount() : value;
        boolean meant = words
                && plain != null
                && (plain instanceof Boolean || !column.meanings().isEmpty());
        if (plain == null || (plain.equals("") && !meant)) {
            fault(found != null && !found.isEmpty(), where + ": nothing became " + found);
        } else if (plain instanceof Number number) {
            fault(found == null || !number(number, found, column), where + ": " + number + " became " + found);
        } else {
            String text = meant ? column.shown(plain, language) : plain.toString();
            String unguarded =
                    found != null && found.startsWith("'") && !text.startsWith("'") ? found.substring(1) : found;
            fault(!text.equals(Objects.requireNonNullElse(unguarded, "")), where + ": " + text + " became " + found);
        }
    }

    /** Equal; where the column is money, to its thousandths. */
    private static boolean number(Number number, String found, Column column) {
        BigDecimal there = new BigDecimal(found);
        BigDecimal here = new BigDecimal(number.toString());
        BigDecimal least = column.kind() == Column.Kind.MONEY ? new BigDecimal("0.0005") : BigDecimal.ZERO;
        return here.subtract(there).abs().compareTo(least) <= 0 || here.doubleValue() == there.doubleValue();
    }

    private void workbook(List<Table> tables) throws Exception {
        try (ZipFile parts = new ZipFile(written(Form.XLSX, null).toFile())) {
            List<String> texts = new ArrayList<>();
            if (parts.getEntry("xl/sharedStrings.xml") != null) {
                elements(xml(parts, "xl/sharedStrings.xml").getDocumentElement(), "si")
                        .forEach(si -> texts.add(si.getTextContent()));
            }
            List<Element> sheets = elements(xml(parts, "xl/workbook.xml").getDocumentElement(), "sheet");
            fault(
                    sheets.size() != tables.size() + 1,
                    "workbook has " + sheets.size() + " sheets of " + (tables.size() + 1));
            fault(
                    sheets.stream().map(s -> s.getAttribute("name")).distinct().count() != sheets.size(),
                    "two sheets of one name");
            for (int t = 0; t < tables.size(); t++) {
                sheet(tables.get(t), xml(parts, "xl/worksheets/sheet" + (t + 2) + ".xml"), texts);
            }
        }
    }

    private void sheet(Table table, Document sheet, List<String> texts) {
        Map<String, String> cells = new HashMap<>();
        Set<String> marked = new HashSet<>(); // whose type is text
        for (Element cell : elements(sheet.getDocumentElement(), "c")) {
            String text = cell.getTextContent();
            if (!text.isEmpty()) {
                cells.put(
                        cell.getAttribute("r"),
                        cell.getAttribute("t").equals("s") ? texts.get(Integer.parseInt(text)) : text);
            }
        }
        for (int r = 0; r < table.rows().size(); r++) {
            for (int c = 0; c < table.columns().size(); c++) {
                Column column = table.columns().get(c);
                String place = name(c) + (r + 2);
                @Nullable String found = cells.get(place);
                if (column.kind() == Column.Kind.DAY && found != null && found.matches("[0-9.]+")) {
                    found = DAY_0.plusDays((long) Double.parseDouble(found)).toString();
                }
                String where = table.name() + ".xlsx " + place;
                fault(column.kind() == Column.Kind.DAY && marked.contains(place), where + " is a text: " + found);
                same(column, table.rows().get(r).get(c), found, where, true);
            }
        }
    }

    private static String name(int column) {
        return (column >= 26 ? String.valueOf((char) ('A' + column / 26 - 1)) : "") + (char) ('A' + column % 26);
    }

    private static Document xml(ZipFile parts, String name) throws Exception {
        try (InputStream in = parts.getInputStream(Objects.requireNonNull(parts.getEntry(name), name))) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }

    private static List<Element> elements(Element root, String tag) {
        NodeList found = root.getElementsByTagName(tag);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    /** A drawing opens and says its title and what its axes say; how it is drawn is {@code ChartSvgTest}'s. */
    private void drawing(Chart chart) throws Exception {
        Path svg = written(Form.SVG, chart.name());
        String said = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(svg.toFile())
                .getDocumentElement()
                .getTextContent();
        fault(said.isBlank(), chart.name() + ".svg says nothing");
        fault(ImageIO.read(written(Form.PNG, chart.name()).toFile()) == null, chart.name() + ".png does not open");
    }

    /** HTML and PDF have every sentence, and of each table the cells of its first row. */
    private void print(Result.Findings findings) throws IOException {
        String html = plain(Files.readString(written(Form.HTML, null), UTF_8)
                .replaceAll("<[^>]*>", " ")
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&quot;", "\""));
        String pdf;
        try (PDDocument document = Loader.loadPDF(written(Form.PDF, null).toFile())) {
            pdf = plain(new PDFTextStripper().getText(document));
        }
        for (Finding finding : findings.findings()) {
            String sentence = plain(finding.says().in(language));
            fault(!html.contains(sentence), "html lacks: " + finding.says().in(language));
            fault(!pdf.contains(sentence), "pdf lacks: " + finding.says().in(language));
        }
        for (Table table : findings.tables()) {
            if (!table.rows().isEmpty()) {
                for (int c = 0; c < table.columns().size(); c++) {
                    String cell = plain(
                            table.columns().get(c).shown(table.rows().getFirst().get(c), language));
                    fault(!html.contains(cell), "html lacks of " + table.name() + ": " + cell);
                    fault(!pdf.contains(cell), "pdf lacks of " + table.name() + ": " + cell);
                }
            }
        }
    }

    /** Letters, figures and signs alone: lines of print are broken and hyphenated anywhere. */
    private static String plain(String text) {
        return text.replaceAll("[\\s\\u00a0\\u2007\\u2009\\u202f\\u00ad\\u200b\\u2060\\u2011‑-]+", "");
    }

    /** The same report gives the same bytes in every form. */
    private void again() throws IOException {
        boolean found = timed.report().result() instanceof Result.Findings;
        for (Form form :
                found ? List.of(Form.XLSX, Form.JSON, Form.HTML, Form.PDF) : List.of(Form.XLSX, Form.JSON, Form.HTML)) {
            // what was read back stands there still
            byte[] once = Files.readAllBytes(found && form != Form.JSON ? file(form) : written(form, null));
            fault(!java.util.Arrays.equals(once, Files.readAllBytes(written(form, null))), form + " has other bytes");
        }
    }

    private void fault(boolean wrong, String says) {
        if (wrong && faults.size() < 40) {
            faults.add(says);
        }
    }
}
