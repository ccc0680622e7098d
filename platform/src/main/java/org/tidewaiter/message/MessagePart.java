package org.tidewaiter.message;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;

/**
 * The heading of a declaration or one of its goods items, as a message gave it.
 *
 * @param path where it stood in the message
 * @param values what it says, by field of the model; a field that repeats has its first value here, the others are in lines or additions
 * @param lines what repeats in it, in the order of the message: taxes, documents, containers …
 */
public record MessagePart(String path, Map<Field, GivenValue> values, List<Line> lines) {
    /** A part in which nothing repeats. */
    public MessagePart(String path, Map<Field, GivenValue> values) {
        this(path, values, List.of());
    }

    /** The text of a field, or null where it is not given. */
    public @Nullable String text(Field field) {
        GivenValue given = values.get(field);
        return given == null ? null : given.text();
    }

    /** Where a field stands, or the part where it is not given. */
    public String path(Field field) {
        GivenValue given = values.get(field);
        return given == null ? path : given.path();
    }

    /** Its lines of one table. */
    public Stream<Line> lines(LineTable table) {
        return lines.stream().filter(line -> line.table() == table);
    }

    /** This part with further lines; the first value of a column that stands for a field of the model fills it, unless it is filled. */
    public MessagePart withLines(List<Line> further) {
        if (further.isEmpty()) {
            return this;
        }
        Map<Field, GivenValue> filled = new EnumMap<>(Field.class);
        filled.putAll(values);
        for (Line line : further) {
            line.table().columns().forEach(column -> {
                Field field = column.field();
                GivenValue given = line.values().get(column.name());
                if (field != null && given != null) {
                    filled.putIfAbsent(field, given);
                }
            });
        }
        return new MessagePart(
                path, filled, Stream.concat(lines.stream(), further.stream()).toList());
    }

    /** This part with other values. */
    public MessagePart with(Map<Field, GivenValue> others) {
        return new MessagePart(path, others, lines);
    }
}
