/**
 * The customs data model: tables and views of the store, the fields a file can be mapped to, closed sets as enums, the roles of parties, what
 * repeats, and the tables kept for reference. Not here: a learned model of risk ({@code riskmodel}).
 */
@NullMarked
package org.tidewaiter.datamodel;

import org.jspecify.annotations.NullMarked;
