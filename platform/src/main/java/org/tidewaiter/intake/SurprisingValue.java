package org.tidewaiter.intake;

/**
 * A value came that only the whole column explains. Thrown, and not a result of {@link TableStrategy#stage}: the transaction has to be undone with
 * all that was staged before {@link TableLoad} looks at whole columns and begins anew. At most once a load.
 */
final class SurprisingValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SurprisingValue() {
        super(null, null, false, false);
    }
}
