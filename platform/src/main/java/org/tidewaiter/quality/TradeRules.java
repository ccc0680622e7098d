package org.tidewaiter.quality;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.model.Field;
import org.tidewaiter.reference.Incoterms;
import org.tidewaiter.reference.Locations;
import org.tidewaiter.reference.Verdict;
import org.tidewaiter.reference.Verdict.Wrong;

/** Kinds of checks of what goes together: procedures, preferences and documents, modes, terms and places, containers. */
final class TradeRules {
    private static final Set<String> YES = Set.of("1", "true", "TRUE", "True", "Y", "YES", "O", "OUI");
    private static final Set<String> NO = Set.of("0", "false", "FALSE", "False", "N", "NO", "NON");
    private static final Pattern CONTAINER_NAME =
            Pattern.compile("(?i)container_?(identity|id|number|no)|TransportEquipment/ID|goods_item\\.container_id");

    private TradeRules() {}

    /** A way in which two values must not, or must, go together. */
    private record Pair(Pattern first, Pattern second) {}

    /**
     * {@code field} and {@code of} by pairs of patterns: with {@code forbidden} the pair must not occur, with
     * {@code allowed} the second must match where the first does.
     */
    static Rule pairs(CheckLine line) {
        Field field = line.field("field");
        Field of = line.field("of");
        List<Pair> forbidden = pairs(line, "forbidden");
        List<Pair> allowed = pairs(line, "allowed");
        return Rule.each(field.part() == Field.Part.GOODS_ITEM ? field : of, (seen, part, sink) -> {
            String first = seen.text(part, field);
            String second = seen.text(part, of);
            if (first == null || second == null) {
                return;
            }
            boolean bad = forbidden.stream()
                            .anyMatch(p -> TooMuch.matches(p.first, first) && TooMuch.matches(p.second, second))
                    || allowed.stream()
                            .anyMatch(p -> TooMuch.matches(p.first, first) && !TooMuch.matches(p.second, second));
            if (bad) {
                sink.found(
                        part,
                        field,
                        first,
                        Detail.facts(Detail.field(field), Detail.text(first), Detail.field(of), Detail.text(second)));
            }
        });
    }

    private static List<Pair> pairs(CheckLine line, String key) {
        return line.map(key).entrySet().stream()
                .map(e -> new Pair(line.compiled(e.getKey()), line.compiled(String.valueOf(e.getValue()))))
                .toList();
    }

    /**
     * The requested procedure (first two digits) and the previous one (its own field, or the next two digits) must be a
     * pair of {@code allowed}: requested pattern → previous pattern.
     */
    static Rule procedurePair(CheckLine line) {
        Map<Pattern, Pattern> allowed = new LinkedHashMap<>();
        line.map("allowed").forEach((k, v) -> allowed.put(line.compiled(k), line.compiled(String.valueOf(v))));
        return Rule.each(Field.PROCEDURE_CODE, (seen, part, sink) -> {
            String code = seen.text(part, Field.PROCEDURE_CODE);
            String own = seen.text(part, Field.PREVIOUS_PROCEDURE_CODE);
            if (code == null || code.length() < 2 || !isDigit(code.charAt(0)) || code.length() < 4 && own == null) {
                return;
            }
            String requested = code.substring(0, 2);
            String previous =
                    own == null ? code.substring(2, 4) : own.length() > 2 ? own.substring(own.length() - 2) : own;
            allowed.forEach((first, second) -> {
                if (TooMuch.matches(first, requested) && !TooMuch.matches(second, previous)) {
                    sink.found(
                            part,
                            Field.PROCEDURE_CODE,
                            code,
                            Detail.of("procedures", Detail.text(requested), Detail.text(previous)));
                }
            });
        });
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * Where {@code field} is given, the item or the heading must have a document: an addition whose name matches
     * {@code names} and whose text matches {@code codes}. A message without any additions cannot be judged: files of
     * columns seldom tell of documents.
     */
    static Rule document(CheckLine line) {
        Field field = line.field("field");
        Pattern names = line.pattern("names");
        Pattern codes = line.compiled(line.text("codes", ".*"));
        return Rule.each(field, (seen, part, sink) -> {
            String value = seen.text(part, field);
            List<Addition> additions = seen.message().additions();
            if (value == null || additions.isEmpty()) {
                return;
            }
            boolean there = additions.stream()
                    .anyMatch(a -> (Case.of(a) == part || Case.of(a) == 0)
                            && names.matcher(a.name()).find()
                            && TooMuch.matches(codes, a.text()));
            if (!there) {
                sink.found(part, field, value, Detail.facts(Detail.field(field), Detail.text(value)));
            }
        });
    }

    /** A mode of Recommendation 19 with its meaning. */
    private static String mode(String mode) {
        char first = mode.charAt(0);
        return first >= '0' && first <= '9' ? Detail.word("mode." + first) : Detail.text(mode);
    }

    /** Terms for carriage by water only, with a mode that is not by water. */
    static Rule incotermMode(CheckLine line) {
        return (seen, sink) -> {
            String term = seen.text(0, Field.INCOTERM);
            String mode = seen.text(0, Field.TRANSPORT_MODE);
            if (term != null && mode != null && Incoterms.waterOnly(term) && mode.matches("[23457].*")) {
                sink.found(0, Field.INCOTERM, term, Detail.of("term_mode", Detail.text(term), mode(mode)));
            }
        };
    }

    /** {@code fields} of five letters and digits must be places of UN/LOCODE; longer texts are names and left alone. */
    static Rule place(CheckLine line) {
        Locations places = places(line);
        return FieldRules.all(line.fields().stream()
                .map(field -> Rule.each(field, (seen, part, sink) -> {
                    String code = seen.text(part, field);
                    if (code != null
                            && code.length() == 5
                            && isCapitals(code)
                            && places.verdict(code) instanceof Wrong wrong) {
                        sink.found(part, field, code, Detail.of("flaw", Detail.text(code), Detail.words(wrong.flaw())));
                    }
                }))
                .toList());
    }

    private static boolean isCapitals(String code) {
        return code.equals(code.toUpperCase(Locale.ROOT)) && Character.isLetter(code.charAt(0));
    }

    /** {@code fields} must be places that goods can leave or reach by the declaration's mode of transport. */
    static Rule placeMode(CheckLine line) {
        Locations places = places(line);
        return FieldRules.all(line.fields().stream()
                .map(field -> Rule.each(field, (seen, part, sink) -> {
                    String code = seen.text(part, field);
                    String mode = seen.text(0, Field.TRANSPORT_MODE);
                    if (code == null || mode == null || code.length() != 5 || mode.isEmpty()) {
                        return;
                    }
                    Verdict verdict = places.servesMode(code, mode.substring(0, 1));
                    if (verdict instanceof Wrong) {
                        sink.found(
                                part,
                                field,
                                code,
                                Detail.facts(
                                        Detail.field(field),
                                        Detail.text(code),
                                        Detail.field(Field.TRANSPORT_MODE),
                                        mode(mode)));
                    }
                }))
                .toList());
    }

    private static Locations places(CheckLine line) {
        return line.has("file") ? Locations.read(Path.of(line.text("file"))) : Locations.seaPorts();
    }

    /** An addition that matches {@code names} says whether there are containers; the container numbers must agree. */
    static Rule containerFlag(CheckLine line) {
        Pattern names = line.pattern("names");
        return (seen, sink) -> {
            for (Addition flag : seen.message().additions()) {
                if (!names.matcher(flag.name()).find()) {
                    continue;
                }
                boolean numbers = hasContainers(seen);
                if (YES.contains(flag.text()) && !numbers || NO.contains(flag.text()) && numbers) {
                    sink.found(0, Field.CONTAINER_ID, flag.text(), Detail.of(numbers ? "flag.no" : "flag.yes"));
                }
                return;
            }
        };
    }

    private static boolean hasContainers(Case seen) {
        for (int part = 0; part <= seen.items(); part++) {
            if (seen.text(part, Field.CONTAINER_ID) != null) {
                return true;
            }
        }
        return seen.message().additions().stream()
                .anyMatch(a -> CONTAINER_NAME.matcher(a.name()).find());
    }
}
