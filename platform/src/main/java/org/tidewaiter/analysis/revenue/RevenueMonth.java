package org.tidewaiter.analysis.revenue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;

/**
 * Will this month reach its target? What has come in by a day, against what past months had by the same share of their work ({@link MonthCurve}),
 * with the chance to reach what is loaded as the target.
 */
// Long: card, findings, tables and charts of one question stand together, in two languages.
public final class RevenueMonth implements Analysis {
    record Moment(
            @Nullable LocalDate byDay,
            @Nullable LocalDate month,
            long past,
            long rowsRead,
            long datedLater,
            long otherMoney,
            long tableMonths,
            boolean assessed) {}

    private static final Words AHEAD = Words.of("the month is ahead", "le mois est en avance");
    private static final Words BEHIND = Words.of("the month is behind", "le mois est en retard");

    record Arrival(LocalDate arrivedOn, String office, BigDecimal amount) {}

    record OfficeTarget(String office, BigDecimal amount) {}

    record ClosedDay(LocalDate day) {}

    /**
     * A month so far, of an office or of all.
     *
     * @param target null where none is loaded
     * @param curve null where past months do not tell
     */
    record MonthSoFar(
            String office,
            BigDecimal came,
            @Nullable BigDecimal target,
            @Nullable MonthCurve curve) {
        /** What the month will bring at the usual share, or at one end of the interval. */
        @Nullable
        BigDecimal whole(@Nullable Boolean atUpperShare) {
            if (curve == null) {
                return null;
            }
            return RevenueBase.money(
                    came.doubleValue() / (atUpperShare == null ? curve.usual() : curve.end(atUpperShare)));
        }

        @Nullable
        BigDecimal expected() {
            return curve == null || target == null ? null : RevenueBase.money(target.doubleValue() * curve.usual());
        }

        @Nullable
        Double chance() {
            return curve == null || target == null ? null : curve.chance(came.doubleValue(), target.doubleValue());
        }
    }

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(RevenueMonth.class),
                Card.roomOf(RevenueMonth.class),
                Words.of("Will this month reach its target?", "Ce mois atteindra-t-il son objectif ?"),
                Words.of("Directors and heads of revenue", "Direction et recettes"),
                Words.of(
                        "What was assessed up to the last day of the period, against what past full months had by the same share of their work. A day's work is what its day of the week brings on average, holidays (load the"
                                + " table “holidays”) none. The logarithms of those shares give the usual one and a 95 % interval for this month (Student's t, with what a month to come adds). The target is"
                                + " the figure revenue_target of the month (load the table “figures”: month, office_code or none for all, amount), else the target revenue_month in force (load the table “targets”,"
                                + " at_least); of all offices it is the sum of theirs where none is given for all and each has one; else those that have one are judged. Days at the"
                                + " end with less than a quarter of the declarations that they usually have are left out, and told.",
                        "Le liquidé jusqu’au dernier jour de la période, face à ce que les mois complets passés avaient à la même part de leur travail. Le travail d’un jour est ce que son jour de semaine rapporte en moyenne,"
                                + " zéro les jours fériés (charger la table « holidays »). Les logarithmes de ces parts donnent la part usuelle et un intervalle à 95 % pour ce mois (t de Student). L’objectif est le"
                                + " chiffre revenue_target du mois (charger la table « figures »), sinon l’objectif revenue_month en vigueur (charger la table « targets », at_least) ; pour tous les bureaux, la somme des leurs"
                                + " si aucun n’est donné pour tous et que chacun en a un ; sinon ceux qui en ont sont jugés. Les derniers jours avec moins d’un quart de leurs déclarations usuelles sont"
                                + " laissés, et dits."),
                List.of(
                        "Prediction interval of a further normal observation: Hahn and Meeker, Statistical Intervals (1991), section 4.8"),
                List.of(Field.ACCEPTED_AT, Field.TAX_ASSESSED),
                Words.of(
                        "What was paid; what is known of consignments under way. A law that begins within the month. Amounts of the day itself that come in later.",
                        "Ce qui a été payé ; ce qu’on sait des envois en route. Une loi qui commence dans le mois. Ce qui arrive plus tard du jour même."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        Parameter.whole("past_months", Words.of("Past months", "Mois passés"), 24, 6, 60),
                        Parameter.ROWS),
                List.of());
    }

    @Override
    public int leastMonths() {
        return MonthCurve.LEAST + 1;
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Moment moment = steps.row(Moment.class, "moment");
        LocalDate by = moment.byDay();
        if (!moment.assessed() && moment.tableMonths() > 0) {
            return new Result.NotApplicable(
                    Words.of(
                            "No declaration says what was assessed; the table of revenue does, by months, which have no days. revenue-forecast asks what a month will bring by that table.",
                            "Aucune déclaration ne dit le liquidé ; la table des recettes le dit, par mois, qui n’ont pas de jours. la question des recettes à venir demande selon cette table ce qu’un mois apportera."));
        }
        if (by == null || moment.rowsRead() == 0) {
            String office = steps.parameters().text("office");
            return new Result.NotApplicable(
                    office.isEmpty()
                            ? Words.of("Nothing was assessed by that day.", "Rien n’a été liquidé jusqu’à ce jour.")
                            : Words.of(
                                    "Nothing was assessed by that day at office {0}: is the code written as in the data?",
                                    "Rien n’a été liquidé jusqu’à ce jour au bureau {0} : le code est-il écrit comme dans les données ?",
                                    office));
        }
        if (moment.past() < MonthCurve.LEAST) {
            return new Result.TooFew(
                    Words.of(
                            "Too few full months before to know how a month comes in.",
                            "Trop peu de mois complets avant pour savoir comment un mois rentre."),
                    moment.past(),
                    MonthCurve.LEAST);
        }
        List<Arrival> arrivals = steps.rows(Arrival.class, "arrivals");
        YearMonth month = YearMonth.from(by);
        WorkingTime time = WorkingTime.of(
                arrivals.stream()
                        .filter(a -> YearMonth.from(a.arrivedOn()).isBefore(month))
                        .collect(Collectors.toMap(Arrival::arrivedOn, Arrival::amount, BigDecimal::add)),
                new HashSet<>(steps.rows(ClosedDay.class, "holidays").stream()
                        .map(ClosedDay::day)
                        .toList()));
        double work = time.of(month, by) / time.of(month, month.atEndOfMonth());
        Map<String, BigDecimal> targets = steps.rows(OfficeTarget.class, "targets").stream()
                .collect(Collectors.toMap(OfficeTarget::office, OfficeTarget::amount, (a, b) -> a, TreeMap::new));
        String asked = steps.parameters().text("office");
        Set<String> takePart =
                new TreeSet<>(arrivals.stream().map(Arrival::office).toList());
        MonthTargets aims = MonthTargets.of(targets, asked, takePart);
        MonthSoFar all = soFar("", arrivals, a -> true, month, time, work, aims.ofAll());
        MonthSoFar aimed = aims.isOfSome()
                ? soFar("", arrivals, a -> targets.containsKey(a.office()), month, time, work, aims.ofSome())
                : all;
        List<MonthSoFar> offices = takePart.stream()
                .map(office ->
                        soFar(office, arrivals, a -> a.office().equals(office), month, time, work, targets.get(office)))
                .toList();
        long most = steps.parameters().whole("rows");
        return new Result.Findings(
                        findings(moment, by, all, aimed, aims, time, work),
                        List.of(
                                RunningMonthTables.offices(all, offices, most),
                                RunningMonthTables.days(arrivals, all, by, time, most),
                                RunningMonthTables.past(arrivals, all, month, most)),
                        all.came().signum() == 0
                                ? List.of()
                                : List.of(RunningMonthTables.chart(arrivals, all, by, time)))
                .readFrom("days");
    }

    private static MonthSoFar soFar(
            String office,
            List<Arrival> arrivals,
            Predicate<Arrival> which,
            YearMonth month,
            WorkingTime time,
            double work,
            @Nullable BigDecimal target) {
        Map<YearMonth, Map<LocalDate, BigDecimal>> months = arrivals.stream()
                .filter(which)
                .collect(Collectors.groupingBy(
                        a -> YearMonth.from(a.arrivedOn()),
                        Collectors.toMap(Arrival::arrivedOn, Arrival::amount, BigDecimal::add)));
        BigDecimal came =
                months.getOrDefault(month, Map.of()).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        months.remove(month);
        MonthCurve curve = came.signum() > 0 ? MonthCurve.at(months, time, work) : null;
        return new MonthSoFar(office, came, target, curve);
    }

    private static List<Finding> findings(
            Moment moment,
            LocalDate by,
            MonthSoFar all,
            MonthSoFar aimed,
            MonthTargets aims,
            WorkingTime time,
            double work) {
        List<Finding> findings = new ArrayList<>();
        MonthCurve curve = all.curve();
        findings.add(Finding.of(
                        "{0} came in from {1} to {2}, by {3} of the month's work.",
                        "{0} liquidés du {1} au {2}, à {3} du travail du mois.",
                        new Words.Money(all.came()),
                        YearMonth.from(by).atDay(1),
                        by,
                        new Words.Share(work))
                .leadingTo(all.came().signum(), "offices", "", "The items", "Les articles"));
        BigDecimal whole = all.whole(null);
        if (work >= 1 && !by.equals(YearMonth.from(by).atEndOfMonth())) {
            findings.add(Finding.of(
                    "No day on which something usually comes in is left of the month.",
                    "Il ne reste du mois aucun jour où il rentre d’ordinaire quelque chose."));
        } else if (work >= 1) {
            findings.add(
                    Finding.of(
                            "The month is over. To see how it stood on an earlier day, give the day after that one as “Day after the last” (to).",
                            "Le mois est fini. Pour voir où il en était un jour donné, mettez le lendemain de ce jour comme « Lendemain du dernier jour » (to)."));
        } else if (curve == null || whole == null) {
            findings.add(Finding.of(
                    "What the month will bring cannot be told yet: in some past month nothing had come in by then.",
                    "On ne peut dire encore ce que le mois apportera : un mois passé n’avait rien à ce point."));
        } else {
            findings.add(Finding.of(
                    "{0} past months had {1} by then; at that the month brings {2}, between {3} and {4} with 95 % confidence.",
                    "{0} mois passés avaient {1} à ce point ; à ce compte le mois apporte {2}, entre {3} et {4} à 95 %.",
                    curve.shares().size(),
                    new Words.Share(curve.usual()),
                    new Words.Money(whole),
                    new Words.Money(Objects.requireNonNull(all.whole(true))),
                    new Words.Money(Objects.requireNonNull(all.whole(false)))));
        }
        findings.add(aim(by, aimed, time, aims));
        findings.addAll(aims.lacking());
        if (moment.datedLater() > 0) {
            findings.add(Finding.of(
                    "{0} of later days are left out: less than a quarter of what such days usually have. To ask by one of them, give the day after it as “Day after the last” (to).",
                    "{0} de jours suivants sont laissées : moins d’un quart de ce que de tels jours ont d’ordinaire. Pour demander à l’un d’eux, mettez son lendemain comme « Lendemain du dernier jour » (to).",
                    Words.counted(
                            moment.datedLater(),
                            "{0} declaration",
                            "{0} declarations",
                            "{0} déclaration",
                            "{0} déclarations")));
        }
        findings.add(Finding.of(
                "What the months after this one will bring is asked by revenue-forecast.",
                "Ce que les mois suivants rapporteront : c’est la question des recettes à venir."));
        if (moment.otherMoney() > 0) {
            findings.add(Finding.of(
                    "Targets in another currency than the amounts are left out: {0}.",
                    "Objectifs dans une autre monnaie que les montants, laissés : {0}.", moment.otherMoney()));
        }
        return List.copyOf(findings);
    }

    /** Against the target: how far, how likely, and what it takes a working day from now on. */
    private static Finding aim(LocalDate by, MonthSoFar all, WorkingTime time, MonthTargets aims) {
        BigDecimal target = all.target();
        if (target == null) {
            return Finding.of(
                    "No target is loaded for the month (load the table “figures”, figure revenue_target).",
                    "Aucun objectif n’est chargé pour ce mois (charger la table « figures », chiffre revenue_target).");
        }
        Words whose = aims.whose();
        BigDecimal missing = target.subtract(all.came());
        if (missing.signum() <= 0) {
            return Finding.of(
                    "The target{2} of {0} is reached: {1} above it.",
                    "L’objectif{2} de {0} est atteint : {1} au-dessus.",
                    new Words.Money(target),
                    new Words.Money(missing.negate()),
                    whose);
        }
        YearMonth month = YearMonth.from(by);
        double left = time.of(month, month.atEndOfMonth()) - time.of(month, by);
        if (left <= 0) {
            return Finding.of(
                    "The target{3} of {0} was missed by {1} ({2}).",
                    "L’objectif{3} de {0} a été manqué de {1} ({2}).",
                    new Words.Money(target),
                    new Words.Money(missing),
                    new Words.Share(missing.doubleValue() / target.doubleValue()),
                    whose);
        }
        Double chance = all.chance();
        BigDecimal expected = all.expected();
        double now = all.came().doubleValue() / Math.max(1e-9, time.of(month, by));
        Words pace = now <= 0
                ? Words.same("")
                : Words.of(
                        " It takes {0} times what a day has brought so far.",
                        " Il faut {0} fois ce qu’un jour a rapporté jusqu’ici.", missing.doubleValue() / left / now);
        return chance == null || expected == null
                ? Finding.of(
                        "{0} are missing to the target{2} of {1}; how likely it is cannot be told yet.{3}",
                        "Il manque {0} pour l’objectif{2} de {1} ; on ne peut encore dire avec quelle chance.{3}",
                        new Words.Money(missing),
                        new Words.Money(target),
                        whose,
                        pace)
                : Finding.of(
                        "{0} came in where {1} of the target{2} of {3} are usual by now: {4}. {5} are missing still, the days left usually bring {6}, and the chance to reach it is {7}.",
                        "{0} sont rentrés là où {1} de l’objectif{2} de {3} le sont d’ordinaire à ce jour : {4}. Il manque encore {5}, les jours restants apportent d’ordinaire {6}, et la chance de l’atteindre est de {7}.",
                        new Words.Money(all.came()),
                        new Words.Money(expected),
                        whose,
                        new Words.Money(target),
                        all.came().compareTo(expected) >= 0 ? AHEAD : BEHIND,
                        new Words.Money(missing),
                        new Words.Money(Objects.requireNonNull(all.whole(null)).subtract(all.came())),
                        new Words.Share(chance));
    }
}
