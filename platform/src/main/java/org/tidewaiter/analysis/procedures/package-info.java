/** Questions about duty that is not paid: reliefs, preferences, and goods under suspension that never end, or end past their time limit. */
@NullMarked
package org.tidewaiter.analysis.procedures;

import org.jspecify.annotations.NullMarked;
