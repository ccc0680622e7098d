package org.tidewaiter.message.path;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.Message;

/**
 * What a message says happened, as a table of messages has it. The event is a code, or {@code -} for nothing; {@code PATH:CODE} is one event for
 * each element of that path, seen from where the code and the times are looked for; {@code CODE_{PATH}} ends with what stands there, where codes
 * of a list have no name of their own here.
 *
 * @param event the event's code, or - for nothing
 * @param scope the elements that are an event each, or null where the message is one
 * @param ending where the end of the code stands, or null
 * @param by who is responsible: customs, declarant, or -
 * @param at where its time stands, the first that is given: a path, or two joined by &amp; for a day and its time of day
 */
public record EventRule(
        String event, @Nullable PathPattern scope, @Nullable PathPattern ending, String by, List<Moment> at) {
    /** An upright stroke between paths, not one within their conditions. */
    private static final Pattern BETWEEN_PATHS = Pattern.compile("\\|(?![^\\[]*])");

    private static final Pattern EVENT = Pattern.compile("(?:(.+):)?([A-Z0-9_-]+)(?:\\{(.+)})?");

    /** Where a time stands: one path, or a day and its time of day. */
    record Moment(List<PathPattern> parts) {
        static Moment of(String text) {
            return new Moment(
                    Arrays.stream(text.split("&")).map(PathPattern::of).toList());
        }

        /** The times that are given; of a day alone where its time of day is missing. */
        Stream<String> in(Element root, Element context) {
            List<Leaf> days = parts.getFirst().in(root, context);
            if (parts.size() == 1 || days.isEmpty()) {
                return days.stream().map(Leaf::text);
            }
            List<Leaf> hours = parts.getLast().in(root, context);
            return Stream.of(days.getFirst().text()
                    + (hours.isEmpty() ? "" : hours.getFirst().text()));
        }
    }

    /** A rule of three words of a table; paths are parted by an upright stroke. */
    public static EventRule of(String event, String by, String at) {
        Matcher parts = EVENT.matcher(event);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no event: " + event);
        }
        return new EventRule(
                parts.group(2),
                parts.group(1) == null ? null : PathPattern.of(parts.group(1)),
                parts.group(3) == null ? null : PathPattern.of(parts.group(3)),
                by,
                BETWEEN_PATHS.splitAsStream(at).map(Moment::of).toList());
    }

    /** What happened and when; nothing where the message gives no time. */
    public List<Message.MessageEvent> happened(Element root, Element main, Times times, @Nullable String declarant) {
        if (event.equals("-")) {
            return List.of();
        }
        List<Element> places = scope == null ? List.of(main) : scope.elements(root, main);
        return places.stream()
                .flatMap(place -> one(root, place, times, declarant).stream())
                .toList();
    }

    private Optional<Message.MessageEvent> one(Element root, Element place, Times times, @Nullable String declarant) {
        String code = ending == null ? event : event + ended(root, place, ending);
        return at.stream()
                .flatMap(moment -> moment.in(root, place))
                .map(times::iso)
                .filter(Objects::nonNull)
                .findFirst()
                .map(t -> new Message.MessageEvent(code, t, whose(declarant)));
    }

    private @Nullable String whose(@Nullable String declarant) {
        return switch (by) {
            case "declarant" -> declarant;
            case "-" -> null;
            default -> by;
        };
    }

    private static String ended(Element root, Element place, PathPattern path) {
        return path.in(root, place).stream().findFirst().map(Leaf::text).orElse("");
    }

    /**
     * What happened and when; where the message gives no time the event is told with the time left empty, since it is by its event that a request or
     * response is known.
     */
    public List<Message.MessageEvent> happenedWhenever(
            Element root, Element main, Times times, @Nullable String declarant) {
        List<Message.MessageEvent> dated = happened(root, main, times, declarant);
        return dated.isEmpty() && !event.equals("-")
                ? List.of(new Message.MessageEvent(event, "", whose(declarant)))
                : dated;
    }
}
