package org.tidewaiter.analysis.operations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.LaneColour;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;

/**
 * How much control work does each office have, how many officers does it take, and what would one more do? Work by ASYCUDA's weights, waiting by a
 * queue model. Sources: ASYCUDA++ functional manual, section 6 (10 a declaration and 5 an item); Erlang 1917; Allen and Cunneen. It sees controls,
 * not counters, telephones or patrols.
 */
// Long: one question whose counts, findings and tables are said in two languages.
public final class OfficeStaffing implements Analysis {
    record Counts(
            long declarations,
            long offices,
            long items,
            double hours,
            long timed,
            @Nullable Double examinedMean) {}

    record StaffedOffice(
            String office,
            long declarations,
            long items,
            double hours,
            double meanMinutes,
            double workCv2,
            long officers,
            long days,
            double dispersion) {}

    /**
     * An office with what its queue does.
     *
     * @param office its work
     * @param load officers that are busy all day if all work is done
     * @param present officers who are there on a day: those seen, less who is away; 0 where no result of the office names one, so that nobody knows
     * @param needed officers who must be there for the wait that is wanted
     */
    record Staffed(StaffedOffice office, double load, int present, int needed) {
        static Staffed of(StaffedOffice o, Parameters asked) {
            double load = o.hours() / (o.days() * asked.number("hours_a_day"));
            int present =
                    o.officers() == 0 ? 0 : (int) Math.max(1, Math.round(o.officers() * (1 - asked.number("away"))));
            double wanted = asked.number("wait_minutes") / o.meanMinutes();
            return new Staffed(o, load, present, Queue.officersFor(load, wanted, o.dispersion(), o.workCv2()));
        }

        /** Whether any officer is named, so that it is known how many there are. */
        boolean isKnown() {
            return present > 0;
        }

        /** Whether more work comes than they can do. */
        boolean isOverrun() {
            return isKnown() && load >= present;
        }

        /** Mean wait in minutes with so many officers; infinite where the queue grows without limit. */
        double wait(int officers) {
            return officers < 1
                    ? Double.POSITIVE_INFINITY
                    : new Queue(officers, load).meanWait(office.dispersion(), office.workCv2()) * office.meanMinutes();
        }
    }

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(OfficeStaffing.class),
                Card.roomOf(OfficeStaffing.class),
                Words.of(
                        "How much control work does each office have, how many officers does it take, and what would one more do?",
                        "Combien de contrôles a chaque bureau, combien d’agents faut-il, et que ferait un de plus ?"),
                Words.of("Heads of office and personnel", "Chefs de bureau et personnel"),
                Words.of(
                        "Minutes of work: so many a controlled declaration and so many an item. Load: hours of work by hours of opening on the"
                                + " days on which controls were recorded. Waiting: Erlang C times (bursts of arrivals + unevenness of work) / 2 (Allen–Cunneen);"
                                + " bursts are the variance of daily counts by their mean. Officers there: those who recorded results,"
                                + " less who is away. Where load is not below officers the queue grows without limit.",
                        "Minutes de travail : tant par déclaration contrôlée et tant par article. Charge : heures de travail par"
                                + " heures d’ouverture des jours où des contrôles ont été enregistrés. Attente : Erlang C fois (à-coups + inégalité du"
                                + " travail) / 2 (Allen–Cunneen) ; les à-coups sont la variance des nombres quotidiens par leur moyenne."
                                + " Agents présents : ceux qui ont enregistré des résultats, moins les absents. Là où la charge n’est pas"
                                + " inférieure aux agents, la file croît sans limite."),
                List.of(
                        "UNCTAD, ASYCUDA++ Functional Manual, section 6: 10 a declaration and 5 an item",
                        "Erlang, Solution of some problems in the theory of probabilities (1917)",
                        "Allen, Probability, Statistics and Queueing Theory (1990), § 5: Allen–Cunneen"),
                List.of(Field.OFFICE_CODE, Field.OFFICER_ID),
                Words.of(
                        "Work that is no control. One queue an office is assumed: sections that do not help one another wait longer."
                                + " Goods that wait for papers, lorries or banks do not wait for officers.",
                        "Le travail qui n’est pas un contrôle. Une file par bureau est supposée : des sections qui ne s’aident pas"
                                + " attendent plus. Ce qui attend des documents, un camion ou la banque n’attend pas un agent."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        Parameter.number(
                                "minutes_per_declaration",
                                Words.of("Minutes a declaration", "Minutes par déclaration"),
                                "10",
                                "0.1",
                                "1000"),
                        Parameter.number(
                                "minutes_per_item",
                                Words.of("Minutes an item", "Minutes par article"),
                                "5",
                                "0",
                                "1000"),
                        Parameter.number(
                                "hours_a_day",
                                Words.of("Hours of opening a day", "Heures d’ouverture par jour"),
                                "8",
                                "1",
                                "24"),
                        Parameter.number(
                                "away",
                                Words.of("Share of officers who are away", "Part des agents absents"),
                                "0.2",
                                "0",
                                "0.9"),
                        Parameter.number(
                                "wait_minutes",
                                Words.of("Wanted mean wait, minutes", "Attente moyenne voulue, minutes"),
                                "30",
                                "1",
                                "10000"),
                        Parameter.ROWS),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.declarations() == 0) {
            return new Result.NotApplicable(Words.of(
                    "No declaration of that period was controlled.",
                    "Aucune déclaration de cette période n’a été contrôlée."));
        }
        List<Staffed> offices = steps.rows(StaffedOffice.class, "offices").stream()
                .map(o -> Staffed.of(o, steps.parameters()))
                .toList();
        return new Result.Findings(
                        findings(counts, offices, steps.parameters()),
                        List.of(staffing(offices), lanes(steps)),
                        List.of(chart(offices)))
                .readFrom("staffing");
    }

    /** The sentences, from the counts and the offices. */
    static List<Finding> findings(Counts c, List<Staffed> offices, Parameters asked) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(
                        "{0} hours of control work: {1} with {2} in {3}.",
                        "{0} heures de contrôle : {1} de {2} dans {3}.",
                        c.hours(),
                        Words.counted(
                                c.declarations(),
                                "{0} declaration",
                                "{0} declarations",
                                "{0} déclaration",
                                "{0} déclarations"),
                        Words.counted(c.items(), "{0} item", "{0} items", "{0} article", "{0} articles"),
                        Words.counted(c.offices(), "{0} office", "{0} offices", "{0} bureau", "{0} bureaux"))
                .leadingTo(c.declarations(), "all", "The declarations", "Les déclarations"));
        List<Staffed> overrun = offices.stream().filter(Staffed::isOverrun).toList();
        if (offices.stream().noneMatch(Staffed::isKnown)) {
            return withoutOfficers(findings, c, offices, asked);
        }
        findings.add(Finding.of(
                overrun.isEmpty()
                        ? "In no office does the queue grow without limit with the officers who are there."
                        : "Offices in which the queue grows without limit with the officers who are there, {0}{1}.",
                overrun.isEmpty()
                        ? "Dans aucun bureau la file ne croît sans limite avec les agents présents."
                        : "Bureaux où la file croît sans limite avec les agents présents, {0}{1}.",
                overrun.size(),
                overrun.isEmpty()
                        ? ""
                        : ": "
                                + String.join(
                                        ", ",
                                        overrun.stream()
                                                .map(o -> o.office().office())
                                                .toList())));
        findings.add(Finding.of(
                "For a mean wait of {0} minutes it takes {1} at work at a time; of {3} officers that results name {2} are taken to be there on a day (away: {4}). Only control work is counted, in one queue an"
                        + " office: who is beyond it has other work, and is not shown to be idle. staffing-changes replays the days by groups of officers and by their hours.",
                "Pour une attente moyenne de {0} minutes il faut {1} à la fois ; des {3} agents que nomment les résultats {2} sont supposés présents un jour donné (absents : {4}). Seul le travail de contrôle est compté, en une file par"
                        + " bureau : les autres ont d’autres tâches, et rien ne les dit inoccupés. La question des effectifs déplacés rejoue les jours par groupes d’agents et selon leurs heures.",
                asked.number("wait_minutes"),
                officers(offices),
                offices.stream().mapToInt(Staffed::present).sum(),
                offices.stream().mapToLong(o -> o.office().officers()).sum(),
                new Words.Share(asked.number("away"))));
        long unknown = offices.stream().filter(o -> !o.isKnown()).count();
        if (unknown > 0) {
            findings.add(Finding.of(
                    "Offices of which no result names an officer, so that it is not known how many are there: {0}.",
                    "Bureaux dont aucun résultat ne nomme d’agent, si bien qu’on ne sait combien sont présents : {0}.",
                    unknown));
        }
        return measured(findings, c);
    }

    /** Where no result names an officer what is needed can be told, and nothing of who is there. */
    private static List<Finding> withoutOfficers(
            List<Finding> findings, Counts c, List<Staffed> offices, Parameters asked) {
        findings.add(Finding.of(
                "For a mean wait of {0} minutes it takes {1} at work at a time. No result names an officer, so that nothing is said of who is there and whether queues hold. Only control work is counted, in one queue an office.",
                "Pour une attente moyenne de {0} minutes il faut {1} à la fois. Aucun résultat ne nomme d’agent : rien n’est dit de qui est présent ni si les files tiennent. Seul le travail de contrôle est compté, en une file par bureau.",
                asked.number("wait_minutes"),
                officers(offices)));
        return measured(findings, c);
    }

    private static Words officers(List<Staffed> offices) {
        return Words.counted(
                offices.stream().mapToInt(Staffed::needed).sum(),
                "{0} officer",
                "{0} officers",
                "{0} agent",
                "{0} agents");
    }

    private static List<Finding> measured(List<Finding> findings, Counts c) {
        if (c.examinedMean() != null) {
            findings.add(Finding.of(
                            "{0} examinations say when they began and ended: {1} minutes on average. Set the minutes by what is measured.",
                            "{0} visites disent leur début et leur fin : {1} minutes en moyenne. Régler les minutes sur le mesuré.",
                            c.timed(),
                            c.examinedMean())
                    .leadingTo(c.timed(), "timed", "These examinations", "Ces visites"));
        }
        return List.copyOf(findings);
    }

    private static Table staffing(List<Staffed> offices) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Staffed s : offices) {
            StaffedOffice o = s.office();
            rows.add(Arrays.asList(
                    o.office(),
                    o.declarations(),
                    o.items(),
                    o.hours(),
                    o.officers(),
                    s.isKnown() ? (long) s.present() : null,
                    s.load(),
                    s.isKnown() ? s.load() / s.present() : null,
                    o.dispersion(),
                    o.workCv2(),
                    s.isKnown() ? finite(s.wait(s.present() - 1)) : null,
                    s.isKnown() ? finite(s.wait(s.present())) : null,
                    s.isKnown() ? finite(s.wait(s.present() + 1)) : null,
                    (long) s.needed(),
                    !s.isKnown() ? null : s.isOverrun() ? "grows without limit" : "holds"));
        }
        return new Table(
                "staffing",
                Words.of("Work and waiting by office", "Travail et attente par bureau"),
                List.of(
                        Column.OFFICE,
                        Column.count("declarations", "Declarations", "Déclarations"),
                        Column.ITEMS,
                        Column.number("hours", "Hours", "Heures"),
                        Column.count("officers", "Officers seen", "Agents vus"),
                        Column.count("present", "There", "Présents"),
                        Column.number("load", "Load, officers", "Charge, agents"),
                        Column.share("busy", "Busy", "Occupés"),
                        Column.number("bursts", "Bursts", "À-coups"),
                        Column.number("unevenness", "Unevenness", "Inégalité"),
                        Column.number("wait_one_less", "Wait, one fewer", "Attente, un de moins"),
                        Column.number("wait", "Wait, minutes", "Attente, minutes"),
                        Column.number("wait_one_more", "Wait, one more", "Attente, un de plus"),
                        Column.count("needed", "Needed", "Nécessaires"),
                        Column.words(
                                "queue",
                                "Queue",
                                "File",
                                Map.of(
                                        "holds", Words.of("holds", "tient"),
                                        "grows without limit", Words.of("grows without limit", "croît sans limite")))),
                List.copyOf(rows),
                "office_code");
    }

    /** Minutes to the hundredth: no queue is known better; null where it grows without limit. */
    private static @Nullable Double finite(double minutes) {
        return Double.isInfinite(minutes) ? null : Math.round(minutes * 100) / 100.0;
    }

    private static Table lanes(AnalysisSql steps) {
        return steps.table(
                "lanes",
                Words.of("Hours by office and lane", "Heures par bureau et circuit"),
                List.of(
                        Column.text("office", "Office", "Bureau"),
                        Column.words("lane", "Lane", "Circuit", LaneColour.meanings()),
                        Column.count("declarations", "Declarations", "Déclarations"),
                        Column.ITEMS,
                        Column.number("hours", "Hours", "Heures"),
                        Column.share("share", "Share", "Part"),
                        Column.number("examined_median", "Examination, median minutes", "Visite, minutes médianes")),
                "office lane");
    }

    private static Chart chart(List<Staffed> offices) {
        return new Chart(
                        "officers",
                        Chart.Form.BESIDE,
                        Words.of("Officers there and needed", "Agents présents et nécessaires"),
                        Words.of("Office", "Bureau"),
                        Words.of("Officers", "Agents"),
                        offices.stream().map(s -> s.office().office()).toList(),
                        List.of(
                                Chart.Series.of(Words.of("Load", "Charge"), offices, Staffed::load),
                                Chart.Series.of(
                                        Words.of("There", "Présents"), offices, s -> s.isKnown() ? s.present() : null),
                                Chart.Series.of(Words.of("Needed", "Nécessaires"), offices, Staffed::needed)))
                .leadingBy(offices.stream().map(s -> s.office().office()).toList());
    }
}
