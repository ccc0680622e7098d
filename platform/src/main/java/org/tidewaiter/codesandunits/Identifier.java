package org.tidewaiter.codesandunits;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A kind of identifier whose form and check digits can be judged without asking anybody. Implementations are stateless. */
public interface Identifier {
    /** Its name in the table of checks, such as {@code container}. */
    String name();

    /** What it looks like, and how it is judged. */
    NumberShape shape();

    /** The standard that lays it down. */
    default String standard() {
        return shape().standard();
    }

    /** Judges a text; never fails, whatever the text. Blanks around it do not count. */
    default CodeVerdict verdict(String text) {
        return shape().verdict(text);
    }

    /** Whether the text has the form of such an identifier, whatever its check digit. */
    default boolean looksLike(String text) {
        return shape().fits(text);
    }

    /** Every kind that is known, by name, in a fixed order. */
    static Map<String, Identifier> all() {
        return Identifiers.BY_NAME;
    }

    /** The kind of that name. */
    static Optional<Identifier> named(String name) {
        return Optional.ofNullable(Identifiers.BY_NAME.get(name));
    }

    /** Holds the list, so that it is made at the first use. */
    final class Identifiers {
        private static final Map<String, Identifier> BY_NAME = byName();

        private Identifiers() {}

        private static Map<String, Identifier> byName() {
            Map<String, Identifier> all = new LinkedHashMap<>();
            Stream.of(TransportNumber.values(), TradeNumber.values(), CustomsNumber.values())
                    .flatMap(Stream::of)
                    .forEach(i -> all.put(((Identifier) i).name(), (Identifier) i));
            return Collections.unmodifiableMap(all);
        }
    }
}
