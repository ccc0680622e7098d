/** The shape of every answer: what a question's card says, what may be asked of it, what a report holds, and where the questions are found. */
@NullMarked
package org.tidewaiter.analysis;

import org.jspecify.annotations.NullMarked;
