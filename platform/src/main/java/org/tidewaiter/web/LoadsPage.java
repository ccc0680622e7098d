package org.tidewaiter.web;

import io.javalin.http.Context;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;

/** What came in, and the rows that wait for a correction. */
public final class LoadsPage {
    private static final int PAGE = 50;
    private static final int BATCH = 20_000;

    private final Intake intake;

    LoadsPage(Workspace workspace) {
        intake = new Intake(workspace.lake());
    }

    /** What the page shows. */
    public record View(
            List<Intake.Load> loads,
            Intake.Wanted wanted,
            List<Intake.ReasonCount> reasons,
            List<Intake.Quarantined> rows,
            long total,
            int page,
            int pages) {
        /** The address of the quarantine with another load or reason, or on another page. */
        public String url(@Nullable Integer load, @Nullable String reason, @Nullable String status, int onPage) {
            String query = parameters(load, reason, status) + (onPage > 1 ? "&page=" + onPage : "");
            return "/loads" + (query.isEmpty() ? "" : "?" + query.substring(1)) + "#quarantine";
        }

        /** The address of the quarantine as a file. */
        public String csv() {
            String query = parameters(wanted.load(), wanted.reason(), wanted.status());
            return "/quarantine.csv" + (query.isEmpty() ? "" : "?" + query.substring(1));
        }

        private static String parameters(@Nullable Integer load, @Nullable String reason, @Nullable String status) {
            return (load == null ? "" : "&load=" + load)
                    + (reason == null ? "" : "&reason=" + URLEncoder.encode(reason, StandardCharsets.UTF_8))
                    + (status == null ? "" : "&status=" + URLEncoder.encode(status, StandardCharsets.UTF_8));
        }
    }

    void show(Context context) {
        Intake.Wanted wanted = wanted(context);
        List<Intake.ReasonCount> reasons = intake.reasons(wanted);
        long total = reasons.stream()
                .filter(r -> wanted.reason() == null || wanted.reason().equals(r.reason()))
                .mapToLong(Intake.ReasonCount::quarantined)
                .sum();
        int pages = (int) Math.max(1, Math.ceilDiv(total, PAGE));
        Integer asked = whole(context, "page");
        int page = Math.clamp(asked == null ? 1 : asked, 1, pages);
        List<Intake.Quarantined> rows = intake.quarantine(wanted, PAGE, (page - 1L) * PAGE);
        Templates.show(context, "loads", new View(intake.loads(), wanted, reasons, rows, total, page, pages));
    }

    /** Answers with the quarantine as CSV. */
    void download(Context context) throws IOException {
        Intake.Wanted wanted = wanted(context);
        context.header("Content-Disposition", "attachment; filename=\"quarantine.csv\"");
        context.res().setContentType("text/csv; charset=utf-8");
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(context.res().getOutputStream(), StandardCharsets.UTF_8), 1 << 16)) {
            out.write("quarantine_id,load_id,file,line,field,value,reason,status,original_text\n");
            List<Intake.Quarantined> rows;
            long offset = 0;
            do {
                rows = intake.quarantine(wanted, BATCH, offset);
                for (Intake.Quarantined row : rows) {
                    out.write(lineOf(row));
                }
                offset += BATCH;
            } while (rows.size() == BATCH);
        }
    }

    private static String lineOf(Intake.Quarantined row) {
        return Csv.line(
                row.quarantineId(),
                row.loadId(),
                row.fileName(),
                row.lineNumber(),
                row.field(),
                row.value(),
                row.reason(),
                row.status(),
                row.originalText());
    }

    private static Intake.Wanted wanted(Context context) {
        return new Intake.Wanted(whole(context, "load"), word(context, "reason"), word(context, "status"));
    }

    private static @Nullable String word(Context context, String name) {
        String value = context.queryParam(name);
        return value == null || value.isBlank() ? null : value;
    }

    private static @Nullable Integer whole(Context context, String name) {
        String value = word(context, name);
        if (value == null) {
            return null;
        }
        if (!value.matches("\\d{1,9}")) {
            throw new TidewaiterException(Kind.INPUT, "'" + name + "' is not a whole number", "give one");
        }
        return Integer.valueOf(value);
    }
}
