package org.tidewaiter.mapping;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidewaiter.codesandunits.NullWords;
import org.tidewaiter.notation.Signs;
import org.tidewaiter.source.DecodingReader;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.TableFile;

/**
 * Values that come further down in a file, of columns that have none in its first rows, or nothing but noughts: what is proposed by the beginning
 * alone would leave such a column out, whatever it holds later. Of each column the first {@value #ENOUGH} are kept.
 */
public final class LaterValues {
    /** So many values of a column tell what it holds, as many as of other columns. */
    private static final int ENOUGH = 500;

    private final List<String> names;
    private final boolean[] wanted;
    private final List<List<String>> kept = new ArrayList<>();
    private final List<Held> row = new ArrayList<>();
    private boolean any;

    /** A value of the row that is being read. */
    private record Held(int column, String value) {}

    /**
     * Watches columns.
     *
     * @param header of the file
     * @param columns the names of those that are watched
     */
    public LaterValues(Header header, Set<String> columns) {
        names = header.names();
        wanted = new boolean[names.size()];
        for (int c = 0; c < wanted.length; c++) {
            wanted[c] = columns.contains(names.get(c));
            kept.add(new ArrayList<>());
        }
    }

    /** The later values of a whole table. Rows that cannot be read say nothing: they are told when they are loaded. */
    static LaterValues of(TableFile file, Header header, Set<String> columns) {
        LaterValues later = new LaterValues(header, columns);
        DecodingReader reader = DecodingReader.open(file);
        try (CsvReader<CsvRecord> rows = file.dialect().reader().ofCsvRecord(reader)) {
            for (CsvRecord record : rows) {
                long line = record.getStartingLineNumber();
                boolean whole = record.getFieldCount() == later.names.size();
                for (int c = 0; whole && c < later.names.size(); c++) {
                    String value = record.getField(c);
                    later.see(c, value.toCharArray(), 0, value.length());
                }
                later.endRow(line > file.headerEnd() && !file.isOfSecondTable(line));
            }
        } catch (IOException e) {
            throw TableFile.failure(file.path(), e);
        } catch (RuntimeException e) {
            // What is broken further down is told when the rows are loaded.
        } finally {
            reader.close();
        }
        return later;
    }

    /** Sees a cell of the row that is being read. */
    public void see(int column, char[] text, int start, int length) {
        if (length == 0 || column >= wanted.length || !wanted[column] || isNought(text, start, length)) {
            return;
        }
        String value = Signs.trimmed(new String(text, start, length));
        if (!NullWords.isNull(value) && !value.equalsIgnoreCase(names.get(column))) {
            row.add(new Held(column, value));
        }
    }

    private static boolean isNought(char[] text, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (text[i] != '0' && text[i] != '.' && text[i] != ',') {
                return false;
            }
        }
        return text[start] == '0';
    }

    /**
     * Ends the row that is being read.
     *
     * @param counts whether it is a row of the table: one that is shifted, say, tells nothing of its columns
     */
    public void endRow(boolean counts) {
        if (row.isEmpty()) {
            return;
        }
        for (Held held : row) {
            List<String> values = kept.get(held.column());
            if (counts && wanted[held.column()]) {
                values.add(held.value());
                wanted[held.column()] = values.size() < ENOUGH;
                any = true;
            }
        }
        row.clear();
    }

    /** Whether a watched column has a value. */
    public boolean any() {
        return any;
    }

    /** The values that were seen, by column; none of columns without. */
    Map<String, List<String>> byColumn() {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (int c = 0; c < names.size(); c++) {
            List<String> values = kept.get(c);
            if (!values.isEmpty()) {
                found.put(names.get(c), List.copyOf(values));
            }
        }
        return found;
    }
}
