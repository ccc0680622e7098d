/** Messages of the EU's Import Control System 2 (ICS2): entry summary filings, their amendments, and what Customs says of them. */
@NullMarked
package org.tidewaiter.message.ics2;

import org.jspecify.annotations.NullMarked;
