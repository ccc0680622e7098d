package org.tidewaiter.questions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.Answering;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.analysis.Register;
import org.tidewaiter.analysis.Report;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.trail.Action;
import org.tidewaiter.trail.Content;
import org.tidewaiter.trail.Trail;

/**
 * The saved questions of a workspace: saved and dropped by somebody, which the trail records; asked when they are due or when somebody says so; their answers
 * kept one after the other, so that what changed can be shown.
 */
public final class SavedQuestions {
    private static final SqlSections SQL = SqlSections.read(SavedQuestions.class, "SavedQuestions.sql");
    private static final int LONGEST_NAME = 80;

    private final Lake lake;
    private final Clock clock;

    /** Those of a workspace. */
    public SavedQuestions(Lake lake) {
        this(lake, Clock.systemUTC());
    }

    SavedQuestions(Lake lake, Clock clock) {
        this.lake = lake;
        this.clock = clock;
    }

    private record Row(
            int id,
            String name,
            String analysis,
            String parameters,
            String schedule,
            String savedBy,
            Instant savedAt,
            int answers,
            @Nullable Instant lastAsked) {}

    private record AnswerRow(
            int answer, String askedBy, Instant askedAt, String dataVersion, String methodVersion, String said) {}

    /**
     * How a question stands: its last answer, and what is different from the one before.
     *
     * @param askedAt when it was last asked, null where it never was
     * @param askedBy who had it asked
     * @param before when it was asked before that, null where it was not
     * @param answer the last answer
     * @param change from the answer before to the last; null where there are no two
     * @param otherMethod whether the method changed between the two, so that a change may be its doing
     */
    public record Standing(
            SavedQuestion question,
            boolean due,
            @Nullable Instant askedAt,
            @Nullable String askedBy,
            @Nullable Instant before,
            @Nullable KeptAnswer answer,
            @Nullable Change change,
            boolean otherMethod) {}

    /** Those in use, by name. */
    public List<SavedQuestion> all() {
        return lake.query(Row.class, SQL.get("questions")).stream()
                .map(r -> new SavedQuestion(
                        r.id(),
                        r.name(),
                        r.analysis(),
                        read(r.parameters(), new TypeReference<Map<String, String>>() {}),
                        Schedule.named(r.schedule()),
                        r.savedBy(),
                        r.savedAt(),
                        r.answers(),
                        r.lastAsked()))
                .toList();
    }

    /**
     * The one of that name.
     *
     * @throws TidewaiterException of kind INPUT where there is none, with near names
     */
    public SavedQuestion named(String name) {
        List<SavedQuestion> all = all();
        return all.stream()
                .filter(q -> q.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TidewaiterException(
                        Kind.INPUT,
                        "No question is saved as '" + name + "'",
                        Nearest.did(name, all.stream().map(SavedQuestion::name).toList())));
    }

    /**
     * Saves a question. It is not asked yet.
     *
     * @throws TidewaiterException of kind USAGE for a name that will not do or is in use, a parameter out of its bounds, or no such analysis
     */
    public SavedQuestion save(String name, String analysis, Map<String, String> given, Schedule schedule, Actor who) {
        String called = name.strip();
        if (called.codePoints().noneMatch(Character::isLetterOrDigit)
                || called.length() > LONGEST_NAME
                || called.codePoints()
                        .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)) {
            throw new TidewaiterException(
                    Kind.USAGE,
                    "A question cannot be called '" + called.substring(0, Math.min(LONGEST_NAME, called.length()))
                            + "'",
                    "give it a name of letters and signs on one line, at most " + LONGEST_NAME + " of them");
        }
        Analysis asked = Register.all().named(analysis);
        Parameters.of(asked.card(), given);
        Map<String, String> set = new LinkedHashMap<>(given);
        set.values().removeIf(String::isBlank);
        lake.transaction(session -> {
            if (all().stream().anyMatch(q -> q.name().equals(called))) {
                throw new TidewaiterException(
                        Kind.USAGE,
                        "A question is saved as '" + called + "' already",
                        "take another name, or drop it first");
            }
            long id = session.number(SQL.get("next question"));
            session.execute(
                    SQL.get("save"),
                    id,
                    called,
                    asked.card().name(),
                    Json.text(set),
                    schedule.word(),
                    who.shown(),
                    clock.instant());
            return Trail.append(
                    session,
                    who,
                    Action.QUESTION,
                    "question " + id,
                    Content.saying(Map.of(
                            "saved",
                            called,
                            "analysis",
                            asked.card().name(),
                            "parameters",
                            set,
                            "schedule",
                            schedule.word())));
        });
        return named(called);
    }

    /** Drops a question; its answers stay in the database. */
    public void drop(String name, Actor who) {
        SavedQuestion question = named(name);
        lake.transaction(session -> {
            if (session.execute(SQL.get("drop"), who.shown(), clock.instant(), question.id()) == 0) {
                throw new TidewaiterException(
                        Kind.INPUT, "'" + name + "' was dropped already", "nothing needs to be done");
            }
            return Trail.append(
                    session,
                    who,
                    Action.QUESTION,
                    "question " + question.id(),
                    Content.saying(Map.of("dropped", name)));
        });
    }

    /** Asks a question now and keeps the answer. */
    public Standing ask(SavedQuestion question, Actor who) {
        Analysis analysis = Register.all().named(question.analysis());
        Report report = Answering.answer(lake, analysis, Parameters.of(analysis.card(), question.parameters()))
                .report();
        String said = Json.text(KeptAnswer.of(report));
        Instant now = clock.instant();
        lake.transaction(session -> session.execute(
                SQL.get("keep"),
                question.id(),
                who.shown(),
                now,
                report.provenance().dataVersion(),
                report.provenance().methodVersion(),
                said));
        return standing(named(question.name()));
    }

    /**
     * Asks those that are due; one that cannot be answered keeps no other from being asked.
     *
     * @throws TidewaiterException of kind STATE once all are asked, which names those that could not be answered, and why
     */
    public List<Standing> askDue(Actor who) {
        List<Standing> asked = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (SavedQuestion question : all()) {
            if (question.isDue(clock.instant())) {
                try {
                    asked.add(ask(question, who));
                } catch (TidewaiterException e) {
                    failed.add("'" + question.name() + "': " + e.getMessage());
                }
            }
        }
        if (!failed.isEmpty()) {
            throw new TidewaiterException(
                    Kind.STATE,
                    "Of " + (asked.size() + failed.size()) + " questions that are due " + failed.size()
                            + " could not be answered: " + String.join("; ", failed),
                    "the others were asked; drop these, and save them as they can be asked today");
        }
        return List.copyOf(asked);
    }

    /** How a question stands. */
    public Standing standing(SavedQuestion question) {
        List<AnswerRow> rows = lake.query(AnswerRow.class, SQL.get("answers"), question.id());
        Optional<AnswerRow> last = rows.stream().findFirst();
        Optional<AnswerRow> before = rows.stream().skip(1).findFirst();
        KeptAnswer is = last.map(r -> kept(r.said())).orElse(null);
        Change change = is == null || before.isEmpty()
                ? null
                : Change.between(kept(before.get().said()), is);
        return new Standing(
                question,
                question.isDue(clock.instant()),
                last.map(AnswerRow::askedAt).orElse(null),
                last.map(AnswerRow::askedBy).orElse(null),
                before.map(AnswerRow::askedAt).orElse(null),
                is,
                change,
                before.isPresent()
                        && !before.get().methodVersion().equals(last.get().methodVersion()));
    }

    /** How all questions stand, by name. */
    public List<Standing> standings() {
        return all().stream().map(this::standing).toList();
    }

    private static KeptAnswer kept(String said) {
        return read(said, new TypeReference<>() {});
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new TidewaiterException(
                    Kind.STORAGE,
                    "A saved question or its answer cannot be read",
                    "verify the workspace (tidewaiter verify), or restore a backup",
                    e);
        }
    }
}
