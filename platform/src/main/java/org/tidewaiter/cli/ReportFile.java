package org.tidewaiter.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.TableFile;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.web.ReportPrint;

/** A report as a file, which is there whole or not at all. */
final class ReportFile {
    /** What a file holds, as the end of its name says. */
    enum Form {
        CSV,
        PARQUET,
        XLSX,
        JSON,
        HTML,
        PDF;

        static Form of(Path file) {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            for (Form form : values()) {
                if (name.endsWith("." + form.name().toLowerCase(Locale.ROOT))) {
                    return form;
                }
            }
            throw new TidewaiterException(
                    Kind.USAGE,
                    "The name " + file + " does not end like a report's",
                    "end it with .csv, .parquet, .xlsx, .json, .html or .pdf");
        }
    }

    private ReportFile() {}

    /** Writes the file; one that is there already is replaced. */
    static void write(
            Workspace workspace, Report.Timed timed, Form form, @Nullable String table, Locale language, Path file) {
        Path directory = file.toAbsolutePath().normalize().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new TidewaiterException(
                    Kind.INPUT, "There is no directory " + directory, "make it, or write elsewhere");
        }
        Path draft = null;
        try {
            draft = Files.createTempFile(directory, ".tidewaiter-report", ".part");
            fill(workspace, timed, form, table, language, draft);
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

    private static void fill(
            Workspace workspace, Report.Timed timed, Form form, @Nullable String table, Locale language, Path draft)
            throws IOException {
        switch (form) {
            case CSV -> {
                try (var out = Files.newBufferedWriter(draft)) {
                    TableFile.csv(table(timed.report(), table), out);
                }
            }
            case PARQUET -> TableFile.parquet(workspace.lake(), table(timed.report(), table), draft);
            case JSON -> Files.writeString(draft, Json.text(timed) + "\n");
            case HTML -> Files.writeString(draft, ReportPrint.file(timed, language), StandardCharsets.UTF_8);
            case XLSX, PDF -> {
                try (OutputStream out = Files.newOutputStream(draft)) {
                    if (form == Form.XLSX) {
                        TableFile.workbook(timed.report(), language, out);
                    } else {
                        ReportPrint.pdf(timed, language, out);
                    }
                }
            }
        }
    }

    /** The table of that name, the first where none is named; a report without tables is told why it has none. */
    static Table table(Report report, @Nullable String name) {
        List<Table> tables = tables(report);
        if (name == null) {
            return tables.getFirst();
        }
        return tables.stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TidewaiterException(
                        Kind.USAGE,
                        "The report has no table '" + name + "'",
                        Nearest.did(name, tables.stream().map(Table::name).toList())));
    }

    private static List<Table> tables(Report report) {
        return switch (report.result()) {
            case Result.Findings findings -> findings.tables();
            case Result.TooFew few -> throw none(few.says().english());
            case Result.NotApplicable not -> throw none(not.says().english());
        };
    }

    private static TidewaiterException none(String why) {
        return new TidewaiterException(
                Kind.STATE, "There is no table (" + why + ")", "ask of another period, or load what it needs");
    }
}
