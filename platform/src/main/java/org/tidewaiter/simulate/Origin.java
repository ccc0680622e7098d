package org.tidewaiter.simulate;

import java.util.List;

/**
 * A country that trades with the simulated one.
 *
 * @param code ISO 3166-1 alpha-2
 * @param currency in which its exporters like to invoice
 * @param priceLevel of its goods, China's being 1
 * @param hub whether goods of other countries are sent on from it
 * @param ports UN/LOCODE of its ports, or of those it uses
 * @param distanceKm to the simulated country, by sea
 */
record Origin(
        int index,
        String code,
        String currency,
        double priceLevel,
        boolean hub,
        double share,
        List<String> ports,
        double distanceKm) {}
