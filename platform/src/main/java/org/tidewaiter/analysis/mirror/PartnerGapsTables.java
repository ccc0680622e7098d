package org.tidewaiter.analysis.mirror;

import java.util.List;
import java.util.Map;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Column.Kind;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;

/** The tables of {@link PartnerGaps}. */
final class PartnerGapsTables {
    private static final Column FLOW = Column.text("flow_id", "Flow", "Flux");
    private static final Column PARTNER = new Column("partner", Words.of("Partner", "Partenaire"), Kind.COUNTRY);
    private static final Column LINE = new Column("line", Words.of("HS code", "Code SH"), Kind.HS);
    private static final Column IMPORTERS = Column.count("importers", "Importers", "Importateurs");
    private static final Column EXPECTED = Column.money("expected", "Expected, CIF", "Attendu, CAF");
    private static final Column RECORDED = Column.money("recorded", "Declared", "Déclaré");
    private static final Column RATIO = Column.share("ratio", "Declared by expected", "Déclaré / attendu");
    private static final Column GAP = Column.money("gap", "Gap", "Écart");
    private static final Column OTHER_CODE = Column.money("other_code", "Under other codes", "Sous d’autres codes");
    private static final Column OTHER_ORIGIN =
            Column.money("other_origin", "Under other origins", "Sous d’autres origines");
    private static final Column REMAINS = Column.money("remains", "Remains", "Reste");
    private static final Column STAKE = Column.money("stake", "Tax at stake", "Taxes en jeu");
    private static final Column LOOKS_LIKE = Column.words(
            "looks_like",
            "Most of it is",
            "Surtout",
            Map.of(
                    "code", Words.of("under other codes", "sous d’autres codes"),
                    "origin", Words.of("under other origins", "sous d’autres origines"),
                    "weight", Words.of("weight", "du poids"),
                    "price", Words.of("price", "du prix"),
                    "unweighed", Words.of("not known: no masses", "inconnu : pas de masses")));
    private static final Column SHAPE = Column.words(
            "shape",
            "Shape",
            "Allure",
            Map.of(
                    "persistent", Words.of("persistent", "persistant"),
                    "growing", Words.of("growing", "croissant"),
                    "spike", Words.of("spike", "pic"),
                    "neither", Words.of("no pattern", "sans allure"),
                    "too_few", Words.of("too few periods", "trop peu de périodes")));
    private static final Column NOTES = Column.words(
            "notes",
            "Notes",
            "Remarques",
            Map.of(
                    "hub",
                    Words.of("partner is a hub", "plaque tournante"),
                    "trader",
                    Words.of("partner imports as much of them", "le partenaire en importe autant"),
                    "silent",
                    Words.of("partner publishes nothing", "le partenaire ne publie pas"),
                    "edition",
                    Words.of("HS edition", "édition du SH"),
                    "by_way",
                    Words.of("sent by way of third countries", "par des pays tiers"),
                    "warehouse",
                    Words.of("into warehouses", "en entrepôt"),
                    "estimated",
                    Words.of("masses estimated", "masses estimées"),
                    "margin",
                    Words.of("freight not measured", "fret non mesuré")));

    private PartnerGapsTables() {}

    static List<Table> of(AnalysisSql steps) {
        return List.of(
                steps.table(
                        "gaps",
                        Words.of("Imports short of partners' exports", "Importations en deçà des exportations"),
                        List.of(
                                FLOW,
                                PARTNER,
                                LINE,
                                Column.ITEMS,
                                IMPORTERS,
                                EXPECTED,
                                RECORDED,
                                RATIO,
                                GAP,
                                Column.money("weight_gap", "of it weight", "dont poids"),
                                Column.money("price_gap", "of it price", "dont prix"),
                                OTHER_CODE,
                                OTHER_ORIGIN,
                                REMAINS,
                                LOOKS_LIKE,
                                SHAPE,
                                NOTES,
                                STAKE),
                        "flow_id"),
                steps.table(
                        "lost",
                        Words.of("Exported to us and never declared", "Exportés vers nous et jamais déclarés"),
                        List.of(PARTNER, LINE, EXPECTED, OTHER_CODE, OTHER_ORIGIN, REMAINS, NOTES, STAKE)),
                steps.table(
                        "orphans",
                        Words.of("Declared and reported by no partner", "Déclarés et rapportés par aucun partenaire"),
                        List.of(
                                FLOW,
                                PARTNER,
                                LINE,
                                Column.ITEMS,
                                IMPORTERS,
                                RECORDED,
                                Column.money("other_code", "Missing under other codes", "Manque sous d’autres codes"),
                                Column.money("other_origin", "Missing from other origins", "Manque d’autres origines"),
                                NOTES),
                        "flow_id"),
                partners(steps),
                chapters(steps),
                steps.table(
                        "hubs",
                        Words.of("Re-exports to us", "Réexportations vers nous"),
                        List.of(
                                new Column("hub", Words.of("From", "De"), Kind.COUNTRY),
                                EXPECTED,
                                Column.money("recorded", "Declared as sent from there", "Déclaré provenir de là"),
                                RATIO,
                                Column.ITEMS),
                        "hub"));
    }

    private static Table partners(AnalysisSql steps) {
        return steps.table(
                "partners",
                Words.of("By partner", "Par partenaire"),
                List.of(
                        PARTNER,
                        Column.count("flows", "Flows", "Flux"),
                        EXPECTED,
                        RECORDED,
                        RATIO,
                        GAP,
                        Column.share("sent_by_way", "Sent by way of others", "Par des pays tiers"),
                        Column.count("days", "Days under way", "Jours de voyage"),
                        Column.day("first_day", "Compared from", "Comparé du"),
                        Column.day("end_day", "until before", "jusqu’avant le")),
                "partner");
    }

    private static Table chapters(AnalysisSql steps) {
        return steps.table(
                "chapters",
                Words.of("From FOB to CIF by chapter", "Du FAB au CAF par chapitre"),
                List.of(
                        new Column("chapter", Words.of("Chapter", "Chapitre"), Kind.HS),
                        Column.share("margin", "Freight and insurance", "Fret et assurance"),
                        Column.words(
                                "margin_from",
                                "is",
                                "est",
                                Map.of(
                                        "measured", Words.of("measured", "mesuré"),
                                        "given", Words.of("the parameter", "le paramètre"))),
                        Column.count("items", "on items", "sur articles"),
                        EXPECTED,
                        RECORDED,
                        RATIO),
                "chapter");
    }
}
