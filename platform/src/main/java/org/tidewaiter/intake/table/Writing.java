package org.tidewaiter.intake.table;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a table is written anew as separated values: as the mapping that will read it expects.
 *
 * @param delimiter between values
 * @param quote around values that need it
 * @param decimal the decimal sign of numbers
 * @param wanted the columns that will be read, by which the header is found; empty where no mapping is known
 * @param times the columns that are read as dates: plain numbers in them are Excel's days
 * @param sheet which sheet of a workbook, or null for the first
 * @param rows at most so many rows are written
 */
public record Writing(
        char delimiter,
        char quote,
        char decimal,
        Set<String> wanted,
        Set<String> times,
        @Nullable String sheet,
        long rows) {

    /** A number with its decimal point turned into the mapping's sign. */
    String number(String plain) {
        return decimal == '.' ? plain : plain.replace('.', decimal);
    }
}
