/** Declarations as ASYCUDA writes them: the SAD of ASYCUDA World in XML, and flat exports of ASYCUDA's database. */
@NullMarked
package org.tidewaiter.message.asycuda;

import org.jspecify.annotations.NullMarked;
