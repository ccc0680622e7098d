package org.tidewaiter.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a file, by its first bytes: what it is told to be, what a byte order mark says, or what its bytes spell.
 *
 * @param charset the encoding; where only some lines are not UTF-8, that of these
 * @param guessed whether it was found by looking, so that a later byte may still prove it wrong
 * @param mixed whether some lines beyond ASCII are UTF-8 and some are not
 * @param markBytes bytes of the byte order marks
 */
record FileEncoding(Charset charset, boolean guessed, boolean mixed, int markBytes) {
    /**
     * Finds it.
     *
     * @param path the file, for what is said of it
     * @param head its first bytes
     * @param told what a person or a mapping says; null where nobody does
     */
    static FileEncoding of(Path path, byte[] head, @Nullable Charset told) {
        Charset mark = byteOrderMark(head);
        Charset charset = told != null ? told : mark != null ? mark : detect(path, head);
        boolean guessed = told == null && mark == null;
        return new FileEncoding(
                charset,
                guessed,
                guessed && byLine(charset) && hasUtf8(head),
                mark == null ? 0 : markBytes(head, mark));
    }

    /** The encoding that a byte order mark names; null where there is none. */
    static @Nullable Charset byteOrderMark(byte[] head) {
        if (head.length >= 3 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb && head[2] == (byte) 0xbf) {
            return StandardCharsets.UTF_8;
        }
        if (head.length >= 8 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe && head[2] == 0 && head[3] == 0) {
            return Charset.forName("UTF-32LE");
        }
        if (head.length >= 8 && head[0] == 0 && head[1] == 0 && head[2] == (byte) 0xfe && head[3] == (byte) 0xff) {
            return Charset.forName("UTF-32BE");
        }
        if (head.length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        return head.length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff ? StandardCharsets.UTF_16BE : null;
    }

    /** The bytes of the marks at the beginning: a file that two programs saved has two. */
    private static int markBytes(byte[] head, Charset mark) {
        byte[] one = "\uFEFF".getBytes(mark);
        int at = 0;
        while (at + one.length <= head.length && Arrays.equals(head, at, at + one.length, one, 0, one.length)) {
            at += one.length;
        }
        return at;
    }

    /** UTF-16 without a mark: nearly every second byte is zero, always on the same side. */
    static @Nullable Charset wide(byte[] head) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        }
        int most = head.length * 2 / 5;
        if (head.length < 8 || zeros[0] + zeros[1] < most || Math.min(zeros[0], zeros[1]) > head.length / 100) {
            return null;
        }
        return zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    /** The encoding of a beginning that is no UTF-8: of all its lines, or of those that are none. */
    private static Charset detect(Path path, byte[] head) {
        Charset wide = wide(head);
        if (wide != null) {
            return wide;
        }
        List<byte[]> lines = LinesBeyondAscii.of(head, head.length < TableFile.SAMPLE);
        List<byte[]> other = lines.stream().filter(TextEncoding::isOther).toList();
        if (other.isEmpty()) {
            return lines.isEmpty() && shifts(head) ? Charset.forName("ISO-2022-JP") : StandardCharsets.UTF_8;
        }
        List<byte[]> utf8 = lines.stream().filter(TextEncoding::isUtf8).toList();
        Charset charset = legacy(path, other, other.size() < lines.size(), utf8);
        SecondEncoding second = new SecondEncoding(charset);
        other.forEach(line -> refuseSecond(path, second.look(line)));
        return charset;
    }

    /** Whether plain ASCII changes to characters of Japan and back, by the signs that mail and old machines do it with. */
    private static boolean shifts(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return (text.contains("\u001b$B") || text.contains("\u001b$@"))
                && (text.contains("\u001b(B") || text.contains("\u001b(J"));
    }

    /**
     * Refuses lines of several encodings: in one of them some would be read as other letters, and nobody would see it.
     *
     * @param told what is wrong; null where nothing is
     */
    static void refuseSecond(Path path, @Nullable String told) {
        if (told != null) {
            throw TableFile.unreadable(
                    path,
                    told,
                    "save each part in UTF-8 before they are put together, or say with --encoding in which all lines are",
                    null);
        }
    }

    /**
     * The encoding of lines that are no UTF-8, by what they spell.
     *
     * @param utf8 whether other lines beyond ASCII are UTF-8: then a few that spell nothing are broken ones of these
     * @param beside such lines
     * @throws TidewaiterException INPUT when they spell as well in two ways: a person has to say
     */
    static Charset legacy(Path path, List<byte[]> lines, boolean utf8, List<byte[]> beside) {
        TextEncoding found = TextEncoding.of(lines, beside);
        if (found.charset() == null && utf8) {
            return StandardCharsets.UTF_8;
        }
        if (found.charset() == null) {
            throw TableFile.unreadable(
                    path,
                    "is in an encoding that it does not tell: "
                            + (found.example().isEmpty() ? "none that is known fits" : found.example()),
                    "say which: --encoding NAME, or under csv in the mapping",
                    null);
        }
        return found.charset();
    }

    /** A beginning in characters, without marks: where the encoding was guessed, lines that are UTF-8 are read as that. */
    String decoded(byte[] head) {
        if (!guessed || !byLine(charset)) {
            return new String(head, markBytes, head.length - markBytes, charset);
        }
        StringBuilder text = new StringBuilder(head.length);
        int start = markBytes;
        for (int i = markBytes; i <= head.length; i++) {
            if (i == head.length || head[i] == '\n') {
                byte[] line = Arrays.copyOfRange(head, start, Math.min(i + 1, head.length));
                text.append(new String(line, TextEncoding.isOther(line) ? charset : StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        return text.toString();
    }

    private static boolean hasUtf8(byte[] head) {
        return LinesBeyondAscii.of(head, head.length < TableFile.SAMPLE).stream()
                .anyMatch(TextEncoding::isUtf8);
    }

    /** Whether a line of a guessed encoding may still be UTF-8. */
    static boolean byLine(Charset charset) {
        return !charset.equals(StandardCharsets.UTF_8)
                && !charset.name().startsWith("UTF-16")
                && TextEncoding.isSingleByte(charset);
    }
}
