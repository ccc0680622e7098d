package org.tidewaiter.analysis.operators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Column.Kind;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.NoDeclarations;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.analysis.operators.Operator.WarningSign;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.ReferenceTable;
import org.tidewaiter.kit.statistics.RiskAdjustedCusum;

/**
 * Do authorised operators keep what they were authorised for, and whose certificate is to be validated anew? What the data say of each criterion of
 * the SAFE Framework, and a cumulative sum of each operator's findings against the chances of the same work. It sees declarations and registers:
 * premises, staff and partners are asked on the spot.
 */
// Long: card, findings, tables and charts of one question stand together, in two languages.
public final class OperatorMonitoring implements Analysis {
    /** Of fewer results a sum says nothing. */
    private static final int LEAST_RESULTS = 10;

    /** An operator's declarations with a result, in order. */
    record Case(String partyId, String month, boolean found, double chance) {}

    /** An operator with its sum; the sum is null where there are too few results. */
    record MonitoredOperator(
            Operator operator,
            List<Case> cases,
            @Nullable RiskAdjustedCusum sum,
            double limit,
            List<WarningSign> signs) {
        boolean rose() {
            return sum != null && sum.peak() > limit;
        }
    }

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(OperatorMonitoring.class),
                Card.roomOf(OperatorMonitoring.class),
                Words.of(
                        "Do authorised operators keep what they were authorised for, and whose certificate is to be validated anew?",
                        "Les opérateurs économiques agréés tiennent-ils ce pour quoi ils le sont, et quels certificats sont à revalider ?"),
                Words.of("Heads of authorisation and of audit", "Agrément des opérateurs et contrôle a posteriori"),
                Words.of(
                        "For each operator of the register: findings in controls as a cumulative sum against the chance of the same work (by"
                                + " how it was chosen and looked at, and HS chapter), which alarms when the odds have multiplied; its limit is"
                                + " what the stated share of unchanged records passes by chance, by a thousand draws. Errors, late lodgement and"
                                + " amendments alarm where they are twice the rate of all traders and beyond chance. Changes of directors,"
                                + " accounts and registered names; days to the end of the certificate, or where it has none to the years of"
                                + " validation. Signs stand by criterion of the SAFE Framework; what no data show is to be asked, and what was"
                                + " seen on the spot is loaded (table “aeo_evidence”). With the number of an operator (importer): its checklist from A to M.",
                        "Pour chaque opérateur du registre : infractions en somme cumulée face à la chance du même travail (choix, mode de"
                                + " contrôle, chapitre du SH), qui alerte quand la cote s’est multipliée ; sa limite est ce que la part indiquée"
                                + " de dossiers inchangés dépasse par hasard, par mille tirages. Erreurs, dépôts tardifs et rectifications"
                                + " alertent au double du taux de tous et au-delà du hasard. Changements de dirigeants, comptes et noms"
                                + " enregistrés ; jours jusqu’à la fin du certificat, ou à défaut jusqu’aux années de validation. Les signes sont"
                                + " rangés par critère du cadre SAFE ; ce que nulle donnée ne montre est à demander, et ce qui a été vu sur place se charge"
                                + " (table « aeo_evidence »). Avec le numéro d’un opérateur (importer) : sa liste de A à M."),
                List.of(
                        "WCO, SAFE Framework of Standards (2021), conditions for authorised economic operators, in our own words",
                        "Steiner, Cook, Farewell and Treasure, Monitoring surgical performance using risk-adjusted cumulative sum charts,"
                                + " Biostatistics 1 (2000)"),
                List.of(Field.IMPORTER_ID, Field.ACCEPTED_AT),
                Words.of(
                        "Premises, staff, cargo and partners, which validation looks at on the spot. An operator whose goods are seldom"
                                + " controlled shows little: few findings are no proof of compliance. A sign is a question to the operator, no"
                                + " ground for withdrawal.",
                        "Les locaux, le personnel, le fret et les partenaires, que la validation voit sur place. Un opérateur peu contrôlé"
                                + " montre peu : peu d’infractions ne prouve pas la conformité. Un signe est une question, non un motif de"
                                + " retrait."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        Parameter.code(
                                "importer",
                                Words.of(
                                        "Checklist of the operator with the number",
                                        "Liste de contrôle de l’opérateur numéro")),
                        Parameter.number(
                                "odds",
                                Words.of("Odds multiplied by, to alarm", "Cote multipliée par, pour alerter"),
                                "2",
                                "1.2",
                                "10"),
                        Parameter.number(
                                "false_alarm",
                                Words.of("Share of false alarms", "Part de fausses alertes"),
                                "0.01",
                                "0.002",
                                "0.2"),
                        Parameter.whole(
                                "late_days",
                                Words.of("Days from arrival to late lodgement", "Jours de l’arrivée au dépôt tardif"),
                                15,
                                0,
                                365),
                        Parameter.number(
                                "revalidate_years",
                                Words.of("Years of a certificate without an end", "Années d’un certificat sans fin"),
                                "3",
                                "1",
                                "10"),
                        Parameter.whole(
                                "due_days",
                                Words.of("Days ahead to plan validation", "Jours d’avance pour revalider"),
                                180,
                                0,
                                1_000),
                        Parameter.ROWS),
                List.of(ReferenceTable.AEO_CERTIFICATE),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        List<Operator> operators = steps.rows(Operator.class, "operators");
        if (operators.isEmpty()) {
            return new Result.NotApplicable(Words.of(
                    "There is no register of authorised operators (load the table “aeo_register”).",
                    "Il n’y a pas de registre des opérateurs économiques agréés (charger la table « aeo_register »)."));
        }
        Operator.AllDeclarations all = steps.row(Operator.AllDeclarations.class, "all");
        if (all.declarations() == 0) {
            return new Result.NotApplicable(
                    Words.of("There is no declaration of that period.", "Aucune déclaration de cette période."));
        }
        List<MonitoredOperator> watched = watched(steps, operators, all);
        List<SpotEvidence> seen = steps.rows(SpotEvidence.class, "evidence");
        String one = steps.parameters().text("importer");
        return one.isEmpty() ? ofAll(steps, watched, seen, all) : ofOne(one, watched, seen, all);
    }

    private static Result ofAll(
            AnalysisSql steps, List<MonitoredOperator> watched, List<SpotEvidence> seen, Operator.AllDeclarations all) {
        List<Finding> findings = new ArrayList<>(findings(
                watched,
                all,
                steps.parameters().number("false_alarm"),
                steps.parameters().number("revalidate_years")));
        findings.addAll(SpotEvidence.findings(seen, watched.size()));
        long rows = steps.parameters().whole("rows");
        return new Result.Findings(
                        List.copyOf(findings),
                        List.of(
                                table(watched, rows),
                                criteria(watched, seen, all).without(NoDeclarations.REGISTER),
                                SpotEvidence.table(seen, rows).without(NoDeclarations.REGISTER)),
                        charts(watched).stream()
                                .map(c -> c.without(NoDeclarations.ESTIMATE))
                                .toList())
                .readFrom("operators");
    }

    /** The checklist of one operator. Its signs are those that it has among all. */
    private static Result ofOne(
            String number, List<MonitoredOperator> watched, List<SpotEvidence> seen, Operator.AllDeclarations all) {
        List<MonitoredOperator> one = watched.stream()
                .filter(w -> w.operator().partyId().equals(number))
                .toList();
        if (one.isEmpty()) {
            return new Result.NotApplicable(Words.of(
                    "The register of authorised operators has no certificate of {0} that had begun by then: is the number written as there?",
                    "Le registre des opérateurs économiques agréés n’a pas de certificat de {0} commencé alors : le numéro est-il écrit comme là ?",
                    number));
        }
        List<SpotEvidence> own =
                seen.stream().filter(e -> e.partyId().equals(number)).toList();
        return new Result.Findings(
                        OperatorChecklist.findings(one.getFirst(), own, all),
                        List.of(OperatorChecklist.table(one.getFirst(), own, all), table(one, 1)),
                        charts(one))
                .readFrom("checklist");
    }

    private static List<MonitoredOperator> watched(
            AnalysisSql steps, List<Operator> operators, Operator.AllDeclarations all) {
        Map<String, List<Case>> cases = new TreeMap<>();
        steps.rows(Case.class, "cases")
                .forEach(c -> cases.computeIfAbsent(c.partyId(), p -> new ArrayList<>())
                        .add(c));
        double odds = steps.parameters().number("odds");
        double falseAlarm = steps.parameters().number("false_alarm");
        long due = steps.parameters().whole("due_days");
        List<MonitoredOperator> watched = new ArrayList<>();
        for (Operator operator : operators) {
            List<Case> own = cases.getOrDefault(operator.partyId(), List.of());
            double[] chances = own.stream().mapToDouble(Case::chance).toArray();
            RiskAdjustedCusum sum = own.size() < LEAST_RESULTS ? null : RiskAdjustedCusum.of(found(own), chances, odds);
            double limit = sum == null
                    ? 0
                    : RiskAdjustedCusum.limit(
                            chances, odds, falseAlarm, operator.partyId().hashCode());
            boolean rose = sum != null && sum.peak() > limit;
            watched.add(new MonitoredOperator(operator, own, sum, limit, operator.signs(all, rose, falseAlarm, due)));
        }
        watched.sort(Comparator.comparing((MonitoredOperator w) -> !w.rose())
                .thenComparingInt(w -> -w.signs().size())
                .thenComparing(w -> w.operator().customsValue(), Comparator.reverseOrder())
                .thenComparing(w -> w.operator().partyId()));
        return List.copyOf(watched);
    }

    private static boolean[] found(List<Case> cases) {
        boolean[] found = new boolean[cases.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = cases.get(i).found();
        }
        return found;
    }

    /** The sentences, from the operators. */
    static List<Finding> findings(
            List<MonitoredOperator> watched, Operator.AllDeclarations all, double falseAlarm, double years) {
        long summed = watched.stream().filter(w -> w.sum() != null).count();
        long rose = watched.stream().filter(MonitoredOperator::rose).count();
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(
                "{0} of {1} operators with at least {2} results passed their limit: findings came oftener than the same work explains. By"
                        + " chance alone {3} would.",
                "Opérateurs ayant dépassé leur limite, avec plus d’infractions que le même travail n’explique : {0} des {1} qui ont au moins {2} résultats."
                        + " Par hasard seul, {3} le feraient.",
                rose,
                summed,
                LEAST_RESULTS,
                falseAlarm * summed));
        findings.add(Finding.of(
                "{0} of {1} operators are in the register with fewer results: little is known of them, which is no sign of compliance.",
                "{0} des {1} opérateurs du registre ont moins de résultats : on en sait peu, ce qui n’est pas un signe de conformité.",
                watched.size() - summed,
                watched.size()));
        findings.add(Finding.of(
                "On {0} {1} certificates have ended. {2} operators are to be validated anew soon, {3} of which are overdue already. {4} operators lodged nothing in the period.",
                "Au {0}, certificats échus : {1}. Opérateurs à revalider bientôt : {2}, dont déjà en retard : {3}. Opérateurs n’ayant rien déposé dans la période : {4}.",
                all.today(),
                count(watched, WarningSign.ENDED),
                count(watched, WarningSign.DUE),
                watched.stream().filter(w -> w.operator().isOverdue()).count(),
                count(watched, WarningSign.NO_TRADE)));
        if (watched.stream().anyMatch(w -> w.operator().byRule())) {
            findings.add(Finding.of(
                    "{0} certificates have no end in the register: as if they were to be validated anew {1} years after they began (revalidate_years).",
                    "{0} certificats n’ont pas de fin dans le registre : comme s’ils étaient à revalider {1} ans après leur début (revalidate_years).",
                    watched.stream().filter(w -> w.operator().byRule()).count(),
                    years));
        }
        return List.copyOf(findings);
    }

    private static long count(List<MonitoredOperator> watched, WarningSign sign) {
        return watched.stream().filter(w -> w.signs().contains(sign)).count();
    }

    private static Table table(List<MonitoredOperator> watched, long most) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (MonitoredOperator w : watched.stream().limit(most).toList()) {
            Operator o = w.operator();
            rows.add(Arrays.asList(
                    o.partyId(),
                    w.signs().isEmpty() ? null : w.signs().getFirst().id(),
                    w.signs().size(),
                    o.declarations(),
                    o.customsValue(),
                    o.looked(),
                    o.found(),
                    o.expected(),
                    w.sum() == null ? null : w.sum().peak(),
                    w.sum() == null ? null : w.limit(),
                    o.recovered(),
                    o.judged() == 0 ? null : o.erroneous() / (double) o.judged(),
                    o.timed() == 0 ? null : o.late() / (double) o.timed(),
                    o.amendable() == 0 ? null : o.amended() / (double) o.amendable(),
                    o.arrears(),
                    o.changes(),
                    o.certificate(),
                    o.dueOn(),
                    o.days()));
        }
        return new Table("operators", Words.of("Operators", "Opérateurs"), columns(), List.copyOf(rows), "party_id");
    }

    private static List<Column> columns() {
        return List.of(
                new Column("party_id", Words.of("Operator", "Opérateur"), Kind.COMPANY),
                Column.words("sign", "First to ask about", "À demander d’abord", WarningSign.words()),
                Column.count("signs", "Signs", "Signes"),
                Column.count("declarations", "Declarations", "Déclarations"),
                Column.money("customs_value", "Customs value", "Valeur en douane"),
                Column.count("looked", "With a result", "Avec résultat"),
                Column.count("found", "With a finding", "Avec infraction"),
                Column.number("expected", "Expected", "Attendues"),
                Column.number("peak", "Largest sum", "Somme la plus haute"),
                Column.number("limit", "Its limit", "Sa limite"),
                Column.money("recovered", "Recovered", "Recouvré"),
                Column.share("erroneous", "With errors", "Avec erreurs"),
                Column.share("late", "Lodged late", "Déposées tard"),
                Column.share("amended", "Amended", "Rectifiées"),
                Column.money("arrears", "Owed", "Dû"),
                Column.count("changes", "Changes", "Changements"),
                Column.text("certificate", "Certificate", "Certificat"),
                Column.day("due_on", "To validate on", "À valider le"),
                Column.count("days", "Days until then", "Jours d’ici là"));
    }

    /** SAFE's criteria: which signs speak of each, of how many operators something is known, and how many show a sign. */
    private static Table criteria(
            List<MonitoredOperator> watched, List<SpotEvidence> evidence, Operator.AllDeclarations all) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            long known = watched.stream()
                    .filter(w -> criterion.isKnown(w.operator(), w.sum() != null, all))
                    .count();
            long signs = watched.stream()
                    .filter(w -> criterion.signs.stream().anyMatch(w.signs()::contains))
                    .count();
            List<SpotEvidence> seen = evidence.stream()
                    .filter(e -> e.criterion().equals(criterion.name()))
                    .toList();
            long unmet = seen.stream().filter(e -> !e.met()).count();
            rows.add(Arrays.asList(
                    criterion.name(),
                    criterion.name(),
                    criterion.name(),
                    known,
                    known == 0 ? null : signs,
                    (long) seen.size(),
                    seen.isEmpty() ? null : unmet,
                    state(known, signs, seen.size(), unmet)));
        }
        return new Table(
                "criteria",
                Words.of(
                        "SAFE's criteria, and what the data show of them",
                        "Critères SAFE, et ce qu’en montrent les données"),
                List.of(
                        Column.text("criterion", "Letter", "Lettre"),
                        Column.words("title", "Criterion", "Critère", Criterion.words(c -> c.title)),
                        Column.words(
                                "evidence",
                                "Evidence in the data",
                                "Preuve dans les données",
                                Criterion.words(c -> c.evidence)),
                        Column.count("known", "Operators with evidence", "Opérateurs avec preuve"),
                        Column.count("signs", "With a sign", "Avec un signe"),
                        Column.count("seen", "Seen on the spot", "Vus sur place"),
                        Column.count("unmet", "Not met", "Non rempli"),
                        Column.words("state", "State", "État", Criterion.STATES)),
                List.copyOf(rows),
                null);
    }

    /** What was seen on the spot not to be met comes first, then what the data show. */
    private static String state(long known, long signs, long seen, long unmet) {
        if (unmet > 0) {
            return "unmet";
        }
        return known > 0 && signs > 0 ? "look" : seen > 0 ? "met" : known > 0 ? "none" : "asked";
    }

    /** The sums of the operators that rose most, by month: the last of each. */
    private static List<Chart> charts(List<MonitoredOperator> watched) {
        List<MonitoredOperator> shown =
                watched.stream().filter(MonitoredOperator::rose).limit(5).toList();
        TreeSet<String> months = new TreeSet<>();
        shown.forEach(w -> w.cases().forEach(c -> months.add(c.month())));
        if (months.size() < 2) {
            return List.of();
        }
        List<Chart.Series> series = new ArrayList<>();
        for (MonitoredOperator w : shown) {
            Map<String, Double> last = new LinkedHashMap<>();
            for (int i = 0; i < w.cases().size(); i++) {
                last.put(
                        w.cases().get(i).month(),
                        Objects.requireNonNull(w.sum()).sums().get(i));
            }
            series.add(Chart.Series.of(Words.same(w.operator().partyId()), List.copyOf(months), last::get));
        }
        return List.of(new Chart(
                "sums",
                Chart.Form.LINES,
                Words.of("Cumulative sums at the end of each month", "Sommes cumulées en fin de mois"),
                Words.of("Month", "Mois"),
                Words.of("Sum", "Somme"),
                List.copyOf(months),
                series));
    }
}
