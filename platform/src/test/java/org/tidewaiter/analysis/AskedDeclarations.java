package org.tidewaiter.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.KeptWorkspace;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.CompanionLoad;
import org.tidewaiter.intake.CompanionTable;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.TableLoad;
import org.tidewaiter.intake.control.ControlLoad;
import org.tidewaiter.mapping.CompanionMapping;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.source.Source;

/** A workspace into which tests load rows whose header names the fields, to ask questions of. */
public final class AskedDeclarations implements AutoCloseable {
    private static final Map<String, KeptWorkspace> BEGUN = new ConcurrentHashMap<>();

    private final Workspace workspace;
    private final Path directory;
    private int files;

    private AskedDeclarations(Path directory) {
        this.directory = directory;
        directory.toFile().mkdirs();
        workspace = FreshWorkspace.in(directory);
    }

    /** One that those rows were loaded into, see {@link #load}: they are loaded once, and copied for each test that begins with them. */
    public static AskedDeclarations begunWith(Path directory, String header, List<String> rows) {
        BEGUN.computeIfAbsent(
                        header + "\n" + String.join("\n", rows),
                        text -> new KeptWorkspace(
                                place -> in(place).load(header, rows).close()))
                .copyTo(directory);
        return in(directory);
    }

    /** An empty one. */
    public static AskedDeclarations in(Path directory) {
        return new AskedDeclarations(directory);
    }

    /** Loads rows; the header's columns are fields of the model by their last name, item columns after declaration columns. */
    public AskedDeclarations load(String header, List<String> rows) {
        String columns = Arrays.stream(header.split(","))
                .map(name -> name + ": " + path(name))
                .collect(Collectors.joining(", ", "columns: {", "}"));
        try {
            Path file = Files.writeString(
                    directory.resolve("rows" + files++ + ".csv"), header + "\n" + String.join("\n", rows) + "\n");
            TableLoad.load(
                    workspace,
                    file,
                    Mapping.parse(columns, "test"),
                    LoadOptions.plain(Actor.systemUser()),
                    LoadProgress.SILENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Loads events: declaration, code, time, party. */
    public AskedDeclarations events(List<String> rows) {
        try {
            Path file = Files.writeString(
                    directory.resolve("events" + files++ + ".csv"),
                    "declaration_id,event_code,occurred_at,responsible_party\n" + String.join("\n", rows) + "\n");
            CompanionLoad.load(workspace, file, CompanionTable.EVENTS, false, Actor.systemUser("test"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Loads rows of what is kept for reference, such as partner_statistics, whose header has the columns' own names. */
    public AskedDeclarations reference(String kind, String text) {
        try {
            Path file = Files.writeString(directory.resolve(kind + files++ + ".csv"), text);
            return reference(kind, file, CompanionMapping.OWN_NAMES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads a file of what is kept for reference by a mapping that ships. */
    public AskedDeclarations reference(String kind, Path file, String mapping) {
        return reference(
                kind,
                file,
                CompanionMapping.of(mapping, directory, kind, table(kind).described()));
    }

    private AskedDeclarations reference(String kind, Path file, CompanionMapping mapping) {
        CompanionLoad.load(workspace, Source.of(file), table(kind), mapping, false, Actor.systemUser("test"));
        return this;
    }

    private static CompanionTable table(String kind) {
        return CompanionLoad.kinds().stream()
                .filter(k -> k.name().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** Loads results of controls; the header names its columns. */
    public AskedDeclarations controls(String header, List<String> rows) {
        try {
            Path file = Files.writeString(
                    directory.resolve("controls" + files++ + ".csv"), header + "\n" + String.join("\n", rows) + "\n");
            ControlLoad.load(workspace, Source.of(file), null, false, Actor.systemUser("test"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private static String path(String name) {
        return Arrays.stream(org.tidewaiter.datamodel.Field.values())
                .map(org.tidewaiter.datamodel.Field::path)
                .filter(path -> path.equals("goods_item." + name) || path.equals("declaration." + name))
                .reduce((a, b) -> b)
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    public Workspace workspace() {
        return workspace;
    }

    /** The answer with those parameters. */
    public Result ask(Analysis analysis, Map<String, String> parameters) {
        return report(analysis, parameters).result();
    }

    /** The report with those parameters. */
    public Report report(Analysis analysis, Map<String, String> parameters) {
        return Answering.answer(workspace.lake(), analysis, Parameters.of(analysis.card(), parameters))
                .report();
    }

    /** The findings with those parameters; it is a fault if there are none. */
    public Result.Findings findings(Analysis analysis, Map<String, String> parameters) {
        return (Result.Findings) ask(analysis, parameters);
    }

    /** A table of findings. */
    public static Table table(Result.Findings findings, String name) {
        return findings.tables().stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A column of a table. */
    public static List<@Nullable Object> column(Table table, String column) {
        List<@Nullable Object> values = new java.util.ArrayList<>();
        table.rows().forEach(row -> values.add(row.get(table.place(column))));
        return values;
    }

    @Override
    public void close() {
        workspace.close();
    }
}
