package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.duckdb.DuckDBDataChunkWriter;
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
    void a_column_without_values_reads_as_not_a_number() {
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            double[] doubles = new double[3_000];
            int[] ints = new int[3_000];
            int[] at = {0};
            session.chunks(
                    "select case when range % 3 = 1 then range / 2 end::double, range::integer from range(3000)",
                    chunk -> {
                        Vectors.read(chunk.vector(0), (int) chunk.rowCount(), doubles, at[0]);
                        Vectors.read(chunk.vector(1), (int) chunk.rowCount(), ints, at[0]);
                        at[0] += (int) chunk.rowCount();
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
            assertThatThrownBy(() -> session.chunks(
                            "select 1.5::double", chunk -> Vectors.read(chunk.vector(0), 1, new int[1], 0)))
                    .hasMessageContaining("INTEGER");
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

    private static final class Numbers implements RowFeed.Source {
        private final int rows;
        private int next;

        Numbers(int rows) {
            this.rows = rows;
        }

        @Override
        public List<RowFeed.Column> columns() {
            return List.of(
                    new RowFeed.Column("i", int.class),
                    new RowFeed.Column("l", long.class),
                    new RowFeed.Column("d", BigDecimal.class, 3),
                    new RowFeed.Column("t", LocalDateTime.class));
        }

        @Override
        public int next(DuckDBDataChunkWriter chunk) {
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
            Vectors.write(chunk.vector(0), count, i);
            for (int c = 0; c < 3; c++) {
                Vectors.write(chunk.vector(1L + c), count, numbers[c], MISSING, 3);
            }
            next += count;
            return count;
        }
    }
}
