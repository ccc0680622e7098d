package org.tidewaiter.selection;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.SqlSections;

/**
 * How does the price per kg of an item compare with what others declared for the same product before? The arithmetic is
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
    /** Fewer peers than this are too few to judge. */
    public static final int ENOUGH = 20;

    private static final SqlSections SQL = SqlSections.read(ProductPast.class, "ProductPast.sql");

    /** Quantiles of the peers' prices per kg, and the share of peers that paid less; null where there is no peer. */
    public record Prices(
            String hs6,
            @Nullable String originCountry,
            String basis,
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
            Lake lake, CaseFile.Version declaration, int sequence, LocalDateTime before) {
        Optional<ProductPast> near = of(lake, declaration.declarationKey(), sequence, before, true);
        return near.filter(ProductPast::enough)
                .or(() -> of(lake, declaration.declarationKey(), sequence, before, false));
    }

    /** Whether there are peers enough to compare with. */
    public boolean enough() {
        return prices.peers() >= ENOUGH;
    }

    private static Optional<ProductPast> of(Lake lake, long key, int sequence, LocalDateTime before, boolean origin) {
        Object[] values = {key, sequence, before, origin};
        return lake.first(Prices.class, SQL.get("prices"), values)
                .map(prices -> new ProductPast(prices, origin, lake.query(Bin.class, SQL.get("bins"), values)));
    }
}
