package org.tidewaiter.web;

import org.tidewaiter.checks.CheckNote;
import org.tidewaiter.dataquality.Defects;

/** The sentences of the list of defects. */
public final class DefectSentences {
    /** What the page shows, and in which order. */
    public static final String LEAD =
            "What the checks found wrong in declarations, entry summaries and manifests, errors first,"
                    + " then by the customs value they touch.";

    /** What an empty page means; a link to the data quality follows. */
    public static final String NONE = "No check found anything wrong, or nothing has been judged: see";

    private DefectSentences() {}

    /** The name of a check, and the law or standard it rests on. */
    public static Prose check(CheckNote check) {
        return Prose.empty().code(check.id()).sayIf(!check.source().isEmpty(), " · " + check.source());
    }

    /** How many defects the list has. */
    public static Prose total(long defects) {
        return Prose.empty().strong(DisplayText.count(defects)).say(defects == 1 ? " defect" : " defects");
    }

    /** The item at fault, or that the document is as a whole. */
    public static String item(Defects.Row row) {
        return row.sequence() != null
                ? "Item " + row.sequence()
                : "Whole " + (row.ofDeclaration() ? "declaration" : "message");
    }

    /** The kind, day and office of the document, of which a link leads to its defects. */
    public static Prose lodged(Defects.Row row, DefectsQuery query) {
        return Prose.of((row.ofDeclaration() ? "" : "advance cargo · ") + row.declaredOn())
                .given(
                        row.office(),
                        office -> Prose.of(" · office ")
                                .link(query.with("office", office).url(), office));
    }
}
