package org.tidewaiter.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.Loading;
import org.tidewaiter.intake.Mapping;
import org.tidewaiter.selection.Assessing;

/** The declarations of the Korea Customs Service data set, which ship. */
record DemoKcs() implements DemoData {
    @Override
    public String title() {
        return "Korea Customs Service, 45,519 import declarations of 2020 and early 2021 (MIT licence)";
    }

    @Override
    public LocalDate cut() {
        return LocalDate.of(2021, 1, 1);
    }

    @Override
    public LocalDate end() {
        return LocalDate.of(2021, 4, 1);
    }

    @Override
    public String period() {
        return "first quarter of 2021";
    }

    @Override
    public void load(Workspace opened, Context context) throws IOException {
        Mapping mapping = Mapping.of("kcs", context.directory());
        for (String name : List.of("train.csv.gz", "valid.csv.gz")) {
            Path file = opened.temporary().resolve("kcs-" + name);
            try (InputStream in = DemoKcs.class.getResourceAsStream("/org/tidewaiter/demo/kcs/" + name)) {
                Files.copy(java.util.Objects.requireNonNull(in, name), file);
            }
            long started = System.nanoTime();
            try (ProgressLine progress = new ProgressLine(context, name)) {
                LoadReport report = Loading.load(opened, file, mapping, LoadOptions.PLAIN, progress);
                DemoData.said(
                        context,
                        "loaded",
                        "%s: read %,d = accepted %,d + quarantined %,d"
                                .formatted(report.file(), report.read(), report.accepted(), report.quarantined()),
                        started);
            } catch (TidewaiterException e) {
                if (e.kind() != Kind.STATE) {
                    throw e;
                }
                DemoData.said(context, "loaded", name + ": already there", started);
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void more(Workspace workspace, Assessing.Summary summary, Context context) {}
}
