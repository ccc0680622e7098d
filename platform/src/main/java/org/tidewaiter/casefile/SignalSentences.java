package org.tidewaiter.casefile;

import java.util.Locale;
import org.tidewaiter.features.Signal;

/**
 * Sentences for an officer about the signals of analyses that make an item stand out: how far its price, its mass or its origin lies from what is
 * usual.
 */
final class SignalSentences {
    private SignalSentences() {}

    /** The signal with its figure; that it is not known where it is none. */
    static String of(Signal signal, float value) {
        if (!Float.isFinite(value)) {
            return signal.words() + ": not known";
        }
        return switch (signal) {
            case PACKAGE_MASS -> beside("kg per package", value);
            case UNIT_MASS -> beside("kg per unit", value);
            case PRICE_HABIT -> beside("prices of the importer's goods before, on average", value);
            case DUTY_CHANGE ->
                format("duty %.1f points %s the importer's goods of the heading before", Math.abs(value), side(value));
            case DUTY_IN_HEADING ->
                format("duty %.1f points %s the goods of the heading", Math.abs(value), side(value));
            case DEARER_WORDS ->
                value <= 0
                        ? "the words speak for no code that pays more"
                        : format("the words are %,.0f times likelier of a code that pays more", Math.exp(value));
            case REGISTERED ->
                value > 1
                        ? "the register has a licence of the importer for it"
                        : value > 0
                                ? "the register has another licence of the importer, none for it on the day"
                                : "the register has no licence of the importer";
            case TARE, SUPPLIER_ORIGIN, SUPPLIER_DEPARTURE, HEADING_ORIGIN, IMPORTER_ORIGIN, RELIEF_HABIT ->
                format("%s: %.0f of 100", signal.words(), 100 * value);
            case LATE_MOVEMENTS, OPEN_MOVEMENTS -> format("%s: %.1f times as large", signal.words(), value);
            case WEEK_ITEMS -> format("%s: %,.0f", signal.words(), value);
            case WEEK_VALUE -> format("%s: %,.0f", signal.words(), Math.expm1(value));
            case LIGHT_PACKAGES_HABIT, DEARER_WORDS_HABIT -> format("%s: %.2f", signal.words(), value);
        };
    }

    private static String beside(String what, float deviation) {
        return format("%s %.1f robust deviations %s its peers", what, Math.abs(deviation), side(deviation));
    }

    private static String side(float value) {
        return value < 0 ? "below" : "above";
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
