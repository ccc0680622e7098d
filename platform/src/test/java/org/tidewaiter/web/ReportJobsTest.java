package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;

/** Reports under way. */
class ReportJobsTest {
    /** A query that runs for minutes where nobody stops it. */
    private static final String ENDLESS =
            "select count(*) from range(20000000) a, range(1000000) b where a.range * b.range % 7 = 3";

    @Test
    void a_report_that_is_stopped_ends_and_can_be_asked_for_again() {
        try (Lake lake = Lake.inMemory()) {
            ReportJobs jobs = new ReportJobs(lake);
            assertThat(jobs.ask(Long.class, "slow", 50, () -> lake.number(ENDLESS))
                            .result())
                    .isNull();
            jobs.stop("slow");
            assertThat(askedAgain(jobs)).isEqualTo(1L);
        }
    }

    @Test
    void who_waits_too_long_is_told_so_and_finds_the_work_done_later() {
        try (Lake lake = Lake.inMemory()) {
            ReportJobs jobs = new ReportJobs(lake, 200);
            CountDownLatch go = new CountDownLatch(1);
            AtomicInteger worked = new AtomicInteger();
            Supplier<Integer> work = () -> {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return worked.incrementAndGet();
            };
            long began = System.nanoTime();
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> jobs.await(() -> false, Integer.class, "long", work))
                        .isInstanceOfSatisfying(
                                TidewaiterException.class,
                                e -> assertThat(e.kind()).isEqualTo(TidewaiterException.Kind.BUSY))
                        .hasMessageContaining("still being worked out");
            }
            assertThat(System.nanoTime() - began).isBetween(400_000_000L, 20_000_000_000L);
            go.countDown();
            Integer found = null;
            for (int i = 0; i < 100 && found == null; i++) {
                found = jobs.ask(Integer.class, "long", 200, work).result();
            }
            assertThat(found).isEqualTo(1);
        }
    }

    /** Who still waits for the stopped work is told so; who asks after that has it done anew. */
    private static @Nullable Long askedAgain(ReportJobs jobs) {
        for (int i = 0; i < 60; i++) {
            try {
                return jobs.ask(Long.class, "slow", 60_000, () -> 1L).result();
            } catch (TidewaiterException e) {
                assertThat(e.kind()).isEqualTo(TidewaiterException.Kind.BUSY);
            }
        }
        return null;
    }

    @Test
    void a_known_report_is_not_worked_out_again_until_the_data_change() {
        try (Lake lake = Lake.inMemory()) {
            ReportJobs jobs = new ReportJobs(lake);
            int[] worked = {0};
            for (int i = 0; i < 3; i++) {
                assertThat(jobs.ask(Integer.class, "q", 10_000, () -> ++worked[0])
                                .result())
                        .isEqualTo(1);
            }
            lake.transaction(session -> session.execute("create table changed (n integer)"));
            assertThat(jobs.ask(Integer.class, "q", 10_000, () -> ++worked[0]).result())
                    .isEqualTo(2);
        }
    }
}
