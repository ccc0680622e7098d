package org.tidewaiter.analysis.integrity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tidewaiter.engine.CancellableWork;
import org.tidewaiter.kit.statistics.Funnel;

/**
 * What the other officers come to on the work of one: of each mix of work (lane and HS section within an office) the rate of the others, drawn
 * towards the others of the office by twenty pieces, and that towards the others of all offices. An officer's own work is no part of what is expected
 * of it, nor is that of officers who stand out already: in a section of two each would else hide half of what it does in the yardstick. What is
 * expected is itself known from few pieces, which widens the limits.
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
    record RoutedCell(String sign, String pseudonym, String office, String mix, long n, long hits, boolean shown) {}

    /** Pieces and hits of some officers together. */
    private record PeerWork(double n, double hits) {
        PeerWork less(PeerWork other) {
            return new PeerWork(n - other.n, hits - other.hits);
        }

        static PeerWork of(List<RoutedCell> cells) {
            return new PeerWork(
                    cells.stream().mapToLong(RoutedCell::n).sum(),
                    cells.stream().mapToLong(RoutedCell::hits).sum());
        }

        /** The rate, drawn towards another. */
        double towards(double rate) {
            return (hits + DRAWN * rate) / (n + DRAWN);
        }
    }

    private final List<RoutedCell> cells;
    private final long least;

    /**
     * The cells of one sign.
     *
     * @param least pieces from which an officer is judged
     */
    RoutingPeers(List<RoutedCell> cells, long least) {
        this.cells = List.copyOf(cells);
        this.least = least;
    }

    /** The officers within the funnel of the sign; none where too few have enough to compare. */
    List<OfficerRouting.RoutedOfficer> judged(OfficerRouting.Sign sign) {
        Set<String> standing = Set.of();
        List<OfficerRouting.RoutedOfficer> judged = List.of();
        for (int round = 0; round < ROUNDS; round++) {
            CancellableWork.orStop();
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

    private List<OfficerRouting.RoutedOfficer> round(OfficerRouting.Sign sign, Set<String> standing) {
        List<OfficerRouting.ObservedWork> all = observed(standing);
        if (all.size() < LEAST_OFFICERS) {
            return List.of();
        }
        List<OfficerRouting.ObservedWork> usual = all.stream()
                .filter(o -> o.expected() >= 1 && !standing.contains(o.pseudonym()))
                .toList();
        Funnel funnel = Funnel.of(
                usual.stream()
                        .mapToDouble(OfficerRouting.ObservedWork::observed)
                        .toArray(),
                usual.stream()
                        .mapToDouble(OfficerRouting.ObservedWork::expected)
                        .toArray());
        return all.stream()
                .filter(o -> o.expected() >= 1 || o.observed() >= SPEAKING)
                .map(o -> new OfficerRouting.RoutedOfficer(
                        sign, o, new Funnel(funnel.overdispersion() + o.unsure() / o.expected())))
                .toList();
    }

    /** Each officer who has enough pieces, and others to compare with. */
    private List<OfficerRouting.ObservedWork> observed(Set<String> standing) {
        List<RoutedCell> peers =
                cells.stream().filter(c -> !standing.contains(c.pseudonym())).toList();
        PeerWork nation = PeerWork.of(peers);
        Map<String, PeerWork> offices = sums(peers, RoutedCell::office);
        Map<String, PeerWork> mixes = sums(peers, RoutedCell::mix);
        Map<String, List<RoutedCell>> officers = cells.stream()
                .collect(Collectors.groupingBy(RoutedCell::pseudonym, LinkedHashMap::new, Collectors.toList()));
        List<OfficerRouting.ObservedWork> observed = new ArrayList<>();
        officers.values().forEach(own -> {
            boolean stands = standing.contains(own.getFirst().pseudonym());
            List<RoutedCell> counted = stands ? List.of() : own;
            OfficerRouting.ObservedWork one = observed(own, nation.less(PeerWork.of(counted)), offices, mixes, counted);
            if (one.cases() >= least && one.expected() > 0) {
                observed.add(one);
            }
        });
        return observed;
    }

    private static OfficerRouting.ObservedWork observed(
            List<RoutedCell> own,
            PeerWork others,
            Map<String, PeerWork> offices,
            Map<String, PeerWork> mixes,
            List<RoutedCell> counted) {
        RoutedCell first = own.getFirst();
        // Half a hit among so many: what nobody else ever does is seldom, and not impossible.
        double everywhere = (others.hits() + 0.5) / (others.n() + 1);
        double expected = 0;
        double unsure = 0;
        for (RoutedCell cell : own) {
            PeerWork alike = mixes.getOrDefault(cell.mix(), new PeerWork(0, 0))
                    .less(counted.isEmpty() ? new PeerWork(0, 0) : new PeerWork(cell.n(), cell.hits()));
            PeerWork office = offices.getOrDefault(cell.office(), new PeerWork(0, 0))
                    .less(PeerWork.of(counted.stream()
                            .filter(c -> c.office().equals(cell.office()))
                            .toList()));
            double rate = alike.towards(office.towards(everywhere));
            expected += cell.n() * rate;
            unsure += (double) cell.n() * cell.n() * rate / (alike.n() + DRAWN);
        }
        PeerWork all = PeerWork.of(own);
        return new OfficerRouting.ObservedWork(
                first.sign(),
                first.pseudonym(),
                first.office(),
                (long) all.n(),
                (long) all.hits(),
                expected,
                unsure,
                first.shown());
    }

    private static Map<String, PeerWork> sums(
            List<RoutedCell> cells, java.util.function.Function<RoutedCell, String> by) {
        Map<String, PeerWork> sums = new HashMap<>();
        cells.stream().collect(Collectors.groupingBy(by)).forEach((key, of) -> sums.put(key, PeerWork.of(of)));
        return sums;
    }
}
