package org.tidewaiter.intake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.CodeVerdict;
import org.tidewaiter.codesandunits.CodeVerdict.Flaw;
import org.tidewaiter.codesandunits.Currencies;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * Declarations in a currency that was no longer, or not yet, in use on the day they were accepted, such as TRL in 2024: they are taken as they are
 * declared, and told, as the amounts may be of another currency. Months are those of ISO 4217.
 */
final class CurrencyLives {
    private static final SqlSections SQL = SqlSections.read(CurrencyLives.class, "currency-lives.sql");

    private final Session session;
    private final List<Span> spans;

    private CurrencyLives(Session session, List<Span> spans) {
        this.session = session;
        this.spans = spans;
    }

    /** The first and the last day on which declarations of a load in a currency were accepted. */
    private record Span(int loadId, String currency, LocalDate first, LocalDate last) {}

    /** How many declarations there are, and of the first its number, line and day. */
    private record Found(long declarations, String declarationId, long line, LocalDate day) {}

    /** Those of the loads from one on, which are written. */
    static CurrencyLives of(Session session, int firstLoad) {
        return new CurrencyLives(
                session, session.query(Span.class, SQL.get("spans").replace("$load", Integer.toString(firstLoad))));
    }

    /** What there is to say of a load, a sentence a currency, without a full stop; none where all were in use. */
    List<String> notes(int loadId) {
        List<String> notes = new ArrayList<>();
        spans.stream()
                .filter(span -> span.loadId() == loadId)
                .forEach(span -> Stream.of(span.first(), span.last())
                        .map(day -> Currencies.iso4217().verdict(span.currency(), day))
                        .distinct()
                        .map(verdict -> note(span, verdict))
                        .flatMap(Stream::ofNullable)
                        .forEach(notes::add));
        return notes;
    }

    private @Nullable String note(Span span, CodeVerdict verdict) {
        if (!(verdict instanceof CodeVerdict.Wrong wrong)
                || (wrong.flaw() != Flaw.WITHDRAWN && wrong.flaw() != Flaw.NOT_YET)) {
            return null;
        }
        YearMonth month = YearMonth.parse(wrong.detail());
        boolean withdrawn = wrong.flaw() == Flaw.WITHDRAWN;
        LocalDate bound = withdrawn ? month.plusMonths(1).atDay(1) : month.atDay(1);
        Found found = session.query(
                        Found.class,
                        SQL.get("outside").replace("$when", withdrawn ? ">=" : "<"),
                        span.loadId(),
                        span.currency(),
                        bound.toString())
                .getFirst();
        return String.format(
                Locale.ROOT,
                "kept as it stands: %,d %s in %s, which was %s (the first: %s, line %d, accepted on %s): check whether the"
                        + " amounts are of another currency",
                found.declarations(),
                found.declarations() == 1 ? "declaration is" : "declarations are",
                span.currency(),
                withdrawn ? "withdrawn after " + month : "not in use before " + month,
                found.declarationId(),
                found.line(),
                found.day());
    }
}
