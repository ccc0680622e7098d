package org.tidewaiter.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.engine.ColumnWriter;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.mapping.MessageValues;
import org.tidewaiter.message.Draft;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Part;
import org.tidewaiter.model.Field;

/**
 * What a message says beside the columns of fields: its kind, and whether it has no items, on every row; on the first its reference, whether it is a
 * draft, what it went by before it was registered, and as JSON its additions, events and defects. {@code beside.sql} unpacks them. What repeats
 * goes to {@link LineRows}.
 */
final class MessageDetails {
    /** Its columns, after those of the fields. */
    static final List<String> COLUMNS = List.of(
            "message_kind",
            "declaration_reference",
            "additions",
            "events",
            "defects",
            "without_items",
            "draft",
            "former_id");

    private static final byte[] NOTHING = {};

    private final MessageChecker judge;
    private final LineRows lines;
    private final Set<Said> said = EnumSet.noneOf(Said.class);
    private final byte[][][] columns = new byte[COLUMNS.size()][RowFeed.CHUNK][];
    private int bytes;

    MessageDetails(MessageChecker judge, LineRows lines) {
        this.judge = judge;
        this.lines = lines;
    }

    /** What some message says beside the columns: what none says need not be unpacked. */
    enum Said {
        /** What the model has no place for. */
        ADDITIONS,
        /** What became of a declaration. */
        EVENTS,
        /** What a check found. */
        DEFECTS
    }

    /** What the messages told so far say. */
    Set<Said> said() {
        return said;
    }

    /** Keeps what a row of the message of that number says; all of it on its first row. */
    void tell(Message message, long number, int row, boolean first) {
        for (byte[][] column : columns) {
            column[row] = NOTHING;
        }
        columns[0][row] = bytes(message.kind().name());
        columns[5][row] = message.items().isEmpty() ? bytes("yes") : NOTHING;
        if (first) {
            columns[1][row] = bytes(Optional.ofNullable(message.heading().text(Field.LOCAL_REFERENCE))
                    .orElse(""));
            columns[2][row] = json(Said.ADDITIONS, additions(message, number));
            columns[3][row] = json(
                    Said.EVENTS,
                    message.events().stream()
                            .map(e -> List.of(e.code(), e.at(), e.by() == null ? "" : e.by()))
                            .toList());
            columns[4][row] = json(
                    Said.DEFECTS,
                    judge.judge(message).stream().map(MessageDetails::told).toList());
            columns[6][row] = Draft.is(message) ? bytes("yes") : NOTHING;
            columns[7][row] = bytes(Draft.formerId(message).orElse(""));
            bytes += columns[2][row].length + columns[3][row].length + columns[4][row].length;
        }
    }

    /** Forgets what was kept. */
    void clear() {
        bytes = 0;
    }

    /** Bytes kept since the last {@link #clear}. */
    int bytes() {
        return bytes;
    }

    /** Writes the first rows to its columns. */
    void write(ColumnWriter out, int rows) throws SQLException {
        for (int c = 0; c < columns.length; c++) {
            out.texts(COLUMNS.get(c), columns[c], rows);
        }
    }

    private List<List<String>> additions(Message message, long number) {
        List<List<String>> additions = new ArrayList<>();
        for (Message.Addition a : message.additions()) {
            additions.add(List.of(number(a.sequence()), a.name(), a.text()));
        }
        for (Message.Addition a : lines.add(message, number)) {
            additions.add(List.of(number(a.sequence()), a.name(), a.text()));
        }
        String from = MessageValues.acceptedFrom(message);
        if (!from.isEmpty() && message.kind() != Message.Kind.RESPONSE) {
            additions.add(List.of("", "declaration.accepted_at.taken_from", from));
        }
        addOfDraft(message, additions);
        addWithoutColumn(message, null, message.heading(), additions);
        for (int i = 0; i < message.items().size(); i++) {
            addWithoutColumn(message, i + 1, message.items().get(i), additions);
        }
        return additions;
    }

    /** What a draft goes by, and by what else it can be known again once it is registered. */
    private static void addOfDraft(Message message, List<List<String>> additions) {
        Draft.of(message, "").ifPresent(draft -> {
            additions.add(List.of("", "declaration.draft", draft.identifiedBy()));
            String ucr = message.heading().text(Field.UCR);
            if (ucr != null && !ucr.isBlank()) {
                additions.add(List.of("", "declaration.draft.ucr", ucr));
            }
        });
    }

    /** Codes that no list has, counts that are none, and what the tables of the message's kind have no column for. */
    private static void addWithoutColumn(
            Message message, @Nullable Integer sequence, Part part, List<List<String>> additions) {
        part.values().forEach((field, given) -> {
            if (MessageValues.isUnfit(field, given)) {
                additions.add(List.of(number(sequence), field.path() + MessageValues.AS_DECLARED, given.text()));
            } else if (MessageTable.isWithoutColumn(message, sequence, field, given.text())) {
                additions.add(List.of(number(sequence), field.path(), given.text()));
            }
        });
    }

    private static List<String> told(Defect d) {
        return List.of(
                number(d.sequence()),
                d.check(),
                d.severity().name().toLowerCase(Locale.ROOT),
                d.path(),
                d.value() == null ? "" : d.value(),
                d.message(),
                d.finding());
    }

    private static String number(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    private byte[] json(Said what, List<?> rows) {
        if (rows.isEmpty()) {
            return NOTHING;
        }
        said.add(what);
        try {
            return Json.MAPPER.writeValueAsBytes(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
