package org.tidewaiter.features;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.features.ProfileKey.Figure;

/**
 * One column of the matrix that a model learns from.
 *
 * @param name its name in model cards, such as {@code importer+hs6 rate}
 * @param key the profile it is read from, or null when it is the item's own
 * @param figure which figure of that profile, or null
 */
public record Feature(
        String name, @Nullable ProfileKey key, @Nullable Figure figure) {
    /** The group of all that speaks of goods whose like came before. */
    public static final String SAME_GOODS = "same goods";
    /** The group of all that speaks of the price per kg. */
    public static final String UNIT_PRICE = "unit price";

    /** A key's features, in the order of their columns. */
    static Stream<Feature> of(ProfileKey key) {
        return key.features().stream()
                .map(f -> new Feature(key.label() + " " + f.name().toLowerCase(Locale.ROOT), key, f));
    }

    static Feature ofItem(String name) {
        return new Feature(name, null, null);
    }

    /**
     * What the feature speaks of, for grouping reasons: repetition, the unit price, round amounts, a profile, the analysis whose signal it is, or
     * itself.
     */
    public String about() {
        Signal signal = Signal.ofFeature(name);
        if (signal != null) {
            return signal.analysis();
        }
        if (key == null) {
            return name.startsWith("unit price") ? UNIT_PRICE : name;
        }
        if (key.isCell()) {
            return SAME_GOODS;
        }
        return figure == Figure.PRICE ? UNIT_PRICE : figure == Figure.ROUND ? "round amount" : key.words();
    }
}
