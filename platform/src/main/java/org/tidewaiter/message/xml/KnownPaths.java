package org.tidewaiter.message.xml;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The paths of elements that were met before. The messages of a format have the same ones, every value carries the path of its element, and a bundle
 * keeps a thousand messages at a time: each path is kept once. Used by several threads.
 */
final class KnownPaths {
    /** So many are kept, which may take a few megabytes: what files say does not fill the memory. */
    private static final int MOST = 10_000;

    private static final int LONGEST = 300;

    private final AtomicInteger kept = new AtomicInteger();
    private final SharedPath top = new SharedPath("", 0, true);

    /** The path of the element that is the whole message. */
    SharedPath root(String name) {
        return top.inside(name);
    }

    private SharedPath made(String upToName, int position) {
        String text = upToName + "[" + position + "]";
        boolean keep = text.length() <= LONGEST && kept.get() < MOST;
        return new SharedPath(text, position, keep);
    }

    /** The path of one element, by which those inside it and beside it are found. */
    final class SharedPath {
        /** An XPath with a position at every step: {@code /Declaration[1]/GoodsShipment[1]}. */
        final String text;

        private final int position;
        private final boolean keeps;
        private volatile @Nullable Map<String, SharedPath> inside;
        private volatile @Nullable SharedPath next;

        private SharedPath(String text, int position, boolean keeps) {
            this.text = text;
            this.position = position;
            this.keeps = keeps;
        }

        /** That of the first element of a name in this one. */
        SharedPath inside(String name) {
            Map<String, SharedPath> known = inside;
            SharedPath found = known == null ? null : known.get(name);
            if (found != null) {
                return found;
            }
            SharedPath made = made(text + "/" + name, 1);
            if (!keeps || !made.keeps) {
                return made;
            }
            SharedPath other = known().putIfAbsent(name, made);
            kept.addAndGet(other == null ? 1 : 0);
            return other == null ? made : other;
        }

        private synchronized Map<String, SharedPath> known() {
            Map<String, SharedPath> known = inside;
            if (known == null) {
                known = new ConcurrentHashMap<>();
                inside = known;
            }
            return known;
        }

        /** That of the next element of its name beside it. */
        SharedPath next() {
            SharedPath known = next;
            if (known != null) {
                return known;
            }
            SharedPath made = made(text.substring(0, text.lastIndexOf('[')), position + 1);
            if (keeps && made.keeps) {
                next = made; // two threads may make it at once: either will do
                kept.incrementAndGet();
            }
            return made;
        }
    }
}
