package org.tidewaiter.web;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page in French, and what of it a reader would take for English: texts with the small words of English that no French text has. */
record FrenchPage(String html) {
    private static final Set<String> SMALL_WORDS = Set.of(
            ("the of and with is are was were by from to this that its has have what which none they all any every without"
                            + " who each after known been there more not found nothing given pending")
                    .split(" "));

    private static final Pattern MAIN = Pattern.compile("<main.*</main>", Pattern.DOTALL);
    private static final Pattern ENGLISH = Pattern.compile("<(\\w+)[^>]*\\blang=\"en\"[^>]*>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?:title|aria-label|data-label|placeholder)=\"([^\"]*)\"");

    /** Texts between tags and in attributes that are read, outside of what says by itself that it is English, and without those that are data. */
    List<String> english(String... data) {
        String main = MAIN.matcher(html)
                .results()
                .map(found -> found.group())
                .findFirst()
                .orElseThrow()
                .replaceAll("(?s)<(script|style|pre|textarea)\\b.*?</\\1>", "");
        String own = main.replaceAll("<(\\w+)[^>]*\\blang=\"fr\"[^>]*>[^<]*</\\1>", "");
        for (Matcher english = ENGLISH.matcher(own); english.find(); english = ENGLISH.matcher(own)) {
            own = own.substring(0, english.start()) + own.substring(endOf(english.group(1), own, english.end()));
        }
        Stream<String> texts = Arrays.stream(own.split("<[^>]+>|\\n"));
        Stream<String> attributes = ATTRIBUTE.matcher(own).results().map(found -> found.group(1));
        return Stream.concat(texts, attributes)
                .map(String::strip)
                .filter(text -> Arrays.stream(data).noneMatch(text::contains))
                .filter(text -> Arrays.stream(
                                text.toLowerCase(java.util.Locale.ROOT).split("[^a-zà-ÿ’']+"))
                        .anyMatch(SMALL_WORDS::contains))
                .distinct()
                .collect(Collectors.toList());
    }

    /** Where the element ends that began before a place. */
    private static int endOf(String tag, String html, int from) {
        Matcher tags = Pattern.compile("<(/?)" + tag + "\\b[^>]*>").matcher(html);
        int open = 1;
        int end = from;
        while (open > 0 && tags.find(end)) {
            open += tags.group(1).isEmpty() ? 1 : -1;
            end = tags.end();
        }
        return end;
    }
}
