package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.Defect;
import org.tidewaiter.checks.MessageChecker;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.MessageLoad;
import org.tidewaiter.intake.SourceLoad;
import org.tidewaiter.intake.SourceOutcomes;
import org.tidewaiter.source.Source;

/** Every text of three characters or more of every sample of every format stands in some column of the views that may be asked. */
@Tag("slow")
class NothingLostTest {
    private static final Path SAMPLES = Path.of("src/test/resources/org/tidewaiter");
    private static final Pattern LEAF = Pattern.compile("<([\\w:.]+)>([^<>]{3,})</\\1>");
    /** A comment is no text, and an element in it none either. */
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");

    private static final int MUTATIONS = 6;
    private static final LoadOptions AGAIN = new LoadOptions(true, true, Actor.systemUser());
    private static final MessageChecker NO_JUDGE = message -> List.of();

    @TempDir
    Path directory;

    @AutoClose
    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = FreshWorkspace.in(directory);
    }

    static List<Path> samples() throws IOException {
        try (Stream<Path> messages = Files.walk(SAMPLES.resolve("message"));
                Stream<Path> summaries = Files.list(SAMPLES.resolve("checks/ens/cases"))) {
            return Stream.concat(messages, summaries)
                    .filter(f -> f.toString().matches(".*\\.(xml|edi|x12|json)"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_text_of_a_sample_is_found_in_the_workspace(Path sample) throws IOException {
        assertThat(MessageLoad.load(workspace, sample, NO_JUDGE, AGAIN, LoadProgress.SILENT))
                .as(sample.toString())
                .isPresent();
        assertThat(StoredTexts.of(workspace).without(StoredTexts.leaves(sample)))
                .as(sample.toString())
                .isEmpty();
    }

    /** Messages of many countries, all good: no check has a word to say of them, and all their texts are found. */
    @Test
    void good_messages_of_many_countries_raise_no_alarm_and_lose_no_text() throws IOException {
        List<Path> good;
        try (Stream<Path> files = Files.list(SAMPLES.resolve("checks/good"))) {
            good = files.filter(f -> !f.toString().endsWith(".md")).sorted().toList();
        }
        List<String> alarms = new ArrayList<>();
        MessageChecker checks = ChecksInUse.of(directory).checkers().get();
        MessageChecker judge = message -> {
            List<Defect> found = checks.check(message);
            found.forEach(d -> alarms.add(d.check() + " " + d.value() + " at " + d.path() + " of "
                    + message.heading().text(Field.DECLARATION_ID)));
            return found;
        };
        List<Source> sources = new ArrayList<>();
        for (Path file : good) {
            sources.add(Source.of(file));
        }
        SourceOutcomes outcomes =
                new SourceLoad(workspace, null, () -> judge, AGAIN).takeAll(sources, SourceOutcomes.Listener.NONE);
        assertThat(outcomes.notTaken()).isEmpty();
        assertThat(outcomes.loads()).hasSize(good.size()).hasSizeGreaterThan(100);
        assertThat(alarms).isEmpty();
        StoredTexts stored = StoredTexts.of(workspace);
        for (Path file : good) {
            assertThat(stored.without(StoredTexts.leaves(file)))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    /** Attributes are texts too, where a message stands in an envelope; the leaf test above looks at elements only. */
    @Test
    void attributes_of_envelopes_are_found_in_the_workspace() throws IOException {
        Path envelopes = SAMPLES.resolve("message/envelopes");
        for (String name : List.of("soap-wco.xml", "sbdh-waybill.xml", "as4-transit.xml", "upload-sad.xml")) {
            MessageLoad.load(workspace, envelopes.resolve(name), NO_JUDGE, AGAIN, LoadProgress.SILENT);
        }
        Set<String> attributes = Set.of(
                "Tide & Sons Brokers",
                "EAN.UCC",
                "GB:EORI",
                "portal-7",
                "urn:oasis:names:tc:ebcore:partyid-type:unregistered:C2");
        assertThat(StoredTexts.of(workspace).without(attributes)).isEmpty();
        assertThat(StoredTexts.of(workspace).without(Set.of("no-such-text"))).hasSize(1);
    }

    /**
     * A text changed, an element under a name that nobody knows, an element twice: its words are found all the same. A change of every
     * sample at a time, as a folder is loaded.
     */
    @Test
    @Tag("slow")
    void every_text_of_a_changed_sample_is_found_too() throws IOException {
        Set<String> words = new HashSet<>();
        Random random = new Random(15);
        SourceLoad taking = new SourceLoad(workspace, null, () -> NO_JUDGE, AGAIN);
        Map<Boolean, List<Path>> parts = samples().stream()
                .filter(f -> f.toString().endsWith(".xml"))
                .collect(Collectors.partitioningBy(f -> f.toString().contains("envelopes")));
        for (int m = 0; m < MUTATIONS; m++) {
            for (List<Path> part :
                    parts.values()) { // what stands in an envelope is sent without one too, and replaced by that
                Set<String> brought = new HashSet<>();
                List<Source> changed = new ArrayList<>();
                for (Path sample : part) {
                    String word = "QX" + (1000 + words.size() + brought.size()) + "ZK";
                    brought.add(word);
                    changed.add(Source.of(Files.writeString(
                            directory.resolve(word + ".xml"),
                            changed(COMMENT.matcher(Files.readString(sample)).replaceAll(""), word, m % 3, random))));
                }
                SourceOutcomes outcomes = taking.takeAll(changed, SourceOutcomes.Listener.NONE);
                assertThat(outcomes.notTaken()).isEmpty();
                assertThat(outcomes.loads()).hasSize(changed.size());
                assertThat(StoredTexts.of(workspace).without(brought)).isEmpty();
                words.addAll(brought);
            }
        }
        assertThat(words).hasSizeGreaterThan(100);
    }

    private static String changed(String text, String word, int how, Random random) {
        List<MatchResult> leaves = new ArrayList<>(LEAF.matcher(text).results().toList());
        MatchResult leaf = leaves.get(random.nextInt(leaves.size()));
        String name = leaf.group(1);
        String named = how == 1 ? name + "Unknown" : name;
        String made = "<" + named + ">" + word + "</" + named + ">";
        return text.substring(0, leaf.start()) + (how == 0 ? "" : leaf.group()) + made + text.substring(leaf.end());
    }
}
