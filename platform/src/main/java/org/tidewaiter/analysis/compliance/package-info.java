/**
 * Questions about how much is truly wrong, whether it is looked at or not, and how declarants put it right. Not here: a question about prices,
 * origins or other single subjects, which have rooms of their own.
 */
@NullMarked
package org.tidewaiter.analysis.compliance;

import org.jspecify.annotations.NullMarked;
