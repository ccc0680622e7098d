package org.tidewaiter.simulate;

/**
 * A source of random numbers that is made anew for whatever it serves: a seed, a stream and up to two numbers name it, and
 * the same name always gives the same draws. So the declarations of a day can be made in any order and by any number of
 * threads, and leaving one thing out (the fraud) does not move the draws of another (the goods). SplitMix64 (Steele, Lea,
 * Flood 2014) with its published constants; StrictMath, so that every machine gives the same bytes.
 */
final class Chance {
    /** What a source serves. The order is part of what a seed means: add at the end only. */
    enum Stream {
        PRODUCT,
        ORIGIN,
        EXPORTER,
        IMPORTER,
        BROKER,
        OFFICER,
        ROLE,
        IDENTITY,
        SUPPLY,
        GOODS,
        FRAUD,
        MISTAKE,
        ROUTE,
        SELECTION,
        OUTCOME,
        CLOCK,
        DIRT,
        ADAPTATION,
        MEASURE,
        PARTNER,
        SPELLING,
        DAY,
        GROWTH,
        LINES,
        REROUTE,
        BESIDE
    }

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Chance(long state) {
        this.state = state;
    }

    /** The source that serves {@code stream} for the things numbered {@code a} and {@code b}. */
    static Chance of(long seed, Stream stream, long a, long b) {
        long state = mix(seed + GOLDEN * (stream.ordinal() + 1));
        state = mix(state ^ a * 0xD1B54A32D192ED03L);
        return new Chance(mix(state ^ b * 0xABC98388FB8FAC03L));
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    /** 64 random bits. */
    long bits() {
        state += GOLDEN;
        return mix(state);
    }

    /** From 0 up to, not including, 1. */
    double next() {
        return (bits() >>> 11) * 0x1.0p-53;
    }

    /** Between two numbers. */
    double between(double low, double high) {
        return low + (high - low) * next();
    }

    /** A whole number from 0 up to, not including, {@code bound}. */
    int below(int bound) {
        return (int) ((bits() >>> 33) * bound >>> 31);
    }

    /** True with the given probability. */
    boolean happens(double probability) {
        return next() < probability;
    }

    /** A standard normal number (Box and Muller). */
    double normal() {
        double u = 1 - next();
        return StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * StrictMath.PI * next());
    }

    /** A factor around 1: log-normal, and one time in twelve with a spread 2.5 times as wide, which gives the fat tails. */
    double factor(double spread) {
        double wide = next() < 1.0 / 12 ? 2.5 : 1;
        return StrictMath.exp(spread * wide * normal());
    }

    /** A log-normal number with the given median. */
    double about(double median, double spread) {
        return median * StrictMath.exp(spread * normal());
    }

    /** How many trials without success before the first success. */
    int failures(double success) {
        return (int) (StrictMath.log(1 - next()) / StrictMath.log(1 - success));
    }

    /** One of several. */
    <T> T of(java.util.List<T> several) {
        return several.get(below(several.size()));
    }
}
