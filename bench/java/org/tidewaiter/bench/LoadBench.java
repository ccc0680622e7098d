package org.tidewaiter.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.trail.Trail;

/**
 * Loads one file as the command load does, and as DuckDB alone takes it into a bare table, in turn, three times each. The
 * time runs until the database is closed, so that both have written what they took.
 */
public final class LoadBench {
    private static final int ROUNDS = 3;
    /** Of the narrow file, whose rows all have a result of a control, which is chained by hash; and of the wide one. */
    private static final double TARGET = 2.5;

    private static final double WIDE_TARGET = 1.6;

    private LoadBench() {}

    /** Runs with: rows of the KCS data set to make, or a file in the model's own layout; and a scratch directory. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Path scratch = Files.createDirectories(Path.of(arguments[1]));
        if (arguments[0].chars().allMatch(Character::isDigit)) {
            int rows = Integer.parseInt(arguments[0]);
            Path file = scratch.resolve("kcs-" + rows + ".csv");
            if (!Files.exists(file)) {
                Path started = scratch.resolve("started.csv");
                resample(rows, started);
                Files.move(started, file);
            }
            compare(file, rows, "kcs", TARGET, scratch);
        } else {
            Path file = Path.of(arguments[0]);
            try (Stream<String> lines = Files.lines(file)) {
                compare(file, lines.count() - 1, "tidewaiter", WIDE_TARGET, scratch);
            }
        }
    }

    private static void compare(Path file, long rows, String mapping, double target, Path scratch)
            throws IOException, SQLException {
        double bare = Double.MAX_VALUE;
        double ours = Double.MAX_VALUE;
        double bareProcessor = Double.MAX_VALUE;
        double oursProcessor = Double.MAX_VALUE;
        for (int round = 1; round <= ROUNDS; round++) {
            double begun = processorSeconds();
            double bareNow = bare(file, scratch.resolve("bare"));
            double between = processorSeconds();
            double oursNow = ours(file, mapping, scratch.resolve("ours"));
            double ended = processorSeconds();
            System.out.printf(
                    Locale.ROOT,
                    "round %d   read_csv %6.2f s   load %6.2f s   processor time %6.2f s   %6.2f s%n",
                    round,
                    bareNow,
                    oursNow,
                    between - begun,
                    ended - between);
            bare = Math.min(bare, bareNow);
            ours = Math.min(ours, oursNow);
            bareProcessor = Math.min(bareProcessor, between - begun);
            oursProcessor = Math.min(oursProcessor, ended - between);
        }
        System.out.printf(
                Locale.ROOT,
                "processor time, best of %d  read_csv %6.2f s   load %6.2f s   ratio %.2f%n",
                ROUNDS,
                bareProcessor,
                oursProcessor,
                oursProcessor / bareProcessor);
        System.out.printf(
                Locale.ROOT,
                "best of %d  read_csv %6.2f s   load %6.2f s   ratio %.2f (target: at most %.1f)   %,.0f rows a"
                        + " second%n",
                ROUNDS,
                bare,
                ours,
                ours / bare,
                target,
                rows / ours);
        System.out.printf(
                Locale.ROOT,
                "database   read_csv %6.1f MB  load %6.1f MB%n",
                Files.size(scratch.resolve("bare").resolve("bare.duckdb")) / 1e6,
                Files.size(scratch.resolve("ours").resolve("tidewaiter.duckdb")) / 1e6);
        System.out.println("peak memory " + peak());
    }

    /** Of the whole process: what counts where others have the cores too. */
    private static double processorSeconds() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    /** Rows drawn with replacement: new ids, prices moved a little, importers spread over more of them. */
    public static void resample(int count, Path target) throws IOException {
        List<String> lines = shipped();
        List<String> header = Arrays.asList(lines.getFirst().split(",", -1));
        int id = header.indexOf("Declaration ID");
        int importer = header.indexOf("Importer ID");
        int price = header.indexOf("Item Price");
        int spread = Math.max(1, count / lines.size() / 20);
        Random random = new Random(20170329);
        try (BufferedWriter out = Files.newBufferedWriter(target)) {
            out.write(lines.getFirst() + "\n");
            for (int row = 1; row <= count; row++) {
                String[] cells = lines.get(1 + random.nextInt(lines.size() - 1)).split(",", -1);
                cells[id] = Integer.toString(row);
                cells[importer] += "-" + random.nextInt(spread);
                double jittered = Double.parseDouble(cells[price]) * Math.exp(0.2 * random.nextGaussian());
                cells[price] = Double.toString(Math.round(jittered * 100) / 100.0);
                out.write(String.join(",", cells));
                out.write('\n');
            }
        }
    }

    private static List<String> shipped() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                        LoadBench.class.getResourceAsStream("/org/tidewaiter/demo/kcs/train.csv.gz"));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }

    private static double bare(Path file, Path directory) throws IOException, SQLException {
        clear(directory);
        Files.createDirectories(directory);
        long started;
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("bare.duckdb"));
                Statement statement = connection.createStatement()) {
            started = System.nanoTime();
            statement.execute("create table bare as select * from read_csv('"
                    + file.toString().replace("'", "''") + "')");
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private static double ours(Path file, String mapping, Path directory) throws IOException {
        clear(directory);
        long started;
        try (Workspace workspace = Workspace.open(directory, "bench")) {
            Schema.create(workspace.lake());
            Trail.begin(workspace.lake());
            started = System.nanoTime();
            LoadedFiles.load(workspace, List.of(file), mapping);
        }
        return (System.nanoTime() - started) / 1e9;
    }

    private static void clear(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    private static String peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status)
                ? "is not known on this system"
                : Files.readAllLines(status).stream()
                        .filter(l -> l.startsWith("VmHWM:"))
                        .map(l -> l.substring(6).trim())
                        .findFirst()
                        .orElse("is not known");
    }
}
