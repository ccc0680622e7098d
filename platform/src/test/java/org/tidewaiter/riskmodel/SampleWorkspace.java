package org.tidewaiter.riskmodel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.codesandunits.ExchangeRates;
import org.tidewaiter.datamodel.AssessedCounts;
import org.tidewaiter.datamodel.Branch;
import org.tidewaiter.datamodel.NationalCurrency;
import org.tidewaiter.datamodel.Schema;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.engine.SqlFile;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.kit.learn.Calibration;
import org.tidewaiter.kit.learn.RankingMetrics;

/** Fills a workspace with made-up declarations, an assessment and a model with its evaluation; always the same. */
public final class SampleWorkspace {
    /** The model in force. */
    public static final String MODEL = current().id();

    /** The one before it. */
    public static final String FORMER_MODEL = former().id();

    private static final List<String> SHARES = List.of("1", "2", "5", "10", "20");

    private SampleWorkspace() {}

    /** A workspace of {@code declarations} declarations in {@code directory}; close it after use. */
    public static Workspace open(Path directory, int declarations) {
        Workspace workspace = Workspace.open(directory, "test");
        Schema.create(workspace.lake());
        fill(workspace.lake(), declarations);
        models(workspace.models());
        return workspace;
    }

    /** Fills an empty database that has the schema. */
    public static void fill(Lake lake, int declarations) {
        String script = SqlFile.read(SampleWorkspace.class, "sample.sql")
                .replace("{n}", Integer.toString(declarations))
                .replace("{model}", MODEL)
                .replace("{former_model}", FORMER_MODEL);
        lake.transaction(session -> {
            session.script(script);
            NationalCurrency.settleAfterLoad(session, 1, ExchangeRates.monthly());
            AssessedCounts.fill(session);
            return null;
        });
    }

    private static void models(Path models) {
        try {
            keep(models, current());
            keep(models, former());
            Files.createDirectories(models.resolve("m-20201101-0badc0de")); // learning was cut off: no card, no model
            Files.write(
                    models.resolve(MODEL).resolve("evaluation-2021-01-01-2021-04-01.json"),
                    Json.MAPPER.writeValueAsBytes(evaluation()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelCard current() {
        return card(LocalDate.of(2021, 1, 1), Instant.parse("2021-01-04T08:31:12Z"));
    }

    private static ModelCard former() {
        return card(LocalDate.of(2020, 10, 1), Instant.parse("2020-10-02T09:05:00Z"));
    }

    private static void keep(Path models, ModelCard card) throws IOException {
        Path directory = Files.createDirectories(models.resolve(card.id()));
        Files.write(directory.resolve("card.json"), Json.MAPPER.writeValueAsBytes(card));
        Files.write(directory.resolve("fresh-0.ubj"), new byte[] {1});
    }

    private static ModelCard card(LocalDate until, Instant createdAt) {
        return ModelSeal.sealed(new ModelCard(
                "",
                until,
                createdAt,
                "h.lindqvist",
                37_385,
                8_211,
                37_385,
                "d-5f2e9c11",
                until.minusYears(1),
                until.minusDays(1),
                20_210_101,
                List.of("importer_rate", "importer_hs4_rate", "declarant_rate", "unit_price_deviation"),
                LearnParameters.until(until),
                Map.of("xgboost", "3.4.0", "duckdb", "2.0.0.1", "tidewaiter", "0.1.0"),
                Map.of("fresh log loss", 0.1213),
                Map.of(Branch.FRESH, new Calibration.Identity()),
                Map.of(Branch.FRESH, 1),
                AmountRates.UNKNOWN,
                Map.of(),
                Map.of("fresh-0.ubj", Sha256.hex(new byte[] {1}))));
    }

    private static Evaluation evaluation() {
        return new Evaluation(
                MODEL,
                LocalDate.of(2021, 1, 1),
                LocalDate.of(2021, 4, 1),
                Instant.parse("2021-04-01T06:20:00Z"),
                "d-5f2e9c11",
                measures(9000, 0.22, 0.974, 0.985),
                measures(1440, 0.20, 0.63, 0.41),
                new Evaluation.LeakCheck(
                        9000,
                        7560,
                        List.of(
                                new Evaluation.Lookup("HS 6 and item amount", 0.958),
                                new Evaluation.Lookup("HS 6 and net mass", 0.941),
                                new Evaluation.Lookup("importer", 0.512),
                                new Evaluation.Lookup("declarant", 0.503)),
                        "84 % of the assessed rows repeat an earlier row: most of the quality on all rows is"
                                + " recognising repeats. What the model knows of new goods is the figure on non-repeating"
                                + " rows."));
    }

    private static RankingMetrics measures(int rows, double base, double auc, double top) {
        Map<String, @Nullable Double> precision = new LinkedHashMap<>();
        Map<String, @Nullable Double> recall = new LinkedHashMap<>();
        Map<String, @Nullable Double> lift = new LinkedHashMap<>();
        Map<String, @Nullable Double> chance = new LinkedHashMap<>();
        Map<String, @Nullable Double> baseline = new LinkedHashMap<>();
        Map<String, RankingMetrics.MetricInterval> intervals = new LinkedHashMap<>();
        for (String share : SHARES) {
            double percent = Double.parseDouble(share);
            double p = Math.max(base, top - percent * 0.006);
            precision.put(share, p);
            recall.put(share, Math.min(1, p * percent / 100 / base));
            lift.put(share, p / base);
            chance.put(share, base);
            baseline.put(share, base + (p - base) * 0.3);
            intervals.put("precision_" + share, new RankingMetrics.MetricInterval(p - 0.02, Math.min(1, p + 0.015)));
        }
        intervals.put("auc", new RankingMetrics.MetricInterval(auc - 0.006, Math.min(1, auc + 0.005)));
        return new RankingMetrics(
                rows,
                (int) (rows * base),
                base,
                auc,
                auc - 0.05,
                0.061,
                precision,
                recall,
                lift,
                recall,
                intervals,
                new RankingMetrics.Comparison(0.5, base, chance),
                new RankingMetrics.Comparison(0.56, base + 0.08, baseline),
                bins(),
                List.of(
                        new RankingMetrics.Month("2021-01", rows / 3, (int) (rows * base / 3), auc + 0.004, top - 0.02),
                        new RankingMetrics.Month("2021-02", rows / 3, (int) (rows * base / 3), auc, top - 0.03),
                        new RankingMetrics.Month("2021-03", rows / 3, (int) (rows * base / 3), auc - 0.01, top - 0.05)),
                gain(base, auc));
    }

    private static List<RankingMetrics.Bin> bins() {
        List<RankingMetrics.Bin> bins = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            double p = 0.05 + i * 0.1;
            double observed = Math.min(0.99, p * 0.96 + 0.02 * (i % 3));
            bins.add(new RankingMetrics.Bin(
                    i / 10.0,
                    (i + 1) / 10.0,
                    900 - i * 60,
                    p,
                    observed,
                    Math.max(0, observed - 0.04),
                    Math.min(1, observed + 0.04)));
        }
        return bins;
    }

    private static List<RankingMetrics.GainPoint> gain(double base, double auc) {
        return IntStream.rangeClosed(0, 100)
                .mapToObj(i -> i / 100.0)
                .map(s -> new RankingMetrics.GainPoint(
                        s,
                        Math.min(1, auc > 0.9 ? s / base * 0.97 + (s > base ? 0.02 : 0) : Math.pow(s, 0.6)),
                        Math.pow(s, 0.85)))
                .toList();
    }
}
