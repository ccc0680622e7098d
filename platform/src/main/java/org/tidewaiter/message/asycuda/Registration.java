package org.tidewaiter.message.asycuda;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.MessagePart;

/**
 * What tells one ASYCUDA declaration from all others.
 *
 * @param office of customs
 * @param date of registration, ISO 8601 or as given, or just its year
 * @param serial the letter before the number
 * @param number within office, year and letter
 * @param declarant of one that is not registered yet
 * @param reference the declarant's own number of it
 */
public record Registration(
        @Nullable String office,
        @Nullable String date,
        @Nullable String serial,
        @Nullable String number,
        @Nullable String declarant,
        @Nullable String reference) {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern YEAR = Pattern.compile("\\d{4}(-.*)?");

    /**
     * The declaration's id: {@code KGL01-2025-C1234} of a registered one, {@code KGL01-2025-DECL7-REF99} of one that has only a
     * reference, null where it has neither.
     */
    public @Nullable String id() {
        String year = date == null || !YEAR.matcher(date).matches() ? null : date.substring(0, 4);
        if (given(number)) {
            return joined(office, year, Objects.requireNonNullElse(serial, "") + number);
        }
        return given(reference) ? joined(office, year, declarant, reference) : null;
    }

    /** What the declaration with this heading went by before it was registered; null where it has no reference. */
    public static @Nullable String beforeItWasRegistered(MessagePart heading) {
        return new Registration(
                        heading.text(Field.OFFICE_CODE),
                        heading.text(Field.ACCEPTED_AT),
                        null,
                        null,
                        heading.text(Field.DECLARANT_ID),
                        heading.text(Field.LOCAL_REFERENCE))
                .id();
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts)
                .filter(Registration::given)
                .map(Objects::requireNonNull)
                .map(p -> BLANKS.matcher(p).replaceAll(""))
                .collect(Collectors.joining("-"));
    }
}
