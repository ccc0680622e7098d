/** Questions about duty that is not paid: reliefs, preferences, goods under suspension. */
@NullMarked
package org.tidewaiter.relief;

import org.jspecify.annotations.NullMarked;
