/** Questions about authorised economic operators: whether they keep what they were authorised for, and whether they get what they were promised. */
@NullMarked
package org.tidewaiter.analysis.operators;

import org.jspecify.annotations.NullMarked;
