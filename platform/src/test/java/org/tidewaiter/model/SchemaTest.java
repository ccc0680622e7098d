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
        changeMemory("tables");
        assertThatThrownBy(() -> Schema.create(lake))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("another version of Tidewaiter")
                .hasMessageContaining("new workspace");
        assertThat(count("select count(*) from store.code")).isEqualTo(2);
    }

    @Test
    void a_workspace_from_before_it_was_remembered_is_of_another_version() {
        Schema.create(lake);
        execute("comment on table store.code is null");
        assertThatThrownBy(() -> Schema.create(lake)).hasMessageContaining("another version of Tidewaiter");
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
