package org.tidewaiter.integrity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidewaiter.statistics.Funnel;

/**
 * What the other officers come to on the work of one: of each mix of work (lane and HS section within an office) the rate of the others, drawn towards the others of the office by twenty pieces, and that towards
 * the others of all offices. An officer's own work is no part of what is expected of it, nor is that of officers who stand out already: in a section of two each would else hide half of what it does in
 * the yardstick. What is expected is itself known from few pieces, which widens the limits.
 */
final class RoutingPeers {
    /** Pieces by which a rate is drawn towards that of the wider group. */
    private static final double DRAWN = 20;

    /** Rounds after which whoever stands out is left out of what is expected of the others; more change little. */
    private static final int ROUNDS = 3;

    /** So many pieces say something even where less than one is expected. */
    private static final long SPEAKING = 5;

    private static final long LEAST_OFFICERS = 5;

    /**
     * An officer's pieces of one mix of work, of a sign.
     *
     * @param n pieces
     * @param hits those that show the sign
     */
    record Cell(String sign, String pseudonym, String office, String mix, long n, long hits, boolean shown) {}

    /** Pieces and hits of some officers together. */
    private record Sum(double n, double hits) {
        Sum less(Sum other) {
            return new Sum(n - other.n, hits - other.hits);
        }

        static Sum of(List<Cell> cells) {
            return new Sum(
                    cells.stream().mapToLong(Cell::n).sum(),
                    cells.stream().mapToLong(Cell::hits).sum());
        }

        /** The rate, drawn towards another. */
        double towards(double rate) {
            return (hits + DRAWN * rate) / (n + DRAWN);
        }
    }

    private final List<Cell> cells;
    private final long least;

    /**
     * The cells of one sign.
     *
     * @param least pieces from which an officer is judged
     */
    RoutingPeers(List<Cell> cells, long least) {
        this.cells = List.copyOf(cells);
        this.least = least;
    }

    /** The officers within the funnel of the sign; none where too few have enough to compare. */
    List<OfficerRouting.Judged> judged(OfficerRouting.Sign sign) {
        Set<String> standing = Set.of();
        List<OfficerRouting.Judged> judged = List.of();
        for (int round = 0; round < ROUNDS; round++) {
            judged = round(sign, standing);
            Set<String> now = judged.stream()
                    .filter(j -> j.verdict().equals("more"))
                    .map(j -> j.officer().pseudonym())
                    .collect(Collectors.toSet());
            if (now.equals(standing)) {
                break;
            }
            standing = now;
        }
        return judged;
    }

    private List<OfficerRouting.Judged> round(OfficerRouting.Sign sign, Set<String> standing) {
        List<OfficerRouting.Observed> all = observed(standing);
        if (all.size() < LEAST_OFFICERS) {
            return List.of();
        }
        List<OfficerRouting.Observed> usual = all.stream()
                .filter(o -> o.expected() >= 1 && !standing.contains(o.pseudonym()))
                .toList();
        Funnel funnel = Funnel.of(
                usual.stream().mapToDouble(OfficerRouting.Observed::observed).toArray(),
                usual.stream().mapToDouble(OfficerRouting.Observed::expected).toArray());
        return all.stream()
                .filter(o -> o.expected() >= 1 || o.observed() >= SPEAKING)
                .map(o -> new OfficerRouting.Judged(
                        sign, o, new Funnel(funnel.overdispersion() + o.unsure() / o.expected())))
                .toList();
    }

    /** Each officer who has enough pieces, and others to compare with. */
    private List<OfficerRouting.Observed> observed(Set<String> standing) {
        List<Cell> peers =
                cells.stream().filter(c -> !standing.contains(c.pseudonym())).toList();
        Sum nation = Sum.of(peers);
        Map<String, Sum> offices = sums(peers, Cell::office);
        Map<String, Sum> mixes = sums(peers, Cell::mix);
        Map<String, List<Cell>> officers =
                cells.stream().collect(Collectors.groupingBy(Cell::pseudonym, LinkedHashMap::new, Collectors.toList()));
        List<OfficerRouting.Observed> observed = new ArrayList<>();
        officers.values().forEach(own -> {
            boolean stands = standing.contains(own.getFirst().pseudonym());
            List<Cell> counted = stands ? List.of() : own;
            OfficerRouting.Observed one = observed(own, nation.less(Sum.of(counted)), offices, mixes, counted);
            if (one.cases() >= least && one.expected() > 0) {
                observed.add(one);
            }
        });
        return observed;
    }

    private static OfficerRouting.Observed observed(
            List<Cell> own, Sum others, Map<String, Sum> offices, Map<String, Sum> mixes, List<Cell> counted) {
        Cell first = own.getFirst();
        // Half a hit among so many: what nobody else ever does is seldom, and not impossible.
        double everywhere = (others.hits() + 0.5) / (others.n() + 1);
        double expected = 0;
        double unsure = 0;
        for (Cell cell : own) {
            Sum alike = mixes.getOrDefault(cell.mix(), new Sum(0, 0))
                    .less(counted.isEmpty() ? new Sum(0, 0) : new Sum(cell.n(), cell.hits()));
            Sum office = offices.getOrDefault(cell.office(), new Sum(0, 0))
                    .less(Sum.of(counted.stream()
                            .filter(c -> c.office().equals(cell.office()))
                            .toList()));
            double rate = alike.towards(office.towards(everywhere));
            expected += cell.n() * rate;
            unsure += (double) cell.n() * cell.n() * rate / (alike.n() + DRAWN);
        }
        Sum all = Sum.of(own);
        return new OfficerRouting.Observed(
                first.sign(),
                first.pseudonym(),
                first.office(),
                (long) all.n(),
                (long) all.hits(),
                expected,
                unsure,
                first.shown());
    }

    private static Map<String, Sum> sums(List<Cell> cells, java.util.function.Function<Cell, String> by) {
        Map<String, Sum> sums = new HashMap<>();
        cells.stream().collect(Collectors.groupingBy(by)).forEach((key, of) -> sums.put(key, Sum.of(of)));
        return sums;
    }
}
