package org.tidewaiter.message.edifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.ReadResult;
import org.tidewaiter.message.UnreadableMessage;

/**
 * Follows the envelopes of a file, UNB to UNZ, UNG to UNE, UNH to UNT, and checks their counts and references. What is
 * broken is handed on as unreadable with its text: a message, an envelope that does not add up, segments outside of any.
 */
final class Interchange {
    /** A message is kept in memory while it is read. */
    private static final int LONGEST_MESSAGE = 16 << 20;

    private static final Set<String> SERVICE = Set.of("UNB", "UNG", "UNH", "UNE", "UNZ");

    private final Consumer<ReadResult> sink;
    private final EdifactTables tables;
    private final List<Addition> heading;
    private long ordinal;
    private @Nullable Segment unb;
    private @Nullable Segment ung;
    private @Nullable Segment unh;
    private long groups;
    private long messages;
    private long messagesInGroup;
    private final List<Segment> segments = new ArrayList<>();
    private final StringBuilder original = new StringBuilder();
    private final StringBuilder stray = new StringBuilder();
    private long count;
    private long empty;
    private boolean ended;
    private @Nullable String faultPath;
    private String fault = "";

    /**
     * The envelopes of a file.
     *
     * @param heading what stands before the first, which every message keeps as it keeps the UNB
     */
    Interchange(Consumer<ReadResult> sink, EdifactTables tables, List<Addition> heading) {
        this.sink = sink;
        this.heading = heading;
        this.tables = tables;
    }

    void take(Segment segment) {
        if (segment.isEmpty()) { // a terminator too many says nothing; some count it, some do not
            empty++;
            original.append(unh == null ? "" : segment.raw());
            return;
        }
        if (unh != null && SERVICE.contains(segment.tag())) {
            broken("segment " + count + " " + segments.getLast().tag(), "has no UNT: " + segment.tag() + " follows");
        }
        if (unh != null) {
            within(segment);
            return;
        }
        switch (segment.tag()) {
            case "UNB" -> beginInterchange(segment);
            case "UNG" -> beginGroup(segment);
            case "UNH" -> beginMessage(segment);
            case "UNE" -> endGroup(segment);
            case "UNZ" -> endInterchange(segment);
            default -> {
                if (stray.length() < LONGEST_MESSAGE) {
                    stray.append(segment.raw());
                }
            }
        }
    }

    /** The file is at its end. */
    void end() {
        if (unh != null) {
            broken("segment " + count + " " + segments.getLast().tag(), "is cut off: it has no UNT");
        } else {
            flushStray();
            if (unb != null) {
                envelope(unb, "UNB", "stands in an interchange that has no UNZ: the end of the file is missing");
            }
        }
        unb = null;
    }

    private void within(Segment segment) {
        count++;
        boolean room = original.length() < LONGEST_MESSAGE;
        if (room) {
            original.append(segment.raw());
            segments.add(segment);
        } else if (faultPath == null) {
            faultPath = "segment " + count + " " + segment.tag();
            fault = "has more than " + LONGEST_MESSAGE + " characters";
        }
        if (segment.fault() != null && faultPath == null) {
            faultPath = "segment " + count + " " + shortened(segment.tag());
            fault = "has a segment that " + segment.fault();
        }
        if (segment.tag().equals("UNT")) {
            endMessage(segment);
        }
    }

    private void beginMessage(Segment segment) {
        flushStray();
        unh = segment;
        count = 0;
        empty = 0;
        within(segment);
    }

    private void endMessage(Segment unt) {
        Segment start = java.util.Objects.requireNonNull(unh);
        String path = "segment " + count + " UNT";
        if (!tables.messages().contains(start.text(2, 1))) { // whatever else is wrong, nothing would come of mending it
            String type = start.text(2, 1);
            String read = String.join(", ", tables.messages().stream().sorted().toList());
            broken(
                    "segment 1 UNH",
                    "is of type " + shown(type) + UnreadTypes.of(type) + ", which is not read; read are " + read);
        } else if (faultPath != null) {
            broken(faultPath, fault);
        } else if (!isNumber(unt.text(1, 1), count) && !isNumber(unt.text(1, 1), count + empty)) {
            broken(path, "has " + count + " segments, but its UNT counts " + shown(unt.text(1, 1)));
        } else if (!unt.text(2, 1).equals(start.text(1, 1))) {
            broken(path, "begins as " + shown(start.text(1, 1)) + ", but its UNT ends " + shown(unt.text(2, 1)));
        } else {
            counted();
            List<Segment> around = Stream.of(Optional.ofNullable(unb), Optional.ofNullable(ung))
                    .flatMap(Optional::stream)
                    .toList();
            String whole = whole();
            for (List<Segment> part : parts(tables.apart(start.text(2, 1)))) {
                sink.accept(new Interpretation(tables, around, part, ++ordinal, whole)
                        .message()
                        .with(heading));
            }
            clear();
        }
    }

    /** The message, or where groups of it are a message each, those, each behind what stands before the first. */
    private List<List<Segment>> parts(Set<String> apart) {
        List<List<Segment>> parts = new ArrayList<>();
        List<Segment> before = new ArrayList<>();
        List<Segment> here = before;
        for (Segment segment : segments) {
            if (apart.contains(segment.tag())) {
                here = new ArrayList<>(before);
                parts.add(here);
            }
            here.add(segment);
        }
        return parts.isEmpty() ? List.of(before) : parts;
    }

    private void broken(String path, String reason) {
        counted();
        sink.accept(new UnreadableMessage(++ordinal, whole(), path, reason));
        clear();
    }

    /** The message in an interchange of its own: it can be read by itself, and says who sent it wherever it is kept. */
    private String whole() {
        Separators signs = java.util.Objects.requireNonNull(unh).separators();
        boolean told = signs.equals(Separators.USUAL.withoutRepetition())
                || unb != null
                        && (signs.equals(Separators.USUAL)
                                || unb.raw().stripLeading().startsWith("UNA"));
        StringBuilder whole = new StringBuilder(told ? "" : signs.una());
        for (Segment around : java.util.Arrays.asList(unb, ung)) {
            whole.append(around == null ? "" : around.raw().stripLeading());
        }
        whole.append(original);
        boolean ended = original.charAt(original.length() - 1) == signs.terminator();
        whole.append(ended || unb == null ? "" : "\n"); // a segment that was cut off ends with its line
        if (ung != null) {
            whole.append(closing("UNE", ung.text(5, 1), signs));
        }
        if (unb != null) {
            whole.append(closing("UNZ", unb.text(5, 1), signs));
        }
        return whole.toString();
    }

    private static String closing(String tag, String reference, Separators signs) {
        return tag + signs.element() + "1" + signs.element() + reference + signs.terminator();
    }

    private void counted() {
        messages++;
        messagesInGroup++;
    }

    private void clear() {
        unh = null;
        segments.clear();
        original.setLength(0);
        faultPath = null;
    }

    private void beginInterchange(Segment segment) {
        flushStray();
        if (unb != null) {
            envelope(unb, "UNB", "stands in an interchange that has no UNZ: the next UNB follows");
        }
        unb = segment;
        ung = null;
        groups = 0;
        messages = 0;
    }

    private void beginGroup(Segment segment) {
        flushStray();
        ung = segment;
        groups++;
        messagesInGroup = 0;
    }

    private void endGroup(Segment une) {
        flushStray();
        String began = ung == null ? "" : ung.text(5, 1);
        if (!isNumber(une.text(1, 1), messagesInGroup)) {
            envelope(
                    une,
                    "UNE",
                    "stands in a group of " + messagesInGroup + " messages, whose UNE counts " + shown(une.text(1, 1)));
        } else if (!une.text(2, 1).equals(began)) {
            envelope(
                    une,
                    "UNE",
                    "stands in a group that begins as " + shown(began) + ", but ends as " + shown(une.text(2, 1)));
        }
        ung = null;
    }

    private void endInterchange(Segment unz) {
        flushStray();
        long had = groups > 0 ? groups : messages;
        String began = unb == null ? "" : unb.text(5, 1);
        if (!isNumber(unz.text(1, 1), had)) {
            envelope(
                    unz,
                    "UNZ",
                    "stands in an interchange of " + had + (groups > 0 ? " groups" : " messages")
                            + ", whose UNZ counts " + shown(unz.text(1, 1)));
        } else if (!unz.text(2, 1).equals(began)) {
            envelope(
                    unz,
                    "UNZ",
                    "stands in an interchange that begins as " + shown(began) + ", but ends as "
                            + shown(unz.text(2, 1)));
        }
        unb = null;
        ended = true;
    }

    private void envelope(Segment segment, String tag, String reason) {
        sink.accept(new UnreadableMessage(++ordinal, segment.raw(), tag, reason));
    }

    private void flushStray() {
        if (!stray.isEmpty()) {
            boolean behind = ended && unb == null;
            sink.accept(new UnreadableMessage(
                    ++ordinal,
                    stray.toString(),
                    behind ? "behind UNZ" : "before UNH",
                    behind
                            ? "stands behind the end of its interchange (UNZ), where nothing of it can be"
                            : "has no UNH: segments stand alone"));
            stray.setLength(0);
        }
    }

    private static boolean isNumber(String text, long number) {
        return text.matches("[0-9]{1,9}") && Long.parseLong(text) == number;
    }

    private static String shown(String text) {
        return text.isEmpty() ? "nothing" : "'" + shortened(text) + "'";
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 40));
    }
}
