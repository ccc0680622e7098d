/** Whole copies of a workspace: made while it is in use, and put in place only when every file and the trail fit. */
@NullMarked
package org.tidewaiter.backup;

import org.jspecify.annotations.NullMarked;
