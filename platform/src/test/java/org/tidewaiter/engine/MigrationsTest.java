package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts in the test's folder {@code migrations}: 1 makes a table of goods, 2 gives it a column of masses, 3 a table of their sum. */
class MigrationsTest {
    private static final Migrations MIGRATIONS = Migrations.read(MigrationsTest.class, "migrations");

    @TempDir
    Path directory;

    @Test
    void scripts_run_in_order_and_each_is_told_when_it_is_done() {
        List<Integer> reached = new ArrayList<>();
        try (Lake lake = Lake.inMemory()) {
            MIGRATIONS.run(lake, 0, MIGRATIONS.latest(), (version, session) -> reached.add(version));
            assertThat(reached).containsExactly(1, 2, 3);
            assertThat(lake.number("select mass_kg from total")).isEqualTo(30);
        }
    }

    @Test
    void what_is_done_already_is_not_done_again() {
        try (Lake lake = Lake.inMemory()) {
            MIGRATIONS.run(lake, 0, 2, (version, session) -> {});
            MIGRATIONS.run(lake, 2, 3, (version, session) -> {});
            assertThat(lake.number("select count(*) from goods")).isEqualTo(3);
            assertThat(lake.number("select count(*) from total")).isEqualTo(1);
        }
    }

    @Test
    void an_error_in_the_middle_leaves_the_version_before_it() {
        try (Lake lake = Lake.inMemory()) {
            MIGRATIONS.run(lake, 0, 1, (version, session) -> {});
            lake.transaction(session -> session.execute("create table total (other varchar)"));
            assertThatThrownBy(() -> MIGRATIONS.run(lake, 1, 3, (version, session) -> {}))
                    .isInstanceOf(TidewaiterException.class)
                    .hasMessageContaining("cannot be brought to version 3")
                    .hasMessageContaining("not touched");
            assertThat(lake.number("select count(mass_kg) from goods")).isEqualTo(3);
            assertThat(lake.number("select count(*) from duckdb_tables() where table_name = 'surplus'"))
                    .isZero();
        }
    }

    /** Another process that is killed after its script ran and before it was committed; the database is opened anew from its file. */
    @Test
    void a_process_killed_in_the_middle_leaves_the_database_as_it_was() throws Exception {
        Path file = directory.resolve("goods.duckdb");
        try (Lake lake = Lake.open(file, directory, "200MB")) {
            MIGRATIONS.run(lake, 0, 1, (version, session) -> {});
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
            assertThat(out.read()).as("the script has run").isEqualTo('2');
            process.destroyForcibly().waitFor();
        }
        try (Lake lake = Lake.open(file, directory, "200MB")) {
            assertThat(lake.number("select count(*) from goods")).isEqualTo(3);
            assertThat(lake.number("select count(*) from duckdb_columns() where table_name = 'goods'"))
                    .isEqualTo(1);
            MIGRATIONS.run(lake, 1, 3, (version, session) -> {});
            assertThat(lake.number("select mass_kg from total")).isEqualTo(30);
        }
    }

    /** Runs script 2, says so, and waits to be killed before it is committed. */
    static final class Interrupted {
        private Interrupted() {}

        public static void main(String[] arguments) {
            Path file = Path.of(arguments[0]);
            try (Lake lake = Lake.open(file, file.resolveSibling("spill"), "200MB")) {
                MIGRATIONS.run(lake, 1, 2, (version, session) -> {
                    System.out.print(version);
                    System.out.flush();
                    waitToBeKilled();
                });
            }
        }

        private static void waitToBeKilled() {
            try {
                if (System.in.read() >= 0) {
                    throw new IllegalStateException("nobody writes to this process");
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
