package org.tidewaiter.simulate;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.SqlFile;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/**
 * How like life a simulation is: its figures beside what is publicly known (public-facts.csv, each with its source), and what
 * is known to be unlike life. Measured on the written files, as anybody else would measure them.
 */
public final class Realism {
    /**
     * One measure.
     *
     * @param words what is measured
     * @param simulated its value in the simulation
     * @param known its value in public figures, or that there is none
     * @param source of the public figure
     */
    public record Line(String words, String simulated, String known, String source) {}

    private record Measured(String measure, String value) {}

    /** What is unlike life, known and not mended. */
    public static final List<String> UNLIKE_LIFE = List.of(
            "Prices are drawn around a price per kg of each chapter that is an estimate of ours, not a statistic; only"
                    + " thirty headings follow a real series (IMF commodity prices).",
            "Fraud is drawn and placed by typology; real fraud is not known, so its size and mixture are guesses"
                    + " within the published range of finding rates.",
            "Officers differ in speed and skill but do not tire, learn or go on strike; queues come from numbers and"
                    + " absence alone.",
            "A fraudster changes way, broker, office or name after being caught, and never before; fraudsters do not"
                    + " learn from one another.",
            "The country is an island without a land border: no road, no rail, no passengers. Importers are fewer than"
                    + " in Korea for as many declarations, and the largest of them larger; the more so, the more"
                    + " declarations there are.",
            "Amendments are events; no declaration has a second version, and no invoice is paid in parts.",
            "Trade grows by 6 % a year evenly; there is no recession, no war, no closed strait.",
            "Descriptions are the words of the Harmonized System with a specification that fits the chapter, not the"
                    + " goods; traders write worse.",
            "Partner statistics are made of the same flows and so agree with the truth better than real ones do.");

    private Realism() {}

    /** Measures a directory that {@code tidewaiter simulate} wrote. */
    public static List<Line> of(Path directory) {
        Path declarations = directory.resolve("data/declarations.csv.gz");
        if (!Files.isRegularFile(declarations)) {
            throw new TidewaiterException(
                    Kind.INPUT,
                    directory + " holds no simulation (there is no " + declarations + ")",
                    "make one with tidewaiter simulate --out " + directory);
        }
        Map<String, NamedCsvRecord> facts = Resource.rows("public-facts.csv").stream()
                .collect(Collectors.toMap(r -> r.getField("measure"), Function.identity()));
        try (Lake lake = Lake.inMemory()) {
            String lanes = directory.resolve("data/lanes.csv.gz").toString();
            return lake
                    .query(Measured.class, SqlFile.read(Realism.class, "Realism.sql"), declarations.toString(), lanes)
                    .stream()
                    .map(m -> line(m, java.util.Objects.requireNonNull(facts.get(m.measure()), m.measure())))
                    .toList();
        }
    }

    private static Line line(Measured measured, NamedCsvRecord fact) {
        String value = measured.value() == null ? "nothing to measure" : measured.value();
        return new Line(fact.getField("words"), value, fact.getField("value"), fact.getField("source"));
    }
}
