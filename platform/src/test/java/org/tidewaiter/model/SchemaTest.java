package org.tidewaiter.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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

    /** The tables as the statements that make them (columns, types, defaults, constraints, compression), types with their words, views. */
    private static final String ALL_THERE = """
        select schema_name || '.' || table_name as name, sql as made from duckdb_tables() where not internal
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

    private String memory() {
        record Comment(String comment) {}
        return lake.first(
                        Comment.class,
                        "select comment from duckdb_tables() where schema_name = 'store' and table_name = 'code'")
                .orElseThrow()
                .comment();
    }

    private void remember(String comment) {
        execute("comment on table store.code is '" + comment + "'");
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
