package org.tidewaiter.savedquestions;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.analysis.Answering;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;

/** Asks saved questions when they are due or when somebody says so, keeps their answers one after the other, and compares any two of them. */
public final class QuestionAnswers {
    /** So many answers of a question are kept, the latest: five years of months, or a year of weeks and a bit. */
    public static final int KEPT = 60;

    /** For so many days the answers of a question that was dropped are kept. */
    public static final int KEPT_DAYS_AFTER_DROP = 365;

    private static final SqlSections SQL = SqlSections.read(QuestionAnswers.class, "QuestionAnswers.sql");

    private final Lake lake;
    private final Clock clock;
    private final SavedQuestions saved;

    /** Those of a workspace. */
    public QuestionAnswers(Lake lake) {
        this(lake, Clock.systemUTC());
    }

    QuestionAnswers(Lake lake, Clock clock) {
        this.lake = lake;
        this.clock = clock;
        saved = new SavedQuestions(lake, clock);
    }

    private record Row(
            int answer,
            String askedBy,
            Instant askedAt,
            String dataVersion,
            String methodVersion,
            String asked,
            String said) {
        SavedAnswer read() {
            return new SavedAnswer(
                    answer,
                    askedBy,
                    askedAt,
                    dataVersion,
                    methodVersion,
                    SavedQuestions.read(asked, new TypeReference<Map<String, String>>() {}),
                    SavedQuestions.read(said, new TypeReference<KeptAnswer>() {}));
        }
    }

    private record Reach(@Nullable LocalDate day) {}

    /** Asks a question now, whether it is due or not, and keeps the answer. */
    public QuestionComparison ask(SavedQuestion question, Actor who) {
        Instant now = clock.instant();
        Map<String, String> asked = question.asked(day(now));
        Analysis analysis = AnalysisRegister.all().named(question.analysis());
        Report report = Answering.answer(lake, analysis, Parameters.of(analysis.card(), asked))
                .report();
        String said = Json.text(KeptAnswer.of(report));
        lake.transaction(session -> {
            session.execute(
                    SQL.get("keep"),
                    question.id(),
                    who.shown(),
                    now,
                    report.provenance().dataVersion(),
                    report.provenance().methodVersion(),
                    Json.text(asked),
                    said);
            session.execute(SQL.get("let older go"), KEPT);
            return session.execute(SQL.get("let dropped go"), now.minus(Duration.ofDays(KEPT_DAYS_AFTER_DROP)));
        });
        return standing(saved.named(question.name()));
    }

    /**
     * Asks those that are due; one that cannot be answered keeps no other from being asked.
     *
     * @throws TidewaiterException of kind STATE once all are asked, which names those that could not be answered, and why
     */
    public List<QuestionComparison> askDue(Actor who) {
        List<QuestionComparison> asked = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (SavedQuestion question : saved.all()) {
            if (due(question) == Due.YES) {
                try {
                    asked.add(ask(question, who));
                } catch (TidewaiterException e) {
                    failed.add("'" + question.name() + "': " + e.getMessage());
                }
            }
        }
        if (!failed.isEmpty()) {
            String among = String.join("; ", failed);
            throw new TidewaiterException(
                            Kind.STATE,
                            "Of " + (asked.size() + failed.size()) + " questions that are due " + failed.size()
                                    + " could not be answered: " + among,
                            "the others were asked; drop these, and save them as they can be asked today")
                    .french(
                            "Des " + (asked.size() + failed.size()) + " questions dues, " + failed.size()
                                    + " n’ont pas eu de réponse : " + among,
                            "les autres ont été posées ; retirer celles-ci, et les enregistrer comme on peut les poser aujourd’hui");
        }
        return List.copyOf(asked);
    }

    /** Whether a question is to be asked now; one of a moving period waits until the data reach the period's last day. */
    Due due(SavedQuestion question) {
        Instant now = clock.instant();
        if (!question.schedule().isDue(question.lastAsked(), now)) {
            return Due.NO;
        }
        if (question.period() == null) {
            return Due.YES;
        }
        LocalDate reach = lake.query(Reach.class, SQL.get("reach")).getFirst().day();
        return reach == null || reach.isBefore(question.period().on(day(now)).last()) ? Due.WAITS_FOR_DATA : Due.YES;
    }

    /** The answers that are kept, the last one first. */
    public List<SavedAnswer> all(SavedQuestion question) {
        return rows(question, Integer.MAX_VALUE);
    }

    /** How a question stands: its last answer beside the one before. */
    public QuestionComparison standing(SavedQuestion question) {
        List<SavedAnswer> latest = rows(question, 2);
        return QuestionComparison.of(
                question,
                due(question),
                latest.isEmpty() ? null : latest.get(0),
                latest.size() < 2 ? null : latest.get(1));
    }

    /** How all questions stand, by name. */
    public List<QuestionComparison> standings() {
        return saved.all().stream().map(this::standing).toList();
    }

    /**
     * An answer beside another.
     *
     * @param is the number of the answer, null for the last
     * @param was the number of the one to compare with, null for the one before it
     * @throws TidewaiterException of kind INPUT where an answer of that number is not kept
     */
    public QuestionComparison compared(SavedQuestion question, @Nullable Integer is, @Nullable Integer was) {
        List<SavedAnswer> all = all(question);
        if (all.isEmpty() && is == null && was == null) {
            return standing(question);
        }
        SavedAnswer answer = is == null && !all.isEmpty() ? all.getFirst() : numbered(all, question, is);
        SavedAnswer before = was != null
                ? numbered(all, question, was)
                : all.stream()
                        .filter(a -> a.number() < answer.number())
                        .findFirst()
                        .orElse(null);
        return QuestionComparison.of(question, due(question), answer, before);
    }

    /** Each answer that is kept beside the one before it, the last one first. */
    public List<QuestionComparison> history(SavedQuestion question) {
        List<SavedAnswer> all = all(question);
        Due due = due(question);
        List<QuestionComparison> history = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            history.add(QuestionComparison.of(question, due, all.get(i), i + 1 < all.size() ? all.get(i + 1) : null));
        }
        return List.copyOf(history);
    }

    private static SavedAnswer numbered(List<SavedAnswer> all, SavedQuestion question, @Nullable Integer number) {
        return all.stream()
                .filter(a -> number != null && a.number() == number)
                .findFirst()
                .orElseThrow(() -> new TidewaiterException(
                                Kind.INPUT,
                                "No answer " + number + " to '" + question.name() + "' is kept",
                                all.isEmpty()
                                        ? "it was never asked"
                                        : "there are those from "
                                                + all.getLast().number() + " to "
                                                + all.getFirst().number())
                        .french(
                                "Aucune réponse " + number + " à « " + question.name() + " » n’est conservée",
                                all.isEmpty()
                                        ? "elle n’a jamais été posée"
                                        : "il y a celles de " + all.getLast().number() + " à "
                                                + all.getFirst().number()));
    }

    private List<SavedAnswer> rows(SavedQuestion question, int most) {
        return lake.query(Row.class, SQL.get("answers"), question.id(), most).stream()
                .map(Row::read)
                .toList();
    }

    private static LocalDate day(Instant now) {
        return now.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
