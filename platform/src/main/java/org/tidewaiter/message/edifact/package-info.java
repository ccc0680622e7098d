/**
 * UN/EDIFACT, ISO 9735 syntax 3 and 4: customs declarations (CUSDEC), cargo reports (CUSCAR) and responses (CUSRES). Own
 * tokenising, because a broken message must cost only itself and its text must be kept; which segment fills which field is
 * a table ({@code fields.txt}).
 */
@NullMarked
package org.tidewaiter.message.edifact;

import org.jspecify.annotations.NullMarked;
