package org.tidewaiter.web;

import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.checks.Aspect;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.dataquality.ScoreCards;
import org.tidewaiter.dataquality.StoredDataCheck;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.riskmodel.DefectCost;

/**
 * The page {@code /quality}: the score card of the stored data, the declarants whose data are worst, what the defects cost in results of controls,
 * and the button that checks what was not checked yet.
 */
public final class QualityPage {
    private static final int CHECKS_SHOWN = 12;

    private final CheckBook book;
    private final CachedQuality known;
    private final CheckingJob job;
    private final Forms forms;
    private final Answers answers;

    QualityPage(CheckBook book, CachedQuality known, CheckingJob job, Forms forms, Answers answers) {
        this.answers = answers;
        this.book = book;
        this.known = known;
        this.job = job;
        this.forms = forms;
    }

    /** A side of quality: its name, the share of items without such a defect, and where those with one are. */
    public record AspectScore(DataWords name, DataWords says, double score, String url) {}

    /** A check, what it means, and where its defects are. */
    public record CountedCheck(ScoreCards.CheckCount count, Words means, String url) {}

    /** What a check's defects cost, and what the check means. */
    public record CostlyCheck(DefectCost.CheckCost family, Words means, String url) {}

    /** A way to group cards. */
    public record Tab(DataWords label, String url, boolean chosen) {}

    /**
     * What the page shows.
     *
     * @param whole the card of everything judged
     * @param quarantined how many rows and messages no card counts
     * @param stopped what checks say of themselves that took too long and judged nothing from there on
     * @param judging how far judging has come, null where none is at work
     * @param failure why the last judging ended early, or null
     */
    public record View(
            ScoreCards.ScoreCard whole,
            long quarantined,
            List<String> stopped,
            List<AspectScore> sides,
            StoredDataCheck.WaitingData waiting,
            CheckingJob.@Nullable CheckedSoFar judging,
            @Nullable String failure,
            List<ScoreCards.ScoreCard> months,
            List<Tab> tabs,
            ScoreCards.Group by,
            List<ScoreCards.ScoreCard> cards,
            List<CountedCheck> checks,
            int moreChecks,
            DefectCost.CostReport cost,
            List<CostlyCheck> costs,
            @Nullable String money,
            @Nullable String national,
            List<NationalCurrency.Unconverted> unconverted,
            Path workspace,
            String token) {
        /** The defects behind a card. */
        public DefectsQuery defects(ScoreCards.ScoreCard card) {
            return DefectsQuery.of(by, card.name());
        }

        /** The letter to the declarant whose card it is; null for cards of something else, or of nobody named. */
        public @Nullable String letter(ScoreCards.ScoreCard card) {
            boolean ofSomebody =
                    by == ScoreCards.Group.DECLARANT && !card.name().equals(ScoreCards.NOT_GIVEN);
            return ofSomebody ? LetterPage.url(card.name()) : null;
        }
    }

    void show(Context context) {
        ScoreCards.Group by = group(context.queryParam("by"));
        boolean ranking = "ranking".equals(context.queryParam("cost"));
        StoredQuality shown = answers.of(context, StoredQuality.class, List.of(by, ranking), () -> shown(by, ranking));
        ScoreCards.ScoreCard whole = shown.whole();
        List<ScoreCards.CheckCount> counts = shown.checks();
        DefectCost.CostReport cost = shown.cost();
        Templates.showInLanguage(
                context,
                "quality",
                new View(
                        whole,
                        shown.quarantined(),
                        shown.stopped(),
                        sides(whole),
                        shown.waiting(),
                        job.progress(),
                        job.failure(),
                        shown.months(),
                        tabs(by),
                        by,
                        shown.cards(),
                        counts.stream().limit(CHECKS_SHOWN).map(this::found).toList(),
                        Math.max(0, counts.size() - CHECKS_SHOWN),
                        cost,
                        cost.families().stream()
                                .limit(CHECKS_SHOWN)
                                .map(this::costly)
                                .toList(),
                        shown.money(),
                        shown.national(),
                        shown.unconverted(),
                        known.workspace(),
                        forms.token()));
    }

    /** What the database says. */
    private record StoredQuality(
            ScoreCards.ScoreCard whole,
            long quarantined,
            List<String> stopped,
            StoredDataCheck.WaitingData waiting,
            List<ScoreCards.ScoreCard> months,
            List<ScoreCards.ScoreCard> cards,
            List<ScoreCards.CheckCount> checks,
            DefectCost.CostReport cost,
            @Nullable String money,
            @Nullable String national,
            List<NationalCurrency.Unconverted> unconverted) {}

    private StoredQuality shown(ScoreCards.Group by, boolean ranking) {
        return new StoredQuality(
                known.whole(),
                known.quarantined(),
                known.stopped(),
                job.waiting(),
                known.months(),
                known.by(by),
                known.checks(),
                known.cost(ranking),
                known.money(),
                known.national(),
                known.unconverted());
    }

    /** Starts judging and goes back to the page. */
    void judge(Context context) {
        forms.check(context);
        job.start(Admission.actorOf(context));
        context.redirect(PageLanguage.of(context).in("/quality"), io.javalin.http.HttpStatus.SEE_OTHER);
    }

    private CountedCheck found(ScoreCards.CheckCount count) {
        return new CountedCheck(count, means(count.check()), url(count.check()));
    }

    private CostlyCheck costly(DefectCost.CheckCost family) {
        return new CostlyCheck(family, means(family.check()), url(family.check()));
    }

    private Words means(String check) {
        return new Words(
                book.note(check, Locale.ENGLISH).means(),
                book.note(check, Locale.FRENCH).means());
    }

    private static String url(String check) {
        return DefectsQuery.all().with("check", check).url();
    }

    private static List<AspectScore> sides(ScoreCards.ScoreCard c) {
        return List.of(
                side(Aspect.COMPLETENESS, DataWords.WHAT_SHOULD_BE_GIVEN_IS_GIVEN, c.completeness()),
                side(Aspect.VALIDITY, DataWords.VALUES_HAVE_THE_FORM_AND_THE_CODE_THEY, c.validity()),
                side(Aspect.CONSISTENCY, DataWords.VALUES_AGREE_WITH_ONE_ANOTHER, c.consistency()),
                side(Aspect.UNIQUENESS, DataWords.NOTHING_IS_THERE_TWICE, c.uniqueness()),
                side(Aspect.TIMELINESS, DataWords.THINGS_WERE_TOLD_IN_TIME_AND_IN_ORDER, c.timeliness()));
    }

    private static AspectScore side(Aspect aspect, DataWords says, double score) {
        return new AspectScore(
                QualitySentences.side(aspect),
                says,
                score,
                DefectsQuery.all()
                        .with("aspect", aspect.name().toLowerCase(Locale.ROOT))
                        .url());
    }

    private static List<Tab> tabs(ScoreCards.Group by) {
        return java.util.Arrays.stream(ScoreCards.Group.values())
                .map(g -> new Tab(
                        QualitySentences.by(g), "/quality?by=" + g.name().toLowerCase(Locale.ROOT) + "#cards", g == by))
                .toList();
    }

    private static ScoreCards.Group group(@Nullable String name) {
        String wanted = Objects.requireNonNullElse(name, "field");
        for (ScoreCards.Group group : ScoreCards.Group.values()) {
            if (group.name().equalsIgnoreCase(wanted)) {
                return group;
            }
        }
        throw new TidewaiterException(
                Kind.INPUT,
                "There are no cards by '" + wanted + "'",
                "ask by field, office, declarant, importer, source or month");
    }
}
