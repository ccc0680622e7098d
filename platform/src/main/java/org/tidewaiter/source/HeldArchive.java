package org.tidewaiter.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The archive that was used last, held open, as its members are asked for one after the other and to find them is to read the whole. One that is
 * another file by now (by size or time) is opened anew. For one thread at a time.
 */
final class HeldArchive<A extends Closeable> {
    private @Nullable OpenArchive<A> last;

    private record OpenArchive<A>(Path path, long bytes, long modified, A archive) {
        boolean is(Path asked) throws IOException {
            return path.equals(asked)
                    && bytes == Files.size(asked)
                    && modified == Files.getLastModifiedTime(asked).toMillis();
        }
    }

    /** Opens an archive. */
    interface Opener<A> {
        A open() throws IOException;
    }

    /** The archive in a file: the one that is held where it is the same, else the one that {@code opener} opens, which is held from now on. */
    A of(Path path, Opener<A> opener) throws IOException {
        OpenArchive<A> held = last;
        if (held != null && held.is(path)) {
            return held.archive();
        }
        release();
        long bytes = Files.size(path);
        long modified = Files.getLastModifiedTime(path).toMillis();
        A opened = opener.open();
        last = new OpenArchive<>(path, bytes, modified, opened);
        return opened;
    }

    /** Closes the archive that is held open, if there is one. */
    void release() throws IOException {
        OpenArchive<A> held = last;
        last = null;
        if (held != null) {
            held.archive().close();
        }
    }
}
