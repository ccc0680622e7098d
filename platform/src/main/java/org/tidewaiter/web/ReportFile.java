package org.tidewaiter.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.ChartSvg;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.TableExport;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** A report as a file: one of its tables, all of them, a chart, or the whole report. */
public final class ReportFile {
    /** What a file holds, as the end of its name says. */
    public enum Form {
        CSV("text/csv; charset=utf-8"),
        PARQUET("application/vnd.apache.parquet"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        JSON("application/json"),
        SVG("image/svg+xml"),
        PNG("image/png"),
        HTML("text/html; charset=utf-8"),
        PDF("application/pdf");

        private final String type;

        Form(String type) {
            this.type = type;
        }

        /** Its media type. */
        String type() {
            return type;
        }

        /** The form that the end of a file's name says. */
        public static Form of(Path file) {
            String name = String.valueOf(file.getFileName());
            return named(name.substring(name.lastIndexOf('.') + 1));
        }

        /** The form of that name. */
        static Form named(String name) {
            for (Form form : values()) {
                if (form.name().equalsIgnoreCase(name)) {
                    return form;
                }
            }
            throw new TidewaiterException(
                            Kind.USAGE,
                            "A report is no file of the form '" + name + "'",
                            "take csv, parquet, xlsx, json, svg, png, html or pdf")
                    .french(
                            "Un rapport ne s’écrit pas sous la forme « " + name + " »",
                            "prendre csv, parquet, xlsx, json, svg, png, html ou pdf");
        }
    }

    private final Lake lake;
    private final Report.TimedReport timed;
    private final @Nullable String part;
    private final Locale language;

    /**
     * Prepares the files of a report.
     *
     * @param part which table (CSV, Parquet) or chart (SVG, PNG); the first where it is null
     */
    public ReportFile(Lake lake, Report.TimedReport timed, @Nullable String part, Locale language) {
        this.lake = lake;
        this.timed = timed;
        this.part = part;
        this.language = language;
    }

    /** How a file of that form is called. */
    String name(Form form) {
        boolean ofPart = form == Form.CSV || form == Form.PARQUET || form == Form.SVG || form == Form.PNG;
        String end = "." + form.name().toLowerCase(Locale.ROOT);
        return timed.report().analysis() + (ofPart && part != null ? "-" + part : "") + end;
    }

    /** Writes a file, which is there whole or not at all; one that is there already is replaced. */
    public void write(Form form, Path file) {
        Path directory = file.toAbsolutePath().normalize().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new TidewaiterException(
                    Kind.INPUT, "There is no directory " + directory, "make it, or write elsewhere");
        }
        Path draft = null;
        try {
            draft = Files.createTempFile(directory, ".tidewaiter-report", ".part");
            try (OutputStream out = Files.newOutputStream(draft)) {
                write(form, out);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    file + " cannot be written (" + FileError.why(e) + ")",
                    "check the directory's rights and room",
                    e);
        } finally {
            if (draft != null) {
                draft.toFile().delete();
            }
        }
    }

    /** Writes a file to a stream. */
    void write(Form form, OutputStream out) throws IOException {
        switch (form) {
            case CSV -> {
                OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                TableExport.csv(table(timed.report(), part), language, writer);
            }
            case PARQUET -> TableExport.parquet(lake, table(timed.report(), part), out);
            case XLSX -> TableExport.workbook(timed.report(), language, out);
            case JSON -> out.write((Json.text(timed) + "\n").getBytes(StandardCharsets.UTF_8));
            case SVG -> out.write(ChartSvg.of(chart(), language).getBytes(StandardCharsets.UTF_8));
            case PNG -> ChartPng.write(chart(), language, out);
            case HTML -> out.write(ReportPrint.file(timed, language).getBytes(StandardCharsets.UTF_8));
            case PDF -> ReportPrint.pdf(timed, language, out);
        }
    }

    /** The table of that name, the first where none is named; a report without tables is told why it has none. */
    public static Table table(Report report, @Nullable String name) {
        return named(findings(report).tables(), Table::name, name, "table");
    }

    private Chart chart() {
        return named(findings(timed.report()).charts(), Chart::name, part, "chart");
    }

    private static <T> T named(
            List<T> all, java.util.function.Function<T, String> nameOf, @Nullable String name, String what) {
        List<String> names = all.stream().map(nameOf).toList();
        int place = name == null ? 0 : names.indexOf(name);
        if (place < 0 || place >= all.size()) {
            throw new TidewaiterException(
                            Kind.USAGE,
                            "The report has no " + what + (name == null ? "" : " '" + name + "'"),
                            names.isEmpty() ? "take another form" : Nearest.did(String.valueOf(name), names))
                    .french(
                            "Le rapport n’a pas de " + (what.equals("table") ? "table" : "graphique")
                                    + (name == null ? "" : " « " + name + " »"),
                            names.isEmpty()
                                    ? "prendre une autre forme"
                                    : Nearest.didInFrench(String.valueOf(name), names));
        }
        return all.get(place);
    }

    private static Result.Findings findings(Report report) {
        return switch (report.result()) {
            case Result.Findings findings -> findings;
            case Result.TooFew few -> throw none(few.says());
            case Result.NotApplicable not -> throw none(not.says());
        };
    }

    private static TidewaiterException none(Words why) {
        return new TidewaiterException(
                        Kind.STATE,
                        "There is no table (" + why.english() + ")",
                        "ask of another period, or load what it needs")
                .french(
                        "Il n’y a pas de table (" + why.french() + ")",
                        "poser la question d’une autre période, ou charger ce qu’il faut");
    }
}
