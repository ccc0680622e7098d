package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.intake.BundledMessages.Member;

/**
 * What a bundle of files brought, divided among them: rows that were written as one load get the number of the load of their file,
 * and messages the place that they have in it. The tables are found by their columns, so that a new one is divided too.
 */
final class DividedLoads {
    private static final SqlSections SQL = SqlSections.read(DividedLoads.class, "divided.sql");

    private final Session session;
    private final int first;
    private final List<Member> members;

    private DividedLoads(Session session, int first, List<Member> members) {
        this.session = session;
        this.first = first;
        this.members = members;
    }

    private record Count(int loadId, long accepted, long replaced, long unchanged) {}

    private record Table(String name, boolean ofDeclaration, boolean ofCargo, String ordinal) {}

    /** Makes the table of the files of a bundle, whose first one's load is {@code first}: it says of each message written whose it is. */
    static void makeFiles(Session session, int first, List<Member> members) {
        session.script(SQL.get("files").replace(":files", new DividedLoads(session, first, members).ranges()));
    }

    /** As above, where all messages are of one file. */
    static void makeFile(Session session, int loadId) {
        session.script(SQL.get("files").replace(":files", "(" + loadId + ", 0, " + Long.MAX_VALUE + ")"));
    }

    /**
     * Divides what was written as load {@code first}, once {@link #makeFiles} has said whose it is.
     *
     * @param members the files of the bundle, in order; the first one's load keeps the number
     * @return what came of each file
     */
    static List<LoadStrategy.Share> divide(Session session, int first, List<Member> members) {
        DividedLoads divided = new DividedLoads(session, first, members);
        divided.divide();
        return divided.shares();
    }

    private void divide() {
        List<Table> tables = session.query(Table.class, SQL.get("tables"));
        List<String> script = new ArrayList<>();
        script.add(SQL.get("declarations"));
        tables.stream()
                .filter(t -> !t.ordinal().isEmpty())
                .map(t -> SQL.get("by_place").replace(":table", t.name()).replace(":ordinal", t.ordinal()))
                .forEach(script::add);
        add(script, "by_declaration", tables.stream().filter(Table::ofDeclaration));
        add(script, "by_cargo", tables.stream().filter(Table::ofCargo));
        script.add(SQL.get("rest"));
        session.script(String.join(";\n", script).replace(":load_id", Integer.toString(first)));
    }

    private static void add(List<String> script, String section, Stream<Table> tables) {
        tables.map(t -> SQL.get(section).replace(":table", t.name())).forEach(script::add);
    }

    /** Of each file the number of its load, how many messages stand before its own, and the place of its last one. */
    private String ranges() {
        List<String> ranges = new ArrayList<>();
        long before = 0;
        for (int m = 0; m < members.size(); m++) {
            long until = before + members.get(m).messages().size();
            ranges.add("(" + (first + m) + ", " + before + ", " + until + ")");
            before = until;
        }
        return String.join(", ", ranges);
    }

    /** What came of each file, counted in the tables as they are divided. */
    private List<LoadStrategy.Share> shares() {
        Map<Integer, Count> counts = new HashMap<>();
        session.query(Count.class, SQL.get("counts").replace(":load_id", Integer.toString(first)))
                .forEach(c -> counts.put(c.loadId(), c));
        List<LoadStrategy.Share> shares = new ArrayList<>();
        for (int m = 0; m < members.size(); m++) {
            Count count = counts.getOrDefault(first + m, new Count(first + m, 0, 0, 0));
            shares.add(new LoadStrategy.Share(
                    count.loadId(),
                    members.get(m).messages().size(),
                    new LoadStrategy.WrittenCounts(count.accepted(), count.replaced(), count.unchanged())));
        }
        return shares;
    }
}
