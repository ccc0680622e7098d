package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final String COUNT = "select count(*) from t";

    @Test
    void all_sessions_see_what_stood_when_they_were_opened() {
        try (Lake lake = Lake.inMemory()) {
            lake.transaction(s -> s.execute("create table t as select 1 i"));
            try (Snapshot snapshot = lake.snapshot(3, COUNT)) {
                lake.transaction(s -> s.execute("insert into t values (2)"));
                for (int s = 0; s < 3; s++) {
                    assertThat(snapshot.session(s).number(COUNT)).isEqualTo(1);
                }
            }
            assertThat(lake.number(COUNT)).isEqualTo(2);
        }
    }

    @Test
    void a_change_between_two_of_them_opens_all_anew() {
        try (Lake lake = Lake.inMemory()) {
            lake.transaction(s -> s.execute("create sequence asked"));
            // Answers 0 and then 1, as if a transaction had been committed in between; from the third time on always 0.
            String changedOnce = "select case when nextval('asked') = 2 then 1 else 0 end";
            lake.snapshot(2, changedOnce).close();
            assertThat(lake.number("select nextval('asked')")).isEqualTo(5);
        }
    }

    @Test
    void a_workspace_that_changes_all_the_time_is_busy_and_not_waited_for_without_end() {
        try (Lake lake = Lake.inMemory()) {
            lake.transaction(s -> s.execute("create sequence asked"));
            assertThatThrownBy(() -> lake.snapshot(2, "select nextval('asked')"))
                    .isInstanceOf(TidewaiterException.class)
                    .hasMessageContaining("changed each of the 100 times")
                    .extracting(e -> ((TidewaiterException) e).kind())
                    .isEqualTo(TidewaiterException.Kind.BUSY);
            assertThat(lake.number("select nextval('asked')")).isEqualTo(201);
        }
    }
}
