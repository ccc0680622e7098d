package org.tidewaiter.checks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a check left alone because it presupposes something that is not known of the messages: that their form asks for a field, or that a code
 * is of the international list. It is told once a file, so that nobody takes silence for an approval.
 *
 * @param check the id of the check
 * @param times how often it would have spoken
 * @param values some of the codes that were left alone; none where a field was not given
 */
public record NotJudged(String check, long times, List<String> values) {
    /** Keeps copies of the lists and maps that it is given. */
    public NotJudged {
        values = List.copyOf(values);
    }

    /** What is to be told of a file once, without a full stop; nothing where all was judged. */
    public static List<String> remarks(List<NotJudged> left) {
        return left.isEmpty()
                ? List.of()
                : List.of(
                        "every country has a form and lists of its own for such messages, and none is known to ask for what is"
                                + " left alone here: "
                                + left.stream().map(NotJudged::words).collect(Collectors.joining(", "))
                                + "; a guide of the country (--guide) or checks of your own that say \"presupposes: nothing\""
                                + " have it judged");
    }

    private String words() {
        String codes = values.isEmpty() ? "" : " (" + String.join(", ", values) + ")";
        return String.format(Locale.ROOT, "%s %,d%s", check, times, codes);
    }
}
