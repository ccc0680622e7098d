package org.tidewaiter.intake;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One table or file of messages to be taken in, all or nothing.
 *
 * @param path a file on disk
 * @param member its member that is meant, where it is an archive; null for the file itself
 * @param sheet the sheet that is meant, where it is a workbook; null for the first
 * @param named whether a person named the very file, rather than a folder, pattern or archive it is in
 */
public record Source(
        Path path, @Nullable String member, @Nullable String sheet, boolean named) {
    /** A file that a person named. */
    public static Source of(Path path) {
        return new Source(path, null, null, true);
    }

    /** The same, with the sheet that is meant. */
    public Source onSheet(@Nullable String wanted) {
        return new Source(path, member, wanted, named);
    }

    /** Where it is, as shown to people: {@code archive.zip/member.csv}. */
    public Path shown() {
        return member == null ? path : path.resolve(member.replace('\\', '/').replaceFirst("^/+", ""));
    }

    /** Its name, as shown to people. */
    public String name() {
        return member == null ? String.valueOf(path.getFileName()) : path.getFileName() + "/" + member;
    }
}
