package org.tidewaiter.intake;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.mapping.MessageValues;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessagePart;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.quarantine.RejectedRow;
import org.tidewaiter.quarantine.RejectedRows;

/**
 * Puts the values of messages into the rows of a batch, each value read once. A message with a value that cannot be taken is set aside whole, and its
 * rows stand behind those that the batch counts, where the next message takes their place.
 */
final class MessageBatch {
    private final List<FieldColumn> targets;
    private final RowBatch batch;
    private final MessageValues values;
    private final RejectedRows rejected;
    private final Set<FieldColumn> filled = new LinkedHashSet<>();

    MessageBatch(List<FieldColumn> targets, RowBatch batch, MessageValues values, RejectedRows rejected) {
        this.targets = targets;
        this.batch = batch;
        this.values = values;
        this.rejected = rejected;
    }

    /** The targets that any message filled: what none gives need not be written. */
    List<FieldColumn> filled() {
        return List.copyOf(filled);
    }

    /** How many rows a message has. */
    static int rows(Message message) {
        return Math.max(1, message.items().size());
    }

    /** The item of a row; null for a message without any. */
    private static @Nullable MessagePart item(Message message, int row) {
        return message.items().isEmpty() ? null : message.items().get(row);
    }

    /** Whether a message has neither number nor reference, and was set aside for it. */
    boolean isRefusedForNumber(Message message, long number) {
        if (message.kind() == Message.Kind.RESPONSE || values.given(message, null, Field.DECLARATION_ID) != null) {
            return false;
        }
        rejected.add(
                new RejectedRow(
                        number,
                        Field.DECLARATION_ID.path(),
                        null,
                        "is not given: the message has neither number nor reference"),
                message.original());
        return true;
    }

    /**
     * Puts the rows of a message behind those of the batch, and says whether all could be taken. Each value is read once: those of the
     * heading are repeated.
     */
    boolean place(Message message, long number) {
        int rows = rows(message);
        int first = batch.size;
        Set<FieldColumn> given = new LinkedHashSet<>();
        for (int row = 0; row < rows; row++) {
            for (int t = 0; t < targets.size(); t++) {
                FieldColumn target = targets.get(t);
                if (row > 0 && target.field.part() != Field.ModelPart.GOODS_ITEM) {
                    target.repeat(batch, t, first + row, first);
                } else if (!isTaken(message, number, row, t, first + row, given)) {
                    return false;
                }
            }
        }
        filled.addAll(given);
        return true;
    }

    /**
     * Tries every value of a message of more rows than a batch before its first row is taken, as the database takes those that fill a batch; then
     * they are read once more.
     */
    boolean isTried(Message message, long number) {
        int rows = rows(message);
        Set<FieldColumn> given = new LinkedHashSet<>();
        for (int row = 0; row < rows; row++) {
            for (int t = 0; t < targets.size(); t++) {
                boolean isNew = row == 0 || targets.get(t).field.part() == Field.ModelPart.GOODS_ITEM;
                if (isNew && !isTaken(message, number, row, t, batch.size, given)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Reads a row of a message that was tried once more. */
    void again(Message message, long number, int row) {
        for (int t = 0; t < targets.size(); t++) {
            if (!isTaken(message, number, row, t, batch.size, filled)) {
                throw new IllegalStateException("refused only at the second look: " + targets.get(t).field);
            }
        }
    }

    /** Takes a value into a row of the batch; where it cannot be taken, the message is set aside. */
    private boolean isTaken(Message message, long number, int row, int t, int at, Set<FieldColumn> filled) {
        FieldColumn target = targets.get(t);
        GivenValue given = values.given(message, item(message, row), target.field);
        target.forget(batch, t, at);
        if (given == null) {
            return true;
        }
        try {
            char[] text = given.text().toCharArray();
            target.take(batch, t, at, text, 0, text.length);
            filled.add(target);
            return true;
        } catch (Refusal refusal) {
            String value = given.text() + " (" + given.path() + ")";
            String reason = MessageValues.reason(message, given, refusal);
            rejected.add(new RejectedRow(number, target.field.path(), value, reason), message.original());
            return false;
        }
    }
}
