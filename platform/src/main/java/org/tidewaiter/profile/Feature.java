package org.tidewaiter.profile;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.profile.Key.Figure;

/**
 * One column of the matrix that a model learns from.
 *
 * @param name its name in model cards, such as {@code importer+hs6 rate}
 * @param key the profile it is read from, or null when it is the item's own
 * @param figure which figure of that profile, or null
 */
public record Feature(
        String name, @Nullable Key key, @Nullable Figure figure) {
    static Feature of(Key key, Figure figure) {
        return new Feature(key.label() + " " + figure.name().toLowerCase(Locale.ROOT), key, figure);
    }

    static Feature own(String name) {
        return new Feature(name, null, null);
    }

    /** What the feature speaks of, for grouping reasons: the key in words, or the item's own property. */
    public String about() {
        return key == null ? name : key.words();
    }
}
