package org.tidewaiter.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.PartyRole;
import org.tidewaiter.mapping.MappingProposal.Proposal;

/**
 * A column called no more than Name, Nom, Nombre, Denumire or Наименование beside the number of a party is that party's name: right behind it, or
 * right before it where nothing else is. An address alone behind a party is that party's. Where the name may be of the goods as well, the number
 * beside it decides.
 */
final class NamesBesideNumbers {
    /** Less than a name that says whose it is, and enough to be loaded: its neighbour says it. */
    private static final double BY_NEIGHBOUR = 0.9;

    private static final double SURE = MappingProposal.SURE;

    private static final Map<Field, Field> NAMES =
            Arrays.stream(PartyRole.values()).collect(Collectors.toMap(PartyRole::number, PartyRole::named));

    /** An address alone is of the party whose name or number it follows. */
    private static final Map<Field, Field> ADDRESSES = Arrays.stream(PartyRole.values())
            .filter(role -> role.address().isPresent())
            .flatMap(role -> Stream.of(role.number(), role.named())
                    .map(before -> Map.entry(before, role.address().orElseThrow())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Words for the name of a party and for what goods are called. */
    private static final Set<String> EITHER = Set.of("denumire");

    private NamesBesideNumbers() {}

    /** Gives such columns the field of the party beside them, where no other column has it. */
    static void decide(List<Proposal> columns, List<ColumnSample> samples) {
        for (int c = 0; c < columns.size(); c++) {
            Proposal p = columns.get(c);
            boolean address = isAddress(p.column());
            boolean known = String.valueOf(p.field()).endsWith("_name") && p.confidence() >= SURE;
            if (!address && (known || !isName(p.column())) || !areWords(samples.get(c))) {
                continue;
            }
            Map<Field, Field> of = address ? ADDRESSES : NAMES;
            Field before = c > 0 ? beside(columns.get(c - 1), of) : null;
            Field field =
                    before == null && !address && c == 0 && columns.size() > 1 ? beside(columns.get(1), of) : before;
            if (field != null && columns.stream().noneMatch(o -> field.path().equals(o.field()))) {
                columns.set(c, new Proposal(p.column(), field.path(), BY_NEIGHBOUR, p.example()));
            }
        }
    }

    private static @Nullable Field beside(Proposal party, Map<Field, Field> of) {
        return party.confidence() < SURE
                ? null
                : Field.of(String.valueOf(party.field())).map(of::get).orElse(null);
    }

    private static boolean isAddress(String column) {
        return FieldNames.read().said(column).words().equals(Set.of("address"));
    }

    /** Whether a name says only that it is one; names of goods that say so are no names of parties. */
    private static boolean isName(String column) {
        return FieldNames.read().said(column).words().equals(Set.of("name"))
                || EITHER.contains(HeaderWords.plain(column));
    }

    private static boolean areWords(ColumnSample sample) {
        List<String> values = sample.values();
        long words = values.stream()
                .filter(v -> v.codePoints().filter(Character::isLetter).count() > 3)
                .count();
        return !values.isEmpty() && 10 * words >= 9L * values.size();
    }
}
