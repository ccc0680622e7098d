package org.tidewaiter.notation;

/**
 * How numbers of a column are written, and how they are kept.
 *
 * @param scale decimals that are kept
 * @param decimal the decimal sign
 * @param grouping the sign between thousands, or 0; blanks and apostrophes are known without being named
 * @param money whether the sign of a currency may stand beside them
 * @param round whether surplus decimals are rounded, half to even; else they are refused
 */
public record DecimalForm(int scale, char decimal, char grouping, boolean money, boolean round) {}
