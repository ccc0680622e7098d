package org.tidewaiter.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The native libraries of DuckDB and XGBoost, which their Java bindings unpack into the directory for temporary files at each start (72 MB together)
 * and remove only when the process ends well. The name is taken away as soon as the library is loaded: the system keeps the content as long as the
 * process lives, and a process that is killed leaves nothing. What former ones left is removed too.
 */
public final class UnpackedLibraries {
    private static final Pattern NAME = Pattern.compile("(libduckdb_java|libxgboost4j)\\d+\\.so");
    private static final Path MAPPED = Path.of("/proc/self/maps");
    private static final Duration SURELY_LOADED = Duration.ofMinutes(10);

    private UnpackedLibraries() {}

    /**
     * Takes the names of the libraries that this process has loaded, and of those that were left behind, away; without effect where names of loaded
     * files cannot be.
     */
    public static void forget() {
        if (!Files.isReadable(MAPPED)) {
            return;
        }
        List<Path> loaded = loaded();
        loaded.forEach(UnpackedLibraries::delete);
        leftBehind().forEach(UnpackedLibraries::delete);
    }

    private static List<Path> loaded() {
        try (Stream<String> lines = Files.lines(MAPPED)) {
            return lines.filter(l -> l.indexOf('/') > 0)
                    .map(l -> Path.of(l.substring(l.indexOf('/'))))
                    .filter(UnpackedLibraries::isUnpacked)
                    .distinct()
                    .toList();
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }

    private static List<Path> leftBehind() {
        Instant before = Instant.now().minus(SURELY_LOADED);
        try (Stream<Path> files = Files.list(temporary())) {
            return files.filter(UnpackedLibraries::isUnpacked)
                    .filter(f -> Files.isRegularFile(f) && isOlder(f, before))
                    .toList();
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }

    private static boolean isUnpacked(Path file) {
        return temporary().equals(file.getParent())
                && NAME.matcher(String.valueOf(file.getFileName())).matches();
    }

    private static boolean isOlder(Path file, Instant instant) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(instant);
        } catch (IOException e) {
            return false;
        }
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath().normalize();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Another user's, or gone: nothing depends on it.
        }
    }
}
