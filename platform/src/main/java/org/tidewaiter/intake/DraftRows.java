package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * What becomes of the drafts among the declarations that a load has written (SADs that have neither registration number nor
 * reference), and of stored ones whose registered declaration it brings. {@code drafts.sql} has the rules.
 */
final class DraftRows {
    private static final SqlSections SQL = SqlSections.read(DraftRows.class, "drafts.sql");

    private final Session session;
    private final List<String> notes = new ArrayList<>();

    DraftRows(Session session) {
        this.session = session;
    }

    /**
     * Marks the drafts of a load.
     *
     * @param corrections whether a draft takes the place of an earlier one of its name
     */
    void mark(int loadId, boolean corrections) {
        script("found", loadId);
        long known = session.number("select count(*) from drafts where known is not null");
        if (known > 0) {
            script(corrections ? "corrected" : "apart", loadId);
        }
        script("marked", loadId);
        note(
                session.number("select count(*) from drafts"),
                "%,d %s neither number nor reference: drafts, kept apart from what is registered (view draft)",
                "has",
                "have");
        note(
                corrections ? 0 : known,
                "%,d of them %s the file name of an earlier draft, which proves nothing: both stand",
                "has",
                "have");
    }

    /** Lets registered declarations of a load take the place of their drafts, and of what went by a reference alone. */
    void replace(int loadId) {
        script("registered", loadId);
        long replaced = session.number("select count(*) from carried");
        if (replaced > 0) {
            script("replacing", loadId);
            session.script(Staging.CARRIED.get("over"));
        }
        note(
                replaced,
                "%,d %s the place of what came before it was registered, which is kept as replaced",
                "takes",
                "take");
        note(
                session.number("select count(distinct declaration_key) from candidates where not proven"),
                "%,d %s the reference or UCR of what came before it was registered, but others or other parties have it too, or it was"
                        + " controlled: both stand",
                "has",
                "have");
    }

    /** Notes how many messages of a load stand under the day of loading. */
    void noteUndated(int loadId) {
        note(
                session.number(SQL.get("undated").replace(":load_id", Integer.toString(loadId))),
                "%,d %s no day of acceptance or lodging: the day of loading stands for it",
                "says",
                "say");
    }

    /** What people should know of it. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    private void note(long count, String words, String one, String several) {
        if (count > 0) {
            notes.add(String.format(Locale.ROOT, words, count, count == 1 ? one : several));
        }
    }

    private void script(String section, int loadId) {
        session.script(SQL.get(section).replace(":load_id", Integer.toString(loadId)));
    }
}
