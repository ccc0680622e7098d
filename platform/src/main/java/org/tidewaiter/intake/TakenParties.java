package org.tidewaiter.intake;

import org.tidewaiter.datamodel.PartyRole;

/**
 * Queries of the keys of parties that a load has taken. Those of rows set aside are nobody's, and their officers nobody may see: they are not written
 * to the store.
 */
final class TakenParties {
    private static final String OF_TABLE =
            "/* each role union all */ select {role}_key from store.declaration where load_id = $load /* and so on */"
                    + " union all select officer_key from store.control where load_id = $load";

    /** Messages that are wrong by themselves do not arrive. */
    private static final String OF_MESSAGES = "/* each role union all */ select {role}_id from arrived /* and so on */";

    private static final String OF_DECLARATIONS = "/* each role union all */ select {role}_id from arrived"
            + " where line not in (select line from given_twice union all select line from rejected) /* and so on */";

    private TakenParties() {}

    /** Those of the declarations and controls that a load has written. */
    static String ofTable(int loadId) {
        return PartyRole.inEach(OF_TABLE).replace("$load", Integer.toString(loadId));
    }

    /**
     * Those of the messages that arrived.
     *
     * @param declarations whether there are declarations among them, of which others may prove some wrong
     */
    static String ofMessages(boolean declarations) {
        return PartyRole.inEach(declarations ? OF_DECLARATIONS : OF_MESSAGES);
    }
}
