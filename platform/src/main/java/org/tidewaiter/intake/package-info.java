/** Data in: readers by format, mappings to the model, quarantine. read = accepted + quarantined, always. */
@NullMarked
package org.tidewaiter.intake;

import org.jspecify.annotations.NullMarked;
