package org.tidewaiter.analysis.operations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.NoDeclarations;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;

/**
 * What would officers more or fewer, or another share of controls, do to the time until release? The period is worked off once more with them.
 * Sources: Law, Simulation Modeling and Analysis; Nakatumba and van der Aalst 2009. It changes queues, and nobody's habits.
 */
// Long: card, findings, tables and charts of one question stand together, in two languages.
public final class StaffingChanges implements Analysis {
    /** Controls of an office from which its queue is replayed. */
    private static final int LEAST = 50;

    private static final double LONG_WAIT_MINUTES = 60;

    record Counts(long declarations, long controlled, long offices) {}

    /** The declarations of an office that nobody controlled. */
    record UncontrolledWork(String office, long declarations, double seconds) {
        double hours() {
            return seconds / 3600;
        }
    }

    /** An office with what each change does to its controls. */
    record ChangedOffice(
            String office,
            long controls,
            UncontrolledWork others,
            StaffingScenario scenario,
            StaffingScenario.ScenarioOutcome today,
            StaffingScenario.@Nullable ScenarioOutcome fewer,
            StaffingScenario.ScenarioOutcome more,
            StaffingScenario.ScenarioOutcome mix) {
        static ChangedOffice of(List<TimedControl> controls, UncontrolledWork others, Parameters asked) {
            StaffingScenario scenario = StaffingScenario.of(controls);
            int officers = (int) asked.whole("officers");
            return new ChangedOffice(
                    controls.getFirst().office(),
                    controls.size(),
                    others,
                    scenario,
                    scenario.unchanged(),
                    scenario.fewer(officers),
                    scenario.more(officers),
                    scenario.controls(asked.number("controls")));
        }

        /** Mean hours until release of all declarations of the office: those that are no longer controlled, and those that are now, change places. */
        double all(StaffingScenario.ScenarioOutcome outcome) {
            double controlled = controls - outcome.dropped() + Math.min(outcome.added(), others.declarations());
            double free = others.declarations() + outcome.dropped() - Math.min(outcome.added(), others.declarations());
            return (controlled * outcome.hours() + free * others.hours()) / (controlled + free);
        }
    }

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(StaffingChanges.class),
                Card.roomOf(StaffingChanges.class),
                Words.of(
                        "What would officers more or fewer, or another share of controls, do to the time until release?",
                        "Que feraient plus ou moins d’agents, ou une autre part de contrôles, au délai de mainlevée ?"),
                Words.of(
                        "Heads of office, risk management and personnel",
                        "Chefs de bureau, gestion des risques et personnel"),
                Words.of(
                        "The controls of each office are worked off once more: papers when they were ready, goods as long after the papers"
                                + " as they were, one after the other by each officer while the office is open, in the order in which they were ready or in which they were"
                                + " handed out: whichever comes nearer to when papers were read. Officers of an office who"
                                + " read papers of the same goods are a group; who comes takes an equal share of its work, whose work is"
                                + " left is taken by others there that day, by chance. Fewer controls are left out by chance, more are as"
                                + " those there are; draws at random stay. A release moves only as far as goods, permits and payment"
                                + " let it.",
                        "Les contrôles de chaque bureau sont refaits : les documents quand ils étaient là, les marchandises aussi longtemps"
                                + " après, l’un après l’autre par chaque agent, aux heures d’ouverture, dans l’ordre où ils étaient prêts ou dans celui où"
                                + " ils furent remis : celui qui approche le mieux l’heure de lecture. Les agents d’un bureau qui lisent"
                                + " les documents des mêmes marchandises forment un groupe ; qui vient prend une part égale, qui part"
                                + " laisse la sienne aux présents du jour, au hasard. Moins de contrôles : laissés au hasard ; plus :"
                                + " pareils aux autres ; les tirages restent. Une mainlevée ne bouge que si marchandises, permis et"
                                + " paiement le permettent."),
                List.of(
                        "Law, Simulation Modeling and Analysis, on trace-driven models",
                        "Lindley, The theory of queues with a single server (1952): the backlog of an officer",
                        "Nakatumba and van der Aalst, Analyzing resource behavior using process mining, BPM Workshops (2009)",
                        "WCO, Guide to Measure the Time Required for the Release of Goods, version 3"),
                List.of(Field.OFFICE_CODE, Field.OFFICER_ID),
                Words.of(
                        "When goods were placed for examination: only that they were looked at, so that more officers hasten papers and not"
                                + " the way to the goods. Habits: who has less to do may work slower. Work handed to whoever is free waits"
                                + " less than is said here. Events needed: accepted, documents_provided, documents_checked, released.",
                        "Quand les marchandises ont été présentées : seulement qu’elles ont été vues, donc plus d’agents hâtent les documents,"
                                + " non le chemin vers les marchandises. Les habitudes : qui a moins à faire peut ralentir. Un travail"
                                + " donné au premier libre attend moins qu’il n’est dit. Événements nécessaires : accepted,"
                                + " documents_provided, documents_checked, released."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        Parameter.whole(
                                "officers",
                                Words.of(
                                        "Officers more, and fewer, in each group",
                                        "Agents de plus, et de moins, par groupe"),
                                1,
                                1,
                                10),
                        Parameter.number(
                                "controls",
                                Words.of("Times as many controls", "Fois autant de contrôles"),
                                "0.5",
                                "0",
                                "3"),
                        Parameter.ROWS),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.controlled() == 0) {
            return new Result.NotApplicable(
                    Words.of(
                            "No control of that period has the times at which papers were there and were read, and its declaration a release.",
                            "Aucun contrôle de cette période n’a les heures où les documents étaient là et ont été lus, ni de mainlevée."));
        }
        Map<String, UncontrolledWork> others = steps.rows(UncontrolledWork.class, "others").stream()
                .collect(Collectors.toMap(UncontrolledWork::office, o -> o));
        Map<String, List<TimedControl>> byOffice = steps.rows(TimedControl.class, "controls").stream()
                .collect(Collectors.groupingBy(TimedControl::office, LinkedHashMap::new, Collectors.toList()));
        List<ChangedOffice> offices = byOffice.entrySet().stream()
                .filter(e -> e.getValue().size() >= LEAST)
                .map(e -> ChangedOffice.of(
                        e.getValue(),
                        others.getOrDefault(e.getKey(), new UncontrolledWork(e.getKey(), 0, 0)),
                        steps.parameters()))
                .toList();
        if (offices.isEmpty()) {
            return new Result.TooFew(
                    Words.of(
                            "Too few controls at any office to replay: the most that one has of {0}.",
                            "Trop peu de contrôles dans chaque bureau pour les refaire : le plus qu’en ait un des {0}.",
                            counts.controlled()),
                    byOffice.values().stream().mapToLong(List::size).max().orElse(0),
                    LEAST);
        }
        return new Result.Findings(
                        findings(counts, offices, steps.parameters()),
                        List.of(table(offices, steps.parameters().whole("rows"))),
                        List.of(chart(offices)))
                .readFrom("changes");
    }

    /** Means over offices, each with the weight of its controls. */
    private static double mean(List<ChangedOffice> offices, ToDoubleFunction<ChangedOffice> of) {
        return mean(offices, of, ChangedOffice::controls);
    }

    private static double mean(
            List<ChangedOffice> offices, ToDoubleFunction<ChangedOffice> of, ToDoubleFunction<ChangedOffice> weight) {
        double weights = offices.stream().mapToDouble(weight).sum();
        double sum = offices.stream()
                .mapToDouble(o -> of.applyAsDouble(o) * weight.applyAsDouble(o))
                .sum();
        return weights == 0 ? 0 : sum / weights;
    }

    /** By how many minutes something comes later, or sooner where the hours are below 0. */
    private static Words moved(double hours) {
        double minutes = minutes(hours);
        return minutes < 0
                ? Words.of("{0} minutes sooner", "{0} minutes plus tôt", -minutes)
                : Words.of("{0} minutes later", "{0} minutes plus tard", minutes);
    }

    /** A difference of hours in minutes, without what sums of hours differ by in their last digits. */
    private static double minutes(double hours) {
        return Math.round(60 * hours * 1e6) / 1e6;
    }

    /** The sentences, from the counts and the offices. */
    static List<Finding> findings(Counts counts, List<ChangedOffice> offices, Parameters asked) {
        List<Finding> findings = new ArrayList<>();
        double today = mean(offices, o -> o.today().hours());
        long officers = asked.whole("officers");
        findings.add(Finding.of(
                "{0} controlled declarations of {1} were released after {2} hours on average; their papers waited {3} minutes of"
                        + " opening for an officer as measured, {4} in the replay.",
                "{0} déclarations contrôlées de {1} ont eu mainlevée après {2} heures en moyenne ; leurs documents ont attendu un agent"
                        + " {3} minutes d’ouverture selon la mesure, {4} dans la reprise.",
                offices.stream().mapToLong(ChangedOffice::controls).sum(),
                Words.counted(offices.size(), "{0} office", "{0} offices", "{0} bureau", "{0} bureaux"),
                today,
                mean(offices, o -> o.scenario().measuredWait()),
                mean(offices, o -> o.today().waiting())));
        findings.add(Finding.of(
                "The replay takes work in the order in which it was handed out at {0}, and in the order in which it was ready at {1}, as comes nearer to what happened: it reads papers {2} minutes of opening"
                        + " earlier or later than they were, on average.",
                "La reprise prend le travail dans l’ordre où il fut remis dans {0}, dans l’ordre où il était prêt dans {1}, selon ce qui approche le mieux ce qui eut lieu : elle lit les documents en moyenne {2} minutes"
                        + " d’ouverture plus tôt ou plus tard.",
                inOrder(offices, QueueReplay.Order.AS_HANDED_OUT),
                inOrder(offices, QueueReplay.Order.AS_READY),
                mean(offices, o -> o.scenario().minutesOff())));
        List<ChangedOffice> able =
                offices.stream().filter(o -> o.fewer() != null).toList();
        if (!able.isEmpty()) {
            double before = mean(able, o -> o.today().hours());
            findings.add(Finding.of(
                    "With fewer officers in each group, by {0}, they are released {1}{2}.",
                    "Avec moins d’agents par groupe ({0}) la mainlevée vient {1}{2}.",
                    officers,
                    moved(mean(able, o -> fewerHours(o) - o.today().hours())),
                    instead(mean(able, StaffingChanges::fewerHours), before)));
            atTheirLimit(able).ifPresent(findings::add);
        }
        findings.add(Finding.of(
                "With more officers in each group, by {0}, they are released {1}{2}.",
                "Avec plus d’agents par groupe ({0}) la mainlevée vient {1}{2}.",
                officers,
                moved(mean(offices, o -> o.more().hours() - o.today().hours())),
                instead(mean(offices, o -> o.more().hours()), today)));
        findings.add(Finding.of(
                "With {0} times as many controls, all declarations of these offices are released after {1} hours on average instead of {2},"
                        + " and those that are controlled after {3} instead of {4}: these are other ones, as random draws stay and the rest is left out or added by chance.",
                "Avec {0} fois autant de contrôles, toutes les déclarations de ces bureaux ont mainlevée après {1} heures en moyenne au lieu"
                        + " de {2}, et celles qui sont contrôlées après {3} au lieu de {4} : ce sont d’autres, car les tirages restent et le reste est omis ou ajouté au hasard.",
                asked.number("controls"),
                all(offices, true),
                all(offices, false),
                mean(offices, o -> o.mix().hours(), o -> o.controls() - o.mix().dropped()),
                today));
        if (counts.offices() > offices.size()) {
            findings.add(Finding.of(
                    "{0} offices have fewer than {1} such controls, and no answer.",
                    "{0} bureaux ont moins de {1} tels contrôles, et pas de réponse.",
                    counts.offices() - offices.size(),
                    LEAST));
        }
        findings.add(
                Finding.of(
                        "office-staffing answers otherwise: it takes all control work of an office as one queue that every officer serves all day; here groups and hours are as"
                                + " they were, so that papers wait although officers of another group are free.",
                        "La question des effectifs des bureaux répond autrement : tout le contrôle d’un bureau y est une file que chaque agent sert toute la journée ; ici groupes et heures sont ceux"
                                + " qui étaient, si bien que des documents attendent alors que des agents d’un autre groupe sont libres."));
        return List.copyOf(findings);
    }

    private static Words inOrder(List<ChangedOffice> offices, QueueReplay.Order order) {
        return Words.counted(
                offices.stream().filter(o -> o.scenario().order() == order).count(),
                "{0} office",
                "{0} offices",
                "{0} bureau",
                "{0} bureaux");
    }

    /** Where papers wait for more than an hour as they are, a queue grows with every error in what a piece of work takes (decisions/0066). */
    private static Optional<Finding> atTheirLimit(List<ChangedOffice> able) {
        List<String> offices = able.stream()
                .filter(o -> o.scenario().measuredWait() > LONG_WAIT_MINUTES)
                .map(ChangedOffice::office)
                .toList();
        return offices.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.of(
                        "Offices whose papers wait for more than an hour as they are: {0}. So near its limit it matters which officer goes: what is told of fewer officers there was"
                                + " between 0.6 and 1.5 times what came in simulated years, and more where officers who are on the roster hardly come.",
                        "Bureaux dont les documents attendent déjà plus d’une heure : {0}. Si près de la limite il importe de savoir quel agent part : l’effet de moins d’agents y fut"
                                + " de 0,6 à 1,5 fois ce qui vint dans des années simulées, et plus là où des agents du tableau ne viennent guère.",
                        String.join(", ", offices)));
    }

    /** The hours after the change beside those before it; nothing where both are written alike. */
    private static Words instead(double hours, double before) {
        return Words.of("{0}", "{0}", hours).equals(Words.of("{0}", "{0}", before))
                ? Words.same("")
                : Words.of(", after {0} hours instead of {1}", ", après {0} heures au lieu de {1}", hours, before);
    }

    private static double fewerHours(ChangedOffice o) {
        return o.fewer() == null ? o.today().hours() : o.fewer().hours();
    }

    private static double all(List<ChangedOffice> offices, boolean mix) {
        double declarations = offices.stream()
                .mapToDouble(o -> o.controls() + o.others().declarations())
                .sum();
        return offices.stream()
                        .mapToDouble(o -> o.all(mix ? o.mix() : o.today())
                                * (o.controls() + o.others().declarations()))
                        .sum()
                / declarations;
    }

    private static Table table(List<ChangedOffice> offices, long rows) {
        List<List<@Nullable Object>> lines = new ArrayList<>();
        for (ChangedOffice o : offices.stream().limit(rows).toList()) {
            StaffingScenario.@Nullable ScenarioOutcome fewer = o.fewer();
            lines.add(Arrays.asList(
                    o.office(),
                    o.controls() + o.others().declarations(),
                    o.controls(),
                    (long) o.scenario().groups(),
                    (long) o.scenario().officers(),
                    o.scenario().measuredWait(),
                    o.scenario().unseenMinutes(),
                    o.today().waiting(),
                    fewer == null ? null : fewer.waiting(),
                    o.more().waiting(),
                    o.today().hours(),
                    fewer == null ? null : fewer.hours(),
                    o.more().hours(),
                    o.mix().dropped() == o.controls() ? null : o.mix().hours(),
                    o.all(o.today()),
                    o.all(o.mix())));
        }
        return new Table(
                "changes",
                Words.of("Today, and with the changes", "Aujourd’hui, et avec les changements"),
                List.of(
                        Column.OFFICE,
                        Column.count("declarations", "Declarations", "Déclarations"),
                        Column.count("controls", "Controlled", "Contrôlées"),
                        Column.count("groups", "Groups", "Groupes"),
                        Column.count("officers", "Officers", "Agents"),
                        Column.number("waited", "Papers waited, minutes", "Attente des documents, minutes"),
                        Column.number("unseen", "Unseen work a piece, minutes", "Travail non vu par pièce, minutes"),
                        Column.number("wait", "Replayed", "Refaite"),
                        Column.number("wait_fewer", "Minutes, fewer officers", "Minutes, moins d’agents"),
                        Column.number("wait_more", "Minutes, more officers", "Minutes, plus d’agents"),
                        Column.number("hours", "Controlled: hours to release", "Contrôlées : heures à la mainlevée"),
                        Column.number("hours_fewer", "Hours, fewer officers", "Heures, moins d’agents"),
                        Column.number("hours_more", "Hours, more officers", "Heures, plus d’agents"),
                        Column.number("hours_mix", "Controlled: hours, other share", "Contrôlées : heures, autre part"),
                        Column.number("all_hours", "All: hours to release", "Toutes : heures à la mainlevée"),
                        Column.number("all_mix", "All: hours, other share", "Toutes : heures, autre part")),
                List.copyOf(lines),
                "office_code");
    }

    /** Where an officer matters most: by how much later goods are released without one. */
    private static Chart chart(List<ChangedOffice> offices) {
        return new Chart(
                        "release",
                        Chart.Form.BARS,
                        Words.of(
                                "How much later controlled declarations are released with fewer officers",
                                "Retard de la mainlevée des déclarations contrôlées avec moins d’agents"),
                        Words.of("Office", "Bureau"),
                        Words.of("Minutes", "Minutes"),
                        offices.stream().map(ChangedOffice::office).toList(),
                        List.of(Chart.Series.of(
                                Words.of("Later by", "Retard"),
                                offices,
                                o -> o.fewer() == null
                                        ? null
                                        : 60 * (o.fewer().hours() - o.today().hours()))))
                .without(NoDeclarations.REPLAYED);
    }
}
