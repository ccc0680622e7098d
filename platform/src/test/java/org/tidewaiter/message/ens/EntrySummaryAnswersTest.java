package org.tidewaiter.message.ens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.datamodel.Field;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.MessageFormats;
import org.tidewaiter.message.Reading;

class EntrySummaryAnswersTest {
    private static final MessageFormat FORMAT = MessageFormats.named("ics").orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "CC304A, AmeAccDatTimHEA111, AMENDED, customs",
        "CC305A, AmeRejDatTimHEA112, REQUEST_REFUSED, customs",
        "CC316A, DecRejDatTimHEA116, REJECTED, customs",
        "CC328A, DecRegDatTimHEA115, RECEIVED, customs",
        "CC351A, NotDatTimHEA104, CONTROL_ORDERED, customs"
    })
    void an_answer_gives_number_reference_and_what_happened(String root, String time, String event, String by)
            throws IOException {
        Message message = Reading.one(FORMAT, answer(root, time));
        assertThat(message.kind()).isEqualTo(Message.Kind.RESPONSE);
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("26GB08I01234567891");
        assertThat(Reading.heading(message, Field.LOCAL_REFERENCE)).isEqualTo("TIDE2026000001");
        assertThat(message.events()).containsExactly(new Message.MessageEvent(event, "2026-11-25T10:00:00", by));
        Reading.assertNothingLost(message);
    }

    @Test
    void a_rejection_that_has_only_the_reference_goes_by_it_and_keeps_its_reasons() throws IOException {
        Message message = Reading.one(
                FORMAT,
                answer("CC316A", "DecRejDatTimHEA116")
                        .replaceAll("<DocNumHEA5>.*</DocNumHEA5>", "")
                        .replace("</HEAHEA>", "</HEAHEA><FUNERRER1><ErrTypER11>8102</ErrTypER11></FUNERRER1>"));
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("TIDE2026000001");
        assertThat(Reading.additions(message, "CC316A/FUNERRER1/ErrTypER11")).containsExactly("8102");
        Reading.assertNothingLost(message);
    }

    @Test
    void an_amendment_is_a_request_and_no_second_declaration() throws IOException {
        Message message = Reading.one(
                FORMAT,
                EnsSample.GOOD
                        .replace("CC315A", "CC313A")
                        .replace(
                                "<DecDatTimHEA114>",
                                "<DocNumHEA5>26GB08I01234567891</DocNumHEA5>"
                                        + "<DatTimAmeHEA113>202611251000</DatTimAmeHEA113><DecDatTimHEA114>"));
        assertThat(message.kind()).isEqualTo(Message.Kind.RESPONSE);
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("26GB08I01234567891");
        assertThat(message.events())
                .containsExactly(
                        new Message.MessageEvent("AMENDMENT_REQUESTED", "2026-11-25T10:00:00", "GB987654321000"));
        assertThat(message.items()).hasSize(2);
        assertThat(Reading.item(message, 1, Field.HS_CODE)).isEqualTo("61051000");
        Reading.assertNothingLost(message);
    }

    @Test
    void the_declaration_itself_is_another_format() {
        assertThat(FORMAT.recognises(bytes(EnsSample.GOOD))).isFalse();
        assertThat(MessageFormats.recognise(bytes(EnsSample.GOOD)).orElseThrow().name())
                .isEqualTo("cc315a");
        assertThat(MessageFormats.recognise(bytes(answer("CC328A", "DecRegDatTimHEA115")))
                        .orElseThrow()
                        .name())
                .isEqualTo("ics");
    }

    private static String answer(String root, String time) {
        return "<cc3:" + root + " xmlns:cc3='http://ics.dgtaxud.ec/" + root + "'><MesIdeMES19>MSG001</MesIdeMES19>"
                + "<MesTypMES20>" + root + "</MesTypMES20><CorIdeMES25>0JRF7UncK0t004</CorIdeMES25><HEAHEA>"
                + "<RefNumHEA4>TIDE2026000001</RefNumHEA4><DocNumHEA5>26GB08I01234567891</DocNumHEA5><" + time
                + ">202611251000</" + time + "></HEAHEA><PERLODSUMDEC><TINPLD1>GB1</TINPLD1></PERLODSUMDEC></cc3:"
                + root + ">";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
