package org.tidewaiter.intake;

/**
 * How to load a file.
 *
 * @param again load a file although its very content has been loaded with this mapping before
 * @param corrections declarations that are in the workspace already are replaced by the file's, which become their next
 *     version; otherwise such rows are quarantined, unless the file has a later version itself
 */
public record LoadOptions(boolean again, boolean corrections) {
    /** Neither again nor as corrections. */
    public static final LoadOptions PLAIN = new LoadOptions(false, false);
}
