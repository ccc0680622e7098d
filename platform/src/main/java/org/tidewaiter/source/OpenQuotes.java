package org.tidewaiter.source;

import de.siegmar.fastcsv.reader.CsvRecord;
import org.jspecify.annotations.Nullable;

/**
 * Quoted values of a record that hold further lines of the file: a description may go on in a second line, but a quote that is never closed, or that
 * a backslash does not escape as its file means, takes in rows. They are told apart by separators: a value that goes on parts a row, so neither of
 * the lines it stands on has all of them; where each line has as many as a row, rows were taken in. Separators before a blank do not count, as prose
 * has such.
 */
public final class OpenQuotes {
    private static final int FEWEST_SEPARATORS = 2;

    private final char separator;
    private final int ofRow;
    private final boolean original;
    private long line;
    private int onLine;
    private boolean firstLine;
    private boolean fullFirst;
    private boolean full;
    private long opened;
    private long end;
    private boolean last;

    /**
     * Watches a file.
     *
     * @param columns that its header has
     */
    public OpenQuotes(TableFile file, int columns) {
        separator = file.dialect().delimiter();
        ofRow = columns - 1;
        TableFile.TextOrigin made = file.made();
        original = made == null || made.written() == null; // what was written here has its quotes in order
    }

    /** Begins a record. */
    public void begin(long startingLine) {
        line = startingLine;
        onLine = 0;
        firstLine = true;
        fullFirst = false;
        full = false;
        opened = 0;
        end = 0;
        last = false;
    }

    /** Takes the next value of the record. */
    public void take(int index, char[] text, int start, int length, boolean quoted) {
        onLine += index > 0 ? 1 : 0;
        last = false;
        if (quoted && original && goesOn(text, start, start + length)) {
            within(text, start, start + length);
        }
    }

    /** Whether a value goes on in a further line: few do, so that this is asked first, and alone. */
    private static boolean goesOn(char[] text, int start, int stop) {
        for (int i = start; i < stop; i++) {
            if (text[i] <= '\r' && (text[i] == '\n' || text[i] == '\r')) {
                return true;
            }
        }
        return false;
    }

    /**
     * What is wrong with a record that was read whole, or null.
     *
     * @param fault what else is wrong with it as a whole, or null
     * @param ended whether the record ends with the file, and not with a line
     */
    public @Nullable String fault(CsvRecord record, @Nullable String fault, boolean ended) {
        boolean one = true;
        for (int i = 0; i < record.getFieldCount() && one; i++) {
            String value = record.getField(i);
            one = value.indexOf('\n') < 0 && value.indexOf('\r') < 0;
        }
        if (one) {
            return fault;
        }
        begin(record.getStartingLineNumber());
        for (int i = 0; i < record.getFieldCount(); i++) {
            char[] value = record.getField(i).toCharArray();
            take(i, value, 0, value.length, true); // only what is quoted goes on in a further line
        }
        return fault(fault, ended);
    }

    private void within(char[] text, int start, int stop) {
        long from = line;
        int separators = 0;
        boolean structured = start < stop && (text[start] == '{' || text[start] == '['); // lines in JSON have their own
        for (int i = start; i < stop; i++) {
            char c = text[i];
            if (c == '\n' || c == '\r' && (i + 1 == stop || text[i + 1] != '\n')) {
                endLine(onLine + separators);
                separators = 0;
            } else if (c == separator && !structured && (i + 1 == stop || text[i + 1] != ' ')) {
                separators++;
            }
        }
        if (line > from) {
            opened = opened == 0 ? from : opened;
            end = line;
            last = true;
            onLine += separators;
        }
    }

    /** Whether a value of the record has gone on in a further line. */
    public boolean goesOn() {
        return opened > 0;
    }

    private void endLine(int separators) {
        see(separators);
        firstLine = false;
        line++;
        onLine = 0;
    }

    private void see(int separators) {
        boolean enough = ofRow >= FEWEST_SEPARATORS && separators >= ofRow;
        fullFirst |= firstLine && enough;
        full |= !firstLine && enough;
    }

    /**
     * What is wrong with the record as a whole, or null.
     *
     * @param fault what else is wrong with it as a whole, or null
     * @param ended whether the record ends with the file, and not with a line
     */
    public @Nullable String fault(@Nullable String fault, boolean ended) {
        if (opened == 0) {
            return fault;
        }
        see(onLine);
        if (last && ended && (fault != null || fullFirst && full)) {
            return (fault == null ? "" : fault + ": ") + "a quote opened in line " + opened
                    + " is never closed, and takes in all lines to the end of the file";
        }
        return fullFirst && full
                ? "a quote opened in line " + opened + " ends in line " + end
                        + ", and between them stand lines with as many values as a row"
                : fault;
    }
}
