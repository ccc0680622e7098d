/** Questions about how officers and brokers work together: reasons to ask, never sanctions; officers go by pseudonyms. */
@NullMarked
package org.tidewaiter.analysis.integrity;

import org.jspecify.annotations.NullMarked;
