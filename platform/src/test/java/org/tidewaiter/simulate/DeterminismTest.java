package org.tidewaiter.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.engine.TidewaiterException;

@Tag("simulation")
class DeterminismTest {
    @TempDir
    static Path directory;

    private static Map<String, String> run(String name, long seed, int threads, boolean parquet) {
        Path out = directory.resolve(name);
        Simulation.run(
                new SimulationPlan(
                        1_500,
                        Simulated.FROM,
                        Simulated.TO,
                        seed,
                        out,
                        true,
                        0.01,
                        1,
                        0,
                        1,
                        false,
                        parquet,
                        false,
                        threads),
                done -> {});
        return Simulated.bytes(out);
    }

    @Test
    void the_same_seed_gives_the_same_bytes_for_any_number_of_threads() {
        Map<String, String> one = run("one", 5, 1, true);
        assertThat(one).containsKeys("data/declarations.csv.gz", "data/declarations.parquet", "truth/fraud.csv.gz");
        assertThat(run("three", 5, 3, true)).isEqualTo(one);
    }

    @Test
    void another_seed_gives_other_bytes_in_every_file_that_is_drawn() {
        Map<String, String> one = run("seed5", 5, 2, false);
        Map<String, String> other = run("seed6", 6, 2, false);
        for (String file :
                new String[] {"data/declarations.csv.gz", "data/events.csv.gz", "truth/fraud.csv.gz", "data/parties.csv"
                }) {
            assertThat(other.get(file)).as(file).isNotEqualTo(one.get(file));
        }
        assertThat(other.get("data/watch_list.csv")).isEqualTo(one.get("data/watch_list.csv")); // not drawn: a list
    }

    @Test
    void a_plan_that_cannot_be_carried_out_is_refused_with_a_sentence_that_says_what_would_do() {
        Path out = directory.resolve("none");
        assertThatThrownBy(() -> SimulationPlan.of(10, Simulated.FROM, Simulated.TO, 1, out))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("give from 100");
        assertThatThrownBy(() -> SimulationPlan.of(1_000, Simulated.TO, Simulated.FROM, 1, out))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("later day");
        assertThatThrownBy(() -> SimulationPlan.of(1_000, LocalDate.of(2000, 1, 1), Simulated.TO, 1, out))
                .isInstanceOf(TidewaiterException.class);
        assertThatThrownBy(() -> new SimulationPlan(
                        1_000, Simulated.FROM, Simulated.TO, 1, out, true, 0.9, 1, 0, 1, false, false, false, 1))
                .isInstanceOf(TidewaiterException.class)
                .hasMessageContaining("0 to 0.5");
    }
}
