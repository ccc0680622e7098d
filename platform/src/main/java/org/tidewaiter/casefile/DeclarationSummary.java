package org.tidewaiter.casefile;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Lane;
import org.tidewaiter.datamodel.PartyRole;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.SqlFile;

/**
 * A declaration in one line of a list.
 *
 * @param declarationId its number
 * @param localReference the declarant's own; null where none was given
 * @param acceptedAt when it was accepted, UTC
 * @param officeCode its office
 * @param importerId its importer
 * @param importerName the importer's name, of a register or of the declaration
 * @param unnumbered the names of parties that it gives no number
 * @param hsCode the code of its first item
 * @param description what its first item is called
 * @param items how many items it has
 * @param lane the lane that the last assessment gave it; null where it was not assessed
 */
public record DeclarationSummary(
        String declarationId,
        @Nullable String localReference,
        LocalDateTime acceptedAt,
        @Nullable String officeCode,
        @Nullable String importerId,
        @Nullable String importerName,
        @Nullable String unnumbered,
        @Nullable String hsCode,
        @Nullable String description,
        long items,
        @Nullable Lane lane) {
    private static final String SQL =
            PartyRole.inEach(SqlFile.read(DeclarationSummary.class, "DeclarationSummary.sql"));

    /** The summaries of declarations, in the order of their keys here; those that were replaced meanwhile are left out. */
    public static List<DeclarationSummary> of(Lake lake, List<Long> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        String list = keys.stream().map(String::valueOf).collect(Collectors.joining(", "));
        Map<Long, Row> rows = lake.query(Row.class, SQL.replace("{keys}", list)).stream()
                .collect(Collectors.toMap(Row::key, Function.identity()));
        return keys.stream()
                .map(rows::get)
                .filter(Objects::nonNull)
                .map(Row::summary)
                .toList();
    }

    private record Row(
            long key,
            String declarationId,
            @Nullable String localReference,
            LocalDateTime acceptedAt,
            @Nullable String officeCode,
            @Nullable String importerId,
            @Nullable String importerName,
            @Nullable String unnumbered,
            @Nullable String hsCode,
            @Nullable String description,
            long items,
            @Nullable Lane lane) {
        private DeclarationSummary summary() {
            return new DeclarationSummary(
                    declarationId,
                    localReference,
                    acceptedAt,
                    officeCode,
                    importerId,
                    importerName,
                    unnumbered,
                    hsCode,
                    description,
                    items,
                    lane);
        }
    }
}
