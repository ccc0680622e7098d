package org.tidewaiter.selection;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.SqlSections;

/**
 * What does the past say of a party of a declaration? Its declarations, controls and findings in the same role, as they
 * were known before a moment. The arithmetic is in {@code PartyPast.sql}.
 *
 * <p>What it cannot see: the same firm under another id.
 *
 * @param role importer, declarant, exporter, seller or carrier
 * @param partyId the party
 * @param name its name; null where no file gave one
 * @param totals all of its past
 * @param months its past by month, the last 24 months with anything in them, in order
 * @param lastControls its last ten controls with a result
 */
public record PartyPast(
        String role,
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
            String outcome,
            @Nullable String findingKind,
            @Nullable BigDecimal amountRecovered,
            @Nullable String hsCode) {}

    /**
     * The past of every party that the declaration names, before a moment.
     *
     * @param declaration the declaration in question; it is not counted itself
     * @param before nothing accepted or recorded at or after it is counted
     */
    public static List<PartyPast> of(Lake lake, CaseFile.Version declaration, LocalDateTime before) {
        List<PartyPast> result = new ArrayList<>();
        add(result, lake, declaration, before, "importer", declaration.importerId());
        add(result, lake, declaration, before, "declarant", declaration.declarantId());
        add(result, lake, declaration, before, "exporter", declaration.exporterId());
        add(result, lake, declaration, before, "seller", declaration.sellerId());
        add(result, lake, declaration, before, "carrier", declaration.carrierId());
        return List.copyOf(result);
    }

    private static void add(
            List<PartyPast> result,
            Lake lake,
            CaseFile.Version declaration,
            LocalDateTime before,
            String role,
            @Nullable String party) {
        if (party == null) {
            return;
        }
        Object[] values = {party, declaration.declarationKey(), before};
        result.add(new PartyPast(
                role,
                party,
                lake.first(Name.class, SQL.get("name"), party).map(Name::name).orElse(null),
                lake.query(Totals.class, sql("totals", role), values).getFirst(),
                lake.query(MonthOfParty.class, sql("months", role), values),
                lake.query(PastControl.class, sql("controls", role), values)));
    }

    private record Name(String name) {}

    private static String sql(String name, String role) {
        return SQL.get(name).replace("{role}", role + "_key");
    }
}
