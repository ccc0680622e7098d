package org.tidewaiter.analysis.compliance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Chart;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.kit.statistics.Interval;

/**
 * Where is risk high and detection low, and what was not looked at? The two axes of a compliance strategy, by sector, origin and size of trader, from
 * the random sample. Sources: WCO Risk Management Compendium, volume 1; OECD, Compliance Risk Management (2004). A part is placed only where its
 * interval parts from the whole.
 */
// Long: the axes, what each place on them asks for, and the sentences of a report in two languages.
public final class ComplianceStrategy implements Analysis {
    /** What the parts that are no codes are called. */
    private static final Map<String, Words> PARTS = Map.of(
            "all", Words.of("all", "tout"),
            "small", Words.of("small", "petit"),
            "middle", Words.of("middle", "moyen"),
            "large", Words.of("large", "grand"),
            "no importer", Words.of("no importer", "sans importateur"),
            "no origin", Words.of("no origin", "sans origine"),
            "no HS code", Words.of("no HS code", "sans code SH"));

    /** What parts are compared with: all declarations, and by what they are taken apart. */
    enum ComplianceDimension {
        ALL("All", "Tout"),
        SECTOR("Sector", "Secteur"),
        ORIGIN("Origin", "Origine"),
        SIZE("Size of trader", "Taille de l’opérateur");

        @SuppressWarnings("ImmutableEnumChecker") // a record of two texts
        private final Words words;

        ComplianceDimension(String english, String french) {
            words = Words.of(english, french);
        }
    }

    /** Where a part stands to the whole on an axis. */
    enum Level {
        LOW,
        ALIKE,
        HIGH;

        static Level of(double low, double high, double whole) {
            return low > whole ? HIGH : high < whole ? LOW : ALIKE;
        }
    }

    /** What a part asks for. */
    enum Strategy {
        LOOK("look here first", "regarder ici d’abord"),
        KEEP("wrong often, and found: keep", "souvent irrégulier, et constaté : maintenir"),
        RELIEVE("clean: relieve", "en règle : alléger"),
        ALIKE("as the whole", "comme l’ensemble"),
        FEW("too few drawn to judge", "trop peu de tirages pour juger"),
        NEVER("nobody looked", "personne n’a regardé"),
        WHOLE("the whole", "l’ensemble");

        @SuppressWarnings("ImmutableEnumChecker") // a record of two texts
        private final Words words;

        Strategy(String english, String french) {
            words = Words.of(english, french);
        }

        /** What a part asks for beside the whole. */
        static Strategy of(SampledPart part, SampledPart all) {
            if (part.place() == 0) {
                return WHOLE;
            }
            if (part.unseen() == part.declarations()) {
                return NEVER;
            }
            if (!part.judged()) {
                return FEW;
            }
            Interval rate = part.interval();
            return switch (Level.of(rate.low(), rate.high(), all.rate())) {
                case HIGH -> detection(part, all) == Level.HIGH ? KEEP : LOOK;
                case LOW -> RELIEVE;
                case ALIKE -> ALIKE;
            };
        }
    }

    /** What is found of what is wrong, beside the whole: high where even the least of its interval is more. */
    static Level detection(SampledPart part, SampledPart all) {
        Interval rate = part.interval();
        @Nullable Double least = part.detection(rate.high());
        @Nullable Double most = part.detection(rate.low());
        @Nullable Double whole = all.detection(all.rate());
        return whole == null || least == null ? Level.ALIKE : Level.of(least, most == null ? 1 : most, whole);
    }

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(ComplianceStrategy.class),
                Card.roomOf(ComplianceStrategy.class),
                Words.of(
                        "Where is risk high and detection low, and what was not looked at?",
                        "Où le risque est-il haut et la détection basse, et qu’est-ce qui n’a pas été regardé ?"),
                Words.of("Risk management and directors", "Gestion des risques et direction"),
                Words.of(
                        "By sector, origin and size of trader: the share that is wrong and what is found of it, as in true-compliance, by the"
                                + " declarations drawn at random. Risk is high or low where its 95 % interval parts from the whole; what is"
                                + " wrong often is to be kept as it is only where detection is above the whole with its interval too. Of"
                                + " what nobody looked at: declarations, value, and how many of them are wrong by that share.",
                        "Par secteur, origine et taille d’opérateur : la part irrégulière et ce qui en est constaté, comme dans la question de la conformité réelle,"
                                + " selon les déclarations tirées au hasard. Le risque est haut ou bas là où son intervalle à 95 % s’écarte"
                                + " de l’ensemble ; ce qui est souvent irrégulier ne se maintient que si la détection dépasse l’ensemble avec"
                                + " son intervalle. De ce que personne n’a regardé : déclarations, valeur, et combien sont irrégulières selon"
                                + " cette part."),
                List.of(
                        "WCO, Risk Management Compendium, volume 1, annex on compliance measurement",
                        "OECD, Compliance Risk Management: Managing and Improving Tax Compliance (2004)",
                        "Wilson, Probable inference, JASA 22 (1927)"),
                List.of(Field.SELECTED_BY, Field.OUTCOME),
                Words.of(
                        "What an examination cannot find. The first item stands for the declaration. Of many parts, one in twenty parts"
                                + " from the whole by chance: a place is a question, not a verdict about a country or a trade.",
                        "Ce qu’une visite ne peut trouver. Le premier article vaut pour la déclaration. Sur beaucoup de groupes, un sur"
                                + " vingt s’écarte par hasard : une place est une question, non un verdict sur un pays ou un commerce."),
                List.of(
                        Parameter.FROM,
                        Parameter.TO,
                        Parameter.OFFICE,
                        SampledPart.TYPE,
                        SampledPart.DRAWS,
                        Parameter.choice("sector", Words.of("A sector is", "Un secteur est"), "section", "chapter")
                                .meaning("section", "section of the HS", "section du SH")
                                .meaning("chapter", "HS chapter", "chapitre du SH"),
                        Parameter.ROWS),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        List<SampledPart> parts = steps.rows(SampledPart.class, "parts");
        Result refused = SampledPart.refused(parts);
        if (refused != null) {
            return refused;
        }
        SampledPart all = parts.getFirst();
        return new Result.Findings(
                        findings(all, parts),
                        List.of(table(parts, all, steps.parameters().whole("rows"))),
                        List.of(plane(parts)))
                .readFrom("strategy");
    }

    /** The sentences, from the parts; the first is the whole. */
    static List<Finding> findings(SampledPart all, List<SampledPart> parts) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of(
                        "Of what nothing chose, {0} is wrong, and {1} of all that is wrong is found, by {2} declarations drawn at random.",
                        "De ce que rien n’a sélectionné, {0} est irrégulier, et {1} de tout ce qui est irrégulier est constaté, d’après {2} tirages au hasard.",
                        new Words.Share(all.rate()),
                        share(all.detection(all.rate())),
                        all.sampled())
                .leadingTo(all.sampled(), "drawn", "Drawn at random", "Tirées au hasard"));
        findings.add(Finding.of(
                        "{0} of {1} declarations were not looked at, of a value of {2}; about {3} of them are wrong (between {4} and {5}).",
                        "{0} des {1} déclarations n’ont pas été regardées, d’une valeur de {2} ; environ {3} sont irrégulières (entre {4} et {5}).",
                        all.unseen(),
                        all.declarations(),
                        new Words.Money(all.unseenValue()),
                        Math.round(all.rate() * all.unseen()),
                        Math.round(all.interval().low() * all.unseen()),
                        Math.round(all.interval().high() * all.unseen()))
                .leadingTo(all.unseen(), "unseen", "Not looked at", "Non regardées"));
        findings.add(named(
                parts,
                all,
                Strategy.LOOK,
                "Parts with risk above the whole and detection not above it, {0}{1}.",
                "Groupes au risque au-dessus de l’ensemble et à la détection pas au-dessus, {0}{1}."));
        findings.add(named(
                parts,
                all,
                Strategy.RELIEVE,
                "Parts with less wrong than the whole, {0}{1}.",
                "Groupes avec moins d’irrégularités que l’ensemble, {0}{1}."));
        findings.add(Finding.of(
                "Too few were drawn to judge {0} of {1} parts; {2} more were never looked at.",
                "Trop peu de tirages pour juger {0} des {1} groupes ; {2} autres n’ont jamais été regardés.",
                parts.stream().filter(p -> Strategy.of(p, all) == Strategy.FEW).count(),
                parts.size() - 1,
                parts.stream()
                        .filter(p -> Strategy.of(p, all) == Strategy.NEVER)
                        .count()));
        return List.copyOf(findings);
    }

    private static Finding named(
            List<SampledPart> parts, SampledPart all, Strategy strategy, String english, String french) {
        List<Words> names = parts.stream()
                .filter(p -> Strategy.of(p, all) == strategy)
                .map(p -> called(p.part()))
                .toList();
        return Finding.of(
                english,
                french,
                names.size(),
                names.isEmpty()
                        ? ""
                        : Words.of(
                                ": {0}",
                                "\u00a0: {0}",
                                names.stream()
                                        .limit(10)
                                        .reduce((a, b) -> Words.of("{0}, {1}", "{0}, {1}", a, b))
                                        .orElseThrow()));
    }

    private static Object share(@Nullable Double share) {
        return share == null ? "–" : new Words.Share(share);
    }

    /** The whole first, then the parts by what is to be done about them, so that what calls for a look stands at the top. */
    private static Table table(List<SampledPart> parts, SampledPart all, long rows) {
        List<List<@Nullable Object>> lines = new ArrayList<>();
        List<SampledPart> sorted = Stream.concat(
                        Stream.of(all), parts.stream().skip(1).sorted(Comparator.comparing(p -> Strategy.of(p, all))))
                .limit(rows)
                .toList();
        for (SampledPart p : sorted) {
            Interval rate = p.interval();
            boolean judged = p.judged();
            lines.add(Arrays.asList(
                    ComplianceDimension.values()[(int) p.place()].name(),
                    p.part(),
                    Strategy.of(p, all).name(),
                    p.declarations(),
                    p.sampled(),
                    judged ? p.rate() : null,
                    judged ? rate.low() : null,
                    judged ? rate.high() : null,
                    judged ? p.detection(p.rate()) : null,
                    judged ? p.detection(rate.high()) : null,
                    judged ? p.detection(rate.low()) : null,
                    p.unseen() / (double) p.declarations(),
                    p.unseenValue(),
                    judged ? (Object) Math.round(p.rate() * p.unseen()) : null));
        }
        return new Table(
                "strategy",
                Words.of(
                        "Risk, detection, and what was not looked at",
                        "Risque, détection, et ce qui n’a pas été regardé"),
                List.of(
                        Column.words("dimension", "By", "Par", dimensions()),
                        Column.words("part", "Part", "Groupe", called(parts)),
                        Column.words("strategy", "Strategy", "Stratégie", strategies()),
                        Column.count("declarations", "Declarations", "Déclarations"),
                        Column.count("sampled", "Drawn at random", "Tirées au hasard"),
                        Column.share("rate", "Wrong", "Irrégulier"),
                        Column.share("low", "from", "de"),
                        Column.share("high", "to", "à"),
                        Column.share("detection", "Found of it", "Trouvé"),
                        Column.share("detection_low", "from", "de"),
                        Column.share("detection_high", "to", "à"),
                        Column.share("unseen", "Not looked at", "Non regardées"),
                        Column.money("unseen_value", "Value not looked at", "Valeur non regardée"),
                        Column.count("unseen_wrong", "Wrong among these", "Fausses parmi elles")),
                List.copyOf(lines),
                "part");
    }

    /** What a part is called: chapters of the HS are those of the SH in French, other codes are the same. */
    private static Words called(String part) {
        Words words = PARTS.get(part);
        return words != null
                ? words
                : part.startsWith("HS ") ? new Words(part, "SH" + part.substring(2)) : Words.same(part);
    }

    private static Map<String, Words> called(List<SampledPart> parts) {
        return parts.stream().map(SampledPart::part).distinct().collect(Collectors.toMap(p -> p, p -> called(p)));
    }

    private static Map<String, Words> dimensions() {
        return Arrays.stream(ComplianceDimension.values()).collect(Collectors.toMap(Enum::name, d -> d.words));
    }

    private static Map<String, Words> strategies() {
        return Arrays.stream(Strategy.values()).collect(Collectors.toMap(Enum::name, s -> s.words));
    }

    private static Chart plane(List<SampledPart> parts) {
        return RiskPlane.of(
                "plane",
                Words.of("Risk and detection of the parts that can be judged", "Risque et détection des groupes jugés"),
                parts.stream().filter(SampledPart::judged).toList(),
                called(parts));
    }
}
