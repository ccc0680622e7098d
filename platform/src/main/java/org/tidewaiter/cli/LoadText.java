package org.tidewaiter.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tidewaiter.engine.Json;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.SourceOutcomes;

/** What becomes of the files of a load, as text for a terminal: each as it is dealt with, and a sum of several. */
final class LoadText implements SourceOutcomes.Listener {
    /** Files named in a sum; all are named where they are dealt with. */
    private static final int MOST_NAMED = 20;

    private final Context context;
    private final Path workspace;
    private final boolean alone;
    private final boolean json;
    private final List<String> loaded = new ArrayList<>();

    /**
     * Prepares to tell.
     *
     * @param alone whether there is only one file: then an error is all that is to be said of it
     * @param json whether reports are printed as JSON at the end, and not one by one
     */
    LoadText(Context context, Path workspace, boolean alone, boolean json) {
        this.context = context;
        this.workspace = workspace;
        this.alone = alone;
        this.json = json;
    }

    @Override
    public void loaded(LoadReport report) {
        loaded.add(report.file());
        if (json) {
            return;
        }
        print(
                "%s: read %,d = accepted %,d + quarantined %,d, in %.1f s (load %d)",
                report.file(),
                report.read(),
                report.accepted(),
                report.quarantined(),
                report.seconds(),
                report.loadId());
        if (report.replaced() > 0) {
            print("  replaced %,d declarations; their former versions are kept", report.replaced());
        }
        if (report.unchanged() > 0) {
            print(
                    "  unchanged %,d declarations: the workspace has them as they are, and they make no version",
                    report.unchanged());
        }
        report.remarks().forEach(remark -> print("  %s", remark));
        if (!report.ignored().isEmpty()) {
            print("  columns the mapping does not use: %s", String.join(", ", report.ignored()));
        }
        if (report.quarantined() > 0) {
            print("  see why: tidewaiter quarantine --workspace %s", workspace);
        }
    }

    @Override
    public void passedOver(SourceOutcomes.PassedOver source) {
        context.warn("Passed over: " + source.why());
    }

    @Override
    public void notTaken(SourceOutcomes.NotTaken source) {
        if (!alone) {
            context.warn("Not taken: " + source.why().getMessage());
        }
    }

    /** Names what is in the workspace although the command ends with an error. */
    void beforeTheError() {
        if (!loaded.isEmpty()) {
            context.err().println("tidewaiter: Loaded before the error below: " + String.join(", ", loaded));
        }
    }

    /** The whole as JSON, or of several files what was left, as it stands far above where there are many. */
    void sum(SourceOutcomes receipt, int sources) {
        if (json) {
            context.out().println(Json.text(receipt.summed()));
            return;
        }
        if (sources < 2) {
            return;
        }
        List<LoadReport> setAside =
                receipt.loads().stream().filter(r -> r.quarantined() > 0).toList();
        if (!receipt.notTaken().isEmpty() || setAside.size() > 1) {
            print(
                    "Of %,d files %,d were loaded, %,d were there before, %,d could not be taken%s",
                    sources,
                    receipt.loads().size(),
                    receipt.passedOver().size(),
                    receipt.notTaken().size(),
                    named(receipt.notTaken().stream()
                            .map(SourceOutcomes.NotTaken::file)
                            .toList()));
        }
        if (setAside.size() > 1) {
            print(
                    "Set aside were %,d of %,d, in %,d of them%s; why: tidewaiter quarantine --workspace %s",
                    setAside.stream().mapToLong(LoadReport::quarantined).sum(),
                    receipt.loads().stream().mapToLong(LoadReport::read).sum(),
                    setAside.size(),
                    named(setAside.stream().map(LoadReport::file).toList()),
                    workspace);
        }
    }

    private static String named(List<String> files) {
        String first = String.join(", ", files.subList(0, Math.min(files.size(), MOST_NAMED)));
        return files.isEmpty() ? "" : ": " + first + (files.size() > MOST_NAMED ? " …" : "");
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is of a library that the program does not need
    private void print(String text, Object... values) {
        context.tell(String.format(Locale.ROOT, text, values));
    }
}
