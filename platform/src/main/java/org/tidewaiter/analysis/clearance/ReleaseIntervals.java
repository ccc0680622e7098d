package org.tidewaiter.analysis.clearance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.kit.statistics.ClusterBootstrap;
import org.tidewaiter.kit.statistics.Interval;

/**
 * How sure the hours to release are: intervals of means and medians, of each part, and of the difference between two periods, by a bootstrap that
 * draws importers, because the consignments of one importer share its fate.
 */
final class ReleaseIntervals {
    /** Importers below which an interval by drawing them says too little. */
    private static final int LEAST_CLUSTERS = 10;

    /** The releases of a period ({@code asked} or {@code compared}), or of a part of it; without one of the whole. */
    record Group(int number, String period, @Nullable String part, long n, double median, double mean) {}

    record Clusters(int clusters) {}

    private final List<Group> groups;
    private final ClusterBootstrap drawn;

    private ReleaseIntervals(List<Group> groups, ClusterBootstrap drawn) {
        this.groups = groups;
        this.drawn = drawn;
    }

    static ReleaseIntervals of(AnalysisSql steps) {
        List<Group> groups = steps.rows(Group.class, "groups");
        return new ReleaseIntervals(
                groups,
                new ClusterBootstrap(
                        groups.size(),
                        steps.row(Clusters.class, "clusters").clusters(),
                        steps.rows(ClusterBootstrap.Total.class, "totals"),
                        steps.rows(ClusterBootstrap.MedianValue.class, "near")));
    }

    /** The whole of a period; empty where nothing of it is released. */
    Optional<Group> whole(String period) {
        return groups.stream()
                .filter(g -> g.part() == null && g.period().equals(period))
                .findFirst();
    }

    /** The interval of a group's median; null where too few importers stand behind it. */
    @Nullable
    Interval median(Group group) {
        return isEnough(group) ? drawn.median(group.number()) : null;
    }

    /** The interval of a group's mean; null as above. */
    @Nullable
    Interval mean(Group group) {
        return isEnough(group) ? drawn.mean(group.number()) : null;
    }

    private boolean isEnough(Group group) {
        return drawn.clusters(group.number()) >= LEAST_CLUSTERS;
    }

    /** Means and medians with their intervals, of the whole and of its parts. */
    Table table(Column part) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Group group : groups) {
            if (group.period().equals("asked")) {
                rows.add(row(group));
            }
        }
        return new Table(
                "intervals",
                Words.of(
                        "How sure the hours to release are (95 %)",
                        "Incertitude des heures jusqu’à la mainlevée (95 %)"),
                List.of(
                        part,
                        Column.count("released", "Released", "Mainlevées"),
                        Column.count("importers", "Importers", "Importateurs"),
                        Column.number("median", "Median", "Médiane"),
                        Column.number("median_low", "from", "de"),
                        Column.number("median_high", "to", "à"),
                        Column.number("mean", "Mean", "Moyenne"),
                        Column.number("mean_low", "from", "de"),
                        Column.number("mean_high", "to", "à")),
                List.copyOf(rows),
                "part");
    }

    private List<@Nullable Object> row(Group group) {
        @Nullable Interval median = median(group);
        @Nullable Interval mean = mean(group);
        return cells(
                named(group),
                group.n(),
                (long) drawn.clusters(group.number()),
                group.median(),
                median == null ? null : median.low(),
                median == null ? null : median.high(),
                group.mean(),
                mean == null ? null : mean.low(),
                mean == null ? null : mean.high());
    }

    private static String named(Group group) {
        return Objects.requireNonNullElse(group.part(), "all");
    }

    /** The difference of a measure between the period asked of and the one it is compared with. */
    record Change(
            Group now,
            Group before,
            double difference,
            @Nullable Interval interval) {
        /** Whether the difference is more than chance makes. */
        boolean isSure() {
            return interval != null && !interval.holds(0);
        }
    }

    /** How much the median of the whole changed; empty where no period is compared. */
    Optional<Change> medianChange() {
        return whole("asked").flatMap(now -> whole("compared").map(before -> medianChange(now, before)));
    }

    /** The parts of the whole whose median changed by more than chance makes, the greatest change first. */
    List<Change> sureParts() {
        List<Change> sure = new ArrayList<>();
        for (Group now : groups) {
            if (now.part() != null && now.period().equals("asked")) {
                groups.stream()
                        .filter(before ->
                                before.period().equals("compared") && now.part().equals(before.part()))
                        .map(before -> medianChange(now, before))
                        .filter(Change::isSure)
                        .forEach(sure::add);
            }
        }
        sure.sort(Comparator.comparing((Change change) -> -Math.abs(change.difference()))
                .thenComparing(change -> named(change.now())));
        return List.copyOf(sure);
    }

    private Change medianChange(Group now, Group before) {
        return new Change(
                now,
                before,
                now.median() - before.median(),
                isEnough(now) && isEnough(before) ? drawn.medianDifference(now.number(), before.number()) : null);
    }

    private Change meanChange(Group now, Group before) {
        return new Change(
                now,
                before,
                now.mean() - before.mean(),
                isEnough(now) && isEnough(before) ? drawn.meanDifference(now.number(), before.number()) : null);
    }

    /** Both periods and what lies between them, of the whole and of each part that both have; empty where no period is compared. */
    Optional<Table> comparison(Column part) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Group now : groups) {
            groups.stream()
                    .filter(before -> now.period().equals("asked")
                            && before.period().equals("compared")
                            && Objects.equals(now.part(), before.part()))
                    .forEach(before -> {
                        rows.add(compared("median", now.median(), before.median(), medianChange(now, before)));
                        rows.add(compared("mean", now.mean(), before.mean(), meanChange(now, before)));
                    });
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(comparison(part, rows));
    }

    private static Table comparison(Column part, List<List<@Nullable Object>> rows) {
        return new Table(
                "comparison",
                Words.of("The two periods", "Les deux périodes"),
                List.of(
                        part,
                        Column.words(
                                "measure",
                                "Measure",
                                "Mesure",
                                Map.of("median", Words.of("median", "médiane"), "mean", Words.of("mean", "moyenne"))),
                        Column.count("released_before", "Released before", "Mainlevées avant"),
                        Column.count("released", "Released", "Mainlevées"),
                        Column.number("before", "Before", "Avant"),
                        Column.number("now", "Asked", "Demandée"),
                        Column.number("difference", "Difference", "Différence"),
                        Column.number("low", "from", "de"),
                        Column.number("high", "to", "à")),
                List.copyOf(rows),
                null);
    }

    private static List<@Nullable Object> compared(String measure, double now, double before, Change change) {
        return cells(
                named(change.now()),
                measure,
                change.before().n(),
                change.now().n(),
                before,
                now,
                change.difference(),
                change.interval() == null ? null : change.interval().low(),
                change.interval() == null ? null : change.interval().high());
    }

    private static List<@Nullable Object> cells(@Nullable Object... values) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (@Nullable Object value : values) {
            cells.add(value);
        }
        return Collections.unmodifiableList(cells);
    }
}
