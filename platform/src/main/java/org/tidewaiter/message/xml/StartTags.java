package org.tidewaiter.message.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The start tags within the start of a file. Every format asks for them in turn, so that those of the last start are kept. */
final class StartTags {
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern START = Pattern.compile("<([^\\s<>/?!'\"=]+)(\\s[^<>]*)?/?>");
    private static final ThreadLocal<@Nullable StartTags> LAST = new ThreadLocal<>();

    private final byte[] start;
    private final List<SafeXml.Opening> tags;

    private StartTags(byte[] start, String text) {
        this.start = start;
        List<SafeXml.Opening> found = new ArrayList<>();
        Matcher tag =
                START.matcher(text.contains("<!--") ? COMMENT.matcher(text).replaceAll("") : text);
        while (tag.find()) {
            found.add(new SafeXml.Opening(Cutter.local(tag.group(1)), tag.group()));
        }
        tags = found;
    }

    /** Those of these bytes, which are not changed afterwards. */
    static StartTags of(byte[] start) {
        StartTags last = LAST.get();
        if (last == null || last.start != start) {
            last = new StartTags(start, new String(start, SafeXml.encoding(start)));
            LAST.set(last);
        }
        return last;
    }

    /** The first of these local names. */
    Optional<SafeXml.Opening> first(Set<String> names) {
        return tags.stream().filter(t -> names.contains(t.name())).findFirst();
    }
}
