package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.ColumnWriter;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.mapping.MessageValues;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.UnlodgedDeclaration;
import org.tidewaiter.message.UnreadableMessage;
import org.tidewaiter.quarantine.RejectedRow;
import org.tidewaiter.quarantine.RejectedRows;
import org.tidewaiter.source.MessageSource;
import org.tidewaiter.source.ReadAhead;

/**
 * Hands messages to the database, a row for every goods item (one for a message without items), as {@code staged} rows of a
 * file are, and keeps what they say beside the columns. A message with a value that cannot be taken is set aside whole.
 */
final class MessageRows implements RowFeed.RowSource, AutoCloseable {
    private static final int STRETCH = 20_000;

    private final MessageSource source;
    private final List<FieldColumn> targets;
    private final LoadProgress progress;
    private final RejectedRows rejected;
    private final ReadAhead messages;
    private final RowBatch batch;
    private final MessageBatch placed;
    private final MessageDetails beside;
    private final Set<Message.Kind> kinds = EnumSet.noneOf(Message.Kind.class);
    private final Set<Peculiarity> noted = EnumSet.noneOf(Peculiarity.class);
    private final List<Long> stretches = new ArrayList<>(List.of(0L));
    private @Nullable Message current;
    private int nextItem;
    private boolean ended;
    private long read;
    private long staged;

    MessageRows(
            MessageSource source,
            ReadAhead messages,
            List<FieldColumn> targets,
            MessageChecker checker,
            LineRows lines,
            DetailRows details,
            String today,
            RejectedRows rejected,
            LoadProgress progress) {
        this.source = source;
        this.messages = messages;
        this.targets = targets;
        MessageValues values = new MessageValues(today, source::fileOf);
        beside = new MessageDetails(checker, values, lines, details);
        this.progress = progress;
        this.rejected = rejected;
        batch = new RowBatch(targets);
        placed = new MessageBatch(targets, batch, values, rejected);
    }

    /** What some message of a source is, so that its rows are worth looking at again. */
    enum Peculiarity {
        /** A declaration without number and reference. */
        DRAFT,
        /** A registered declaration that says by which reference or UCR it may be known already. */
        REGISTERED,
        /** One that says of no day when it was accepted or lodged. */
        UNDATED,
        /** One without goods items. */
        WITHOUT_ITEMS
    }

    /** Whether some message that was not set aside is that. */
    boolean noted(Peculiarity what) {
        return noted.contains(what);
    }

    private void note(Message message) {
        kinds.add(message.kind());
        if (message.items().isEmpty()) {
            noted.add(Peculiarity.WITHOUT_ITEMS);
        }
        if (UnlodgedDeclaration.is(message)) {
            noted.add(Peculiarity.DRAFT);
        } else if (message.kind() == Message.Kind.DECLARATION
                && (message.heading().text(Field.UCR) != null
                        || UnlodgedDeclaration.formerId(message).isPresent())) {
            noted.add(Peculiarity.REGISTERED);
        }
        if (message.kind() != Message.Kind.RESPONSE
                && MessageValues.acceptedFrom(message).equals(MessageValues.DAY_OF_LOADING)) {
            noted.add(Peculiarity.UNDATED);
        }
    }

    /** Messages read so far. */
    long read() {
        return read;
    }

    /** The kinds of the messages that were not set aside. */
    Set<Message.Kind> kinds() {
        return kinds;
    }

    /** The numbers of messages at which stretches begin that the database can take at once in little memory. */
    List<Long> stretches() {
        return List.copyOf(stretches);
    }

    private void stretch() {
        if (read - stretches.getLast() >= STRETCH) {
            stretches.add(read);
        }
    }

    /** The targets that any message filled: what none gives need not be written. */
    List<FieldColumn> filled() {
        return placed.filled();
    }

    @Override
    public void close() {
        messages.close();
    }

    @Override
    public List<RowFeed.FeedColumn> columns() {
        List<RowFeed.FeedColumn> columns = new ArrayList<>();
        columns.add(new RowFeed.FeedColumn("row_number", long.class));
        columns.add(new RowFeed.FeedColumn("line", long.class));
        targets.forEach(t -> columns.add(t.column()));
        MessageDetails.COLUMNS.forEach(name -> columns.add(new RowFeed.FeedColumn(name, String.class)));
        return columns;
    }

    @Override
    public long bytes() {
        return source.bytes();
    }

    @Override
    public int next(ColumnWriter rows) throws Exception {
        batch.size = 0;
        while (!ended && batch.size < RowFeed.CHUNK) {
            if (current == null) {
                take();
            } else if (waits(current)) {
                break;
            } else {
                add(current);
            }
        }
        write(rows);
        staged += batch.size;
        progress.at(source.bytesRead(), source.bytes(), staged);
        return batch.size;
    }

    private void take() throws Exception {
        Optional<ReadResult> next = messages.next();
        if (next.isEmpty()) {
            ended = true;
            return;
        }
        read++;
        switch (next.get()) {
            case UnreadableMessage broken ->
                rejected.add(
                        new RejectedRow(read, null, broken.path(), "the message " + broken.reason()),
                        broken.original());
            case Message message -> {
                current = message;
                nextItem = 0;
            }
        }
    }

    /** Whether the rows of a message wait for the next batch, into which they fit together. */
    private boolean waits(Message message) {
        int rows = MessageBatch.rows(message);
        return nextItem == 0 && batch.size > 0 && rows > RowFeed.CHUNK - batch.size && rows <= RowFeed.CHUNK;
    }

    /**
     * Adds the rows of a message; it must not be half taken, so a refusal takes its earlier rows back. One that fits into a batch is placed at once;
     * a longer one is tried as a whole first, and then goes on row by row over several batches.
     */
    private void add(Message message) {
        if (nextItem > 0) {
            addRow(message);
        } else if (placed.isRefusedForNumber(message, read)) {
            current = null;
        } else if (MessageBatch.rows(message) <= RowFeed.CHUNK - batch.size) {
            addWhole(message);
        } else {
            tryLong(message);
        }
    }

    private void addWhole(Message message) {
        if (placed.place(message, read)) {
            begin(message);
            for (int rows = MessageBatch.rows(message); nextItem < rows; nextItem++) {
                told(message);
            }
        }
        current = null;
    }

    private void tryLong(Message message) {
        if (placed.isTried(message, read)) {
            begin(message);
            addRow(message);
        } else {
            current = null;
        }
    }

    private void begin(Message message) {
        stretch();
        note(message);
    }

    private void told(Message message) {
        batch.line[batch.size] = read;
        beside.tell(message, read, batch.size, nextItem == 0);
        batch.size++;
    }

    /** Adds the next row of a message that was tried. */
    private void addRow(Message message) {
        placed.again(message, read, nextItem);
        told(message);
        nextItem++;
        if (nextItem == MessageBatch.rows(message)) {
            current = null;
        }
    }

    private void write(ColumnWriter rows) throws Exception {
        for (int r = 0; r < batch.size; r++) {
            rows.longAt("row_number", r, staged + r);
            rows.longAt("line", r, batch.line[r]);
        }
        for (int t = 0; t < targets.size(); t++) {
            targets.get(t).write(batch, t, rows);
        }
        beside.write(rows, batch.size);
    }

    /** Targets for every field that a message can fill. */
    static List<FieldColumn> targets(KeyDictionary codes, KeyDictionary parties) {
        return Arrays.stream(Field.values())
                .filter(MessageValues::isTaken)
                .map(f -> FieldColumn.of(f, ColumnReading.OF_MESSAGES, codes, parties))
                .toList();
    }
}
