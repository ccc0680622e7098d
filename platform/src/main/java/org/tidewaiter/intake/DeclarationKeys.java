package org.tidewaiter.intake;

import java.util.List;
import java.util.stream.Collectors;
import org.tidewaiter.engine.Session;

/**
 * How the staged rows of a load get the keys of their declarations, which go on from those that are stored, in the order of the file.
 *
 * <p>One row each, or rows that follow one another, are written in the order in which they stand, by keys that need no join: DuckDB 2.0 hands on what
 * it joins in another order, and to sort rows of fifty columns took a third of a load (decision 0077).
 *
 * @param from the SQL that rows {@code s} with {@code row_number} and {@code declaration_key} come from
 * @param isFirst the SQL of whether a row is the first of its declaration
 * @param inOrder whether the rows come in the order of the file
 */
record DeclarationKeys(String from, String isFirst, boolean inOrder) {
    /** Up to so many declarations whose rows were all set aside are reckoned with one by one. */
    private static final int FEW_LOST = 64;

    /**
     * Finds how.
     *
     * @param rows how the rows of a declaration are known to stand to one another
     * @param onePerDeclaration whether each row is a declaration, and none was taken out
     * @param grouped whether the rows of a declaration follow one another
     */
    static DeclarationKeys of(Session session, Staging.StagedShape rows, boolean onePerDeclaration, boolean grouped) {
        long next = session.number("select coalesce(max(declaration_key), -1) + 1 from store.declaration");
        if (onePerDeclaration) {
            long offset = next - session.number("select coalesce(min(rowid), 0) from staged");
            return new DeclarationKeys(numbered("rowid + " + offset), "true", true);
        }
        List<LostRun> lost = grouped && rows.runs() > 0 ? lost(session) : List.of();
        if (grouped && rows.runs() > 0 && lost.size() <= FEW_LOST) {
            String before =
                    lost.stream().map(l -> " - (run > " + l.run() + ")::bigint").collect(Collectors.joining());
            return new DeclarationKeys(numbered("run + " + next + before), "s.run_start = 1", true);
        }
        String of = grouped ? rows.run() : "declaration_id";
        session.execute("create or replace temp table keyed as select declaration, first_row,"
                + " row_number() over (order by first_row) - 1 + " + next + " as declaration_key"
                + " from (select " + of + " as declaration, min(rowid) as first_row from staged group by all)");
        return new DeclarationKeys(
                "(select *, rowid as row_number from staged) s left join keyed k on k.declaration = s." + of,
                "s.row_number = k.first_row",
                grouped && rows.runs() == 0); // those of messages are few enough to stay in one part of a join
    }

    private static String numbered(String key) {
        return "(select *, rowid as row_number, " + key + " as declaration_key from staged) s";
    }

    private record LostRun(long run) {}

    /** The runs of which {@link #takeOut} left no row. */
    private static List<LostRun> lost(Session session) {
        return session.number("select count(*) from rejected") == 0
                ? List.of()
                : session.query(
                        LostRun.class,
                        "select run from touched where run not in (select run from staged where run in (select run from touched))"
                                + " order by run limit "
                                + (FEW_LOST + 1));
    }

    /** Takes the rejected rows out; where a declaration's first one goes, the next is its first. */
    static void takeOut(Session session, Staging.StagedShape rows) {
        String taken = " from staged where rowid in (select row_number from rejected)";
        boolean inRuns = rows.runs() > 0;
        if (inRuns) {
            session.execute("create or replace temp table touched as select distinct run" + taken);
        }
        session.execute("delete" + taken);
        if (inRuns) {
            session.execute("update staged set run_start = 1 where rowid in (select min(rowid) from staged"
                    + " where run in (select run from touched) group by run having max(run_start) = 0)");
        }
    }
}
