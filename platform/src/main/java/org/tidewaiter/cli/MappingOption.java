package org.tidewaiter.cli;

import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.mapping.CompanionMapping;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.notation.StatedStyle;
import picocli.CommandLine.Option;

/** The option that names the mapping by which tables are read. */
final class MappingOption {
    @Option(
            names = "--mapping",
            paramLabel = "M",
            completionCandidates = Shipped.class,
            description =
                    "Which column of a table is which field: a mapping that ships (${COMPLETION-CANDIDATES}) or a file; 'tidewaiter"
                            + " map' proposes one. Messages need none; a table without one is read by the names in its"
                            + " header.")
    @Nullable
    String name;

    /** The names of the mappings that ship. */
    static final class Shipped implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Mapping.SHIPPED.stream(), CompanionMapping.SHIPPED.stream())
                    .iterator();
        }
    }

    /** The mapping, with what a person says beside it; null where none was named. */
    @Nullable
    Mapping in(Context context, StatedStyle stated) {
        return name == null ? null : Mapping.of(name, context.directory()).saying(stated);
    }
}
