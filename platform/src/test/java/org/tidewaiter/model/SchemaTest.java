package org.tidewaiter.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tidewaiter.engine.Lake;
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
        Schema.create(lake);
        execute("insert into assessed values (1, 0, 1, 0.9, null, 9, 'red', 'model', 1, '[]')");
        execute("insert into store.declaration select declaration_key, 'A', 1, null, 1, 1, '2024-03-05 10:00:00', 0,"
                + " 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null, null from range(1) t(declaration_key)");
        execute("drop table assessed_count");
        execute("comment on table store.code is null");
        Schema.create(lake);
        assertThat(count("select declarations from assessed_count where accepted_on = '2024-03-05' and lane = 'red'"))
                .isEqualTo(1);
    }

    private void changeMemory(String part) {
        record Comment(String comment) {}
        String old = lake.first(
                        Comment.class,
                        "select comment from duckdb_tables() where schema_name = 'store' and table_name = 'code'")
                .orElseThrow()
                .comment();
        execute("comment on table store.code is '" + old.replaceFirst(part + " [0-9a-f]+", part + " 0000") + "'");
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
