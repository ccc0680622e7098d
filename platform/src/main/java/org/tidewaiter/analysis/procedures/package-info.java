/** Questions about duty that is not paid: reliefs, preferences, goods under suspension. */
@NullMarked
package org.tidewaiter.analysis.procedures;

import org.jspecify.annotations.NullMarked;
