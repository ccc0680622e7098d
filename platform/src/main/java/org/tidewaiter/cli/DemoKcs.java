package org.tidewaiter.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.selection.Assessing;

/** The synthetic declarations of the Korea Customs Service data set, which ship. */
record DemoKcs() implements DemoData {
    @Override
    public String title() {
        return "Korea Customs Service, 45,519 synthetic import declarations of 2020 and early 2021 (MIT licence)";
    }

    @Override
    public String takes() {
        return "ten seconds on two idle cores, 8 MB";
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
        CurrencyCommand.give(opened.lake(), "KRW", context.actor().stating("demo"));
        Mapping mapping = Mapping.of("kcs", context.directory());
        for (String name : List.of("train.csv.gz", "valid.csv.gz")) {
            Path file = opened.temporary().resolve("kcs-" + name);
            try (InputStream in = DemoKcs.class.getResourceAsStream("/org/tidewaiter/demo/kcs/" + name)) {
                Files.copy(java.util.Objects.requireNonNull(in, name), file);
            }
            try {
                DemoData.loaded(context, file, () -> {
                    try (ProgressLine progress = new ProgressLine(context, name)) {
                        return TableLoad.load(
                                opened,
                                file,
                                mapping,
                                LoadOptions.plain(context.actor().stating("demo")),
                                progress);
                    }
                });
            } finally {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void more(Workspace workspace, Assessing.Summary summary, Context context) {}
}
