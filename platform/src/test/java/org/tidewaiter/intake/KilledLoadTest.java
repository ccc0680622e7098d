package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;

/** Kills a real load of another process, where {@code /proc} tells how far it has read. */
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class KilledLoadTest {
    private static final int ROWS = 600_000;

    @TempDir
    Path directory;

    @Test
    void a_load_that_is_killed_leaves_the_workspace_as_it_was() throws Exception {
        try (Door door = new Door(directory)) {
            door.load(Door.HEADER + "before,2020-01-02,010121,1,x\nbad,never,010121,1,x\n");
        }
        Path file = bigFile();
        Path mapping = Files.writeString(directory.resolve("m.yaml"), Door.ONE_ITEM);
        for (double share : new double[] {0.5, 1}) {
            killAt(share, file, mapping);
            try (Door door = new Door(directory)) {
                assertThat(door.number("select count(*) from load"))
                        .as("killed at %s", share)
                        .isEqualTo(1);
                assertThat(door.number("select count(*) from declaration")).isEqualTo(1);
                assertThat(door.number("select count(*) from goods_item")).isEqualTo(1);
                assertThat(door.number("select count(*) from quarantine")).isEqualTo(1);
            }
        }
        try (Door door = new Door(directory)) {
            assertThat(door.load(file, LoadOptions.plain(Actor.systemUser())).accepted())
                    .isEqualTo(ROWS);
        }
    }

    private Path bigFile() throws IOException {
        Path file = directory.resolve("big.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(Door.HEADER);
            for (int i = 0; i < ROWS; i++) {
                out.write("D" + i + ",2020-01-02,010121," + i + ".5,importer " + i % 5_000 + "\n");
            }
        }
        return file;
    }

    private void killAt(double share, Path file, Path mapping) throws Exception {
        Process load = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.tidewaiter.Main",
                        "load",
                        "--workspace",
                        directory.resolve("w").toString(),
                        "--mapping",
                        mapping.toString(),
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out.txt").toFile())
                .start();
        long wanted = (long) (Files.size(file) * share);
        long furthest = 0;
        for (long at = 0; at < wanted && !load.waitFor(2, TimeUnit.MILLISECONDS); at = position(load.pid(), file)) {
            if (furthest > wanted / 2 && at == 0) {
                break; // read to its end and closed: the database is at work
            }
            furthest = Math.max(furthest, at);
        }
        boolean midway = load.isAlive();
        load.destroyForcibly();
        assertThat(load.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(midway).as(Files.readString(directory.resolve("out.txt"))).isTrue();
    }

    /** How far a process has read a file; 0 while it does not read it. */
    private static long position(long pid, Path file) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path one : open) {
                if (Files.readSymbolicLink(one).equals(file)) {
                    return Files.readAllLines(Path.of("/proc/" + pid + "/fdinfo/" + one.getFileName())).stream()
                            .filter(l -> l.startsWith("pos:"))
                            .mapToLong(l -> Long.parseLong(l.substring(4).trim()))
                            .findFirst()
                            .orElse(0);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return 0; // closed while we looked
        }
        return 0;
    }
}
