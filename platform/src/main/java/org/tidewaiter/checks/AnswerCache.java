package org.tidewaiter.checks;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The answers to a question about single texts, kept for the latest of them: the same codes and parties come in thousands of declarations, and to
 * match a pattern takes ten times as long as to find its answer. A text takes the place of another one now and then, so that memory stays small
 * however many there are. An answer is kept when its text comes a second time before another one of its place: of numbers that come once,
 * each would take the place of one that is asked again, and grow old in memory for nothing. For many threads: what one of them sees is a whole
 * answer or none.
 */
final class AnswerCache<V> {
    private static final int PLACES = 1 << 10;

    private final Function<String, V> question;
    private final @Nullable Answer<V>[] answers;
    /** By place, the hash of the text that was asked last. */
    private final int[] asked = new int[PLACES];

    private record Answer<V>(String text, V value) {}

    /**
     * @param question a pure function; what it throws is handed on and not kept
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    AnswerCache(Function<String, V> question) {
        this.question = question;
        this.answers = new Answer[PLACES];
    }

    /** Whether texts match a pattern; see {@link EndlessCheck}. */
    static AnswerCache<Boolean> matching(Pattern pattern) {
        return new AnswerCache<>(text -> EndlessCheck.matches(pattern, text));
    }

    V of(String text) {
        int hash = text.hashCode();
        int place = (hash * 0x9E3779B1) >>> 22;
        Answer<V> known = answers[place];
        if (known != null && known.text.equals(text)) {
            return known.value;
        }
        V value = question.apply(text);
        if (asked[place] == hash) {
            answers[place] = new Answer<>(text, value);
        } else {
            asked[place] = hash;
        }
        return value;
    }
}
