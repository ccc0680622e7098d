package org.tidewaiter.message.asycuda;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.MessagePart;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.UnreadableMessage;
import org.tidewaiter.message.path.ValueWriter;

/** The rows of one declaration in a flat export, gathered until it is whole. */
final class FlatDeclaration {
    private final FlatFile file;
    private final ValueWriter writing;
    private final String key;
    private final long line;
    private final StringBuilder original;
    private final Map<String, FlatItem> items = new LinkedHashMap<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final Set<String> taken = new TreeSet<>();
    private final List<Addition> additions = new ArrayList<>();
    private @Nullable String fault;
    private long faultLine;

    /** The declaration with that key, whose first row stands in that line. */
    FlatDeclaration(FlatFile file, String key, long line) {
        this.file = file;
        this.writing = file.writing();
        this.key = key;
        this.line = line;
        this.original = new StringBuilder(file.headerText());
    }

    String key() {
        return key;
    }

    /** Whether a row that breaks off names this declaration's office and number. */
    boolean named(List<String> broken) {
        return !rows.isEmpty()
                && Stream.of("number", "reference", "instance").anyMatch(w -> same(w, broken))
                && same("office", broken);
    }

    private boolean same(String word, List<String> broken) {
        String given = file.first(broken, word);
        return given != null && given.equals(file.first(rows.getFirst(), word));
    }

    /** Takes a row; values beyond the header are a fault unless they are empty. */
    void add(RawRows.Row row, List<String> fields) {
        original.append('\n').append(row.text());
        boolean longer = fields.size() > file.columns();
        if (fields.size() < file.columns()
                || (longer
                        && !fields.subList(file.columns(), fields.size()).stream()
                                .allMatch(String::isBlank))) {
            faultLine = fault == null ? row.line() : faultLine;
            fault = fault == null
                    ? "has " + fields.size() + " values in line " + row.line() + " where the header names "
                            + file.columns() + " columns"
                    : fault;
            return;
        }
        rows.add(fields);
        String number = file.first(fields, "item");
        items.computeIfAbsent(
                        number == null ? "row " + rows.size() : number,
                        n -> new FlatItem(file, row.line(), items.size()))
                .add(fields);
    }

    /**
     * What the rows make.
     *
     * @param again whether a declaration of this key was handed over before
     */
    ReadResult read(String format, long ordinal, boolean again) {
        if (fault != null) {
            return new UnreadableMessage(ordinal, original.toString(), "line " + faultLine, fault);
        }
        if (again) {
            String reason = "continues in line " + line
                    + " a declaration that ended before; sort the file by registration, so that its rows stand"
                    + " together";
            return new UnreadableMessage(ordinal, original.toString(), "line " + line, reason);
        }
        MessagePart heading = new MessagePart("line " + line, heading());
        List<MessagePart> parts = new ArrayList<>();
        keepHeading();
        for (FlatItem item : items.values()) {
            parts.add(item.part(taken));
            item.keep(taken, changing(), additions);
        }
        return new Message(
                format,
                Message.Kind.DECLARATION,
                ordinal,
                SuspendedTotal.in(heading, parts),
                List.copyOf(parts),
                List.copyOf(additions),
                events(heading),
                null,
                original.toString());
    }

    private Map<Field, GivenValue> heading() {
        Map<Field, GivenValue> values = new EnumMap<>(Field.class);
        identify(values);
        for (FlatColumns.FlatColumn rule : file.lines("heading")) {
            if (!values.containsKey(rule.field())) {
                GivenValue given = given(rule);
                if (given != null) {
                    values.put(rule.field(), given);
                }
            }
        }
        return values;
    }

    private void identify(Map<Field, GivenValue> values) {
        List<String> first = rows.getFirst();
        String year = file.first(first, "year");
        String date = file.first(first, "date");
        String id = new Registration(
                        file.first(first, "office"),
                        year == null && date != null ? writing.times().iso(date) : year,
                        file.first(first, "serial"),
                        file.first(first, "number"),
                        file.first(first, "declarant"),
                        file.first(first, "reference"))
                .id();
        String word = file.first(first, "number") == null ? "reference" : "number";
        String instance = file.first(first, "instance");
        if (id == null && instance != null) {
            values.put(Field.DECLARATION_ID, new GivenValue(instance, take("instance", first)));
        } else if (id != null) {
            String column = word.equals("number") ? take(word, first) : named(word, first);
            values.put(Field.DECLARATION_ID, new GivenValue(id, column));
        }
    }

    private String take(String word, List<String> row) {
        String column = named(word, row);
        taken.add(column);
        return column;
    }

    private String named(String word, List<String> row) {
        return FlatColumns.key(word).stream()
                .filter(c -> file.value(row, c) != null)
                .findFirst()
                .orElseThrow();
    }

    private @Nullable GivenValue given(FlatColumns.FlatColumn rule) {
        List<String> columns = rule.columns().stream()
                .filter(c -> !taken.contains(c) && heading(c) && !distinct(c).isEmpty())
                .toList();
        if (columns.isEmpty()) {
            return null;
        }
        String first = columns.getFirst();
        taken.add(first);
        distinct(first).stream()
                .skip(1)
                .forEach(other ->
                        additions.add(new Addition(null, rule.field().path(), writing.of(rule.field(), other))));
        List<String> parts = rule.how().equals("take")
                ? distinct(first).subList(0, 1)
                : columns.stream().map(c -> distinct(c).getFirst()).toList();
        String whole = String.join(rule.how().equals("list") ? ", " : "", parts);
        return new GivenValue(writing.of(rule.field(), whole), first);
    }

    /** A column of the item stands for the whole declaration where all rows say the same. */
    private boolean heading(String column) {
        return !file.ofItem(column)
                || (distinct(column).size() == 1 && !changing().contains(column));
    }

    private List<String> distinct(String column) {
        return rows.stream()
                .map(r -> file.value(r, column))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** What the general segment repeats in every row counts once. */
    private void keepHeading() {
        for (String column : file.names()) {
            String value = file.value(rows.getFirst(), column);
            if (!taken.contains(column) && !file.ofItem(column) && !changing().contains(column) && value != null) {
                additions.add(new Addition(null, column, value));
            }
        }
    }

    private @Nullable Set<String> changing;

    /** Columns that do not say the same in all rows. */
    private Set<String> changing() {
        Set<String> known = changing;
        if (known == null) {
            known = new TreeSet<>();
            for (String column : file.names()) {
                String first = file.value(rows.getFirst(), column);
                if (rows.stream().anyMatch(r -> !Objects.equals(file.value(r, column), first))) {
                    known.add(column);
                }
            }
            changing = known;
        }
        return known;
    }

    private List<Message.MessageEvent> events(MessagePart heading) {
        List<Message.MessageEvent> events = new ArrayList<>();
        for (FlatColumns.FlatColumn step : file.lines("event")) {
            String by = step.target().equals("PAID") ? heading.text(Field.DECLARANT_ID) : "customs";
            step.columns().stream()
                    .map(c -> file.value(rows.getFirst(), c))
                    .filter(Objects::nonNull)
                    .map(writing.times()::iso)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(t -> events.add(new Message.MessageEvent(step.target(), t, by)));
        }
        return List.copyOf(events);
    }
}
