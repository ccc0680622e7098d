package org.tidewaiter.kit.statistics;

/**
 * One chance of a count and of up to two further signs, each of which is even from 0 to 1 where nothing is special. Fisher's method takes every sign
 * for even, which a small count is not: its chance jumps, and most counts are 0, so that what is rare seems ten times less so. Here the product of
 * all is set beside the product that every possible count would give (Wallis, Compounding probabilities from independent significance tests,
 * Econometrica 10, 1942).
 */
public final class JoinedChance {
    /** Products that differ by rounding alone are the same. */
    private static final double SAME = 1 - 1e-12;
    /** A sign that is not there. */
    private static final double NONE = 1;

    private final double product;

    private JoinedChance(double product) {
        this.product = product;
    }

    /**
     * The chance of a product as small as that of the chance of so many hits or more and of the other signs.
     *
     * @param hits how many hits there were, of {@code trials}
     * @param chance the chance of a hit, from 0 to 1
     * @param ofHits the chance of a sign that only hits have, such as how quickly they were dealt with, or NaN where nothing is known
     * @param ofOthers the chance of a sign that is there whatever the number of hits, or NaN where nothing is known
     */
    public static double of(long hits, long trials, double chance, double ofHits, double ofOthers) {
        double[] each = chances(trials, chance);
        double[] tails = tails(each);
        double product = tails[(int) hits] * known(ofHits) * known(ofOthers);
        int others = Double.isNaN(ofOthers) ? 0 : 1;
        int signs = hits > 0 && Double.isNaN(ofHits)
                ? others
                : others + 1; // without hits it is not known whether it would be there: as if
        JoinedChance joined = new JoinedChance(product);
        double sum = 0;
        for (int k = 0; k < each.length; k++) {
            sum += each[k] * joined.asSmall(tails[k], k == 0 ? others : signs);
        }
        return Math.min(1, sum);
    }

    private static double known(double sign) {
        return Double.isNaN(sign) ? NONE : sign;
    }

    /** The chance that a count of that tail and so many even signs have a product as small. */
    private double asSmall(double tail, int signs) {
        if (tail * SAME <= product) {
            return 1;
        }
        double left = product / tail;
        return switch (signs) {
            case 0 -> 0;
            case 1 -> left;
            default -> left <= 0 ? 0 : left * (1 - Math.log(left));
        };
    }

    /** The chance of each number of hits from 0 to all, by the ratio of one to the next from the likeliest on, which neither under- nor overflows. */
    private static double[] chances(long trials, double chance) {
        int n = Math.toIntExact(trials);
        double[] each = new double[n + 1];
        if (chance <= 0 || chance >= 1) {
            each[chance <= 0 ? 0 : n] = 1;
            return each;
        }
        double odds = chance / (1 - chance);
        int likeliest = (int) Math.min(n, Math.floor((n + 1) * chance));
        each[likeliest] = 1;
        for (int k = likeliest; k < n; k++) {
            each[k + 1] = each[k] * odds * (n - k) / (k + 1);
        }
        for (int k = likeliest; k > 0; k--) {
            each[k - 1] = each[k] * k / (odds * (n - k + 1));
        }
        double sum = 0;
        for (double e : each) {
            sum += e;
        }
        for (int k = 0; k <= n; k++) {
            each[k] /= sum;
        }
        return each;
    }

    /** The chance of so many or more, added up from the rarest. */
    private static double[] tails(double[] each) {
        double[] tails = each.clone();
        for (int k = each.length - 2; k >= 0; k--) {
            tails[k] += tails[k + 1];
        }
        tails[0] = 1;
        return tails;
    }
}
