package org.tidewaiter.dataquality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.ColumnReader;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.notation.ValueReader;

/**
 * The columns of a part of stored declarations that any of them fills, read as text. Codes and parties are looked up in memory: to join
 * their dictionaries for every slice of a load took most of the time of judging it.
 */
final class StoredPart {
    private static final long NONE = Long.MIN_VALUE;

    private final Field.ModelPart part;
    private final List<Field> fields;
    private final List<ReadColumn> columns;
    private final StoredText texts = new StoredText();
    /** By column, the numbers of the rows that are being read: those of a DECIMAL in units of its last place. */
    private final long[][] numbers;
    /** By column, the keys of the rows that are being read. */
    private final int[][] keys;

    private @Nullable ColumnReader read;

    private StoredPart(Field.ModelPart part, List<Field> fields, Dictionaries words) {
        this.part = part;
        this.fields = fields;
        this.columns = fields.stream().map(f -> ReadColumn.of(f, words)).toList();
        this.numbers = new long[fields.size()][];
        this.keys = new int[fields.size()][];
        for (int c = 0; c < columns.size(); c++) {
            ReadColumn column = columns.get(c);
            keys[c] = new int[column.words() == null ? 0 : RowFeed.CHUNK];
            numbers[c] = new long[column.words() == null && column.scale() >= 0 ? RowFeed.CHUNK : 0];
        }
    }

    /**
     * How a field is read, found out once and not for every value.
     *
     * @param words by key what it says, of a field whose values are keys; else null
     * @param scale digits behind the point; of a text -1
     */
    private record ReadColumn(Field field, @Nullable List<String> words, int scale) {
        static ReadColumn of(Field field, Dictionaries dictionaries) {
            List<String> words = field.type() == Field.Type.PARTY ? dictionaries.parties() : dictionaries.codes();
            boolean text = field.keyed() || field.type() == Field.Type.TEXT;
            return new ReadColumn(field, field.keyed() ? words : null, text ? -1 : ValueReader.scale(field));
        }
    }

    /** The words behind keys, in the order of the keys; 0 is the empty one. */
    record Dictionaries(List<String> codes, List<String> parties) {
        static Dictionaries read(Session session) {
            return new Dictionaries(
                    words(session, "select code, code_key from store.code order by code_key"),
                    words(session, "select party_id, party_key from store.party order by party_key"));
        }

        private static List<String> words(Session session, String sql) {
            List<String> words = new ArrayList<>();
            session.chunks(sql, chunk -> {
                for (int row = 0; row < chunk.rows(); row++) {
                    while (words.size() < chunk.intAt(1, row)) {
                        words.add(""); // a key that only rows had which were set aside
                    }
                    words.add(String.valueOf(chunk.textAt(0, row)));
                }
            });
            return words;
        }
    }

    /** The fields of a part that any declaration with a key in that range fills. */
    static Set<Field> given(Session session, Field.ModelPart part, long first, long last) {
        List<Field> all = Arrays.stream(Field.values())
                .filter(f -> f.part() == part && f != Field.VERSION && f != Field.SEQUENCE)
                .toList();
        Set<Field> given = EnumSet.noneOf(Field.class);
        String counts = all.stream()
                .map(f -> f.keyed()
                        ? "coalesce(max(" + f.storedColumn() + "), 0)::bigint"
                        : "count(" + f.storedColumn() + ")")
                .collect(Collectors.joining(", "));
        session.chunks("select " + counts + " from " + table(part) + between(first, last), chunk -> {
            for (int f = 0; f < all.size(); f++) {
                if (chunk.longAt(f, 0) > 0) {
                    given.add(all.get(f));
                }
            }
        });
        return given;
    }

    /** The part with the fields of it that are among these. */
    static StoredPart of(Field.ModelPart part, Set<Field> given, Dictionaries words) {
        return new StoredPart(part, given.stream().filter(f -> f.part() == part).toList(), words);
    }

    private static String table(Field.ModelPart part) {
        return part == Field.ModelPart.DECLARATION ? "store.declaration" : "store.goods_item";
    }

    private static String between(long first, long last) {
        return " where declaration_key between " + first + " and " + last;
    }

    /** Its rows with keys in that range: the declaration's key, the item's number (0 for none), then the fields of {@link #values}. */
    String select(long first, long last, String and) {
        String number = part == Field.ModelPart.GOODS_ITEM ? "sequence::bigint" : "0::bigint";
        String columns = fields.stream().map(f -> ", " + column(f)).collect(Collectors.joining());
        return "select declaration_key, " + number + columns + " from " + table(part) + between(first, last) + and
                + " order by 1, 2";
    }

    private static String column(Field field) {
        String stored = field.storedColumn();
        return switch (field.type()) {
            case TEXT -> stored;
            case TIME -> "coalesce(epoch_us(" + stored + "), " + NONE + ")";
            case COUNT -> "coalesce(" + stored + "::bigint, " + NONE + ")";
            default -> stored;
        };
    }

    /** Copies keys and numbers of the rows among which the next one is: column by column that takes a fraction of the time. */
    private void take(ColumnReader chunk) {
        read = chunk;
        for (int c = 0; c < columns.size(); c++) {
            ReadColumn column = columns.get(c);
            if (column.words() != null) {
                chunk.ints(c + 2, keys[c], 0);
            } else if (column.scale() > 0) {
                chunk.units(c + 2, numbers[c], NONE);
            } else if (column.scale() == 0) {
                chunk.longs(c + 2, numbers[c]);
            }
        }
    }

    /** The values of a row. */
    Map<Field, GivenValue> values(ColumnReader chunk, int row) {
        if (chunk != read) {
            take(chunk);
        }
        Map<Field, GivenValue> values = new EnumMap<>(Field.class);
        for (int c = 0; c < columns.size(); c++) {
            ReadColumn column = columns.get(c);
            String text = text(c, chunk, row);
            if (text != null && !text.isEmpty()) {
                values.put(column.field(), new GivenValue(text, column.field().path()));
            }
        }
        return values;
    }

    private @Nullable String text(int place, ColumnReader chunk, int row) {
        ReadColumn column = columns.get(place);
        List<String> words = column.words();
        if (words != null) {
            return words.get(keys[place][row]);
        }
        if (column.scale() < 0) {
            return chunk.textAt(place + 2, row);
        }
        long number = numbers[place][row];
        if (number == NONE) {
            return null;
        }
        return column.field().type() == Field.Type.TIME
                ? texts.time(number)
                : StoredText.decimal(number, column.scale());
    }
}
