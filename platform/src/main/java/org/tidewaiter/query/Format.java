package org.tidewaiter.query;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How an answer is written to a file. */
public enum Format {
    /** Comma-separated values for people and spreadsheets: what would be taken for a formula is guarded. */
    CSV("format csv, header true"),
    /** One array of objects. */
    JSON("format json, array true"),
    /** Apache Parquet. */
    PARQUET("format parquet");

    private final String options;

    Format(String options) {
        this.options = options;
    }

    String options() {
        return options;
    }

    /** The format that the ending of a file's name says. */
    public static Optional<Format> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (Format format : values()) {
            if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
