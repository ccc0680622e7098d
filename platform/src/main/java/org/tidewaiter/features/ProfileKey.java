package org.tidewaiter.features;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a profile is kept of: one dimension, or a combination of up to three.
 *
 * @param dimensions one to three dimensions
 * @param features which figures of its past an item is given
 */
public record ProfileKey(List<Dimension> dimensions, Set<Figure> features) {
    /** A figure of the past that becomes a feature. */
    public enum Figure {
        /** Finding rate, each repeated consignment counted once, smoothed towards the rate of all. */
        RATE,
        /** As {@link #RATE}, a control counting half of one 90 days later. */
        RECENT_RATE,
        /** How many items came before: 0 is "first time seen". */
        COUNT,
        /** Days since the last item; missing when there was none. */
        SINCE,
        /** Mean deviation of the item's log unit price, in standard deviations; missing below the least history. */
        PRICE,
        /** Share of round item amounts. */
        ROUND,
        /** The plain finding rate of the very same cell, repeats and all; missing when never controlled. */
        CELL_RATE,
        /** How many controls the cell has had; missing when none. */
        CELL_COUNT
    }

    /** Checks and copies. */
    public ProfileKey {
        if (dimensions.isEmpty() || dimensions.size() > 3) {
            throw new IllegalArgumentException("A key has one to three dimensions, not " + dimensions.size());
        }
        dimensions = List.copyOf(dimensions);
        features = EnumSet.copyOf(features);
    }

    /** The cells that tell a repeated consignment from a new one; the first two define repetition. */
    public static final List<ProfileKey> CELLS = List.of(
            cell(Dimension.HS6, Dimension.MASS),
            cell(Dimension.HS6, Dimension.AMOUNT),
            cell(Dimension.HS6, Dimension.MASS, Dimension.AMOUNT),
            cell(Dimension.HS6, Dimension.MASS, Dimension.ORIGIN),
            cell(Dimension.HS6, Dimension.MASS, Dimension.PREFERENCE));

    /** The profiles Tidewaiter keeps: parties, products, routes and regimes, and the pairs and triples that carry signal. */
    public static final List<ProfileKey> STANDARD = List.of(
            of(Set.of(Figure.RATE, Figure.RECENT_RATE, Figure.COUNT, Figure.SINCE, Figure.ROUND), Dimension.IMPORTER),
            of(Set.of(Figure.RATE, Figure.RECENT_RATE, Figure.COUNT), Dimension.DECLARANT),
            of(Set.of(Figure.RATE, Figure.RECENT_RATE, Figure.COUNT, Figure.SINCE), Dimension.SUPPLIER),
            of(Set.of(Figure.RATE, Figure.COUNT), Dimension.CARRIER),
            of(Set.of(Figure.RATE, Figure.RECENT_RATE), Dimension.OFFICE),
            of(Set.of(Figure.RATE, Figure.RECENT_RATE, Figure.COUNT, Figure.PRICE), Dimension.HS6),
            of(Set.of(Figure.RATE, Figure.COUNT, Figure.PRICE), Dimension.HS4),
            of(Set.of(Figure.RATE, Figure.RECENT_RATE, Figure.PRICE), Dimension.HS2),
            of(Set.of(Figure.RATE, Figure.RECENT_RATE), Dimension.ORIGIN),
            of(Set.of(Figure.RATE), Dimension.DEPARTURE),
            of(Set.of(Figure.RATE), Dimension.PROCEDURE),
            of(Set.of(Figure.RATE, Figure.RECENT_RATE), Dimension.PREFERENCE),
            of(Set.of(Figure.RATE), Dimension.MODE),
            of(Set.of(Figure.RATE, Figure.COUNT, Figure.PRICE), Dimension.HS6, Dimension.ORIGIN),
            of(Set.of(Figure.RATE), Dimension.HS4, Dimension.ORIGIN),
            of(Set.of(Figure.RATE), Dimension.HS2, Dimension.ORIGIN),
            of(Set.of(Figure.RATE), Dimension.ORIGIN, Dimension.DEPARTURE),
            of(Set.of(Figure.RATE), Dimension.PREFERENCE, Dimension.ORIGIN),
            of(Set.of(Figure.RATE, Figure.COUNT, Figure.PRICE), Dimension.IMPORTER, Dimension.HS6),
            of(Set.of(Figure.RATE), Dimension.IMPORTER, Dimension.HS4),
            of(Set.of(Figure.RATE, Figure.COUNT), Dimension.IMPORTER, Dimension.SUPPLIER),
            of(Set.of(Figure.RATE, Figure.COUNT), Dimension.DECLARANT, Dimension.IMPORTER),
            of(Set.of(Figure.RATE), Dimension.OFFICE, Dimension.HS6),
            of(Set.of(Figure.RATE, Figure.COUNT, Figure.PRICE), Dimension.SUPPLIER, Dimension.HS6),
            of(Set.of(Figure.RATE, Figure.COUNT), Dimension.IMPORTER, Dimension.HS6, Dimension.ORIGIN),
            CELLS.get(0),
            CELLS.get(1),
            CELLS.get(2),
            CELLS.get(3),
            CELLS.get(4));

    private static ProfileKey of(Set<Figure> features, Dimension... dimensions) {
        return new ProfileKey(Arrays.asList(dimensions), features);
    }

    private static ProfileKey cell(Dimension... dimensions) {
        return of(Set.of(Figure.CELL_RATE, Figure.CELL_COUNT), dimensions);
    }

    /** Whether this key tells a repeated consignment. */
    public boolean isCell() {
        return features.contains(Figure.CELL_RATE);
    }

    /** The key in an officer's words: "importer and HS 6". */
    public String words() {
        return dimensions.stream().map(Dimension::words).collect(Collectors.joining(" and "));
    }

    /** The key in a feature's name: {@code importer+hs6}. */
    public String label() {
        return dimensions.stream()
                .map(d -> d.name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining("+"));
    }
}
