package org.tidewaiter.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.tidewaiter.engine.TidewaiterException;
import org.tidewaiter.source.table.UnpackBounds;

/**
 * A member of an archive, unpacked once for all that look at it in turn: as messages, as the beginning of a table, as a whole table. A
 * source that is a file itself is left as it is.
 */
public final class UnpackedMember implements AutoCloseable {
    private final Source source;

    private UnpackedMember(Source source) {
        this.source = source;
    }

    /**
     * Unpacks the member that the source means.
     *
     * @param temporary a directory for it
     * @throws TidewaiterException INPUT when the archive is damaged or unpacks to more than is reasonable
     */
    public static UnpackedMember of(Source source, Path temporary) {
        String member = source.member();
        if (member == null || !Files.isRegularFile(source.path())) {
            return new UnpackedMember(source);
        }
        Path to = temporary.resolve("member-" + UUID.randomUUID());
        UnpackedMember unpacked = new UnpackedMember(source.unpackedAt(to));
        try {
            Archive.unpack(source.path(), member, to, UnpackBounds.USUAL);
            return unpacked;
        } catch (IOException e) {
            unpacked.close();
            throw TableFile.failure(source.shown(), e);
        } catch (RuntimeException e) {
            unpacked.close();
            throw e;
        }
    }

    /** The source, which knows where its member lies until this is closed. */
    public Source source() {
        return source;
    }

    @Override
    public void close() {
        Path held = source.unpacked();
        if (held != null) {
            try {
                Files.deleteIfExists(held);
            } catch (IOException e) {
                // It stands in a directory that is emptied anyway.
            }
        }
    }
}
