package org.tidewaiter.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.MessageFormats;
import org.tidewaiter.message.UnreadFormat;
import org.tidewaiter.message.asycuda.AsycudaFlat;

/**
 * What a file is that is no table and no message that can be read here: told by its content, as names lie, so that whoever
 * gave it knows what to do with it.
 *
 * @param what the file is, to follow its name
 * @param remedy what to do about it
 */
public record ForeignFormat(String what, String remedy) {
    private static final String AS_CSV = "export it as CSV and load that";
    private static final String AS_WORKBOOK = "open it in a spreadsheet, save it as .xlsx or CSV, and load that";
    private static final String DECRYPT = "take out of it what was encrypted or signed, and load that";
    private static final String UNPACK = "unpack it and load what is in it";

    private static final Pattern MARKUP = Pattern.compile("\\s*<(\\?xml\\b|!DOCTYPE\\b|!--|[A-Za-z_][\\w.:-]*[\\s/>])");
    private static final Pattern HTML = Pattern.compile(
            "(?is)\\s*(<\\?xml[^>]*>\\s*)?(<!--.*?-->\\s*)*<(!DOCTYPE\\s+html|html|head|body|table|meta|style|div|center|font)\\b.*");

    /** Statements that fill tables, behind comments and settings, as dumps of databases have them. */
    private static final Pattern SQL = Pattern.compile(
            "(?is)(?:\\s+|--[^\\n]*(?:\\n|$)|/\\*.*?\\*/;?|set\\s[^;\\n]*;|begin;|use\\s[^;\\n]*;)*+"
                    + "(?:insert\\s+into\\s+\\S+|create\\s+table\\s+\\S+|drop\\s+table\\s+\\S+|lock\\s+tables\\s|copy\\s+[^;(]+(?:\\([^)]*\\))?\\s+from\\s+stdin)");

    /** Files that begin with these bytes, written as ISO 8859-1. */
    private record Magic(String start, ForeignFormat format) {}

    private static final List<Magic> MAGIC = List.of(
            magic("PK\u0003\u0004", "is a ZIP archive or an Excel workbook, not text", AS_CSV),
            magic(
                    "HREC\u001d",
                    "is a message of India's ICEGATE, which is not read",
                    "export what it says as CSV and load that"),
            magic("%PDF", "is a PDF document, not text", AS_CSV),
            magic("PAR1", "is a Parquet file, not text", AS_CSV),
            magic("PARE", "is an encrypted Parquet file", "write it again without encryption"),
            magic("\u007fELF", "is a program, not text", AS_CSV),
            magic("BZh", "is packed with bzip2", UNPACK),
            magic("7z\u00bc\u00af", "is a 7-Zip archive", UNPACK),
            magic("Rar!\u001a\u0007", "is a RAR archive", UNPACK),
            magic("\u00fd7zXZ", "is packed with XZ", UNPACK),
            magic("\u001f\u009d", "is packed with compress (.Z)", UNPACK),
            magic("\u0004\"M\u0018", "is packed with LZ4", UNPACK),
            magic("(\u00b5/\u00fd", "is packed with Zstandard more than once", UNPACK),
            magic("\u0089PNG", "is an image, not text", AS_CSV),
            magic("\u00ff\u00d8\u00ff", "is an image, not text", AS_CSV),
            magic("GIF8", "is an image, not text", AS_CSV),
            magic("{\\rtf", "is a document in Rich Text Format", AS_CSV),
            magic("SQLite format 3", "is an SQLite database", AS_CSV),
            magic("\u0000\u0001\u0000\u0000Standard", "is an Access database", AS_CSV),
            magic("Obj\u0001", "is an Avro file", "write it as Parquet or CSV and load that"),
            magic("ORC", "is an ORC file", "write it as Parquet or CSV and load that"),
            magic("ARROW1", "is an Arrow file", "write it as Parquet or CSV and load that"),
            magic("$FL2", "is an SPSS file", AS_CSV),
            magic("<stata_dta>", "is a Stata file", AS_CSV),
            magic("\u0000".repeat(12) + "\u00c2\u00ea\u0081`", "is a SAS data set (.sas7bdat)", AS_CSV),
            magic("\u0089HDF", "is an HDF5 file", AS_CSV),
            magic("\u0093NUMPY", "is an array of NumPy", AS_CSV),
            magic("RDX", "is a workspace of R", AS_CSV),
            magic("RDA", "is a workspace of R", AS_CSV),
            magic("\u0085\u0001\u000c\u0003", "is encrypted (PGP)", DECRYPT),
            magic("\u0085\u0002\u000c\u0003", "is encrypted (PGP)", DECRYPT),
            magic("-----BEGIN PGP", "is encrypted or signed (PGP)", DECRYPT),
            magic("-----BEGIN PKCS7", "is encrypted or signed (PKCS #7, as .p7m)", DECRYPT),
            magic("ID;P", "is a SYLK spreadsheet (.slk)", AS_WORKBOOK),
            magic("\u0000\u0000\u0002\u0000", "is a Lotus 1-2-3 worksheet", AS_WORKBOOK),
            magic("\t\u0000\u0004\u0000", "is a very old Excel worksheet (before Excel 5)", AS_WORKBOOK),
            magic("\t\u0002\u0006\u0000", "is a very old Excel worksheet (before Excel 5)", AS_WORKBOOK),
            magic("\t\u0004\u0006\u0000", "is a very old Excel worksheet (before Excel 5)", AS_WORKBOOK),
            magic("\t\u0008", "is an old Excel workbook without its envelope", AS_WORKBOOK));

    private static final String COMPOUND = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

    private static Magic magic(String start, String what, String remedy) {
        return new Magic(start, new ForeignFormat(what, remedy));
    }

    /**
     * What a file is by its first bytes; null where they may be text.
     *
     * @param file where all of it is
     */
    public static @Nullable ForeignFormat of(byte[] head, Path file) throws IOException {
        String start = new String(head, 0, Math.min(head.length, 64), StandardCharsets.ISO_8859_1);
        if (start.startsWith(COMPOUND)) {
            return compound(file);
        }
        String packing = head.length == 0 || head.length > 3 ? null : beginningOf(start);
        if (packing != null) {
            return new ForeignFormat(
                    "is cut off: nothing but the first bytes of " + packing + " is there", "get the whole file");
        }
        for (Magic magic : MAGIC) {
            boolean word = magic.start.matches("ORC|PARE|BZh|RDX|RDA"); // a name of a column may begin so
            if (start.startsWith(magic.start) && (!word || start.matches("(?s).*[\\x00-\\x08\\x0e-\\x1f].*"))) {
                return magic.format;
            }
        }
        return isDBase(head) ? new ForeignFormat("is a dBase table (.dbf)", AS_WORKBOOK) : within(head, start);
    }

    /** What is told by bytes behind the first ones; null where they may be text. */
    private static @Nullable ForeignFormat within(byte[] head, String start) {
        if (start.startsWith("DUCK", 8)) {
            return new ForeignFormat("is a DuckDB database", AS_CSV);
        }
        if (start.startsWith("0\u0082") && start.contains("\u0006\u0009*\u0086H\u0086\u00f7\r\u0001\u0007")) {
            return new ForeignFormat("is encrypted or signed (PKCS #7, as .p7m)", DECRYPT);
        }
        return Ebcdic.is(head)
                ? new ForeignFormat(
                        "is a text in EBCDIC, the encoding of mainframes, which is not read",
                        "let the mainframe send it as text (ASCII), or convert it, such as with 'iconv -f IBM500 -t"
                                + " UTF-8', and load that")
                : null;
    }

    /** What begins so and has four bytes and more; null where these few may be letters. */
    private static @Nullable String beginningOf(String bytes) {
        return bytes.charAt(0) == '\u001f'
                ? "gzip data"
                : bytes.startsWith("(\u00b5") ? "Zstandard data" : bytes.equals("PK\u0003") ? "a ZIP archive" : null;
    }

    /**
     * What a text is that is no table, by its first characters; null where it may be one.
     *
     * @param wide whether it is in UTF-16, in which not all messages are read
     */
    static @Nullable ForeignFormat ofText(String sample, boolean wide) {
        String start = sample.substring(0, Math.min(sample.length(), 8_192));
        String lower = start.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mime-version:") || lower.matches("(?s).{0,300}content-type:\\s*multipart/related.*")) {
            return new ForeignFormat(
                    "is a web page with its pictures (MHTML), whatever its name says, and no workbook", AS_WORKBOOK);
        }
        if (start.matches("(?s)TABLE\\R0,1\\R.*")) {
            return new ForeignFormat("is a spreadsheet in Data Interchange Format (.dif)", AS_WORKBOOK);
        }
        if (SQL.matcher(start).lookingAt()) {
            return new ForeignFormat(
                    "is a script of SQL that fills a table, and no table",
                    "export the table itself as CSV and load that");
        }
        if (!MARKUP.matcher(start).lookingAt()) {
            return message(beforeMarkup(start), wide);
        }
        if (lower.contains("urn:schemas-microsoft-com:office:spreadsheet")
                && !HTML.matcher(start).matches()) {
            return new ForeignFormat("is an XML Spreadsheet 2003, not a workbook (.xlsx)", AS_WORKBOOK);
        }
        if (lower.contains("urn:oasis:names:tc:opendocument")) {
            return new ForeignFormat("is an OpenDocument file as plain XML (.fods)", AS_WORKBOOK);
        }
        if (HTML.matcher(start).matches()) {
            return new ForeignFormat("is a web page (HTML), whatever its name says, and no workbook", AS_WORKBOOK);
        }
        ForeignFormat named = message(start, wide);
        return named != null
                ? named
                : new ForeignFormat(
                        "is XML or HTML, but no message of a format that is known here",
                        "give a declaration, response or entry summary as its system wrote it, or a table");
    }

    /**
     * Refuses a file of JSON no column of which is known, as it holds a message in one of its values.
     *
     * @throws org.tidewaiter.engine.TidewaiterException INPUT with how to take the message out
     */
    public static void refuseMessageInJson(Path file) {
        refuse(file, UnreadFormat::inJson);
    }

    /**
     * Refuses a message of the WCO Data Model in JSON, of which nobody said how it is a table.
     *
     * @throws org.tidewaiter.engine.TidewaiterException INPUT with what to do
     */
    public static void refuseWcoInJson(Path file) {
        refuse(file, UnreadFormat::wcoInJson);
    }

    private static void refuse(Path file, Function<String, Optional<UnreadFormat>> told) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            told.apply(new String(in.readNBytes(8_192), StandardCharsets.UTF_8)).ifPresent(found -> {
                throw TableFile.unreadable(file, found.what(), found.remedy(), null);
            });
        } catch (IOException e) {
            throw TableFile.failure(file, e);
        }
    }

    /** What stands before the first mark of XML: a table may have whole messages in its cells, as the rows of the quarantine do. */
    private static String beforeMarkup(String start) {
        int mark = start.indexOf('<');
        return mark < 0 ? start : start.substring(0, mark);
    }

    /** A message, of a format that is read or of one that is not; null where it is none. Flat exports are messages and tables too. */
    private static @Nullable ForeignFormat message(String start, boolean wide) {
        MessageFormat read = MessageFormats.recognise(start.getBytes(StandardCharsets.UTF_8))
                .filter(format -> !(format instanceof AsycudaFlat))
                .orElse(null);
        if (read != null && wide && !read.recognises(start.getBytes(StandardCharsets.UTF_16))) {
            return new ForeignFormat(
                    "is a file of messages (" + read.name() + ") in UTF-16, in which they are not read",
                    "save it as UTF-8, and load that");
        }
        if (read != null) {
            return new ForeignFormat(
                    "is a file of messages (" + read.name() + ") and no table",
                    "load it as it is, without what is said of tables (--as, --mapping): it brings what it says of taxes,"
                            + " documents and the like with it");
        }
        return UnreadFormat.of(start)
                .map(unread -> new ForeignFormat(unread.what(), unread.remedy()))
                .orElse(null);
    }

    /** A file of streams, as old Office programs write: the names of its streams say of which. */
    private static ForeignFormat compound(Path file) throws IOException {
        List<String> names = List.of("EncryptedPackage", "Workbook", "Book", "WordDocument", "PowerPoint Document");
        String found = firstNamed(file, names);
        return switch (found) {
            case "EncryptedPackage" ->
                new ForeignFormat(
                        "is protected by a password: what is in it is encrypted",
                        "open it with its password, save it without one, and load that");
            case "Workbook", "Book" ->
                new ForeignFormat("is an old Excel workbook (.xls, of Excel 97 to 2003)", AS_WORKBOOK);
            case "WordDocument" -> new ForeignFormat("is an old Word document", AS_CSV);
            default -> new ForeignFormat("is an old Excel or Word document", AS_CSV);
        };
    }

    /** The first of the names that the directory of streams has; they stand there in UTF-16, at multiples of 128 bytes. */
    private static String firstNamed(Path file, List<String> names) throws IOException {
        boolean[] found = new boolean[names.size()];
        byte[] entry = new byte[128];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            while (in.readNBytes(entry, 0, entry.length) == entry.length) {
                int length = (entry[64] & 0xff) + 256 * (entry[65] & 0xff) - 2;
                if (length > 0 && length <= 62 && entry[66] == 2) { // the entry of a stream
                    String name = new String(entry, 0, length, StandardCharsets.UTF_16LE);
                    int at = names.indexOf(name);
                    if (at >= 0) {
                        found[at] = true;
                    }
                }
            }
        }
        for (int n = 0; n < found.length; n++) {
            if (found[n]) {
                return names.get(n);
            }
        }
        return "";
    }

    /** By its version, a day of last change that there is, and the sign that ends its list of columns. */
    private static boolean isDBase(byte[] head) {
        List<Integer> versions = List.of(0x03, 0x30, 0x31, 0x32, 0x83, 0x8b, 0xf5);
        if (head.length < 65 || !versions.contains(head[0] & 0xff)) {
            return false;
        }
        int columns = (head[8] & 0xff) + 256 * (head[9] & 0xff);
        boolean day = head[2] >= 1 && head[2] <= 12 && head[3] >= 1 && head[3] <= 31;
        byte[] list = Arrays.copyOf(head, Math.min(head.length, Math.max(columns, 1)));
        for (int at = 32; at < list.length && day; at += 32) {
            if (list[at] == 0x0d) {
                return true;
            }
        }
        return false;
    }
}
