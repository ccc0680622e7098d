package org.tidewaiter.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tidewaiter.checks.Aspect;
import org.tidewaiter.checks.Check;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.checks.CheckNote;
import org.tidewaiter.checks.Checks;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.checks.LocalPractice;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.checks.NotJudged;
import org.tidewaiter.checks.ens.EnsRules;
import org.tidewaiter.checks.ens.RuleLanguage;
import org.tidewaiter.message.Message;

/**
 * The checks that commands and pages judge with: the table that ships, with the files of an administration over it, and the
 * rules of entry summary declarations.
 */
final class ChecksInUse {
    /** The file of a workspace in which an administration switches, tunes and adds checks. */
    static final String OWN_FILE = "checks.yaml";

    private ChecksInUse() {}

    /** The checks with those of a workspace's own file, where it has one. */
    static CheckBook of(Path workspace) {
        Path own = workspace.resolve(OWN_FILE);
        return of(Files.isRegularFile(own) ? List.of(own) : List.of());
    }

    /** The checks with these files put over them; a mistake in one of them is told now. */
    static CheckBook of(List<Path> files) {
        if (files.isEmpty()) {
            return book(() -> Shipped.CHECKS);
        }
        Checks checks = Checks.read(files.toArray(Path[]::new));
        return book(() -> checks);
    }

    private static CheckBook book(Supplier<Checks> checks) {
        return new CheckBook(
                () -> new ByKind(checks.get().fresh(), Shipped.ENTRY_SUMMARIES),
                language -> notes(checks.get(), language),
                (switched, source) -> {
                    Checks so = checks.get().switching(switched, source);
                    return book(() -> so);
                });
    }

    /** What ships, read when something is judged for the first time: a load of a table needs none of it. */
    private static final class Shipped {
        static final Checks CHECKS = Checks.read();
        static final List<Check> ENTRY_SUMMARIES = EnsRules.in(RuleLanguage.ENGLISH);
    }

    /** Entry summaries are judged by their own rules alone: the table speaks of declarations and manifests. */
    private record ByKind(Checks checks, List<Check> rules) implements MessageChecker {
        @Override
        public List<Defect> check(Message message) {
            if (!EnsRules.areFor(message)) {
                return checks.check(message);
            }
            List<Defect> found = new ArrayList<>();
            rules.forEach(rule -> rule.look(message, found::add));
            return found;
        }

        @Override
        public List<List<Defect>> checkAll(List<Message> messages) {
            return messages.stream().anyMatch(EnsRules::areFor)
                    ? MessageChecker.super.checkAll(messages)
                    : checks.checkAll(messages);
        }

        @Override
        public List<NotJudged> notJudged() {
            return checks.notJudged();
        }

        @Override
        public String ownTable() {
            return checks.ownTable();
        }

        @Override
        public MessageChecker knowing(LocalPractice habits) {
            return new ByKind(checks.knowing(habits), rules);
        }
    }

    private static List<CheckNote> notes(Checks checks, Locale language) {
        Stream<CheckNote> table = checks.describe(language).stream()
                .map(d -> new CheckNote(
                        d.id(),
                        Defect.Severity.valueOf(d.severity().toUpperCase(Locale.ROOT)),
                        aspect(d.family()),
                        d.fields(),
                        d.what(),
                        d.remedy(),
                        d.source(),
                        !d.off()));
        return Stream.concat(table, EnsRules.notes(RuleLanguage.of(language)).stream())
                .toList();
    }

    /** What is not plausible does not agree with what else is known. */
    private static Aspect aspect(String family) {
        return family.equals("plausibility") ? Aspect.CONSISTENCY : Aspect.valueOf(family.toUpperCase(Locale.ROOT));
    }
}
