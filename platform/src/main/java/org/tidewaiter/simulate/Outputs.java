package org.tidewaiter.simulate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/** The files that grow: each part of a day is turned into lines by whichever thread is free, and written in order. */
final class Outputs implements AutoCloseable {
    private final Map<Table, BlockGzip> files = new EnumMap<>(Table.class);
    private final List<Table> tables;
    private final World world;
    private final long until;

    Outputs(World world, ExecutorService workers) {
        this.world = world;
        until = world.plan.to().toEpochDay() * Moments.DAY;
        tables = Arrays.stream(Table.values()).filter(t -> t.isIn(world.plan)).toList();
        for (Table table : tables) {
            BlockGzip file = new BlockGzip(world.plan.out().resolve(table.path + ".csv.gz"), workers);
            file.write(table.header());
            files.put(table, file);
        }
    }

    /** The lines of some declarations, for every file. */
    Map<Table, byte[]> lines(Iterable<Declaration> declarations) {
        // Long: a line a file.
        Map<Table, Text> texts = new EnumMap<>(Table.class);
        for (Table table : tables) {
            texts.put(table, new Text(table.separator));
        }
        DeclarationLines wide = new DeclarationLines(until, world.plan.wholeResults());
        EventLines events = new EventLines(until);
        ManifestLines manifest = new ManifestLines(until);
        SadLines sad = new SadLines(until);
        RepeatingLines repeating = new RepeatingLines(world);
        TruthLines truth = new TruthLines(world);
        for (Declaration d : declarations) {
            d.dirt = Dirt.of(world, d);
            wide.write(d, of(texts, Table.DECLARATIONS));
            events.write(d, of(texts, Table.EVENTS));
            manifest.lane(d, of(texts, Table.LANES));
            manifest.manifest(d, of(texts, Table.MANIFEST));
            repeating.taxes(d, of(texts, Table.TAXES));
            repeating.documents(d, of(texts, Table.DOCUMENTS));
            repeating.containers(d, of(texts, Table.CONTAINERS));
            repeating.packages(d, of(texts, Table.PACKAGES));
            repeating.charges(d, of(texts, Table.CHARGES));
            repeating.invoices(d, of(texts, Table.INVOICES));
            if (world.plan.wholeResults()) {
                wide.controlOfAll(d, of(texts, Table.CONTROLS));
            }
            sad.write(d, of(texts, Table.SAD));
            truth.fraud(d, of(texts, Table.FRAUD));
            truth.lookAlikes(d, of(texts, Table.LOOK_ALIKES));
            truth.mistakes(d, of(texts, Table.MISTAKES));
            truth.dirt(d, of(texts, Table.DIRT));
        }
        Map<Table, byte[]> lines = new EnumMap<>(Table.class);
        texts.forEach((table, text) -> lines.put(table, text.taken()));
        return lines;
    }

    private static Text of(Map<Table, Text> texts, Table table) {
        return java.util.Objects.requireNonNull(texts.get(table));
    }

    /** Writes lines behind those written before. */
    void write(Map<Table, byte[]> lines) {
        lines.forEach((table, bytes) ->
                java.util.Objects.requireNonNull(files.get(table)).write(bytes));
    }

    @Override
    public void close() {
        files.values().forEach(BlockGzip::close);
    }
}
