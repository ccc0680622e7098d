/** Messages of the new computerised transit system (NCTS) from phase 5 on: declarations, and what Customs and declarants say of them. */
@NullMarked
package org.tidewaiter.message.transit;

import org.jspecify.annotations.NullMarked;
