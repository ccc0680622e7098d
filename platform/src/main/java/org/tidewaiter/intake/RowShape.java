package org.tidewaiter.intake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.mapping.LaterHeaders;
import org.tidewaiter.source.CommentedRows;
import org.tidewaiter.source.Header;
import org.tidewaiter.source.OriginalLines;
import org.tidewaiter.source.TableFile;

/**
 * What a record of a file looks like, cell by cell as it is read: whether it is a row of data, the header once more, numbers of columns, a drawn
 * line, a count of rows, the sign that ends a file, or has too many or too few cells.
 */
final class RowShape {
    private static final int LONGEST_COUNT = 60;

    private static final String BROKEN_OBJECT =
            "is no object of JSON: it breaks off, has a sign too many or too few, or gives a name twice";

    private final Header header;
    private final CommentedRows comments;
    private final boolean made;
    private final int columns;
    private int cells;
    private boolean surplus;
    private boolean repeatsHeader;
    private boolean numbersColumns;
    private boolean drawn;
    private boolean counts;
    private boolean endsFile;
    private boolean comment;
    private boolean object;
    private final LaterHeaders later;
    private final List<String> words = new ArrayList<>();
    private boolean keeping;
    private boolean blank;

    RowShape(TableFile file, Header header, LaterHeaders later) {
        this.header = header;
        this.later = later;
        comments = new CommentedRows(file);
        made = file.made() != null;
        columns = header.names().size();
    }

    /** Begins a record. */
    void begin() {
        cells = 0;
        words.clear();
        blank = true;
        keeping = true;
        surplus = false;
        repeatsHeader = columns > 1;
        numbersColumns = header.named() > 2;
        drawn = true;
        counts = false;
        endsFile = false;
        comment = false;
        object = false;
    }

    /** Takes the next cell of the record. */
    void take(int index, char[] text, int start, int length) {
        cells++;
        blank = blank && Header.isBlank(text, start, length);
        if (index == 0) {
            comment = comments.isOne(text, start, length);
            object = made && length > 1 && text[start] == '{';
        }
        endsFile = index == 0 && length > 0 && OriginalLines.endsFile(text, start, length);
        repeatsHeader = repeatsHeader && isName(index, text, start, length);
        keeping = keeping && LaterHeaders.mayBeOf(text, start, length);
        if (keeping) {
            words.add(new String(text, start, length));
        }
        numbersColumns = numbersColumns && isNumber(index + 1, text, start, length);
        drawn = drawn && Header.isDrawn(text, start, length);
        counts = index == 0 && isCount(text, start, length);
        surplus |= index >= columns && !isBlank(text, start, length);
    }

    /** Whether the record is nothing but the sign that old systems put behind the last row. */
    boolean endsFile() {
        return endsFile && cells == 1;
    }

    /** Whether no cell of the record says anything: it stands between rows as a blank line does. */
    boolean isBlank() {
        return blank;
    }

    /**
     * Why the record as a whole is no row of data, or null.
     *
     * @param faulty whether a cell of it could not be read: only then strokes are a drawn line, as a row may hold nothing but dashes
     */
    @Nullable
    String fault(boolean faulty) {
        String why = null;
        if (!header.fits(cells, surplus) && (!faulty || cells < columns)) {
            why = "has " + cells + " values, but the header has " + columns + " columns";
        }
        boolean again = repeatsHeader && later.since() == null;
        String below = keeping && !again ? later.see(words) : later.since();
        if (below != null) {
            return below;
        }
        if ((repeatsHeader || numbersColumns) && cells >= header.named()) {
            why = repeatsHeader ? Header.REPEATED : Header.NUMBERED;
        }
        if (comment) {
            why = CommentedRows.REASON;
        } else if (object && why != null && cells <= 2) {
            why = BROKEN_OBJECT;
        }
        boolean noRow = (drawn && (faulty || why != null)) || (counts && cells == 1);
        return noRow ? Header.DRAWN : why;
    }

    private boolean isName(int index, char[] text, int start, int length) {
        String name = index < columns ? header.names().get(index) : "";
        return name.length() <= length
                && new String(text, start, length).strip().equalsIgnoreCase(name);
    }

    private static boolean isCount(char[] text, int start, int length) {
        boolean may = length > 0
                && length <= LONGEST_COUNT
                && (text[start] == '(' || Character.isDigit(text[start]))
                && !Character.isDigit(text[start + length - 1]);
        return may && Header.isCount(new String(text, start, length));
    }

    private static boolean isNumber(int number, char[] text, int start, int length) {
        return length <= 5 && new String(text, start, length).strip().equals(String.valueOf(number));
    }

    private static boolean isBlank(char[] text, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (text[i] > ' ') {
                return false;
            }
        }
        return true;
    }
}
