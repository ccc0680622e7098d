package org.tidewaiter.analysis.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Erlang's formulas, against tabled figures. */
class QueueTest {
    @ParameterizedTest
    @CsvSource({
        "1, .5, .333333, .500000, 1",
        "2, 1, .200000, .333333, .333333",
        "2, 1.6, .329897, .711111, 1.777778",
        "3, 2, .210526, .444444, .444444",
        "5, 4, .199067, .554113, .554113",
        "6, 5, .191847, .587516, .587516",
        "10, 8, .121661, .409180, .204590",
        "14, 10, .056819, .174132, .043533",
        "20, 18, .109213, .550769, .275385"
    })
    void chances_and_waits_are_those_of_the_tables(int officers, double load, double b, double c, double wait) {
        Queue queue = new Queue(officers, load);
        assertThat(queue.blocked()).isCloseTo(b, within(1e-6));
        assertThat(queue.waits()).isCloseTo(c, within(1e-6));
        assertThat(queue.meanWait()).isCloseTo(wait, within(1e-6));
    }

    /** Calls an hour, seconds a call, people, chance to wait, mean seconds of waiting. */
    @ParameterizedTest
    @CsvSource({"100, 180, 8, .167267, 10.036", "20, 900, 7, .324150, 145.867"})
    void waits_are_those_of_tables_of_calls(double calls, double seconds, int people, double waits, double wait) {
        Queue queue = new Queue(people, calls * seconds / 3600);
        assertThat(queue.waits()).isCloseTo(waits, within(1e-6));
        assertThat(queue.meanWait() * seconds).isCloseTo(wait, within(1e-3));
    }

    @Test
    void many_people_wait_as_the_table_of_calls_says() {
        assertThat(new Queue(28, 360 * 240 / 3600.0).waits()).isCloseTo(.333139, within(1e-6));
    }

    /** One server, load .8, squared variation of work 2: 4.8 wait; five, load 4, arrivals 1.5 and work 2: .969697. */
    @Test
    void bursts_and_uneven_work_make_queues_longer() {
        assertThat(0.8 * new Queue(1, 0.8).meanWait(1, 2)).isCloseTo(4.8, within(1e-9));
        assertThat(new Queue(5, 4).meanWait(1.5, 2)).isCloseTo(.554113 * 1.75, within(1e-6));
    }

    @Test
    void more_work_than_officers_is_a_queue_without_limit() {
        Queue queue = new Queue(3, 3);
        assertThat(queue.holds()).isFalse();
        assertThat(queue.waits()).isEqualTo(1);
        assertThat(queue.meanWait(1, 1)).isInfinite();
    }

    @Test
    void the_least_number_of_officers_is_enough_and_one_fewer_is_not() {
        int officers = Queue.officersFor(8, 0.21, 1, 1);
        assertThat(officers).isEqualTo(10);
        assertThat(new Queue(officers, 8).meanWait(1, 1)).isLessThanOrEqualTo(0.21);
        assertThat(new Queue(officers - 1, 8).meanWait(1, 1)).isGreaterThan(0.21);
    }
}
