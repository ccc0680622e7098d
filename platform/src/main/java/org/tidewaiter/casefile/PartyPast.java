package org.tidewaiter.casefile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Outcome;
import org.tidewaiter.datamodel.PartyRole;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * The past of a party of a declaration: its declarations, controls and findings in the same role, as they were known before
 * a moment. The arithmetic is in {@code PartyPast.sql}.
 *
 * <p>What it cannot see: the same firm under another id.
 *
 * @param role in which the declaration names it
 * @param partyId the party
 * @param name its name; null where no file gave one
 * @param totals all of its past
 * @param months its past by month, the last 24 months with anything in them, in order
 * @param lastControls its last ten declarations with a result of a control, a row each
 */
public record PartyPast(
        PartyRole role,
        String partyId,
        @Nullable String name,
        Totals totals,
        List<MonthOfParty> months,
        List<PastControl> lastControls) {
    private static final SqlSections SQL = SqlSections.read(PartyPast.class, "PartyPast.sql");

    /** Counts of a party's past; {@code findingRate} is findings / controls, null where nothing was controlled. */
    public record Totals(
            long declarations,
            @Nullable LocalDateTime firstAt,
            long controls,
            long findings,
            @Nullable Double findingRate,
            @Nullable BigDecimal amountRecovered) {}

    /** One month: declarations by day of acceptance, controls and findings by day of record. */
    public record MonthOfParty(LocalDate month, long declarations, long controls, long findings) {}

    /** A control of a past declaration. */
    public record PastControl(
            String declarationId,
            LocalDateTime recordedAt,
            String kind,
            Outcome outcome,
            @Nullable String findingKind,
            @Nullable BigDecimal amountRecovered,
            @Nullable String hsCode) {}

    /**
     * The past of every party that the declaration names, before a moment.
     *
     * @param declaration the declaration in question; it is not counted itself
     * @param before nothing accepted or recorded at or after it is counted
     */
    public static List<PartyPast> of(Lake lake, DeclarationFile.Version declaration, LocalDateTime before) {
        Map<PartyRole, String> parties = new EnumMap<>(PartyRole.class);
        for (PartyRole role : PartyRole.values()) {
            String party = declaration.partyId(role);
            if (party != null) {
                parties.put(role, party);
            }
        }
        try (Session session = lake.session()) {
            Map<String, RegisteredParty> known =
                    session.query(RegisteredParty.class, SQL.get("known"), String.join("\n", parties.values())).stream()
                            .collect(Collectors.toMap(RegisteredParty::partyId, k -> k));
            Map<PartyRole, String> named =
                    session
                            .query(NamedParty.class, PartyRole.inEach(SQL.get("named")), declaration.declarationKey())
                            .stream()
                            .collect(Collectors.toMap(NamedParty::role, NamedParty::name));
            parties.values().retainAll(known.keySet());
            gather(session, declaration.declarationKey(), before, parties, known);
            List<PartyPast> pasts = new ArrayList<>();
            parties.forEach(
                    (role, id) -> pasts.add(of(session, role, Objects.requireNonNull(known.get(id)), named.get(role))));
            return List.copyOf(pasts);
        }
    }

    private static void gather(
            Session session,
            long key,
            LocalDateTime before,
            Map<PartyRole, String> parties,
            Map<String, RegisteredParty> known) {
        if (parties.isEmpty()) {
            return;
        }
        String past = parties.entrySet().stream()
                .map(p -> SQL.get("past")
                        .replace("{role}", p.getKey().word())
                        .replace(
                                "{keys}",
                                Objects.requireNonNull(known.get(p.getValue())).keys())
                        .replace("{key}", Long.toString(key)))
                .collect(Collectors.joining(" union all "));
        session.script(
                SQL.get("gathered").replace("{past}", past).replace("{before}", DeclarationFile.literal(before)));
    }

    private static PartyPast of(Session session, PartyRole role, RegisteredParty party, @Nullable String declared) {
        return new PartyPast(
                role,
                party.partyId(),
                party.name() == null ? declared : party.name(),
                session.query(Totals.class, SQL.get("totals"), role.word()).getFirst(),
                session.query(MonthOfParty.class, SQL.get("months"), role.word()),
                session.query(PastControl.class, SQL.get("controls"), role.word()));
    }

    private record RegisteredParty(
            String partyId, String keys, @Nullable String name) {}

    private record NamedParty(PartyRole role, String name) {}
}
