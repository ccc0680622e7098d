package org.tidewaiter.intake;

import java.util.Set;
import org.tidewaiter.access.Actor;

/**
 * How to load a file.
 *
 * @param again load a file although its very content has been loaded with this mapping before
 * @param corrections declarations that are in the workspace already are replaced by the file's, which become their next
 *     version; otherwise such rows are quarantined, unless the file has a later version itself
 * @param allowEmpty corrections may empty fields that the version before them fills; otherwise they are quarantined
 * @param leaveOut columns that may be left out although their names say plainly what they are and their values cannot be read
 * @param actor who loads it
 */
public record LoadOptions(boolean again, boolean corrections, boolean allowEmpty, Set<String> leaveOut, Actor actor) {
    /** What the database takes of memory in a process that does nothing but load: a load is no quicker with more (decisions/0091). */
    public static final String MEMORY = "500MB";

    /** Keeps copies of the lists and maps that it is given. */
    public LoadOptions {
        leaveOut = Set.copyOf(leaveOut);
    }

    /** Without columns that may be left out. Who loads is always said: no door that forgets it may put another name into the trail. */
    public LoadOptions(boolean again, boolean corrections, Actor actor) {
        this(again, corrections, false, Set.of(), actor);
    }

    /** Neither again nor as corrections. */
    public static LoadOptions plain(Actor actor) {
        return new LoadOptions(false, false, actor);
    }
}
