package org.tidewaiter.intake;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.notation.NineDigits;
import org.tidewaiter.notation.NumberStyle;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.notation.ValueReader;

/** The SQL with which a load's tables are filled, field by field: its staged column {@code s.…}, its constant, or nothing. */
final class StagedValues {
    private static final String CODE_WORDS = "code_words";
    private static final String PARTY_WORDS = "party_words";

    private final @Nullable Mapping mapping;
    private final Map<Field, String> constants;
    private final KeyDictionary codes;
    private final KeyDictionary parties;
    private final Map<Field, String> columns = new EnumMap<>(Field.class);

    /**
     * Takes what fills the fields.
     *
     * @param mapping whose constants fill the fields that no column does; null of messages, which have none
     */
    StagedValues(@Nullable Mapping mapping, List<FieldColumn> targets, KeyDictionary codes, KeyDictionary parties) {
        this.mapping = mapping;
        constants = mapping == null ? Map.of() : mapping.constants();
        this.codes = codes;
        this.parties = parties;
        for (FieldColumn target : targets) {
            target.fields().forEach(field -> columns.put(field, target.column().name()));
        }
    }

    /** The staged columns by field. */
    Map<Field, String> columns() {
        return columns;
    }

    /** Whether a column or a constant fills the field. */
    boolean filled(Field field) {
        return columns.containsKey(field) || constants.containsKey(field);
    }

    /** The number of an item within its declaration; where none is mapped, its place in the file. */
    String sequence() {
        return filled(Field.SEQUENCE)
                ? "coalesce(" + value(Field.SEQUENCE) + ", 1)::integer"
                : "row_number() over (partition by s.declaration_id order by s.row_number)::integer";
    }

    /** The SQL of a field's value: its staged column, its constant, or "not given". */
    String value(Field field) {
        String column = columns.get(field);
        if (column != null) {
            return "s." + column;
        }
        String constant = constants.get(field);
        if (constant != null && mapping != null) {
            return scaled(field, constant(mapping, field, constant));
        }
        return field.keyed() ? "0" : "null";
    }

    /**
     * The SQL of what people read of a staged value: the text behind a key, a number without zeros at its end, a day without midnight; empty where
     * nothing is given.
     *
     * @param sql the value, not of a constant
     */
    static String shown(Field field, String sql) {
        String text = "(" + sql + ")::varchar";
        if (field.keyed()) {
            String words = field.type() == Field.Type.PARTY ? PARTY_WORDS : CODE_WORDS;
            text = "(select w.text from " + words + " w where w.number = " + sql + ")";
        } else if (field.type() == Field.Type.TIME) {
            text = "replace(" + text + ", ' 00:00:00', '')";
        } else if (ValueReader.scale(field) > 0) {
            text = "rtrim(rtrim(" + text + ", '0'), '.')";
        }
        return "coalesce(" + text + ", '')";
    }

    /** Makes the tables that {@link #shown} reads. */
    void listWords(Session session) {
        codes.list(session, CODE_WORDS);
        parties.list(session, PARTY_WORDS);
    }

    /** The SQL of a field's value as its table keeps it: an empty text is no value. */
    String stored(Field field) {
        return switch (field.type()) {
            case TEXT -> "nullif(" + value(field) + ", '')";
            case TIME -> time(field);
            default -> value(field);
        };
    }

    private static String scaled(Field field, String sql) {
        return switch (field.type()) {
            case AMOUNT -> "(" + sql + "::decimal(18, 0) * 0.001)::decimal(18, 3)";
            case MASS -> "(" + sql + "::decimal(18, 0) * 0.000001)::decimal(18, 6)";
            case RATE ->
                field == Field.EXCHANGE_RATE
                        ? "(" + sql + "::decimal(18, 0) * 0.00000001)::decimal(18, 8)"
                        : "(" + sql + "::decimal(18, 0) * 0.000001)::decimal(18, 6)";
            default -> sql;
        };
    }

    private String constant(Mapping mapping, Field field, String text) {
        try {
            return switch (field.type()) {
                case TEXT -> "'" + text.replace("'", "''") + "'";
                case TIME -> Long.toString(ValueReader.micros(field, text, mapping.dates()));
                case MASS, AMOUNT, RATE, COUNT ->
                    Long.toString(NineDigits.fitting(
                            field,
                            ValueReader.scaled(
                                    text.toCharArray(),
                                    0,
                                    text.length(),
                                    ValueReader.figures(field, NumberStyle.PLAIN, mapping.round()))));
                case PARTY -> Integer.toString(parties.key(ValueReader.code(field.type(), text)));
                default -> Integer.toString(codes.key(ValueReader.code(field.type(), text)));
            };
        } catch (Refusal refusal) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "The mapping " + mapping.name() + " gives " + field.path() + " the constant '" + text + "', which "
                            + refusal.reason(),
                    "mend it under constants");
        }
    }

    String time(Field field) {
        return columns.containsKey(field) ? value(field) : "make_timestamp(" + value(field) + ")";
    }

    /** The word behind a code of one of the model's own lists, as they are kept: as a value of that enumeration. */
    String word(Field field, @Nullable String otherwise) {
        String type = "store.control_" + field.column();
        String rest = otherwise == null ? "null" : "'" + otherwise + "'::" + type;
        String key = value(field);
        if (key.equals("0")) {
            return rest;
        }
        String cases = field.type().words().stream()
                .map(word -> " when " + codes.key(word) + " then '" + word + "'::" + type)
                .collect(Collectors.joining());
        return "case " + key + cases + " else " + rest + " end";
    }
}
