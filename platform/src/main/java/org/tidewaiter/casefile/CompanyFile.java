package org.tidewaiter.casefile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.datamodel.Lane;
import org.tidewaiter.datamodel.Outcome;
import org.tidewaiter.datamodel.PartyRole;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * All that is known of one company: who it is, what it did, with what and from where, what controls found, and its latest
 * declarations. Everything counts the declarations as they stand that name it in any role. Money is what an item is worth (its
 * customs value, or else its amount) in the currency in which money is added up; amounts recovered are in national currency. The arithmetic is in
 * {@code CompanyFile.sql}.
 *
 * <p>What it cannot see: the same firm under another number, and declarations that give its name without a number.
 *
 * @param partyId its number
 * @param name the name that a register gives it, or else the most frequent of its declarations; null where there is none
 * @param country its country, of a register; null where none gives it
 * @param names the names that its latest 300 declarations give it, the most frequent first
 * @param totals counts and sums
 * @param roles what it is in how many declarations
 * @param months its declarations, controls and findings by month, the last 36 with anything in them, in order
 * @param goods its subheadings with most items
 * @param origins its countries of origin with most items
 * @param findingKinds what controls found, and how often
 * @param lastControls its last ten controls with a result
 * @param lanes how the last assessment spread its declarations; empty where it assessed none
 * @param certificates its certificates of authorised economic operator, the one that began last first
 * @param partners the companies that stand most often in its declarations in another role
 * @param latest its ten latest declarations
 */
public record CompanyFile(
        String partyId,
        @Nullable String name,
        @Nullable String country,
        List<Name> names,
        Totals totals,
        List<RoleCount> roles,
        List<Month> months,
        List<Goods> goods,
        List<DeclaredOrigin> origins,
        List<FindingKind> findingKinds,
        List<Control> lastControls,
        List<LanesOfCompany> lanes,
        List<Certificate> certificates,
        List<Partner> partners,
        List<DeclarationSummary> latest) {
    private static final SqlSections SQL = SqlSections.read(CompanyFile.class, "CompanyFile.sql");
    private static final int LATEST = 10;
    private static final int NAMING = 300;

    /** A name and how many of its latest declarations give it. */
    public record Name(String name, long declarations) {}

    /**
     * Counts and sums of all declarations; {@code findingRate} is findings / controls, null where nothing was controlled;
     * {@code money} leaves out {@code itemsWithoutMoney}.
     */
    public record Totals(
            long declarations,
            @Nullable LocalDateTime firstAt,
            @Nullable LocalDateTime lastAt,
            long items,
            @Nullable BigDecimal money,
            long itemsWithoutMoney,
            long controls,
            long pending,
            long findings,
            @Nullable Double findingRate,
            @Nullable BigDecimal amountRecovered) {}

    /** The number of declarations in which it has a role, and since when. */
    public record RoleCount(PartyRole role, long declarations, LocalDateTime firstAt, LocalDateTime lastAt) {}

    /** One month: declarations by day of acceptance, controls and findings by day of record. */
    public record Month(LocalDate month, long declarations, long controls, long findings) {}

    /** A subheading of its items. */
    public record Goods(
            String hsCode,
            long declarations,
            long items,
            @Nullable BigDecimal money,
            long itemsWithoutMoney) {}

    /** A country of origin of its items; null where they give none. */
    public record DeclaredOrigin(
            @Nullable String country,
            long declarations,
            long items,
            @Nullable BigDecimal money,
            long itemsWithoutMoney) {}

    /** A kind of finding of its controls, and how often it occurs. */
    public record FindingKind(String kind, long findings) {}

    /** A control with its result; {@code sequence} is null where it was of the whole declaration. */
    public record Control(
            String declarationId,
            @Nullable Integer sequence,
            LocalDateTime recordedAt,
            String kind,
            Outcome outcome,
            @Nullable String findingKind,
            @Nullable BigDecimal amountRecovered) {}

    /** The number of its declarations that the last assessment put into a lane, by what selected them. */
    public record LanesOfCompany(int assessmentId, Lane lane, Chooser selectedBy, long declarations) {}

    /** A certificate of authorised economic operator, as the register has it. */
    public record Certificate(
            String certificate,
            @Nullable String typeCode,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable String status) {}

    /** Another company of its declarations, with the role that it has there. */
    public record Partner(String partyId, @Nullable String name, PartyRole role, long declarations) {}

    private record Party(
            long key,
            String id,
            @Nullable String name,
            @Nullable String country) {}

    private record CompanyKey(long key) {}

    /** The file of the company with that number, or nothing where no declaration and no register names it. */
    public static Optional<CompanyFile> of(Lake lake, String partyId) {
        try (Session session = lake.session()) {
            return session.first(Party.class, each("party"), partyId).flatMap(party -> of(lake, session, party));
        }
    }

    private static Optional<CompanyFile> of(Lake lake, Session session, Party party) {
        session.execute(each("declarations").replace("{key}", Long.toString(party.key())));
        session.execute(SQL.get("items"));
        Totals totals = session.query(Totals.class, SQL.get("totals")).getFirst();
        if (totals.declarations() == 0 && isOfficer(session, party)) {
            return Optional.empty();
        }
        List<Long> latest = session.query(CompanyKey.class, SQL.get("latest"), NAMING).stream()
                .map(CompanyKey::key)
                .toList();
        List<Name> names = names(session, latest);
        return Optional.of(new CompanyFile(
                party.id(),
                party.name() != null || names.isEmpty()
                        ? party.name()
                        : names.getFirst().name(),
                party.country(),
                names,
                totals,
                session.query(RoleCount.class, each("roles")),
                session.query(Month.class, SQL.get("months")),
                session.query(Goods.class, SQL.get("goods")),
                session.query(DeclaredOrigin.class, SQL.get("origins")),
                session.query(FindingKind.class, SQL.get("finding_kinds")),
                session.query(Control.class, SQL.get("controls")),
                session.query(LanesOfCompany.class, SQL.get("lanes")),
                session.query(Certificate.class, SQL.get("certificates"), party.id()),
                partners(session, party, latest),
                DeclarationSummary.of(lake, latest.subList(0, Math.min(LATEST, latest.size())))));
    }

    private static List<Name> names(Session session, List<Long> declarations) {
        return declarations.isEmpty()
                ? List.of()
                : session.query(Name.class, each("names").replace("{latest}", keys(declarations)));
    }

    private static List<Partner> partners(Session session, Party party, List<Long> latest) {
        String sql = each("partners")
                .replace("{key}", Long.toString(party.key()))
                .replace("{latest}", latest.isEmpty() ? "-1" : keys(latest));
        return session.query(Partner.class, sql);
    }

    private static String each(String section) {
        return PartyRole.inEach(SQL.get(section));
    }

    private static String keys(List<Long> declarations) {
        return declarations.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static boolean isOfficer(Session session, Party party) {
        return session.number(SQL.get("is_officer").replace("{key}", Long.toString(party.key()))) > 0;
    }
}
