/** The shape of every answer: finding, table, chart, provenance. */
@NullMarked
package org.tidewaiter.analysis;

import org.jspecify.annotations.NullMarked;
