/** Transaction sets of ANSI X12 that Customs gets: the manifest (309) and what Customs answers (350, 355). */
@NullMarked
package org.tidewaiter.message.x12;

import org.jspecify.annotations.NullMarked;
