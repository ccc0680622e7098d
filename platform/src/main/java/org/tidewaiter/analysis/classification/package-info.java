/** Questions about the codes under which goods are declared. */
@NullMarked
package org.tidewaiter.analysis.classification;

import org.jspecify.annotations.NullMarked;
