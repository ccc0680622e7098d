package org.tidewaiter.datamodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.SqlFile;
import org.tidewaiter.engine.TidewaiterException;

class SchemaTest {
    private final Lake lake = Lake.inMemory();

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void making_it_twice_changes_nothing() {
        Schema.create(lake);
        execute("insert into store.code values (1, 'FR')");
        Schema.create(lake);
        assertThat(count("select count(*) from store.code")).isEqualTo(2);
    }

    @Test
    void views_of_another_version_are_made_anew() {
        Schema.create(lake);
        execute("drop view party");
        changeMemory("views");
        Schema.create(lake);
        assertThat(count("select count(*) from party")).isZero();
    }

    @Test
    void tables_of_another_version_are_refused_and_not_touched() {
        Schema.create(lake);
        execute("insert into store.code values (1, 'FR')");
        execute("alter table store.party add column colour varchar");
        execute("drop table quarantine");
        changeMemory("tables");
        assertThatThrownBy(() -> Schema.create(lake))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("another version of Tidewaiter")
                .hasMessageContaining("new workspace");
        assertThat(count("select count(*) from store.code")).isEqualTo(2);
        assertThat(count("select count(*) from duckdb_tables() where table_name = 'quarantine'"))
                .isZero();
    }

    @Test
    void a_table_that_a_former_version_did_not_have_is_added_and_filled() {
        lake.transaction(session -> {
            session.script(SqlFile.read(Schema.class, "migrations/0001.sql"));
            return 1;
        });
        execute("insert into assessed values (1, 0, 1, 0.9, null, 9, 'red', 'model', 1, '[]')");
        execute("insert into store.declaration select declaration_key, 'A', 1, null, 1, 1, '2024-03-05 10:00:00', 0,"
                + " 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null, null from range(1) t(declaration_key)");
        execute("drop table assessed_count");
        Schema.create(lake);
        assertThat(count("select declarations from assessed_count where accepted_on = '2024-03-05' and lane = 'red'"))
                .isEqualTo(1);
    }

    /**
     * The tables as the statements that make them (columns, types, defaults, constraints, compression), types with their words, views. Columns of
     * fields may have come at different times ({@link FieldTables}): those of the two tables that have some are compared without their order.
     */
    private static final String ALL_THERE = """
        select schema_name || '.' || table_name as name,
            case when schema_name = 'store' and table_name in ('declaration', 'goods_item', 'control', 'former_control')
                then list_sort(string_split(replace(sql, ');', ''), ', '))::varchar else sql end as made
        from duckdb_tables() where not internal
        union all
        select schema_name || '.' || view_name, sql from duckdb_views() where not internal
        union all
        select schema_name || '.' || type_name, logical_type || ' ' || coalesce(array_to_string(labels, ' '), '')
        from duckdb_types() where not internal
        order by all\
        """;

    record Thing(String name, String made) {}

    @Test
    void migrations_lead_to_the_same_tables_as_schema_sql_makes() {
        Schema.create(lake);
        try (Lake migrated = Lake.inMemory()) {
            migrated.transaction(session -> {
                session.execute("create schema store");
                return session.execute("create table store.code (code_key integer not null, code varchar not null)");
            });
            assertThat(Schema.create(migrated))
                    .as("an empty database of no version")
                    .hasValue(0);
            assertThat(migrated.query(Thing.class, ALL_THERE)).isEqualTo(lake.query(Thing.class, ALL_THERE));
        }
    }

    @Test
    void a_new_database_is_of_the_last_version_and_stays_it() {
        assertThat(Schema.create(lake)).isEmpty();
        assertThat(memory()).contains("version " + Schema.version() + ",");
        assertThat(Schema.create(lake)).isEmpty();
    }

    @Test
    void a_database_of_a_later_version_is_refused_and_not_touched() {
        Schema.create(lake);
        remember("version " + (Schema.version() + 1) + ", tables 00, views 00");
        execute("drop view party");
        assertThatThrownBy(() -> Schema.create(lake))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("a later version of Tidewaiter")
                .hasMessageContaining("version " + (Schema.version() + 1));
        assertThat(count("select count(*) from duckdb_views() where view_name = 'party'"))
                .isZero();
    }

    @Test
    void a_database_whose_tables_are_not_those_of_its_version_is_not_migrated() {
        Schema.create(lake);
        remember("version 0");
        execute("alter table store.party add column colour varchar");
        execute("drop table quarantine");
        assertThatThrownBy(() -> Schema.create(lake)).hasMessageContaining("another version of Tidewaiter");
        assertThat(memory()).isEqualTo("version 0");
        assertThat(count("select count(*) from duckdb_tables() where table_name = 'quarantine'"))
                .isZero();
    }

    @Test
    void views_that_were_not_made_before_the_process_was_killed_are_made_when_it_comes_back() {
        Schema.create(lake);
        remember("version " + Schema.version());
        execute("drop view party");
        assertThat(Schema.create(lake)).isEmpty();
        assertThat(count("select count(*) from party")).isZero();
    }

    @Test
    void tables_kept_for_reference_get_the_columns_that_another_version_did_not_have() {
        Schema.create(lake);
        execute("insert into reference.tariff_line (load_id, line_number, hs_code) values (1, 2, '010121')");
        execute("drop view tariff_line");
        execute("alter table reference.tariff_line drop column excise_percent");
        execute("drop view warehouse");
        execute("drop table reference.warehouse");
        changeMemory("tables");
        Schema.create(lake);
        assertThat(count("select count(*) from tariff_line where hs_code = '010121' and excise_percent is null"))
                .isEqualTo(1);
        assertThat(count("select count(*) from warehouse")).isZero();
    }

    @Test
    void a_field_that_another_version_did_not_have_becomes_a_column_and_rows_stay() {
        withoutTwoFields();
        execute("alter table store.control drop column report_number");
        execute("alter table store.former_control drop column report_number");
        Schema.create(lake);
        assertThat(count("select count(v.report_number) from control join control_version v using (report_number)"))
                .isZero();
        assertThat(count("select count(*) from store.goods_item where sequence = 7 and brand is null"))
                .isEqualTo(1);
        assertThat(count("select count(brand) + count(ucr) from goods_item join declaration using (declaration_key)"))
                .isZero();
    }

    @Test
    void a_database_whose_tables_are_others_gets_no_column_of_a_field() {
        withoutTwoFields();
        execute("drop table quarantine");
        assertThatThrownBy(() -> Schema.create(lake)).hasMessageContaining("another version of Tidewaiter");
        assertThat(count(FIELDS_THERE)).isZero();
    }

    /**
     * Another process that is killed after it added the columns of fields and before that was committed; the database is opened anew from its file.
     */
    @Test
    void a_process_killed_while_it_adds_columns_of_fields_leaves_the_database_as_it_was(@TempDir Path directory)
            throws Exception {
        Path file = directory.resolve("tables.duckdb");
        try (Lake kept = Lake.open(file, directory, "200MB")) {
            Schema.create(kept);
            WITHOUT_TWO_FIELDS.forEach(sql -> kept.transaction(session -> session.execute(sql)));
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Interrupted.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream out = process.getInputStream()) {
            assertThat(out.read()).as("the columns are there").isEqualTo('+');
            process.destroyForcibly().waitFor();
        }
        try (Lake kept = Lake.open(file, directory, "200MB")) {
            assertThat(kept.number(FIELDS_THERE)).isZero();
            Schema.create(kept);
            assertThat(kept.number(FIELDS_THERE)).isEqualTo(2);
        }
    }

    /** Adds the columns of fields, says so, and waits to be killed before it is committed. */
    static final class Interrupted {
        private Interrupted() {}

        public static void main(String[] arguments) {
            Path file = Path.of(arguments[0]);
            try (Lake lake = Lake.open(file, file.resolveSibling("spill"), "200MB")) {
                lake.transaction(session -> {
                    FieldTables.additions().forEach(session::execute);
                    System.out.print(session.number(FIELDS_THERE) == 2 ? '+' : '-');
                    System.out.flush();
                    return untilKilled();
                });
            }
        }

        private static int untilKilled() {
            try {
                return System.in.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final String FIELDS_THERE =
            "select count(*) from duckdb_columns() where schema_name = 'store' and column_name in ('brand', 'ucr')"
                    + " and table_name in ('goods_item', 'declaration')";

    private static final List<String> WITHOUT_TWO_FIELDS = List.of(
            "alter table store.goods_item drop column brand",
            "alter table store.declaration drop column ucr",
            "comment on type store.made_by is 'version " + Schema.version() + ", tables 00, views 00'");

    private void withoutTwoFields() {
        Schema.create(lake);
        execute("insert into store.goods_item (declaration_key, sequence, hs_key, origin_key, origin_type_key,"
                + " preference_key, procedure_key, previous_procedure_key, end_use_key, payment_method_key,"
                + " valuation_method_key, unit_key) values (1, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)");
        WITHOUT_TWO_FIELDS.forEach(this::execute);
    }

    private String memory() {
        record Comment(String comment) {}
        return lake.first(
                        Comment.class,
                        "select comment from duckdb_types() where schema_name = 'store' and type_name = 'made_by'")
                .orElseThrow()
                .comment();
    }

    private void remember(String comment) {
        execute("comment on type store.made_by is '" + comment + "'");
    }

    private void changeMemory(String part) {
        remember(memory().replaceFirst(part + " [0-9a-f]+", part + " 0000"));
    }

    private long count(String sql) {
        try (var session = lake.session()) {
            return session.number(sql);
        }
    }

    private void execute(String sql) {
        lake.transaction(session -> {
            session.execute(sql);
            return null;
        });
    }
}
