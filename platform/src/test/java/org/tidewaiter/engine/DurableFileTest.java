package org.tidewaiter.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {
    @TempDir
    Path directory;

    @Test
    void a_file_is_replaced_whole_and_leaves_nothing_beside_it() throws IOException {
        Path file = directory.resolve("a");
        DurableFile.write(file, bytes("first and longer"));
        DurableFile.write(file, bytes("second"));
        assertThat(file).hasContent("second");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void a_file_that_is_there_is_not_made_again() throws IOException {
        Path file = directory.resolve("key");
        DurableFile.create(file, bytes("one"));
        assertThatThrownBy(() -> DurableFile.create(file, bytes("other")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("one");
        assertThat(names()).containsExactly("key");
    }

    @Test
    void of_many_that_make_a_file_at_once_one_wins() throws Exception {
        for (int round = 0; round < 20; round++) {
            Path file = directory.resolve("key" + round);
            List<Callable<Integer>> makers = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> () -> {
                        try {
                            DurableFile.create(file, bytes("maker " + i));
                            return i;
                        } catch (FileAlreadyExistsException e) {
                            return -1;
                        }
                    })
                    .toList();
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                int winner = -1;
                int winners = 0;
                for (Future<Integer> made : threads.invokeAll(makers)) {
                    winners += made.get() >= 0 ? 1 : 0;
                    winner = Math.max(winner, made.get());
                }
                assertThat(winners).isEqualTo(1);
                assertThat(file).hasContent("maker " + winner);
            }
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
