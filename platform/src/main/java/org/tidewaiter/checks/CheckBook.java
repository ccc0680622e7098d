package org.tidewaiter.checks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.NationalGuide;

/**
 * The checks in use.
 *
 * @param checkers gives a fresh checker: one for every load, message or correction
 * @param notes what people are told of each check, in a language, of those that are switched off too; languages without words of their own get
 *     English
 * @param switching the same checks with some switched, by their id, at the word of somebody who is named in errors
 */
public record CheckBook(
        Supplier<MessageChecker> checkers,
        Function<Locale, List<CheckNote>> notes,
        BiFunction<Map<String, Boolean>, String, CheckBook> switching) {
    /** Keeps the notes of a language once they were asked for. */
    public CheckBook {
        Function<Locale, List<CheckNote>> given = notes;
        Map<Locale, List<CheckNote>> kept = new ConcurrentHashMap<>();
        notes = language -> kept.computeIfAbsent(language, l -> List.copyOf(given.apply(l)));
    }

    /** Checks that no guide switches. */
    public CheckBook(Supplier<MessageChecker> checkers, Function<Locale, List<CheckNote>> notes) {
        this(checkers, notes, (switched, source) -> new CheckBook(checkers, notes));
    }

    /**
     * The checks for messages that are read by a guide; null where they are read by none.
     *
     * @throws org.tidewaiter.engine.TidewaiterException INPUT when it switches a check that does not exist
     */
    public CheckBook by(@Nullable NationalGuide guide) {
        return guide == null ? this : switched(guide.checks(), guide);
    }

    /** The checks for messages that were read by a guide before: a check that it switches and that is gone by now is passed over. */
    public CheckBook asBefore(@Nullable NationalGuide guide) {
        if (guide == null) {
            return this;
        }
        Map<String, Boolean> switched = new LinkedHashMap<>(guide.checks());
        switched.keySet().retainAll(aspects().keySet());
        return switched(switched, guide);
    }

    private CheckBook switched(Map<String, Boolean> switched, NationalGuide guide) {
        return switched.isEmpty() ? this : switching.apply(switched, "The guide " + guide.name());
    }

    /** What people are told of the checks in use. */
    public List<CheckNote> used(Locale language) {
        return notes.apply(language).stream().filter(CheckNote::used).toList();
    }

    /** No checks at all. */
    public static final CheckBook EMPTY = new CheckBook(() -> message -> List.of(), language -> List.of());

    /**
     * A fresh checker for a source that gives only some fields at all: that it lacks the others is told once, by the mapping, and
     * is no defect of every row. It knows what is usual in that source.
     */
    public MessageChecker checker(Predicate<Field> given, LocalPractice habits) {
        MessageChecker checker = checkers.get().knowing(habits);
        Set<String> notAsked = used(Locale.ENGLISH).stream()
                .filter(n -> n.aspect() == Aspect.COMPLETENESS && !n.fields().isEmpty())
                .filter(n -> n.fields().stream()
                        .noneMatch(f -> Field.of(f).filter(given).isPresent()))
                .map(CheckNote::id)
                .collect(Collectors.toSet());
        return notAsked.isEmpty() ? checker : new ReducedChecker(checker, notAsked);
    }

    /** A checker some of whose checks are not asked. */
    private record ReducedChecker(MessageChecker checker, Set<String> notAsked) implements MessageChecker {
        @Override
        public List<Defect> check(Message message) {
            return asked(checker.check(message));
        }

        @Override
        public List<List<Defect>> checkAll(List<Message> messages) {
            return checker.checkAll(messages).stream().map(this::asked).toList();
        }

        @Override
        public String ownTable() {
            return checker.ownTable();
        }

        private List<Defect> asked(List<Defect> found) {
            return found.isEmpty()
                    ? found
                    : found.stream().filter(d -> !notAsked.contains(d.check())).toList();
        }
    }

    /** What is told of one check; of one that is no longer in use, its id and that. */
    public CheckNote note(String id, Locale language) {
        return notes.apply(language).stream()
                .filter(n -> n.id().equals(id))
                .findFirst()
                .orElseGet(() -> new CheckNote(id, Defect.Severity.WARNING, Aspect.VALIDITY, List.of(), id, "", ""));
    }

    /** The side of quality that each check looks at, by its id. */
    public Map<String, Aspect> aspects() {
        Map<String, Aspect> aspects = new LinkedHashMap<>();
        notes.apply(Locale.ENGLISH).forEach(n -> aspects.put(n.id(), n.aspect()));
        return aspects;
    }
}
