/**
 * Checking data: files without loading them, and what is stored; the defects found, score cards of the data's quality, and letters
 * to declarants. The checks themselves are in {@code checks}.
 */
@NullMarked
package org.tidewaiter.datacheck;

import org.jspecify.annotations.NullMarked;
