package org.tidewaiter.checks;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.tidewaiter.codesandunits.CodeVerdict;
import org.tidewaiter.codesandunits.CodeVerdict.Wrong;
import org.tidewaiter.codesandunits.Incoterms;
import org.tidewaiter.codesandunits.Locations;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.path.NamePattern;

/** Kinds of checks of what goes together: procedures, preferences and documents, modes, terms and places, containers. */
final class TradeRules {
    private static final Set<String> YES = Set.of("1", "true", "TRUE", "True", "Y", "YES", "O", "OUI");
    private static final Set<String> NO = Set.of("0", "false", "FALSE", "False", "N", "NO", "NON");
    private static final NamePattern CONTAINER_NAME =
            NamePattern.anyCase("container_?(identity|id|number|no)|TransportEquipment/ID|goods_item\\.container_id");

    /** What sellers who keep to Incoterms write where they would write FOB, CFR and CIF by ship. */
    private static final List<String> FOR_EVERY_MODE = List.of("FCA", "CPT", "CIP");

    /** What some write between the procedure requested and the one before: 10.00, 40 00. */
    private static final Pattern SIGN_BETWEEN = Pattern.compile("[. /-]");

    private static final Pattern NOT_BY_WATER = Pattern.compile("[23457].*");

    private TradeRules() {}

    /** A way in which two values must not, or must, go together. */
    private record Pair(AnswerCache<Boolean> first, AnswerCache<Boolean> second) {
        static Pair of(CheckLine line, String first, Object second) {
            return new Pair(
                    AnswerCache.matching(line.compiled(first)),
                    AnswerCache.matching(line.compiled(String.valueOf(second))));
        }
    }

    /**
     * {@code field} and {@code of} by pairs of patterns: with {@code forbidden} the pair must not occur, with
     * {@code allowed} the second must match where the first does.
     */
    static CheckRule pairs(CheckLine line) {
        Field field = line.field("field");
        Field of = line.field("of");
        List<Pair> forbidden = pairs(line, "forbidden");
        List<Pair> allowed = pairs(line, "allowed");
        return CheckRule.each(field.part() == Field.Part.GOODS_ITEM ? field : of, (seen, part, sink) -> {
            String first = seen.text(part, field);
            String second = seen.text(part, of);
            if (first == null || second == null) {
                return;
            }
            if (isAny(forbidden, first, second, true) || isAny(allowed, first, second, false)) {
                sink.found(
                        part,
                        field,
                        first,
                        DefectDetail.facts(
                                DefectDetail.field(field),
                                DefectDetail.text(first),
                                DefectDetail.field(of),
                                DefectDetail.text(second)));
            }
        });
    }

    private static List<Pair> pairs(CheckLine line, String key) {
        return line.map(key).entrySet().stream()
                .map(e -> Pair.of(line, e.getKey(), e.getValue()))
                .toList();
    }

    /** Whether the first value fits the first of any pair, and the second fits its second or, where it has to differ, does not. */
    private static boolean isAny(List<Pair> pairs, String first, String second, boolean fits) {
        for (Pair pair : pairs) {
            if (pair.first.of(first) && pair.second.of(second) == fits) {
                return true;
            }
        }
        return false;
    }

    /**
     * The requested procedure (first two digits) and the previous one (its own field, or the next two digits) must be a
     * pair of {@code allowed}: requested pattern → previous pattern.
     */
    static CheckRule procedurePair(CheckLine line) {
        List<Pair> allowed = pairs(line, "allowed");
        AnswerCache<String> codes =
                new AnswerCache<>(given -> SIGN_BETWEEN.matcher(given).replaceAll(""));
        return CheckRule.each(Field.PROCEDURE_CODE, (seen, part, sink) -> {
            String given = seen.text(part, Field.PROCEDURE_CODE);
            String code = given == null ? null : codes.of(given);
            String own = seen.text(part, Field.PREVIOUS_PROCEDURE_CODE);
            if (code == null || code.length() < 2 || !isDigit(code.charAt(0)) || (code.length() < 4 && own == null)) {
                return;
            }
            String requested = code.substring(0, 2);
            String previous =
                    own == null ? code.substring(2, 4) : own.length() > 2 ? own.substring(own.length() - 2) : own;
            allowed.forEach(pair -> {
                if (pair.first.of(requested) && !pair.second.of(previous)) {
                    sink.found(
                            part,
                            Field.PROCEDURE_CODE,
                            given,
                            DefectDetail.of("procedures", DefectDetail.text(requested), DefectDetail.text(previous)));
                }
            });
        });
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * Where {@code field} is given, the item or the heading must have a document: a line or addition whose name matches
     * {@code names} and whose text matches {@code codes}. A message without any of them cannot be judged: files of
     * columns seldom tell of documents.
     */
    static CheckRule document(CheckLine line) {
        Field field = line.field("field");
        NamePattern names = line.names("names");
        Pattern codes = line.compiled(line.text("codes", ".*"));
        return CheckRule.each(field, (seen, part, sink) -> {
            String value = seen.text(part, field);
            List<Addition> additions = seen.beside();
            if (value == null || additions.isEmpty()) {
                return;
            }
            boolean there = additions.stream()
                    .anyMatch(a -> (PreparedMessage.of(a) == part || PreparedMessage.of(a) == 0)
                            && names.in(a.name())
                            && EndlessCheck.matches(codes, a.text()));
            if (!there) {
                sink.found(part, field, value, DefectDetail.facts(DefectDetail.field(field), DefectDetail.text(value)));
            }
        });
    }

    /** A mode of Recommendation 19 with its meaning. */
    private static String mode(String mode) {
        char first = mode.charAt(0);
        return first >= '0' && first <= '9' ? DefectDetail.word("mode." + first) : DefectDetail.text(mode);
    }

    /**
     * Terms for carriage by water only, with a mode that is not by water. In most countries the term says what the price holds, and FOB
     * goes by air: nothing is said but where the terms for every mode are usual, so that people there tell one from the other.
     */
    static CheckRule incotermMode(CheckLine line) {
        AnswerCache<Boolean> otherModes = AnswerCache.matching(NOT_BY_WATER);
        return (seen, sink) -> {
            String term = seen.text(0, Field.INCOTERM);
            String mode = seen.text(0, Field.TRANSPORT_MODE);
            if (term != null
                    && mode != null
                    && Incoterms.waterOnly(term)
                    && otherModes.of(mode)
                    && FOR_EVERY_MODE.stream().anyMatch(every -> seen.habits().isUsual(Field.INCOTERM, every))) {
                sink.found(0, Field.INCOTERM, term, DefectDetail.of("term_mode", DefectDetail.text(term), mode(mode)));
            }
        };
    }

    /** {@code fields} of five letters and digits must be places of UN/LOCODE; longer texts are names and left alone. */
    static CheckRule place(CheckLine line) {
        Locations places = places(line);
        return FieldRules.all(line.fields().stream()
                .map(field -> CheckRule.each(field, (seen, part, sink) -> {
                    String code = seen.text(part, field);
                    if (code != null
                            && code.length() == 5
                            && isCapitals(code)
                            && places.verdict(code) instanceof Wrong wrong) {
                        sink.found(
                                part,
                                field,
                                code,
                                DefectDetail.of("flaw", DefectDetail.text(code), DefectDetail.words(wrong.flaw())));
                    }
                }))
                .toList());
    }

    /** Digits within the first two signs are of another list, of which five signs are ports too. */
    private static boolean isCapitals(String code) {
        return code.equals(code.toUpperCase(Locale.ROOT))
                && Character.isLetter(code.charAt(0))
                && Character.isLetter(code.charAt(1));
    }

    /** {@code fields} must be places that goods can leave or reach by the declaration's mode of transport. */
    static CheckRule placeMode(CheckLine line) {
        Locations places = places(line);
        return FieldRules.all(line.fields().stream()
                .map(field -> CheckRule.each(field, (seen, part, sink) -> {
                    String code = seen.text(part, field);
                    String mode = seen.text(0, Field.TRANSPORT_MODE);
                    if (code == null || mode == null || code.length() != 5 || mode.isEmpty()) {
                        return;
                    }
                    CodeVerdict verdict = places.servesMode(code, mode.substring(0, 1));
                    if (verdict instanceof Wrong) {
                        sink.found(
                                part,
                                field,
                                code,
                                DefectDetail.facts(
                                        DefectDetail.field(field),
                                        DefectDetail.text(code),
                                        DefectDetail.field(Field.TRANSPORT_MODE),
                                        mode(mode)));
                    }
                }))
                .toList());
    }

    private static Locations places(CheckLine line) {
        return line.has("file") ? Locations.read(Path.of(line.text("file"))) : Locations.seaPorts();
    }

    /** An addition that matches {@code names} says whether there are containers; the container numbers must agree. */
    static CheckRule containerFlag(CheckLine line) {
        NamePattern names = line.names("names");
        return (seen, sink) -> {
            for (Addition flag : seen.message().additions()) {
                if (!names.in(flag.name())) {
                    continue;
                }
                boolean numbers = hasContainers(seen);
                if ((YES.contains(flag.text()) && !numbers) || (NO.contains(flag.text()) && numbers)) {
                    sink.found(0, Field.CONTAINER_ID, flag.text(), DefectDetail.of(numbers ? "flag.no" : "flag.yes"));
                }
                return;
            }
        };
    }

    private static boolean hasContainers(PreparedMessage seen) {
        for (int part = 0; part <= seen.items(); part++) {
            if (seen.text(part, Field.CONTAINER_ID) != null) {
                return true;
            }
        }
        return seen.beside().stream().anyMatch(a -> CONTAINER_NAME.in(a.name()));
    }
}
