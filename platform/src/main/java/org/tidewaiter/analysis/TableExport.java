package org.tidewaiter.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.CsvWriter;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;

/** The tables of a report as files: one as CSV or Parquet, all as a workbook. */
public final class TableExport {
    private static final int LONGEST_SHEET_NAME = 31;
    /** A workbook that is written again has the same bytes: its time is that of no day. */
    private static final String APPLICATION = "Tidewaiter";

    private TableExport() {}

    /** Writes a table as CSV for people: headings are the columns' names, numbers have all their digits, and meanings stand for codes. */
    public static void csv(Table table, Locale language, Writer out) throws IOException {
        try (CsvWriter csv = CsvWriter.forPeople(out)) {
            rows(
                    new Table(
                            table.name(),
                            table.title(),
                            table.columns(),
                            table.rows().stream()
                                    .map(row -> meant(table, row, language))
                                    .toList(),
                            table.key()),
                    csv);
        }
    }

    /** A row with words for what its columns give a meaning. */
    private static List<@Nullable Object> meant(Table table, List<@Nullable Object> row, Locale language) {
        List<@Nullable Object> words = new ArrayList<>(row);
        for (int c = 0; c < row.size(); c++) {
            Column column = table.columns().get(c);
            if (row.get(c) instanceof Boolean
                    || (row.get(c) != null && !column.meanings().isEmpty())) {
                words.set(c, column.shown(row.get(c), language));
            }
        }
        return words;
    }

    private static void rows(Table table, CsvWriter csv) {
        csv.row(table.columns().stream().map(Column::name).toList());
        for (List<@Nullable Object> row : table.rows()) {
            csv.row(row.stream().map(Column::inFiles).map(TableExport::plain).toArray());
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case BigDecimal number -> new Plain(number.toPlainString());
            case Double number
            when number == Math.rint(number) && Math.abs(number) < 1e15 ->
                new Plain(BigDecimal.valueOf(number).toPlainString());
            case Double number -> new Plain(new BigDecimal(number.toString()).toPlainString());
            case null, default -> value;
        };
    }

    /** A number's digits, which are no text to be guarded. */
    private record Plain(String digits) {
        @Override
        public String toString() {
            return digits;
        }
    }

    /** Writes a table as Parquet, with the types of its columns; by way of passing files of this user alone. */
    public static void parquet(Lake lake, Table table, OutputStream out) throws IOException {
        Path directory = Files.createTempDirectory("tidewaiter-report");
        Path passing = directory.resolve("rows.csv");
        Path file = directory.resolve("rows.parquet");
        try (Session session = lake.session()) {
            try (CsvWriter csv = CsvWriter.exactly(passing)) {
                rows(table, csv);
            }
            String types = table.columns().stream()
                    .map(c -> "'" + c.name() + "': '" + c.kind().type() + "'")
                    .collect(Collectors.joining(", "));
            session.execute("copy (select * from read_csv('" + quoted(passing)
                    + "', header = true, delim = ',', quote = '\"', escape = '\"', columns = {" + types
                    + "})) to '" + quoted(file) + "' (format parquet)");
            Files.copy(file, out);
        } finally {
            Files.deleteIfExists(passing);
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
        }
    }

    private static String quoted(Path file) {
        return file.toAbsolutePath().toString().replace("'", "''");
    }

    /** Writes the report as a workbook: a sheet of sentences and of where they come from, and a sheet a table. */
    public static void workbook(Report report, Locale language, OutputStream out) throws IOException {
        Path passing = Files.createTempFile("tidewaiter-report", ".xlsx");
        try {
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(passing))) {
                workbookOf(report, language, file);
            }
            timeless(passing, out);
        } finally {
            Files.delete(passing);
        }
    }

    private static void workbookOf(Report report, Locale language, OutputStream written) throws IOException {
        try (Workbook workbook = new Workbook(written, APPLICATION, "1.0")) {
            Worksheet first =
                    workbook.newWorksheet(Words.of("Report", "Rapport").in(language));
            int line = 0;
            for (String sentence : sentences(report, language)) {
                first.value(line++, 0, sentence);
            }
            for (Map.Entry<String, String> said : provenance(report, language).entrySet()) {
                first.value(line, 0, said.getKey());
                first.value(line++, 1, said.getValue());
            }
            first.width(0, 60);
            if (report.result() instanceof Result.Findings findings) {
                for (Table table : findings.tables()) {
                    sheet(
                            workbook.newWorksheet(sheetName(table)),
                            table,
                            report.provenance().currency(),
                            language);
                }
            }
        }
    }

    /** Hands a workbook on without the moment at which it was written, which the library puts into a part of its own. */
    private static void timeless(Path workbook, OutputStream out) throws IOException {
        try (ZipFile parts = new ZipFile(workbook.toFile())) {
            ZipOutputStream same = new ZipOutputStream(out);
            for (ZipEntry part : Collections.list(parts.entries())) {
                ZipEntry kept = new ZipEntry(part.getName());
                kept.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                same.putNextEntry(kept);
                try (InputStream content = parts.getInputStream(part)) {
                    if (part.getName().equals("docProps/core.xml")) {
                        String core = new String(content.readAllBytes(), UTF_8);
                        same.write(
                                core.replaceFirst("(?<tag><dcterms:created[^>]*>)[^<]*", "${tag}1980-01-01T00:00:00Z")
                                        .getBytes(UTF_8));
                    } else {
                        content.transferTo(same);
                    }
                }
                same.closeEntry();
            }
            same.finish();
        }
    }

    /** What a report says, a sentence a line. */
    public static List<String> sentences(Report report, Locale language) {
        List<String> lines = new ArrayList<>();
        lines.add(report.question().in(language));
        switch (report.result()) {
            case Result.Findings findings ->
                findings.findings().forEach(f -> lines.add(f.says().in(language)));
            case Result.TooFew few -> lines.add(few.says().in(language));
            case Result.NotApplicable not -> lines.add(not.says().in(language));
        }
        return lines;
    }

    /** Where a report comes from, a name and a value a line. */
    public static Map<String, String> provenance(Report report, Locale language) {
        Report.Provenance from = report.provenance();
        Map<String, String> lines = new java.util.LinkedHashMap<>();
        lines.put(Words.of("Data version", "Version des données").in(language), from.dataVersion());
        lines.put(
                Words.of("Money in", "Montants en").in(language),
                from.currency().isEmpty() ? "?" : from.currency());
        lines.put(Words.of("Method version", "Version de la méthode").in(language), from.methodVersion());
        lines.put("Tidewaiter", from.program());
        List<Parameter> known = AnalysisRegister.all()
                .find(report.analysis())
                .map(analysis -> analysis.card().parameters())
                .orElse(List.of());
        from.parameters().forEach((name, value) -> {
            Optional<Parameter> parameter =
                    known.stream().filter(p -> p.name().equals(name)).findFirst();
            lines.put(
                    parameter
                            .map(p -> p.label().in(language) + " (" + name + ")")
                            .orElse(name),
                    parameter.map(p -> chosen(p, value, language)).orElse(value));
        });
        return lines;
    }

    /** A value as it is given again, and what it means. */
    private static String chosen(Parameter parameter, String value, Locale language) {
        String meant = parameter.shown(value, language);
        return meant.equals(value) ? value : value + " (" + meant + ")";
    }

    private static String sheetName(Table table) {
        return table.name().length() <= LONGEST_SHEET_NAME
                ? table.name()
                : table.name().substring(0, LONGEST_SHEET_NAME);
    }

    private static void sheet(Worksheet sheet, Table table, String currency, Locale language) {
        for (int c = 0; c < table.columns().size(); c++) {
            Column column = table.columns().get(c);
            boolean money = column.kind() == Column.Kind.MONEY && !currency.isEmpty();
            sheet.value(0, c, column.label().in(language) + (money ? " (" + currency + ")" : ""));
            sheet.style(0, c).bold().wrapText(true).verticalAlignment("top").set();
            sheet.width(c, width(table, c, language));
        }
        for (int r = 0; r < table.rows().size(); r++) {
            List<@Nullable Object> row = meant(table, table.rows().get(r), language);
            for (int c = 0; c < row.size(); c++) {
                cell(sheet, r + 1, c, table.columns().get(c).kind(), row.get(c));
            }
        }
        sheet.freezePane(0, 1);
    }

    /** As wide as its longest cell, in characters, within bounds: what is longer is read by opening the cell. */
    private static double width(Table table, int place, Locale language) {
        Column column = table.columns().get(place);
        int longest = table.rows().stream()
                .mapToInt(row -> column.shown(row.get(place), language).length())
                .max()
                .orElse(0);
        return Math.clamp(2 + longest + (column.kind() == Column.Kind.MONEY ? 3 : 0), 11, 60);
    }

    /**
     * Decimals of a percentage in a workbook, whose cells hold the share itself: as many as it takes to show that what lacks something of all, or all
     * but something, is not all.
     */
    static String shareFormat(double share) {
        StringBuilder format = new StringBuilder("0.0");
        double below = 1 - share;
        for (double step = 0.001; below > 1e-9 && below < step / 2 * (1 + 1e-9) && format.length() < 12; step /= 10) {
            format.append('0');
        }
        return format.append('%').toString();
    }

    private static void cell(Worksheet sheet, int row, int place, Column.Kind kind, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Words.Share share -> cell(sheet, row, place, Column.Kind.SHARE, share.share());
            case Words.Money money -> cell(sheet, row, place, Column.Kind.MONEY, money.amount());
            case Number number -> {
                sheet.value(row, place, number);
                if (kind == Column.Kind.SHARE || kind == Column.Kind.MONEY) {
                    sheet.style(row, place)
                            .format(kind == Column.Kind.SHARE ? shareFormat(number.doubleValue()) : "#,##0.00")
                            .set();
                }
            }
            // Questions hand days on as texts, and a few as days.
            case Object day
            when kind == Column.Kind.DAY -> {
                sheet.value(row, place, LocalDate.parse(day.toString()));
                sheet.style(row, place).format("yyyy-mm-dd").set();
            }
            // A text of a cell of its own type: a spreadsheet reckons no text that is marked as one.
            default -> sheet.value(row, place, value.toString());
        }
    }
}
