/** Questions about how long Customs and others have the goods. */
@NullMarked
package org.tidewaiter.clearance;

import org.jspecify.annotations.NullMarked;
