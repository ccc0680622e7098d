/** Which declarations to control, why, and how good that list is. */
@NullMarked
package org.tidewaiter.selection;

import org.jspecify.annotations.NullMarked;
