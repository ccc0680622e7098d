package org.tidewaiter.selection;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.casefile.DeclaredItem;
import org.tidewaiter.datamodel.AssessedCounts;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.datamodel.DataVersion;
import org.tidewaiter.datamodel.Lane;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.RowFeed;
import org.tidewaiter.engine.Session;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.features.ItemReader;
import org.tidewaiter.features.Items;
import org.tidewaiter.riskmodel.ModelCard;
import org.tidewaiter.riskmodel.ModelStore;
import org.tidewaiter.riskmodel.PeriodItems;
import org.tidewaiter.riskmodel.RiskModel;
import org.tidewaiter.trail.Action;
import org.tidewaiter.trail.Trail;

/**
 * Decides which declarations of a period to control under a budget: the top of the list, and a random share. Each decision is
 * written down with its score, its reasons and the probability with which it was selected.
 *
 * <p>A declaration is as risky as its riskiest item.
 */
// Long: one decision run, whose steps share its items and its draw.
public final class Assessing {
    /** Reasons are kept for so many of the selected; others are explained when asked for. */
    private static final int EXPLAINED = 20_000;

    private static final int REASONS = 5;
    /** Log-odds below which a reason is not worth a line. */
    private static final double LEAST = 0.01;

    private static final SqlSections SQL = SqlSections.read(Assessing.class, "Assessing.sql");
    private static final List<RowFeed.FeedColumn> DECIDED = List.of(
            new RowFeed.FeedColumn("assessment_id", int.class),
            new RowFeed.FeedColumn("declaration_key", long.class),
            new RowFeed.FeedColumn("rank", int.class),
            new RowFeed.FeedColumn("probability", double.class),
            new RowFeed.FeedColumn("expected_amount", double.class),
            new RowFeed.FeedColumn("score", double.class),
            new RowFeed.FeedColumn("lane", String.class),
            new RowFeed.FeedColumn("selected_by", String.class),
            new RowFeed.FeedColumn("selection_probability", double.class),
            new RowFeed.FeedColumn("reasons", String.class));

    private final Workspace workspace;
    private final ModelCard card;
    private final AssessParameters parameters;
    private final RandomDraw draw;
    private final Actor actor;
    private final Items items;

    private Assessing(
            Workspace workspace,
            ModelCard card,
            AssessParameters parameters,
            RandomDraw draw,
            Actor actor,
            Items items) {
        this.actor = actor;
        this.workspace = workspace;
        this.card = card;
        this.parameters = parameters;
        this.draw = draw;
        this.items = items;
    }

    /**
     * What a decision run chose.
     *
     * @param byRule chosen because a rule holds of them
     * @param ruleHits by rule, in how many declarations it holds, chosen or not
     * @param rulesTold of which items rules could not be judged, which were stopped, and which hold of most declarations
     * @param byChance drawn by chance
     * @param overBudget of those, for how many the budget had no place
     */
    public record Summary(
            int assessmentId,
            int declarations,
            int byRule,
            Map<String, Integer> ruleHits,
            List<String> rulesTold,
            int byModel,
            int byChance,
            int overBudget,
            double expectedFindings,
            double seconds) {}

    /** @param officeDay the office's code and the day of acceptance, with a blank between */
    private record OfficeDay(long declarationKey, String declarationId, String officeDay) {}

    /** Is told how far the rules have come, which take longest, as a rule is asked of each item by itself. */
    @FunctionalInterface
    public interface ProgressListener {
        /** So many of so many items were judged. */
        void at(long judged, long of);
    }

    /** Decides and writes the decisions to the workspace. */
    public static Summary assess(
            Workspace workspace, ModelCard card, AssessParameters parameters, RandomDraw draw, Actor actor) {
        return assess(workspace, card, parameters, draw, actor, (judged, of) -> {});
    }

    /** Decides and writes the decisions while someone watches. */
    public static Summary assess(
            Workspace workspace,
            ModelCard card,
            AssessParameters parameters,
            RandomDraw draw,
            Actor actor,
            ProgressListener watching) {
        long started = System.nanoTime();
        Items items = ItemReader.read(workspace.lake());
        return new Assessing(workspace, card, parameters, draw, actor, items).run(started, watching);
    }

    private Summary run(long started, ProgressListener watching) {
        PeriodItems period = PeriodItems.of(items, parameters.from(), parameters.to());
        try (RiskModel model = new ModelStore(workspace).open(card)) {
            ScoredPeriod scored = ScoredPeriod.score(model, items, period);
            List<ScoredDeclaration> candidates = candidates(period, scored.scores());
            RuleHits.Hits found = RuleHits.of(workspace.lake(), items, period, parameters.rules(), watching);
            Map<Long, List<SelectionRule>> hits = found.hits();
            LaneChoice lanes = lanes(candidates, hits);
            Map<Long, String> reasons = reasons(scored, candidates, lanes, period, hits);
            int id = write(candidates, lanes, reasons, found.remarks());
            return summary(id, candidates, lanes, found, (System.nanoTime() - started) / 1e9);
        }
    }

    private List<ScoredDeclaration> candidates(PeriodItems period, RiskModel.Scores scores) {
        Map<Long, ScoredDeclaration> best = new LinkedHashMap<>();
        for (int r = 0; r < period.size(); r++) {
            int item = period.first() + r;
            double p = scores.probability()[r];
            ScoredDeclaration mine = new ScoredDeclaration(
                    items.declarationKey(item),
                    r,
                    p,
                    scores.rankScore()[r],
                    card.amounts().expected(items, item, p));
            best.merge(mine.declarationKey(), mine, ScoredDeclaration::riskier);
        }
        return List.copyOf(best.values());
    }

    private LaneChoice lanes(List<ScoredDeclaration> candidates, Map<Long, List<SelectionRule>> hits) {
        Map<Long, OfficeDay> headers = headers();
        double[] score = rankingScores(candidates);
        boolean[] byRule = new boolean[candidates.size()];
        double[] draws = new double[candidates.size()];
        String[] cells = new String[candidates.size()];
        for (int i = 0; i < candidates.size(); i++) {
            OfficeDay header =
                    Objects.requireNonNull(headers.get(candidates.get(i).declarationKey()));
            byRule[i] = hits.containsKey(candidates.get(i).declarationKey());
            draws[i] = draw.number(header.declarationId());
            cells[i] = switch (parameters.per()) {
                case PERIOD -> "";
                case DAY -> header.officeDay().substring(header.officeDay().indexOf(' ') + 1);
                case OFFICE_DAY -> header.officeDay();
            };
        }
        return LaneChoice.choose(score, byRule, draws, cells, parameters.budget(), parameters.randomShare());
    }

    private Map<Long, OfficeDay> headers() {
        Map<Long, OfficeDay> headers = new HashMap<>();
        workspace
                .lake()
                .query(OfficeDay.class, SQL.get("headers"), parameters.from(), parameters.to())
                .forEach(h -> headers.put(h.declarationKey(), h));
        return headers;
    }

    private double[] rankingScores(List<ScoredDeclaration> candidates) {
        return Ranks.scores(
                parameters.ranking(),
                candidates.stream().mapToDouble(ScoredDeclaration::score).toArray(),
                candidates.stream()
                        .mapToDouble(ScoredDeclaration::expectedAmount)
                        .toArray(),
                !Double.isNaN(card.amounts().overall()));
    }

    /** The strongest reasons of the first of what was selected, as JSON by declaration key. */
    private Map<Long, String> reasons(
            ScoredPeriod scored,
            List<ScoredDeclaration> candidates,
            LaneChoice lanes,
            PeriodItems period,
            Map<Long, List<SelectionRule>> hits) {
        Map<Integer, Long> explained = new HashMap<>();
        IntStream.range(0, candidates.size())
                .filter(i -> lanes.lane(i) == Lane.RED)
                .boxed()
                .sorted(java.util.Comparator.comparingInt(i -> lanes.rank[i]))
                .limit(EXPLAINED)
                .map(candidates::get)
                .forEach(c -> explained.put(period.first() + c.row(), c.declarationKey()));
        Map<Long, List<DeclaredItem>> declared = DeclaredItem.of(workspace.lake(), List.copyOf(explained.values()));
        Map<Long, String> reasons = new HashMap<>();
        scored.reasons(explained.keySet(), declared, LEAST).forEach((item, all) -> {
            long key = items.declarationKey(item);
            reasons.put(
                    key,
                    Json.text(Stream.concat(
                                    hits.getOrDefault(key, List.of()).stream().map(SelectionRule::reason),
                                    all.stream().limit(REASONS))
                            .toList()));
        });
        return reasons;
    }

    private int write(
            List<ScoredDeclaration> candidates, LaneChoice lanes, Map<Long, String> reasons, List<String> told) {
        return workspace.lake().transaction(session -> {
            int id = (int) session.number(SQL.get("next_id"));
            session.execute(
                    SQL.get("run"),
                    id,
                    Instant.now(),
                    card.id(),
                    parameters.from(),
                    parameters.to(),
                    parameters.budget(),
                    parameters.per().name().toLowerCase(Locale.ROOT),
                    parameters.randomShare(),
                    draw.keySha256(),
                    parameters.ranking().name().toLowerCase(Locale.ROOT),
                    DataVersion.of(workspace.lake()));
            RowFeed.run(session, "decided", decided(id, candidates, lanes, reasons), SQL.get("decisions"));
            AssessedCounts.fill(session);
            appendToTrail(session, id, told);
            return id;
        });
    }

    private void appendToTrail(Session session, int id, List<String> told) {
        Path own = workspace.directory().resolve(RandomDraw.KEY);
        Trail.append(
                session,
                actor,
                Action.ASSESS,
                "assessment " + id,
                said(told),
                id,
                List.of("assessment", "assessed"),
                draw.file().equals(own) ? List.of(own) : List.of());
    }

    private Map<String, String> said(List<String> told) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("model", card.id());
        said.put("from", parameters.from().toString());
        said.put("to", parameters.to().toString());
        said.put("key_sha256", draw.keySha256());
        if (!parameters.rules().rules().isEmpty()) {
            said.put("rules_sha256", parameters.rules().sha256());
        }
        if (!told.isEmpty()) {
            said.put("rules_told", String.join("\n", told));
        }
        return said;
    }

    /** A row per declaration, in the order of {@link #DECIDED}. */
    private RowFeed.RowSource decided(
            int id, List<ScoredDeclaration> candidates, LaneChoice lanes, Map<Long, String> reasons) {
        boolean amounts = !Double.isNaN(card.amounts().overall());
        return RowFeed.of(DECIDED, candidates.size(), i -> {
            ScoredDeclaration c = candidates.get(i);
            return new @Nullable Object[] {
                id,
                c.declarationKey(),
                lanes.rank[i],
                c.probability(),
                amounts ? c.expectedAmount() : null,
                c.score(),
                lanes.lane(i).word(),
                lanes.chosenBy[i].word(),
                lanes.probability[i],
                reasons.getOrDefault(c.declarationKey(), "[]")
            };
        });
    }

    private Summary summary(
            int id, List<ScoredDeclaration> candidates, LaneChoice lanes, RuleHits.Hits found, double seconds) {
        double expected = IntStream.range(0, candidates.size())
                .filter(i -> lanes.lane(i) == Lane.RED)
                .mapToDouble(i -> candidates.get(i).probability())
                .sum();
        return new Summary(
                id,
                candidates.size(),
                lanes.count(Chooser.RULE),
                found.counts(),
                found.remarks(),
                lanes.count(Chooser.MODEL),
                lanes.count(Chooser.RANDOM),
                lanes.overBudget,
                expected,
                seconds);
    }
}
