/** Questions in SQL that people and scripts ask of the plain views: what may be asked, who asked, what came. */
@NullMarked
package org.tidewaiter.query;

import org.jspecify.annotations.NullMarked;
