package org.tidewaiter.features;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the analyses of goods, prices, origins, reliefs and movements look at, as a figure of one item that was known before its day: a feature of the
 * learned list, and under its word a name in the conditions of rules. It is worked out by the replay alone, so that history and today have the same
 * figure by the same code; an analysis, which looks back on a whole period, also uses what came later and is not asked.
 */
public enum Signal {
    /** From the heading's packages, or the chapter's: robust deviations of the logarithm of gross kg. */
    PACKAGE_MASS("unusual-masses", "kg per package, in robust deviations from its peers"),
    /** By how many robust deviations beyond two the importer's packages were too light, on average. */
    LIGHT_PACKAGES_HABIT("unusual-masses", "how light the importer's packages were before"),
    /** From the subheading's units: robust deviations of the logarithm of net kg. */
    UNIT_MASS("unusual-masses", "kg per unit, in robust deviations from its peers"),
    /** What of the gross mass is not net. */
    TARE("unusual-masses", "share of the gross mass that is packing"),
    /** The mean of the robust deviations of the importer's prices, each of 4 at most. */
    PRICE_HABIT("price-outliers", "how far the importer's prices lay from their peers' before"),
    /** Share of the supplier's items that had this origin; of five at least. */
    SUPPLIER_ORIGIN("doubtful-origins", "share of the supplier's goods that had this origin"),
    /** Share of the supplier's items that had the country of departure as origin, where the origin is another one. */
    SUPPLIER_DEPARTURE("doubtful-origins", "share of the supplier's goods of the country from which these come"),
    /** Share of the heading's items that had this origin; of twenty at least. */
    HEADING_ORIGIN("doubtful-origins", "share of the heading's goods that had this origin"),
    /** Share of the importer's items of the heading that had this origin; of three at least. */
    IMPORTER_ORIGIN("doubtful-origins", "share of the importer's goods of the heading that had this origin"),
    /** Points of duty below (negative) or above the mean of the importer's items of the heading; of three at least. */
    DUTY_CHANGE("doubtful-codes", "points of duty beside the importer's goods of the heading before"),
    /** Points of duty below (negative) or above the mean of the heading's items; of twenty at least. */
    DUTY_IN_HEADING("doubtful-codes", "points of duty beside the goods of the heading"),
    /** How much likelier, as a natural logarithm, the words are among a dearer code's descriptions than among the code's own. */
    DEARER_WORDS("doubtful-codes", "how much the words speak for a code that pays more"),
    /** The mean of {@link #DEARER_WORDS} of the importer's items before, those that speak for their own code as 0. */
    DEARER_WORDS_HABIT("doubtful-codes", "how much the words of the importer's goods spoke for dearer codes before"),
    /** Share of the holder's movements of the kind that ran past three times what the kind takes, beside that of all. */
    LATE_MOVEMENTS(
            "open-movements", "share of the holder's movements that ran far past their time, beside that of others"),
    /** Share of the holder's movements of the kind that are open, beside that of all. */
    OPEN_MOVEMENTS("open-movements", "share of the holder's movements that are open, beside that of others"),
    /**
     * Of a claim of relief: 2 where the register has the importer's licence for it on the day, 1 where it has another of the importer's, 0 where
     * none.
     */
    REGISTERED("relief-claims", "what the register has of the relief that is claimed"),
    /** Share of the importer's items that claimed a relief, of three at least; only of claims. */
    RELIEF_HABIT("relief-claims", "share of the importer's goods for which a relief was claimed"),
    /** Items of the importer in the seven days before. */
    WEEK_ITEMS("split-consignments", "items of the importer in the week before"),
    /** Their value, as ln(value + 1). */
    WEEK_VALUE("split-consignments", "value of the importer's items in the week before");

    private final String analysis;
    private final String words;

    Signal(String analysis, String words) {
        this.analysis = analysis;
        this.words = words;
    }

    /** The analysis whose question it is. */
    public String analysis() {
        return analysis;
    }

    /** What it is, in an officer's words. */
    public String words() {
        return words;
    }

    /** Its name in rules: {@code package_mass}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name among the features: {@code signal package_mass}. */
    public String featureName() {
        return PREFIX + word();
    }

    private static final String PREFIX = "signal ";

    /** The signal whose feature has the name; null where it is no signal's. */
    public static @Nullable Signal ofFeature(String name) {
        return name.startsWith(PREFIX)
                ? Arrays.stream(values())
                        .filter(s -> s.featureName().equals(name))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    static List<Feature> features() {
        return Arrays.stream(values()).map(s -> Feature.ofItem(s.featureName())).toList();
    }

    /** Its column in the features of a replay. */
    public int column() {
        return ItemFeatures.FEATURES.size() + ordinal();
    }
}
