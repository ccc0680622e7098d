/** Questions about the codes under which goods are declared. */
@NullMarked
package org.tidewaiter.classification;

import org.jspecify.annotations.NullMarked;
