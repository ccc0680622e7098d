package org.tidewaiter.intake;

import java.util.List;

/**
 * What a load did. Always {@code read = accepted + quarantined}.
 *
 * @param loadId the number of the load in the workspace, from 1
 * @param file the name of the file
 * @param read rows in the file, the header and blank lines not counted
 * @param accepted rows now in the workspace
 * @param quarantined rows set aside with a reason
 * @param replaced declarations of which a former version was replaced
 * @param seconds wall time
 * @param ignored columns of the file that the mapping does not use
 */
public record LoadReport(
        int loadId,
        String file,
        long read,
        long accepted,
        long quarantined,
        long replaced,
        double seconds,
        List<String> ignored) {

    /** Of a source that has no columns. */
    public LoadReport(
            int loadId, String file, long read, long accepted, long quarantined, long replaced, double seconds) {
        this(loadId, file, read, accepted, quarantined, replaced, seconds, List.of());
    }
}
