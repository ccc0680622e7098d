package org.tidewaiter.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.engine.VisibleText;
import org.tidewaiter.message.NationalGuide;
import org.tidewaiter.value.StatedStyle;

/**
 * One table or file of messages to be taken in, all or nothing.
 *
 * @param path a file on disk
 * @param member its member that is meant, where it is an archive; null for the file itself
 * @param sheets the sheets that are meant, where it is a workbook; empty for those whose headers agree
 * @param told what a person says of its writing
 * @param guide how an administration uses the format of its messages, or null
 */
public record Source(
        Path path,
        @Nullable String member,
        List<String> sheets,
        StatedStyle told,
        @Nullable NationalGuide guide) {
    /** Copies. */
    public Source {
        sheets = List.copyOf(sheets);
    }

    /** Of whose writing nothing is said. */
    public Source(Path path, @Nullable String member, List<String> sheets) {
        this(path, member, sheets, StatedStyle.NOTHING, null);
    }

    /** A file. */
    public static Source of(Path path) {
        return new Source(path, null, List.of());
    }

    /** The same, with the sheets that are meant. */
    public Source onSheets(List<String> wanted) {
        return new Source(path, member, wanted, told, guide);
    }

    /** The same, with what a person says of its writing. */
    public Source written(StatedStyle said) {
        return new Source(path, member, sheets, said, guide);
    }

    /** The same, with how an administration uses the format of its messages. */
    public Source in(@Nullable NationalGuide national) {
        return new Source(path, member, sheets, told, national);
    }

    /** Where it is, as shown to people: {@code archive.zip/member.csv}. */
    public Path shown() {
        if (member == null) {
            return path;
        }
        String plain = VisibleText.line(member.replace('\\', '/').replaceFirst("^/+", ""));
        try {
            return path.resolve(plain);
        } catch (InvalidPathException e) { // a name that this system could give no file
            return path.resolve(plain.replaceAll("[^ -~]", "_"));
        }
    }

    /** Its name, as shown to people. */
    public String name() {
        return VisibleText.line(
                member == null ? String.valueOf(path.getFileName()) : path.getFileName() + "/" + member);
    }
}
