package org.tidewaiter.search;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.PartyRole;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.SqlSections;

/** Reads from the database what the search index holds of declarations, companies and goods; the queries are in {@code SearchUpkeep.sql}. */
final class StoredRows {
    private static final SqlSections SQL = SqlSections.read(StoredRows.class, "SearchUpkeep.sql");
    private static final Set<String> REFERENCES = Set.of("local_reference", "number");

    private final Lake lake;

    StoredRows(Lake lake) {
        this.lake = lake;
    }

    /** How far the database is: its last load, declaration and party. */
    record LastKeys(int load, long declaration, long party) {}

    /** A declaration as the index needs it; parties are keys, 0 for none. */
    record FoundDeclaration(
            long key,
            String id,
            LocalDateTime acceptedAt,
            long importer,
            long declarant,
            long exporter,
            long seller,
            long carrier) {
        long party(PartyRole role) {
            return switch (role) {
                case IMPORTER -> importer;
                case DECLARANT -> declarant;
                case EXPORTER -> exporter;
                case SELLER -> seller;
                case CARRIER -> carrier;
            };
        }
    }

    /** An item's code and description. */
    record FoundItem(
            long declaration, String hsCode, @Nullable String description) {}

    /** A number by which a declaration is known (reference, container, document, invoice), or the name of one of its parties. */
    record Name(long declaration, String field, String value) {
        boolean isReference() {
            return REFERENCES.contains(field);
        }

        /** The key of the party that has this name; 0 where the declaration gives it no number. */
        long named(FoundDeclaration of) {
            for (PartyRole role : PartyRole.values()) {
                if (field.equals(role.word() + "_name")) {
                    return of.party(role);
                }
            }
            return 0;
        }
    }

    /** A party of declarations or of a register. */
    record Company(
            long key,
            String id,
            @Nullable String name,
            @Nullable String country) {}

    /** Declarations of a stretch of keys with what belongs to each. */
    record Stretch(List<FoundDeclaration> declarations, Map<Long, List<FoundItem>> items, Map<Long, List<Name>> names) {
        List<FoundItem> itemsOf(FoundDeclaration declaration) {
            return items.getOrDefault(declaration.key(), List.of());
        }

        List<Name> namesOf(FoundDeclaration declaration) {
            return names.getOrDefault(declaration.key(), List.of());
        }
    }

    private record FoundText(String text) {}

    private record StoredKey(long key) {}

    LastKeys stored() {
        return lake.query(LastKeys.class, SQL.get("stored")).getFirst();
    }

    /** What tells that load from one of the same number in another database; empty where there is none. */
    String seal(int load) {
        return lake.first(FoundText.class, SQL.get("seal"), load)
                .map(FoundText::text)
                .orElse("");
    }

    List<Long> superseded(int afterLoad, int untilLoad, long untilKey) {
        return lake.query(StoredKey.class, SQL.get("superseded"), afterLoad, untilLoad, untilKey).stream()
                .map(StoredKey::key)
                .toList();
    }

    /** Declarations that the index has seen, and to which later loads brought containers, documents or invoices. */
    List<Long> withNewLines(int afterLoad, int untilLoad, long untilKey) {
        return lake.query(StoredKey.class, SQL.get("with_new_lines"), afterLoad, untilLoad, untilKey).stream()
                .map(StoredKey::key)
                .toList();
    }

    Stretch stretch(long from, long to, int asOfLoad) {
        return new Stretch(
                lake.query(FoundDeclaration.class, PartyRole.inEach(SQL.get("declarations")), from, to, asOfLoad),
                byDeclaration(lake.query(FoundItem.class, SQL.get("items"), from, to), FoundItem::declaration),
                byDeclaration(lake.query(Name.class, PartyRole.inEach(SQL.get("names")), from, to), Name::declaration));
    }

    List<Company> companies(long afterKey, long untilKey, int afterLoad, int untilLoad) {
        return new ArrayList<>(lake.query(
                Company.class, PartyRole.inEach(SQL.get("companies")), afterKey, untilKey, afterLoad, untilLoad));
    }

    private static <R> Map<Long, List<R>> byDeclaration(List<R> rows, Function<R, Long> key) {
        return rows.stream().collect(Collectors.groupingBy(key));
    }
}
