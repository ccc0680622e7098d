package org.tidewaiter.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBDataChunkWriter;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.intake.Values.Refusal;
import org.tidewaiter.message.Given;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Part;
import org.tidewaiter.message.Read;
import org.tidewaiter.message.Unreadable;
import org.tidewaiter.model.Field;
import org.tidewaiter.quality.Defect;
import org.tidewaiter.quality.Judge;

/**
 * Hands messages to the database, a row for every goods item (one for a message without items), as {@code staged} rows of a
 * file are, and beside them what has no column: additions, events and defects as JSON on the first row. A message with a
 * value that cannot be taken is set aside whole.
 */
final class MessageRows implements RowFeed.Source, AutoCloseable {
    /** Columns after those of the fields. */
    private static final List<String> BESIDE =
            List.of("message_kind", "declaration_reference", "additions", "events", "defects");

    private static final int AHEAD = 256;
    private static final byte[] NOTHING = {};
    private static final JsonMapper JSON = new JsonMapper();

    /** A message that was set aside. */
    record Rejected(Bad bad, String original) {}

    private final MessageSource source;
    private final List<Target> targets;
    private final Progress progress;
    private final Judge judge;
    private final String today;
    private final BlockingQueue<Optional<Read>> queue = new ArrayBlockingQueue<>(AHEAD);
    private final List<Rejected> rejected = new ArrayList<>();
    private final Thread reader;
    private final Batch batch;
    private final byte[][][] beside = new byte[BESIDE.size()][RowFeed.CHUNK][];
    private final Set<Message.Kind> kinds = EnumSet.noneOf(Message.Kind.class);
    private final Set<Target> filled = new LinkedHashSet<>();
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;
    private @Nullable Message current;
    private int nextItem;
    private boolean ended;
    private long read;
    private long staged;

    MessageRows(MessageSource source, List<Target> targets, Judge judge, String today, Progress progress) {
        this.source = source;
        this.targets = targets;
        this.judge = judge;
        this.today = today;
        this.progress = progress;
        batch = new Batch(targets);
        reader = Thread.ofPlatform().daemon().name("tidewaiter-messages").start(this::readAll);
    }

    private void readAll() {
        try {
            source.read(this::put);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            failure = e;
        }
        put(Optional.empty());
    }

    private void put(Read message) {
        put(Optional.of(message));
    }

    private void put(Optional<Read> message) {
        try {
            while (!closed && !queue.offer(message, 100, TimeUnit.MILLISECONDS)) {
                // the database is busy with the rows before
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (closed) {
            throw new java.util.concurrent.CancellationException("the load was given up");
        }
    }

    /** Messages read so far. */
    long read() {
        return read;
    }

    /** The messages set aside, in file order. */
    List<Rejected> rejected() {
        return rejected;
    }

    /** The kinds of the messages that were not set aside. */
    Set<Message.Kind> kinds() {
        return kinds;
    }

    /** The targets that any message filled: what none gives need not be written. */
    List<Target> filled() {
        return List.copyOf(filled);
    }

    @Override
    public void close() {
        closed = true;
        reader.interrupt();
    }

    @Override
    public List<RowFeed.Column> columns() {
        List<RowFeed.Column> columns = new ArrayList<>();
        columns.add(new RowFeed.Column("row_number", long.class));
        columns.add(new RowFeed.Column("line", long.class));
        targets.forEach(t -> columns.add(t.column()));
        BESIDE.forEach(name -> columns.add(new RowFeed.Column(name, String.class)));
        return columns;
    }

    @Override
    public int next(DuckDBDataChunkWriter chunk) throws Exception {
        batch.size = 0;
        while (!ended && batch.size < RowFeed.CHUNK) {
            if (current == null) {
                take();
            } else {
                row(current);
            }
        }
        write(chunk);
        staged += batch.size;
        progress.at(source.bytesRead(), source.bytes(), staged);
        return batch.size;
    }

    private void take() throws Exception {
        Optional<Read> next = queue.take();
        if (next.isEmpty()) {
            ended = true;
            throwFailure();
            return;
        }
        read++;
        switch (next.get()) {
            case Unreadable broken ->
                rejected.add(new Rejected(
                        new Bad(read, null, broken.path(), "the message " + broken.reason()), broken.original()));
            case Message message -> {
                current = message;
                nextItem = 0;
            }
        }
    }

    private void throwFailure() throws Exception {
        Throwable cause = failure;
        if (cause instanceof TidewaiterException known) {
            throw known;
        }
        if (cause instanceof IOException e) {
            throw e;
        }
        if (cause != null) {
            throw new IllegalStateException(cause);
        }
    }

    /** Adds the next row of a message; a message must not be half taken, so a refusal takes its earlier rows back. */
    private void row(Message message) {
        int first = batch.size;
        int rows = Math.max(1, message.items().size());
        if (nextItem == 0) {
            Optional<Bad> bad = refused(message);
            if (bad.isPresent()) {
                rejected.add(new Rejected(bad.get(), message.original()));
                current = null;
                return;
            }
        }
        batch.line[first] = read;
        for (byte[][] column : beside) {
            column[first] = NOTHING;
        }
        kinds.add(message.kind());
        beside[0][first] = bytes(message.kind().name());
        Part item = message.items().isEmpty() ? null : message.items().get(nextItem);
        for (int t = 0; t < targets.size(); t++) {
            take(t, first, given(message, item, targets.get(t).field));
        }
        if (nextItem == 0) {
            tellBeside(message, first);
        }
        batch.size++;
        nextItem++;
        if (nextItem == rows) {
            current = null;
        }
    }

    /** Tries every value before the first row is taken. */
    private Optional<Bad> refused(Message message) {
        if (message.kind() != Message.Kind.RESPONSE && given(message, null, Field.DECLARATION_ID) == null) {
            return Optional.of(new Bad(
                    read,
                    Field.DECLARATION_ID.path(),
                    null,
                    "is not given: the message has neither number nor reference"));
        }
        for (int i = message.items().isEmpty() ? -1 : 0; i < message.items().size(); i++) {
            Part item = i < 0 ? null : message.items().get(i);
            for (int t = 0; t < targets.size(); t++) {
                Field field = targets.get(t).field;
                Given given = given(message, item, field);
                if (given != null && (i <= 0 || field.part() == Field.Part.GOODS_ITEM)) {
                    try {
                        char[] text = given.text().toCharArray();
                        targets.get(t).take(batch, t, batch.size, text, 0, text.length);
                    } catch (Refusal refusal) {
                        return Optional.of(new Bad(
                                read, field.path(), given.text() + " (" + given.path() + ")", refusal.reason()));
                    }
                }
            }
            if (i < 0) {
                break;
            }
        }
        return Optional.empty();
    }

    private void take(int t, int row, @Nullable Given given) {
        Target target = targets.get(t);
        target.forget(batch, t, row);
        if (given == null) {
            return;
        }
        try {
            char[] text = given.text().toCharArray();
            target.take(batch, t, row, text, 0, text.length);
            filled.add(target);
        } catch (Refusal refusal) {
            throw new IllegalStateException("refused only at the second look", refusal);
        }
    }

    private @Nullable Given given(Message message, @Nullable Part item, Field field) {
        Given given = switch (field.part()) {
            case GOODS_ITEM -> item == null ? null : item.values().get(field);
            default -> message.heading().values().get(field);
        };
        if (given == null && field == Field.ACCEPTED_AT) {
            return acceptedAt(message);
        }
        if (given == null && field == Field.DECLARATION_ID) {
            return message.heading().values().get(Field.LOCAL_REFERENCE);
        }
        return given == null || given.text().isBlank() || isUnlisted(field, given) ? null : given;
    }

    /** A code that is in no list of the model: kept beside, where checks and people see it, and no reason to refuse the rest. */
    private static boolean isUnlisted(Field field, Given given) {
        if (field.type() != Field.Type.COUNTRY && field.type() != Field.Type.CURRENCY) {
            return false;
        }
        try {
            Values.code(field.type(), given.text());
            return false;
        } catch (Refusal refusal) {
            return true;
        }
    }

    private void addUnlisted(@Nullable Integer sequence, Part part, List<List<String>> additions) {
        part.values().forEach((field, given) -> {
            if (isUnlisted(field, given)) {
                additions.add(List.of(number(sequence), field.path() + ".as_declared", given.text()));
            }
        });
    }

    /** Where a message does not say when it was accepted, it stands under the day it was lodged, or was taken in. */
    private Given acceptedAt(Message message) {
        Given lodged = message.heading().values().get(Field.LODGED_AT);
        return lodged == null ? new Given(today, message.heading().path()) : lodged;
    }

    private void tellBeside(Message message, int row) {
        List<List<String>> additions = new ArrayList<>();
        for (Message.Addition a : message.additions()) {
            additions.add(List.of(number(a.sequence()), a.name(), a.text()));
        }
        if (!message.heading().values().containsKey(Field.ACCEPTED_AT) && message.kind() != Message.Kind.RESPONSE) {
            additions.add(List.of("", "declaration.accepted_at.taken_from", acceptedFrom(message)));
        }
        addUnlisted(null, message.heading(), additions);
        for (int i = 0; i < message.items().size(); i++) {
            addUnlisted(i + 1, message.items().get(i), additions);
        }
        List<List<String>> events = message.events().stream()
                .map(e -> List.of(e.code(), e.at(), e.by() == null ? "" : e.by()))
                .toList();
        beside[1][row] = bytes(Optional.ofNullable(message.heading().text(Field.LOCAL_REFERENCE))
                .orElse(""));
        beside[2][row] = json(additions);
        beside[3][row] = json(events);
        beside[4][row] =
                json(judge.judge(message).stream().map(MessageRows::told).toList());
    }

    private static String acceptedFrom(Message message) {
        return message.heading().values().containsKey(Field.LODGED_AT) ? "declaration.lodged_at" : "day of loading";
    }

    private static List<String> told(Defect d) {
        return List.of(
                number(d.sequence()),
                d.check(),
                d.severity().name().toLowerCase(java.util.Locale.ROOT),
                d.path(),
                d.value() == null ? "" : d.value(),
                d.message());
    }

    private static String number(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    private static byte[] json(List<?> rows) {
        if (rows.isEmpty()) {
            return NOTHING;
        }
        try {
            return JSON.writeValueAsBytes(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void write(DuckDBDataChunkWriter chunk) throws Exception {
        for (int r = 0; r < batch.size; r++) {
            chunk.vector(0).setLong(r, staged + r);
            chunk.vector(1).setLong(r, batch.line[r]);
        }
        for (int t = 0; t < targets.size(); t++) {
            targets.get(t).write(batch, t, chunk.vector(2L + t));
        }
        for (int c = 0; c < BESIDE.size(); c++) {
            chunk.vector(2L + targets.size() + c).setStringUtf8Batch(0, Arrays.copyOf(beside[c], batch.size));
        }
    }

    /** Targets for every field that a message can fill, with a mapping that leaves every value as it is. */
    static List<Target> targets(Mapping mapping, Vocabulary codes, Vocabulary parties) {
        Mapping.Column plain = new Mapping.Column(List.of(), Map.of(), null);
        return Arrays.stream(Field.values())
                .filter(f -> f.part() != Field.Part.CONTROL && f != Field.SEQUENCE && f != Field.VERSION)
                .map(f -> Target.of(f, mapping, plain, codes, parties))
                .toList();
    }
}
