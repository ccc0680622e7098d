/** Entry summary declarations: message CC315A of the EU's Import Control System, as the UK and others take it. */
@NullMarked
package org.tidewaiter.message.ens;

import org.jspecify.annotations.NullMarked;
