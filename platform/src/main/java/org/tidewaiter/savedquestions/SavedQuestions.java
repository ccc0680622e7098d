package org.tidewaiter.savedquestions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.access.Actor;
import org.tidewaiter.analysis.Analysis;
import org.tidewaiter.analysis.AnalysisRegister;
import org.tidewaiter.analysis.Parameter;
import org.tidewaiter.analysis.Parameters;
import org.tidewaiter.engine.Json;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Nearest;
import org.tidewaiter.engine.SqlSections;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.trail.Action;
import org.tidewaiter.trail.EntryContent;
import org.tidewaiter.trail.Trail;

/** The saved questions of a workspace: saved and dropped by somebody, which the trail records. {@link QuestionAnswers} asks them. */
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
            @Nullable String period,
            String schedule,
            String savedBy,
            Instant savedAt,
            int answers,
            @Nullable Instant lastAsked) {}

    /** Those in use, by name. */
    public List<SavedQuestion> all() {
        return lake.query(Row.class, SQL.get("questions")).stream()
                .map(r -> new SavedQuestion(
                        r.id(),
                        r.name(),
                        r.analysis(),
                        read(r.parameters(), new TypeReference<Map<String, String>>() {}),
                        r.period() == null ? null : MovingPeriod.named(r.period()),
                        Schedule.named(r.schedule()),
                        r.savedBy(),
                        r.savedAt(),
                        r.answers(),
                        r.lastAsked()))
                .toList();
    }

    /**
     * The saved question of that name, whose answers are kept.
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
                                Nearest.did(
                                        name,
                                        all.stream().map(SavedQuestion::name).toList()))
                        .french(
                                "Aucune question n’est enregistrée sous « " + name + " »",
                                Nearest.didInFrench(
                                        name,
                                        all.stream().map(SavedQuestion::name).toList())));
    }

    /**
     * Saves a question. It is not asked yet.
     *
     * @param period which days it is to be asked of each time; null where the parameters say
     * @throws TidewaiterException of kind USAGE for a name that will not do or is in use, a parameter out of its bounds, no such analysis, or a
     *     period beside days that are set, of a question that has no days to set, or that never holds as many months as the question needs
     */
    public SavedQuestion save(
            String name,
            String analysis,
            Map<String, String> given,
            @Nullable MovingPeriod period,
            Schedule schedule,
            Actor who) {
        String called = name.strip();
        if (called.codePoints().noneMatch(Character::isLetterOrDigit)
                || called.length() > LONGEST_NAME
                || called.codePoints()
                        .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)) {
            throw new TidewaiterException(
                            Kind.USAGE,
                            "A question cannot be called '"
                                    + called.substring(0, Math.min(LONGEST_NAME, called.length())) + "'",
                            "give it a name of letters and signs on one line, at most " + LONGEST_NAME + " of them")
                    .french(
                            "Une question ne peut pas s’appeler « "
                                    + called.substring(0, Math.min(LONGEST_NAME, called.length())) + " »",
                            "donner un nom de lettres et de signes sur une ligne, " + LONGEST_NAME + " au plus");
        }
        Analysis asked = AnalysisRegister.all().named(analysis);
        asked.requireAnswerable(Parameters.of(asked.card(), given));
        Map<String, String> set = new LinkedHashMap<>(given);
        set.values().removeIf(String::isBlank);
        if (period != null) {
            requireNoDays(set);
            requireMonths(asked, period);
            Parameters.of(asked.card(), SavedQuestion.asked(set, period, LocalDate.now(clock)));
        }
        lake.transaction(session -> {
            if (all().stream().anyMatch(q -> q.name().equals(called))) {
                throw new TidewaiterException(
                                Kind.USAGE,
                                "A question is saved as '" + called + "' already",
                                "take another name, or drop it first")
                        .french(
                                "Une question est déjà enregistrée sous « " + called + " »",
                                "prendre un autre nom, ou retirer d’abord l’autre");
            }
            long id = session.number(SQL.get("next question"));
            session.execute(
                    SQL.get("save"),
                    id,
                    called,
                    asked.card().name(),
                    Json.text(set),
                    period == null ? null : period.word(),
                    schedule.word(),
                    who.shown(),
                    clock.instant());
            return Trail.append(
                    session,
                    who,
                    Action.QUESTION,
                    "question " + id,
                    EntryContent.saying(Map.of(
                            "saved",
                            called,
                            "analysis",
                            asked.card().name(),
                            "parameters",
                            set,
                            "period",
                            period == null ? "" : period.word(),
                            "schedule",
                            schedule.word())));
        });
        return named(called);
    }

    /** A question that needs more months than its period ever holds would be asked for ever and never be answered. */
    private static void requireMonths(Analysis asked, MovingPeriod period) {
        if (period.mostMonths() < asked.leastMonths()) {
            throw new TidewaiterException(
                            Kind.USAGE,
                            "%s takes at least %d whole months, and '%s' never holds so many"
                                    .formatted(
                                            asked.card().name(),
                                            asked.leastMonths(),
                                            period.label().english()),
                            "give one of "
                                    + Arrays.stream(MovingPeriod.values())
                                            .filter(p -> p.mostMonths() >= asked.leastMonths())
                                            .map(MovingPeriod::word)
                                            .collect(Collectors.joining(", ")))
                    .french(
                            "%s demande au moins %d mois entiers, et « %s » n’en a jamais autant"
                                    .formatted(
                                            asked.card().name(),
                                            asked.leastMonths(),
                                            period.label().french()),
                            "prendre parmi "
                                    + Arrays.stream(MovingPeriod.values())
                                            .filter(p -> p.mostMonths() >= asked.leastMonths())
                                            .map(p -> p.label().french())
                                            .collect(Collectors.joining(", ")));
        }
    }

    private static void requireNoDays(Map<String, String> set) {
        if (set.containsKey(Parameter.FROM.name()) || set.containsKey(Parameter.TO.name())) {
            throw new TidewaiterException(
                            Kind.USAGE,
                            "A period that moves and the days from and to do not go together",
                            "give the period, or the days")
                    .french(
                            "Une période mobile et les jours du premier au dernier ne vont pas ensemble",
                            "donner la période, ou les jours");
        }
    }

    /** Drops a question; its answers stay for {@link QuestionAnswers#KEPT_DAYS_AFTER_DROP} days. */
    public void drop(String name, Actor who) {
        SavedQuestion question = named(name);
        lake.transaction(session -> {
            if (session.execute(SQL.get("drop"), who.shown(), clock.instant(), question.id()) == 0) {
                throw new TidewaiterException(
                                Kind.INPUT, "'" + name + "' was dropped already", "nothing needs to be done")
                        .french("« " + name + " » est déjà retirée", "il n’y a rien à faire");
            }
            return Trail.append(
                    session,
                    who,
                    Action.QUESTION,
                    "question " + question.id(),
                    EntryContent.saying(Map.of("dropped", name)));
        });
    }

    static <T> T read(String json, TypeReference<T> type) {
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
