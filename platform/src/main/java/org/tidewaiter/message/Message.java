package org.tidewaiter.message;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One message, whichever road it came by: a declaration, a response to one, or an advance cargo message.
 *
 * @param format the format's name, such as {@code wco-xml}
 * @param kind what it is
 * @param ordinal its place in the file, from 1
 * @param heading what it says of the declaration as a whole
 * @param items its goods items, in their order
 * @param additions what the model has no field for, and further values of fields that repeat,
 *     and what stands around it in the file; nothing is left out
 * @param events what happened to the declaration, as a response tells
 * @param tree the elements of an XML message, for checks of the format's own rules; null for other formats
 * @param original the message as it stood in the file, to be kept where it cannot be taken
 */
public record Message(
        String format,
        Kind kind,
        long ordinal,
        MessagePart heading,
        List<MessagePart> items,
        List<Addition> additions,
        List<MessageEvent> events,
        @Nullable Element tree,
        String original)
        implements ReadResult {
    /** What a message is. */
    public enum Kind {
        /** A goods declaration. */
        DECLARATION,
        /**
         * An answer of Customs to a declaration: accepted, assessed, queried, cleared; or a request or notice about one that does not
         * declare it anew: amend it, cancel it, its goods have arrived.
         */
        RESPONSE,
        /** An entry summary declaration or manifest: what is coming, before it is declared. */
        ADVANCE_CARGO
    }

    /**
     * A value without a field of its own in the model.
     *
     * @param sequence the place of its item among {@link #items}, from 1; null for the declaration as a whole
     * @param name the path of its element without positions, or a field's path where a field repeats
     * @param text the value
     * @param place the name, with the position of each element in it that came again: {@code CC015C/Consignment/HouseConsignment[2]/grossMass}, so
     *     that what was said together can be told from what was said beside it
     */
    public record Addition(@Nullable Integer sequence, String name, String text, String place) {
        private static final Pattern POSITION = Pattern.compile("\\[\\d+]");

        /** One whose name alone says where it stood. */
        public Addition(@Nullable Integer sequence, String name, String text) {
            this(sequence, name, text, name);
        }

        /** One at a place with positions. */
        public static Addition at(@Nullable Integer sequence, String place, String text) {
            boolean positions = place.indexOf('/') >= 0 && place.indexOf('[') >= 0;
            return new Addition(sequence, positions ? POSITION.matcher(place).replaceAll("") : place, text, place);
        }
    }

    /**
     * Something that happened to a declaration.
     *
     * @param code what: ACCEPTED, TAX_ASSESSED, QUERIED, CLEARED, … (DICTIONARY.md lists them)
     * @param at when, ISO 8601, as the clock showed it where it was written; empty where a response does not say
     * @param by who is responsible, or null
     */
    public record MessageEvent(
            String code, String at, @Nullable String by) {}

    @Override
    public Message with(List<Addition> around) {
        return around.isEmpty()
                ? this
                : new Message(
                        format,
                        kind,
                        ordinal,
                        heading,
                        items,
                        Stream.concat(additions.stream(), around.stream()).toList(),
                        events,
                        tree,
                        original);
    }
}
