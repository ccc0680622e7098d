/** Code lists that ship with Tidewaiter, each with its source and licence: HS, ISO 3166, ISO 4217, UN/ECE Rec 20, exchange rates. */
@NullMarked
package org.tidewaiter.reference;

import org.jspecify.annotations.NullMarked;
