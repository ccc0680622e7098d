package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database that stops at an error of its own is not called damaged, and is opened anew once nothing of it is open; the error is one that DuckDB
 * raises when it is told to.
 */
class DatabaseStopTest {
    @TempDir
    Path directory;

    @Test
    void it_is_told_as_such_and_opened_anew_when_all_that_was_under_way_has_ended() {
        try (Lake lake = Lake.open(directory.resolve("d.duckdb"), directory, "200MB")) {
            lake.transaction(s -> s.execute("create table kept as select i from range(3) t (i)"));
            try (Session underWay = lake.session()) {
                underWay.execute("set global debug_checkpoint_abort = 'before_header'");
                assertThatThrownBy(() -> underWay.execute("checkpoint"))
                        .hasMessageContaining("stopped at an error of its own")
                        .hasMessageNotContaining("damaged");
                assertThatThrownBy(() -> underWay.number("select count(*) from kept"))
                        .hasMessageContaining("stopped at an error of its own")
                        .hasMessageNotContaining("backup");
                assertThatThrownBy(() -> lake.number("select count(*) from kept"))
                        .hasMessageContaining("is opened anew when all that was under way has ended");
            }
            assertThat(lake.number("select count(*) from kept")).isEqualTo(3);
            lake.transaction(s -> s.execute("insert into kept values (4)"));
            assertThat(lake.number("select count(*) from kept")).isEqualTo(4);
        }
    }
}
