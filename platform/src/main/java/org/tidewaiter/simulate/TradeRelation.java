package org.tidewaiter.simulate;

import org.jspecify.annotations.Nullable;

/** A standing business relation: what an importer orders from an exporter, and how it comes. */
record TradeRelation(
        Exporter exporter,
        int[] products,
        double weight,
        int mode,
        int office,
        @Nullable Origin via) {}
