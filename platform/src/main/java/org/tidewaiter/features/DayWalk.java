package org.tidewaiter.features;

/**
 * The one walk through the days, for all that keeps something of the past: what is known before a day is read for the day's items, and
 * only then is the day added. What a result of a control says is known from the day behind the one on which it was recorded. So no
 * feature can see its own day or a later one, whatever keeps it.
 */
abstract class DayWalk {
    /** Walks through the days of a block, which follow those of the blocks before. */
    final void pass(Block block) {
        if (!begin(block)) {
            return;
        }
        for (Day day : block.days()) {
            meet(day);
            if (day.rows() > 0) {
                featuresAsBeforeTheDay(day, block);
            }
            addItems(day);
            addResultsRecordedOn(day);
        }
    }

    /** Prepares the columns of a block; whether there is anything to walk for. */
    boolean begin(Block block) {
        return true;
    }

    /** Finds what reading and adding the day's items both need, such as their codes. */
    void meet(Day day) {}

    /** Writes the features of the day's rows from the states as they stood before the day. */
    abstract void featuresAsBeforeTheDay(Day day, Block block);

    /** Adds the day's items to the states. */
    abstract void addItems(Day day);

    /** Adds the results of controls that were recorded on the day, of whatever day their items are; most states keep none. */
    void addResultsRecordedOn(Day day) {}
}
