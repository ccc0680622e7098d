package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.model.Schema;

/**
 * A small workspace of every version that left the house, kept in {@code workspaces/} beside the script {@code keep} that makes them:
 * declarations, events, parties, messages, what they were rejected for, controls and a corrected one, defects, a model, a decision run.
 */
@Tag("slow")
class WorkspacesOfEarlierVersionsTest {
    private static final String SHAPE = """
        select schema_name || '.' || table_name as name,
            case when schema_name = 'store' and table_name in ('declaration', 'goods_item')
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

    @TempDir
    Path directory;

    static List<Path> kept() throws IOException {
        Path folder = Path.of("src/test/resources/org/tidewaiter/cli/workspaces");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".zip")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void a_kept_workspace_opens_with_all_it_had_and_goes_on(Path kept) throws IOException {
        unzip(kept);
        Map<String, @Nullable Object> before = counts();
        Map<String, @Nullable Object> additions = said(ADDITIONS);
        assertThat(run("status")).contains("declarations              396");
        assertThat(counts())
                .isEqualTo(before)
                .containsEntry("declarations", 396L)
                .containsEntry("controls", 251L);
        assertThat(run("verify")).contains("All fits: 14 entries");
        assertThat(said(COLUMNS)).isEqualTo(additions).containsEntry("importers", 300L);
        assertThat(said(ADDITIONS)).containsEntry("importers", 0L).containsEntry("duties", 0L);
        assertThat(shape()).isEqualTo(shapeOfNew());
    }

    @ParameterizedTest
    @MethodSource("kept")
    void more_is_loaded_judged_assessed_and_backed_up(Path kept) throws IOException {
        unzip(kept);
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
        assertThat(counts()).containsEntry("declarations", 397L);
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

    private List<Thing> shape() {
        try (Workspace workspace = Workspace.open(workspace(), "look")) {
            return workspace.lake().query(Thing.class, SHAPE);
        }
    }

    private static List<Thing> shapeOfNew() {
        try (Lake lake = Lake.inMemory()) {
            Schema.create(lake);
            return lake.query(Thing.class, SHAPE);
        }
    }

    private record Thing(String name, String made) {}

    private void unzip(Path kept) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(kept))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path to = workspace().resolve(entry.getName());
                Files.createDirectories(entry.isDirectory() ? to : to.resolveSibling("."));
                if (!entry.isDirectory()) {
                    Files.copy(zip, to);
                }
            }
        }
    }
}
