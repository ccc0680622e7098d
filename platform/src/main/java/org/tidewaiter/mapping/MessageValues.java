package org.tidewaiter.mapping;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.GivenValue;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessagePart;
import org.tidewaiter.message.UnlodgedDeclaration;
import org.tidewaiter.notation.ColumnStyle;
import org.tidewaiter.notation.DayFormat;
import org.tidewaiter.notation.HsWriting;
import org.tidewaiter.notation.Refusal;
import org.tidewaiter.notation.ValueReader;

/**
 * The value that a row of a message has for a field, and what stands in where a message leaves out what a row needs.
 */
public final class MessageValues {
    /** What the time of acceptance is taken from where a message says none. */
    public static final String DAY_OF_LOADING = "day of loading";

    /** How the path of a field ends under which a value that is unfit is kept as it was declared. */
    public static final String AS_DECLARED = ".as_declared";

    /** The codes that DE 2379 of UN/EDIFACT has for dates of digits. */
    private static final Map<String, String> DIGITS = Map.of(
            "yyMMdd", "101", "yyyyMMdd", "102", "yyMMddHHmm", "201", "yyyyMMddHHmm", "203", "yyyyMMddHHmmss", "204");

    private static final ColumnStyle AS_MESSAGES_WRITE = ColumnStyle.USUAL.coded(HsWriting.OF_MESSAGES);

    private static final Pattern FRACTION = Pattern.compile("\\d*[.,]\\d*[1-9]\\d*");

    private final String today;
    private final Function<Message, String> file;

    /** By the type of its field, whether a text is no code of the model's lists: looked up once for each text. */
    private final Map<Field.Type, Map<String, Boolean>> unlisted = new EnumMap<>(Field.Type.class);

    /**
     * Remembers where the messages are from.
     *
     * @param today the day of loading, ISO 8601
     * @param file the name of the file of each, by which drafts go that have no identifier
     */
    public MessageValues(String today, Function<Message, String> file) {
        this.today = today;
        this.file = file;
    }

    /** Whether loading takes a field from messages: items are numbered by their place, and versions by their coming. */
    public static boolean isTaken(Field field) {
        return field.part() != Field.ModelPart.CONTROL && field != Field.SEQUENCE && field != Field.VERSION;
    }

    /** The value for the row of an item (null for a message without items), or null where there is none to take. */
    public @Nullable GivenValue given(Message message, @Nullable MessagePart item, Field field) {
        GivenValue given = switch (field.part()) {
            case GOODS_ITEM -> item == null ? null : item.values().get(field);
            default -> message.heading().values().get(field);
        };
        if (given == null && field == Field.ACCEPTED_AT && message.kind() != Message.Kind.RESPONSE) {
            return acceptedAt(message);
        }
        if (field == Field.DECLARATION_ID && (given == null || given.text().isBlank())) {
            GivenValue reference = message.heading().values().get(Field.LOCAL_REFERENCE);
            return reference != null && !reference.text().isBlank() ? reference : draft(message);
        }
        return given == null || given.text().isBlank() || isUnfit(message, field, given) ? null : given;
    }

    private @Nullable GivenValue draft(Message message) {
        return UnlodgedDeclaration.of(message, file.apply(message))
                .map(d -> new GivenValue(d.id(), message.heading().path()))
                .orElse(null);
    }

    /**
     * A code that is in no list of the model, or a count that is no whole number, as systems write packages of 0.06 where items share one:
     * kept beside, where checks and people see it, and no reason to refuse the rest. So is what stands for a commodity code in a manifest, which can
     * do without.
     */
    public boolean isUnfit(Message message, Field field, GivenValue given) {
        if (field.type() == Field.Type.COUNT) {
            return FRACTION.matcher(given.text().strip()).matches();
        }
        boolean goods = field.type() == Field.Type.HS_CODE && message.kind() != Message.Kind.DECLARATION;
        if (!goods && field.type() != Field.Type.COUNTRY && field.type() != Field.Type.CURRENCY) {
            return false;
        }
        return unlisted.computeIfAbsent(field.type(), type -> new HashMap<>())
                .computeIfAbsent(given.text(), text -> isUnlisted(field, text));
    }

    private static boolean isUnlisted(Field field, String text) {
        try {
            ValueReader.code(field, text, AS_MESSAGES_WRITE);
            return false;
        } catch (Refusal refusal) {
            return true;
        }
    }

    /** Where a message does not say when it was accepted, it stands under the day it was lodged, or was taken in. */
    private GivenValue acceptedAt(Message message) {
        GivenValue lodged = message.heading().values().get(Field.LODGED_AT);
        return lodged == null ? new GivenValue(today, message.heading().path()) : lodged;
    }

    /**
     * Why a value of a message cannot be taken. A message has no mapping that could give the format of a date; digits that are one
     * in UN/EDIFACT stand under another code than theirs.
     */
    public static String reason(Message message, GivenValue given, Refusal refusal) {
        String reason = refusal.reason();
        if (!reason.endsWith(ValueReader.GIVE_FORMAT)) {
            return reason;
        }
        String plain = reason.substring(0, reason.length() - ValueReader.GIVE_FORMAT.length());
        String text = given.text().strip();
        return DIGITS.entrySet().stream()
                .filter(e -> message.format().equals("edifact")
                        && e.getKey().length() == text.length()
                        && isOf(text, e.getKey()))
                .map(e -> plain + "; " + text.length() + " digits are of format " + e.getValue()
                        + " (DE 2379), and the message gives another one or none")
                .findFirst()
                .orElse(plain);
    }

    private static boolean isOf(String text, String pattern) {
        try {
            DayFormat.read(text, List.of(DayFormat.of(pattern)));
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    /** What the time of acceptance was taken from; empty where the message gives it. */
    public static String acceptedFrom(Message message) {
        if (message.heading().values().containsKey(Field.ACCEPTED_AT)) {
            return "";
        }
        return message.heading().values().containsKey(Field.LODGED_AT) ? "declaration.lodged_at" : DAY_OF_LOADING;
    }
}
