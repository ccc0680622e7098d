package org.tidewaiter.kit.statistics;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.kit.statistics.ShareDifference.Stratum;

/**
 * What the controls of a chooser found that were done in one way, as {@code analysis/chosen.sql} has them. A choice is set beside the draw in the
 * same way of looking only: an examination finds more than a look at papers, whoever chose it, and choosers do not send as many to each.
 *
 * @param chooser rule, model, officer, or random
 * @param look how it was looked: goods that were examined; documents, read before release; later, documents read after it
 * @param looked so many declarations with a result
 * @param found so many of them with a finding
 */
public record ChooserHits(Chooser chooser, String look, long looked, long found) {
    /** Of fewer, chosen or drawn, nothing is said of the one beside the other. */
    private static final long LEAST = 100;

    /** Whether chance chose. */
    public boolean isDraw() {
        return chooser == Chooser.RANDOM;
    }

    /** The share with a finding. */
    public double share() {
        return found / (double) looked;
    }

    /** Its 95 % interval. */
    public Interval interval() {
        return Interval.wilson(found, looked);
    }

    /** The draws that were looked at in the same way; null where there are none. */
    public @Nullable ChooserHits drawn(List<ChooserHits> all) {
        return all.stream()
                .filter(h -> h.isDraw() && h.look.equals(look))
                .findFirst()
                .orElse(null);
    }

    /** By how much more of what these found is wrong than of draws that were looked at in the same ways, 95 %; null where either are too few. */
    public static @Nullable Interval aboveDraws(Collection<ChooserHits> chosen, List<ChooserHits> all) {
        List<ChooserHits> beside =
                chosen.stream().filter(h -> h.drawn(all) != null).toList();
        List<Stratum> strata = beside.stream()
                .map(h -> {
                    ChooserHits drawn = Objects.requireNonNull(h.drawn(all));
                    return new Stratum(h.found, h.looked, drawn.found, drawn.looked);
                })
                .toList();
        boolean enough = strata.stream().mapToLong(Stratum::cases).sum() >= LEAST
                && beside.stream()
                                .map(h -> Objects.requireNonNull(h.drawn(all)))
                                .distinct()
                                .mapToLong(ChooserHits::looked)
                                .sum()
                        >= LEAST;
        return enough ? ShareDifference.interval(strata) : null;
    }
}
