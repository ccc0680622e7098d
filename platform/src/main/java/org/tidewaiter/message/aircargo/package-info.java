/** Messages of air cargo in IATA's Cargo-XML. */
@NullMarked
package org.tidewaiter.message.aircargo;

import org.jspecify.annotations.NullMarked;
