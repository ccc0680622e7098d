package org.tidewaiter.intake.control;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.CsvWriter;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.mapping.ControlColumns;

/**
 * Results that a person or another system enters, and corrections of results, one or many: each row is taken or refused by
 * itself, with the reason, and whoever entered it is told. Numbers have a decimal point, days are written 2026-03-31.
 */
public final class ControlEntry {
    /** What fields are called in JSON, files and reasons, where that is not their name in the model. */
    private static final Map<Field, String> NAMES = Map.of(
            Field.SEQUENCE, "item",
            Field.FINDING_KIND, "finding_kinds",
            Field.AMOUNT_RECOVERED, "amount",
            Field.OFFICER_ID, "officer");

    /** The columns that a row may have, by their names in JSON and in files. */
    public static final List<String> COLUMNS = Stream.concat(
                    ControlColumns.FIELDS.stream().map(ControlEntry::named),
                    Stream.of(ControlColumns.CORRECTS, ControlColumns.REASON, ControlColumns.BY))
            .toList();

    private static final String MAPPING = ControlColumns.FIELDS.stream()
            .map(field -> "  " + named(field) + ": " + field.path())
            .collect(Collectors.joining("\n", """
        name: entered
        csv: {delimiter: ",", quote: '"', encoding: UTF-8, header: 1}
        columns:
        """, "\n"));

    /** An amount whose one sign stands before three digits: it may be set between thousands or before decimals. No thousands follow a zero. */
    private static final Pattern EITHER_SIGN = Pattern.compile("\\D*[1-9]\\d{0,2}[.,]\\d{3}\\D*");

    private ControlEntry() {}

    private static String named(Field field) {
        return NAMES.getOrDefault(field, field.column());
    }

    /** What may become of a row. */
    public enum Status {
        /** It is in the workspace now and was not before. */
        ACCEPTED,
        /** It is in force already. */
        KNOWN,
        /** It cannot be taken. */
        REFUSED;

        /** The word in answers. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What became of a row.
     *
     * @param row its place, from 1
     * @param status whether it was taken
     * @param declarationId the declaration it is of
     * @param field which of {@link #COLUMNS} is at fault, or null
     * @param value what stands there
     * @param reason why it was not taken
     * @param controlKey the number of the control it is a result of, where it was accepted
     * @param version the version of its result
     */
    public record EntryResult(
            long row,
            Status status,
            @Nullable String declarationId,
            @Nullable String field,
            @Nullable String value,
            @Nullable String reason,
            @Nullable Long controlKey,
            @Nullable Integer version) {
        EntryResult(
                long line,
                Status status,
                @Nullable String declarationId,
                @Nullable String field,
                @Nullable String value,
                @Nullable String reason) {
            this(
                    line - 1,
                    status,
                    declarationId,
                    field == null
                            ? null
                            : Field.of(field).map(ControlEntry::named).orElse(field),
                    value,
                    reason,
                    null,
                    null);
        }

        /** Whether it is in the workspace now and was not before. */
        public boolean accepted() {
            return status == Status.ACCEPTED;
        }

        /** The reason in a sentence without a full stop. */
        public String why() {
            if ("corrects".equals(field) && "is the number of no control with a result in force".equals(reason)) {
                return "There is no control " + value + " with a result in force";
            }
            return (field == null ? "The row" : field) + (value == null || value.isEmpty() ? "" : " '" + value + "'")
                    + " " + reason;
        }

        static List<EntryResult> withKeys(List<EntryResult> rows, List<Key> keys) {
            Map<Long, Key> byRow = keys.stream().collect(Collectors.toMap(k -> k.line() - 1, k -> k));
            return rows.stream()
                    .map(t -> {
                        Key key = byRow.get(t.row);
                        return key == null
                                ? t
                                : new EntryResult(
                                        t.row,
                                        t.status,
                                        t.declarationId,
                                        null,
                                        null,
                                        null,
                                        key.controlKey(),
                                        key.version());
                    })
                    .toList();
        }
    }

    record Key(long line, long controlKey, int version) {}

    /** A row as the database tells it. */
    record Row(
            long line,
            Status status,
            @Nullable String declarationId,
            @Nullable String field,
            @Nullable String value,
            @Nullable String reason) {
        EntryResult told() {
            return new EntryResult(line, status, declarationId, field, value, reason);
        }
    }

    /**
     * Enters rows.
     *
     * @param rows each with values by {@link #COLUMNS}; what is not given may be left out
     * @param actor who enters them; where rows do not say who corrects, its {@link Actor#person}
     * @param name what the load is called in the list of loads
     * @return what became of each row, in order; where none was accepted there is no load
     */
    public static List<EntryResult> enter(
            Workspace workspace, List<Map<String, String>> rows, Actor actor, String name) {
        Path file = workspace.temporary().resolve("entered-" + System.nanoTime() + ".csv");
        try {
            try (CsvWriter out = CsvWriter.exactly(file)) {
                out.row(COLUMNS);
                for (Map<String, String> row : rows) {
                    List<String> cells = new ArrayList<>();
                    COLUMNS.forEach(c -> cells.add(row.getOrDefault(c, "").replaceAll("[\\r\\n]+", " ")));
                    out.row(cells);
                }
            }
            return ControlLoad.enter(workspace, file, ControlColumns.mapping(MAPPING, "entered"), actor, name);
        } catch (IOException e) {
            throw new TidewaiterException(Kind.STORAGE, file + " cannot be written", "check the disk's space", e);
        } finally {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // It lies in the directory for passing files, which is emptied at the next start.
            }
        }
    }

    /**
     * Enters one row that a person typed.
     *
     * @throws TidewaiterException INPUT with the reason where it cannot be taken, or its amount could be read in two ways, STATE where it is in force
     *     already
     */
    public static EntryResult enter(Workspace workspace, Map<String, String> row, Actor actor, String name) {
        String amount = row.getOrDefault("amount", "").strip();
        if (EITHER_SIGN.matcher(amount).matches()) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "amount '" + amount + "' may have a sign between thousands or decimals",
                    "write it with another number of decimals, like 1.23 or 1234; 1.2340 for three decimals");
        }
        EntryResult told = enter(workspace, List.of(row), actor, name).getFirst();
        if (!told.accepted()) {
            boolean known = told.status() == Status.KNOWN;
            throw new TidewaiterException(
                    known ? Kind.STATE : Kind.INPUT,
                    told.why(),
                    known
                            ? "nothing needs to be done"
                            : told.why().endsWith("is not a number")
                                    ? "write it like 1500.50, with a point and no signs between thousands"
                                    : "correct it and enter it again");
        }
        return told;
    }
}
