/** Who did what: a chain of hashes over what was decided and brought in, its head kept outside the database, and its checking. */
@NullMarked
package org.tidewaiter.trail;

import org.jspecify.annotations.NullMarked;
