/** How far an administration has come with data analysis: a self-assessment that its own data answer as far as they can. */
@NullMarked
package org.tidewaiter.analysis.maturity;

import org.jspecify.annotations.NullMarked;
