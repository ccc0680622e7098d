package org.tidewaiter.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.quarantine.Quarantine;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.SourcePaths;

/** A fresh workspace into which files are taken as the command line takes them, without a mapping. */
public final class Counter implements AutoCloseable {
    final Path directory;
    public final Workspace workspace;

    public Counter(Path directory) {
        this.directory = directory;
        workspace = FreshWorkspace.in(directory);
    }

    public LoadReport load(Path file, String... leaveOut) {
        return taking(new LoadOptions(false, false, false, Set.of(leaveOut), Actor.systemUser()))
                .take(Source.of(file), LoadProgress.SILENT);
    }

    LoadReport load(Source source) {
        return taking(LoadOptions.plain(Actor.systemUser())).take(source, LoadProgress.SILENT);
    }

    SourceOutcomes loadAll(String... paths) {
        return taking(LoadOptions.plain(Actor.systemUser()))
                .takeAll(SourcePaths.of(List.of(paths), directory), SourceOutcomes.Listener.NONE);
    }

    private SourceLoad taking(LoadOptions options) {
        return new SourceLoad(workspace, null, () -> message -> List.of(), options);
    }

    /** One of the cases that were read wrongly once. */
    public Path sample(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Counter.class.getResourceAsStream("cases/" + name), name)) {
            Path file = directory.resolve(name);
            Files.copy(in, file);
            return file;
        }
    }

    public Path write(String name, String... lines) throws IOException {
        return Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
    }

    /** A file of one row for each value, which stands where the others have {@code usual}. */
    Path writeWith(String usual, String... values) throws IOException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            rows.add(row("A" + i).replace(usual, values[i]));
        }
        return write("f.csv", rows(rows.toArray(String[]::new)));
    }

    List<Quarantine.Row> quarantined() {
        return new Quarantine(workspace).open(1_000);
    }

    public long number(String sql) {
        return workspace.lake().number(sql);
    }

    /** An expression over the items that a load brought, in the order of their lines. */
    List<String> values(int loadId, String expression) {
        return workspace
                .lake()
                .maps("select cast(" + expression + " as varchar) as v from goods_item join declaration using"
                        + " (declaration_id) where load_id = " + loadId + " order by line_number")
                .stream()
                .map(row -> String.valueOf(row.get("v")))
                .toList();
    }

    /** One column of the declarations and their items, in the order of their numbers. */
    public List<String> values(String expression) {
        return workspace
                .lake()
                .maps("select cast(" + expression
                        + " as varchar) as v from goods_item join declaration using (declaration_id)"
                        + " order by declaration_id, sequence")
                .stream()
                .map(row -> String.valueOf(row.get("v")))
                .toList();
    }

    static String[] rows(String... rows) {
        String[] all = Arrays.copyOf(rows, rows.length + 1);
        System.arraycopy(rows, 0, all, 1, rows.length);
        all[0] = String.join(",", RawWorkbook.HEADER);
        return all;
    }

    static String row(String id) {
        return id + ",2024-03-11,01012100,Pure-bred breeding horses,FR,120.5,1500.25,EUR,T100";
    }

    @Override
    public void close() {
        workspace.close();
    }
}
