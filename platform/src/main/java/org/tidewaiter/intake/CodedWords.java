package org.tidewaiter.intake;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.CodeWords;
import org.tidewaiter.datamodel.Field;

/**
 * The words of one column that stand for codes ("Sea", "KGS", "cartons"), wherever in the file they stand: each becomes its code, and those of which
 * none is known are kept and told.
 */
final class CodedWords {
    /** So many words without a code are counted, and so many of them shown. */
    private static final int MOST_TOLD = 1000;

    private static final int SHOWN = 3;

    private final Field field;
    private final Map<String, String> known = new HashMap<>();
    private final Set<String> unknown = new LinkedHashSet<>();

    private CodedWords(Field field) {
        this.field = field;
    }

    /** Of a column of a table; null where the field has no words for its codes, or what was declared is kept. */
    static @Nullable CodedWords of(Field field, ColumnReading how) {
        boolean translated =
                how.words() && CodeWords.translates(field) && field != Field.INCOTERM; // whose place would be lost
        return translated ? new CodedWords(field) : null;
    }

    /** The code that a text stands for, or the text itself. */
    String code(String text) {
        return known.computeIfAbsent(text, this::look);
    }

    private String look(String text) {
        String code = CodeWords.standard().code(field, text);
        if (CodeWords.isNoCode(field, code) && unknown.size() < MOST_TOLD) {
            unknown.add(code);
        }
        return code;
    }

    /** The words without a code, a sentence without a full stop; nothing where there are none. */
    Optional<String> told(String column) {
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        String words = unknown.stream().limit(SHOWN).map(w -> "'" + w + "'").collect(Collectors.joining(", "));
        int more = unknown.size() - SHOWN;
        return Optional.of("kept as it stands: '" + column + "' says " + words
                + (more > 0 ? " and " + (unknown.size() < MOST_TOLD ? "" : "at least ") + more + " more" : "")
                + ", of which no code is known: translate " + (unknown.size() == 1 ? "it" : "them")
                + " under codes in a mapping");
    }
}
