package org.tidewaiter.checks;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;

/** The kinds of checks that find repetitions: a number that may come once in several messages, an item or a figure that comes again within one. */
final class RepeatRules {
    private RepeatRules() {}

    /**
     * The values of {@code fields} together must not come again in another declaration {@code within_days}. It is no
     * repetition if any field of {@code unless_same} is given and the same in both; with {@code excuse_needed} nothing is said where one of
     * them gives none of these fields. Declarations that differ in one of {@code apart_by} are steps of one clearance (into a warehouse and out of
     * it, transit and import). {@code keep} is how many of the latest are remembered.
     */
    static CheckRule unique(CheckLine line) {
        List<Field> fields = line.fields();
        List<Field> unlessSame = line.fields("unless_same");
        List<Field> apartBy = line.fields("apart_by");
        boolean excuseNeeded = line.isTrue("excuse_needed");
        long days = (long) line.number("within_days", 36_500);
        FormerCases former = new FormerCases((int) line.number("keep", 100_000));
        Field carrier = fields.stream()
                .filter(f -> f.part() == Field.ModelPart.GOODS_ITEM)
                .findFirst()
                .orElse(fields.getFirst());
        return CheckRule.remembering(CheckRule.each(carrier, (seen, part, sink) -> {
            String other = excuse(seen, part, unlessSame);
            if (!hasAll(seen, part, fields) || (excuseNeeded && other.isEmpty())) {
                return;
            }
            long value = FormerCases.spread(hash(hash(FormerCases.BEGIN, seen, part, fields), seen, part, apartBy));
            long excuse = FormerCases.number(other);
            String name = nameOf(seen);
            int day = (int) seen.day().toEpochDay();
            int before = former.find(value);
            if (before >= 0
                    && !former.declaration(before).equals(name)
                    && Math.abs(former.day(before) - day) <= days
                    && (excuse == 0 || excuse != former.excuse(before))) {
                DefectDetail words = DefectDetail.of(
                        "before",
                        DefectDetail.text(former.declaration(before)),
                        DefectDetail.day(
                                LocalDate.ofEpochDay(former.day(before)).toString()));
                sink.found(part, carrier, seen.text(part, carrier), words);
            }
            former.put(value, name, day, excuse);
        }));
    }

    /** The declaration's number, or its reference, or its place in the file. */
    private static String nameOf(PreparedMessage seen) {
        String id = seen.text(0, Field.DECLARATION_ID);
        String reference = id == null ? seen.text(0, Field.LOCAL_REFERENCE) : id;
        return reference == null ? "#" + seen.message().ordinal() : reference;
    }

    /** Null where one of the fields is missing. */
    private static @Nullable String joined(PreparedMessage seen, int part, List<Field> fields) {
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

    private static boolean hasAll(PreparedMessage seen, int part, List<Field> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (seen.text(part, fields.get(i)) == null) {
                return false;
            }
        }
        return true;
    }

    /** The hash of what fields say, each with a sign behind it; nothing where one is not given. */
    private static long hash(long begun, PreparedMessage seen, int part, List<Field> fields) {
        long hash = begun;
        for (int i = 0; i < fields.size(); i++) {
            String text = seen.text(part, fields.get(i));
            hash = FormerCases.further(text == null ? hash : FormerCases.further(hash, text), '\u001f');
        }
        return hash;
    }

    private static String excuse(PreparedMessage seen, int part, List<Field> fields) {
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
    static CheckRule repeatedItems(CheckLine line) {
        List<Field> fields = line.fields();
        boolean ofConsignments = fields.stream().allMatch(f -> f.part() == Field.ModelPart.DECLARATION);
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
                    sink.found(
                            part,
                            fields.getFirst(),
                            seen.text(part, fields.getFirst()),
                            DefectDetail.of("same_items", DefectDetail.number(before), DefectDetail.number(part)));
                }
            }
        };
    }

    /**
     * A figure must not be the same in every one of {@code least} or more items; {@code value} limits it to one figure. With {@code
     * unless_alike} it may where that field is the same in all of them too: what is the same article is as heavy and as dear.
     */
    static CheckRule sameEverywhere(CheckLine line) {
        List<Field> fields = line.fields();
        int least = (int) line.number("least", 3);
        double only = line.number("value", Double.NaN);
        Field alike = line.has("unless_alike") ? line.field("unless_alike") : null;
        CheckRule each = FieldRules.all(
                fields.stream().map(f -> sameEverywhere(f, least, only)).toList());
        return (seen, sink) -> {
            if (alike == null || !isAlike(seen, alike)) {
                each.look(seen, sink);
            }
        };
    }

    private static boolean isAlike(PreparedMessage seen, Field field) {
        String first = seen.items() == 0 ? null : seen.text(1, field);
        for (int part = 2; part <= seen.items(); part++) {
            if (first == null || !first.equals(seen.text(part, field))) {
                return false;
            }
        }
        return first != null;
    }

    private static CheckRule sameEverywhere(Field field, int least, double only) {
        return (seen, sink) -> {
            if (seen.items() < least) {
                return;
            }
            double first = seen.number(1, field);
            if (Double.isNaN(first) || (!Double.isNaN(only) && first != only)) {
                return;
            }
            for (int part = 2; part <= seen.items(); part++) {
                if (seen.number(part, field) != first) {
                    return;
                }
            }
            sink.found(
                    1,
                    field,
                    seen.text(1, field),
                    DefectDetail.of(
                            "everywhere",
                            DefectDetail.field(field),
                            DefectDetail.number(seen.items()),
                            DefectDetail.figure(field, first)));
        };
    }
}
