package org.tidewaiter.analysis.procedures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.tidewaiter.datamodel.Field;

/**
 * Which goods under suspension never ended, ended late, or went faster than the road? Transit, warehousing and temporary admission end by an event or
 * by later declarations that name the movement as their previous document; the limit of each kind is the time within which 95 of 100 movements that
 * ended did so. Goods stay in a warehouse for months, so that what never ends is within its limit for long: there the holder's other movements speak.
 *
 * <p>Sources: IMF, revenue mobilisation workshop (warehouse gap above 8 % of what entered; transit past its day and faster than the norm of its
 * route); WCO Transit Guidelines. It does not see ends that nobody recorded.
 */
// Long: card, findings and tables of one question stand together, in two languages.
public final class OpenMovements implements Analysis {
    private static final Column KIND = Column.words(
            "kind",
            "Procedure",
            "Régime",
            Map.of(
                    "transit", Words.of("transit", "transit"),
                    "warehouse", Words.of("warehouse", "entrepôt"),
                    "temporary", Words.of("temporary admission", "admission temporaire")));
    private static final Column OPEN = Column.count("open", "Open past the limit", "Ouverts hors délai");
    private static final Column LATE = Column.count("late", "Late", "En retard");
    private static final Column DAYS = Column.number("days", "Days", "Jours");
    private static final Column LIMIT = Column.number("limit_days", "Limit in days", "Limite en jours");

    /** What was counted, a component a column of the section counts. */
    record Counts(
            long movements,
            long judged,
            long open,
            long openOfLate,
            long besideOpen,
            long fastBesideOpen,
            long running,
            long late,
            long fast,
            @Nullable BigDecimal openValue,
            String unjudged,
            long unjudgedMovements,
            long mostEnded) {}

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(OpenMovements.class),
                Card.roomOf(OpenMovements.class),
                Words.of(
                        "Which goods under transit, warehousing or temporary admission never ended, ended late, or went faster than the"
                                + " road?",
                        "Quelles marchandises en transit, entrepôt ou admission temporaire n’ont jamais été apurées, l’ont été en retard,"
                                + " ou sont allées plus vite que la route ?"),
                Words.of(
                        "Transit, warehouse and risk officers",
                        "Agents du transit, des entrepôts et de l’analyse de risque"),
                Words.of(
                        "A movement ends by an event (transit_ended, warehouse_exited, reexported), or when later declarations that"
                                + " name it as previous document take out all of its mass but the gap. Its limit is the time within"
                                + " which 95 of 100 movements of its kind that ended did so; open is what has not ended past it."
                                + " A movement that still runs within its limit is listed too where its holder leaves open more than"
                                + " chance would (two standard deviations), and so is a transit of theirs that ended in less than half of"
                                + " its way's usual time: its arrival may be one on paper. Who ends more movements late than chance"
                                + " would explains what is open: those are told beside what is late, and not ranked. The list is in the order of how unlikely it is to run so"
                                + " long still (cumulative hazard of Nelson and Aalen, of its kind), by the share of its holder's"
                                + " movements that are open. Fast is transit in less than a third of its way's usual time, the middle of what is usual with each of three holders or more.",
                        "Un mouvement se termine par un événement (transit_ended, warehouse_exited, reexported), ou quand des"
                                + " déclarations ultérieures qui le citent comme document précédent en sortent toute la masse sauf"
                                + " l’écart. Sa limite est le temps dans lequel se terminent 95 % des mouvements terminés de son genre."
                                + " Ouvert : non terminé passé cette limite. Un mouvement qui court encore dans sa limite est listé aussi"
                                + " si son titulaire en laisse ouverts plus que le hasard (deux écarts-types), de même un de ses transits"
                                + " terminé en moins de la moitié du temps usuel de son trajet : l’arrivée n’est peut-être que sur le papier."
                                + " Qui termine en retard plus de mouvements que le hasard explique ce qui est ouvert : ceux-là figurent"
                                + " avec les retards, sans rang. L’ordre suit"
                                + " l’improbabilité de courir encore si longtemps (risque cumulé de Nelson et Aalen, par genre), par la part"
                                + " ouverte des mouvements du titulaire. Rapide : un transit en moins d’un tiers du temps usuel de son trajet, le milieu de ce qui est usuel chez chacun de trois titulaires ou plus."),
                List.of(
                        "IMF, revenue mobilisation workshop (2026): warehouse gap, transit past its day",
                        "Aalen, Nonparametric inference for a family of counting processes, Annals of Statistics 6 (1978)",
                        "WCO, Transit Guidelines: Route for efficient transit regime (2017)"),
                List.of(Field.PROCEDURE_CODE, Field.TYPE_CODE),
                Words.of(
                        "Ends that nobody recorded, ends that were recorded falsely, extensions that were granted, and stocks that are"
                                + " really there; a movement within its limit of a holder with no others open. A movement that ends"
                                + " late looks the same until its holder has ended others late: on three simulated years that nothing was chosen on, 0 to 7 % of"
                                + " those are ranked, and 11 % of other movements, whose papers were lost. Kinds of which hardly any"
                                + " movement has an end are not judged.",
                        "Les apurements non enregistrés, ceux qui le sont à tort, les délais prorogés et les stocks réellement"
                                + " présents ; un mouvement dans sa limite dont le titulaire n’en a pas d’autre ouvert. Un mouvement qui se"
                                + " termine tard a la même apparence, tant que son titulaire n’en a pas terminé d’autres en retard : sur trois années simulées dont"
                                + " rien n’a été tiré, 0 à 7 % de ceux-là sont classés, et 11 % des autres, dont les papiers sont perdus. Les genres dont"
                                + " presque aucun mouvement n’a de fin ne sont pas jugés."),
                parameters(),
                List.of("diversion"));
    }

    private static List<Parameter> parameters() {
        return List.of(
                Parameter.FROM,
                Parameter.TO,
                Parameter.OFFICE,
                Parameter.number(
                        "gap",
                        Words.of("Gap that is no gap (share of mass)", "Écart toléré (part de la masse)"),
                        "0.08",
                        "0",
                        "0.5"),
                Parameter.number(
                        "patience",
                        Words.of("Open after so many limits", "Ouvert après tant de limites"),
                        "1",
                        "0.1",
                        "100"),
                Parameter.number(
                        "fast",
                        Words.of("Fast below this share of the usual time", "Rapide sous cette part du temps usuel"),
                        "0.333",
                        "0.01",
                        "1"),
                Parameter.whole(
                        "min_ended",
                        Words.of("Least movements that ended", "Mouvements terminés au moins"),
                        10,
                        3,
                        100_000),
                Parameter.ROWS);
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.movements() == 0) {
            return new Result.NotApplicable(Words.of(
                    "There is no transit, warehousing or temporary admission in that period.",
                    "Il n’y a ni transit, ni entrepôt, ni admission temporaire dans cette période."));
        }
        if (counts.judged() == 0) {
            return new Result.TooFew(
                    Words.of(
                            "Hardly any movement has an end that was recorded.",
                            "Presque aucun mouvement n’a de fin enregistrée."),
                    counts.mostEnded(),
                    steps.parameters().whole("min_ended"));
        }
        return new Result.Findings(findings(counts), tables(steps), List.of());
    }

    /** The sentences, from the counts alone. */
    static List<Finding> findings(Counts c) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                        Words.of(
                                "{0} of {1} movements ({2}) have not ended and are past the limit of their kind{3}.",
                                "{0} des {1} mouvements ({2}) ne sont pas terminés et dépassent la limite de leur genre{3}.",
                                c.open(),
                                c.judged(),
                                new Words.Share(c.open() / (double) c.judged()),
                                c.openValue() == null
                                        ? Words.same("")
                                        : Words.of(
                                                ": goods worth {0}",
                                                " : des marchandises d’une valeur de {0}",
                                                new Words.Money(c.openValue()))),
                        c.openValue())
                .leadingTo(c.open(), "open", "Not ended", "Non terminés"));
        if (c.openOfLate() > 0) {
            findings.add(Finding.of(
                            "{0} of these belong to holders who end more movements late than chance would: they are told beside what is late, and not ranked.",
                            "{0} d’entre eux sont de titulaires qui terminent en retard plus de mouvements que le hasard : ils figurent avec les retards, sans rang.",
                            c.openOfLate())
                    .leadingTo(c.openOfLate(), "open_of_late", "Of holders who end late", "De titulaires en retard"));
        }
        findings.add(Finding.of(
                        "{0} more still run within their limit, but their holders leave open more than chance would; {1} others run.",
                        "{0} autres courent encore dans leur limite, mais leurs titulaires en laissent ouverts plus que le hasard ; {1} autres courent.",
                        c.besideOpen(),
                        c.running())
                .leadingTo(c.besideOpen(), "beside_open", "Beside open ones", "À côté d’ouverts")
                .leadingTo(c.running(), "running", "Running", "En cours"));
        if (c.fastBesideOpen() > 0) {
            findings.add(Finding.of(
                            "{0} transits of such holders ended in less than half of the usual time of their way: the arrival may be one on paper only.",
                            "{0} transits de tels titulaires se sont terminés en moins de la moitié du temps usuel de leur trajet : l’arrivée n’est peut-être que sur le papier.",
                            c.fastBesideOpen())
                    .leadingTo(
                            c.fastBesideOpen(),
                            "fast_beside_open",
                            "Fast, beside open ones",
                            "Rapides, à côté d’ouverts"));
        }
        findings.add(Finding.of(
                        "{0} ended past their limit; {1} went faster than a third of the usual time of their way.",
                        "{0} ont dépassé leur limite ; {1} sont allés plus vite que le tiers du temps usuel de leur trajet.",
                        c.late(),
                        c.fast())
                .leadingTo(c.late(), "late", "Late", "En retard")
                .leadingTo(c.fast(), "fast", "Faster than the road", "Plus vite que la route"));
        if (c.unjudgedMovements() > 0) {
            findings.add(Finding.of(
                            "{0} movements ({1}) could not be judged: too few of their kind have an end that was recorded.",
                            "{0} mouvements ({1}) n’ont pu être jugés : trop peu de leur genre ont une fin enregistrée.",
                            c.unjudgedMovements(),
                            kinds(c.unjudged()))
                    .leadingTo(c.unjudgedMovements(), "unjudged", "Not judged", "Non jugés"));
        }
        return List.copyOf(findings);
    }

    /** Kinds of suspension by their codes, a comma between them, in words. */
    private static Words kinds(String codes) {
        return new Words(kinds(codes, Locale.ENGLISH), kinds(codes, Locale.FRENCH));
    }

    private static String kinds(String codes, Locale locale) {
        return Stream.of(codes.split(", "))
                .map(code -> KIND.shown(code, locale))
                .collect(Collectors.joining(", "));
    }

    private static List<Table> tables(AnalysisSql steps) {
        Column sign = Column.words(
                "sign",
                "Sign",
                "Signe",
                Map.of(
                        "late",
                        Words.of("late", "en retard"),
                        "fast",
                        Words.of("faster than the road", "plus vite que la route"),
                        "open_of_late",
                        Words.of("open, its holder ends late", "ouvert, titulaire en retard")));
        return List.of(
                steps.table(
                        "declarations",
                        Words.of("Movements to ask about", "Mouvements à vérifier"),
                        List.of(
                                Column.RANK,
                                Column.DECLARATION,
                                Column.DAY,
                                Column.IMPORTER,
                                KIND,
                                Column.words(
                                        "sign",
                                        "Sign",
                                        "Signe",
                                        Map.of(
                                                "open",
                                                Words.of("past its limit", "limite dépassée"),
                                                "beside_open",
                                                Words.of("runs beside open ones", "court à côté d’ouverts"),
                                                "fast_beside_open",
                                                Words.of("fast, beside open ones", "rapide, à côté d’ouverts"))),
                                Column.count("holder_open", "Its holder's open", "Ouverts du titulaire"),
                                Column.count("holder_movements", "of movements", "de mouvements"),
                                DAYS,
                                LIMIT,
                                Column.share("missing", "Not taken out", "Non sorti"),
                                Column.CUSTOMS_VALUE)),
                steps.table(
                        "odd",
                        Words.of(
                                "Late, faster than the road, or open with who ends late",
                                "En retard, plus vite que la route, ou ouverts chez qui est en retard"),
                        List.of(
                                Column.DECLARATION,
                                Column.DAY,
                                Column.IMPORTER,
                                new Column("declarant_id", Words.of("Declarant", "Déclarant"), Column.Kind.COMPANY),
                                KIND,
                                sign,
                                DAYS,
                                Column.number("against_days", "Against days", "Face à (jours)"),
                                Column.CUSTOMS_VALUE)),
                steps.table(
                        "kinds",
                        Words.of("Procedures", "Régimes"),
                        List.of(
                                KIND,
                                Column.count("movements", "Movements", "Mouvements"),
                                Column.count("ended", "Ended", "Terminés"),
                                Column.share("closure", "Share ended", "Part terminée"),
                                LIMIT,
                                OPEN,
                                LATE,
                                Column.count("fast", "Fast", "Rapides")),
                        "kind"),
                steps.table(
                        "traders",
                        Words.of("Whose movements stay open", "À qui sont les mouvements ouverts"),
                        List.of(
                                Column.IMPORTER,
                                Column.count("movements", "Movements", "Mouvements"),
                                OPEN,
                                LATE,
                                Column.share("share", "Share open", "Part ouverte"),
                                Column.CUSTOMS_VALUE),
                        "importer_id"));
    }
}
