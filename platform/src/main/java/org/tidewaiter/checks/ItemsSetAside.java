package org.tidewaiter.checks;

/**
 * Declarations of which not all items are here, as rows of theirs wait in quarantine: what adds up all items, or counts them, is not judged. The
 * declarant gave them; what is wrong with them is told by the quarantine.
 */
public final class ItemsSetAside {
    /** How the addition is named that says so. */
    public static final String ADDITION = "items_set_aside";

    private ItemsSetAside() {}

    static boolean in(PreparedMessage seen) {
        return seen.message().additions().stream().anyMatch(a -> a.name().equals(ADDITION));
    }
}
