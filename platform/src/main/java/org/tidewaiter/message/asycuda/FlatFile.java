package org.tidewaiter.message.asycuda;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.path.Numbers;
import org.tidewaiter.message.path.Times;
import org.tidewaiter.message.path.ValueWriter;

/** What the start of a flat export tells of the whole file: its columns, delimiter, and how it writes numbers and dates. */
final class FlatFile {
    private static final String DELIMITERS = ",;\t|";

    private final char delimiter;
    private final String headerText;
    private final List<String> header;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Set<String> ofItem = new HashSet<>();
    private final Map<String, List<FlatColumns.FlatColumn>> lines = new HashMap<>();
    private final Map<String, List<String>> keys = new HashMap<>();
    private ValueWriter writing = ValueWriter.WCO;

    private FlatFile(char delimiter, String headerText) {
        this.delimiter = delimiter;
        this.headerText = headerText;
        this.header = fields(headerText).stream().map(FlatFile::columnName).toList();
        for (int i = 0; i < header.size(); i++) {
            places.putIfAbsent(header.get(i), i);
        }
        places.keySet().stream().filter(FlatColumns::ofItem).forEach(ofItem::add);
    }

    /** The file that starts with these bytes, or null where its first row is no header of an ASYCUDA export. */
    static @Nullable FlatFile of(byte[] start) {
        try {
            RawRows rows = new RawRows(new StringReader(FlatEncoding.text(start)));
            RawRows.Row first = rows.header();
            if (first == null || first.text().length() > 1 << 15) {
                return null;
            }
            FlatFile file = new FlatFile(delimiter(first.text()), first.text());
            if (!file.known()) {
                return null;
            }
            file.learn(rows, start.length);
            return file;
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory does not fail", e);
        }
    }

    private boolean known() {
        boolean registered = Stream.of("number", "reference", "instance")
                .flatMap(w -> FlatColumns.key(w).stream())
                .anyMatch(places::containsKey);
        return registered && (places.containsKey("TAR_HSC_NB1") || places.containsKey("SADITM_HS_COD"));
    }

    /** Numbers and dates are written one way in a whole file; its first rows show which. */
    private void learn(RawRows rows, int length) throws IOException {
        List<String> numbers = new ArrayList<>();
        List<String> dates = new ArrayList<>();
        int read = 0;
        for (RawRows.Row row = rows.next(); row != null && read < length / 2 + 1; row = rows.next()) {
            read += row.text().length();
            List<String> fields = fields(row.text());
            for (int i = 0; i < Math.min(fields.size(), header.size()); i++) {
                String column = header.get(i);
                if (column.matches(".*(_DAT|_DATE|_STD|_TIM)")) {
                    dates.add(fields.get(i));
                } else if (column.matches(
                        ".*(AMT|AMOUNT|VAL|VALN|VALC|STV|CIF|WGT|MASS|MAS|RAT|QTY|INVOICED|PRICE|UNITS).*")) {
                    numbers.add(fields.get(i));
                }
            }
        }
        Times order = Times.of(dates);
        writing = new ValueWriter(Numbers.of(numbers), order == null ? Times.DAY_FIRST : order, true);
    }

    int columns() {
        return header.size();
    }

    /** The names of the columns, each once. */
    Set<String> names() {
        return places.keySet();
    }

    /** Whether a column belongs to the item, not to the general segment that every row repeats. */
    boolean ofItem(String column) {
        return ofItem.contains(column);
    }

    String headerText() {
        return headerText;
    }

    ValueWriter writing() {
        return writing;
    }

    /** The fields of a row; of one with a stray quote, what lies between the delimiters. */
    List<String> fields(String row) {
        // a reader of CSV for each row costs more than all else; most rows quote nothing
        if (row.indexOf('"') < 0) {
            return split(row);
        }
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().fieldSeparator(delimiter).ofCsvRecord(new StringReader(row))) {
            List<CsvRecord> records = reader.stream().toList();
            return records.size() == 1 ? records.getFirst().getFields() : split(row);
        } catch (CsvParseException | IOException e) {
            return split(row);
        }
    }

    private List<String> split(String row) {
        List<String> fields = new ArrayList<>(32);
        int from = 0;
        for (int to = row.indexOf(delimiter); to >= 0; to = row.indexOf(delimiter, from)) {
            fields.add(row.substring(from, to));
            from = to + 1;
        }
        fields.add(row.substring(from));
        return fields;
    }

    /** The lines of a section of the table that speak of columns this file has, with those columns only. */
    List<FlatColumns.FlatColumn> lines(String section) {
        return lines.computeIfAbsent(
                section,
                name -> FlatColumns.section(name).stream()
                        .filter(l -> !l.how().equals("glue")
                                || places.containsKey(l.columns().getFirst()))
                        .map(l -> new FlatColumns.FlatColumn(
                                l.target(),
                                l.how(),
                                l.columns().stream().filter(places::containsKey).toList()))
                        .filter(l -> !l.columns().isEmpty())
                        .toList());
    }

    /** What tells the declaration of a row from others; null where the row does not say. */
    @Nullable
    String key(List<String> fields) {
        String number = first(fields, "number");
        String reference = first(fields, "reference");
        String instance = first(fields, "instance");
        if (number != null) {
            return key(fields, "number", "office", "year", "serial", "number");
        }
        return reference != null ? key(fields, "reference", "office", "year", "declarant", "reference") : instance;
    }

    private String key(List<String> fields, String kind, String... words) {
        StringBuilder key = new StringBuilder(kind);
        for (String word : words) {
            String value = first(fields, word);
            String year = word.equals("year") && value == null ? first(fields, "date") : value;
            key.append('\u0001').append(year == null ? "" : year);
        }
        return key.toString();
    }

    private List<String> keyColumns(String word) {
        return FlatColumns.key(word).stream().filter(places::containsKey).toList();
    }

    /** The first value of the columns that mean this word of the key, or null. */
    @Nullable
    String first(List<String> fields, String word) {
        for (String column : keys.computeIfAbsent(word, this::keyColumns)) {
            String value = value(fields, column);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** The value of a column in a row, or null where it is empty or there is no such column. */
    @Nullable
    String value(List<String> fields, String column) {
        Integer place = places.get(column);
        String text =
                place == null || place >= fields.size() ? "" : fields.get(place).strip();
        return text.isEmpty() || text.equalsIgnoreCase("null") ? null : text;
    }

    /** Columns may carry the name of their table: {@code SAD_ITEM.TAR_HSC_NB1}. */
    private static String columnName(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static char delimiter(String header) {
        char best = ',';
        for (char c : DELIMITERS.toCharArray()) {
            best = count(header, c) > count(header, best) ? c : best;
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
