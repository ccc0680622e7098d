/** Questions about how well Customs does its work: indicators by office and month, and what a director has to decide. */
@NullMarked
package org.tidewaiter.performance;

import org.jspecify.annotations.NullMarked;
