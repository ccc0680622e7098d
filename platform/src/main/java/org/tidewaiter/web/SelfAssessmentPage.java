package org.tidewaiter.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.analysis.Card;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.analysis.Result;
import org.tidewaiter.analysis.Table;
import org.tidewaiter.analysis.maturity.CapabilityAssessment;
import org.tidewaiter.analysis.maturity.Questionnaire;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadReport;

/**
 * The self-assessment on a page: each question with what the data say of it and what was answered last, and fields for a new answer with who, when
 * and a note; a system sends the same as JSON. What is made of the answers is the report capability-assessment.
 */
public final class SelfAssessmentPage {
    private static final String PATH = "/self-assessment";
    private static final int LARGEST = 1 << 20;

    private final Workspace workspace;
    private final AnalysesPage analyses;
    private final Forms forms;

    SelfAssessmentPage(Workspace workspace, AnalysesPage analyses, Forms forms) {
        this.workspace = workspace;
        this.analyses = analyses;
        this.forms = forms;
    }

    /**
     * A question on the page.
     *
     * @param data what the data answer; null where they cannot
     * @param analysis the address of the question that shows it; null where none does
     * @param last the last answer that somebody gave, with its day, its note and who; null where there is none
     */
    public record FormQuestion(
            String id,
            String text,
            @Nullable String data,
            @Nullable String analysis,
            @Nullable String last) {}

    /** An area with its level and its questions. */
    public record Area(String title, String level, List<FormQuestion> questions) {}

    /**
     * What the page shows.
     *
     * @param seconds how long what the data say has been worked out; null where it is there
     * @param sent what the form brought that was refused, by the names of its fields; empty for a new form
     * @param refused why it was, or null
     * @param taken how many answers were taken just now; null where none were
     */
    public record View(
            ReportQuery query,
            List<Area> areas,
            AnalysesPage.@Nullable ShownTable progress,
            @Nullable Long seconds,
            Map<String, String> sent,
            @Nullable String refused,
            @Nullable String taken,
            String token) {
        /** What a field holds. */
        public String sent(String field) {
            return sent.getOrDefault(field, "");
        }

        /** Today, as a field for a day has it. */
        public String today() {
            return LocalDate.now(ZoneOffset.UTC).toString();
        }

        /** The address of this page in another language. */
        public String in(Locale other) {
            return PageLanguage.choosing(other, PATH);
        }
    }

    /** The form. */
    void form(Context context) {
        show(context, Map.of(), null);
    }

    private void show(Context context, Map<String, String> sent, @Nullable String refused) {
        ReportQuery query = new ReportQuery(
                AnalysisRegister.all().named(Card.nameOf(CapabilityAssessment.class)),
                Map.of(),
                PageLanguage.of(context).locale());
        ReportJobs.Progress<Report.TimedReport> progress = analyses.asked(query);
        Report.TimedReport timed = progress.result();
        String taken = context.queryParam("taken");
        Templates.show(
                context,
                "self-assessment",
                new View(
                        query,
                        areas(query, timed),
                        table(timed, "progress")
                                .map(t -> AnalysesPage.shown(query, t))
                                .orElse(null),
                        timed == null ? progress.seconds() : null,
                        sent,
                        refused,
                        taken != null && taken.matches("\\d{1,3}") ? taken : null,
                        forms.token()));
    }

    private static Optional<Table> table(Report.@Nullable TimedReport timed, String name) {
        return timed != null && timed.report().result() instanceof Result.Findings findings
                ? findings.tables().stream().filter(t -> t.name().equals(name)).findFirst()
                : Optional.empty();
    }

    private static List<Area> areas(ReportQuery query, Report.@Nullable TimedReport timed) {
        Map<String, Map<String, String>> answers = rows(table(timed, "answers").orElse(null), "question", query);
        Map<String, Map<String, String>> levels = rows(table(timed, "areas").orElse(null), "area", query);
        return Questionnaire.shipped().areas().stream()
                .map(area -> new Area(
                        area.title().in(query.language()),
                        levels.getOrDefault(area.id(), Map.of())
                                .getOrDefault(
                                        "level", timed == null ? "" : CapabilityAssessment.OPEN.in(query.language())),
                        area.questions().stream()
                                .map(q -> asked(query, q, answers.getOrDefault(q.id(), Map.of())))
                                .toList()))
                .toList();
    }

    /** The rows of a table by a column's values, with what is shown in each column; what is empty is left out. */
    private static Map<String, Map<String, String>> rows(@Nullable Table table, String by, ReportQuery query) {
        Map<String, Map<String, String>> rows = new HashMap<>();
        if (table != null) {
            for (List<@Nullable Object> row : table.rows()) {
                Map<String, String> shown = new LinkedHashMap<>();
                for (int i = 0; i < row.size(); i++) {
                    if (row.get(i) != null) {
                        shown.put(
                                table.columns().get(i).name(),
                                table.columns().get(i).shown(row.get(i), query.language()));
                    }
                }
                rows.put(String.valueOf(row.get(table.place(by))), shown);
            }
        }
        return rows;
    }

    private static FormQuestion asked(ReportQuery query, Questionnaire.Question question, Map<String, String> row) {
        PageLanguage p = new PageLanguage(query.language());
        String data = row.get("by_data");
        String answer = row.get("answer");
        String analysis = question.analysis();
        return new FormQuestion(
                question.id(),
                question.says().in(query.language()),
                data == null ? null : byData(data, row, p),
                analysis == null ? null : query.answerOf(analysis),
                answer == null
                        ? null
                        : p.say(
                                        "Last answer: {0}, {1}",
                                        "Dernière réponse : {0}, {1}", answer, row.getOrDefault("assessed_on", ""))
                                + said(row, "answered_by", " · ")
                                + said(row, "evidence", " · "));
    }

    /** What the data say; with the measure and its threshold, unless it is one that is there or not. */
    private static String byData(String data, Map<String, String> row, PageLanguage p) {
        String measured = row.getOrDefault("measured", DisplayText.NOTHING);
        String least = row.getOrDefault("least", DisplayText.NOTHING);
        return least.equals("1") && (measured.equals("1") || measured.equals("0"))
                ? p.say("The data say {0}.", "Les données disent {0}.", data)
                : p.say(
                        "The data say {0}: measured {1}, yes from {2}.",
                        "Les données disent {0} : mesuré {1}, oui à partir de {2}.", data, measured, least);
    }

    private static String said(Map<String, String> row, String column, String before) {
        return row.containsKey(column) ? before + row.get(column) : "";
    }

    /** Takes what the form brings. */
    void take(Context context) throws IOException {
        forms.check(context);
        Map<String, String> sent = new HashMap<>();
        context.formParamMap().forEach((name, values) -> sent.put(name, values.getFirst()));
        Map<String, GivenAnswers.FormAnswer> given = new LinkedHashMap<>();
        for (String question : Questionnaire.shipped().texts().keySet()) {
            GivenAnswers.FormAnswer one = new GivenAnswers.FormAnswer(
                    sent.getOrDefault("answer." + question, ""), sent.getOrDefault("note." + question, ""));
            if (!one.answer().isBlank() || !one.note().isBlank()) {
                given.put(question, one);
            }
        }
        try {
            LoadReport report = GivenAnswers.of(sent.get("on"), sent.get("by"), given)
                    .record(workspace, Admission.actorOf(context));
            PageLanguage language = PageLanguage.of(context);
            context.redirect(language.in(PATH + "?taken=" + report.accepted()), HttpStatus.SEE_OTHER);
        } catch (TidewaiterException e) {
            if (e.kind() != Kind.USAGE) {
                throw e;
            }
            context.status(400);
            show(context, sent, e.message(PageLanguage.of(context).locale()));
        }
    }

    /** Takes what a system sends: {@code {"assessed_on": …, "answered_by": …, "answers": [{"question": …, "answer": "yes", "evidence": …}]}}. */
    void api(Context context) throws IOException {
        try {
            JsonNode sent = read(context);
            Map<String, GivenAnswers.FormAnswer> given = new LinkedHashMap<>();
            for (JsonNode one : sent.path("answers")) {
                String question = one.path("question").asText("");
                if (given.put(
                                question,
                                new GivenAnswers.FormAnswer(
                                        one.path("answer").asText(""),
                                        one.path("evidence").asText("")))
                        != null) {
                    throw new ProblemDetails(400, "The question '" + question + "' stands twice", "send it once");
                }
            }
            LoadReport report = GivenAnswers.of(text(sent, "assessed_on"), text(sent, "answered_by"), given)
                    .record(workspace, Admission.actorOf(context));
            ProblemDetails.answer(
                    context, 200, Json.text(Map.of("load_id", report.loadId(), "accepted", report.accepted())));
        } catch (ProblemDetails e) {
            ProblemDetails.answer(context, e.status(), e.json());
        } catch (TidewaiterException e) {
            int status = e.kind() == Kind.USAGE ? 400 : ProblemDetails.statusOf(e.kind());
            ProblemDetails.answer(
                    context, status, ProblemDetails.json(status, ApiWords.detail(e), ApiWords.remedy(e), Map.of()));
        }
    }

    private static @Nullable String text(JsonNode object, String name) {
        return object.hasNonNull(name) ? object.get(name).asText() : null;
    }

    private static JsonNode read(Context context) throws IOException {
        byte[] body = context.bodyInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new ProblemDetails(413, "The body has more than " + LARGEST + " bytes", "send fewer answers at once");
        }
        try {
            JsonNode sent = Objects.requireNonNullElse(Json.MAPPER.readTree(body), Json.MAPPER.nullNode());
            if (sent.isObject() && sent.path("answers").isArray()) {
                return sent;
            }
        } catch (JsonProcessingException e) {
            // told below
        }
        throw new ProblemDetails(
                400,
                "The body is not a JSON object with an array of answers",
                "send {\"assessed_on\": …, \"answered_by\": …, \"answers\": [{\"question\": …, \"answer\": \"yes\"}]}");
    }
}
