package org.tidewaiter.analysis;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.engine.Workspace;

/** Processor time of each analysis, beside its SQL alone; see bench/analyses. */
final class AnalysesBench {
    private static final int RUNS = 2;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** What an analysis that has no answer of all goods is asked about. */
    private static final Map<String, Map<String, String>> ASKED = Map.of("comparable-prices", Map.of("hs", "4202"));

    /** Sections that make tables, and those that list or count what is behind a row. */
    private static final Pattern MADE_OR_BEHIND =
            Pattern.compile("^(step|steps of|common steps of|list|behind|counted|added) ");

    private AnalysesBench() {}

    public static void main(String[] arguments) {
        try (Workspace workspace = Workspace.open(Path.of(arguments[0]), "bench")) {
            System.out.printf(
                    "%d goods items; seconds of processor time%n%-24s %10s %10s %8s %8s%n",
                    workspace.lake().number("select count(*) from goods_item"),
                    "",
                    "analysis",
                    "bare SQL",
                    "ratio",
                    "wall");
            double all = 0;
            double allWall = 0;
            for (Analysis analysis : analyses(arguments)) {
                String name = analysis.card().name();
                Parameters parameters = Parameters.of(analysis.card(), ASKED.getOrDefault(name, Map.of()));
                Took bare = new Took(Double.MAX_VALUE, Double.MAX_VALUE);
                Took whole = bare;
                for (int i = 0; i < RUNS; i++) {
                    bare = bare.orLess(timed(() -> bare(workspace, analysis, parameters)));
                    whole = whole.orLess(timed(() -> Answering.answer(workspace.lake(), analysis, parameters)));
                }
                all += whole.processor();
                allWall += whole.wall();
                System.out.printf(
                        Locale.ROOT,
                        "%-24s %10.2f %10.2f %8.2f %8.2f%n",
                        name,
                        whole.processor(),
                        bare.processor(),
                        whole.processor() / bare.processor(),
                        whole.wall());
            }
            System.out.printf(Locale.ROOT, "%-24s %10.2f %10s %8s %8.2f%n", "all", all, "", "", allWall);
        }
    }

    /** Those that are named, or all. */
    private static List<Analysis> analyses(String[] arguments) {
        List<String> named = List.of(arguments).subList(1, arguments.length);
        return AnalysisRegister.all().analyses().stream()
                .filter(a -> named.isEmpty() || named.contains(a.card().name()))
                .toList();
    }

    private record Took(double processor, double wall) {
        Took orLess(Took other) {
            return new Took(Math.min(processor, other.processor), Math.min(wall, other.wall));
        }
    }

    private static Took timed(Supplier<Object> work) {
        long processor = PROCESS.getProcessCpuTime();
        long wall = System.nanoTime();
        Object answer = work.get();
        Objects.requireNonNull(answer);
        return new Took((PROCESS.getProcessCpuTime() - processor) / 1e9, (System.nanoTime() - wall) / 1e9);
    }

    /** Every statement of the file and of those whose steps it shares, one after the other, as a shell would carry them out. */
    private static Object bare(Workspace workspace, Analysis analysis, Parameters parameters) {
        try (Session session = workspace.lake().session()) {
            session.execute("BEGIN TRANSACTION");
            new AnalysisSql(session, analysis.getClass(), parameters).prepare();
            SqlSections sql =
                    SqlSections.read(analysis.getClass(), analysis.getClass().getSimpleName() + ".sql");
            return sql.names().stream()
                    .filter(name ->
                            !name.isEmpty() && !MADE_OR_BEHIND.matcher(name).find())
                    .map(name -> session.table(sql.get(name)))
                    .toList();
        }
    }
}
