package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tidewaiter.intake.LoadLog;

class PageOfLoadsTest {
    @Test
    void without_a_load_there_is_one_page_whatever_was_asked_for() {
        PageOfLoads none = new PageOfLoads(List.of(), 7);
        assertThat(none.shown()).isEmpty();
        assertThat(none.page()).isEqualTo(1);
        assertThat(none.pages()).isEqualTo(1);
    }

    @Test
    void every_load_is_on_one_page_and_the_page_past_the_last_is_the_last() {
        List<LoadLog.Load> all =
                IntStream.rangeClosed(1, 60).mapToObj(PageOfLoadsTest::load).toList();
        assertThat(new PageOfLoads(all, null).shown()).isEqualTo(all.subList(0, 25));
        assertThat(new PageOfLoads(all, 2).shown()).isEqualTo(all.subList(25, 50));
        assertThat(new PageOfLoads(all, 3).shown()).isEqualTo(all.subList(50, 60));
        assertThat(new PageOfLoads(all, 99).page()).isEqualTo(3);
    }

    private static LoadLog.Load load(int id) {
        LocalDateTime at = LocalDateTime.of(2024, 1, 1, 8, 0);
        return new LoadLog.Load(id, id + ".csv", "", 0, "tidewaiter", at, at, 0, 0, 0, 0, null);
    }
}
