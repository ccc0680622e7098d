package org.tidewaiter.intake;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.ColumnWriter;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.intake.DetailRows.Detail;
import org.tidewaiter.mapping.MessageValues;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessagePart;
import org.tidewaiter.message.UnlodgedDeclaration;

/**
 * What a message says beside the columns of fields: its kind, and whether it has no items, on every row; on the first its reference, whether it is a
 * draft, and what it went by before it was registered. Additions, events and defects go to {@link DetailRows}, what repeats to {@link LineRows}.
 */
final class MessageDetails {
    /** Its columns, after those of the fields. */
    static final List<String> COLUMNS =
            List.of("message_kind", "declaration_reference", "without_items", "draft", "former_id");

    private static final byte[] NOTHING = {};

    private final MessageChecker checker;
    private final MessageValues values;
    private final LineRows lines;
    private final DetailRows details;
    private final byte[][][] columns = new byte[COLUMNS.size()][RowFeed.CHUNK][];

    MessageDetails(MessageChecker checker, MessageValues values, LineRows lines, DetailRows details) {
        this.checker = checker;
        this.values = values;
        this.lines = lines;
        this.details = details;
    }

    /** Keeps what a row of the message of that number says; all of it on its first row. */
    void tell(Message message, long number, int row, boolean first) {
        for (byte[][] column : columns) {
            column[row] = NOTHING;
        }
        columns[0][row] = bytes(message.kind().name());
        columns[2][row] = message.items().isEmpty() ? bytes("yes") : NOTHING;
        if (first) {
            columns[1][row] = bytes(Objects.requireNonNullElse(message.heading().text(Field.LOCAL_REFERENCE), ""));
            columns[3][row] = UnlodgedDeclaration.is(message) ? bytes("yes") : NOTHING;
            columns[4][row] = bytes(UnlodgedDeclaration.formerId(message).orElse(""));
            addAdditions(message, number);
            message.events().forEach(event -> addEvent(event, number));
            checker.check(message).forEach(defect -> addDefect(defect, number));
        }
    }

    /** Writes the first rows to its columns. */
    void write(ColumnWriter out, int rows) throws SQLException {
        for (int c = 0; c < columns.length; c++) {
            out.texts(COLUMNS.get(c), columns[c], rows);
        }
    }

    private void addAddition(long number, @Nullable Integer sequence, String name, String text) {
        details.add(Detail.ADDITIONS, number, sequence, name, text);
    }

    private void addEvent(Message.MessageEvent event, long number) {
        String by = Objects.requireNonNullElse(event.by(), "");
        details.add(Detail.EVENTS, number, null, event.code(), event.at(), by);
    }

    private void addDefect(Defect defect, long number) {
        details.add(
                Detail.DEFECTS,
                number,
                defect.sequence(),
                defect.check(),
                defect.severity().name().toLowerCase(Locale.ROOT),
                defect.path(),
                Objects.requireNonNullElse(defect.value(), ""),
                defect.message(),
                defect.finding());
    }

    private void addAdditions(Message message, long number) {
        for (Message.Addition a : message.additions()) {
            addAddition(number, a.sequence(), a.place(), a.text());
        }
        for (Message.Addition a : lines.add(message, number)) {
            addAddition(number, a.sequence(), a.place(), a.text());
        }
        String from = MessageValues.acceptedFrom(message);
        if (!from.isEmpty() && message.kind() != Message.Kind.RESPONSE) {
            addAddition(number, null, "declaration.accepted_at.taken_from", from);
        }
        addOfDraft(message, number);
        addWithoutColumn(message, number, null, message.heading());
        for (int i = 0; i < message.items().size(); i++) {
            addWithoutColumn(message, number, i + 1, message.items().get(i));
        }
    }

    /** What a draft goes by, and by what else it can be known again once it is registered. */
    private void addOfDraft(Message message, long number) {
        UnlodgedDeclaration.of(message, "").ifPresent(draft -> {
            addAddition(number, null, "declaration.draft", draft.identifiedBy());
            String ucr = message.heading().text(Field.UCR);
            if (ucr != null && !ucr.isBlank()) {
                addAddition(number, null, "declaration.draft.ucr", ucr);
            }
        });
    }

    /** Codes that no list has, counts that are none, and what the tables of the message's kind have no column for. */
    private void addWithoutColumn(Message message, long number, @Nullable Integer sequence, MessagePart part) {
        part.values().forEach((field, given) -> {
            if (values.isUnfit(message, field, given)) {
                addAddition(number, sequence, field.path() + MessageValues.AS_DECLARED, given.text());
            } else if (MessageTable.isWithoutColumn(message, sequence, field, given.text())) {
                addAddition(number, sequence, field.path(), given.text());
            }
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
