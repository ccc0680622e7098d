package org.tidewaiter.analysis.weight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/**
 * Which containers are said to hold more than one of their kind may carry? Either the mass is wrong, or the number of the container, or a container
 * is not declared. The mass that is surely in a container, of all declarations that name it on one voyage, stands beside the rating of ISO 668 less
 * the least that an empty one of its length and kind (ISO 6346) usually weighs. Sources: ISO 668:2020, which rates all lengths from 20 feet at 36,000
 * kg, and its edition before 2016 at 30,480; ISO 6346.
 */
public final class ContainerLoads implements Analysis {
    private static final Column SIGN = Column.words(
            "sign",
            "Sign",
            "Signe",
            Map.of(
                    "over", Words.of("above every rating", "au-delà de toute masse admise"),
                    "heavy", Words.of("above 30,480 kg gross", "au-delà de 30 480 kg bruts")));

    private static final Column PAYLOAD = Column.number("payload_kg", "May carry (kg)", "Charge admise (kg)");

    private static final Column SHARE = Column.share("share", "Of what it may carry", "De la charge admise");

    record Counts(
            long containers,
            long untyped,
            long unweighed,
            long judged,
            long over,
            long heavy,
            long declarations,
            long declarationsOver) {}

    record Tenth(int tenth, long containers) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(ContainerLoads.class),
                Card.roomOf(ContainerLoads.class),
                Words.of(
                        "Which containers are said to hold more than one of their kind may carry?",
                        "Quels conteneurs contiendraient plus que ce qu’un conteneur de leur type peut porter ?"),
                Words.of("Examination and risk officers", "Agents de visite et de l’analyse de risque"),
                Words.of(
                        "The mass that is surely in a container, of all declarations that name it within 14 days of one another: goods"
                                + " that are in no other, and what is stated of it, but no more than the goods weigh that name it. Beside it"
                                + " the rating of 36,000 kg (ISO 668 since 2016; 10 feet: 10,160) less the least that an empty one of its"
                                + " length and kind usually weighs. Those above the rating of 30,480 kg, to which older ones are built, are told"
                                + " apart. Goods that are in several containers are set against all of them together.",
                        "La masse qui est sûrement dans un conteneur, de toutes les déclarations qui le nomment à moins de 14 jours l’une"
                                + " de l’autre : les marchandises qui ne sont dans aucun autre, et ce qui en est indiqué, mais pas plus que ne"
                                + " pèsent les marchandises qui le nomment. En face, la masse brute maximale de 36 000 kg (ISO 668 depuis 2016 ;"
                                + " 10 pieds : 10 160) moins la plus faible tare usuelle de sa longueur et de son type. Ceux qui dépassent"
                                + " 30 480 kg bruts, pour quoi les plus anciens sont bâtis, sont dits à part. Les marchandises réparties sur"
                                + " plusieurs conteneurs sont comparées à tous ensemble."),
                List.of(
                        "ISO 668:2020, Series 1 freight containers: classification, dimensions and ratings",
                        "ISO 6346, Freight containers: coding, identification and marking (size and type codes)"),
                List.of(Field.CONTAINER_ID, Field.GROSS_MASS_KG),
                Words.of(
                        "What the plate of a container says: many are built for less than 36,000 kg, and its tare is its own. Platforms,"
                                + " swap bodies, 48 and 53 feet and containers of no known type are not judged. A container that holds far less than it"
                                + " could is no sign by itself: light goods fill it too.",
                        "Ce que dit la plaque d’un conteneur : beaucoup sont bâtis pour moins de 36 000 kg, et sa tare lui est propre. Les"
                                + " plates-formes, caisses mobiles, 48 et 53 pieds et les conteneurs sans type connu ne sont pas jugés. Un"
                                + " conteneur qui contient bien moins qu’il ne pourrait n’est pas un signe en soi : des marchandises légères le"
                                + " remplissent aussi."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        Parameter.whole(
                                "rating",
                                Words.of("Highest gross mass (kg)", "Masse brute maximale (kg)"),
                                36_000,
                                30_480,
                                60_000),
                        Parameter.whole(
                                "days", Words.of("Days between two voyages", "Jours entre deux voyages"), 14, 1, 366),
                        Parameter.ROWS),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.judged() == 0 && counts.declarations() == 0) {
            return new Result.NotApplicable(
                    counts.containers() == 0
                            ? Words.of(
                                    "No declaration of that period names a container.",
                                    "Aucune déclaration de cette période ne nomme de conteneur.")
                            : Words.of(
                                    "Of " + counts.containers() + " containers, " + counts.untyped()
                                            + " have no type that tells what they may carry, and " + counts.unweighed()
                                            + " no mass: none was judged.",
                                    "Sur " + counts.containers() + " conteneurs, " + counts.untyped()
                                            + " n’ont pas de type qui dise ce qu’ils peuvent porter, et "
                                            + counts.unweighed() + " pas de masse : aucun n’a été jugé."));
        }
        return new Result.Findings(findings(counts), tables(steps), charts(steps));
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(Counts c) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(
                        "{0} of {1} containers ({2}) are said to hold more than any of their kind may carry.",
                        "{0} des {1} conteneurs ({2}) contiendraient plus que ce qu’aucun de leur type ne peut porter.",
                        c.over(),
                        c.judged(),
                        new Words.Share(c.over() / (double) Math.max(1, c.judged())))
                .leadingTo(c.over(), "over", "Above every rating", "Au-delà de toute masse admise")
                .leadingTo(c.judged(), "judged", "Containers judged", "Conteneurs jugés"));
        if (c.heavy() > 0) {
            findings.add(Finding.of(
                            "{0} more hold more than one that is built to a rating of 30,480 kg may carry: the plate of the container tells.",
                            "{0} autres contiennent plus que ce qu’un conteneur bâti pour 30 480 kg peut porter : la plaque du conteneur le dit.",
                            c.heavy())
                    .leadingTo(c.heavy(), "heavy", "Above 30,480 kg gross", "Au-delà de 30 480 kg bruts"));
        }
        findings.add(Finding.of(
                        "{0} of {1} declarations all of whose containers are of a known type weigh more than these may carry together.",
                        "{0} des {1} déclarations dont tous les conteneurs sont de type connu pèsent plus que ceux-ci ne peuvent porter ensemble.",
                        c.declarationsOver(),
                        c.declarations())
                .leadingTo(c.declarationsOver(), "together", "Too heavy together", "Trop lourdes ensemble"));
        if (c.untyped() + c.unweighed() > 0) {
            findings.add(Finding.of(
                            "Of {0} containers, {1} have no type that tells what they may carry, and {2} no mass of their own: they were not"
                                    + " judged by themselves.",
                            "Sur {0} conteneurs, {1} n’ont pas de type qui dise ce qu’ils peuvent porter, et {2} pas de masse propre : ils n’ont"
                                    + " pas été jugés un à un.",
                            c.containers(),
                            c.untyped(),
                            c.unweighed())
                    .leadingTo(c.untyped(), "untyped", "Of no known type", "De type inconnu")
                    .leadingTo(c.unweighed(), "unweighed", "Without a mass", "Sans masse"));
        }
        return List.copyOf(findings);
    }

    private static List<Table> tables(AnalysisSql steps) {
        return List.of(
                steps.table(
                        "containers",
                        Words.of("Containers above a rating", "Conteneurs au-delà d’une masse admise"),
                        List.of(
                                Column.text("voyage_id", "Container and first day", "Conteneur et premier jour"),
                                Column.text("container_id", "Container", "Conteneur"),
                                Column.text("size_type_code", "Type", "Type"),
                                Column.DAY,
                                Column.count("declarations", "Declarations", "Déclarations"),
                                Column.count("importers", "Importers", "Importateurs"),
                                Column.number("load_kg", "Holds (kg)", "Contient (kg)"),
                                PAYLOAD,
                                SHARE,
                                SIGN),
                        "voyage_id"),
                steps.table(
                        "declarations",
                        Words.of(
                                "Declarations heavier than their containers may carry",
                                "Déclarations plus lourdes que la charge admise de leurs conteneurs"),
                        List.of(
                                Column.RANK,
                                Column.DECLARATION,
                                Column.DAY,
                                Column.IMPORTER,
                                Column.ITEMS,
                                Column.count("containers", "Containers", "Conteneurs"),
                                Column.number("gross_mass_kg", "Gross kg", "kg bruts"),
                                PAYLOAD,
                                SHARE)));
    }

    private static List<Chart> charts(AnalysisSql steps) {
        List<Tenth> loads = steps.rows(Tenth.class, "loads");
        if (loads.isEmpty()) {
            return List.of();
        }
        Words containers = Words.of("Containers", "Conteneurs");
        return List.of(new Chart(
                        "loads",
                        Chart.Form.BARS,
                        Words.of("What containers hold of what they may", "Part de la charge admise"),
                        Words.of("Share of what it may carry, from", "Part de la charge admise, à partir de"),
                        containers,
                        loads.stream().map(t -> 10 * t.tenth() + " %").toList(),
                        List.of(Chart.Series.of(containers, loads, Tenth::containers)))
                .leadingBy(loads, Tenth::tenth));
    }
}
