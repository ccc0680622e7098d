package org.tidewaiter.simulate;

import java.util.Locale;

/**
 * The kinds of fraud that are planted.
 *
 * <p>The share is that of all declarations that carry it when nobody has been caught yet; it falls as fraudsters are found and
 * lie low. Detection is the chance that an officer of middling skill finds it, from the documents and from the goods.
 */
enum Typology {
    UNDERVALUATION("undervaluation", 0.0125, 0.45, 0.60),
    CHEAPER_SIBLING("classification into a cheaper sibling", 0.0075, 0.30, 0.75),
    FALSE_ORIGIN("false origin after a measure", 0.0045, 0.40, 0.55),
    WEIGHT_QUANTITY("weight and quantity", 0.0055, 0.15, 0.85),
    SPLIT_PARCELS("parcels split below the de minimis", 0.0040, 0.30, 0.50),
    PHOENIX("phoenix company after a debt", 0.0025, 0.10, 0.05),
    COLLUSION("officer and broker in collusion", 0, 0, 0),
    FALSE_EXEMPTION("false exemption or preference", 0.0045, 0.55, 0.40),
    DIVERSION("diversion from warehouse or transit", 0.0020, 0.15, 0.25),
    LISTED_PARTY("listed party under a changed spelling", 0.0008, 0.40, 0.30),
    VAGUE_DANGEROUS("dangerous goods behind a vague description", 0.0015, 0.20, 0.90),
    MISSING_TRADER("missing trader", 0.0030, 0.15, 0.08);

    private final String words;
    private final double share;
    private final double byDocuments;
    private final double byGoods;

    Typology(String words, double share, double byDocuments, double byGoods) {
        this.words = words;
        this.share = share;
        this.byDocuments = byDocuments;
        this.byGoods = byGoods;
    }

    /** In an officer's words. */
    String words() {
        return words;
    }

    double share() {
        return share;
    }

    double detection(boolean goods) {
        return goods ? byGoods : byDocuments;
    }

    /** In the files of the truth: {@code false_origin}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether traders who are there take it up; firms are made for the others, or it is a matter of officers. */
    boolean recruits() {
        return this != PHOENIX && this != MISSING_TRADER && this != COLLUSION;
    }

    /** Whether a fraudster of this kind can take it up who did another before. */
    boolean easy() {
        return this == UNDERVALUATION || this == CHEAPER_SIBLING || this == WEIGHT_QUANTITY || this == FALSE_EXEMPTION;
    }
}
