package org.tidewaiter.source;

import java.nio.charset.Charset;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.source.table.TableStyle;

/**
 * What is known of a table before it is opened: from the mapping that will read it, or, where there is none, from what columns
 * of declarations are usually called.
 *
 * @param csv how separated values are written, as far as it is fixed
 * @param decimal the decimal sign with which numbers of a workbook or of JSON are written anew
 * @param columns the columns that will be read, and what they hold
 */
public record ReadingHints(Csv csv, char decimal, TableStyle.Columns columns) {
    /**
     * How a file of separated values is written, as far as a person fixed it: what is null is found by looking.
     *
     * @param delimiter between two values
     * @param quote around values; {@link Dialect#NO_QUOTE} when there is none
     * @param encoding its characters' encoding
     * @param header the line that names the columns, from 1
     */
    public record Csv(
            @Nullable Character delimiter,
            @Nullable Character quote,
            @Nullable Charset encoding,
            @Nullable Integer header) {
        /** Nothing fixed: all of it is found by looking. */
        public static final Csv FOUND = new Csv(null, null, null, null);

        /**
         * Whether all that is fixed here was found by looking at a file.
         *
         * @param fixed what was fixed when it was looked at
         */
        boolean isFoundIn(TableFile file, Csv fixed) {
            boolean found = fixed.delimiter == null && fixed.quote == null && fixed.header == null;
            return found
                    && Objects.equals(encoding, fixed.encoding)
                    && (delimiter == null || delimiter == file.dialect().delimiter())
                    && (quote == null || quote == file.dialect().quote())
                    && (header == null || header == file.header());
        }

        /** These hints in an encoding that a person named; as they are where none was named. */
        Csv in(@Nullable Charset named) {
            return named == null ? this : new Csv(delimiter, quote, named, header);
        }
    }

    /** These hints for a reader that takes these columns and no others. */
    public ReadingHints wanting(Collection<String> names) {
        return new ReadingHints(csv, decimal, columns.wanting(names));
    }
}
