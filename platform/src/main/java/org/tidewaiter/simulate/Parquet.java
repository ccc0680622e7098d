package org.tidewaiter.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tidewaiter.engine.Lake;
import org.tidewaiter.engine.Session;

/** Writes the tables of {@code data/} as Parquet beside the CSV, every column as text but numbers and times. */
final class Parquet {
    private Parquet() {}

    static void write(Path directory) {
        try (Lake lake = Lake.inMemory();
                Session session = lake.session()) {
            session.execute("set threads = 2");
            session.execute("set memory_limit = '1GB'");
            for (Path file : files(directory.resolve("data"))) {
                String from = file.toString();
                String to = from.replaceFirst("\\.csv(\\.gz)?$", ".parquet");
                session.execute("copy (select * from read_csv('" + quoted(from)
                        + "', header = true, delim = ',', quote = '\"', escape = '\"', auto_detect = true, sample_size = 20000, all_varchar = "
                        + file.getFileName().toString().startsWith("declarations")
                        + ")) to '" + quoted(to) + "' (format parquet, compression zstd)");
            }
        }
    }

    private static List<Path> files(Path data) {
        try (Stream<Path> all = Files.list(data)) {
            return all.filter(f -> f.toString().matches(".*\\.csv(\\.gz)?"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }
}
