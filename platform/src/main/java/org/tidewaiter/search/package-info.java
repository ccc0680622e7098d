/** Finds declarations, companies, goods and HS codes by numbers and words; the only room that imports Lucene. */
@NullMarked
package org.tidewaiter.search;

import org.jspecify.annotations.NullMarked;
