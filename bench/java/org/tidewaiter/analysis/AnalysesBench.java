package org.tidewaiter.analysis;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.engine.Workspace;

/** How long each analysis takes, beside its SQL alone; see bench/analyses. */
final class AnalysesBench {
    private static final int RUNS = 2;

    private AnalysesBench() {}

    public static void main(String[] arguments) {
        try (Workspace workspace = Workspace.open(Path.of(arguments[0]), "bench")) {
            System.out.printf(
                    "%d goods items%n%-22s %10s %10s %8s%n",
                    workspace.lake().number("select count(*) from goods_item"), "", "seconds", "bare SQL", "ratio");
            double all = 0;
            for (Analysis analysis : Register.all().analyses()) {
                Parameters parameters = Parameters.of(analysis.card(), Map.of());
                double bare = Double.MAX_VALUE;
                double whole = Double.MAX_VALUE;
                for (int i = 0; i < RUNS; i++) {
                    bare = Math.min(bare, bare(workspace, analysis, parameters));
                    long start = System.nanoTime();
                    Answering.answer(workspace.lake(), analysis, parameters);
                    whole = Math.min(whole, (System.nanoTime() - start) / 1e9);
                }
                all += whole;
                System.out.printf(
                        Locale.ROOT, "%-22s %10.2f %10.2f %8.2f%n", analysis.card().name(), whole, bare, whole / bare);
            }
            System.out.printf(Locale.ROOT, "%-22s %10.2f%n", "all", all);
        }
    }

    /** Every statement of the file, one after the other, as a shell would carry them out. */
    private static double bare(Workspace workspace, Analysis analysis, Parameters parameters) {
        String file = analysis.getClass().getSimpleName() + ".sql";
        List<String> names = SqlSections.read(analysis.getClass(), file).names();
        try (Session session = workspace.lake().session()) {
            session.execute("BEGIN TRANSACTION");
            parameters.store(session);
            long start = System.nanoTime();
            for (String name : names) {
                String sql = SqlSections.read(analysis.getClass(), file).get(name);
                if (name.startsWith("step ")) {
                    session.execute(sql);
                } else if (!name.startsWith("behind ") && !name.isEmpty()) {
                    session.table(sql);
                }
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }
}
