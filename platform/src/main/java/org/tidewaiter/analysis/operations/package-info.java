/** Questions about work and staff: how much there is of either, and what another number of officers would do. */
@NullMarked
package org.tidewaiter.analysis.operations;

import org.jspecify.annotations.NullMarked;
