package org.tidewaiter.selection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.engine.FormulaGuard;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;

/** The list that a decision run wrote: to a file for other programs, and its first rows for a terminal. */
public final class AssessmentList {
    private static final SqlSections SQL = SqlSections.read(AssessmentList.class, "AssessmentList.sql");

    private AssessmentList() {}

    /** Writes the list of a decision run to a file; its ending says how: .csv, .json or .parquet. */
    public static void export(Workspace workspace, int assessmentId, Path file) {
        String format = formatOf(file);
        String query = SQL.get("whole").replace("?", Integer.toString(assessmentId));
        String options = format.equals("csv") ? "format csv, header true" : "format " + format;
        try (Session session = workspace.lake().session()) {
            String written = format.equals("csv") ? FormulaGuard.query(session, query) : query;
            session.execute("copy (" + written + ") to '" + file.toString().replace("'", "''") + "' (" + options + ")");
        }
    }

    /**
     * How a list is written to a file, by its ending; asked before a run too, which is kept and shown once it is made.
     *
     * @throws TidewaiterException of kind USAGE for another ending, of kind INPUT when the directory is not there
     */
    public static String formatOf(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String format = List.of("csv", "json", "parquet").stream()
                .filter(f -> name.endsWith("." + f))
                .findFirst()
                .orElseThrow(() -> new TidewaiterException(
                        Kind.USAGE,
                        "What to write to " + file + " cannot be told from its name",
                        "give a name that ends with .csv, .json or .parquet"));
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw new TidewaiterException(Kind.INPUT, "There is no directory " + parent, "make it, or write elsewhere");
        }
        return format;
    }

    /** The first rows of a decision run's list: rank, declaration, reasons, for a summary on a terminal. */
    public static List<Top> top(Workspace workspace, int assessmentId, int rows) {
        return workspace.lake().query(Top.class, SQL.get("top"), assessmentId, rows);
    }

    /** One row of the list. */
    public record Top(
            int rank,
            String declarationId,
            LocalDate acceptedOn,
            @Nullable String importerId,
            double probability,
            Chooser selectedBy,
            @Nullable String reason) {}
}
