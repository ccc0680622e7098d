/**
 * What a text of a table says: a number, a day, a code. Each class here knows one kind of value in the ways in which people,
 * programs and countries write it, and refuses with a reason what is not sure. Knows nothing of files and mappings.
 */
@NullMarked
package org.tidewaiter.notation;

import org.jspecify.annotations.NullMarked;
