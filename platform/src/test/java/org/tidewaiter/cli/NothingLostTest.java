package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidewaiter.engine.Workspace;
import org.tidewaiter.intake.LoadOptions;
import org.tidewaiter.intake.LoadProgress;
import org.tidewaiter.intake.MessageLoad;
import org.tidewaiter.model.Schema;

/** Every text of three characters or more of every sample of every format stands in some column of the workspace it was loaded into. */
class NothingLostTest {
    private static final Path SAMPLES = Path.of("src/test/resources/org/tidewaiter");
    private static final Pattern LEAF = Pattern.compile("<([\\w:.]+)>([^<>]{3,})</\\1>");
    private static final int MUTATIONS = 6;

    @TempDir
    Path directory;

    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = Workspace.open(directory.resolve("w"), "test");
        Schema.create(workspace.lake());
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Stream.concat(
                Files.walk(SAMPLES.resolve("message")), Files.list(SAMPLES.resolve("checks/ens/cases")))) {
            return files.filter(f -> f.toString().matches(".*\\.(xml|edi|x12)"))
                    .sorted()
                    .toList();
        }
    }

    private void load(Path file) {
        assertThat(MessageLoad.load(
                        workspace, file, message -> List.of(), new LoadOptions(true, true), LoadProgress.SILENT))
                .as(file.toString())
                .isPresent();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_text_of_a_sample_is_found_in_the_workspace(Path sample) throws IOException {
        load(sample);
        assertThat(StoredTexts.of(workspace).without(StoredTexts.leaves(sample)))
                .as(sample.toString())
                .isEmpty();
    }

    /** A text changed, an element under a name that nobody knows, an element twice: its words are found all the same. */
    @Test
    @Tag("slow")
    void every_text_of_a_changed_sample_is_found_too() throws IOException {
        Set<String> words = new HashSet<>();
        Random random = new Random(15);
        for (Path sample : samples()) {
            if (sample.toString().endsWith(".xml")) {
                String text = Files.readString(sample);
                for (int m = 0; m < MUTATIONS; m++) {
                    String word = "QX" + (1000 + words.size()) + "ZK";
                    words.add(word);
                    load(Files.writeString(directory.resolve(word + ".xml"), changed(text, word, m % 3, random)));
                }
            }
        }
        assertThat(words).hasSizeGreaterThan(100);
        assertThat(StoredTexts.of(workspace).without(words)).isEmpty();
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
