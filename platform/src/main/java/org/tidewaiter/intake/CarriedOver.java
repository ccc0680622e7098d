package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * What is known of a declaration beside what it says itself (results of controls, events, lines of files of their own) goes over to its next version.
 */
final class CarriedOver {
    private static final SqlSections SQL = SqlSections.read(CarriedOver.class, "carried.sql");

    /** So many items are named of which lines were not taken over. */
    private static final int NAMED = 3;

    private final Session session;
    private final List<Missing> missing = new ArrayList<>();

    CarriedOver(Session session) {
        this.session = session;
    }

    /** Lines of a table that came in a file of their own, of an item (or the whole) of a declaration whose new version has none like them. */
    private record Missing(String name, String declarationId, int sequence, boolean itemIsThere, long lines) {
        String place() {
            return declarationId + (sequence == 0 ? "" : " item " + sequence);
        }
    }

    /** Hands results and events over, once the versions of a load are written; {@code replaced} has those before them. */
    void resultsAndEvents(int loadId) {
        session.script(SQL.get("same_number").replace("$load", Integer.toString(loadId)));
        takeOver(session);
    }

    /** Hands results and events over between the declarations that the table {@code carried} pairs. */
    static void takeOver(Session session) {
        session.script(SQL.get("over"));
    }

    /** Hands over lines that came in files of their own, once all lines of a load are written, and notes those that the new version has not. */
    void lines(int loadId) {
        session.script(SQL.get("same_number").replace("$load", Integer.toString(loadId)));
        for (LineTable table : LineTable.ofDeclarations()) {
            List<String> columns =
                    table.columns().stream().map(LineTable.LineColumn::name).toList();
            List<String> all = Stream.concat(Stream.of("load_id", "sequence", "ordinal"), columns.stream())
                    .toList();
            if (session.number(ofTable("any of their own", table)) == 0) {
                continue;
            }
            session.execute(ofTable("lines", table)
                    .replace("$columns", String.join(", ", all))
                    .replace("$values", all.stream().map(c -> "l." + c).collect(Collectors.joining(", "))));
            session.execute(ofTable("not there as they are", table)
                    .replace("$values", columns.stream().map(c -> "l." + c).collect(Collectors.joining(", ")))
                    .replace("$same", same(columns, "n.$ is not distinct from l.$")));
            missing.addAll(session.query(
                    Missing.class,
                    ofTable("missing", table).replace("$said", same(columns, "(l.$ is null or n.$ = l.$)"))));
        }
    }

    private static String ofTable(String section, LineTable table) {
        return SQL.get(section).replace("$table", table.tableName());
    }

    private static String same(List<String> columns, String each) {
        return columns.stream().map(c -> each.replace("$", c)).collect(Collectors.joining(" and "));
    }

    /** What the new versions have not of the lines that came in files of their own, as sentences; none where they have all. */
    List<String> notes() {
        return Stream.of(
                        note(
                                true,
                                "lines from files of their own that the version before had and the new one has not, as it brings other such"
                                        + " lines of their item itself: ",
                                "; where one still holds, load a file of these lines alone, and it stands beside the others"),
                        note(
                                false,
                                "lines from files of their own that the version before had and the new one has not, as it has their item no"
                                        + " longer: ",
                                "; the version before keeps them"))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> note(boolean itemIsThere, String before, String after) {
        List<Missing> these =
                missing.stream().filter(m -> m.itemIsThere() == itemIsThere).toList();
        return these.isEmpty()
                ? List.of()
                : List.of(before
                        + these.stream()
                                .map(Missing::name)
                                .distinct()
                                .map(name -> ofTable(
                                        name,
                                        these.stream()
                                                .filter(m -> m.name().equals(name))
                                                .toList()))
                                .collect(Collectors.joining(", "))
                        + after);
    }

    private static String ofTable(String name, List<Missing> lines) {
        long count = lines.stream().mapToLong(Missing::lines).sum();
        return String.format(Locale.ROOT, "%s %,d (", name, count)
                + lines.stream().limit(NAMED).map(Missing::place).collect(Collectors.joining(", "))
                + (lines.size() > NAMED ? " …)" : ")");
    }
}
