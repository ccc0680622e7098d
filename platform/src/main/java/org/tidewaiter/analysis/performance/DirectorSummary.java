package org.tidewaiter.analysis.performance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.kit.statistics.ChooserHits;
import org.tidewaiter.kit.statistics.ControlChart;
import org.tidewaiter.kit.statistics.Interval;

/**
 * A page for a director: ten figures of the last quarter beside the one before and the year before, which of them moved, and what asks for a
 * decision, each with the question that tells more. The indicators are those of {@link PerformanceIndicators}; nothing is measured here that is not
 * measured there.
 */
// Long: one question with a table a figure, and the findings of each beside it.
public final class DirectorSummary implements Analysis {
    /** The ten figures, in the order in which they are read: what comes in, how fast, what is looked at and found, how good it all is. */
    private static final List<Indicator> TEN = List.of(
            Indicator.DECLARATIONS,
            Indicator.REVENUE,
            Indicator.EFFECTIVE_TAX_RATE,
            Indicator.SAME_DAY_RELEASE,
            Indicator.CONTROL_RATE,
            Indicator.HIT_RATE,
            Indicator.RESULTS_RECORDED,
            Indicator.ARREARS,
            Indicator.AEO_SHARE,
            Indicator.DATA_QUALITY);

    /** How the keys of sentences begin that say what moved, and what asks for a decision. */
    public static final String MOVED = "moved";

    /** Likewise, of what asks for a decision. */
    public static final String DECIDED = "decided";

    /** How the sentence begins after which decisions are told. */
    private static final String MATTERS = "Matters that ask for a decision: ";

    /** Columns that are left out where they are empty. */
    private static final Set<String> OPTIONAL =
            Set.of("at_least", "at_most", "since_target", "reached", "missing", "look");

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(DirectorSummary.class),
                Card.roomOf(DirectorSummary.class),
                Words.of(
                        "How do we stand: ten figures, what moved, and what asks for a decision?",
                        "Où en sommes-nous : dix chiffres, ce qui a changé, ce qui demande une décision ?"),
                Words.of("The director general", "La direction générale"),
                Words.of(
                        "Ten indicators of performance-indicators: the last quarter of the calendar of which the data have all days (the last full month where there"
                                + " is none), beside the one before, the same of the year before, and the target; and the last full month beside the limits"
                                + " that chance keeps to (control charts). Moved is what lies outside them, or eight months on one side of the"
                                + " median. A decision is asked for where a target is missed, where what moved got worse, where rules,"
                                + " the model or officers are not shown to find more than a draw that was looked at in the same way (examinations beside"
                                + " examinations, papers beside papers), where an office lies outside the funnel on findings or"
                                + " same-day release, and where a figure cannot be measured; each names the question that tells more.",
                        "Dix des indicateurs de performance : le dernier trimestre civil dont les données ont tous les jours (sinon le dernier mois"
                                + " entier), à côté du précédent, du même un an avant et de l’objectif ; et le dernier mois entier à côté des"
                                + " limites du hasard (cartes de contrôle). A changé ce qui est dehors, ou huit mois d’un même côté de la"
                                + " médiane. Une décision est demandée si un objectif est manqué, si ce qui a changé empire, s’il"
                                + " n’est pas établi que les règles, le modèle ou les agents trouvent plus qu’un tirage contrôlé de la même façon (visites à côté"
                                + " de visites, documents à côté de documents), si un bureau sort de l’entonnoir pour les infractions ou la"
                                + " mainlevée du jour, et si un chiffre ne peut être mesuré ; chacune nomme la question qui en dit plus."),
                List.of(
                        "WCO Performance Measurement Mechanism, names of indicators (pmm.wcoomd.org)",
                        "Wheeler, Understanding Variation (1993); Spiegelhalter, Statistics in Medicine 24 (2005)"),
                List.of(Field.DECLARATION_ID, Field.ACCEPTED_AT),
                Words.of(
                        "Why something moved: a month with more working days, a large importer, a new measure move it too. What is not"
                                + " measured is on no page. Counts of declarations and revenue are not adjusted for working days.",
                        "Pourquoi quelque chose a changé : un mois plus long, un gros importateur, une mesure nouvelle le font aussi. Ce qui"
                                + " n’est pas mesuré n’est sur aucune page. Les nombres de déclarations et les recettes ne sont pas"
                                + " corrigés des jours ouvrés."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        Parameter.code(
                                "type",
                                Words.of("Declaration type begins with", "Le type de déclaration commence par")),
                        Parameter.ROWS),
                List.of());
    }

    @Override
    public int leastMonths() {
        return 1;
    }

    @Override
    public Result answer(AnalysisSql steps) {
        PerformanceIndicators.Counts counts = steps.row(PerformanceIndicators.Counts.class, "counts");
        if (counts.declarations() == 0) {
            return new Result.NotApplicable(
                    Words.of("There is no declaration of that period.", "Aucune déclaration de cette période."));
        }
        if (counts.fullMonths() == 0) {
            return new Result.TooFew(
                    Words.of(
                            "No month has declarations of all its days.",
                            "Aucun mois n’a des déclarations de tous ses jours."),
                    0,
                    1);
        }
        Map<Indicator, MeasuredIndicator> all = MeasuredIndicator.of(steps);
        List<DecisionMatter> decisions = DecisionMatter.of(
                all, steps.rows(OfficeIndicator.class, "units"), steps.rows(ChooserHits.class, "chosen"));
        List<MeasuredIndicator> ten =
                TEN.stream().map(i -> Objects.requireNonNull(all.get(i))).toList();
        return new Result.Findings(
                        findings(counts, ten, decisions, PerformanceIndicators.unusable(steps)),
                        List.of(
                                figures(ten),
                                months(ten),
                                decisions(decisions, steps.parameters().whole("rows"))),
                        charts(ten))
                .readFrom("figures");
    }

    /** The sentences, from what was measured. */
    static List<Finding> findings(
            PerformanceIndicators.Counts counts,
            List<MeasuredIndicator> ten,
            List<DecisionMatter> decisions,
            List<String> unusableTargets) {
        List<Finding> findings = new ArrayList<>();
        List<MeasuredIndicator> moved =
                ten.stream().filter(MeasuredIndicator::hasMoved).toList();
        if (counts.fullMonths() < ControlChart.LEAST) {
            findings.add(Finding.of(
                    "Too few full months to say what moved: {0}, and it takes {1}.",
                    "Trop peu de mois entiers pour dire ce qui a changé : {0}, il en faut {1}.",
                    counts.fullMonths(),
                    ControlChart.LEAST));
        } else {
            findings.add(Finding.of(
                    "{0} of {1} figures left the limits of chance in their last full month.",
                    "Chiffres sortis des limites du hasard dans leur dernier mois entier : {0} sur {1}.",
                    moved.size(),
                    ten.stream().filter(m -> m.moved() != null).count()));
            List<MeasuredIndicator> unjudged =
                    ten.stream().filter(m -> m.moved() == null).toList();
            if (!unjudged.isEmpty()) {
                findings.add(notJudged(unjudged));
            }
        }
        List<DecisionMatter> known = decisions.stream().filter(d -> !d.isLack()).toList();
        moved.forEach(m -> findings.add(PerformanceIndicators.moved(m)
                .leadingTo(
                        1,
                        MOVED + " " + m.indicator().id(),
                        "The declarations of that month",
                        "Les déclarations de ce mois")));
        findings.add(Finding.of(MATTERS + "{0}.", "Points qui demandent une décision : {0}.", known.size()));
        known.forEach(d -> findings.add(
                d.finding().leadingTo(1, d.key(), "The declarations that it counts", "Les déclarations qu’il compte")));
        List<Words> lacking = decisions.stream()
                .filter(DecisionMatter::isLack)
                .map(d -> d.indicator().indicator().title)
                .toList();
        if (!lacking.isEmpty()) {
            findings.add(Finding.of(
                    "Cannot be measured on these data (the question of the performance indicators says of each what it lacks): {0}.",
                    "Ne peuvent être mesurés sur ces données (la question des indicateurs de performance dit de chacun ce qui manque) : {0}.",
                    listed(lacking)));
        }
        findings.addAll(PerformanceIndicators.leftOut(counts, unusableTargets));
        return List.copyOf(findings);
    }

    /** Which of the ten are held against no limits: too few full months of them, or none. */
    private static Finding notJudged(List<MeasuredIndicator> unjudged) {
        return Finding.of(
                "Not among them, as too few full months have it: {0}.",
                "N’en sont pas, faute de mois entiers en nombre : {0}.",
                listed(unjudged.stream().map(m -> m.indicator().title).toList()));
    }

    private static Words listed(List<Words> words) {
        return words.stream()
                .reduce((a, b) -> Words.of("{0}; {1}", "{0} ; {1}", a, b))
                .orElseThrow();
    }

    /** Whether a sentence begins what is said of decisions and of what lacks; what stands before it is about what moved. */
    public static boolean beginsDecisions(Finding finding) {
        return finding.says().english().startsWith(MATTERS);
    }

    /** The ten figures of the last quarter, beside the one before, the year before and the target. */
    private static Table figures(List<MeasuredIndicator> ten) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        List<ComparedQuarters> spans = new ArrayList<>();
        for (MeasuredIndicator m : ten) {
            Indicator indicator = m.indicator();
            @Nullable ComparedQuarters span = ComparedQuarters.of(m).orElse(null);
            Optional.ofNullable(span).ifPresent(spans::add);
            rows.add(Arrays.asList(
                    indicator.id(),
                    span == null ? null : span.name(),
                    span == null ? null : indicator.inItsUnit(span.value()),
                    span == null ? null : indicator.inItsUnit(span.before()),
                    span == null ? null : indicator.inItsUnit(span.yearBefore()),
                    m.target() == null ? null : indicator.inItsUnit(m.target().atLeast()),
                    m.target() == null ? null : indicator.inItsUnit(m.target().atMost()),
                    indicator.inItsUnit(m.valueSinceTarget()),
                    m.reached(),
                    span == null ? indicator.id() : null));
        }
        return filled(new Table(
                "figures",
                Words.of("Ten figures", "Dix chiffres"),
                List.of(
                        Column.words("indicator", "Figure", "Chiffre", Indicator.words(Indicator::headed)),
                        Column.words("period", "Period", "Période", ComparedQuarters.words(spans)),
                        Column.measure("value", "It is", "Valeur"),
                        Column.measure("before", "The one before", "La précédente"),
                        Column.measure("year_before", "A year before", "Un an avant"),
                        Column.measure("at_least", "Target from", "Objectif de"),
                        Column.measure("at_most", "Target to", "Objectif à"),
                        Column.measure("since_target", "Since the target holds", "Depuis que l’objectif vaut"),
                        Column.words("reached", "Target", "Objectif", PerformanceWords.REACHED),
                        Column.words("missing", "Not applicable", "Sans objet", Indicator.words(i -> i.missing))),
                List.copyOf(rows),
                "indicator"));
    }

    /** The last full month of each, between the limits that chance keeps to. */
    private static Table months(List<MeasuredIndicator> ten) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (MeasuredIndicator m : ten) {
            MeasuredIndicator.@Nullable IndicatorMonth last = m.last();
            if (last != null) {
                @Nullable
                Interval limits = m.chart().hasLimits() ? m.chart().limits().getLast() : null;
                rows.add(Arrays.asList(
                        m.indicator().id(),
                        last.month(),
                        m.indicator().inItsUnit(last.value()),
                        PerformanceWords.of(m.moved()),
                        limits == null ? null : m.indicator().inItsUnit(limits.low()),
                        limits == null ? null : m.indicator().inItsUnit(limits.high())));
            }
        }
        return new Table(
                "months",
                Words.of("What moved: the last full month", "Ce qui a changé : le dernier mois entier"),
                List.of(
                        Column.words("indicator", "Figure", "Chiffre", Indicator.words(Indicator::headed)),
                        Column.text("month", "Last full month", "Dernier mois entier"),
                        Column.measure("value", "It is", "Valeur"),
                        Column.words("moved", "It stands", "Situation", PerformanceWords.SIGNALS),
                        Column.measure("low", "Limits from", "Limites de"),
                        Column.measure("high", "to", "à")),
                List.copyOf(rows),
                "indicator");
    }

    /**
     * The table without its columns of targets and of what lacks where nothing stands in them: what is on a director's page is to be read at a
     * glance.
     */
    private static Table filled(Table table) {
        List<Integer> kept = IntStream.range(0, table.columns().size())
                .filter(i -> !OPTIONAL.contains(table.columns().get(i).name())
                        || table.rows().stream().anyMatch(row -> row.get(i) != null))
                .boxed()
                .toList();
        return new Table(
                table.name(),
                table.title(),
                kept.stream().map(table.columns()::get).toList(),
                table.rows().stream()
                        .map(row -> kept.stream()
                                .<@Nullable Object>map(row::get)
                                .collect(Collectors.<@Nullable Object>toList()))
                        .toList(),
                table.key(),
                table.without());
    }

    private static Table decisions(List<DecisionMatter> decisions, long most) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (DecisionMatter d : decisions.stream().limit(most).toList()) {
            Indicator indicator = d.indicator().indicator();
            rows.add(Arrays.asList(
                    d.kind(),
                    indicator.id(),
                    d.office(),
                    d.chosen() == null ? null : d.chosen().look(),
                    indicator.inItsUnit(d.value()),
                    indicator.inItsUnit(d.beside()),
                    d.analysis()));
        }
        Table table = filled(new Table(
                "decisions",
                Words.of(
                        "What asks for a decision, and what cannot be measured",
                        "Ce qui demande une décision, et ce qui ne peut être mesuré"),
                List.of(
                        Column.words("kind", "Because", "Parce que", DecisionMatter.KINDS),
                        Column.words("indicator", "Figure", "Chiffre", Indicator.words(i -> i.title)),
                        Column.OFFICE,
                        Column.words("look", "Of controls", "Des contrôles", ChooserTable.LOOKS),
                        Column.measure("value", "It is", "Valeur"),
                        Column.measure("beside", "Beside", "À côté de"),
                        new Column("analysis", Words.of("More in", "En savoir plus"), Column.Kind.ANALYSIS)),
                List.copyOf(rows),
                null));
        return table.columns().stream().anyMatch(c -> c.name().equals("look"))
                ? table.leadingBy("kind", "indicator", "office_code", "look")
                : table.leadingBy("kind", "indicator", "office_code");
    }

    /** The charts of what moved; of revenue and findings where nothing did. */
    private static List<Chart> charts(List<MeasuredIndicator> ten) {
        List<MeasuredIndicator> shown =
                ten.stream().filter(MeasuredIndicator::hasMoved).limit(4).toList();
        List<MeasuredIndicator> usual = ten.stream()
                .filter(m -> m.indicator() == Indicator.REVENUE || m.indicator() == Indicator.HIT_RATE)
                .toList();
        return (shown.isEmpty() ? usual : shown)
                .stream()
                        .filter(m -> m.chart().hasLimits())
                        .map(m -> PerformanceIndicators.controlChart(m, m.chart())
                                .leadingBy(m.full().stream()
                                        .map(month -> m.indicator().id() + " " + month.month())
                                        .toList()))
                        .toList();
    }
}
