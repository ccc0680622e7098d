package org.tidewaiter.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.FileError;
import org.tidewaiter.engine.Sha256;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.engine.TidewaiterException.Kind;
import org.tidewaiter.engine.VisibleText;
import org.tidewaiter.source.table.ConvertedTable;
import org.tidewaiter.source.table.SheetUse;

/**
 * A file of separated values that was looked at and can be read: its encoding and dialect are known.
 *
 * @param path where it is, as shown to people
 * @param text where its text is: the file itself, or what was made of a workbook, JSON, Parquet or archive
 * @param made what it was made of, or null where it is the file itself
 * @param bytes the size of the text
 * @param modified when it was last written, in milliseconds: a file that changes while it is read is refused
 * @param gzip whether it is compressed
 * @param charset its encoding
 * @param guessed whether the encoding was found by looking, so that a later byte may still prove it wrong
 * @param mixed whether some lines beyond ASCII are UTF-8 and some are not
 * @param markBytes bytes of the byte order mark
 * @param dialect how values are separated
 * @param header the line of the header, from 1: 1 unless a title stands above it
 * @param headerEnd the line of its last row: another one where names stand above groups of names
 * @param secondTable the line where a second table begins below the first, 0 where the first characters show none
 * @param sample the first characters, at most {@value #SAMPLE} bytes of them
 */
// Long: a file as it was opened, what it was made of, and each way of opening it, told apart by what it is.
public record TableFile(
        Path path,
        Path text,
        @Nullable TextOrigin made,
        long bytes,
        long modified,
        boolean gzip,
        Charset charset,
        boolean guessed,
        boolean mixed,
        int markBytes,
        Dialect dialect,
        int header,
        int headerEnd,
        int secondTable,
        String sample) {
    static final int SAMPLE = 256 * 1024;

    /**
     * What a text was made of.
     *
     * @param file the file on disk
     * @param fileBytes its size
     * @param bytes the size of the source: of the file, or of the member of an archive
     * @param sha256 of what they unpack to
     * @param typed whether the source had numbers and dates that are no texts
     * @param written how the text was written; null where it is the source's own
     */
    public record TextOrigin(
            Path file,
            long fileBytes,
            long bytes,
            String sha256,
            boolean typed,
            @Nullable ConvertedTable written) {}

    /** Looks at a file. What is fixed of its dialect and encoding is taken as given. */
    public static TableFile open(Path path, ReadingHints.Csv csv) {
        return open(path, path, null, csv, Set.of());
    }

    /**
     * Looks at a text.
     *
     * @param wanted the columns that a mapping wants; empty where none is known
     */
    public static TableFile open(
            Path path, Path text, @Nullable TextOrigin made, ReadingHints.Csv csv, Set<String> wanted) {
        refuseWhatIsNoFile(text);
        try (InputStream raw = Files.newInputStream(text)) {
            PushbackInputStream start = new PushbackInputStream(raw, 2);
            boolean gzip = isGzip(start);
            InputStream plain = gzip ? new GZIPInputStream(start) : start;
            byte[] head = head(plain);
            refuseWhatIsNoText(path, text, head);
            FileEncoding encoding = FileEncoding.of(path, head, csv.encoding());
            String sample = InnerMarks.without(encoding.decoded(head));
            refuseMarkup(path, sample, encoding.charset().name().startsWith("UTF-16"));
            if (csv.encoding() == null && (made == null || made.written() == null)) {
                refuse(path, Utf7.of(sample));
            }
            if (sample.isBlank()) {
                throw unreadable(path, "is empty", "give a file with a header and rows", null);
            }
            if (csv.delimiter() == null && (made == null || made.written() == null)) {
                refuse(path, TextRecords.of(sample));
                refuse(path, UnseparatedText.of(sample));
            }
            refuseLineWithoutEnd(path, head, sample);
            Dialect dialect = Dialect.detect(sample, csv.delimiter(), csv.quote());
            sample = dialect.backslashes() ? BackslashQuotes.doubled(sample, dialect) : sample;
            sample = dialect.blanks() ? BlanksBeforeQuotes.without(sample, dialect) : sample;
            Header.Lines header = Header.lines(sample, dialect, csv.header(), wanted);
            Path stored = made == null ? path : made.file();
            return new TableFile(
                    path,
                    text,
                    made,
                    Files.size(text),
                    Files.getLastModifiedTime(stored).toMillis(),
                    gzip,
                    encoding.charset(),
                    encoding.guessed(),
                    encoding.mixed(),
                    encoding.markBytes(),
                    dialect,
                    header.first(),
                    header.last(),
                    SecondTable.line(sample, dialect, header.last()),
                    sample);
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /** The name shown to people. */
    public String name() {
        if (made == null || made.file().equals(path)) {
            return VisibleText.line(String.valueOf(path.getFileName()));
        }
        return VisibleText.line(made.file().getFileName() + "/" + made.file().relativize(path));
    }

    /** SHA-256 of what it holds, unpacked. */
    public String sha256() {
        if (made != null) {
            return made.sha256();
        }
        try (InputStream in = Files.newInputStream(path);
                InputStream plain = gzip ? new GZIPInputStream(in) : in) {
            return Sha256.hex(plain);
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /** What became of the sheets of a workbook; none of anything else. */
    public List<SheetUse> sheets() {
        return made == null || made.written() == null
                ? List.of()
                : made.written().sheets();
    }

    /** Sentences for people about what was not read as it stands. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(
                made == null || made.written() == null
                        ? List.of()
                        : made.written().notes());
        if (guessed && !charset.equals(StandardCharsets.UTF_8) && (made == null || made.written() == null)) {
            notes.add("assumed: lines that are no UTF-8 are in " + charset.name() + ", by what they spell"
                    + (example().isEmpty() ? "" : ", such as '" + example() + "'"));
        }
        TwiceEncoded.sentence(sample).ifPresent(notes::add);
        if (secondTable > 0) {
            notes.add(
                    "a second table begins in " + SheetLines.place(sheets(), secondTable)
                            + " below the first and is not read: its rows are set aside; to load it, put it into a file of its own");
        }
        return List.copyOf(notes);
    }

    /** Whether a second table begins below the one that is read. */
    public boolean hasSecondTable() {
        return secondTable > 0;
    }

    /** Whether a line is of a second table, and not of the one that is read. */
    public boolean isOfSecondTable(long line) {
        return secondTable > 0
                && line >= secondTable
                && SheetLines.of(sheets(), line).equals(SheetLines.of(sheets(), secondTable));
    }

    /** The first value of the sample that is more than ASCII. */
    private String example() {
        return sample.lines()
                .flatMap(line -> Arrays.stream(
                        line.split("[" + java.util.regex.Pattern.quote(dialect.delimiter() + "\"") + "]")))
                .filter(v -> v.length() < 60 && v.chars().anyMatch(c -> c > 0x7f))
                .findFirst()
                .orElse("");
    }

    /** Whether the text was made of a workbook, JSON, Parquet or the like. */
    public boolean isConverted() {
        return made != null && made.written() != null;
    }

    /** By column that holds arrays of objects, as JSON, the first of them, where the file is no separated values itself; else nothing. */
    public Map<String, String> arrays() {
        return made == null || made.written() == null
                ? Map.of()
                : made.written().arrays();
    }

    /** Removes the text where it was written for this reading; what was unpacked is removed by the {@link OpenedSource}. */
    public void discard() {
        if (made != null && made.written() != null) {
            try {
                Files.deleteIfExists(text);
            } catch (IOException e) {
                // It stands in a directory that is emptied anyway.
            }
        }
    }

    /** Refuses the file when it is not what it was when it was opened. */
    public void refuseIfChanged() {
        Path stored = made == null ? path : made.file();
        try {
            if (Files.size(stored) != (made == null ? bytes : made.fileBytes())
                    || Files.getLastModifiedTime(stored).toMillis() != modified) {
                throw unreadable(path, "changed while it was read", "load it again when it is complete", null);
            }
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /** What to tell when reading the file fails. */
    public static TidewaiterException failure(Path path, IOException e) {
        return switch (e) {
            case EOFException cut ->
                unreadable(path, "is cut off: its gzip data end too early", "get the whole file", e);
            case ZipException broken ->
                unreadable(path, "is damaged packed data (" + broken.getMessage() + ")", "get the file again", e);
            default ->
                unreadable(path, "cannot be read (" + FileError.why(e) + ")", "check its rights and the disk", e);
        };
    }

    /**
     * Refuses a path that no table can be read from: nothing there, a directory, a pipe, no right to read it.
     *
     * @throws TidewaiterException INPUT
     */
    public static void refuseWhatIsNoFile(Path path) {
        if (!Files.exists(path)) {
            throw unreadable(path, "is not there", "check the name and the directory", null);
        }
        if (Files.isDirectory(path)) {
            throw unreadable(
                    path, "is a directory, not a file", "give the files in it, such as " + path + "/*.csv", null);
        }
        if (!Files.isRegularFile(path)) {
            throw unreadable(path, "is not an ordinary file", "write the data to a file first: it is read twice", null);
        }
        if (!Files.isReadable(path)) {
            throw unreadable(path, "may not be read by you", "ask for the right to read it", null);
        }
    }

    private static boolean isGzip(PushbackInputStream in) throws IOException {
        byte[] two = in.readNBytes(2);
        in.unread(two);
        return two.length == 2 && two[0] == 0x1f && two[1] == (byte) 0x8b;
    }

    /** The first bytes; of a compressed file that is cut off within them, those that are there. */
    private static byte[] head(InputStream in) throws IOException {
        byte[] head = new byte[SAMPLE];
        int length = 0;
        try {
            for (int got = in.read(head); got > 0; got = in.read(head, length, head.length - length)) {
                length += got;
            }
        } catch (EOFException e) {
            if (length == 0) {
                throw e;
            }
        }
        return Arrays.copyOf(head, length);
    }

    /** XML of a known kind was taken as messages before: what comes here is none, and its lines are no rows. */
    private static void refuseMarkup(Path path, String sample, boolean wide) {
        refuse(path, ForeignFormat.ofText(sample, wide));
    }

    private static void refuse(Path path, @Nullable ForeignFormat foreign) {
        if (foreign != null) {
            throw unreadable(path, foreign.what(), foreign.remedy(), null);
        }
    }

    /** A first line that goes on and on names more columns than any declaration has, or lost its end. */
    private static void refuseLineWithoutEnd(Path path, byte[] head, String sample) {
        boolean ends = sample.indexOf('\n') >= 0 || sample.indexOf('\r') >= 0;
        if (head.length == SAMPLE && !ends) {
            throw unreadable(
                    path,
                    "has a first line of more than " + SAMPLE / 1024 + " KB: it names more columns than can be read, or"
                            + " its lines have no ends",
                    "give only the columns that are needed, each row on a line of its own",
                    null);
        }
    }

    private static void refuseWhatIsNoText(Path path, Path text, byte[] head) throws IOException {
        refuse(path, ForeignFormat.of(head, text));
        if (FileEncoding.byteOrderMark(head) != null || FileEncoding.wide(head) != null) {
            return;
        }
        int control = 0;
        for (byte b : head) {
            if (b >= 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                control++;
            }
        }
        if (control > head.length / 10) {
            throw unreadable(path, "is a binary file, not text", "export it as CSV and load that", null);
        }
    }

    /** A refusal of a file: INPUT, {@code path} and {@code what} in a sentence, and what to do about it. */
    public static TidewaiterException unreadable(Path path, String what, String remedy, @Nullable Exception cause) {
        return new TidewaiterException(Kind.INPUT, path + " " + what, remedy, cause);
    }

    /** Opens the raw bytes. */
    InputStream raw() {
        try {
            return Files.newInputStream(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
