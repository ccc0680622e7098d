/**
 * Which column fills which field of the model: mappings that people write or confirm, proposals from the words of headers and
 * from values, and how each column writes its values, decided on all of them.
 */
@NullMarked
package org.tidewaiter.mapping;

import org.jspecify.annotations.NullMarked;
