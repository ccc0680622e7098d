package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * What becomes of the drafts among the declarations that a load has written (SADs that have neither registration number nor
 * reference), and of stored ones whose registered declaration it brings. {@code drafts.sql} has the rules.
 */
final class DraftRows {
    private static final SqlSections SQL = SqlSections.read(DraftRows.class, "drafts.sql");

    private final Session session;
    private final Map<Integer, List<String>> notes = new HashMap<>();
    private boolean marked;
    private boolean corrected;
    private boolean replaced;
    private boolean noted;

    DraftRows(Session session) {
        this.session = session;
    }

    private record Count(int loadId, long messages) {}

    /**
     * Marks the drafts of a load.
     *
     * @param corrections whether a draft takes the place of an earlier one of its name
     */
    void mark(int loadId, boolean corrections) {
        script("found", loadId);
        if (session.number("select count(*) from drafts where known is not null") > 0) {
            script(corrections ? "corrected" : "apart", loadId);
        }
        script("marked", loadId);
        marked = true;
        corrected = corrections;
    }

    /** Lets registered declarations of a load take the place of their drafts, and of what went by a reference alone. */
    void replace(int loadId) {
        if (session.number(SQL.get("may_be_registered")) == 0) {
            return;
        }
        script("registered", loadId);
        if (session.number("select count(*) from carried") > 0) {
            script("replacing", loadId);
            CarriedOver.takeOver(session);
        }
        replaced = true;
    }

    /**
     * What people should know of a load, once all is written.
     *
     * @param cargo whether there is advance cargo among its messages
     * @param undated whether some message says of no day when it was accepted or lodged
     */
    List<String> notes(int loadId, boolean cargo, boolean undated) {
        if (!noted) {
            noted = true;
            noteAll(loadId, cargo, undated);
        }
        return List.copyOf(notes.getOrDefault(loadId, List.of()));
    }

    private void noteAll(int firstLoad, boolean cargo, boolean undated) {
        if (marked) {
            note(
                    SQL.get("count_drafts"),
                    "%,d %s neither number nor reference: drafts, kept apart from what is registered (view draft)",
                    "has",
                    "have");
            note(
                    corrected ? "" : SQL.get("count_same_name"),
                    "%,d of them %s the file name of an earlier draft, which proves nothing: both stand",
                    "has",
                    "have");
        }
        if (replaced) {
            note(
                    SQL.get("count_replaced"),
                    "%,d %s the place of what came before it was registered, which is kept as replaced",
                    "takes",
                    "take");
            note(
                    SQL.get("count_unproven"),
                    "%,d %s the reference or UCR of what came before it was registered, but others or other parties have"
                            + " it too, or it was controlled: both stand",
                    "has",
                    "have");
        }
        note(
                cargo ? SQL.get("cargo_again").replace(":load_id", Integer.toString(firstLoad)) : "",
                "%,d %s the reference of advance cargo that came before: the latest one stands (advance_cargo.stands)",
                "has",
                "have");
        note(
                undated ? SQL.get("undated").replace(":load_id", Integer.toString(firstLoad)) : "",
                "%,d %s no day of acceptance or lodging: the day of loading stands for it",
                "says",
                "say");
    }

    private void note(String sql, String words, String one, String several) {
        if (!sql.isEmpty()) {
            session.query(Count.class, sql)
                    .forEach(c -> notes.computeIfAbsent(c.loadId(), load -> new ArrayList<>())
                            .add(String.format(Locale.ROOT, words, c.messages(), c.messages() == 1 ? one : several)));
        }
    }

    private void script(String section, int loadId) {
        session.script(SQL.get(section).replace(":load_id", Integer.toString(loadId)));
    }
}
