package org.tidewaiter.model;

import java.util.Optional;
import org.tidewaiter.engine.Lake;

/**
 * The currency in which customs values, taxes and amounts recovered are reckoned. No message says it; the exchange rates
 * do: it is the one currency whose rate is 1 in every declaration that gives one. Where no currency is such, or more than
 * one (a currency may be pegged to another), it is not known.
 */
public final class NationalCurrency {
    private static final String SQL = """
            select min(code.code)
            from (
                select currency_key from store.declaration
                where exchange_rate is not null and currency_key > 0
                group by currency_key having min(exchange_rate) = 1 and max(exchange_rate) = 1
            ) par
            join store.code on code.code_key = par.currency_key
            having count(*) = 1
            """;

    private NationalCurrency() {}

    /** Its ISO 4217 code; nothing where the declarations do not tell. */
    public static Optional<String> of(Lake lake) {
        return lake.first(Code.class, SQL).map(Code::code);
    }

    private record Code(String code) {}
}
