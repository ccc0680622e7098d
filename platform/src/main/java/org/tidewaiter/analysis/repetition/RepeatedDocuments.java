package org.tidewaiter.analysis.repetition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;

/**
 * Which invoices, certificates of origin, transport documents, containers and vehicles are used twice? Numbers are compared in capitals and figures
 * alone, an invoice within its supplier's. A second use with the same value, items and mass is a twin. Source: data-quality rules of duplicates
 * (domain of UN IMTS 2010, annex 9.B). It does not see whether an invoice was rightly cleared in parts.
 */
public final class RepeatedDocuments implements Analysis {
    record Counts(
            long numbers,
            long declarations,
            long pairs,
            long repeated,
            long twins,
            long otherImporter,
            BigDecimal twinValue) {}

    record Unrepeated(String kind, long numbers) {}

    private static final Map<String, Words> KINDS = Map.of(
            "invoice", Words.of("Invoices", "Factures"),
            "transport document", Words.of("Transport documents", "Titres de transport"),
            "certificate", Words.of("Certificates of origin", "Certificats d’origine"),
            "container", Words.of("Containers", "Conteneurs"),
            "vehicle", Words.of("Vehicles", "Véhicules"));

    private static final Column KIND = Column.words("kind", "Of what", "De quoi", KINDS);

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(RepeatedDocuments.class),
                Card.roomOf(RepeatedDocuments.class),
                Words.of(
                        "Which invoices, certificates of origin, transport documents, containers and vehicles are used twice?",
                        "Quels factures, certificats d’origine, titres de transport, conteneurs et véhicules servent deux fois ?"),
                Words.of("Document checks and risk officers", "Contrôle documentaire et analyse de risque"),
                Words.of(
                        "The same number on two declarations: an invoice of one supplier within so many days, a transport document"
                                + " of two importers, a certificate of origin of one country under another transport document within a year, a container on another day under another document, a vehicle at any time."
                                + " Same value, items and mass as before: a twin, which comes first.",
                        "Le même numéro sur deux déclarations : une facture d’un fournisseur à peu de jours, un titre de transport"
                                + " de deux importateurs, un certificat d’origine d’un pays sous un autre titre de transport en un an, un conteneur un autre jour sous un autre titre, un véhicule à tout"
                                + " moment. Mêmes valeur, articles et masse qu’avant : un double, qui vient d’abord."),
                List.of("UN, International Merchandise Trade Statistics: Compilers Manual 2010, annex 9.B", "ISO 6346"),
                List.of(
                        Field.INVOICE_NUMBER,
                        Field.TRANSPORT_DOCUMENT,
                        Field.CONTAINER_ID,
                        Field.VEHICLE_ID,
                        Field.EXPORTER_ID),
                Words.of(
                        "An invoice cleared in parts, a container that came back, and firms whose numbers begin anew each year look"
                                + " the same.",
                        "Une facture dédouanée en plusieurs fois, un conteneur revenu, et les maisons dont les numéros recommencent"
                                + " chaque année ont la même apparence."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        Parameter.whole(
                                "days", Words.of("Days between two uses", "Jours entre deux usages"), 90, 0, 3_660),
                        Parameter.whole(
                                "container_days",
                                Words.of("Days between two of a container", "Jours entre deux d’un conteneur"),
                                14,
                                1,
                                366),
                        Parameter.whole(
                                "certificate_days",
                                Words.of("Days between two of a certificate", "Jours entre deux d’un certificat"),
                                366,
                                1,
                                3_660),
                        Parameter.whole(
                                "least_length",
                                Words.of("Least signs of a number", "Signes au moins d’un numéro"),
                                4,
                                1,
                                40),
                        Parameter.ROWS),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.numbers() == 0) {
            return new Result.NotApplicable(
                    Words.of(
                            "No declaration gives the number of an invoice, certificate of origin, transport document, container or vehicle.",
                            "Aucune déclaration ne donne de numéro de facture, de certificat d’origine, de titre de transport, de conteneur ou de véhicule."));
        }
        return new Result.Findings(
                        findings(counts, steps.rows(Unrepeated.class, "unrepeated")), tables(steps), List.of())
                .readFrom("kinds");
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(Counts c, List<Unrepeated> unrepeated) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(
                        "{0} of {1} declarations with such numbers ({2}) use one that another declaration has used shortly before.",
                        "{0} des {1} déclarations à de tels numéros ({2}) en utilisent un qu’une autre a utilisé peu avant.",
                        c.repeated(),
                        c.declarations(),
                        new Words.Share(c.repeated() / (double) Math.max(1, c.declarations())))
                .leadingTo(c.repeated(), "repeated", "Second uses", "Seconds usages"));
        if (c.pairs() > 0) {
            secondUses(c, findings);
        }
        for (Unrepeated kind : unrepeated) {
            findings.add(Finding.of(
                    "{0} ({1} given): none is used twice.",
                    "{0} ({1} donnés) : aucun ne sert deux fois.",
                    KINDS.getOrDefault(kind.kind(), Words.same(kind.kind())),
                    kind.numbers()));
        }
        return List.copyOf(findings);
    }

    private static void secondUses(Counts c, List<Finding> findings) {
        findings.add(new Finding(
                        Words.of(
                                "{0} of {1} second uses have the same value, items and mass as the first: {2} declared twice, or the same"
                                        + " goods corrected under a new number.",
                                "{0} des {1} seconds usages ont mêmes valeur, articles et masse que le premier : {2} déclarés deux fois, ou"
                                        + " les mêmes marchandises corrigées sous un nouveau numéro.",
                                c.twins(),
                                c.pairs(),
                                new Words.Money(c.twinValue())),
                        c.twinValue())
                .leadingTo(c.twins(), "twins", "The same as the first", "Identiques au premier"));
        findings.add(Finding.of(
                        "{0} of {1} second uses are another importer's.",
                        "{0} des {1} seconds usages sont d’un autre importateur.", c.otherImporter(), c.pairs())
                .leadingTo(c.otherImporter(), "other_importer", "Of another importer", "D’un autre importateur"));
    }

    private static List<Table> tables(AnalysisSql steps) {
        return List.of(
                steps.table(
                        "declarations",
                        Words.of("Second uses", "Seconds usages"),
                        List.of(
                                Column.RANK,
                                Column.DECLARATION,
                                Column.DAY,
                                Column.IMPORTER,
                                KIND,
                                Column.text("number", "Number", "Numéro"),
                                new Column(
                                        "former_id", Words.of("First use", "Premier usage"), Column.Kind.DECLARATION),
                                Column.count("days_since", "Days since", "Jours depuis"),
                                Column.text("twin", "Twin", "Double"),
                                Column.text("other_importer", "Another importer", "Autre importateur"),
                                Column.CUSTOMS_VALUE)),
                steps.table(
                        "kinds",
                        Words.of("By what is used twice", "Selon ce qui sert deux fois"),
                        List.of(
                                KIND,
                                Column.count("numbers", "Given", "Donnés"),
                                Column.count("pairs", "Second uses", "Seconds usages"),
                                Column.count("twins", "Twins", "Doubles"),
                                Column.count("other_importer", "Another importer's", "D’un autre importateur")),
                        "kind"));
    }
}
