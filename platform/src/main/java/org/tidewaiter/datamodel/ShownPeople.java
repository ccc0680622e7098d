package org.tidewaiter.datamodel;

/**
 * Whom of Customs a column shows, and so what stands in its place unless officers are asked for with a reason. What is marked here is masked wherever
 * the table is asked and wherever its rows wait in the quarantine.
 */
public enum ShownPeople {
    /** Nobody. */
    NOBODY,
    /** An officer by the number under which work is recorded: the same pseudonym in all answers, so that work can be counted without a name. */
    OFFICER,
    /** Who did, saw or answered something: somebody. */
    SOMEBODY,
    /** What is nobody's business, such as why an officer was absent: masked. */
    PRIVATE;

    /** What is asked instead of the column of that name, which stays its name; empty cells stay empty. */
    String masked(String column) {
        return switch (this) {
            case NOBODY -> column;
            case OFFICER ->
                "case when " + column
                        + " is not null then coalesce((select 'officer-' || max(p.party_key) from store.party p where p.party_id = "
                        + column + "), 'an officer') end as " + column;
            case SOMEBODY -> "case when " + column + " is not null then 'somebody' end as " + column;
            case PRIVATE -> "case when " + column + " is not null then 'masked' end as " + column;
        };
    }
}
