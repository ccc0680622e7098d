package org.tidewaiter.simulate;

import java.nio.file.Path;
import java.util.List;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.SqlFile;

/** How much of all fraud a list finds, and of which kind: what a real administration can never know. */
public final class FoundFraud {
    /**
     * A kind of fraud in the period of a decision run; {@code any fraud} and {@code every declaration} are rows too.
     *
     * @param declarations that carry it
     * @param listed of them, on the list
     * @param ranked of those, by their rank; the others were drawn by chance
     * @param examined of them, in the red lane of the selection of the time
     */
    public record Row(String typology, long declarations, long listed, long ranked, long examined) {
        /** The share of this kind that is on the list; NaN where there is none of it. */
        public double shareListed() {
            return declarations == 0 ? Double.NaN : listed / (double) declarations;
        }

        /** The share of this kind that the selection of the time examined. */
        public double shareExamined() {
            return declarations == 0 ? Double.NaN : examined / (double) declarations;
        }
    }

    /**
     * What the truth says of a run.
     *
     * @param every all declarations of the period
     * @param fraud those that are fraudulent in any way
     * @param byTypology the kinds, the most frequent first
     */
    public record Answer(Row every, Row fraud, List<Row> byTypology) {
        /** Share of the declarations chosen by rank that are truly fraudulent. */
        public double hitRateOfRanked() {
            return fraud.ranked / (double) Math.max(1, every.ranked);
        }

        /** Share of the declarations on the list, those drawn by chance among them, that are truly fraudulent. */
        public double hitRateOfList() {
            return fraud.listed / (double) Math.max(1, every.listed);
        }

        /** Share of the declarations examined at the time that are truly fraudulent. */
        public double hitRateOfTheTime() {
            return fraud.examined / (double) Math.max(1, every.examined);
        }

        /** Share of all declarations that are truly fraudulent: what a draw by chance would hit. */
        public double baseRate() {
            return fraud.declarations / (double) Math.max(1, every.declarations);
        }
    }

    private FoundFraud() {}

    /**
     * Compares a decision run with the truth.
     *
     * @param truth the directory {@code truth} of the simulation that was loaded
     */
    public static Answer of(Lake lake, int assessmentId, Path truth) {
        List<Row> rows = lake.query(
                Row.class,
                SqlFile.read(FoundFraud.class, "FoundFraud.sql"),
                truth.resolve("fraud.csv.gz").toString(),
                assessmentId);
        Row none = new Row("none", 0, 0, 0, 0);
        return new Answer(
                find(rows, "every declaration", none),
                find(rows, "any fraud", none),
                rows.stream()
                        .filter(r -> !r.typology().equals("every declaration")
                                && !r.typology().equals("any fraud"))
                        .toList());
    }

    private static Row find(List<Row> rows, String typology, Row otherwise) {
        return rows.stream()
                .filter(r -> r.typology().equals(typology))
                .findFirst()
                .orElse(otherwise);
    }
}
