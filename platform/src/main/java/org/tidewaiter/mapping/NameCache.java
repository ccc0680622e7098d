package org.tidewaiter.mapping;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.function.Function;

/**
 * What was worked out of names of columns, by name. Each step of a proposal asks again what a name says, for each field, and a header may have
 * thousands of names. The names asked last are kept, so that memory stays bounded in a process that sees many headers.
 *
 * @param <T> what is worked out of a name; never changed by whoever asks
 */
final class NameCache<T> {
    /** As many as the widest header has that is read, and those of a few more. */
    private static final int KEPT = 20_000;

    /** Longer names are none that people write: each is worked out again, and takes no memory. */
    private static final int LONGEST = 200;

    private final Function<String, T> work;
    private final LoadingCache<String, T> kept;

    NameCache(Function<String, T> work) {
        this.work = work;
        kept = Caffeine.newBuilder().maximumSize(KEPT).build(work::apply);
    }

    T of(String name) {
        return name.length() > LONGEST ? work.apply(name) : kept.get(name);
    }
}
