/** Results of controls: tables of them, single ones entered by a person or a system, and their corrections. */
@NullMarked
package org.tidewaiter.intake.control;

import org.jspecify.annotations.NullMarked;
