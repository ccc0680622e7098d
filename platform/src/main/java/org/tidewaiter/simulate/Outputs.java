package org.tidewaiter.simulate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/** The files that grow: each part of a day is turned into lines by whichever thread is free, and written in order. */
final class Outputs implements AutoCloseable {
    private final Map<SimulatedTable, BlockGzip> files = new EnumMap<>(SimulatedTable.class);
    private final List<SimulatedTable> tables;
    private final World world;
    private final long until;

    Outputs(World world, ExecutorService workers) {
        this.world = world;
        until = world.plan.to().toEpochDay() * ConsignmentTimes.DAY;
        tables = Arrays.stream(SimulatedTable.values())
                .filter(t -> t.isIn(world.plan))
                .toList();
        for (SimulatedTable table : tables) {
            BlockGzip file = new BlockGzip(world.plan.out().resolve(table.path + ".csv.gz"), workers);
            file.write(table.header());
            files.put(table, file);
        }
    }

    /** The lines of some declarations, for every file. */
    Map<SimulatedTable, byte[]> lines(Iterable<Declaration> declarations) {
        // Long: a line a file.
        Map<SimulatedTable, Text> texts = new EnumMap<>(SimulatedTable.class);
        for (SimulatedTable table : tables) {
            texts.put(table, new Text(table.separator));
        }
        DeclarationLines wide = new DeclarationLines(until, world.plan.wholeResults());
        EventLines events = new EventLines(until);
        ManifestLines manifest = new ManifestLines(until);
        SadLines sad = new SadLines(until);
        RepeatingLines repeating = new RepeatingLines(world);
        PermitLines permits = new PermitLines(world, until);
        TruthLines truth = new TruthLines(world);
        for (Declaration d : declarations) {
            d.dirt = RecordingErrors.of(world, d);
            wide.write(d, of(texts, SimulatedTable.DECLARATIONS));
            events.write(d, of(texts, SimulatedTable.EVENTS));
            manifest.lane(d, of(texts, SimulatedTable.LANES));
            manifest.manifest(d, of(texts, SimulatedTable.MANIFEST));
            repeating.taxes(d, of(texts, SimulatedTable.TAXES));
            repeating.documents(d, of(texts, SimulatedTable.DOCUMENTS));
            repeating.containers(d, of(texts, SimulatedTable.CONTAINERS));
            repeating.packages(d, of(texts, SimulatedTable.PACKAGES));
            repeating.charges(d, of(texts, SimulatedTable.CHARGES));
            repeating.invoices(d, of(texts, SimulatedTable.INVOICES));
            permits.write(d, of(texts, SimulatedTable.PERMITS));
            if (world.plan.wholeResults()) {
                wide.controlOfAll(d, of(texts, SimulatedTable.CONTROLS));
            }
            sad.write(d, of(texts, SimulatedTable.SAD));
            truth.fraud(d, of(texts, SimulatedTable.FRAUD));
            truth.lookAlikes(d, of(texts, SimulatedTable.LOOK_ALIKES));
            truth.mistakes(d, of(texts, SimulatedTable.MISTAKES));
            truth.dirt(d, of(texts, SimulatedTable.DIRT));
        }
        Map<SimulatedTable, byte[]> lines = new EnumMap<>(SimulatedTable.class);
        texts.forEach((table, text) -> lines.put(table, text.taken()));
        return lines;
    }

    private static Text of(Map<SimulatedTable, Text> texts, SimulatedTable table) {
        return java.util.Objects.requireNonNull(texts.get(table));
    }

    /** Writes lines behind those written before. */
    void write(Map<SimulatedTable, byte[]> lines) {
        lines.forEach((table, bytes) ->
                java.util.Objects.requireNonNull(files.get(table)).write(bytes));
    }

    @Override
    public void close() {
        files.values().forEach(BlockGzip::close);
    }
}
