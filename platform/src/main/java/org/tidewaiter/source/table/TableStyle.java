package org.tidewaiter.source.table;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * How a table is written anew as separated values: as the mapping that will read it expects.
 *
 * @param delimiter between values
 * @param quote around values that need it
 * @param decimal the decimal sign of numbers
 * @param columns what is known of the columns
 * @param sheets the sheets of a workbook that are meant; empty for those that agree
 * @param left the sheets of a workbook that are not to be read, as they were loaded before
 * @param rows at most so many rows are written
 */
public record TableStyle(
        char delimiter, char quote, char decimal, Columns columns, List<String> sheets, Set<String> left, long rows) {

    /** How a share that is shown as per cent is written: 0.05 as 5, as 0.05, or as 5%. */
    enum Percent {
        HUNDREDTHS,
        SHARE,
        TEXT
    }

    /**
     * The columns as the mapping knows them, by name.
     *
     * @param wanted those that will be read, by which the header is found; empty where no mapping is known
     * @param times whether one is read as dates, or is called so where no mapping is known: plain numbers in it are Excel's days
     * @param percents those that are read as numbers in per cent
     * @param numbers those that are read as other numbers
     * @param money whether one is read as amounts of money: the currencies that formats of its cells show stay with them
     * @param likeness how much names look like those of declarations, where no mapping is known: by it the sheet is chosen
     */
    public record Columns(
            Set<String> wanted,
            Predicate<String> times,
            Set<String> percents,
            Set<String> numbers,
            Predicate<String> money,
            ToIntFunction<List<String>> likeness) {
        /** Keeps copies of the lists and maps that it is given. */
        public Columns {
            wanted = Set.copyOf(wanted);
            percents = Set.copyOf(percents);
            numbers = Set.copyOf(numbers);
        }

        /** These columns for a reader that takes these columns. */
        public Columns wanting(Collection<String> names) {
            return new Columns(Set.copyOf(names), times, percents, numbers, money, likeness);
        }
    }

    /** Keeps copies of the lists and maps that it is given. */
    public TableStyle {
        sheets = List.copyOf(sheets);
        left = Set.copyOf(left);
    }

    /** A number with its decimal point turned into the mapping's sign. */
    String number(String plain) {
        return decimal == '.' ? plain : plain.replace('.', decimal);
    }

    /** How a share that is shown as per cent is written in a column; where no mapping is known, as most rates are kept. */
    Percent percent(String column) {
        if (columns.wanted().isEmpty() || columns.percents().contains(column)) {
            return Percent.HUNDREDTHS;
        }
        return columns.numbers().contains(column) ? Percent.SHARE : Percent.TEXT;
    }
}
