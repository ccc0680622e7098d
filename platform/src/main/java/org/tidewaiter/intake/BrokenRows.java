package org.tidewaiter.intake;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.source.DecodingReader;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.OpenQuotes;
import org.tidewaiter.source.TableFile;

/**
 * Rows of a companion file that are none: one with too many or too few values, or a quote that is not closed. They are set aside, and the others are
 * taken.
 */
final class BrokenRows {
    private BrokenRows() {}

    /** Whether the file has any. */
    static boolean are(TableFile file, Header header) throws IOException {
        OpenQuotes quotes = new OpenQuotes(file, header.names().size());
        DecodingReader reader = DecodingReader.open(file);
        try (CsvReader<CsvRecord> in = file.dialect().records(reader)) {
            for (CsvRecord row : in) {
                if (row.getStartingLineNumber() > file.headerEnd()
                        && quotes.fault(row, shape(header, row), reader.ended()) != null) {
                    return true;
                }
            }
        } catch (TidewaiterException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
        return false;
    }

    /** What is wrong with the number of a row's values; null where nothing is. */
    static @Nullable String shape(Header header, CsvRecord row) {
        return header.fits(row.getFields())
                ? null
                : "has " + row.getFieldCount() + " values, and its header names "
                        + header.names().size() + " columns";
    }
}
