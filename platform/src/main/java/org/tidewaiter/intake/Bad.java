package org.tidewaiter.intake;

import org.jspecify.annotations.Nullable;

/**
 * A row that cannot be taken.
 *
 * @param line where its record starts in the file, from 1
 * @param field which field of the model, or null when the whole row is meant
 * @param value the value that was refused, shortened, or null
 * @param reason why, in plain words
 */
record Bad(long line, @Nullable String field, @Nullable String value, String reason) {}
