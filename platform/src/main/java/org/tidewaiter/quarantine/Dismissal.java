package org.tidewaiter.quarantine;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tidewaiter.access.Actor;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.trail.Action;
import org.tidewaiter.trail.EntryContent;
import org.tidewaiter.trail.Trail;

/**
 * Closes rows and messages of the quarantine without a correction: what came in by another way, a test, what nobody will ever mend. They
 * stay with their text; who closed them and why stands beside them and in the trail.
 */
public final class Dismissal {
    private static final String THESE = " quarantine_id in (select unnest(string_split(?, ','))::bigint)";

    private final Workspace workspace;
    private final Actor actor;

    /** Dismissals in a workspace, by somebody. */
    public Dismissal(Workspace workspace, Actor actor) {
        this.workspace = workspace;
        this.actor = actor;
    }

    /**
     * Closes what has these numbers in the quarantine.
     *
     * @param why the reason, in the words of who closes them
     * @return how many were closed
     * @throws TidewaiterException INPUT where no reason is given, STATE where one of them is not open: then none is closed
     */
    public int dismiss(List<Long> ids, String why) {
        if (why.isBlank()) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    "What is set aside is closed with a reason, and none is given",
                    "say why nothing is to be corrected");
        }
        List<Long> rows = ids.stream().distinct().sorted().toList();
        return workspace.lake().transaction(session -> {
            close(session, rows, why.strip());
            return rows.size();
        });
    }

    private void close(Session session, List<Long> rows, String why) {
        String numbers = rows.stream().map(String::valueOf).collect(Collectors.joining(","));
        long open = session.number("select count(*) from quarantine where status = 'open' and" + THESE, numbers);
        if (rows.isEmpty() || open != rows.size()) {
            throw new TidewaiterException(
                    Kind.STATE,
                    rows.isEmpty()
                            ? "No number of the quarantine is given"
                            : "Of the numbers " + numbers + " some are not open in the quarantine",
                    "look at the list again; nothing was closed");
        }
        LocalDateTime at =
                LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        session.execute(
                "update quarantine set status = 'dismissed', dismissed_by = ?, dismissed_at = ?, dismissed_why = ? where"
                        + THESE,
                actor.shown(),
                at,
                why,
                numbers);
        Trail.append(
                session,
                actor,
                Action.DISMISS,
                "quarantine",
                EntryContent.saying(Map.of("rows", rows, "why", why, "at", at.toString())));
    }
}
