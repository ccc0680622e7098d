package org.tidewaiter.analysis.clearance;

import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Words;

/** What the questions about clearance say alike where a log of a process is asked of and not the declarations. */
final class EventLog {
    static final Parameter LOG =
            Parameter.code("log", Words.of("Log instead of declarations", "Journal au lieu des déclarations"));

    static final Words NO_OFFICES = Words.of(
            "A log has neither offices nor types of declarations: leave both out.",
            "Un journal n’a ni bureaux ni types de déclaration : ne donner ni l’un ni l’autre.");

    private EventLog() {}

    /** Whether a log is asked of. */
    static boolean isAsked(AnalysisSql steps) {
        return !steps.parameters().text("log").isEmpty();
    }

    /** Whether what only declarations have is asked of as well. */
    static boolean isOfOffices(AnalysisSql steps) {
        return !steps.parameters().text("office").isEmpty()
                || !steps.parameters().text("type").isEmpty();
    }

    /** That the log asked of is not there, with those that are; their names are null where there are none. */
    static Words unknown(@Nullable String logs) {
        return Words.of(
                "There is no log of that name, or none of its cases begins then. Logs: {0} (load the table “event_log”).",
                "Aucun journal de ce nom, ou aucun de ses cas ne commence alors. Journaux : {0} (charger la table « event_log »).",
                logs == null ? "–" : logs);
    }
}
