/**
 * The business rules of entry summary declarations (message CC315A): a readable table, {@code rules.yaml}, and the five rules that
 * compare goods items with one another.
 */
@NullMarked
package org.tidewaiter.checks.ens;

import org.jspecify.annotations.NullMarked;
