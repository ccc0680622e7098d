package org.tidewaiter.intake;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.TextColumn;

/**
 * Numbers the runs of rows of one identifier, as most files give a declaration's rows after one another, and compares the rows of each while they
 * pass: to ask the database afterwards, which had put them on the disk, took a twentieth of a wide load.
 */
final class RunWatch {
    /** Of more runs than that the database finds out which they are. */
    private static final int MOST = 1_000;

    /** The numbers of the runs in which the rows of the last batch stand. */
    final long[] runs = new long[RowFeed.CHUNK];
    /** Whether the rows of the last batch are the first of their run: 1, or 0. */
    final long[] starts = new long[RowFeed.CHUNK];

    private final int id;
    private final int sequence;
    private final int[] heading;
    private final byte[][] lastTexts;
    private final long[] lastNumbers;
    private final int[] lastKeys;
    private long run = -1;
    private boolean rising = true;
    private final SomeRuns unordered = new SomeRuns();
    private final SomeRuns differing = new SomeRuns();

    private RunWatch(List<FieldColumn> targets, int id) {
        this.id = id;
        sequence = slotOf(targets, Field.SEQUENCE);
        heading = IntStream.range(0, targets.size())
                .filter(t -> t != id
                        && targets.get(t).fields().stream().anyMatch(f -> f.part() == Field.ModelPart.DECLARATION))
                .toArray();
        lastTexts = new byte[targets.size()][0];
        lastNumbers = new long[targets.size()];
        lastKeys = new int[targets.size()];
    }

    /** Watches rows of these targets; null where none is the identifier of the declaration. */
    static @Nullable RunWatch of(List<FieldColumn> targets) {
        int id = slotOf(targets, Field.DECLARATION_ID);
        return id < 0 ? null : new RunWatch(targets, id);
    }

    private static int slotOf(List<FieldColumn> targets, Field field) {
        return IntStream.range(0, targets.size())
                .filter(t -> targets.get(t).fields().contains(field))
                .findFirst()
                .orElse(-1);
    }

    /** Looks at the rows of the next batch. */
    void follow(RowBatch batch) {
        if (batch.size == 0) {
            return;
        }
        number(batch.texts[id], batch.size);
        if (sequence >= 0) {
            order(batch.numbers[sequence], batch.size);
        }
        for (int slot : heading) {
            compare(batch, slot);
        }
        keepLast(batch);
    }

    private void number(TextColumn texts, int rows) {
        for (int r = 0; r < rows; r++) {
            boolean another = run < 0 || !(r == 0 ? texts.isEqual(0, lastTexts[id]) : texts.isEqual(r, r - 1));
            rising &= !another || run < 0 || isGreater(texts, r);
            run += another ? 1 : 0;
            runs[r] = run;
            starts[r] = another ? 1 : 0;
        }
    }

    /** Than the one before, by length and then by bytes. */
    private boolean isGreater(TextColumn texts, int row) {
        byte[] last = lastTexts[id];
        int before = row == 0 ? last.length : texts.length(row - 1);
        return texts.length(row) > before
                || (texts.length(row) == before
                        && (row == 0 ? texts.isGreater(0, last) : texts.isGreaterThanBefore(row)));
    }

    private void order(long[] numbers, int rows) {
        for (int r = 0; r < rows; r++) {
            if (starts[r] == 0 && numbers[r] <= (r == 0 ? lastNumbers[sequence] : numbers[r - 1])) {
                unordered.add(runs[r]);
            }
        }
    }

    private void compare(RowBatch batch, int slot) {
        if (batch.numbers[slot].length > 0) {
            long before = lastNumbers[slot];
            for (int r = 0; r < batch.size; r++) {
                long now = batch.numbers[slot][r];
                if (now != before && starts[r] == 0) {
                    differing.add(runs[r]);
                }
                before = now;
            }
        } else if (batch.keys[slot].length > 0) {
            int before = lastKeys[slot];
            for (int r = 0; r < batch.size; r++) {
                int now = batch.keys[slot][r];
                if (now != before && starts[r] == 0) {
                    differing.add(runs[r]);
                }
                before = now;
            }
        } else {
            TextColumn texts = batch.texts[slot];
            for (int r = 0; r < batch.size; r++) {
                if (starts[r] == 0 && !(r == 0 ? texts.isEqual(0, lastTexts[slot]) : texts.isEqual(r, r - 1))) {
                    differing.add(runs[r]);
                }
            }
        }
    }

    private void keepLast(RowBatch batch) {
        int last = batch.size - 1;
        for (int slot = 0; slot < lastTexts.length; slot++) {
            if (batch.numbers[slot].length > 0) {
                lastNumbers[slot] = batch.numbers[slot][last];
            } else if (batch.keys[slot].length > 0) {
                lastKeys[slot] = batch.keys[slot][last];
            } else {
                lastTexts[slot] = batch.texts[slot].get(last);
            }
        }
    }

    /** What was seen of all rows. */
    StagedRuns seen() {
        return new StagedRuns(run + 1, rising, sequence < 0 ? null : unordered.all(), differing.all());
    }

    /** The numbers of some runs, as long as they are few. */
    private static final class SomeRuns {
        private @Nullable SortedSet<Long> numbers = new TreeSet<>();

        void add(long run) {
            if (numbers != null && numbers.add(run) && numbers.size() > MOST) {
                numbers = null;
            }
        }

        @Nullable
        List<Long> all() {
            return numbers == null ? null : List.copyOf(numbers);
        }
    }
}
