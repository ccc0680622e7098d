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
    public record RealismLine(String words, String simulated, String known, String source) {}

    private record MeasuredValue(String measure, String value) {}

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

    /** What keeps a single column or file from giving a fraud away (decision 0053); shares are estimates of ours. */
    public static final List<String> FAIR_PLAY = List.of(
            "Manifests are rounded (30 %), estimated (30 %, by 10 %), of several consignments (10 %) or in two lines (7 %);"
                    + " the shipper of short weight tells the carrier the same in 45 %.",
            "Three exporters in ten have names near one of the watch list; a listed party is misspelt, or keeps only its"
                    + " first word.",
            "One importer in ten holds a relief; of the holders 20 % are never entered in the register and 25 % late; 2 % of"
                    + " those without one stand in it.",
            "Traders give their agent's phone and address (25 %) or belong to a group that shares them (30 %); firms made"
                    + " for a fraud are bought from a shelf in 65 %, and mostly never struck off.",
            "A third of the importers defer payment, nearly half of them on accounts settled by the month, of which no"
                    + " payment is recorded; 15 % of what is never paid seems paid.",
            "The end of 13 % of honest movements and stays is never recorded; 30 % of diversions have a forged one.",
            "A quarter of the exporters sell goods that another country made; the list of measures lacks a third; partners"
                    + " do not report 15 % and know 15 % under another code.",
            "One honest description in twenty is vague; half of the dangerous goods are named as what they are declared.",
            "Frauds begin at any time, 200 days before the first day too, and half of them are left after 300 days;"
                    + " undervaluation declares 15 to 82 % of the price.",
            "Examinations, controls of documents and audits are drawn by chance in every office, twice as many in small"
                    + " ones.");

    private Realism() {}

    /** Measures a directory that {@code tidewaiter simulate} wrote. */
    public static List<RealismLine> of(Path directory) {
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
                    .query(
                            MeasuredValue.class,
                            SqlFile.read(Realism.class, "Realism.sql"),
                            declarations.toString(),
                            lanes)
                    .stream()
                    .map(m -> line(m, java.util.Objects.requireNonNull(facts.get(m.measure()), m.measure())))
                    .toList();
        }
    }

    private static RealismLine line(MeasuredValue measured, NamedCsvRecord fact) {
        String value = measured.value() == null ? "nothing to measure" : measured.value();
        return new RealismLine(fact.getField("words"), value, fact.getField("value"), fact.getField("source"));
    }
}
