package org.tidewaiter.dataquality;

import java.util.Map;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.engine.Session;
import org.tidewaiter.trail.Action;
import org.tidewaiter.trail.EntryContent;
import org.tidewaiter.trail.Trail;

/**
 * Which table of checks is judged by, as the trail knows it. An administration changes its table in a file beside the workspace, which passes no
 * door: so the trail says who first judged with what it says now, when, and its SHA-256.
 */
public final class CheckTableInForce {
    private static final String AS_SHIPPED = "as shipped";

    private record LastSubject(String subject) {}

    private CheckTableInForce() {}

    /**
     * Adds an entry to the trail where the table is not the one that was judged with before, in the transaction of the judging.
     *
     * @param session a session inside {@link org.tidewaiter.engine.Lake#transaction}
     * @param checker by which is judged
     * @param actor at whose word
     */
    public static void record(Session session, MessageChecker checker, Actor actor) {
        String table = checker.ownTable().isEmpty() ? AS_SHIPPED : checker.ownTable();
        String subject = "checks " + table;
        String before = session.first(
                        LastSubject.class,
                        "select subject from trail where action = ? order by entry_id desc limit 1",
                        Action.CHECKS.word())
                .map(LastSubject::subject)
                .orElse("checks " + AS_SHIPPED);
        if (!subject.equals(before)) {
            Trail.append(session, actor, Action.CHECKS, subject, EntryContent.saying(Map.of("before", before)));
        }
    }
}
