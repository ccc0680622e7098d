/**
 * Data in: sources are loaded all or nothing, as tables by a mapping or as messages by their format, staged, and written to the
 * tables of the model. Read = accepted + quarantined, always.
 */
@NullMarked
package org.tidewaiter.intake;

import org.jspecify.annotations.NullMarked;
