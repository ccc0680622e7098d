/** Who stands at the door: whoever changes something in a workspace, as the door that was used knows it. */
@NullMarked
package org.tidewaiter.access;

import org.jspecify.annotations.NullMarked;
