/** The pages. No arithmetic here. */
@NullMarked
package org.tidewaiter.web;

import org.jspecify.annotations.NullMarked;
