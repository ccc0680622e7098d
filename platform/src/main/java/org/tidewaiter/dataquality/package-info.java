/**
 * Carrying out checks on whole data: on files without loading them, and on what is stored; the defects found, score cards of the data's
 * quality, and letters to declarants. What is checked, rule by rule, stands in {@code checks}.
 */
@NullMarked
package org.tidewaiter.dataquality;

import org.jspecify.annotations.NullMarked;
