package org.tidewaiter.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.model.FreshWorkspace;
import org.tidewaiter.quarantine.Quarantine;

/** A fresh workspace and a small mapping, through which tests load files that they write. */
public final class Door implements AutoCloseable {
    public static final String HEADER = "id,day,hs,kg,who\n";
    public static final String COLUMNS = """
        columns:
          id: declaration.declaration_id
          day: declaration.accepted_at
          hs: goods_item.hs_code
          kg: goods_item.net_mass_kg
          who: declaration.importer_id
        """;
    public static final String ONE_ITEM = COLUMNS + "constants: {goods_item.sequence: 1}\n";

    final Path directory;
    public final Workspace workspace;
    private String mapping = ONE_ITEM;
    private int files;

    public Door(Path directory) {
        this.directory = directory;
        workspace = FreshWorkspace.in(directory);
    }

    public Door with(String text) {
        mapping = text;
        return this;
    }

    public Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("file" + ++files + ".csv"), text);
    }

    public LoadReport load(String text) throws IOException {
        return load(write(text), LoadOptions.PLAIN);
    }

    public LoadReport load(Path file, LoadOptions options) {
        return TableLoad.load(workspace, file, Mapping.parse(mapping, "small"), options, LoadProgress.SILENT);
    }

    public List<Quarantine.Row> quarantined() {
        return new Quarantine(workspace).open(1_000_000);
    }

    /** The only open row of the quarantine that this file brings. */
    Quarantine.Row refused(String text) throws IOException {
        load(text);
        return quarantined().getLast();
    }

    public long number(String sql) {
        return workspace.lake().number(sql);
    }

    @Override
    public void close() {
        workspace.close();
    }
}
