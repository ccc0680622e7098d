package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VectorsTest {
    private static final long MISSING = Long.MIN_VALUE;

    private record Row(
            int i,
            @Nullable Long l,
            @Nullable BigDecimal d,
            @Nullable LocalDateTime t) {}

    @Test
    void the_driver_keeps_its_vectors_where_whole_columns_can_be_copied() {
        assertThat(Vectors.whole()).isTrue();
    }

    @Test
    void whole_columns_arrive_as_they_were_written_with_what_is_missing() {
        int rows = 5_003; // three chunks, the last one not a multiple of 64
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            long written =
                    RowFeed.run(session, "numbers", new Numbers(rows), "create table n as select * from numbers()");
            assertThat(written).isEqualTo(rows);
            List<Row> read = session.query(Row.class, "select i, l, d, t from n order by i");
            for (int r = 0; r < rows; r++) {
                assertThat(read.get(r)).isEqualTo(expected(r));
            }
        }
    }

    @Test
    void decimals_and_whole_numbers_are_read_by_the_column_with_what_is_missing() {
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            long[] units = new long[RowFeed.CHUNK];
            long[] small = new long[RowFeed.CHUNK];
            long[] longs = new long[RowFeed.CHUNK];
            int[] at = {0};
            session.chunks(
                    "select case when range % 7 <> 3 then (range - 2000)::decimal(18, 3) / 8 end::decimal(18, 3),"
                            + " case when range % 5 <> 1 then range % 90 - 45 end::decimal(4, 1), range * 3 from range(5003)",
                    chunk -> {
                        chunk.units(0, units, MISSING);
                        chunk.units(1, small, MISSING);
                        chunk.longs(2, longs);
                        for (int r = 0; r < chunk.rows(); r++) {
                            long n = (long) at[0] + r;
                            assertThat(units[r]).isEqualTo(n % 7 != 3 ? (n - 2_000) * 125 : MISSING);
                            assertThat(small[r]).isEqualTo(n % 5 != 1 ? (n % 90 - 45) * 10 : MISSING);
                            assertThat(longs[r]).isEqualTo(n * 3);
                        }
                        at[0] += chunk.rows();
                    });
            assertThat(at[0]).isEqualTo(5_003);
        }
    }

    @Test
    void a_column_without_values_reads_as_not_a_number() {
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            double[] doubles = new double[3_000];
            int[] ints = new int[3_000];
            int[] at = {0};
            session.chunks(
                    "select case when range % 3 = 1 then range / 2 end::double, range::integer from range(3000)",
                    chunk -> {
                        chunk.doubles(0, doubles, at[0]);
                        chunk.ints(1, ints, at[0]);
                        at[0] += chunk.rows();
                    });
            for (int r = 0; r < 3_000; r++) {
                assertThat(ints[r]).isEqualTo(r);
                assertThat(doubles[r]).isEqualTo(Double.valueOf(r % 3 == 1 ? r / 2.0 : Double.NaN));
            }
        }
    }

    @Test
    void a_column_of_another_type_is_refused() {
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            assertThatThrownBy(() -> session.chunks("select 1.5::double", chunk -> chunk.ints(0, new int[1], 0)))
                    .hasMessageContaining("INTEGER");
        }
    }

    @Test
    void values_are_read_one_by_one_and_a_text_that_is_not_given_is_none() {
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            List<String> seen = new ArrayList<>();
            session.chunks(
                    "select 7::integer, 1::bigint << 40, 'text' union all select 8, 2, null order by 1", chunk -> {
                        for (int r = 0; r < chunk.rows(); r++) {
                            seen.add(chunk.intAt(0, r) + " " + chunk.longAt(1, r) + " " + chunk.textAt(2, r));
                        }
                    });
            assertThat(seen).containsExactly("7 1099511627776 text", "8 2 null");
        }
    }

    @Test
    void a_column_that_a_feed_does_not_have_is_refused_by_its_name() {
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            assertThatThrownBy(() -> RowFeed.run(session, "fed", new Named("mass"), "select * from fed()"))
                    .hasMessageContaining("money")
                    .hasMessageContaining("mass");
            assertThatThrownBy(() -> RowFeed.run(session, "fed", new Named("money", "money"), "select * from fed()"))
                    .isInstanceOf(TidewaiterException.class);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // made once and read here
    private record Named(String... names) implements RowFeed.RowSource {
        @Override
        public List<RowFeed.FeedColumn> columns() {
            return Stream.of(names)
                    .map(n -> new RowFeed.FeedColumn(n, long.class))
                    .toList();
        }

        @Override
        public int next(ColumnWriter out) {
            out.longAt("money", 0, 1);
            return 1;
        }
    }

    private static Row expected(int r) {
        return r % 7 == 0
                ? new Row(r, null, null, null)
                : new Row(
                        r,
                        10L * r,
                        BigDecimal.valueOf(r, 3),
                        LocalDateTime.of(2020, 1, 1, 0, 0).plusNanos(1_000L * r));
    }

    private static final class Numbers implements RowFeed.RowSource {
        private final int rows;
        private int next;

        Numbers(int rows) {
            this.rows = rows;
        }

        @Override
        public List<RowFeed.FeedColumn> columns() {
            return List.of(
                    new RowFeed.FeedColumn("i", int.class),
                    new RowFeed.FeedColumn("l", long.class),
                    new RowFeed.FeedColumn("d", BigDecimal.class, 3),
                    new RowFeed.FeedColumn("t", LocalDateTime.class));
        }

        @Override
        public int next(ColumnWriter out) {
            int count = Math.min(RowFeed.CHUNK, rows - next);
            int[] i = new int[count];
            long[][] numbers = new long[3][count];
            for (int r = 0; r < count; r++) {
                i[r] = next + r;
                boolean missing = i[r] % 7 == 0;
                numbers[0][r] = missing ? MISSING : 10L * i[r];
                numbers[1][r] = missing ? MISSING : i[r];
                numbers[2][r] = missing ? MISSING : 1_577_836_800_000_000L + i[r];
            }
            out.longs("t", numbers[2], count, MISSING); // by name, in any order
            out.longs("d", numbers[1], count, MISSING);
            out.longs("l", numbers[0], count, MISSING);
            out.ints("i", i, count);
            next += count;
            return count;
        }
    }

    /** Texts of 0 to 40 characters, some missing, some with an accent: short ones stand in the vector, longer ones elsewhere. */
    @Test
    void texts_of_ascii_are_copied_and_others_are_left_to_be_asked_for() {
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            byte[] target = new byte[30];
            int[] seen = {0, 0};
            session.chunks(
                    "select case when range % 7 = 0 then null when range % 5 = 0 then repeat('é', range % 20)"
                            + " else repeat(chr((97 + range % 26)::integer), (range % 41)::integer) end from range(5003)",
                    chunk -> {
                        for (int r = 0; r < chunk.rows(); r++) {
                            String text = chunk.textAt(0, r);
                            int length = chunk.asciiAt(0, r, target);
                            boolean plain = text != null
                                    && text.length() <= target.length
                                    && text.chars().allMatch(c -> c < 128);
                            assertThat(length >= 0).isEqualTo(plain);
                            if (length >= 0) {
                                assertThat(new String(target, 0, length, StandardCharsets.US_ASCII))
                                        .isEqualTo(text);
                            }
                            seen[plain ? 1 : 0]++;
                        }
                    });
            assertThat(seen[0]).isGreaterThan(1_500);
            assertThat(seen[1]).isGreaterThan(2_000);
        }
    }
}
