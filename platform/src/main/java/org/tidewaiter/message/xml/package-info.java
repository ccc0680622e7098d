/**
 * Safe XML: cuts a stream into messages, keeps each one's text, and gives each as a tree. No document type, no external entity, no
 * expansion; depth, elements and size of a message are bounded, so that no file can exhaust the machine.
 */
@NullMarked
package org.tidewaiter.message.xml;

import org.jspecify.annotations.NullMarked;
