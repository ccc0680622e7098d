package org.tidewaiter.intake;

import java.io.IOException;
import java.util.Objects;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.quarantine.RejectedRows;
import org.tidewaiter.source.MessageSource;

/** The messages that only others prove wrong, once all are read, between those that were set aside as they came. */
final class ContradictedMessages {
    private ContradictedMessages() {}

    /**
     * Puts both in the order of the source, which is read once more for the texts of the late ones.
     *
     * @param early messages set aside as they were read
     * @param late messages that only others prove wrong
     * @param all where both go
     */
    static void putBetween(MessageSource source, RejectedRows early, RejectedRows late, RejectedRows all) {
        long[] place = {0};
        try (RejectedRows.RowReader before = early.read();
                RejectedRows.RowReader next = late.read()) {
            source.read(message -> {
                RejectedRows.Row row = next.peek();
                if (++place[0] == (row == null ? -1 : row.bad().line())) {
                    all.addBefore(place[0], before);
                    all.add(Objects.requireNonNull(row).bad(), message.original());
                    next.next();
                }
            });
            all.addBefore(Long.MAX_VALUE, before);
        } catch (IOException e) {
            throw new TidewaiterException(
                    Kind.INPUT, source.name() + " cannot be read again (" + e.getMessage() + ")", "load it again", e);
        }
    }
}
