package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.Workspace;

/** What is stored is judged again by the checks by which it was judged as it came: those of its format and of the guide of its load. */
@Tag("slow")
class JudgedAgainTest {
    private static final Path SAMPLES = Path.of("src/test/resources/org/tidewaiter/message");
    private static final String GUIDE =
            "checks\n  net-mass-missing on\n  reference-missing off\n  package-type-missing on\n";
    private static final String WITHOUT_MASS = """
            UNB+UNOC:3+SENDER+CUSTOMS+250301:0930+77'
            UNH+1+CUSDEC:D:96B:UN'
            BGM+929+%1$s+9'
            CST++IM+4'
            LOC+60+AUSYD'
            DTM+148:20250301:102'
            NAD+IM+P1::95++IMPORTER PTY'
            UNS+D'
            CST+1+61051000:122'
            FTX+AAA+++COTTON SHIRTS OF KNITTED FABRIC FOR MEN'
            LOC+27+CN'
            PAC+12'
            MOA+38:4000:USD'
            UNS+S'
            UNT+%2$d+1'
            UNZ+1+77'
            """;

    private record Found(String id, String checkId, long sequence) {}

    @TempDir
    Path directory;

    @BeforeEach
    void anEmptyWorkspace() {
        FreshWorkspace.copyTo(directory);
    }

    @Test
    void the_guide_of_each_load_switches_its_checks_when_it_is_judged_again() throws IOException {
        Files.writeString(directory.resolve("own.txt"), GUIDE);
        Files.writeString(directory.resolve("guided.edi"), declaration("G-1"));
        Files.writeString(directory.resolve("plain.edi"), declaration("P-1"));
        load("--guide", "own.txt", "guided.edi");
        load("plain.edi");
        List<Found> asTheyCame = found();
        assertThat(asTheyCame)
                .contains(new Found("G-1", "net-mass-missing", 1), new Found("G-1", "package-type-missing", 1))
                .noneMatch(f -> f.id().equals("P-1") && f.checkId().startsWith("net-mass"));
        again();
        assertThat(found()).isEqualTo(asTheyCame);
        assertThat(run("quality", "--workspace", "w").out())
                .contains("Packages are counted without saying of what kind");
    }

    @Test
    void results_of_controls_alone_bring_nothing_to_judge_and_quality_says_nothing_of_it() throws IOException {
        Files.writeString(directory.resolve("plain.edi"), declaration("P-1"));
        load("plain.edi");
        run("quality", "--workspace", "w");
        Files.writeString(
                directory.resolve("results.csv"), "declaration_id,outcome,recorded_at\nP-1,conform,2025-03-10\n");
        load("--as", "controls", "results.csv");
        assertThat(run("quality", "--workspace", "w").out())
                .contains("without an error")
                .doesNotContain("Judged");
    }

    @Test
    void a_guide_whose_check_is_gone_by_now_still_lets_its_load_be_judged() throws IOException {
        Files.writeString(directory.resolve("w/checks.yaml"), """
                checks:
                  - id: ours
                    kind: expression
                    must: "item.description != ''"
                    en: {what: "A description", do: "Give it"}
                """);
        Files.writeString(directory.resolve("own.txt"), "checks\n  ours on\n  net-mass-missing on\n");
        Files.writeString(directory.resolve("guided.edi"), declaration("G-1"));
        load("--guide", "own.txt", "guided.edi");
        Files.delete(directory.resolve("w/checks.yaml"));
        again();
        assertThat(found()).contains(new Found("G-1", "net-mass-missing", 1));
    }

    @Test
    void what_comes_back_from_the_quarantine_is_judged_by_the_guide_of_its_load() throws IOException {
        Files.writeString(directory.resolve("own.txt"), GUIDE);
        Files.writeString(directory.resolve("bad.edi"), declaration("G-1").replace(":4000:", ":many:"));
        load("--guide", "own.txt", "bad.edi");
        run("quarantine", "--workspace", "w", "--export", "bad.csv");
        Path bad = directory.resolve("bad.csv");
        Files.writeString(bad, Files.readString(bad).replace(":many:", ":4000:"));
        CommandAnswer back = run("quarantine", "--workspace", "w", "--return", "bad.csv");
        assertThat(back.code()).as(back.err()).isZero();
        assertThat(found()).contains(new Found("G-1", "net-mass-missing", 1));
    }

    /** National codes of packages in ASYCUDA, for one, are no defect, neither as they come nor afterwards. */
    @Test
    void samples_of_every_format_are_judged_again_as_they_were() throws IOException {
        List<Path> samples;
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            samples = files.filter(f -> f.toString().matches(".*\\.(xml|edi|csv)"))
                    .sorted()
                    .toList();
        }
        assertThat(samples).hasSizeGreaterThan(30);
        load(samples.stream().map(s -> s.toAbsolutePath().toString()).toArray(String[]::new));
        List<Found> asTheyCame = found();
        assertThat(asTheyCame).hasSizeGreaterThan(20);
        again();
        assertThat(found()).isEqualTo(asTheyCame);
    }

    private static String declaration(String id) {
        long segments = WITHOUT_MASS.lines().count() - 2;
        return String.format(WITHOUT_MASS, id, segments);
    }

    private void load(String... arguments) {
        run(Stream.concat(Stream.of("load", "--workspace", "w"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private void again() {
        CommandAnswer answer = run("quality", "--workspace", "w", "--again");
        assertThat(answer.code()).as(answer.err()).isZero();
    }

    private List<Found> found() {
        try (Workspace workspace = Workspace.open(directory.resolve("w"), "test")) {
            return workspace.lake().query(Found.class, """
                            select d.declaration_id as id, f.check_id, coalesce(f.sequence, 0)::bigint as sequence
                            from store.defect f join store.declaration d using (declaration_key)
                            where d.superseded_by is null order by all
                            """);
        }
    }

    private CommandAnswer run(String... arguments) {
        return CommandAnswer.of(directory, arguments);
    }
}
