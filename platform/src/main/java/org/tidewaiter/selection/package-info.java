/** The selection of declarations to control: learning, evaluating a model, choosing under a budget, and why. */
@NullMarked
package org.tidewaiter.selection;

import org.jspecify.annotations.NullMarked;
