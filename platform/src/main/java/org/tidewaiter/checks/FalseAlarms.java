package org.tidewaiter.checks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How often each standard check flags what is right, as measured on public samples and on a clean simulated year: the table
 * {@code false-alarms.csv} beside this class, which {@code bench/false-alarms} writes. Immutable.
 */
public final class FalseAlarms {
    /** The share of false alarms up to which a check's defects are told to declarants unasked. */
    static final double RARE = 0.02;

    /** So many values must have been judged before a share means anything. */
    static final long ENOUGH = 50;

    /**
     * What was measured of one check on one sample.
     *
     * @param sample its name
     * @param judged items or headings that the check looked at
     * @param flagged those that it found something in
     * @param rightly those of them that are wrong indeed, as somebody looked up
     */
    public record MeasuredSample(String sample, long judged, long flagged, long rightly) {
        /** What was flagged though it is right. */
        public long falsely() {
            return flagged - rightly;
        }
    }

    private final Map<String, List<MeasuredSample>> byCheck;

    private FalseAlarms(Map<String, List<MeasuredSample>> byCheck) {
        this.byCheck = byCheck;
    }

    private static final class Shipped {
        static final FalseAlarms TABLE = read();
    }

    /** The table that ships; read once, at the first call. */
    public static FalseAlarms measured() {
        return Shipped.TABLE;
    }

    private static FalseAlarms read() {
        Map<String, List<MeasuredSample>> all = new LinkedHashMap<>();
        try (InputStream in = FalseAlarms.class.getResourceAsStream("false-alarms.csv")) {
            if (in == null) {
                throw new IllegalStateException("No resource false-alarms.csv beside " + FalseAlarms.class.getName());
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(f -> all.computeIfAbsent(f[0], check -> new java.util.ArrayList<>())
                            .add(new MeasuredSample(
                                    f[1], Long.parseLong(f[2]), Long.parseLong(f[3]), Long.parseLong(f[4]))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FalseAlarms(Map.copyOf(all));
    }

    /** What was measured of a check, by sample; none for one that looks at what no sample has. */
    public List<MeasuredSample> of(String check) {
        return byCheck.getOrDefault(check, List.of());
    }

    /** Over all samples; empty where too little was judged to say. */
    public Optional<MeasuredSample> whole(String check) {
        List<MeasuredSample> parts = of(check);
        MeasuredSample sum = new MeasuredSample(
                "",
                parts.stream().mapToLong(MeasuredSample::judged).sum(),
                parts.stream().mapToLong(MeasuredSample::flagged).sum(),
                parts.stream().mapToLong(MeasuredSample::rightly).sum());
        return sum.judged() < ENOUGH ? Optional.empty() : Optional.of(sum);
    }

    /** The false alarms of a check in a few words: "0.1 % of 45,519 judged"; what was judged too seldom is said to be. */
    public String sentence(String check, Locale language) {
        boolean french = language.getLanguage().equals("fr");
        if (!isStandard(check)) {
            return french ? "hors de la table standard" : "not of the standard table";
        }
        return whole(check)
                .map(m -> String.format(
                        Locale.ROOT,
                        french ? "%s sur %d jugés" : "%s of %,d judged",
                        percent(m.falsely(), m.judged(), french),
                        m.judged()))
                .orElse(
                        french
                                ? "non mesuré : les échantillons ont rarement ses champs"
                                : "not measured: the samples seldom have its fields");
    }

    /** In per cent: "0", "below 0.1 %", "2.4 %". */
    private static String percent(long falsely, long judged, boolean french) {
        double share = 100.0 * falsely / judged;
        if (falsely == 0) {
            return "0 %";
        }
        return share < 0.1
                ? french ? "moins de 0,1 %" : "below 0.1 %"
                : String.format(french ? Locale.FRANCE : Locale.ROOT, "%.1f %%", share);
    }

    /** The samples, in order. */
    public List<String> samples() {
        return byCheck.values().stream()
                .flatMap(List::stream)
                .map(MeasuredSample::sample)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Whether a check's false alarms are measured and rare. Checks that are not of the standard table (an administration's
     * own, rules of entry summaries, which follow a specification) are not measured here and count as such.
     */
    public boolean areRare(String check) {
        if (!isStandard(check)) {
            return true;
        }
        boolean nowhereMany =
                of(check).stream().filter(m -> m.judged() >= ENOUGH).allMatch(m -> m.falsely() <= RARE * m.judged());
        return nowhereMany
                && whole(check).filter(m -> m.falsely() <= RARE * m.judged()).isPresent();
    }

    private static boolean isStandard(String check) {
        return ShippedChecks.IDS.contains(check);
    }

    private static final class ShippedChecks {
        static final java.util.Set<String> IDS =
                CheckTableReader.read().stream().map(CheckLine::id).collect(java.util.stream.Collectors.toSet());
    }
}
