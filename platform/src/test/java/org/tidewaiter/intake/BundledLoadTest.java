package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.SourcePaths;
import org.tidewaiter.trail.Trail;
import org.tidewaiter.trail.Verification;

/** A bundle of small files in one transaction comes to what the files one after the other come to. */
@Tag("slow")
class BundledLoadTest {
    private static final Set<String> MOMENTS =
            Set.of("started_at", "finished_at", "judged_at", "decided_at", "recorded_at");

    /**
     * Of the samples: all that stand by themselves, drafts among them; c3, c5 and c6, which speak of declarations once more, f2, which was called as
     * f1 is, and d4, another
     * draft of d3's own id; f3, which was called as f1 was too. */
    private static final List<Long> BUNDLES = List.of(15L, 5L, 1L);

    @TempDir
    Path directory;

    private String sad = "";
    private String cusdec = "";
    private String manifest = "";
    private String response = "";
    private String wco = "";

    @BeforeEach
    void read() throws IOException {
        sad = sample("asycuda/sad-two-items.xml");
        cusdec = sample("edifact/cusdec-d96b.edi");
        manifest = sample("edifact/cuscar-d96b.edi");
        response = sample("wco/tax.xml");
        wco = sample("wco/declaration.xml");
    }

    /** Files of every kind of message: good, with a refused value, unreadable, twice the same declaration, twice the same bytes. */
    private List<Source> samples() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (int n = 1; n <= 4; n++) {
            files.put("a" + n + ".xml", sad(n));
        }
        files.put("b1.edi", cusdec);
        files.put("b2.edi", manifest);
        files.put("b3.xml", response);
        files.put("b4.xml", wco);
        files.put("c1.xml", sad(11).replace("<Gross_weight_itm>133.06<", "<Gross_weight_itm>heavy<"));
        files.put("c2.xml", sad(12) + sad(13).replace("</Item>", "") + sad(14));
        files.put("c3.xml", sad(2).replace("GENERAL TRADING LTD", "OTHER TRADING LTD"));
        files.put("c4.xml", sad(1));
        files.put("c5.xml", sad(3) + "\n"); // the declaration of a3 as it is
        files.put("c6.xml", sad(4).replace("GENERAL TRADING LTD", "OTHER TRADING LTD"));
        files.put("d1.xml", "<CC018C/>");
        files.put("d2.xml", draft(21));
        for (int n = 3; n <= 4; n++) {
            files.put("d" + n + ".xml", draft(20 + n).replace("id=\"5337710\"", "id=\"7\""));
        }
        files.put("e1.xml", sad(31).replace("2017 #31", "2017 ALL"));
        files.put("e2.xml", sad(32).replace("2017 #32", "2017 ALL"));
        files.put("f1.xml", sad(41).replace("<Number>100041</Number>", "<Number/>"));
        files.put("f2.xml", sad(42).replace("2017 #42", "2017 #41"));
        files.put("f3.xml", sad(43).replace("2017 #43", "2017 #41"));
        List<Source> sources = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            sources.add(Source.of(Files.write(
                    Files.createDirectories(directory.resolve("in")).resolve(file.getKey()),
                    file.getValue().getBytes(StandardCharsets.ISO_8859_1))));
        }
        return sources;
    }

    private String draft(int n) {
        return sad(n).replace("<Number>2017 #" + n + "</Number>", "<Number/>")
                .replace("<Number>" + (100_000 + n) + "</Number>", "<Number/>");
    }

    private String sad(int n) {
        return sad.replace("1542", String.valueOf(100_000 + n)).replace("2017 #15", "2017 #" + n);
    }

    /**
     * What a load of the samples left.
     *
     * @param receipt what became of each file, but for the number of its load
     * @param files their names, in the order in which they were written
     * @param bundles how many loads each transaction wrote, in order: those of one have one moment at which they began
     */
    private record Taken(String receipt, List<Long> bundles, List<String> files, Map<String, List<String>> tables) {}

    private record Bundle(long loads) {}

    @Test
    void a_bundle_comes_to_what_the_files_one_after_the_other_come_to() throws IOException {
        for (boolean corrections : new boolean[] {false, true}) {
            List<Source> sources = samples();
            Taken one = take(sources, "one" + corrections, corrections, false);
            Taken bundled = take(sources, "bundled" + corrections, corrections, true);
            assertThat(bundled.receipt()).isEqualTo(one.receipt()).contains("d1.xml cannot be taken");
            assertThat(one.bundles()).hasSize(21).containsOnly(1L);
            assertThat(bundled.bundles())
                    .as("corrections %s, %s", corrections, bundled.files())
                    .containsExactlyElementsOf(BUNDLES);
            Taken inThatOrder = take(inOrderOf(bundled.files(), sources), "that" + corrections, corrections, false);
            inThatOrder
                    .tables()
                    .forEach((table, rows) -> assertThat(bundled.tables().get(table))
                            .as("%s, corrections %s", table, corrections)
                            .isEqualTo(rows));
        }
    }

    /** The sources as they were written, and then those that were not. */
    private static List<Source> inOrderOf(List<String> files, List<Source> sources) {
        return sources.stream()
                .sorted(Comparator.comparingInt(
                        (Source s) -> files.contains(s.name()) ? files.indexOf(s.name()) : files.size()))
                .toList();
    }

    @Test
    void of_files_that_speak_of_the_declaration_before_them_each_second_one_is_of_a_second_wave() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("pairs"));
        for (int n = 0; n < 20; n++) {
            Files.writeString(folder.resolve(n + "-first.xml"), sad(n), StandardCharsets.ISO_8859_1);
            Files.writeString(
                    folder.resolve(n + "-second.xml"),
                    sad(n).replace("GENERAL TRADING LTD", "OTHER TRADING LTD"),
                    StandardCharsets.ISO_8859_1);
        }
        Taken taken = take(SourcePaths.of(List.of(folder.toString()), directory), "waves", true, true);
        assertThat(taken.bundles()).containsExactly(20L, 20L);
        assertThat(taken.receipt().lines())
                .hasSize(40)
                .filteredOn(line -> line.contains("-second.xml 1 1 0 1"))
                .hasSize(20);
    }

    private Taken take(List<Source> sources, String name, boolean corrections, boolean bundled) {
        try (Workspace workspace = FreshWorkspace.in(directory.resolve(name))) {
            SourceLoad load = new SourceLoad(
                    workspace, null, BundledLoadTest::checker, new LoadOptions(false, corrections, Actor.systemUser()));
            SourceOutcomes receipt = bundled
                    ? load.takeAll(sources, SourceOutcomes.Listener.NONE)
                    : SourceOutcomes.of(
                            sources, source -> load.take(source, LoadProgress.SILENT), SourceOutcomes.Listener.NONE);
            assertThat(Verification.of(workspace.lake(), null).misfits()).isEmpty();
            return new Taken(told(receipt), bundles(workspace), files(workspace), tables(workspace));
        }
    }

    private static List<String> files(Workspace workspace) {
        return workspace.lake().query(Name.class, "select file_name as name from load order by load_id").stream()
                .map(Name::name)
                .toList();
    }

    private static List<Long> bundles(Workspace workspace) {
        return workspace
                .lake()
                .query(Bundle.class, "select count(*) from load group by started_at order by min(load_id)")
                .stream()
                .map(Bundle::loads)
                .toList();
    }

    /** A checker that tells how many messages of its file it has seen. */
    private static MessageChecker checker() {
        AtomicInteger seen = new AtomicInteger();
        return message -> List.of(new Defect(
                "seen",
                Defect.Severity.WARNING,
                null,
                "/",
                null,
                "message " + seen.incrementAndGet() + " of its file"));
    }

    private static String told(SourceOutcomes receipt) {
        return Stream.of(
                        receipt.loads().stream()
                                .map(l -> l.file() + " " + l.read() + " " + l.accepted() + " "
                                        + l.quarantined() + " " + l.replaced() + " " + l.unchanged() + " "
                                        + l.notes()),
                        receipt.passedOver().stream().map(p -> p.file() + " known"),
                        receipt.notTaken().stream().map(n -> n.file() + " cannot be taken"))
                .flatMap(s -> s)
                .collect(Collectors.joining("\n"));
    }

    private record Name(String name) {}

    private record Row(String row) {}

    /** Every row of every table, without moments; numbers of dictionaries count as words. */
    private static Map<String, List<String>> tables(Workspace workspace) {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (Name table : workspace
                .lake()
                .query(
                        Name.class,
                        "select schema_name || '.' || table_name from duckdb_tables() where not internal and table_name"
                                + " not in ('trail', 'national_currency') order by all")) {
            String columns = workspace
                    .lake()
                    .query(
                            Name.class,
                            "select column_name from duckdb_columns() where schema_name || '.' || table_name = ?"
                                    + " order by column_index",
                            table.name())
                    .stream()
                    .map(Name::name)
                    .filter(c -> !MOMENTS.contains(c))
                    .map(c -> "coalesce(" + c + "::varchar, '-')")
                    .collect(Collectors.joining(" || '|' || "));
            tables.put(
                    table.name(),
                    workspace
                            .lake()
                            .query(Row.class, "select " + columns + " from " + table.name() + " order by 1")
                            .stream()
                            .map(Row::row)
                            .toList());
        }
        return tables;
    }

    @Test
    void a_folder_is_taken_up_where_it_was_left() throws IOException {
        List<Source> sources = samples();
        take(sources.subList(0, 5), "taken", false, true);
        try (Workspace workspace = FreshWorkspace.in(directory.resolve("taken"))) {
            SourceOutcomes receipt = new SourceLoad(
                            workspace, null, BundledLoadTest::checker, LoadOptions.plain(Actor.systemUser()))
                    .takeAll(sources, SourceOutcomes.Listener.NONE);
            assertThat(receipt.passedOver()).hasSize(6);
            assertThat(receipt.notTaken()).hasSize(1);
            assertThat(receipt.loads()).hasSize(sources.size() - 7);
        }
    }

    @Test
    @Tag("slow")
    @EnabledOnOs(OS.LINUX)
    void of_a_folder_whose_load_was_killed_no_file_is_there_twice_or_in_part() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("many"));
        int files = 3 * Loading.FILES_A_BUNDLE;
        for (int n = 0; n < files; n++) {
            Files.writeString(folder.resolve("f" + (10_000 + n) + ".xml"), sad(n));
        }
        kill(folder);
        Loading.load(directory.resolve("k"), folder, SourceOutcomes.Listener.NONE);
        try (Workspace workspace = Workspace.open(directory.resolve("k"), "test")) {
            assertThat(workspace.lake().number("select count(*) from load")).isEqualTo(files);
            assertThat(bundles(workspace)).hasSize(3).containsOnly((long) Loading.FILES_A_BUNDLE);
            assertThat(workspace.lake().number("select count(distinct file_name) from load where rows_accepted = 1"))
                    .isEqualTo(files);
            assertThat(workspace.lake().number("select count(*) from declaration"))
                    .isEqualTo(files);
            assertThat(workspace.lake().number("select count(*) from goods_item"))
                    .isEqualTo(2L * files);
            assertThat(Verification.of(workspace.lake(), null).misfits()).isEmpty();
        }
    }

    /** Kills a load as soon as it has told of the first bundle, while it is at the next. */
    private void kill(Path folder) throws Exception {
        Process load = start(folder);
        assertThat(load.inputReader().readLine())
                .as("the first file of the first bundle")
                .contains("f10000.xml");
        assertThat(load.isAlive()).as("killed in the middle").isTrue();
        load.destroyForcibly();
        assertThat(load.waitFor(30, TimeUnit.SECONDS)).isTrue();
        try (Workspace workspace = Workspace.open(directory.resolve("k"), "test")) {
            long loads = workspace.lake().number("select count(*) from load");
            assertThat(workspace.lake().number("select count(*) from declaration"))
                    .isEqualTo(loads);
            assertThat(workspace.lake().number("select count(*) from goods_item"))
                    .isEqualTo(2 * loads);
            assertThat(Verification.of(workspace.lake(), null).misfits()).isEmpty();
        }
    }

    private Process start(Path folder) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Loading.class.getName(),
                        directory.resolve("k").toString(),
                        folder.toString()))
                .redirectErrorStream(true)
                .start();
    }

    /** Loads a folder in small bundles and tells each file that is loaded. */
    static final class Loading {
        static final int FILES_A_BUNDLE = 60;

        private Loading() {}

        public static void main(String... workspaceAndFolder) {
            load(Path.of(workspaceAndFolder[0]), Path.of(workspaceAndFolder[1]), new SourceOutcomes.Listener() {
                @Override
                public void loaded(LoadReport report) {
                    System.out.println(report.file());
                }
            });
        }

        static void load(Path directory, Path folder, SourceOutcomes.Listener listener) {
            try (Workspace workspace = Workspace.open(directory, "test")) {
                Schema.create(workspace.lake());
                Trail.begin(workspace.lake());
                SourceLoad one = new SourceLoad(
                        workspace, null, BundledLoadTest::checker, LoadOptions.plain(Actor.systemUser()));
                SourceOutcomes.of(
                        SourcePaths.of(List.of(folder.toString()), directory),
                        source -> one.take(source, LoadProgress.SILENT),
                        new BundledLoad(
                                workspace,
                                BundledLoadTest::checker,
                                LoadOptions.plain(Actor.systemUser()),
                                FILES_A_BUNDLE),
                        listener);
            }
        }
    }

    private static String sample(String name) throws IOException {
        try (InputStream in = MessageFormat.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
