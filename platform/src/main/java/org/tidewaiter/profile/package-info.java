/** What the past says of each party, product and route, by replay in time order; the same class serves training and assessment. */
@NullMarked
package org.tidewaiter.profile;

import org.jspecify.annotations.NullMarked;
