package org.tidewaiter.analysis.compliance;

import java.util.List;
import java.util.Map;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Words;

/**
 * The chart of parts of all declarations by risk and detection: across, the share of a part that is wrong; upward, the share that is
 * found of it. Both from 0 to 1, of the parts that can be judged.
 */
final class RiskPlane {
    private RiskPlane() {}

    /**
     * @param name of the chart, by which it is exported
     * @param parts those shown, in the order in which they are listed
     * @param meaning words for parts that are no names: "all", "none"
     */
    static Chart of(String name, Words title, List<SampledPart> parts, Map<String, Words> meaning) {
        return new Chart(
                        name,
                        Chart.Form.PLANE,
                        title,
                        Words.of("Share that is wrong", "Part irrégulière"),
                        Words.of("Share that is found of it", "Part qui en est constatée"),
                        parts.stream().map(SampledPart::part).toList(),
                        List.of(
                                Chart.Series.of(Words.of("Wrong", "Irrégulier"), parts, SampledPart::rate),
                                Chart.Series.of(Words.of("Found of it", "Trouvé"), parts, p -> p.detection(p.rate()))))
                .meaning(meaning)
                .leadingBy(parts.stream().map(SampledPart::part).toList());
    }
}
