package org.tidewaiter.features;

/**
 * Counts of one profile.
 *
 * @param items items seen
 * @param controls controls whose result was known
 * @param findings those with a finding
 * @param distinctControls the same, each repeated consignment counted once
 * @param distinctFindings those with a finding
 */
public record PastCounts(long items, long controls, long findings, long distinctControls, long distinctFindings) {
    static final PastCounts NONE = new PastCounts(0, 0, 0, 0, 0);
}
