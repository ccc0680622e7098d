package org.tidewaiter.message.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The start tags within the start of a file, of each local name the first. Every format asks for them in turn, so that those of the last start are
 * kept.
 */
final class StartTags {
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final ThreadLocal<@Nullable StartTags> LAST = new ThreadLocal<>();

    private final byte[] start;
    /** By name, in the order of the text. */
    private final Map<String, SafeXml.StartTag> firsts = new LinkedHashMap<>();

    private StartTags(byte[] start, String text) {
        this.start = start;
        in(text.contains("<!--") ? COMMENT.matcher(text).replaceAll("") : text)
                .forEach(tag -> firsts.putIfAbsent(tag.name(), tag));
    }

    /** The start tags of a text in their order, by hand: each file is looked through, and a pattern took ten times as long. */
    static List<SafeXml.StartTag> in(String text) {
        List<SafeXml.StartTag> found = new ArrayList<>();
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
            int name = at + 1;
            while (name < text.length() && isOfName(text.charAt(name))) {
                name++;
            }
            int end = name == at + 1 ? -1 : end(text, name);
            if (end >= 0) {
                found.add(new SafeXml.StartTag(
                        MessageCutter.local(text.substring(at + 1, name)), text.substring(at, end)));
                at = end - 1;
            }
        }
        return found;
    }

    /** Behind the sign that closes a tag, whose name ends there; -1 where it is none. */
    private static int end(String text, int name) {
        int close = name;
        if (close < text.length() && isBlank(text.charAt(close))) {
            while (close < text.length() && text.charAt(close) != '<' && text.charAt(close) != '>') {
                close++;
            }
        } else if (close < text.length() && text.charAt(close) == '/') {
            close++;
        }
        return close < text.length() && text.charAt(close) == '>' ? close + 1 : -1;
    }

    private static boolean isOfName(char c) {
        return switch (c) {
            case '<', '>', '/', '?', '!', '\'', '"', '=' -> false;
            default -> !isBlank(c);
        };
    }

    /** Blanks as patterns know them ({@code \\s}). */
    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** Those of these bytes, which are not changed afterwards. */
    @SuppressWarnings(
            "ReferenceEquality") // the bytes themselves: to compare them would take as long as to look through them
    static StartTags of(byte[] start) {
        StartTags last = LAST.get();
        if (last == null || last.start != start) {
            last = new StartTags(start, new String(start, SafeXml.encoding(start)));
            LAST.set(last);
        }
        return last;
    }

    /** The first of these local names. */
    Optional<SafeXml.StartTag> first(Set<String> names) {
        for (SafeXml.StartTag tag : firsts.values()) {
            if (names.contains(tag.name())) {
                return Optional.of(tag);
            }
        }
        return Optional.empty();
    }
}
