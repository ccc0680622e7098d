package org.tidewaiter.web;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tidewaiter.casefile.CompanyFile;
import org.tidewaiter.casefile.DeclarationFile;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.riskmodel.Evaluation;
import org.tidewaiter.riskmodel.KeptEvaluations;
import org.tidewaiter.riskmodel.ModelCard;
import org.tidewaiter.riskmodel.ModelStore;
import org.tidewaiter.search.Search;
import org.tidewaiter.selection.Overview;
import org.tidewaiter.selection.RankedList;

/** The pages' JSON twins, for scripts. */
final class Api {
    private final Workspace workspace;
    private final Overview overview;
    private final RankedList list;
    private final Answers answers;
    private final Search search;

    Api(Workspace workspace, Answers answers, Search search) {
        this.search = search;
        this.answers = answers;
        this.workspace = workspace;
        overview = new Overview(workspace.lake());
        list = new RankedList(workspace.lake());
    }

    void status(Context context) {
        Overview.Counts counts = answers.of(context, Overview.Counts.class, "status", overview::counts);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("declarations", counts.declarations());
        answer.put("goods_items", counts.items());
        answer.put("controls", counts.controls());
        answer.put("quarantined", counts.quarantined());
        overview.inForce().ifPresent(p -> answer.put("model_in_force", p.modelId()));
        overview.assessments().stream().findFirst().ifPresent(a -> answer.put("last_assessment", a));
        send(context, answer);
    }

    /** Takes the parameters of /ranked: a page of rows. */
    void lastAssessment(Context context) {
        ListQuery query = ListQuery.of(context);
        send(context, answers.of(context, Map.class, query, () -> lastAssessment(query)));
    }

    private Map<String, Object> lastAssessment(ListQuery query) {
        Overview.Assessment assessment = RankedPage.lastOrChosen(overview, query);
        int id = assessment.assessmentId();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("assessment", assessment);
        answer.put("page", query.page());
        answer.put("lanes", list.lanes(id, query.filter()));
        answer.put(
                "rows",
                list
                        .page(
                                id,
                                query.filter(),
                                query.sort(),
                                query.descending(),
                                RankedPage.PAGE,
                                (query.page() - 1L) * RankedPage.PAGE)
                        .stream()
                        .map(row -> Map.of("declaration", row, "reasons", row.reasons()))
                        .toList());
        return answer;
    }

    void declaration(Context context) {
        String id = context.queryParam("id");
        DeclarationFile file = answers.of(
                context, DeclarationFile.class, String.valueOf(id), () -> DeclarationPage.find(workspace.lake(), id));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("versions", file.versions());
        answer.put("items", file.items());
        answer.put("controls", file.controls());
        answer.put(
                "scores",
                file.scores().stream()
                        .map(score -> Map.of("score", score, "reasons", score.reasons()))
                        .toList());
        send(context, answer);
    }

    void model(Context context) {
        String asked = context.queryParam("id");
        ModelCard card = new ModelStore(workspace).cardOrInForce(asked);
        KeptEvaluations kept = new KeptEvaluations(workspace);
        List<Evaluation> evaluations = kept.of(card.id());
        List<String> changed =
                evaluations.stream().flatMap(e -> kept.misfit(e).stream()).toList();
        send(
                context,
                Map.of("id", card.id(), "card", card, "evaluations", evaluations, "evaluations_changed", changed));
    }

    /** Takes the parameters of /search: q, in, page. */
    void search(Context context) {
        String words = context.queryParam("q");
        if (words == null || words.isBlank()) {
            throw new TidewaiterException(Kind.INPUT, "Nothing was asked", "give numbers or words as q");
        }
        send(context, search.find(SearchPage.questionOf(context)));
    }

    void company(Context context) {
        String id = CompanyPage.idOf(context);
        send(context, answers.of(context, CompanyFile.class, id, () -> CompanyPage.find(workspace.lake(), id)));
    }

    private static void send(Context context, Object answer) {
        context.contentType("application/json").result(Json.text(answer));
    }
}
