package org.tidewaiter.analysis.audit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.NoDeclarations;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.analysis.audit.MonetaryUnits.DrawnEntry;
import org.tidewaiter.analysis.audit.MonetaryUnits.Selection;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.engine.Sha256;

/**
 * Which items of a trader are to be audited, and what do the results say of the whole? A monetary-unit sample: planned, drawn, handed out as a
 * working paper, and evaluated once every item has a result. Sources: AICPA, Audit Sampling (2017), appendix C; Stringer 1963; WCO Guidelines for
 * Post-Clearance Audit. The same data, parameters and seed draw the same items.
 */
// Long: card, findings and working paper of one question stand together, in two languages.
public final class AuditSample implements Analysis {
    /** Fewer items are all looked at: there is nothing to sample. */
    private static final long LEAST = 5;

    record AuditEntry(
            String declarationId,
            int sequence,
            LocalDate acceptedOn,
            String hsCode,
            @Nullable String description,
            @Nullable BigDecimal customsValue,
            @Nullable BigDecimal taxAssessed,
            double book,
            String askFor,
            @Nullable String result,
            @Nullable BigDecimal recovered) {}

    record Counts(long items, long drawable, long zero, long negative, BigDecimal zeroValue) {}

    /**
     * A sample as it was planned and drawn.
     *
     * @param entries all items of the trader, in their order
     * @param size the sample size that the plan asks for
     * @param selection what was drawn of them
     */
    record PlannedSample(List<AuditEntry> entries, int size, Selection selection) {
        double total() {
            return entries.stream().mapToDouble(AuditEntry::book).sum();
        }

        List<AuditEntry> drawn() {
            return selection.drawn().stream().map(d -> entries.get(d.place())).toList();
        }
    }

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(AuditSample.class),
                Card.roomOf(AuditSample.class),
                Words.of(
                        "Which items of a trader are to be audited, and what do the results say of the whole?",
                        "Quels articles d’un opérateur contrôler, et que disent les résultats de l’ensemble ?"),
                Words.of("Post-clearance audit", "Contrôle a posteriori"),
                Words.of(
                        "Every unit of tax has the same chance to be drawn, so an item's chance goes with its tax; items as large as"
                                + " the interval are taken in any case. Sample size for tolerable and expected error at the confidence"
                                + " (Poisson). An item's taint is what was recovered by what was declared. Once every drawn item has a"
                                + " result: the most likely error, and Stringer's upper bound.",
                        "Chaque unité de taxe a la même chance d’être tirée : la chance d’un article suit ses taxes ; les articles"
                                + " aussi grands que l’intervalle sont pris d’office. Taille selon l’erreur tolérable et attendue au"
                                + " niveau de confiance (Poisson). Le taux d’erreur d’un article est le recouvré par le déclaré. Quand"
                                + " chaque article tiré a un résultat : l’erreur la plus probable et la borne de Stringer."),
                List.of(
                        "AICPA, Audit Guide: Audit Sampling (2017), appendix C",
                        "Stringer, Practical aspects of statistical sampling in auditing (1963)",
                        "WCO, Guidelines for Post-Clearance Audit, volume 2 (2018)"),
                List.of(Field.IMPORTER_ID, Field.TAX_ASSESSED, Field.CUSTOMS_VALUE),
                Words.of(
                        "What was never declared. Items without tax are never drawn by tax: take the measure value for them. A"
                                + " duty can be too low by more than itself; Stringer's bound then needs a largest taint, and is not"
                                + " given where one was larger.",
                        "Ce qui n’a jamais été déclaré. Les articles sans taxe ne sont jamais tirés par taxe : prendre la mesure"
                                + " value. Une taxe peut être trop faible de plus qu’elle-même ; la borne de Stringer demande alors un"
                                + " taux maximal, et n’est pas donnée là où un taux l’a dépassé."),
                parameters(),
                List.of());
    }

    private static List<Parameter> parameters() {
        return List.of(
                Parameter.code("importer", Words.of("Importer", "Importateur")),
                Parameter.FROM,
                Parameter.TO,
                Parameter.HS,
                Parameter.choice("measure", Words.of("Drawn by", "Tiré par"), "tax", "value")
                        .meaning("tax", "tax declared", "taxes déclarées")
                        .meaning("value", "customs value", "valeur en douane"),
                Parameter.number(
                        "highest_rate",
                        Words.of(
                                "By value: highest rate of tax that is plausible",
                                "Par valeur : taux de taxe plausible le plus élevé"),
                        "1",
                        "0.01",
                        "100"),
                Parameter.number("confidence", Words.of("Confidence", "Confiance"), "0.95", "0.5", "0.999"),
                Parameter.number(
                        "tolerable",
                        Words.of("Tolerable error, as a share", "Erreur tolérable, en part"),
                        "0.05",
                        "0.001",
                        "0.9"),
                Parameter.number(
                        "expected",
                        Words.of("Expected error, as a share", "Erreur attendue, en part"),
                        "0.01",
                        "0",
                        "0.8"),
                Parameter.number(
                        "largest_taint",
                        Words.of(
                                "How many times itself an item's tax can be too low",
                                "De combien de fois elle-même la taxe d’un article peut être trop faible"),
                        "1",
                        "1",
                        "1000"),
                Parameter.day("results_from", Words.of("Results recorded from", "Résultats enregistrés à partir du")),
                Parameter.whole("seed", Words.of("Seed of the draw", "Graine du tirage"), 1, 0, 1_000_000_000),
                Parameter.ROWS);
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Parameters asked = steps.parameters();
        Counts counts = steps.row(Counts.class, "counts");
        if (asked.text("importer").isEmpty()) {
            return new Result.NotApplicable(Words.of(
                    "Give the number of the trader as “Importer” (importer).",
                    "Donner le numéro de l’opérateur comme « Importateur » (importer)."));
        }
        if (counts.negative() > 0) {
            return new Result.NotApplicable(Words.of(
                    "{0} items have a negative amount, which cannot be drawn: audit them apart, or restrict the period.",
                    "{0} articles ont un montant négatif, qui ne peut être tiré : les contrôler à part, ou restreindre.",
                    counts.negative()));
        }
        if (counts.drawable() < LEAST) {
            return new Result.TooFew(
                    Words.of(
                            "Too few items with an amount: look at all of them.",
                            "Trop peu d’articles avec un montant : les regarder tous."),
                    counts.drawable(),
                    LEAST);
        }
        if (asked.number("expected") >= asked.number("tolerable")) {
            return new Result.NotApplicable(
                    Words.of(
                            "No sample shows an error below what is expected: expected must be less than tolerable.",
                            "Aucun échantillon ne montre une erreur sous l’attendue : elle doit être inférieure à la tolérable."));
        }
        PlannedSample sample = sample(steps.rows(AuditEntry.class, "entries"), asked);
        SampleEvaluation evaluation = SampleEvaluation.of(sample, asked);
        return new Result.Findings(
                        findings(counts, sample, evaluation, asked),
                        List.of(paper(sample, asked.whole("rows")), plan(sample, evaluation)),
                        List.of())
                .readFrom("working-paper")
                .without(NoDeclarations.ESTIMATE);
    }

    /** Plans and draws. */
    private static PlannedSample sample(List<AuditEntry> entries, Parameters asked) {
        double[] amounts = entries.stream().mapToDouble(AuditEntry::book).toArray();
        int size = MonetaryUnits.sampleSize(
                asked.number("confidence"), asked.number("tolerable"), asked.number("expected"));
        long drawable = Arrays.stream(amounts).filter(a -> a > 0).count();
        int wanted = (int) Math.min(size, drawable);
        return new PlannedSample(entries, size, MonetaryUnits.select(amounts, wanted, uniform(asked)));
    }

    /** A draw from 0 to 1 that is another for each trader and seed: the first 52 bits of a hash. */
    private static double uniform(Parameters asked) {
        String hash = Sha256.hex("audit sample|" + asked.text("seed") + "|" + asked.text("importer"));
        return Long.parseLong(hash.substring(0, 13), 16) / (double) (1L << 52);
    }

    /** That each item with an amount is drawn, where the plan asks for as many as there are: there is no interval. */
    private static Finding whole(long lines, Counts counts, PlannedSample sample, Parameters asked) {
        return Finding.of(
                "{0} items are drawn of {1}, all that have an amount to be drawn by: at {2} confidence, {3} tolerable and {4} expected"
                        + " error the plan asks for {5}, more than there are or each as large as its interval: nothing is left to draw.",
                "{0} articles sont tirés sur {1}, tous ceux qui ont un montant : à {2} de confiance, {3} d’erreur tolérable et {4}"
                        + " attendue, le plan en demande {5}, plus qu’il n’y en a, ou chacun aussi grand que son intervalle : il ne reste rien à tirer.",
                lines,
                counts.items(),
                new Words.Share(asked.number("confidence")),
                new Words.Share(asked.number("tolerable")),
                new Words.Share(asked.number("expected")),
                sample.size());
    }

    /** The sentences: what is drawn, and what it says. */
    private static List<Finding> findings(
            Counts counts, PlannedSample sample, SampleEvaluation evaluation, Parameters asked) {
        List<Finding> findings = new ArrayList<>(evaluation.findings(asked));
        Selection selection = sample.selection();
        long lines = selection.drawn().stream().distinct().count();
        findings.add(
                selection.hits() == 0
                        ? whole(lines, counts, sample, asked)
                        : Finding.of(
                                "{0} items are drawn of {1}: {2} in any case, because each is as large as the interval, {3} by an interval of {4}"
                                        + " from {5}. At {6} confidence, {7} tolerable and {8} expected error the plan asks for {9}.",
                                "{0} articles sont tirés sur {1} : {2} d’office, chacun aussi grand que l’intervalle, {3} par un intervalle de {4}"
                                        + " à partir de {5}. À {6} de confiance, {7} d’erreur tolérable et {8} attendue, le plan en demande {9}.",
                                lines,
                                counts.items(),
                                selection.drawn().size() - selection.hits(),
                                selection.hits(),
                                new Words.Money(BigDecimal.valueOf(selection.interval())),
                                new Words.Money(BigDecimal.valueOf(selection.start())),
                                new Words.Share(asked.number("confidence")),
                                new Words.Share(asked.number("tolerable")),
                                new Words.Share(asked.number("expected")),
                                sample.size()));
        if (lines > asked.whole("rows")) {
            findings.add(Finding.of(
                    "The working paper has {1} lines and shows {0}: ask again with as many rows (rows).",
                    "La feuille de travail a {1} lignes et en montre {0} : redemander avec autant de lignes (rows).",
                    asked.whole("rows"),
                    lines));
        }
        if (counts.zero() > 0) {
            findings.add(Finding.of(
                    "{0} items with a customs value of {1} have no amount to be drawn by: what they should have paid is not in this"
                            + " answer. Ask again drawn by customs value (measure).",
                    "{0} articles d’une valeur en douane de {1} n’ont pas de montant pour être tirés : ce qu’ils auraient dû payer"
                            + " n’est pas dans cette réponse. Redemander, tiré par valeur en douane (measure).",
                    counts.zero(),
                    new Words.Money(counts.zeroValue())));
        }
        return List.copyOf(findings);
    }

    /** The working paper: what to look at, what to ask for, what came of it. */
    private static Table paper(PlannedSample sample, long most) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (DrawnEntry drawn :
                sample.selection().drawn().stream().distinct().limit(most).toList()) {
            AuditEntry e = sample.entries().get(drawn.place());
            long hits =
                    sample.selection().drawn().stream().filter(drawn::equals).count();
            rows.add(Arrays.asList(
                    (long) rows.size() + 1,
                    e.declarationId(),
                    (long) e.sequence(),
                    e.acceptedOn(),
                    e.hsCode(),
                    e.description(),
                    e.customsValue(),
                    e.taxAssessed(),
                    drawn.certain() ? "large" : "interval",
                    hits,
                    e.askFor(),
                    e.result(),
                    e.recovered(),
                    e.recovered() == null ? null : e.recovered().doubleValue() / e.book()));
        }
        return new Table(
                "working-paper",
                Words.of("Working paper", "Feuille de travail"),
                List.of(
                        Column.count("place", "No.", "N°"),
                        Column.DECLARATION,
                        Column.SEQUENCE,
                        Column.DAY,
                        Column.HS_CODE,
                        Column.text("description", "Description", "Désignation"),
                        Column.CUSTOMS_VALUE,
                        Column.money("tax_assessed", "Tax declared", "Taxes déclarées"),
                        Column.words("drawn", "Drawn as", "Tiré comme", AuditWords.DRAWN),
                        Column.count("hits", "Hits", "Fois tiré"),
                        Column.words("ask_for", "To ask for", "À demander", AuditWords.ASKED_FOR),
                        Column.words("result", "Result", "Résultat", AuditWords.RESULTS),
                        Column.money("recovered", "Recovered", "Recouvré"),
                        Column.number("taint", "Taint", "Taux d’erreur")),
                List.copyOf(rows),
                null);
    }

    private static Table plan(PlannedSample sample, SampleEvaluation evaluation) {
        List<List<@Nullable Object>> rows = List.of(
                row("amount of all items", sample.total()),
                row("sample size of the plan", sample.size()),
                row(
                        "interval",
                        sample.selection().hits() == 0
                                ? null
                                : sample.selection().interval()),
                row(
                        "first hit",
                        sample.selection().hits() == 0
                                ? null
                                : sample.selection().start()),
                row("drawn with a result", evaluation.seen()),
                row("error of the items taken in any case", evaluation.certainError()),
                row("most likely error", evaluation.likely()),
                row("upper bound, Stringer, Poisson", evaluation.upper()),
                row("upper bound, Stringer, binomial", evaluation.upperBinomial()));
        return new Table(
                "figures",
                Words.of("Plan and evaluation", "Plan et évaluation"),
                List.of(
                        Column.words("figure", "Figure", "Chiffre", AuditWords.FIGURES),
                        Column.number("value", "Value", "Valeur")),
                rows,
                null);
    }

    private static List<@Nullable Object> row(String figure, @Nullable Number value) {
        return Arrays.asList(figure, value == null ? null : value.doubleValue());
    }
}
