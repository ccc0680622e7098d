package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.dataquality.CheckedMessage;
import org.tidewaiter.dataquality.FileCheck;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.FileSamples;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.LoadReport;
import org.tidewaiter.intake.SourceLoad;
import org.tidewaiter.mapping.Mapping;
import org.tidewaiter.source.Source;
import org.tidewaiter.source.SourcePaths;

/**
 * Whatever is changed in a file of any format, {@code check} and {@code load} give an answer: every message or row is
 * accepted or set aside, or the file is refused in words. Seeded; a hang ends with the timeout.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("slow")
class MutatedFilesTest {
    private static final int CHECKED = 60;
    private static final int LOADED = 3;
    private static final Mapping TABLES = Mapping.parse(FileSamples.MAPPING, "small");

    @TempDir
    Path directory;

    /** One judge for all: to make the checks anew takes longer than to judge a sample. */
    private final CheckBook book = once(ChecksInUse.of(List.of()));

    private final Set<String> messages = FileSamples.messageNames();
    private final Map<String, Integer> answered = new TreeMap<>();

    @Test
    void no_mutation_of_a_sample_of_any_format_makes_check_fail_otherwise_than_in_words() throws IOException {
        for (Map.Entry<String, byte[]> sample : FileSamples.all().entrySet()) {
            for (int seed = 0; seed < CHECKED; seed++) {
                Path file = write(FileSamples.mutated(sample.getValue(), new Random(seed)));
                judged(file, sample.getKey() + ", seed " + seed);
            }
        }
        assertThat(answered.keySet())
                .containsAll(FileSamples.messages().keySet())
                .contains("csv", "json", "ndjson");
    }

    @Test
    void a_mutated_file_is_loaded_with_every_message_and_row_accounted_for_or_refused_and_nothing_changes()
            throws IOException {
        try (Workspace workspace = FreshWorkspace.in(directory)) {
            SourceLoad taking =
                    new SourceLoad(workspace, TABLES, book.checkers(), new LoadOptions(true, true, Actor.systemUser()));
            for (Map.Entry<String, byte[]> sample : FileSamples.all().entrySet()) {
                for (int seed = 0; seed < LOADED; seed++) {
                    Path file = write(FileSamples.mutated(sample.getValue(), new Random(1000 + seed)));
                    load(file, taking, workspace, sample.getKey() + ", seed " + (1000 + seed));
                }
            }
            assertThat(answered).hasSizeGreaterThan(20); // most are still readable in part
            assertThat(workspace.temporary()).isEmptyDirectory();
        }
    }

    private static CheckBook once(CheckBook standard) {
        MessageChecker checker = standard.checkers().get();
        return new CheckBook(() -> checker, standard.notes());
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("mutated"), bytes);
    }

    /** What check says of every source in a file; null where it is refused in words. */
    private @Nullable Map<Source, List<CheckedMessage>> judged(Path file, String what) {
        Map<Source, List<CheckedMessage>> all = new LinkedHashMap<>();
        try {
            for (Source source : SourcePaths.of(List.of(file.toString()), directory)) {
                List<CheckedMessage> found = new ArrayList<>();
                new FileCheck(book, found::add)
                        .check(source, messages.contains(what.substring(0, what.indexOf(','))) ? null : TABLES);
                all.put(source, found);
                count(what);
            }
            return all;
        } catch (TidewaiterException refused) {
            assertThat(refused.kind()).as(what + ": " + refused).isEqualTo(Kind.INPUT);
            return null;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what, e);
        }
    }

    private void load(Path file, SourceLoad taking, Workspace workspace, String what) {
        long rows = kept(workspace);
        long before = rows;
        Map<Source, List<CheckedMessage>> seen = judged(file, what);
        long judged = seen == null
                ? -1
                : seen.values().stream()
                        .flatMap(List::stream)
                        .mapToLong(j -> j.format().equals("table") ? j.items() : 1)
                        .sum();
        try {
            long read = 0;
            long quarantined = 0;
            for (Source source : SourcePaths.of(List.of(file.toString()), directory)) {
                before = kept(workspace); // an archive may have got several members: each is all or nothing
                LoadReport report = taking.take(source, LoadProgress.SILENT);
                read += report.read();
                quarantined += report.quarantined();
                assertThat(report.accepted() + report.quarantined()).as(what).isEqualTo(report.read());
                count(what);
            }
            assertThat(judged).as(what + ": judged as many as read").isIn(-1L, read);
            assertThat(kept(workspace) - rows).as(what + ": kept").isGreaterThanOrEqualTo(quarantined);
        } catch (TidewaiterException refused) {
            assertThat(refused.kind()).as(what + ": " + refused).isEqualTo(Kind.INPUT);
            assertThat(kept(workspace))
                    .as(what + ": a refused file leaves nothing")
                    .isEqualTo(before);
        } catch (RuntimeException e) {
            throw new AssertionError(what, e);
        }
    }

    private static long kept(Workspace workspace) {
        return workspace.lake().number("""
            select (select count(*) from store.declaration) + (select count(*) from store.advance_cargo)
                + (select count(*) from store.response) + (select count(*) from quarantine)\
            """);
    }

    private void count(String what) {
        answered.merge(what.substring(0, what.indexOf(',')), 1, Integer::sum);
    }
}
