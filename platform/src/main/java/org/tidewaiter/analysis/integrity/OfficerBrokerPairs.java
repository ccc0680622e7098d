package org.tidewaiter.analysis.integrity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.analysis.integrity.PairTests.TestedPair;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.kit.statistics.Distributions;

/**
 * Which officers and brokers come together more often than chance brings them? Meetings against the office's own way of sharing work out, and how
 * quick the officer then was; the share of false discoveries among those shown is bounded. Sources: Chalendard, Fernandes, Raballand and Rijkers,
 * Corruption in Customs, QJE 138 (2023); Benjamini and Hochberg 1995. It sees controls with an officer's number; officers go by the pseudonyms of
 * `query`.
 */
public final class OfficerBrokerPairs implements Analysis {
    /** Fewer controls cannot show how work is shared out. */
    private static final long LEAST = 500;

    record Counts(long declarations, long officers, long brokers, long offices, long byGoods) {}

    /**
     * A broker and an officer of an office.
     *
     * @param byGoods whether the office shares its work out by kind of goods
     * @param officers how many officers the office has
     * @param declarations the broker's controlled declarations there
     * @param met those that the officer handled
     * @param expected those that the officer would have handled, as others' declarations are shared out
     * @param judged the declarations of whose goods it is known to which desks they come
     * @param unusual those that the officer handled although such goods hardly ever come to that desk
     * @param pieces pieces of the officer's work on them whose length is known
     * @param places sum of their places among the officer's work, from 0, the quickest, to 1
     * @param unusualPieces pieces of work on the unusual ones alone
     * @param unusualPlaces sum of their places
     * @param found those met with a finding
     * @param tax tax assessed of those met
     */
    record Pair(
            String office,
            String broker,
            String officer,
            String pseudonym,
            boolean byGoods,
            long officers,
            long declarations,
            long met,
            double expected,
            long judged,
            long unusual,
            long pieces,
            double places,
            long unusualPieces,
            double unusualPlaces,
            long found,
            BigDecimal tax) {
        /**
         * Work on goods that hardly ever come to the desk, where the office shares its work out by goods: one that is done in haste would be hidden
         * by the rest.
         */
        Speed strays() {
            return byGoods ? new Speed(unusualPieces, unusualPlaces) : new Speed(0, 0);
        }

        /** The rest of the work on the broker's declarations. */
        Speed usual() {
            return byGoods ? new Speed(pieces - unusualPieces, places - unusualPlaces) : new Speed(pieces, places);
        }
    }

    /**
     * How quick the officer was with some pieces of work, among all of the same kind and size.
     *
     * @param places the sum of their places, from 0, the quickest, to 1
     */
    record Speed(long pieces, double places) {
        /** The mean place, or none without a piece. */
        @Nullable
        Double place() {
            return pieces == 0 ? null : places / pieces;
        }

        /** The chance to be as quick, NaN without a piece: places are even from 0 to 1 if nothing is special about these. */
        double chance() {
            return pieces == 0 ? Double.NaN : Distributions.uniformSumAtMost(places, pieces);
        }
    }

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(OfficerBrokerPairs.class),
                Card.roomOf(OfficerBrokerPairs.class),
                Words.of(
                        "Which officers and brokers come together more often than chance brings them?",
                        "Quels agents et déclarants se rencontrent plus souvent que le hasard ne le veut ?"),
                Words.of("Internal audit and integrity", "Audit interne et intégrité"),
                Words.of(
                        "How an office shares its work out is read from other brokers' controls: by kind of goods (HS section) where"
                                + " officers have kinds of their own, else by weekday. Three signs: declarations that came to a desk which"
                                + " hardly ever has such goods (where all desks have all goods: more meetings than the desk's share),"
                                + " binomial; quicker work on them than the officer's other work of the same size, by rank; and quicker work on"
                                + " what else the broker brought, which shows nobody without the first. The product of their chances is judged by its own distribution,"
                                + " Benjamini–Hochberg bounds the share of false discoveries. A broker with fewer than five"
                                + " controls at an office gives no answer.",
                        "Le partage du travail d’un bureau se lit dans les contrôles des autres déclarants : par nature de"
                                + " marchandises (section du SH) là où les agents ont les leurs, sinon par jour de semaine. Trois"
                                + " signes : des déclarations venues à un poste qui n’a presque jamais ces marchandises (là où tous ont"
                                + " tout : plus de rencontres que la part du poste), binomial ; un travail plus rapide sur elles que"
                                + " l’autre travail de l’agent de même taille, par rang ; et un travail plus rapide sur le reste de ce"
                                + " déclarant, qui ne montre personne sans le premier. Le produit de leurs probabilités se juge par sa propre loi, Benjamini–Hochberg borne la part des fausses découvertes. Moins de cinq contrôles à un bureau : pas de réponse."),
                List.of(
                        "Chalendard, Fernandes, Raballand and Rijkers, Corruption in Customs, Quarterly Journal of Economics 138 (2023)",
                        "Benjamini and Hochberg, Controlling the false discovery rate, JRSS B 57 (1995)",
                        "Wallis, Compounding probabilities from independent significance tests, Econometrica 10 (1942)"),
                List.of(Field.DECLARANT_ID, Field.OFFICER_ID),
                Words.of(
                        "A pair that is shown is a question to who assigns the work, and no sanction: a rule, an absence or a skill may"
                                + " explain it. Meetings within an officer's usual goods are counted and not shown, because a rule of"
                                + " assignment explains them as well. What is not controlled, and who truly was on duty, is not seen.",
                        "Une paire montrée est une question à qui répartit le travail, non une sanction : une règle, une absence ou une"
                                + " compétence peut l’expliquer. Les rencontres dans les marchandises habituelles d’un agent sont"
                                + " comptées et non montrées, une règle les expliquant aussi bien. Ce qui n’est pas contrôlé et qui était"
                                + " vraiment de service ne se voit pas."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        Parameter.number(
                                "false_discoveries",
                                Words.of(
                                        "Share of those shown that may be there by chance",
                                        "Part des montrées qui peut l’être par hasard"),
                                "0.05",
                                "0.0001",
                                "0.5"),
                        Parameter.ROWS),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.declarations() == 0) {
            return new Result.NotApplicable(Words.of(
                    "No control of that period names an officer and a declarant.",
                    "Aucun contrôle de cette période ne nomme un agent et un déclarant."));
        }
        if (counts.declarations() < LEAST) {
            return new Result.TooFew(
                    Words.of(
                            "Too few controls to see how work is shared out.",
                            "Trop peu de contrôles pour voir comment le travail est réparti."),
                    counts.declarations(),
                    LEAST);
        }
        double share = steps.parameters().number("false_discoveries");
        List<TestedPair> tested = PairTests.of(steps.rows(Pair.class, "pairs"), share);
        List<TestedPair> shown =
                tested.stream().filter(t -> t.adjusted() <= share).toList();
        long explained = tested.stream()
                .filter(t -> t.adjusted() > share && t.frequent())
                .count();
        return new Result.Findings(
                        findings(counts, tested.size(), shown, explained, share),
                        List.of(table(shown, steps.parameters().whole("rows"))),
                        List.of())
                .readFrom("pairs");
    }

    /** The sentences, from the counts and the pairs that are shown. */
    static List<Finding> findings(Counts c, long tested, List<TestedPair> shown, long explained, double share) {
        BigDecimal tax = shown.stream().map(t -> t.pair().tax()).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                Words.of(
                        "{0} of {1} pairs that met come together in ways that chance does not explain; at most {2} of those shown are"
                                + " there by chance. They met over {3} declarations with {4} of tax. Each is a question to who assigns"
                                + " the work, and not a sanction.",
                        "{0} des {1} paires qui se sont rencontrées le font d’une façon que le hasard n’explique pas ; au plus {2} des"
                                + " montrées le sont par hasard. Elles se sont rencontrées sur {3} déclarations avec {4} de taxes."
                                + " Chacune est une question à qui répartit le travail, non une sanction.",
                        shown.size(),
                        tested,
                        new Words.Share(share),
                        shown.stream().mapToLong(t -> t.pair().met()).sum(),
                        new Words.Money(tax)),
                tax));
        findings.add(Finding.of(
                "Judged by {0} controlled declarations of {1} brokers by {2} officers; {3} of {4} offices share work out by kind of goods.",
                "Jugé sur {0} déclarations contrôlées de {1} déclarants par {2} agents ; {3} des {4} bureaux répartissent par nature de"
                        + " marchandises.",
                c.declarations(),
                c.brokers(),
                c.officers(),
                c.byGoods(),
                c.offices()));
        findings.add(Finding.of(
                "{0} more pairs meet often within the officer's usual goods, at the usual speed: a rule of assignment explains that, and they"
                        + " are not shown.",
                "{0} autres paires se rencontrent souvent dans les marchandises habituelles de l’agent, à la vitesse habituelle : une"
                        + " règle l’explique, et elles ne sont pas montrées.",
                explained));
        return List.copyOf(findings);
    }

    /** A chance as it is shown: below one in a thousand million it is called that. */
    private static double shown(double chance) {
        return Math.max(1e-9, chance);
    }

    private static Table table(List<TestedPair> shown, long rows) {
        List<List<@Nullable Object>> lines = new ArrayList<>();
        for (TestedPair t : shown.stream().limit(rows).toList()) {
            Pair p = t.pair();
            lines.add(Arrays.asList(
                    p.office() + " " + p.pseudonym() + " " + p.broker(),
                    p.office(),
                    p.pseudonym(),
                    p.broker(),
                    p.declarations(),
                    p.met(),
                    p.expected(),
                    p.unusual(),
                    shown(t.meeting()),
                    p.strays().place(),
                    p.usual().place(),
                    shown(t.adjusted()),
                    p.found(),
                    p.tax()));
        }
        return new Table(
                "pairs",
                Words.of("Pairs that chance does not explain", "Paires que le hasard n’explique pas"),
                List.of(
                        Column.text("pair", "Pair", "Paire"),
                        Column.OFFICE,
                        Column.text("officer", "Officer", "Agent"),
                        new Column("declarant_id", Words.of("Broker", "Déclarant"), Column.Kind.COMPANY),
                        Column.count("declarations", "Of the broker", "Du déclarant"),
                        Column.count("met", "Met", "Rencontres"),
                        Column.number("expected", "Expected", "Attendues"),
                        Column.count("unusual", "Not the desk's goods", "Pas les marchandises du poste"),
                        Column.number("meeting", "Chance of meeting so", "Chance de se rencontrer ainsi"),
                        Column.share(
                                "place",
                                "Place in speed with those (0 quickest)",
                                "Place en vitesse sur celles-là (0 le plus rapide)"),
                        Column.share("usual_place", "With the others", "Sur les autres"),
                        Column.number("adjusted", "False discoveries", "Fausses découvertes"),
                        Column.count("found", "Findings", "Infractions"),
                        Column.money("tax", "Tax", "Taxes")),
                List.copyOf(lines),
                "pair");
    }
}
