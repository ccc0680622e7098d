/** Questions that are saved under a name and asked again when they fall due; what changed in their answers is shown as a change. */
@NullMarked
package org.tidewaiter.savedquestions;

import org.jspecify.annotations.NullMarked;
