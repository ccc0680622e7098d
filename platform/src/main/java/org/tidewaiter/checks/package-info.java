/** Checks on what came in, score cards of the data's quality, and letters to declarants. */
@NullMarked
package org.tidewaiter.checks;

import org.jspecify.annotations.NullMarked;
