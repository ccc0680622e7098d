package org.tidewaiter.savedquestions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;

/**
 * What became different from one answer to the next: what was, and what is. Nothing in it means that both said the same.
 *
 * @param sentences sentences that changed, in their places
 * @param tables tables in which something changed
 */
public record AnswerChange(List<Pair> sentences, List<TableChange> tables) {
    /** What was and what is; null where there was nothing, or is nothing any more. */
    public record Pair(@Nullable Words was, @Nullable Words is) {}

    /** A cell that changed. */
    public record ChangedCell(String row, Words column, Words was, Words is) {}

    /**
     * What changed in a table.
     *
     * @param cells cells of rows that are in both
     * @param came rows that are new among the first, by what tells them apart
     * @param went rows that are among the first no more
     */
    public record TableChange(String name, Words title, List<ChangedCell> cells, List<String> came, List<String> went) {
        boolean isNone() {
            return cells.isEmpty() && came.isEmpty() && went.isEmpty();
        }
    }

    /** Whether both answers said the same. */
    public boolean isNone() {
        return sentences.isEmpty() && tables.isEmpty();
    }

    /** Compares two answers to one question. */
    public static AnswerChange between(KeptAnswer was, KeptAnswer is) {
        List<Pair> sentences = new ArrayList<>();
        for (int i = 0; i < Math.max(was.sentences().size(), is.sentences().size()); i++) {
            Words before = at(was.sentences(), i);
            Words now = at(is.sentences(), i);
            if (before == null || !before.equals(now)) {
                sentences.add(new Pair(before, now));
            }
        }
        Map<String, KeptAnswer.KeptTable> former = new LinkedHashMap<>();
        was.tables().forEach(t -> former.put(t.name(), t));
        List<TableChange> tables = new ArrayList<>();
        for (KeptAnswer.KeptTable now : is.tables()) {
            KeptAnswer.KeptTable before = former.remove(now.name());
            tables.add(between(
                    before == null
                            ? new KeptAnswer.KeptTable(now.name(), now.title(), now.labels(), List.of())
                            : before,
                    now));
        }
        former.values()
                .forEach(t ->
                        tables.add(between(t, new KeptAnswer.KeptTable(t.name(), t.title(), t.labels(), List.of()))));
        tables.removeIf(TableChange::isNone);
        return new AnswerChange(List.copyOf(sentences), List.copyOf(tables));
    }

    private static @Nullable Words at(List<Words> list, int place) {
        return place < list.size() ? list.get(place) : null;
    }

    private static TableChange between(KeptAnswer.KeptTable was, KeptAnswer.KeptTable is) {
        Map<String, KeptAnswer.KeptRow> before = rows(was);
        Map<String, KeptAnswer.KeptRow> now = rows(is);
        List<ChangedCell> cells = new ArrayList<>();
        for (KeptAnswer.KeptRow row : now.values()) {
            KeptAnswer.KeptRow former = before.get(row.identity());
            for (int i = 0; former != null && i < row.cells().size(); i++) {
                Words label = is.labels().get(i);
                int place = was.labels().indexOf(label); // a later version may have other columns
                if (place >= 0 && !former.cells().get(place).equals(row.cells().get(i))) {
                    cells.add(new ChangedCell(
                            row.identity(),
                            label,
                            former.cells().get(place),
                            row.cells().get(i)));
                }
            }
        }
        return new TableChange(
                is.name(),
                is.title(),
                List.copyOf(cells),
                without(now.keySet(), before.keySet()),
                without(before.keySet(), now.keySet()));
    }

    /** The rows by what tells them apart; of several that are alike in it the first. */
    private static Map<String, KeptAnswer.KeptRow> rows(KeptAnswer.KeptTable table) {
        Map<String, KeptAnswer.KeptRow> rows = new LinkedHashMap<>();
        table.rows().forEach(row -> rows.putIfAbsent(row.identity(), row));
        return rows;
    }

    private static List<String> without(Set<String> all, Set<String> some) {
        Set<String> taken = new HashSet<>(some);
        return all.stream().filter(name -> !taken.contains(name)).toList();
    }
}
