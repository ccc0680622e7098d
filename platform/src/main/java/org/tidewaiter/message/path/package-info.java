/**
 * Tables of paths: which element of an XML message fills which field of the model, as lines that a customs officer can read,
 * and the placing of a message's leaves by them. Nothing is dropped: a leaf that no line claims becomes an addition.
 */
@NullMarked
package org.tidewaiter.message.path;

import org.jspecify.annotations.NullMarked;
