package org.tidewaiter.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Text that some program took for another encoding before it was written, so that each letter beyond ASCII is two: CafÃ© for Café. */
final class TwiceEncoded {
    /** What programs take UTF-8 for; the second keeps bytes that the first has no sign for. */
    private static final List<Charset> TAKEN_FOR =
            List.of(Charset.forName("windows-1252"), StandardCharsets.ISO_8859_1);

    private static final Pattern BETWEEN = Pattern.compile("[,;\\t\\n\\r\"|]");
    private static final int FEWEST = 2;

    private TwiceEncoded() {}

    /** A sentence on a beginning whose values beyond ASCII are all such, without a full stop. */
    static Optional<String> sentence(String sample) {
        List<String> values = Arrays.stream(BETWEEN.split(sample))
                .filter(v -> v.chars().anyMatch(c -> c > 0x7f))
                .map(String::strip)
                .distinct()
                .toList();
        boolean all = values.size() >= FEWEST && values.stream().allMatch(v -> once(v).isPresent());
        return all
                ? Optional.of("its text was encoded twice, as '" + values.getFirst() + "' stands for '"
                        + once(values.getFirst()).orElse("")
                        + "'; it is taken as it stands: mend it where it was written, and load that"
                        + " with --corrections")
                : Optional.empty();
    }

    private static Optional<String> once(String twice) {
        return TAKEN_FOR.stream()
                .flatMap(charset -> once(twice, charset).stream())
                .findFirst();
    }

    private static Optional<String> once(String twice, Charset takenFor) {
        try {
            ByteBuffer bytes = takenFor.newEncoder().encode(CharBuffer.wrap(twice));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
