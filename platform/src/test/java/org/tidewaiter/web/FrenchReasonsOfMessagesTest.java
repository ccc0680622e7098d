package org.tidewaiter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.message.MessageFormats;
import org.tidewaiter.message.UnreadableMessage;

/** Why a message was set aside is said in French on a French page. */
class FrenchReasonsOfMessagesTest {
    private static final Path SAMPLES = Path.of("src/test/resources/org/tidewaiter/message");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the message has 22 segments, but its UNT counts '23'|le message a 22 segments, mais son UNT en compte « 23 »",
                "the message has 22 segments, but its UNT counts nothing|le message a 22 segments, mais son UNT n’en compte aucun",
                "the message has a segment that has more than 900 characters|le message a un segment qui a plus de 900 caractères",
                "the message is of type 'IFTMIN' (an instruction for transport), which is not read; read are CUSCAR, CUSDEC|le message est du type « IFTMIN », qui n’est pas lu ; sont lus CUSCAR, CUSDEC",
                "the message uses the entity x, which it may not (line 3, column 9)|le message emploie l’entité x, ce qui n’est pas permis (ligne 3, colonne 9)",
                "is negative|est négatif"
            })
    void a_reason_is_said_in_french_with_what_is_of_the_file_as_it_is(String english, String french) {
        assertThat(FrenchSentences.of(english)).contains(french);
    }

    @Test
    void a_reason_that_has_no_line_is_not_said_half_in_french() {
        assertThat(FrenchSentences.of("the message is odd in a new way")).isEmpty();
        assertThat(FrenchSentences.of("is odd in a new way")).isEmpty();
    }

    /** Samples spoilt one byte after the other: whatever the readers say of them has words in French. */
    @Test
    void whatever_is_said_of_a_damaged_message_has_words_in_french() throws IOException {
        List<String> said = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            for (Path file : files.filter(
                            f -> f.toString().matches(".*(edifact/cus|x12/|ics2/|wco/tax|export/).*\\.(edi|x12|xml)"))
                    .sorted()
                    .toList()) {
                byte[] whole = Files.readAllBytes(file);
                for (int at = whole.length / 3; at < whole.length; at += Math.max(1, whole.length / 40)) {
                    said.addAll(reasons(new String(whole, 0, at, StandardCharsets.ISO_8859_1)));
                    byte[] spoilt = whole.clone();
                    spoilt[at] = 'Z';
                    said.addAll(reasons(new String(spoilt, StandardCharsets.ISO_8859_1)));
                }
            }
        }
        assertThat(said).hasSizeGreaterThan(100);
        assertThat(said.stream()
                        .distinct()
                        .filter(r -> FrenchSentences.of("the message " + r).isEmpty()))
                .isEmpty();
    }

    private static List<String> reasons(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        List<String> reasons = new ArrayList<>();
        var format = MessageFormats.recognise(bytes);
        if (format.isPresent()) {
            format.get().read(new ByteArrayInputStream(bytes), read -> {
                if (read instanceof UnreadableMessage broken) {
                    reasons.add(broken.reason());
                }
            });
        }
        return reasons;
    }
}
