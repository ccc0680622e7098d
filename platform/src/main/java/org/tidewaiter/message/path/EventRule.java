package org.tidewaiter.message.path;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.Message;

/**
 * What a message says happened, as a table of messages has it.
 *
 * @param event the event's code, or - for nothing
 * @param by who is responsible: customs, declarant, or -
 * @param at where its time stands, the first that is given
 */
public record EventRule(String event, String by, List<PathPattern> at) {
    /** A rule of three words of a table; paths are parted by an upright stroke. */
    public static EventRule of(String event, String by, String at) {
        return new EventRule(
                event, by, Arrays.stream(at.split("\\|")).map(PathPattern::of).toList());
    }

    /** What happened and when; nothing where the message gives no time. */
    public List<Message.Happened> happened(Element root, Element main, Times times, @Nullable String declarant) {
        if (event.equals("-")) {
            return List.of();
        }
        return at.stream()
                .flatMap(p -> p.in(root, main).stream())
                .map(Leaf::text)
                .map(times::iso)
                .filter(Objects::nonNull)
                .findFirst()
                .map(t -> List.of(new Message.Happened(event, t, by.equals("declarant") ? declarant : by)))
                .orElse(List.of());
    }

    /** The same; where the message gives no time the event is told with the time left empty, as a request or response is known by it. */
    public List<Message.Happened> happenedWhenever(
            Element root, Element main, Times times, @Nullable String declarant) {
        List<Message.Happened> dated = happened(root, main, times, declarant);
        return dated.isEmpty() && !event.equals("-")
                ? List.of(new Message.Happened(event, "", by.equals("declarant") ? declarant : by))
                : dated;
    }
}
