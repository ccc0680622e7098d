/**
 * What is known of a declaration, a company or a goods item: its versions, controls, assessments and reasons, its parties' past and its
 * product's prices. It reads only: nothing here writes to the store.
 */
@NullMarked
package org.tidewaiter.casefile;

import org.jspecify.annotations.NullMarked;
