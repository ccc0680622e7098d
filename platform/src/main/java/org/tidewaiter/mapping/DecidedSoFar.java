package org.tidewaiter.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.notation.ColumnStyle;

/**
 * What is decided so far about the columns of one file, with what was seen of them: filled by {@link DayDecisions}, {@link NumberDecisions} and
 * {@link CodeDecisions}, each of which reads a column in a style, says what it assumed and why, or asks.
 */
final class DecidedSoFar {
    private final Map<String, Field> fields;
    private final Map<String, ColumnSurvey.ColumnFindings> seen;
    private final Map<String, ColumnStyle> styles = new LinkedHashMap<>();
    private final List<String> assumed = new ArrayList<>();
    private final Set<String> shares = new HashSet<>();
    private final Map<String, String> open = new LinkedHashMap<>();

    DecidedSoFar(Map<String, Field> fields, Map<String, ColumnSurvey.ColumnFindings> seen) {
        this.fields = fields;
        this.seen = seen;
    }

    /** The first field that each column fills, in the order of the file. */
    Map<String, Field> fields() {
        return fields;
    }

    /** The columns that fill fields of these types and of which values were seen, in the order of the file. */
    List<String> of(Set<Field.Type> types) {
        return fields.entrySet().stream()
                .filter(e -> types.contains(e.getValue().type()) && isSeen(e.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean isSeen(String column) {
        return seen.containsKey(column);
    }

    ColumnSurvey.ColumnFindings seen(String column) {
        return Objects.requireNonNull(seen.get(column));
    }

    /** How a column is read as far as it is decided. */
    ColumnStyle style(String column) {
        return styles.getOrDefault(column, ColumnStyle.USUAL);
    }

    void read(String column, ColumnStyle style) {
        styles.put(column, style);
    }

    /** Adds what was decided and why: a sentence without a full stop. */
    void assume(String sentence) {
        assumed.add(sentence);
    }

    /** A column of rates in per cent that is proven to hold shares of one. */
    void readAsShares(String column) {
        shares.add(column);
    }

    /** Adds what nobody can know from the file: a sentence without a full stop, with what to say. */
    void ask(String column, String question) {
        open.put(column, question);
    }

    ColumnDecisions all() {
        return new ColumnDecisions(styles, assumed, shares, open);
    }
}
