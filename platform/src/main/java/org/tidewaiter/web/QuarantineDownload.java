package org.tidewaiter.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tidewaiter.engine.CsvWriter;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.intake.LoadLog;
import org.tidewaiter.quarantine.ListedRow;

/** The file {@code /quarantine.csv}: the rows of the quarantine that the page of loads shows. */
final class QuarantineDownload {
    private static final int BATCH = 20_000;

    private final LoadLog log;
    private final Answers answers;

    QuarantineDownload(Lake lake, Answers answers) {
        log = new LoadLog(lake);
        this.answers = answers;
    }

    /** Answers with the quarantine as CSV. */
    void download(Context context) throws IOException {
        LoadLog.QuarantineFilter wanted = LoadsPage.wanted(context);
        context.header("Content-Disposition", "attachment; filename=\"quarantine.csv\"");
        context.res().setContentType("text/csv; charset=utf-8");
        answers.file(() -> writeAll(context, wanted));
    }

    private void writeAll(Context context, LoadLog.QuarantineFilter wanted) throws IOException {
        try (CsvWriter out =
                CsvWriter.forPeople(new OutputStreamWriter(context.res().getOutputStream(), StandardCharsets.UTF_8))) {
            ListedRow.begin(out);
            List<LoadLog.QuarantinedRow> rows;
            long offset = 0;
            do {
                rows = log.quarantine(wanted, BATCH, offset);
                rows.forEach(row -> row.listed().write(out));
                offset += BATCH;
            } while (rows.size() == BATCH);
        }
    }
}
