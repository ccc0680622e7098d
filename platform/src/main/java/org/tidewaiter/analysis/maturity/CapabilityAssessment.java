package org.tidewaiter.analysis.maturity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisSql;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Column;
import org.tidewaiter.analysis.Column.Kind;
import org.tidewaiter.analysis.Finding;
import org.tidewaiter.analysis.NoDeclarations;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.Words;
import org.tidewaiter.analysis.maturity.AnsweredQuestion.AreaAnswers;
import org.tidewaiter.analysis.maturity.AnsweredQuestion.GivenAnswer;
import org.tidewaiter.analysis.maturity.AnsweredQuestion.MeasuredFact;
import org.tidewaiter.datamodel.Chooser;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.kit.statistics.ChooserHits;
import org.tidewaiter.kit.statistics.Interval;

/**
 * How far is the administration with data analysis, and what is the next step? Eight areas of five questions that build on one another, answered by
 * what the workspace holds where it can be, by people elsewhere, with the day, so that progress shows. No total: areas are not added up.
 */
public final class CapabilityAssessment implements Analysis {
    record Counts(long declarations, long answers, @Nullable String today) {}

    /**
     * Whether what rules or the model chose has findings oftener than draws that were looked at in the same way, beyond chance; null where too few
     * were drawn.
     */
    static MeasuredFact better(List<ChooserHits> hits) {
        @Nullable
        Interval above = ChooserHits.aboveDraws(
                hits.stream()
                        .filter(h -> Set.of(Chooser.RULE, Chooser.MODEL).contains(h.chooser()))
                        .toList(),
                hits);
        return new MeasuredFact("better_than_chance", above == null ? null : above.low() > 0 ? 1.0 : 0.0, 1);
    }

    /** What stands for the level of an area, or the answer to a question, that nobody has answered. */
    public static final Words OPEN = Words.of("not answered yet", "sans réponse");

    /** What levels are called. */
    static final Map<String, Words> LEVELS = Map.of(
            "open", OPEN,
            "1", Words.of("1 ad hoc", "1 ponctuel"),
            "1+", Words.of("at least 1 ad hoc", "au moins 1 ponctuel"),
            "2", Words.of("2 repeatable", "2 reproductible"),
            "2+", Words.of("at least 2 repeatable", "au moins 2 reproductible"),
            "3", Words.of("3 defined", "3 défini"),
            "3+", Words.of("at least 3 defined", "au moins 3 défini"),
            "4", Words.of("4 managed", "4 maîtrisé"),
            "4+", Words.of("at least 4 managed", "au moins 4 maîtrisé"),
            "5", Words.of("5 optimised", "5 optimisé"));

    /** The level of an area: at least so much where the next question is not answered yet, and none where that is the first. */
    static String level(AreaAnswers area) {
        AnsweredQuestion next = area.next();
        if (next == null || !next.source().equals("open")) {
            return Integer.toString(area.level());
        }
        return next.equals(area.answers().getFirst()) ? "open" : area.level() + "+";
    }

    private static final Map<String, Words> SOURCES = Map.of(
            "data", Words.of("the data", "les données"),
            "people", Words.of("people", "les personnes"),
            "open", OPEN);

    private static final Map<String, Words> ANSWERS =
            Map.of("yes", Words.of("yes", "oui"), "no", Words.of("no", "non"));

    @Override
    public Card card() {
        return new Card(
                Card.nameOf(CapabilityAssessment.class),
                Card.roomOf(CapabilityAssessment.class),
                Words.of(
                        "How far is the administration with data analysis, and what is the next step?",
                        "Où en est l’administration dans l’analyse des données, et quelle est la prochaine étape ?"),
                Words.of("The director general, partners who help", "Direction générale, partenaires qui aident"),
                Words.of(
                        "Eight areas, in each five questions that build on one another; the level of an area is how many are answered with yes"
                                + " from the first on, and at least 1. What the workspace shows is measured, with the value and the least that"
                                + " counts as yes (what is merely not loaded is asked, since it may be elsewhere); the rest is asked: answers come with their day by the page /self-assessment or by loading the table “self_assessment” (columns"
                                + " assessed_on, question, answer, evidence, answered_by). Where both speak the data count, and the difference is said.",
                        "Huit domaines, en chacun cinq questions qui s’enchaînent ; le niveau d’un domaine est le nombre de oui depuis la"
                                + " première, au moins 1. Ce que l’espace de travail montre est mesuré, avec la valeur et le minimum qui vaut"
                                + " oui (ce qui n’est que non chargé se demande, car il peut être ailleurs) ; le reste se demande : les réponses viennent avec leur jour par la page /self-assessment ou en chargeant la table « self_assessment » (colonnes"
                                + " assessed_on, question, answer, evidence, answered_by). Si les deux parlent, les données comptent, et l’écart est dit."),
                List.of(
                        "WCO, capability of data analytics: strategy, people, technology, governance (workshop reports); areas and questions"
                                + " are ours",
                        "UK Central Digital and Data Office, Data Maturity Assessment for Government (2023): a matrix with evidence, no total"),
                List.of(Field.DECLARATION_ID),
                Words.of(
                        "What is answered without evidence, and what happens outside this workspace. A level is a place to go on from, no mark:"
                                + " administrations are not to be ranked by it.",
                        "Ce qui est répondu sans preuve, et ce qui se passe hors de cet espace. Un niveau est un point de départ, pas une"
                                + " note : il ne sert pas à classer les administrations."),
                List.of(Parameter.FROM, Parameter.TO, Parameter.ROWS),
                List.of());
    }

    @Override
    public Result answer(AnalysisSql steps) {
        Counts counts = steps.row(Counts.class, "counts");
        if (counts.declarations() == 0 && counts.answers() == 0) {
            return new Result.NotApplicable(
                    Words.of(
                            "The workspace has neither declarations nor answers: answer on the page /self-assessment, or load the table “self_assessment”.",
                            "L’espace de travail n’a ni déclarations ni réponses : répondre sur la page /self-assessment, ou charger la table « self_assessment »."));
        }
        List<MeasuredFact> facts = new ArrayList<>(steps.rows(MeasuredFact.class, "facts"));
        facts.add(better(steps.rows(ChooserHits.class, "hits")));
        List<GivenAnswer> given = steps.rows(GivenAnswer.class, "answers");
        Questionnaire questionnaire = Questionnaire.shipped();
        List<AreaAnswers> areas = AnsweredQuestion.of(questionnaire, facts, given);
        return new Result.Findings(
                        findings(areas, unknown(questionnaire, given)),
                        tables(questionnaire, areas, given, Objects.requireNonNullElse(counts.today(), "")),
                        List.of())
                .without(NoDeclarations.ANSWERS);
    }

    private static List<Table> tables(
            Questionnaire questionnaire, List<AreaAnswers> areas, List<GivenAnswer> given, String today) {
        List<Table> tables = new ArrayList<>(List.of(matrix(areas), answers(areas, today)));
        if (!given.isEmpty()) {
            tables.add(CapabilityProgress.table(questionnaire, given));
        }
        return List.copyOf(tables);
    }

    /** Answers to questions that there are not. */
    private static Set<String> unknown(Questionnaire questionnaire, List<GivenAnswer> given) {
        Set<String> names = questionnaire.texts().keySet();
        return given.stream()
                .map(GivenAnswer::question)
                .filter(q -> !names.contains(q))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The sentences, from the areas. */
    static List<Finding> findings(List<AreaAnswers> areas, Set<String> unknown) {
        List<Finding> findings = new ArrayList<>();
        List<AnsweredQuestion> all =
                areas.stream().flatMap(a -> a.answers().stream()).toList();
        findings.add(Finding.of(
                "{0} of {1} questions are answered by the data, {2} by people; {3} are not answered yet.",
                "Des {1} questions, les données répondent à {0} et les personnes à {2} ; {3} restent sans réponse.",
                all.stream().filter(a -> a.source().equals("data")).count(),
                all.size(),
                all.stream().filter(a -> a.source().equals("people")).count(),
                all.stream().filter(a -> a.source().equals("open")).count()));
        for (AreaAnswers area : areas) {
            AnsweredQuestion next = area.next();
            if (next != null) {
                findings.add(Finding.of(
                        "{0}: {1}. Next: {2}",
                        "{0} : {1}. Ensuite : {2}",
                        area.area().title(),
                        Objects.requireNonNull(LEVELS.get(level(area))),
                        next.question().says()));
            } else {
                findings.add(Finding.of(
                        "{0}: level 5.", "{0} : niveau 5.", area.area().title()));
            }
        }
        for (AnsweredQuestion answered :
                all.stream().filter(AnsweredQuestion::contradicted).toList()) {
            findings.add(Finding.of(
                    "People and data differ; the data count: {0}",
                    "Personnes et données diffèrent ; les données comptent : {0}",
                    answered.question().says()));
        }
        if (!unknown.isEmpty()) {
            findings.add(Finding.of(
                    "Answers to questions that there are not: {0}.",
                    "Réponses à des questions qui n’existent pas : {0}.", String.join(", ", unknown)));
        }
        return List.copyOf(findings);
    }

    private static Table matrix(List<AreaAnswers> areas) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (AreaAnswers area : areas) {
            AnsweredQuestion next = area.next();
            rows.add(Arrays.asList(
                    area.area().id(),
                    level(area),
                    area.yes(),
                    area.open(),
                    next == null ? null : next.question().id()));
        }
        return new Table(
                "areas",
                Words.of("Areas and levels", "Domaines et niveaux"),
                List.of(
                        Column.words(
                                "area",
                                "Area",
                                "Domaine",
                                Questionnaire.shipped().titles()),
                        Column.words("level", "Level", "Niveau", LEVELS),
                        Column.count("yes", "Yes", "Oui"),
                        Column.count("open", "Not answered", "Sans réponse"),
                        Column.words(
                                "next",
                                "The next step",
                                "Prochaine étape",
                                Questionnaire.shipped().texts())),
                List.copyOf(rows),
                null);
    }

    /**
     * Every question with its answer; its file has the columns of the answers, to be filled and loaded. What the data answer stands in a column of
     * its own: else a file that is loaded as it came would say that people have answered.
     */
    private static Table answers(List<AreaAnswers> areas, String today) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (AreaAnswers area : areas) {
            for (AnsweredQuestion a : area.answers()) {
                boolean data = a.source().equals("data");
                rows.add(Arrays.asList(
                        a.question().id(),
                        a.question().id(),
                        data ? word(a.yes()) : null,
                        a.given() == null ? null : word(a.given().answer()),
                        a.source(),
                        data && a.fact() != null ? a.fact().measured() : null,
                        data && a.fact() != null ? a.fact().least() : null,
                        a.given() == null ? null : a.given().evidence(),
                        a.given() == null ? null : a.given().assessedOn(),
                        a.given() == null ? null : a.given().answeredBy(),
                        data ? today : null,
                        a.question().analysis()));
            }
        }
        return new Table(
                "answers",
                Words.of("Questions and answers", "Questions et réponses"),
                List.of(
                        Column.words(
                                "says",
                                "Question",
                                "Question",
                                Questionnaire.shipped().texts()),
                        Column.text("question", "Name", "Nom"),
                        Column.words("by_data", "The data say", "Les données disent", ANSWERS),
                        Column.words("answer", "People say", "Les personnes disent", ANSWERS),
                        Column.words("source", "Answered by", "Répondu par", SOURCES),
                        Column.number("measured", "Measured", "Mesuré"),
                        Column.number("least", "Yes from", "Oui à partir de"),
                        Column.text("evidence", "Evidence", "Preuve"),
                        Column.text("assessed_on", "Day of the answer", "Jour de la réponse"),
                        Column.text("answered_by", "Who answered", "Qui a répondu"),
                        Column.text("measured_on", "Day of the data", "Jour des données"),
                        new Column("analysis", Words.of("Shown by", "Montré par"), Kind.ANALYSIS)),
                List.copyOf(rows),
                null);
    }

    private static @Nullable String word(@Nullable Boolean yes) {
        return yes == null ? null : yes ? "yes" : "no";
    }
}
