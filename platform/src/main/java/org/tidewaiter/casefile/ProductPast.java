package org.tidewaiter.casefile;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;

/**
 * The price per kg of an item among those that others declared for the same product before. The arithmetic is
 * in {@code ProductPast.sql}. Peers share HS 6 and origin; where they are fewer than {@link #ENOUGH}, HS 6 alone.
 *
 * <p>A price outlier is a question to ask the declarant, never a value: the WTO Valuation Agreement (Articles 1 and 7)
 * bars minimum and fictitious values. What it cannot see: quality, brand, quantity discounts, terms of delivery.
 *
 * @param prices the peers' prices and the item's place among them
 * @param sameOrigin whether the peers share the origin
 * @param bins how many peers lie in each tenth of a decade, in order of price
 */
public record ProductPast(Prices prices, boolean sameOrigin, List<Bin> bins) {
    /** The fewest peers that a price is compared with; below it there are too few to judge. */
    public static final int ENOUGH = 20;

    private static final SqlSections SQL = SqlSections.read(ProductPast.class, "ProductPast.sql");

    /** Which amount of an item is divided by its net mass; peers are compared by the same. */
    public enum PriceBasis {
        /** The customs value, in the national currency. */
        CUSTOMS_VALUE,
        /** The item amount, converted into the national currency. */
        CONVERTED,
        /** The item amount, in the declaration's own currency, of which no rate is known. */
        ITEM_AMOUNT
    }

    /**
     * The peers' prices per kg, and the item's own among them.
     *
     * @param hs6 the six digits of the HS code that the peers share
     * @param originCountry the item's origin, ISO 3166-1 alpha-2; null where it declares none
     * @param currency in which the prices are, ISO 4217; null where neither the declaration nor the workspace says it
     * @param price the item's own per kg; null where it has no net mass or no amount
     * @param peers how many prices there are
     * @param p05 the price below which 5 % of the peers lie; it and the following are null where there is no peer
     * @param shareBelow the share of peers that paid less than the item, 0 to 1
     */
    public record Prices(
            String hs6,
            @Nullable String originCountry,
            PriceBasis basis,
            @Nullable String currency,
            @Nullable Double price,
            long peers,
            @Nullable Double p05,
            @Nullable Double p25,
            @Nullable Double median,
            @Nullable Double p75,
            @Nullable Double p95,
            @Nullable Double shareBelow) {}

    /** Peers whose price lies from 10^(tenth/10) to 10^((tenth+1)/10). */
    public record Bin(int tenth, long peers) {}

    /** The past of the product of one item, or nothing when there is no such item. */
    public static Optional<ProductPast> of(
            Lake lake, DeclarationFile.Version declaration, int sequence, LocalDateTime before) {
        long key = declaration.declarationKey();
        try (Session session = lake.session()) {
            Optional<ProductItem> found = session.first(ProductItem.class, SQL.get("item"), key, sequence);
            return found.map(item -> {
                session.execute(SQL.get("peers")
                        .replace("{hs}", item.hsKeys())
                        .replace("{basis}", item.basis().name())
                        .replace("{key}", Long.toString(key))
                        .replace("{before}", DeclarationFile.literal(before))
                        .replace("{currency}", item.sameCurrency()));
                ProductPast near = of(session, item, item.originKey());
                return near.enough() ? near : of(session, item, null);
            });
        }
    }

    /** Whether there are peers enough to compare with. */
    public boolean enough() {
        return prices.peers() >= ENOUGH;
    }

    private static ProductPast of(Session session, ProductItem item, @Nullable Integer origin) {
        Peers found = session.query(Peers.class, SQL.get("prices"), item.price(), origin)
                .getFirst();
        return new ProductPast(item.among(found), origin != null, session.query(Bin.class, SQL.get("bins"), origin));
    }

    private record ProductItem(
            String hs6,
            @Nullable String originCountry,
            PriceBasis basis,
            @Nullable String currency,
            @Nullable Double price,
            int originKey,
            int currencyKey,
            String hsKeys) {
        /** The condition in SQL by which peers have the currency of the item; amounts that were converted are all in the national one. */
        String sameCurrency() {
            return basis == PriceBasis.ITEM_AMOUNT ? "d.currency_key = " + currencyKey : "true";
        }

        Prices among(Peers p) {
            return new Prices(
                    hs6,
                    originCountry,
                    basis,
                    currency,
                    price,
                    p.peers(),
                    p.p05(),
                    p.p25(),
                    p.median(),
                    p.p75(),
                    p.p95(),
                    p.shareBelow());
        }
    }

    private record Peers(
            long peers,
            @Nullable Double p05,
            @Nullable Double p25,
            @Nullable Double median,
            @Nullable Double p75,
            @Nullable Double p95,
            @Nullable Double shareBelow) {}
}
