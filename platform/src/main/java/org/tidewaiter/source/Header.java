package org.tidewaiter.source;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.source.table.HeaderRows;

/**
 * Which columns the file has, as its header names them.
 *
 * @param names of every column; empty where one has none
 * @param named up to which column there are names, as a count: columns at the end without one are not counted, others are
 */
// Long: where a header is, how many lines it has and what its columns are called, each from the same first lines.
public record Header(List<String> names, int named) {
    /** Titles, dates of printing and blank lines above a header are few; beyond this a file starts without one. */
    private static final int TITLE_LINES = 20;

    /** Rows below the header by which it is judged. */
    private static final int LOOKED_AT_BELOW = 10;

    /** As many as a worksheet has. A declaration has some hundred fields: more columns are rows turned on their side, or lines without ends. */
    public static final int MOST_COLUMNS = 16_384;

    private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d., /:-]*\\d");

    /** Figures as values have them and names do not. */
    private static final Pattern FIGURES = Pattern.compile("\\d{5,}|\\d+[./-]\\d+");

    /** Longer ones name nothing. Names are looked at from each of their signs on: one of 200,000 signs took a minute. */
    private static final int LONGEST_NAME = 2_000;

    private static final int SHOWN = 40;

    private static final Pattern NUMBERED_NAME = Pattern.compile(" \\(\\d+ of \\d+\\)$");

    Header(List<String> names) {
        this(names, named(names));
    }

    private static int named(List<String> names) {
        int named = names.size();
        while (named > 1 && names.get(named - 1).isEmpty()) {
            named--;
        }
        return named;
    }

    /** The lines that a header stands on, from 1. */
    record Lines(int first, int last) {}

    /**
     * Reads the header of a file; where it has two rows, the upper ones name groups of the lower ones.
     *
     * @throws TidewaiterException INPUT where it cannot be read, or has more than {@link #MOST_COLUMNS} columns, or a name of more than 2,000
     *     characters
     */
    public static Header of(TableFile file) {
        List<List<String>> rows = rows(file);
        int most = rows.stream().mapToInt(List::size).max().orElse(0);
        if (most > MOST_COLUMNS) {
            throw TableFile.unreadable(
                    file.path(),
                    String.format(
                            Locale.ROOT,
                            "has a header of %,d columns in line %d, of which no more than %,d can be read",
                            most,
                            file.headerEnd(),
                            MOST_COLUMNS),
                    "give only the columns that are needed; where each column is a declaration, turn the table so that each is a row",
                    null);
        }
        List<String> names = HeaderRows.joined(rows);
        names.stream().filter(name -> name.length() > LONGEST_NAME).findFirst().ifPresent(name -> {
            throw TableFile.unreadable(
                    file.path(),
                    "has a column whose name has " + name.length() + " characters, more than " + LONGEST_NAME + ": "
                            + name.substring(0, SHOWN) + "…",
                    "give a file whose first line names its columns, and each of them shortly",
                    null);
        });
        return new Header(numberedIfTwice(names));
    }

    /**
     * What the lowest row of a header says of each column that stands in a group, without the name of the group above it:
     * "Declaration No" of "General Declaration No". By the whole name; without the columns that are in no group.
     */
    public static Map<String, String> withoutGroups(TableFile file) {
        return HeaderRows.withoutGroups(rows(file));
    }

    private static List<List<String>> rows(TableFile file) {
        List<List<String>> rows = new ArrayList<>();
        try (var reader = file.dialect().records(file.sample())) {
            for (CsvRecord row : reader) {
                if (row.getStartingLineNumber() >= file.header()) {
                    rows.add(row.getFields());
                }
                if (row.getStartingLineNumber() >= file.headerEnd()) {
                    break;
                }
            }
            rows.getFirst(); // there must be one
        } catch (IOException | RuntimeException e) {
            throw TableFile.unreadable(
                    file.path(), "has no header that can be read", "give a file whose first line names its columns", e);
        }
        return rows;
    }

    /** Names that stand more than once get a number each, so that none of them is taken for the other: "Amount (1 of 2)". */
    private static List<String> numberedIfTwice(List<String> names) {
        Map<String, Integer> all = new HashMap<>();
        names.forEach(name -> all.merge(name, 1, Integer::sum));
        Map<String, Integer> seen = new HashMap<>();
        return names.stream()
                .map(name -> name.isEmpty() || all.getOrDefault(name, 1) == 1
                        ? name
                        : name + " (" + seen.merge(name, 1, Integer::sum) + " of " + all.get(name) + ")")
                .toList();
    }

    /** The columns whose name another column of the file has too. */
    public Set<String> twice() {
        return names.stream().filter(name -> NUMBERED_NAME.matcher(name).find()).collect(Collectors.toSet());
    }

    /**
     * Whether a row has a value for every column. A separator too many at its end adds none, and columns without a name at the
     * end need none.
     *
     * @param values how many the row has
     * @param surplus whether one behind the last column is not blank
     */
    public boolean fits(int values, boolean surplus) {
        return values >= named && !surplus;
    }

    /** What to do with a table without names of columns. */
    public static final String NAME_THEM =
            "put a line above it that names its columns, and load that: its first line would be lost as their names";

    /** Whether it looks like a record: at least two names, and a third of them, are days or numbers. */
    public boolean isLikeRecord() {
        long values = names.stream()
                .filter(n -> !n.isEmpty() && NUMBER.matcher(n).matches())
                .count();
        return values >= 2
                && 3 * values >= names.stream().filter(n -> !n.isEmpty()).count();
    }

    /** The first names, for people. */
    public String shown() {
        return names.stream().filter(n -> !n.isEmpty()).limit(3).collect(Collectors.joining(", "));
    }

    /** Why a row that repeats the header is set aside, as reports of several pages have them. */
    public static final String REPEATED = "repeats the header, and is no declaration";

    /** Whether a row has the names of the columns for values, in whatever case. */
    public boolean isRepeatedBy(List<String> values) {
        boolean several = names.size() > 1 && values.size() >= named;
        return several
                && java.util.stream.IntStream.range(0, named)
                        .allMatch(
                                c -> names.get(c).equalsIgnoreCase(values.get(c).strip()));
    }

    /** Why a row that numbers the columns is set aside, as forms have it below their header. */
    public static final String NUMBERED = "numbers the columns, and is no declaration";

    /** Whether a row has 1, 2, 3 and so on below the names of at least three columns. */
    public boolean isNumbering(List<String> values) {
        return named > 2
                && values.size() >= named
                && java.util.stream.IntStream.range(0, named)
                        .allMatch(
                                c -> String.valueOf(c + 1).equals(values.get(c).strip()));
    }

    /** Why a row is set aside that a program drew or counted rows in, as those of databases do around their answers. */
    public static final String DRAWN = "is a line drawn between rows, or a count of them, and no declaration";

    private static final String DRAWN_WITH = "-=_+*:|~ \t";
    private static final int SHORTEST_DRAWN = 3;
    private static final Pattern COUNT = Pattern.compile(
            "(?iu)\\s*\\(?\\d[\\d., ]* (?:rows?|records?|lines?|lignes?|enregistrements?|filas?|"
                    + "registros?|linhas?|zeilen|datensätze|righe|rijen|wierszy|строка?и?|записей|satır)(?: (?:selected|affected|returned|in set|"
                    + "fetched|exported|sélectionnée?s?|seleccionadas?|selecionadas?|ausgewählt))?(?: \\([\\d.]+ sec\\))?\\)?\\.?\\s*");

    /** Whether a row has nothing but strokes, or is a count of rows alone. */
    public static boolean isDrawn(List<String> values) {
        boolean strokes = values.stream().allMatch(v -> isDrawn(v.toCharArray(), 0, v.length()))
                && values.stream().anyMatch(v -> v.strip().length() >= SHORTEST_DRAWN);
        return strokes || (values.size() == 1 && isCount(values.getFirst()));
    }

    /** Whether a value has nothing but strokes, or nothing. */
    public static boolean isDrawn(char[] text, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (DRAWN_WITH.indexOf(text[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a row has nothing but separators, and is passed over as a blank line is. */
    public static boolean isBlank(List<String> values) {
        return values.stream().allMatch(v -> isBlank(v.toCharArray(), 0, v.length()));
    }

    /** Whether a value has nothing but blanks. */
    public static boolean isBlank(char[] text, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (!Character.isWhitespace(text[i]) && text[i] != '\u00a0') {
                return false;
            }
        }
        return true;
    }

    /** Whether a value says how many rows there were. */
    public static boolean isCount(String value) {
        return COUNT.matcher(value).matches();
    }

    /** Whether a row of values fits under this header: what stands beyond its last column is blank. */
    public boolean fits(List<String> values) {
        boolean surplus = values.stream().skip(names.size()).anyMatch(v -> !v.isBlank());
        return fits(values.size(), surplus);
    }

    /**
     * The lines of the header: the first one, unless it and all down to the header name fewer than half as many things and the
     * header names at least three, all words, each once. A file that is read wrongly is worse than one refused: in doubt it is
     * line 1. A first line such as {@code sep=;} is not of the table.
     *
     * @param fixed the line that the mapping gives, or null
     * @param wanted the columns that a mapping wants, or none
     */
    static Lines lines(String sample, Dialect dialect, @Nullable Integer fixed, Set<String> wanted) {
        List<CsvRecord> rows = new ArrayList<>();
        try (var reader = dialect.records(sample)) {
            for (CsvRecord row : reader) {
                if (rows.size() > TITLE_LINES + LOOKED_AT_BELOW) {
                    break;
                }
                if (row.getStartingLineNumber() > 1 || Dialect.separator(sample) == null) {
                    rows.add(row);
                }
            }
        } catch (IOException | RuntimeException e) {
            // whoever reads the header says what is wrong
        }
        int at = fixed == null ? line(rows) : index(rows, fixed);
        if (at < 0 || at >= rows.size()) {
            int line = fixed == null ? 1 : fixed;
            return new Lines(line, line);
        }
        List<List<String>> values = rows.stream().map(CsvRecord::getFields).toList();
        HeaderRows header = HeaderRows.around(values, at, wanted);
        return new Lines(line(rows.get(header.first())), line(rows.get(header.last())));
    }

    private static int line(CsvRecord row) {
        return (int) row.getStartingLineNumber();
    }

    private static int index(List<CsvRecord> rows, int line) {
        int at = 0;
        while (at < rows.size() && rows.get(at).getStartingLineNumber() < line) {
            at++;
        }
        return at;
    }

    private static int line(List<CsvRecord> rows) {
        int first = -1;
        for (int r = 0; r < rows.size() && r <= TITLE_LINES; r++) {
            int given = (int)
                    rows.get(r).getFields().stream().filter(f -> !f.isBlank()).count();
            first = first < 0 ? Math.max(given, 1) : first;
            if (r > 0 && given >= 3 && given > 2 * first && allNames(rows.get(r))) {
                return belowGroups(rows, r, given);
            }
            if (given > 2 * first) {
                return 0;
            }
        }
        return 0;
    }

    /** The row below names of a few groups, where it names more than twice as many columns and rows with figures follow. */
    private static int belowGroups(List<CsvRecord> rows, int at, int groups) {
        if (at + 2 >= rows.size()) {
            return at;
        }
        List<String> lower = rows.get(at + 1).getFields();
        boolean names = lower.stream().filter(f -> !f.isBlank()).count() > 2L * groups
                && allNames(rows.get(at + 1))
                && lower.stream().noneMatch(f -> FIGURES.matcher(f).find());
        boolean figures = rows.get(at + 2).getFields().stream()
                .anyMatch(f -> NUMBER.matcher(f.strip()).matches());
        return names && figures ? at + 1 : at;
    }

    private static boolean allNames(CsvRecord row) {
        List<String> given = row.getFields().stream()
                .map(String::trim)
                .filter(f -> !f.isEmpty())
                .toList();
        return given.stream().noneMatch(f -> NUMBER.matcher(f).matches())
                && given.stream().distinct().count() == given.size();
    }
}
