package org.tidewaiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The benches, which nothing runs but people: what they are made of must not rot. */
class BenchesTest {
    private static final Path BENCH = Path.of("..", "bench");

    @Test
    void the_sources_of_the_benches_compile_against_the_product(@TempDir Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-proc:none",
                "-implicit:none",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
            compiler.getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources()))
                    .call();
        }
        assertThat(found.getDiagnostics())
                .filteredOn(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .as("what the compiler says")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void each_script_names_a_class_that_is_there_and_a_shell_can_read_it(Path script)
            throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-n", script.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(said).isZero();
        for (String word : Files.readString(script).split("[\\s\"]+")) {
            if (word.matches("org\\.tidewaiter\\.[\\w.]*[A-Z]\\w+")) {
                String file = word.replace('.', '/') + ".java";
                assertThat(Stream.of(BENCH.resolve("java"), Path.of("src/main/java"))
                                .map(root -> root.resolve(file)))
                        .as("the sources of %s", word)
                        .anyMatch(Files::exists);
            }
        }
    }

    static List<Path> scripts() throws IOException {
        try (Stream<Path> all = Files.list(BENCH)) {
            return all.filter(f -> Files.isRegularFile(f) && Files.isExecutable(f))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(BENCH.resolve("java"))) {
            return all.filter(f -> f.toString().endsWith(".java")).sorted().toList();
        }
    }
}
