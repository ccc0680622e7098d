/** Questions about what partner countries report of the same trade. */
@NullMarked
package org.tidewaiter.analysis.mirror;

import org.jspecify.annotations.NullMarked;
