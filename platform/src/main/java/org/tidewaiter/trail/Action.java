package org.tidewaiter.trail;

import java.util.Locale;

/** The kinds of actions that the trail records: loads, results of controls, models, promotions, assessments, saved questions and the like. */
public enum Action {
    /** The trail was begun; what stood in the workspace before is covered by this entry. */
    BEGIN,
    /** A file, or what another system sent, was loaded. */
    LOAD,
    /** Results of controls were loaded, entered or corrected. */
    RESULT,
    /** Corrected rows or messages of the quarantine were taken back by the load of the entry before. */
    TAKE_BACK,
    /** Rows or messages of the quarantine were closed without a correction, and somebody said why. */
    DISMISS,
    /** A model was learned, or one of a former version sealed. */
    LEARN,
    /** A model was evaluated. */
    EVALUATE,
    /** A model was put in force. */
    PROMOTE,
    /** Declarations of a period were assessed. */
    ASSESS,
    /** Somebody judged with another table of checks than was judged with before. */
    CHECKS,
    /** A person said which currency is the national one. */
    CURRENCY,
    /** Somebody was shown officers, which are masked else, and said why. */
    LOOK,
    /** A question was saved, to be asked again and again, or dropped. */
    QUESTION,
    /** The workspace was restored from a backup. */
    RESTORE,
    /** Somebody answered for what did not fit, and the trail goes on from there. */
    ACCEPT;

    /** The word in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
