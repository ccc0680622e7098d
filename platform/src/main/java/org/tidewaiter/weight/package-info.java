/** Questions about masses and quantities. */
@NullMarked
package org.tidewaiter.weight;

import org.jspecify.annotations.NullMarked;
