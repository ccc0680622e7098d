package org.tidewaiter.features;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What signals alone look at of items: packages, words of descriptions, claims of relief and movements. What no item has takes no memory. */
final class SignalInputs {
    /** No relief is claimed. */
    static final byte NO_CLAIM = -1;
    /** A relief is claimed, and no register is kept. */
    static final byte NO_REGISTER = -2;
    /** So many words of a description are kept: most have fewer. */
    static final int WORDS = 8;

    private final int size;
    /** Null as long as no item has packages. */
    private float @Nullable [] logPackageMass;
    /** Null as long as no item has a gross mass. */
    private float @Nullable [] tare;
    /** Of each item {@link #WORDS} words, as hashes of 16 bits other than 0; 0 where it has fewer. Null as long as none has words. */
    private char @Nullable [] words;
    /** Null as long as no item claims a relief. */
    private byte @Nullable [] claim;

    /** The movements that items begin. */
    Movements movements = Movements.NONE;

    SignalInputs(int size) {
        this.size = size;
    }

    /** Notes the packages of an item, of which there are more than one, and its gross mass. */
    void setPackages(int item, double grossKg, double packages) {
        if (logPackageMass == null) {
            logPackageMass = unknown();
        }
        logPackageMass[item] = (float) Math.log(grossKg / packages);
    }

    void setTare(int item, double share) {
        if (tare == null) {
            tare = unknown();
        }
        tare[item] = (float) share;
    }

    void setWords(int item, char[] of, int count) {
        if (words == null) {
            words = new char[Capacity.of((long) size * WORDS, "words of descriptions", Capacity.SPLIT)];
        }
        System.arraycopy(of, 0, words, item * WORDS, count);
    }

    void setClaim(int item, byte registered) {
        if (claim == null) {
            claim = new byte[size];
            Arrays.fill(claim, NO_CLAIM);
        }
        claim[item] = registered;
    }

    private float[] unknown() {
        float[] values = new float[size];
        Arrays.fill(values, Float.NaN);
        return values;
    }

    boolean hasMasses() {
        return logPackageMass != null || tare != null;
    }

    /** ln of the gross kg of a package; NaN where it is not known or there is one package. */
    float logPackageMass(int item) {
        return logPackageMass == null ? Float.NaN : logPackageMass[item];
    }

    /** Share of the gross mass that is not net; NaN where it is not known. */
    float tare(int item) {
        return tare == null ? Float.NaN : tare[item];
    }

    boolean hasWords() {
        return words != null;
    }

    /** The words of an item, from 0 on, 0 behind the last. */
    int word(int item, int place) {
        return words == null ? 0 : words[item * WORDS + place];
    }

    boolean hasClaims() {
        return claim != null;
    }

    /** {@link #NO_CLAIM}, {@link #NO_REGISTER}, or what {@link Signal#REGISTERED} says. */
    int claim(int item) {
        return claim == null ? NO_CLAIM : claim[item];
    }
}
