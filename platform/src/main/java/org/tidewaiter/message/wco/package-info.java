/** Declarations and responses of the WCO Data Model, and the notices that travel with them. */
@NullMarked
package org.tidewaiter.message.wco;

import org.jspecify.annotations.NullMarked;
