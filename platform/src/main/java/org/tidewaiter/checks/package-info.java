/**
 * The rules by which one message or row is checked: a table of lines that administrations switch, tune and add ({@code checks.yaml}), the kinds of
 * check that a line can be, and the rules of entry summaries ({@code checks.ens}).
 */
@NullMarked
package org.tidewaiter.checks;

import org.jspecify.annotations.NullMarked;
