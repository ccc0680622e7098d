/** Questions about how much is truly wrong, whether it is looked at or not. */
@NullMarked
package org.tidewaiter.compliance;

import org.jspecify.annotations.NullMarked;
