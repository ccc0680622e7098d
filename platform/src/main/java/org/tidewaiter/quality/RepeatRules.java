package org.tidewaiter.quality;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.model.Field;

/** Kinds of checks of what comes twice: across messages, and among the items of one. */
final class RepeatRules {
    private RepeatRules() {}

    /** A former message as far as it is remembered. */
    private record Former(String declaration, LocalDate day, String excuse) {}

    /**
     * The values of {@code fields} together must not come again in another declaration {@code within_days}. It is no
     * repetition if any field of {@code unless_same} is given and the same in both. {@code keep} is how many of the latest
     * are remembered.
     */
    static Rule unique(CheckLine line) {
        List<Field> fields = line.fields();
        List<Field> unlessSame = line.fields("unless_same");
        long days = (long) line.number("within_days", 36_500);
        Window<Former> window = new Window<>((int) line.number("keep", 100_000));
        Field carrier = fields.stream()
                .filter(f -> f.part() == Field.Part.GOODS_ITEM)
                .findFirst()
                .orElse(fields.getFirst());
        return Rule.each(carrier, (seen, part, sink) -> {
            String key = joined(seen, part, fields);
            if (key == null) {
                return;
            }
            Former now = new Former(nameOf(seen), seen.day(), excuse(seen, part, unlessSame));
            Former before = window.get(key);
            if (before != null && isRepetition(before, now, days)) {
                String words = before.declaration + ", " + before.day;
                sink.found(part, carrier, seen.text(part, carrier), words);
            }
            window.put(key, now);
        });
    }

    private static boolean isRepetition(Former before, Former now, long days) {
        return !before.declaration.equals(now.declaration)
                && Math.abs(ChronoUnit.DAYS.between(before.day, now.day)) <= days
                && (now.excuse.isEmpty() || !now.excuse.equals(before.excuse));
    }

    /** The declaration's number, or its reference, or its place in the file. */
    private static String nameOf(Case seen) {
        String id = seen.text(0, Field.DECLARATION_ID);
        String reference = id == null ? seen.text(0, Field.LOCAL_REFERENCE) : id;
        return reference == null ? "#" + seen.message().ordinal() : reference;
    }

    /** Null where one of the fields is missing. */
    private static @Nullable String joined(Case seen, int part, List<Field> fields) {
        StringBuilder key = new StringBuilder();
        for (Field field : fields) {
            String text = seen.text(part, field);
            if (text == null) {
                return null;
            }
            key.append(text).append('\u001f');
        }
        return key.toString();
    }

    private static String excuse(Case seen, int part, List<Field> fields) {
        for (Field field : fields) {
            String text = seen.text(part, field);
            if (text != null) {
                return text;
            }
        }
        return "";
    }

    /**
     * Two items of one message must not be the same in all of {@code fields}. Where all of them are of a declaration as a whole,
     * two consignments of a manifest must not.
     */
    static Rule repeatedItems(CheckLine line) {
        List<Field> fields = line.fields();
        boolean ofConsignments = fields.stream().allMatch(f -> f.part() == Field.Part.DECLARATION);
        return (seen, sink) -> {
            if (seen.items() < 2) {
                return;
            }
            Map<String, Integer> first = new HashMap<>();
            for (int part = 1; part <= seen.items(); part++) {
                if (ofConsignments && !seen.consignments().begins(part)) {
                    continue;
                }
                String key = joined(seen, part, fields);
                Integer before = key == null ? null : first.putIfAbsent(key, part);
                if (before != null) {
                    sink.found(part, fields.getFirst(), seen.text(part, fields.getFirst()), before + " = " + part);
                }
            }
        };
    }

    /** A figure must not be the same in every one of {@code least} or more items; {@code value} limits it to one figure. */
    static Rule sameEverywhere(CheckLine line) {
        List<Field> fields = line.fields();
        int least = (int) line.number("least", 3);
        double only = line.number("value", Double.NaN);
        return FieldRules.all(
                fields.stream().map(f -> sameEverywhere(f, least, only)).toList());
    }

    private static Rule sameEverywhere(Field field, int least, double only) {
        return (seen, sink) -> {
            if (seen.items() < least) {
                return;
            }
            double first = seen.number(1, field);
            if (Double.isNaN(first) || !Double.isNaN(only) && first != only) {
                return;
            }
            for (int part = 2; part <= seen.items(); part++) {
                if (seen.number(part, field) != first) {
                    return;
                }
            }
            sink.found(1, field, seen.text(1, field), seen.items() + " × " + Figures.of(first));
        };
    }
}
