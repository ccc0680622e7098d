/** Measurements side by side, run by the scripts in {@code bench/}; no tests: nothing here fails on a slow machine. */
@NullMarked
package org.tidewaiter.bench;

import org.jspecify.annotations.NullMarked;
