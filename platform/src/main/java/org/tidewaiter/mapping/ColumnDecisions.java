package org.tidewaiter.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.notation.ColumnStyle;
import org.tidewaiter.notation.DayParts;
import org.tidewaiter.notation.JoinedCells;
import org.tidewaiter.notation.StatedStyle;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.OpenedSource;
import org.tidewaiter.source.TableFile;

/**
 * How each column of a file is read, decided on what its values prove. What they do not prove is taken from the other columns
 * of the file where these agree, and else is a question: a load stops and asks.
 *
 * @param columns by name, those that are read otherwise than plainly
 * @param assumed what was decided and why, a sentence each, without a full stop
 * @param shares the columns of rates in per cent that are proven to hold shares of one
 * @param open by column what nobody can know from the file, a sentence each, with what to say
 */
public record ColumnDecisions(
        Map<String, ColumnStyle> columns, List<String> assumed, Set<String> shares, Map<String, String> open) {
    static final ColumnDecisions NONE = new ColumnDecisions(Map.of(), List.of(), Set.of(), Map.of());

    public ColumnDecisions {
        columns = Map.copyOf(columns);
        assumed = List.copyOf(assumed);
        shares = Set.copyOf(shares);
        open = Collections.unmodifiableMap(new LinkedHashMap<>(open));
    }

    /** These decisions with a day that stands in several columns, or months; where it is no day, that is asked. */
    ColumnDecisions with(String column, DayParts parts, String example) {
        Map<String, ColumnStyle> all = new LinkedHashMap<>(columns);
        all.put(column, of(column).parted(parts));
        List<String> told = new ArrayList<>(assumed);
        Map<String, String> asked = new LinkedHashMap<>(open);
        if (parts.stands() == null) {
            told.add(parts.sentence(column));
        } else {
            asked.put(
                    column,
                    "'" + column + "'" + (parts.monthIn() == null ? "" : " and '" + parts.monthIn() + "'")
                            + (parts.monthIn() == null ? " says" : " say")
                            + " a month, such as '" + example
                            + "', and no column says the day; say in a mapping which day stands for a month: 'day:"
                            + " first' or 'day: last'");
        }
        return new ColumnDecisions(all, told, shares, asked);
    }

    /** These decisions with texts or identifiers that stand in several columns. */
    ColumnDecisions joining(Collection<JoinedCells> joins) {
        Map<String, ColumnStyle> all = new LinkedHashMap<>(columns);
        List<String> told = new ArrayList<>(assumed);
        for (JoinedCells join : joins) {
            all.put(join.own(), of(join.own()).joinedTo(join));
            told.add(join.sentence(join.own()));
        }
        return new ColumnDecisions(all, told, shares, open);
    }

    /** Whether a column is a part of the values of another. */
    boolean isPart(String column) {
        return columns.values().stream()
                .map(ColumnStyle::together)
                .anyMatch(t -> t != null && t.columns().contains(column));
    }

    /** How a column is read. */
    public ColumnStyle of(String column) {
        return columns.getOrDefault(column, ColumnStyle.USUAL);
    }

    /**
     * Decides.
     *
     * @param file what they are of: numbers of workbooks have a decimal point
     * @param fields the first field that each column fills, in the order of the file
     * @param seen what was seen of them
     * @param told what a person says, which goes before
     */
    public static ColumnDecisions on(
            TableFile file,
            Map<String, Field> fields,
            Map<String, ColumnSurvey.ColumnFindings> seen,
            StatedStyle told) {
        return on(file, fields, Set.of(), seen, told);
    }

    /**
     * How each column of a file is read, by a mapping that fills fields of all rows alike.
     *
     * @param constants these fields
     */
    public static ColumnDecisions on(
            TableFile file,
            Map<String, Field> fields,
            Set<Field> constants,
            Map<String, ColumnSurvey.ColumnFindings> seen,
            StatedStyle told) {
        DecidedSoFar decided = new DecidedSoFar(fields, seen);
        new DayDecisions(decided, told).days();
        NumberDecisions numbers = new NumberDecisions(
                decided, told, file.made() != null && file.made().typed());
        numbers.numbers();
        new CurrencyDecisions(decided, constants).currencies();
        CodeDecisions codes = new CodeDecisions(decided);
        codes.codes();
        codes.countries();
        codes.currencies();
        numbers.rates(file);
        return decided.all();
    }

    /** Decides on all values of a source of which {@code file} is the beginning, or the whole where it is text. */
    static ColumnDecisions onWhole(TableFile file, OpenedSource opened, Map<String, Field> fields) {
        TableFile whole = opened.isText() ? file : opened.table(MappingHints.of(null));
        try {
            return on(
                    whole,
                    fields,
                    ColumnSurvey.of(whole, Header.of(whole), fields),
                    opened.source().stated());
        } finally {
            whole.discard();
        }
    }

    /** The error with which a load stops and asks. */
    public TidewaiterException asked(Path file) {
        String question = String.valueOf(question());
        return new TidewaiterException(
                Kind.INPUT,
                "How " + file + " is to be read cannot be known from it: " + question,
                (question.contains("--")
                                ? "'tidewaiter load' and 'tidewaiter map' take that option, and a mapping can hold the"
                                        + " answer: "
                                : "")
                        + "'tidewaiter map " + file + " --out mapping.yaml' proposes a mapping");
    }

    /** The question that is open, for an error; null where none is. */
    @Nullable
    public String question() {
        return open.isEmpty() ? null : String.join("; ", open.values());
    }
}
