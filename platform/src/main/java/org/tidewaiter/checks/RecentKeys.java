package org.tidewaiter.checks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a check remembers of former messages: the latest so many keys, the oldest forgotten first. So memory is bounded
 * however long the file is.
 */
final class RecentKeys<V> {
    private final Map<String, V> latest;

    RecentKeys(int keep) {
        latest = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > keep;
            }
        };
    }

    /** What is remembered of a key, or null. */
    @Nullable
    V get(String key) {
        return latest.get(key);
    }

    V getOrAdd(String key, Supplier<V> fresh) {
        return latest.computeIfAbsent(key, k -> fresh.get());
    }

    /** Remembers a key as the latest. */
    void put(String key, V value) {
        latest.remove(key);
        latest.put(key, value);
    }
}
