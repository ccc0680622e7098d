package org.tidewaiter.cli;

import java.util.Iterator;
import java.util.stream.Stream;
import org.tidewaiter.intake.CompanionLoad;
import org.tidewaiter.intake.CompanionTable;

/** What a file can hold instead of declarations, as {@code --as} names it: results of controls, and what is loaded beside declarations. */
final class KindsOfFiles implements Iterable<String> {
    static Stream<String> names() {
        return Stream.concat(
                Stream.of("controls"), CompanionLoad.kinds().stream().map(CompanionTable::name));
    }

    @Override
    public Iterator<String> iterator() {
        return names().iterator();
    }
}
