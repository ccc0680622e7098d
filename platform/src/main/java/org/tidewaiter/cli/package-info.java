/** The command line: reads options, calls a room, prints what it answers. No arithmetic here. */
@NullMarked
package org.tidewaiter.cli;

import org.jspecify.annotations.NullMarked;
