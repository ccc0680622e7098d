package org.tidewaiter.mapping;

/** How much of the name of a column was understood when it was taken for a field. */
enum NameEvidence {
    /** All its words are known as they stand. */
    WHOLE,
    /** A word is cut off, misspelt or an abbreviation of what it was taken for. */
    GUESSED,
    /** A word is not known, and what it adds cannot be either. */
    IN_PART
}
