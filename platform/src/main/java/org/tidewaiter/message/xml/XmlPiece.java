package org.tidewaiter.message.xml;

import java.util.List;
import org.tidewaiter.message.Element;
import org.tidewaiter.message.Message.Addition;
import org.tidewaiter.message.UnreadableMessage;

/** A message cut out of a stream of XML: its {@link Tree}, or {@link Broken} with the reason. */
public sealed interface XmlPiece {
    /** Its place in the stream, from 1. */
    long ordinal();

    /** Its text as it stood in the stream, from the start of its root to the end; before it, elements that say what stood around it. */
    String original();

    /**
     * A well-formed message.
     *
     * @param line where its root starts in the stream, from 1
     * @param around what stands around it in the stream, see {@link EnclosingElements}
     */
    record Tree(long ordinal, String original, Element root, long line, List<Addition> around) implements XmlPiece {
        /** A message that nothing stands around. */
        public Tree(long ordinal, String original, Element root, long line) {
            this(ordinal, original, root, line, List.of());
        }
    }

    /**
     * A message that is not well-formed or not allowed.
     *
     * @param original its text; of one beyond the limit of characters the start, up to that limit
     * @param path where: {@code line 12, column 5}, both from 1, counted in the stream
     * @param reason what is wrong, in words that continue "the message …", with line and column
     */
    record Broken(long ordinal, String original, String path, String reason) implements XmlPiece {
        /** What a format hands over, at its place among the format's messages. */
        public UnreadableMessage unreadable(long place) {
            return new UnreadableMessage(place, original, path, reason);
        }
    }
}
