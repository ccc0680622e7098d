package org.tidewaiter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a fresh copy of the project, with a Maven that only notes how it was called and gives a small program. */
@Tag("slow")
class LauncherTest {
    @TempDir
    Path directory;

    private Path clone;

    /** The program that the launcher starts here: it says its arguments. */
    static final class Echo {
        private Echo() {}

        public static void main(String[] arguments) {
            System.out.println("started with " + String.join(" ", arguments));
        }
    }

    private record Answer(int code, String text) {}

    @BeforeEach
    void a_fresh_clone() throws IOException {
        clone = directory.resolve("a clone");
        Files.createDirectories(clone.resolve("bin"));
        Files.createDirectories(clone.resolve("platform/src/main"));
        for (String file : List.of("tidewaiter", "bin/java.sh", "pom.xml", "platform/pom.xml")) {
            Files.copy(Path.of("..").resolve(file), clone.resolve(file));
        }
        Path program = directory.resolve("program.jar");
        writeProgram(program);
        Path maven = Files.createDirectories(directory.resolve("path")).resolve("mvn");
        Files.writeString(maven, """
            #!/usr/bin/env bash
            printf '%%s\\n' "$*" >>'%1$s/maven.txt'
            printf 'Maven was asked for %%s\\n' "$*"
            case " $* " in
              *' package '*) cp '%2$s' '%3$s/platform/target/tidewaiter.jar' ;;
              *"$(cat '%1$s/fails' 2>/dev/null || echo nothing)"*) exit 3 ;;
            esac
            """.formatted(directory, program, clone));
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        assertThat(clone.resolve("tidewaiter").toFile().setExecutable(true)).isTrue();
    }

    @Test
    void a_fresh_clone_is_built_once_and_runs_from_another_directory_and_by_a_link() throws Exception {
        Answer first = run(directory, clone.resolve("tidewaiter").toString(), "status", "--json");
        assertThat(first.code()).as(first.text()).isZero();
        assertThat(first.text()).contains("Building", "started with status --json");

        Path link = Files.createDirectories(directory.resolve("links")).resolve("tw");
        Files.createSymbolicLink(link, Path.of("../a clone/tidewaiter"));
        Answer second = run(directory.resolve("links"), "./tw", "load", "a b.csv");
        assertThat(second.text().strip()).isEqualTo("started with load a b.csv");
        assertThat(mavenWasCalledWith()).hasSize(1);
    }

    @Test
    void fast_tests_are_a_profile_of_maven_and_other_words_go_to_it_as_they_are() throws Exception {
        run(directory, clone.resolve("tidewaiter").toString(), "test", "--fast", "-Dtest=LaneChoiceTest");
        assertThat(mavenWasCalledWith())
                .containsExactly("-B -f %s/pom.xml test -Pquick,fast -Dtest=LaneChoiceTest".formatted(clone));
        assertThat(Files.readString(clone.resolve("pom.xml"))).contains("<id>fast</id>", "<id>quick</id>");
    }

    @Test
    void the_sources_are_checked_beside_all_tests_and_either_failure_counts() throws Exception {
        String launcher = clone.resolve("tidewaiter").toString();
        Answer both = run(directory, launcher, "test", "-Dforks=3");
        assertThat(both.code()).as(both.text()).isZero();
        String checks = "-B -f %s/pom.xml verify -DskipTests -Dforks=3".formatted(clone);
        String tests = "-B -f %s/pom.xml test -Pquick -Dforks=3".formatted(clone);
        assertThat(mavenWasCalledWith()).containsExactlyInAnyOrder(checks, tests);
        assertThat(both.text()).contains("Maven was asked for " + checks, "Maven was asked for " + tests);

        Files.writeString(directory.resolve("fails"), " verify ");
        assertThat(run(directory, launcher, "test").code()).isEqualTo(3);
        Files.writeString(directory.resolve("fails"), " test ");
        assertThat(run(directory, launcher, "test").code()).isEqualTo(3);
    }

    @Test
    void the_usage_of_test_is_told_without_building() throws Exception {
        Answer usage = run(directory, clone.resolve("tidewaiter").toString(), "test", "--help");
        assertThat(usage.code()).isZero();
        assertThat(usage.text()).contains("--fast");
        assertThat(directory.resolve("maven.txt")).doesNotExist();
    }

    private List<String> mavenWasCalledWith() throws IOException {
        return Files.readAllLines(directory.resolve("maven.txt"));
    }

    private Answer run(Path where, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash"));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PATH", directory.resolve("path") + ":" + System.getenv("PATH"));
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Answer(process.waitFor(), text);
    }

    private static void writeProgram(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
        String entry = Echo.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream to = new JarOutputStream(out, manifest);
                InputStream in = Objects.requireNonNull(
                        LauncherTest.class.getClassLoader().getResourceAsStream(entry))) {
            to.putNextEntry(new JarEntry(entry));
            in.transferTo(to);
        }
    }
}
