package org.tidewaiter.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Part;
import org.tidewaiter.model.Field;
import org.tidewaiter.quality.Defect.Severity;

/** A check that is a line of the table: its rule, when it applies, and its words in one language. */
final class TableCheck implements Check {
    private final CheckLine line;
    private final Rule rule;
    private final Locale locale;
    private final Severity severity;
    private final List<Message.Kind> messages;
    private final Map<Field, Condition> when;
    private final String what;
    private final String remedy;

    TableCheck(CheckLine line, Locale locale) {
        this.line = line;
        this.locale = locale;
        this.severity = line.severity();
        this.messages = line.messages();
        this.rule = Kinds.rule(line);
        this.when = line.map("when").entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        e -> line.fieldNamed(e.getKey()), e -> Condition.of(line, String.valueOf(e.getValue()))));
        this.what = line.words(locale, "what");
        this.remedy = line.words(locale, "do");
    }

    @Override
    public String id() {
        return line.id();
    }

    CheckLine line() {
        return line;
    }

    @Override
    public void look(Message message, Consumer<Defect> found) {
        look(new Case(message, locale, LocalDate.now(java.time.ZoneOffset.UTC)), found);
    }

    void look(Case seen, Consumer<Defect> found) {
        if (messages.contains(seen.message().kind())) {
            rule.look(seen, new Writing(seen, found));
        }
    }

    private boolean applies(Case seen, int part) {
        for (Map.Entry<Field, Condition> condition : when.entrySet()) {
            if (!condition.getValue().holds(seen.text(part, condition.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** What a field has to look like for the check to apply; negated by an exclamation mark before it. */
    private record Condition(Pattern pattern, boolean negated) {
        static Condition of(CheckLine line, String text) {
            return new Condition(line.compiled(text.startsWith("!") ? text.substring(1) : text), text.startsWith("!"));
        }

        boolean holds(@Nullable String text) {
            return (text != null && pattern.matcher(text).matches()) != negated;
        }
    }

    /** Turns what the rule finds into defects. */
    private final class Writing implements Rule.Sink {
        private final Case seen;
        private final Consumer<Defect> found;

        Writing(Case seen, Consumer<Defect> found) {
            this.seen = seen;
            this.found = found;
        }

        @Override
        public void found(int part, Field field, @Nullable String value, String detail) {
            write(severity, part, field, value, detail);
        }

        @Override
        public void doubted(int part, Field field, @Nullable String value, String detail) {
            write(Severity.WARNING, part, field, value, detail);
        }

        private void write(Severity degree, int part, Field field, @Nullable String value, String detail) {
            if (!applies(seen, part)) {
                return;
            }
            Part home = seen.part(seen.home(field, part));
            String words = detail.isEmpty() ? what + ". " + remedy : what + " (" + detail + "). " + remedy;
            found.accept(new Defect(id(), degree, part == 0 ? null : part, place(home, field), value, words));
        }

        /** What is stored has no place in a file: there its field is named, so that a missing value is one of something. */
        private String place(Part home, Field field) {
            String path = home.path(field);
            return path.isEmpty() ? field.path() : path;
        }
    }
}
