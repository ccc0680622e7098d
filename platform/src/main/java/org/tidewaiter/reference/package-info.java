/**
 * Code lists that ship with Tidewaiter, each with its source and licence: HS, ISO 3166, ISO 4217, UN/ECE Rec 20, exchange rates; units of mass and what they weigh.
 * Not here: how a cell writes a number or measure ({@code value}), tables that an administration loads for reference ({@code model.ReferenceTable}).
 */
@NullMarked
package org.tidewaiter.reference;

import org.jspecify.annotations.NullMarked;
