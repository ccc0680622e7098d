/**
 * Rows and messages that were rejected, with their original text, place, field and reason: written while a load runs, listed, and
 * handed out to be corrected. {@code intake} loads what comes back.
 */
@NullMarked
package org.tidewaiter.quarantine;

import org.jspecify.annotations.NullMarked;
