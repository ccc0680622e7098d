package org.tidewaiter.simulate;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The countries of the world, which of them sends what, and how far away they are. */
final class Origins {
    /** The simulated country: a code that ISO 3166 leaves to users. */
    static final String HOME = "QZ";

    /** Where it lies: an island in the Indian Ocean. */
    private static final double LONGITUDE = 72;

    private static final double LATITUDE = -5;

    /** Countries without a sea port of the list, and the port they use. */
    private static final Map<String, List<String>> THROUGH =
            Map.of("CH", List.of("ITGOA"), "AT", List.of("ITGOA"), "CZ", List.of("DEHAM"));

    private final List<Origin> origins = new ArrayList<>();
    private final Map<String, Origin> byCode = new HashMap<>();
    private final Map<Integer, List<Origin>> ofChapter = new HashMap<>();
    private final Map<Integer, Alias> drawOfChapter = new HashMap<>();
    private final List<Origin> hubs;

    static Origins read() {
        return new Origins(
                Resource.rows("ports.csv"), Resource.rows("origins.csv"), Resource.rows("origins-by-chapter.csv"));
    }

    private Origins(
            List<NamedCsvRecord> everyPort, List<NamedCsvRecord> everyOrigin, List<NamedCsvRecord> everyChapter) {
        Map<String, List<NamedCsvRecord>> ports = new HashMap<>();
        for (NamedCsvRecord row : everyPort) {
            ports.computeIfAbsent(row.getField("country"), c -> new ArrayList<>())
                    .add(row);
        }
        for (NamedCsvRecord row : everyOrigin) {
            Origin origin = origin(row, ports);
            origins.add(origin);
            byCode.put(origin.code(), origin);
        }
        hubs = origins.stream().filter(Origin::hub).toList();
        keepChapters(everyChapter);
    }

    private Origin origin(NamedCsvRecord row, Map<String, List<NamedCsvRecord>> ports) {
        String code = row.getField("country");
        List<NamedCsvRecord> mine = ports.getOrDefault(code, List.of());
        double km = mine.isEmpty()
                ? 11_000
                : distance(Resource.number(mine.get(0), "longitude"), Resource.number(mine.get(0), "latitude"));
        return new Origin(
                origins.size(),
                code,
                row.getField("currency"),
                Resource.number(row, "price_level"),
                row.getField("hub").equals("1"),
                Resource.number(row, "share"),
                mine.isEmpty()
                        ? THROUGH.getOrDefault(code, List.of("SGSIN"))
                        : mine.stream().map(p -> p.getField("locode")).toList(),
                km);
    }

    /** Great circle, with 35 % more for the way ships take. */
    private static double distance(double longitude, double latitude) {
        double a = StrictMath.toRadians(latitude);
        double b = StrictMath.toRadians(LATITUDE);
        double cosine = StrictMath.sin(a) * StrictMath.sin(b)
                + StrictMath.cos(a) * StrictMath.cos(b) * StrictMath.cos(StrictMath.toRadians(longitude - LONGITUDE));
        return 1.35 * 6371 * StrictMath.acos(Math.max(-1, Math.min(1, cosine)));
    }

    private void keepChapters(List<NamedCsvRecord> everyChapter) {
        Map<Integer, List<Double>> weights = new HashMap<>();
        for (NamedCsvRecord row : everyChapter) {
            int chapter = Integer.parseInt(row.getField("chapter"));
            ofChapter.computeIfAbsent(chapter, c -> new ArrayList<>()).add(of(row.getField("country")));
            weights.computeIfAbsent(chapter, c -> new ArrayList<>()).add(Resource.number(row, "share"));
        }
        weights.forEach((chapter, w) -> drawOfChapter.put(
                chapter, new Alias(w.stream().mapToDouble(d -> d).toArray())));
    }

    Origin of(String code) {
        return java.util.Objects.requireNonNull(byCode.get(code), code);
    }

    List<Origin> all() {
        return origins;
    }

    Origin hub(Chance chance) {
        return chance.of(hubs);
    }

    Origin draw(int chapter, Chance chance) {
        return java.util.Objects.requireNonNull(ofChapter.get(chapter))
                .get(java.util.Objects.requireNonNull(drawOfChapter.get(chapter))
                        .draw(chance));
    }
}
