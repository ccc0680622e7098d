/** Questions about duty that is not paid: reliefs, preferences, goods under suspension. */
@NullMarked
package org.tidewaiter.analysis.relief;

import org.jspecify.annotations.NullMarked;
