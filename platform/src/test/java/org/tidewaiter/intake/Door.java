package org.tidewaiter.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.KeptWorkspace;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.mapping.Mapping;
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

    private static final Map<String, KeptWorkspace> BEGUN = new ConcurrentHashMap<>();

    final Path directory;
    public final Workspace workspace;
    private String mapping = ONE_ITEM;
    private int files;

    public Door(Path directory) {
        this.directory = directory;
        workspace = FreshWorkspace.in(directory);
    }

    /** One through which this text was loaded by that mapping: it is loaded once, and copied for each test that begins with it. */
    public static Door begunWith(Path directory, String mapping, String text) {
        BEGUN.computeIfAbsent(
                        mapping + text,
                        both -> new KeptWorkspace(place -> {
                            try (Door door = new Door(place).with(mapping)) {
                                door.load(text);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }))
                .copyTo(directory);
        Door door = new Door(directory).with(mapping);
        door.files = 1;
        return door;
    }

    public Door with(String text) {
        mapping = text;
        return this;
    }

    public Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("file" + ++files + ".csv"), text);
    }

    public LoadReport load(String text) throws IOException {
        return load(write(text), LoadOptions.plain(Actor.systemUser()));
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
