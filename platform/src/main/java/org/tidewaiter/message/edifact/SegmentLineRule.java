package org.tidewaiter.message.edifact;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.edifact.FieldRule.ComponentCondition;
import org.tidewaiter.message.edifact.FieldRule.ComponentSource;
import org.tidewaiter.message.edifact.FieldRule.SegmentPattern;

/**
 * Which segments are a row each of a table of what repeats, a head in lines.txt, and what fills its columns, the lines below.
 *
 * @param table the table
 * @param opening the segment that opens the row; what stands in its group belongs to it
 * @param columns what fills its columns, in their order
 */
record SegmentLineRule(LineTable table, SegmentPattern opening, List<ColumnRule> columns) {
    private static final String FILE = "lines.txt";

    /**
     * What fills a column.
     *
     * @param column the column
     * @param segment the segment of the group, or null where the column always says the same
     * @param conditions what components of the segment must say
     * @param source the elements of it
     * @param constant what the column always says, else empty
     */
    record ColumnRule(
            LineTable.LineColumn column,
            @Nullable SegmentPattern segment,
            List<ComponentCondition> conditions,
            ComponentSource source,
            String constant) {
        boolean fits(Segment given) {
            return segment != null && segment.fits(given) && conditions.stream().allMatch(c -> c.holds(given));
        }
    }

    /** Every rule by type of message, in the order of the file. */
    static Map<String, List<SegmentLineRule>> read(Map<String, List<Segment.Place>> qualifiers) {
        Map<String, List<SegmentLineRule>> rules = new HashMap<>();
        String[] messages = {};
        SegmentLineRule rule = null;
        for (String line : lines()) {
            String[] word = line.strip().split("\\s+");
            if (!line.startsWith(" ")) {
                messages = word;
            } else if (!line.startsWith("    ")) {
                rule = new SegmentLineRule(
                        LineTable.of(word[0]).orElseThrow(() -> wrong(line)),
                        SegmentPattern.of(word[1], qualifiers),
                        new ArrayList<>());
                for (String message : messages) {
                    rules.computeIfAbsent(message, m -> new ArrayList<>()).add(rule);
                }
            } else {
                Objects.requireNonNull(rule).columns().add(column(rule.table(), word, qualifiers, line));
            }
        }
        return rules;
    }

    private static ColumnRule column(
            LineTable table, String[] word, Map<String, List<Segment.Place>> qualifiers, String line) {
        LineTable.LineColumn column = table.column(word[0]).orElseThrow(() -> wrong(line));
        if (word[1].equals("is")) {
            return new ColumnRule(column, null, List.of(), ComponentSource.of("1.1"), word[2]);
        }
        String[] asked = word[1].split("\\?");
        return new ColumnRule(
                column,
                SegmentPattern.of(asked[0], qualifiers),
                Arrays.stream(asked).skip(1).map(ComponentCondition::of).toList(),
                ComponentSource.of(word[2]),
                "");
    }

    private static IllegalStateException wrong(String line) {
        return new IllegalStateException(FILE + ": " + line);
    }

    private static List<String> lines() {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SegmentLineRule.class.getResourceAsStream(FILE), FILE),
                StandardCharsets.UTF_8))) {
            return text.lines()
                    .filter(l -> !l.isBlank() && !l.strip().startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
