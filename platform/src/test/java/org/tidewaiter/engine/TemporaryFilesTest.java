package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFilesTest {
    @TempDir
    Path temporary;

    /** Keeps a file in a directory for passing files until its input ends. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        Files.writeString(TemporaryFiles.directory().resolve("unpacked.csv"), "of somebody");
        System.out.println("kept");
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    @Test
    void what_a_killed_process_left_is_removed_by_the_next_and_what_is_in_use_is_not() throws Exception {
        Process killed = process();
        killed.destroyForcibly().waitFor();
        assertThat(directories()).isEqualTo(1);
        Process working = process();
        assertThat(directories()).isEqualTo(1);
        Process other = process();
        assertThat(directories()).isEqualTo(2);
        try (Stream<Path> made = Files.list(temporary)) {
            assertThat(made)
                    .allSatisfy(d -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(d)))
                            .isEqualTo("rwx------"));
        }
        for (Process each : new Process[] {working, other}) {
            each.getOutputStream().close();
            assertThat(each.waitFor()).isZero();
        }
        assertThat(directories()).isZero();
    }

    private Process process() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.tidewaiter.engine.TemporaryFilesTest")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(new String(process.getInputStream().readNBytes(4), StandardCharsets.UTF_8))
                .isEqualTo("kept");
        return process;
    }

    private long directories() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.count();
        }
    }
}
