package org.tidewaiter.analysis.performance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.kit.statistics.ChooserHits;
import org.tidewaiter.kit.statistics.Interval;

/** Sets what each chooser found beside draws that were looked at in the same way, in the report of {@link PerformanceIndicators}. */
final class ChooserTable {
    private ChooserTable() {}

    /** The ways of looking. */
    static final Map<String, Words> LOOKS = Map.of(
            "goods", Words.of("goods examined", "marchandises visitées"),
            "documents", Words.of("papers read before release", "documents lus avant la mainlevée"),
            "later",
                    Words.of(
                            "papers read after release (blue lane)",
                            "documents lus après la mainlevée (circuit bleu)"));

    /** Whether a choice finds more than the draw. */
    private static final Map<String, Words> VERDICTS = Map.of(
            "more", Words.of("more than the draw", "plus que le tirage"),
            "fewer", Words.of("fewer than the draw", "moins que le tirage"),
            "open", Words.of("not shown to be more or fewer", "ni plus ni moins, autant qu’on sache"),
            "few", Words.of("too few to judge", "trop peu pour juger"),
            "draw", Words.of("the draw", "le tirage"));

    private static final Map<Chooser, Words> CHOOSERS = Map.of(
            Chooser.RULE,
            Words.of("chosen by rules", "choix des règles"),
            Chooser.MODEL,
            Words.of("chosen by the learned model", "choix du modèle appris"),
            Chooser.OFFICER,
            Words.of("chosen by officers", "choix des agents"),
            Chooser.RANDOM,
            Words.of("drawn at random", "tirage au hasard"));

    /** A row a chooser and way of looking. */
    static Table of(List<ChooserHits> hits) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (ChooserHits each : hits) {
            Interval interval = each.interval();
            @Nullable ChooserHits drawn = each.isDraw() ? null : each.drawn(hits);
            rows.add(Arrays.asList(
                    each.chooser() + " " + each.look(),
                    each.looked(),
                    each.found(),
                    each.share(),
                    interval.low(),
                    interval.high(),
                    drawn == null ? null : drawn.looked(),
                    drawn == null ? null : drawn.share(),
                    verdict(each, hits)));
        }
        return new Table(
                "choosers",
                Words.of(
                        "What each chooser found, beside draws that were looked at in the same way",
                        "Ce que chaque choix a trouvé, à côté des tirages contrôlés de la même façon"),
                List.of(
                        Column.words("chosen", "Controls", "Contrôles", names()),
                        Column.count("looked", "With a result", "Avec résultat"),
                        Column.count("found", "Finding", "Infraction"),
                        Column.share("share", "Share", "Part"),
                        Column.share("low", "95 % from", "95 % de"),
                        Column.share("high", "to", "à"),
                        Column.count("drawn", "Draws", "Tirages"),
                        Column.share("drawn_share", "Share of the draws", "Part des tirages"),
                        Column.words("verdict", "They find", "Ils trouvent", VERDICTS)),
                List.copyOf(rows),
                "chosen");
    }

    /** Of each choice that can be judged: what it finds, and what draws find that were looked at in the same way. */
    static List<Finding> findings(List<ChooserHits> hits) {
        return hits.stream()
                .filter(each -> !List.of("few", "draw").contains(verdict(each, hits)))
                .map(each -> {
                    ChooserHits drawn = Objects.requireNonNull(each.drawn(hits));
                    return Finding.of(
                                    "Controls {0}: {1} of {2} have a finding, beside {3} of {4} draws that were looked at in the same way: {5}.",
                                    "Contrôles au {0} : {1} de {2} ont une infraction, à côté de {3} de {4} tirages contrôlés de la même façon : {5}.",
                                    name(each.chooser(), each.look()),
                                    new Words.Share(each.share()),
                                    each.looked(),
                                    new Words.Share(drawn.share()),
                                    drawn.looked(),
                                    Objects.requireNonNull(VERDICTS.get(verdict(each, hits))))
                            .shownIn("choosers");
                })
                .toList();
    }

    private static String verdict(ChooserHits each, List<ChooserHits> hits) {
        if (each.isDraw()) {
            return "draw";
        }
        @Nullable Interval above = ChooserHits.aboveDraws(List.of(each), hits);
        return above == null ? "few" : above.low() > 0 ? "more" : above.high() < 0 ? "fewer" : "open";
    }

    private static Map<String, Words> names() {
        Map<String, Words> names = new HashMap<>();
        CHOOSERS.keySet()
                .forEach(chooser ->
                        LOOKS.keySet().forEach(look -> names.put(chooser + " " + look, name(chooser, look))));
        return Map.copyOf(names);
    }

    private static Words name(Chooser chooser, String look) {
        return Words.of(
                "{0}, {1}",
                "{0}, {1}", Objects.requireNonNull(CHOOSERS.get(chooser)), Objects.requireNonNull(LOOKS.get(look)));
    }
}
