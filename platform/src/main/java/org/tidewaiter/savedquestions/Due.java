package org.tidewaiter.savedquestions;

/** Whether a saved question is to be asked again now: its month or week may be answered already, or its data may not be there yet. */
public enum Due {
    /** It was asked in this month or week. */
    NO,
    /** It is to be asked. */
    YES,
    /** It would be, but the data do not reach the last day of its period yet: an answer would be of a part of it. */
    WAITS_FOR_DATA
}
