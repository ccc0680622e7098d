/** An analysis that only tests know: adding it touched no other file. */
@NullMarked
package org.tidewaiter.analysis.sample;

import org.jspecify.annotations.NullMarked;
