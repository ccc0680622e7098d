package org.tidewaiter.datamodel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * The currency in which customs values, taxes and amounts recovered are reckoned, and in which amounts of several currencies
 * are added up. A person gives it, or the declarations prove it; where neither is so it is not known, and amounts are told by
 * currency. Decisions are kept in the table {@code national_currency}; the view {@code store.declaration_rate} turns the last
 * one into a rate for each declaration.
 */
public final class NationalCurrency {
    private static final SqlSections SQL = SqlSections.read(NationalCurrency.class, "NationalCurrency.sql");
    /** How the national currency is known. */
    public enum Basis {
        /** A person said so. */
        GIVEN,
        /** The exchange rates that declarations give prove it. */
        RATES,
        /** All amounts are in one currency; whether it is the national one, customs values may prove. */
        ONLY,
        /** No declaration names a currency, and none gives a customs value: amounts are alike. */
        UNNAMED,
        /** Several currencies, and nothing proves which is the national one. */
        UNKNOWN;

        /** The word as it is stored and shown. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A decision.
     *
     * @param decision its number, from 1
     * @param currency the national currency, ISO 4217; null where it is not known
     * @param amountsIn the currency that amounts in the national currency are in; "" where nobody names it, null where amounts
     *     without a rate of their own cannot be converted
     * @param basis how the currency is known
     * @param by who gave it; null where it was learnt
     */
    public record CurrencyDecision(
            int decision,
            @Nullable String currency,
            @Nullable String amountsIn,
            Basis basis,
            @Nullable String by,
            Instant at) {
        boolean saysTheSame(CurrencyProof proof) {
            return Objects.equals(currency, proof.currency())
                    && Objects.equals(amountsIn, proof.amountsIn())
                    && basis == proof.basis();
        }

        /** Whether a person gave it. */
        public boolean given() {
            return basis == Basis.GIVEN;
        }
    }

    /**
     * Amounts that no sum in the national currency can hold.
     *
     * @param currency ISO 4217, or "" where the declarations name none
     */
    public record Unconverted(String currency, long items, BigDecimal amount) {}

    /** Declarations whose rate is known in the same way: national, declared, month, or "" where it is not known. */
    public record RateSource(String source, long declarations) {}

    /** Market rates. */
    public interface Rates {
        /** Units of {@code national} for one of {@code currency}, mean of the month; empty where not known. */
        Optional<BigDecimal> between(String currency, String national, YearMonth month);

        /** The currencies that have rates. */
        Set<String> currencies();
    }

    private record MonthRateWanted(String currency, int key, String month) {}

    private NationalCurrency() {}

    /** Its ISO 4217 code; nothing where it was not given and the declarations do not prove it. */
    public static Optional<String> of(Lake lake) {
        return decision(lake).map(CurrencyDecision::currency);
    }

    /** The currency that items' amounts are added up in; nothing where it has no proven name. */
    public static Optional<String> ofAmounts(Lake lake) {
        return decision(lake).map(CurrencyDecision::amountsIn).filter(c -> !c.isEmpty());
    }

    /** What amounts are added up in, for people: a code, that nobody names it, or null where it is the unknown national one. */
    public static @Nullable String shown(Lake lake) {
        return decision(lake)
                .map(CurrencyDecision::amountsIn)
                .map(c -> c.isEmpty() ? "currency not named" : c)
                .orElse(null);
    }

    /** The decision in force; nothing before the first load. */
    public static Optional<CurrencyDecision> decision(Lake lake) {
        return lake.first(CurrencyDecision.class, SQL.get("decision"));
    }

    /** The decision in force, as a session sees it within its transaction. */
    public static Optional<CurrencyDecision> decision(Session session) {
        return session.first(CurrencyDecision.class, SQL.get("decision"));
    }

    /** All decisions, the last one last. */
    public static List<CurrencyDecision> decisions(Lake lake) {
        return lake.query(CurrencyDecision.class, SQL.get("decisions"));
    }

    /** What cannot be converted, most items first. */
    public static List<Unconverted> unconverted(Lake lake) {
        return lake.query(Unconverted.class, SQL.get("unconverted"));
    }

    /**
     * Rows of the table of revenue in a currency that is not the national one.
     *
     * @param rowsOf how many
     */
    public record UncountedRevenue(String currency, long rowsOf) {}

    /** What of the table of revenue does not count for its currency, the most rows first. */
    public static List<UncountedRevenue> otherRevenue(Lake lake) {
        return lake.query(UncountedRevenue.class, SQL.get("other revenue"));
    }

    /** How the rates of declarations are known, the most frequent way first. */
    public static List<RateSource> sources(Lake lake) {
        return lake.query(RateSource.class, SQL.get("sources"));
    }

    /**
     * Takes the national currency from a person, for the loads that are there and those that come.
     *
     * @param currency ISO 4217, checked by the caller
     */
    public static void give(Session session, String currency, String by, Rates rates) {
        CurrencyDecision before =
                session.first(CurrencyDecision.class, SQL.get("decision")).orElse(null);
        CurrencyProof given = new CurrencyProof(currency, currency, Basis.GIVEN);
        decide(session, before, given, by, 0, rates);
    }

    /**
     * Follows a load: learns the national currency where no person gave it, and gets the month's rates of currencies that are
     * new. Comes after the load's declarations and codes are written, before its defects are.
     */
    public static void settleAfterLoad(Session session, int load, Rates rates) {
        CurrencyDecision before =
                session.first(CurrencyDecision.class, SQL.get("decision")).orElse(null);
        if (before != null && (before.given() || agrees(session, before, load))) {
            fill(session, load, before.currency(), rates);
            return;
        }
        decide(session, before, CurrencyProof.of(session, rates), null, load, rates);
    }

    /** Whether a load says nothing against what its declarations before it proved. */
    private static boolean agrees(Session session, CurrencyDecision before, int load) {
        return before.basis() == Basis.RATES && session.number(SQL.get("disagreeing"), load, before.currency()) == 0;
    }

    private static void decide(
            Session session,
            @Nullable CurrencyDecision before,
            CurrencyProof now,
            @Nullable String by,
            int load,
            Rates rates) {
        if (before != null && before.saysTheSame(now)) {
            fill(session, now.basis() == Basis.GIVEN ? 0 : load, now.currency(), rates);
            return;
        }
        session.execute(
                "insert into national_currency (decision, currency, amounts_in, basis, decided_by, decided_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                before == null ? 1 : before.decision() + 1,
                now.currency(),
                now.amountsIn(),
                now.basis().word(),
                by,
                Instant.now());
        session.execute("delete from store.national_rate");
        fill(session, 0, now.currency(), rates);
        if (session.number("select count(*) from store.defect") > 0) {
            session.execute(SQL.get("defects"));
        }
        reckonRecovered(session, now.currency(), rates);
    }

    /** Turns amounts recovered that were stated in a currency into the national one anew. */
    private static void reckonRecovered(Session session, @Nullable String national, Rates rates) {
        List<MonthRateWanted> stated = session.query(MonthRateWanted.class, SQL.get("stated"));
        if (stated.isEmpty()) {
            return;
        }
        String rows = stated.stream()
                .map(w -> "('" + w.currency + "', '" + w.month + "', "
                        + (national == null
                                ? "null"
                                : rates.between(w.currency, national, YearMonth.parse(w.month))
                                        .map(rate -> rate.setScale(10, RoundingMode.HALF_EVEN)
                                                .toPlainString())
                                        .orElse("null"))
                        + "::decimal(18, 10))")
                .collect(Collectors.joining(", "));
        session.execute(SQL.get("recovered").replace("{rates}", rows));
    }

    /** Gets the month's rates that a load (0: all) needs and that are not there yet. */
    private static void fill(Session session, int load, @Nullable String national, Rates rates) {
        if (national == null) {
            return;
        }
        List<String> rows = new ArrayList<>();
        for (MonthRateWanted w :
                session.query(MonthRateWanted.class, SQL.get("wanted").replace("$1", Integer.toString(load)))) {
            if (!w.currency.equals(national)) {
                rates.between(w.currency, national, YearMonth.parse(w.month))
                        .map(rate -> rate.setScale(10, RoundingMode.HALF_EVEN))
                        .filter(rate -> rate.signum() > 0 && rate.precision() <= 18)
                        .ifPresent(rate ->
                                rows.add("(" + w.key + ", date '" + w.month + "-01', " + rate.toPlainString() + ")"));
            }
        }
        if (!rows.isEmpty()) {
            session.execute(
                    "insert into store.national_rate (currency_key, month, rate) values " + String.join(", ", rows));
        }
    }
}
