package org.tidewaiter.message.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Start tags found by hand are those that a pattern finds. */
class StartTagsTest {
    private static final Pattern TAG = Pattern.compile("<([^\\s<>/?!'\"=]+)(\\s[^<>]*)?/?>");

    private static List<SafeXml.StartTag> byPattern(String text) {
        return TAG.matcher(text)
                .results()
                .map(m -> new SafeXml.StartTag(MessageCutter.local(m.group(1)), m.group()))
                .toList();
    }

    @Test
    void the_tags_of_a_message_are_found() {
        String text =
                "<?xml version='1.0'?><!DOCTYPE a><wco:A x=\"1\" y='/'>\n<b/><c />text</c><d\n/>< e><f<g></f></wco:A>";
        assertThat(StartTags.in(text)).extracting(SafeXml.StartTag::name).containsExactly("A", "b", "c", "d", "g");
        assertThat(StartTags.in(text)).isEqualTo(byPattern(text));
    }

    @Test
    void whatever_a_text_is_made_of() {
        Random random = new Random(8);
        String signs = "<<<>>>/ab:?!'\"= \t\n\u000b\u00a0é";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(24); n > 0; n--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertThat(StartTags.in(text.toString())).as(text.toString()).isEqualTo(byPattern(text.toString()));
        }
    }
}
