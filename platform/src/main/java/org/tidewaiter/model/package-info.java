/** The customs vocabulary: tables, views and the fields a file can be mapped to. */
@NullMarked
package org.tidewaiter.model;

import org.jspecify.annotations.NullMarked;
