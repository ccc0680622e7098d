package org.tidewaiter.mapping;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.mapping.MappingProposal.Proposal;
import org.tidewaiter.source.ForeignFormat;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.TableFile;

/** What is said of a table whose columns are not plain enough to load it without a person looking. */
final class UnsureColumns {
    private UnsureColumns() {}

    /**
     * What is not plain, and what to do.
     *
     * @param columns what is proposed for each column
     * @param missing the required fields that no column fills, each with the columns that may
     * @param unsure the columns that are not sure of a required field
     * @param unread what more is said of a field whose column cannot be read
     */
    static TidewaiterException refusal(
            TableFile file,
            List<Proposal> columns,
            List<String> missing,
            List<Proposal> unsure,
            UnaryOperator<String> unread) {
        ForeignFormat.refuseMessageInJson(file.path());
        Header header = Header.of(file);
        if (columns.stream().allMatch(p -> p.field() == null) && header.isLikeRecord()) {
            return new TidewaiterException(
                    Kind.INPUT,
                    file.path() + " begins with a line of values and no names of columns (" + header.shown() + ")",
                    Header.NAME_THEM);
        }
        String lacking = missing.isEmpty() ? "" : "no column was found for " + String.join(", ", missing);
        String doubtful = unsure.stream()
                .map(p -> p.line() + unread.apply(String.valueOf(p.field())))
                .collect(Collectors.joining(", ", unsure.isEmpty() ? "" : "not sure of ", ""));
        return new TidewaiterException(
                Kind.INPUT,
                "Which column of " + file.path() + " is what is not plain: " + lacking
                        + (lacking.isEmpty() || doubtful.isEmpty() ? "" : "; ") + doubtful,
                otherKind(columns.stream().map(Proposal::column).toList())
                        + "run 'tidewaiter map " + file.path()
                        + " --out mapping.yaml', correct it, and load with --mapping mapping.yaml"
                        + StatedColumns.remedy(missing.isEmpty() ? unsure : List.of()));
    }

    /**
     * The question which column is a field that is needed.
     *
     * @param lacking the field, with why and which column may be it
     * @param fitting the columns whose values it would take
     */
    static OpenQuestion lacking(String lacking, String field, List<String> fitting, TidewaiterException alone) {
        String column = fitting.size() == 1 ? fitting.getFirst() : "COLUMN";
        return new OpenQuestion("no column was found for " + lacking, column, field, alone);
    }

    /** The question whether a column is a field that is needed. */
    static OpenQuestion unsure(Proposal column, String why, TidewaiterException alone) {
        return new OpenQuestion(
                "not sure of " + column.line() + why, column.column(), String.valueOf(column.field()), alone);
    }

    /** What else than declarations a file with these columns may hold, and how it is loaded then. */
    private static String otherKind(List<String> names) {
        if (names.contains("concept:name") && names.contains("time:timestamp")) { // what XES and its tables call them
            return "load it with --as event_log as the log of events that it is, or with --as events if its cases are declarations that"
                    + " are there; else ";
        }
        return ControlColumns.look(names)
                ? "load it with --as controls if it holds results of controls of declarations that are there; else "
                : "";
    }
}
