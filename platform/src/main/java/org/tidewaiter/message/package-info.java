/**
 * The messages Customs gets, by format: each reader turns its format into {@link org.tidewaiter.message.Message}s, one at a
 * time, losing nothing: what the model has no place for is kept as additions.
 */
@NullMarked
package org.tidewaiter.message;

import org.jspecify.annotations.NullMarked;
