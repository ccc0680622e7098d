package org.tidewaiter.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tidewaiter.engine.CsvWriter;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.SqlSections;

/** How much of the fraud that an analysis is for stands in the first part of its ranking: what a real administration can never know. */
public final class RankedFraud {
    private static final SqlSections SQL = SqlSections.read(RankedFraud.class, "RankedFraud.sql");

    /**
     * A kind of fraud beside the first declarations of a ranking.
     *
     * @param typology the kind
     * @param share the part of all declarations that was looked at, such as 0.05
     * @param looked how many declarations that is
     * @param planted declarations that carry the kind
     * @param found of them, in the part
     * @param alike honest declarations that look like it
     * @param alikeFound of them, in the part
     */
    public record Row(
            String typology, double share, long looked, long planted, long found, long alike, long alikeFound) {
        /** The share of the planted ones that the part holds; NaN where none is planted. */
        public double recall() {
            return planted == 0 ? Double.NaN : found / (double) planted;
        }

        /** The share of the part that carries this kind. */
        public double precision() {
            return looked == 0 ? Double.NaN : found / (double) looked;
        }

        /** The share of the look-alikes that the part holds; NaN where there are none. */
        public double alikeShare() {
            return alike == 0 ? Double.NaN : alikeFound / (double) alike;
        }
    }

    private RankedFraud() {}

    /**
     * Compares a ranking with the truth.
     *
     * @param ranked numbers of declarations, the first to be looked at first
     * @param shares parts of all declarations, such as 0.01 and 0.05
     * @param typologies the kinds, as the files of the truth write them
     * @param truth the directory {@code truth} of the simulation that was loaded
     */
    public static List<Row> of(
            Lake lake, List<String> ranked, List<Double> shares, List<String> typologies, Path truth) {
        Path list = null;
        try {
            list = Files.createTempFile("ranked", ".csv");
            try (CsvWriter out = CsvWriter.exactly(list)) {
                out.row("declaration_id");
                ranked.forEach(id -> out.row(id));
            }
            Path written = list;
            return typologies.stream()
                    .flatMap(typology -> shares.stream().map(share -> row(lake, written, share, typology, truth)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (list != null) {
                list.toFile().delete();
            }
        }
    }

    private static Row row(Lake lake, Path list, double share, String typology, Path truth) {
        return lake.query(
                        Row.class,
                        SQL.get("row"),
                        list.toString(),
                        share,
                        typology,
                        truth.resolve("fraud.csv.gz").toString(),
                        truth.resolve("look_alikes.csv.gz").toString())
                .getFirst();
    }
}
