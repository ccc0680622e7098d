package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Migrations;
import org.tidewaiter.engine.Workspace;

/**
 * A small workspace of every version that left the house, kept in {@code workspaces/} beside the script {@code keep} that makes them:
 * declarations, events, parties, messages, what they were rejected for, controls and a corrected one, defects, a model, a decision run.
 */
@Tag("slow")
class WorkspacesOfEarlierVersionsTest {
    private static final String SHAPE = """
        select schema_name || '.' || table_name as name,
            case when schema_name = 'store' and table_name in ('declaration', 'goods_item', 'control', 'former_control')
                then list_sort(string_split(replace(sql, ');', ''), ', '))::varchar else sql end as made
        from duckdb_tables() where not internal
        union all
        select schema_name || '.' || view_name, sql from duckdb_views() where not internal
        union all
        select schema_name || '.' || type_name, logical_type || ' ' || array_to_string(labels, ' ')
        from duckdb_types() where not internal and labels is not null
        order by all\
        """;

    private static final String COUNTS = """
        select (select count(*) from declaration) as declarations, (select count(*) from goods_item) as items,
            (select count(*) from control_version) as controls, (select count(*) from event) as events,
            (select count(*) from quarantine) as quarantined, (select count(*) from assessed) as assessed,
            (select count(*) from advance_cargo) as cargo, (select count(*) from promotion) as promotions\
        """;

    /** Fields that versions before the fourth kept as additions, and that are columns since. */
    private static final String ADDITIONS = """
        select count(*) filter (where name = 'declaration.importer_name') as importers,
            count(*) filter (where name = 'declaration.released_at') as releases,
            count(*) filter (where name = 'goods_item.duty_amount') as duties,
            max(value) filter (where name = 'goods_item.duty_amount' and sequence = 2) as duty
        from store.addition where declaration_key < 300\
        """;

    private static final String COLUMNS = """
        select (select count(importer_name) from store.declaration where declaration_key < 300) as importers,
            (select count(released_at) from store.declaration where declaration_key < 300) as releases,
            count(duty_amount) as duties, max(duty_amount::varchar) filter (where sequence = 2) as duty
        from store.goods_item where declaration_key < 300\
        """;

    /** The version from which on every field of the model is a column. */
    private static final int FIELDS_ARE_COLUMNS = 4;

    /**
     * What views called otherwise for some hours between two versions that nobody was given: {@code response} was to be the name, and totals of a
     * declaration were to be told from values of its items.
     */
    private static final Predicate<String> RENAMED = Pattern.compile(
                    "response_message\\..*|declaration(_version)?\\.(customs_value|tax_assessed|tax_suspended)|goods_item\\.packages")
            .asMatchPredicate();

    private static final List<Thing> SHAPE_OF_NEW = makeNew();

    @TempDir
    static Path together;

    @TempDir
    Path directory;

    static List<Path> kept() throws IOException {
        Path folder = Path.of("src/test/resources/org/tidewaiter/cli/workspaces");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".zip")).sorted().toList();
        }
    }

    /** Those between them lead to the same tables, as the test of all says. */
    static List<Path> earliestAndLatest() throws IOException {
        return List.of(kept().getFirst(), kept().getLast());
    }

    /** What each kept workspace held before an opening of it was killed, by its version. */
    private static final Map<Integer, Look> BEFORE = new HashMap<>();

    @BeforeAll
    static void killAnOpeningOfEach() throws Exception {
        List<String> interrupted = new ArrayList<>();
        for (Path kept : kept()) {
            Path workspace = killed(kept);
            unzip(kept, workspace);
            BEFORE.put(version(kept), look(workspace));
            if (version(kept) < Schema.version()) {
                interrupted.addAll(List.of(workspace.toString(), Integer.toString(version(kept) + 1)));
            }
        }
        killInTheMiddleOf(interrupted);
    }

    private static Path killed(Path kept) {
        return together.resolve(Integer.toString(version(kept)));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void a_kept_workspace_opens_with_all_it_had_though_an_opening_was_killed(Path kept) throws Exception {
        Files.move(killed(kept), workspace());
        int version = version(kept);
        Look before = Objects.requireNonNull(BEFORE.get(version));
        assertThat(look().columns()).isEqualTo(before.columns());
        assertThat(run("status")).contains("declarations              ");
        assertThat(run("verify")).contains("All fits: 14 entries");
        Look after = look();
        assertThat(after.counts()).isEqualTo(before.counts());
        assertThat((Long) before.counts().get("declarations")).isGreaterThan(390L);
        assertThat((Long) before.counts().get("controls")).isGreaterThan(200L);
        if (version < FIELDS_ARE_COLUMNS) {
            assertThat(said(COLUMNS)).isEqualTo(before.additions()).containsEntry("importers", 300L);
        }
        assertThat(after.additions()).containsEntry("importers", 0L).containsEntry("duties", 0L);
        assertThat(after.shape()).isEqualTo(SHAPE_OF_NEW);
        before.columns().removeAll(after.columns());
        assertThat(before.columns()).as("columns of views that are gone").allMatch(RENAMED);
    }

    /** Another process that runs the script of a version on each of several workspaces, and is killed before any is committed. */
    private static void killInTheMiddleOf(List<String> workspacesAndVersions) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Interrupted.class.getName()));
        command.addAll(workspacesAndVersions);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream out = process.getInputStream()) {
            String all = "!".repeat(workspacesAndVersions.size() / 2);
            assertThat(new String(out.readNBytes(all.length()), StandardCharsets.US_ASCII))
                    .as("the scripts have run")
                    .isEqualTo(all);
            process.destroyForcibly().waitFor();
        }
    }

    /** Runs the script of a version on each workspace, within the transaction of the one before, and waits to be killed before any is committed. */
    static final class Interrupted {
        private Interrupted() {}

        public static void main(String[] arguments) {
            run(List.of(arguments));
        }

        private static void run(List<String> workspacesAndVersions) {
            if (workspacesAndVersions.isEmpty()) {
                waitToBeKilled();
                return;
            }
            int version = Integer.parseInt(workspacesAndVersions.get(1));
            try (Workspace workspace = Workspace.open(Path.of(workspacesAndVersions.getFirst()), "killed")) {
                Migrations.read(Schema.class, "migrations")
                        .run(workspace.lake(), version - 1, version, (n, session) -> {
                            System.out.print('!');
                            System.out.flush();
                            run(workspacesAndVersions.subList(2, workspacesAndVersions.size()));
                        });
            }
        }

        private static void waitToBeKilled() {
            try {
                if (System.in.read() >= 0) {
                    throw new IllegalStateException("nobody writes to this process");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static int version(Path kept) {
        return Integer.parseInt(kept.getFileName().toString().replace(".zip", ""));
    }

    /** What a workspace holds, seen in one opening. {@code columns} are those of the plain views, with the view's name. */
    private record Look(
            Map<String, @Nullable Object> counts,
            Map<String, @Nullable Object> additions,
            Set<String> columns,
            List<Thing> shape) {}

    private Look look() {
        return look(workspace());
    }

    private static Look look(Path directory) {
        try (Workspace workspace = Workspace.open(directory, "look")) {
            Lake lake = workspace.lake();
            return new Look(
                    lake.maps(COUNTS).getFirst(),
                    lake.maps(ADDITIONS).getFirst(),
                    columnsOfViews(lake),
                    lake.query(Thing.class, SHAPE));
        }
    }

    private static Set<String> columnsOfViews(Lake lake) {
        return lake
                .query(
                        Named.class,
                        "select c.table_name || '.' || c.column_name as name from duckdb_columns() c join duckdb_views() v"
                                + " on v.view_name = c.table_name and v.schema_name = c.schema_name where not v.internal")
                .stream()
                .map(Named::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private record Named(String name) {}

    @ParameterizedTest
    @MethodSource("earliestAndLatest")
    void more_is_loaded_judged_assessed_and_backed_up(Path kept) throws IOException {
        unzip(kept, workspace());
        long declarations = (Long) Objects.requireNonNull(counts().get("declarations"));
        Path more = directory.resolve("more.csv");
        Files.writeString(more, """
            declaration_id,accepted_at,type_code,office_code,sequence,hs_code,description,origin_country,net_mass_kg,item_amount,currency
            N1,2025-01-02T10:00:00,IM4,QZ10,1,090121,Roasted coffee beans,BR,100,900,USD
            """);
        assertThat(run("load", more.toString())).contains("read 1 = accepted 1");
        run("quality");
        assertThat(run("assess", "--from", "2024-12-15", "--to", "2025-02-01")).contains("(run 2)");
        assertThat(run("backup", directory.resolve("copy").toString())).isNotBlank();
        assertThat(run("verify")).contains("All fits");
        assertThat((Long) counts().get("declarations")).isEqualTo(declarations + 1);
    }

    private Path workspace() {
        return directory.resolve("workspace");
    }

    private String run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] all = Stream.concat(
                        Stream.of(arguments),
                        Stream.of("--workspace", workspace().toString()))
                .toArray(String[]::new);
        try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            int code = Commands.run(all, print, print);
            String said = out.toString(StandardCharsets.UTF_8);
            assertThat(code).as(said).isZero();
            return said;
        }
    }

    private Map<String, @Nullable Object> counts() {
        return said(COUNTS);
    }

    private Map<String, @Nullable Object> said(String sql) {
        try (Workspace workspace = Workspace.open(workspace(), "count")) {
            return workspace.lake().maps(sql).getFirst();
        }
    }

    private static List<Thing> makeNew() {
        try (Lake lake = Lake.inMemory()) {
            Schema.create(lake);
            return lake.query(Thing.class, SHAPE);
        }
    }

    private record Thing(String name, String made) {}

    private static void unzip(Path kept, Path workspace) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(kept))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path to = workspace.resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? to : to.resolveSibling("."));
                if (!entry.isDirectory()) {
                    Files.copy(zip, to);
                }
            }
        }
    }
}
