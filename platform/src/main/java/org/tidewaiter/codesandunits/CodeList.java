package org.tidewaiter.codesandunits;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads the CSV files beside this class; SOURCES.md there says where each comes from. */
final class CodeList {
    private CodeList() {}

    /** Hands each row of the resource {@code name} (gzip if it ends so) to {@code row}, in file order. */
    static void read(String name, Consumer<NamedCsvRecord> row) {
        try (InputStream file = CodeList.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("No resource " + name + " beside " + CodeList.class.getName());
            }
            InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(file) : file;
            try (CsvReader<NamedCsvRecord> rows =
                    CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
                rows.forEach(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
