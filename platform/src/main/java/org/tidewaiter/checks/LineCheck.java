package org.tidewaiter.checks;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.checks.Defect.Severity;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.LineTable;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessagePart;

/** A check that is a line of the table: its rule, when it applies, and its words in one language. */
final class LineCheck {
    private final CheckLine line;
    private final CheckRule rule;
    private final Locale locale;
    private final Severity severity;
    private final Set<Message.Kind> messages = EnumSet.noneOf(Message.Kind.class);
    private final Set<String> formatsNot;
    private final boolean withGoods;
    private final Map<Field, FieldCondition> when;
    private final CheckPresupposition presupposed;
    /** Procedures under which it is not asked; null where it is asked under all. */
    private final @Nullable Pattern proceduresNot;

    private final String what;
    private final String remedy;
    private boolean stopped;

    LineCheck(CheckLine line, Locale locale) {
        this.line = line;
        this.locale = locale;
        this.severity = line.severity();
        this.messages.addAll(line.messages());
        this.formatsNot = Set.copyOf(line.texts("formats_not"));
        this.withGoods = line.isTrue("with_goods");
        this.presupposed = new CheckPresupposition(line);
        this.rule = CheckKinds.rule(line);
        this.proceduresNot = line.has("procedures_not") ? line.pattern("procedures_not") : null;
        this.when = line.map("when").entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        e -> line.fieldNamed(e.getKey()), e -> FieldCondition.of(line, String.valueOf(e.getValue()))));
        this.what = line.words(locale, "what");
        this.remedy = line.words(locale, "do");
    }

    /** This check, which has seen nothing: what remembers nothing is shared, so that a file's own checks cost next to nothing. */
    private LineCheck(LineCheck seen) {
        this.line = seen.line;
        this.locale = seen.locale;
        this.severity = seen.severity;
        this.messages.addAll(seen.messages);
        this.formatsNot = seen.formatsNot;
        this.withGoods = seen.withGoods;
        this.presupposed = new CheckPresupposition(line);
        this.rule = seen.rule.remembers() ? CheckKinds.rule(line) : seen.rule;
        this.when = seen.when;
        this.proceduresNot = seen.proceduresNot;
        this.what = seen.what;
        this.remedy = seen.remedy;
    }

    /** This check with an empty memory. */
    LineCheck fresh() {
        return new LineCheck(this);
    }

    String id() {
        return line.id();
    }

    CheckLine line() {
        return line;
    }

    /** Hands on what is wrong with a message, unless the check was stopped before; one that takes too long is stopped. */
    void look(PreparedMessage seen, Consumer<Defect> found) {
        if (!stopped && !looking(found).finishes(seen)) {
            stop();
        }
    }

    /** What it left alone as it could not know; null where there was nothing. */
    @Nullable
    NotJudged notJudged() {
        return presupposed.left();
    }

    /** Stops the check for all messages to come. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Whether it has to see the messages one after the other, in the order in which they came. */
    boolean remembers() {
        return rule.remembers();
    }

    /**
     * This check while it looks at messages one after the other. Each thread has its own, and one that remembers is looked through by one thread at a
     * time.
     */
    Looking looking(Consumer<Defect> found) {
        return new Looking(found);
    }

    private boolean looksAt(PreparedMessage seen) {
        Message message = seen.message();
        return messages.contains(message.kind())
                && (formatsNot.isEmpty() || !formatsNot.contains(message.format()))
                && !(withGoods && seen.items() == 0);
    }

    private String tooLong() {
        return locale.getLanguage().equals("fr")
                ? "Le contrôle " + id()
                        + " prend trop de temps et est arrêté pour le reste du fichier. Écrivez son expression"
                        + " sans boucles imbriquées, ou son motif sans répétitions imbriquées"
                : "The check " + id()
                        + " takes too long and was stopped for the rest of the file. Write its expression"
                        + " without loops over loops, or its pattern without repetitions of repetitions";
    }

    boolean applies(PreparedMessage seen, int part) {
        for (Map.Entry<Field, FieldCondition> condition : when.entrySet()) {
            Field field = condition.getKey();
            // What items say applies to the heading as the first of them says it.
            int asked = part == 0 && field.part() == Field.ModelPart.GOODS_ITEM && seen.items() > 0 ? 1 : part;
            if (!condition.getValue().holds(seen.text(asked, field))) {
                return false;
            }
        }
        return proceduresNot == null
                || procedures(seen.part(part)).noneMatch(p -> EndlessCheck.matches(proceduresNot, p));
    }

    /** The procedure of an item and its additional procedures, which are lines. */
    private static Stream<String> procedures(MessagePart item) {
        Stream<String> additional = item.lines().stream()
                .filter(l -> l.table() == LineTable.ADDITIONAL_INFORMATION && "procedure".equals(l.text("category")))
                .map(l -> l.text("code"));
        return Stream.concat(Stream.of(item.text(Field.PROCEDURE_CODE)), additional)
                .filter(Objects::nonNull);
    }

    /** What a field has to look like for the check to apply; negated by an exclamation mark before it. */
    private record FieldCondition(Pattern pattern, boolean negated) {
        static FieldCondition of(CheckLine line, String text) {
            return new FieldCondition(
                    line.compiled(text.startsWith("!") ? text.substring(1) : text), text.startsWith("!"));
        }

        boolean holds(@Nullable String text) {
            return (text != null && EndlessCheck.matches(pattern, text)) != negated;
        }
    }

    /** Turns what the rule finds in one message after the other into defects. For one thread. */
    final class Looking implements CheckRule.Sink {
        private final Consumer<Defect> found;
        private @Nullable PreparedMessage message;

        private Looking(Consumer<Defect> found) {
            this.found = found;
        }

        /** Hands on what is wrong with a message; false where that took too long, which is handed on too. */
        boolean finishes(PreparedMessage seen) {
            if (!looksAt(seen)) {
                return true;
            }
            message = seen;
            try {
                rule.look(seen, this);
                return true;
            } catch (EndlessCheck e) {
                found.accept(new Defect(
                        Defect.STOPPED, Severity.WARNING, null, seen.part(0).path(), null, tooLong()));
                return false;
            }
        }

        @Override
        public void found(int part, Field field, @Nullable String value, DefectDetail detail) {
            write(severity, part, field, value, detail);
        }

        @Override
        public void doubted(int part, Field field, @Nullable String value, DefectDetail detail) {
            write(Severity.WARNING, part, field, value, detail);
        }

        private void write(Severity degree, int part, Field field, @Nullable String value, DefectDetail detail) {
            PreparedMessage seen = Objects.requireNonNull(message);
            if (!applies(seen, part) || !presupposed.holds(seen, part, field, value)) {
                return;
            }
            MessagePart home = seen.part(seen.home(field, part));
            String finding = detail.in(locale);
            String words = finding.isEmpty() ? what + ". " + remedy : what + " (" + finding + "). " + remedy;
            String said = value != null && value.equals(seen.text(part, field)) ? seen.said(part, field) : value;
            found.accept(new Defect(
                    id(), degree, part == 0 ? null : part, place(home, field), said, words, detail.kept(field)));
        }

        /** What is stored has no place in a file: there its field is named, so that a missing value is one of something. */
        private String place(MessagePart home, Field field) {
            String path = home.path(field);
            return path.isEmpty() ? field.path() : path;
        }
    }
}
