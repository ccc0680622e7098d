package org.tidewaiter.dataquality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Excerpt;
import org.tidewaiter.mapping.MessageValues;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Part;
import org.tidewaiter.notation.ColumnStyle;
import org.tidewaiter.notation.HsWriting;
import org.tidewaiter.notation.ModelWriting;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.notation.Refusal;

/**
 * The values of a message that loading would refuse: a negative mass, a date that is none. Judging tells them as errors, so that a
 * message that {@code check} accepts is one that {@code load} takes.
 */
final class MessageFaults {
    private static final ModelWriting WRITING =
            new ModelWriting(List.of(), NumberStyle.PLAIN, true, ColumnStyle.USUAL.coded(HsWriting.OF_MESSAGES));

    private static final List<Field> FIELDS =
            Arrays.stream(Field.values()).filter(MessageValues::isTaken).toList();

    private final MessageValues values;

    /**
     * Of messages loaded that day.
     *
     * @param today the day, ISO 8601
     */
    MessageFaults(String today) {
        values = new MessageValues(today, message -> "a file");
    }

    /** An error for every value that loading would refuse, and for a message that nothing tells from others. */
    List<Defect> of(Message message) {
        List<Defect> faults = new ArrayList<>();
        if (message.kind() != Message.Kind.RESPONSE && values.given(message, null, Field.DECLARATION_ID) == null) {
            faults.add(fault(
                    null,
                    message.heading().path(),
                    null,
                    "The message has neither number nor reference, and must have"));
        }
        for (Field field : FIELDS) {
            if (field.part() != Field.Part.GOODS_ITEM) {
                look(message, null, null, field, faults);
                continue;
            }
            for (int i = 0; i < message.items().size(); i++) {
                look(message, message.items().get(i), i + 1, field, faults);
            }
        }
        return faults;
    }

    private void look(
            Message message, @Nullable Part item, @Nullable Integer sequence, Field field, List<Defect> faults) {
        GivenValue given = values.given(message, item, field);
        if (given == null) {
            return;
        }
        try {
            WRITING.of(field, given.text());
        } catch (Refusal refusal) {
            faults.add(fault(
                    sequence,
                    given.path(),
                    given.text(),
                    "The value '" + Excerpt.of(given.text()) + "' " + MessageValues.reason(message, given, refusal)));
        }
    }

    private static Defect fault(@Nullable Integer sequence, String path, @Nullable String value, String words) {
        return new Defect(TableMessages.FORMAT, Defect.Severity.ERROR, sequence, path, value, words);
    }
}
