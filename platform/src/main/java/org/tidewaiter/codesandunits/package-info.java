/**
 * Code lists that ship with Tidewaiter, each with its source and licence: HS, ISO 3166, ISO 4217, UN/ECE Rec 20, exchange rates; units of mass and
 * what they weigh. Not here: how a cell writes a number or measure ({@code notation}), tables that an administration loads for reference
 * ({@code datamodel.ReferenceTable}).
 */
@NullMarked
package org.tidewaiter.codesandunits;

import org.jspecify.annotations.NullMarked;
