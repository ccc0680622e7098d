package org.tidewaiter.analysis.integrity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tidewaiter.access.Actor;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.Answering;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.trail.Action;
import org.tidewaiter.trail.EntryContent;
import org.tidewaiter.trail.Trail;

/** What the questions about officers say of one officer, to that officer: of nobody else, and with the look in the trail before anything is shown. */
public final class OwnFigures {
    /** The questions that are asked of one officer. */
    public static final List<Analysis> QUESTIONS = List.of(new OfficerResults(), new OfficerRouting());

    private OwnFigures() {}

    /**
     * The answers of {@link #QUESTIONS} about whoever asks, under the name that {@link Actor#person} gives; nobody checks a name that was stated.
     *
     * @throws TidewaiterException of kind INPUT where no result names such an officer, which is in the trail too
     */
    public static List<Report.TimedReport> look(Lake lake, Actor actor) {
        String officer = actor.person();
        boolean known = lake.number("select count(*) from control where officer_id = ?", officer) > 0;
        lake.transaction(session -> Trail.append(
                session,
                actor,
                Action.LOOK,
                "own figures",
                EntryContent.saying(new TreeMap<>(Map.of("found", known)))));
        if (!known) {
            throw new TidewaiterException(
                            Kind.INPUT,
                            "No result of a control names the officer '" + officer + "'",
                            "give the number under which your results are recorded")
                    .french(
                            "Aucun résultat de contrôle ne nomme l’agent « " + officer + " »",
                            "donner le numéro sous lequel vos résultats sont enregistrés");
        }
        List<Report.TimedReport> reports = new ArrayList<>();
        for (Analysis question : QUESTIONS) {
            reports.add(Answering.answer(lake, question, Parameters.of(question.card(), Map.of("officer", officer))));
        }
        return List.copyOf(reports);
    }
}
