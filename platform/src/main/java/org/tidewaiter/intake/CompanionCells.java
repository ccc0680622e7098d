package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.mapping.CompanionMapping;
import org.tidewaiter.mapping.IdTemplate;
import org.tidewaiter.value.Refusal;

/**
 * Leads the rows of a companion file to the columns of its kind: each value found by the mapping or by its name, read as its type
 * demands and written in one way (days as 2024-03-31, numbers with a point), so that the database only has to cast it.
 */
final class CompanionCells {
    /** The column of staged rows that holds the row as it stood in its file. */
    static final String ORIGINAL = "original_row";

    /** The column of staged rows that holds the line on which a row begins. */
    static final String LINE = "line_number";

    /** The columns of staged rows that say why one cannot be read: field, value and reason; empty where it can. */
    static final List<String> UNREAD = List.of("unread_field", "unread_value", "unread_reason");

    private final List<CompanionWay> ways = new ArrayList<>();
    private final List<String> header;
    private final CompanionValue values;
    private final String fileName;
    private final boolean ordered;
    private final CompanionDays days = new CompanionDays();

    private CompanionCells(List<String> header, CompanionMapping mapping, String fileName) {
        this.header = header;
        this.ordered = !mapping.dates().isEmpty();
        this.fileName = fileName;
        this.values = new CompanionValue(mapping);
    }

    /**
     * The way from a header to the columns of a kind.
     *
     * @param shown the file, as errors name it
     * @param fileName its name, for constants that are put together of it
     * @throws TidewaiterException INPUT when the file lacks a column that is needed
     */
    static CompanionCells of(
            CompanionTable kind, CompanionMapping mapping, List<String> header, String shown, String fileName) {
        CompanionCells cells = new CompanionCells(header, mapping, fileName);
        cells.ways.addAll(new CompanionWays(kind, mapping, header, shown).all());
        return cells;
    }

    /** The names of the columns of staged rows. */
    List<String> names() {
        return Stream.of(
                        Stream.of(LINE, ORIGINAL),
                        ways.stream().map(w -> w.column().name()),
                        UNREAD.stream())
                .flatMap(s -> s)
                .toList();
    }

    /** The columns of the file that fill nothing. */
    List<String> ignored() {
        return header.stream()
                .filter(n -> !n.isEmpty()
                        && !n.startsWith("tidewaiter_")
                        && ways.stream().noneMatch(w -> w.isFrom(header, n)))
                .toList();
    }

    /** Whether the order of days is to be found in the rows, which are then to be given to {@link #lookAt} first. */
    boolean isToLook() {
        return !ordered && ways.stream().anyMatch(CompanionWay::isOfDays);
    }

    /** Looks at how a whole row writes days. */
    void lookAt(List<String> row) {
        for (CompanionWay way : ways) {
            if (way.isOfDays()) {
                try {
                    String text = way.text(header, row).strip();
                    if (!way.target().empty().contains(text)) {
                        days.add(header.get(way.at()), text);
                    }
                } catch (Refusal refusal) {
                    // it is refused again, and told, when the row is read
                }
            }
        }
    }

    /** What was decided on whole columns, and what was put together, as sentences. */
    List<String> notes() {
        return Stream.concat(
                        ways.stream()
                                .filter(w -> w.dayAt() >= 0)
                                .map(w -> "'" + header.get(w.dayAt()) + "' and '" + header.get(w.at())
                                        + "' are read as one time"),
                        days.notes().stream())
                .toList();
    }

    private String value(CompanionWay way, List<String> row, long line) throws Refusal {
        if (way.at() < 0) {
            String constant =
                    IdTemplate.is(way.constant()) ? new IdTemplate(way.constant()).of(fileName, line) : way.constant();
            return values.read(constant, way.column(), way.target());
        }
        String text = way.text(header, row);
        return ordered || !way.isOfDays()
                ? values.read(text, way.column(), way.target())
                : values.read(text, way.column(), way.target(), days.of(header.get(way.at())));
    }

    /** A staged row. {@code fault}: why it is none, such as too few values; null where it is one. */
    List<String> of(long line, List<String> row, @Nullable String fault) {
        boolean fits = fault == null;
        List<String> cells = new ArrayList<>(ways.size() + 5);
        cells.add(Long.toString(line));
        cells.add(CompanionStrategy.csv(row));
        List<String> unread = fault == null ? List.of() : List.of("", "", fault);
        for (CompanionWay way : ways) {
            String said = !fits ? "" : way.at() < 0 ? way.constant() : row.get(way.at());
            try {
                cells.add(fits ? value(way, row, line) : "");
            } catch (Refusal refusal) {
                cells.add("");
                unread = unread.isEmpty() ? List.of(way.column().name(), said, refusal.reason()) : unread;
            }
        }
        cells.addAll(unread.isEmpty() ? List.of("", "", "") : unread);
        return cells;
    }
}
