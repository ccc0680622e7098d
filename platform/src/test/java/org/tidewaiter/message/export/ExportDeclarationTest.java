package org.tidewaiter.message.export;

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

class ExportDeclarationTest {
    private static final MessageFormat FORMAT = MessageFormats.named("aes").orElseThrow();

    @Test
    void an_export_declaration_is_a_declaration_that_goes_by_its_reference() throws IOException {
        Message message = declaration();
        assertThat(message.kind()).isEqualTo(Message.Kind.DECLARATION);
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("TIDE-EXP-1");
        assertThat(Reading.heading(message, Field.TYPE_CODE)).isEqualTo("EXA");
        assertThat(Reading.heading(message, Field.LODGED_AT)).isEqualTo("2026-11-24T18:30:00");
        assertThat(Reading.heading(message, Field.EXIT_OFFICE)).isEqualTo("NL000396");
        assertThat(Reading.heading(message, Field.EXPORTER_ADDRESS)).isEqualTo("3 Quai Neuf, 33000, Bordeaux, FR");
        assertThat(Reading.heading(message, Field.IMPORTER_NAME)).isEqualTo("Bomba e Filhos");
        assertThat(Reading.heading(message, Field.DESTINATION_COUNTRY)).isEqualTo("BR");
        assertThat(Reading.heading(message, Field.INVOICE_NUMBER)).isEqualTo("INV-2026-77");
    }

    @Test
    void an_amount_has_its_currency_and_the_rate_is_as_given() throws IOException {
        Message message = declaration();
        assertThat(Reading.heading(message, Field.INVOICE_AMOUNT)).isEqualTo("18250.4");
        assertThat(Reading.heading(message, Field.CURRENCY)).isEqualTo("USD");
        assertThat(Reading.heading(message, Field.EXCHANGE_RATE)).isEqualTo("1.0825");
    }

    @Test
    void an_item_has_code_procedures_masses_and_the_only_container() throws IOException {
        Message message = declaration();
        assertThat(Reading.item(message, 1, Field.HS_CODE)).isEqualTo("84137059");
        assertThat(Reading.item(message, 1, Field.PROCEDURE_CODE)).isEqualTo("10");
        assertThat(Reading.item(message, 1, Field.PREVIOUS_PROCEDURE_CODE)).isEqualTo("00");
        assertThat(Reading.item(message, 1, Field.NET_MASS_KG)).isEqualTo("1180");
        assertThat(Reading.item(message, 1, Field.SUPPLEMENTARY_QUANTITY)).isEqualTo("4");
        assertThat(Reading.item(message, 1, Field.STATISTICAL_VALUE)).isEqualTo("16859.49");
        assertThat(Reading.item(message, 1, Field.CONTAINER_ID)).isEqualTo("CSQU3054383");
        Reading.assertNothingLost(message);
    }

    @ParameterizedTest
    @CsvSource({
        "CC528C, <declarationAcceptanceDate>2026-11-25</declarationAcceptanceDate>, ACCEPTED, 2026-11-25",
        "CC529C, <releaseDate>2026-11-26</releaseDate>, RELEASED, 2026-11-26",
        "CC529C, <releaseDateAndTime>2026-11-26T12:00:00</releaseDateAndTime>, RELEASED, 2026-11-26T12:00:00",
        "CC556C, '', REJECTED, 2026-11-27T08:00:00"
    })
    void an_answer_names_its_declaration_and_says_what_happened_when(
            String root, String operation, String event, String at) throws IOException {
        Message message = Reading.one(FORMAT, answer(root, operation, ""));
        assertThat(message.kind()).isEqualTo(Message.Kind.RESPONSE);
        assertThat(Reading.heading(message, Field.DECLARATION_ID)).isEqualTo("26FRB0B01AA01858A3");
        assertThat(Reading.heading(message, Field.LOCAL_REFERENCE)).isEqualTo("TIDE-EXP-1");
        assertThat(message.events()).containsExactly(new Message.MessageEvent(event, at, "customs"));
        Reading.assertNothingLost(message);
    }

    @Test
    void goods_left_on_the_day_that_the_office_of_exit_saw_them_leave_or_on_none() throws IOException {
        String exit = "<ExitControlResult><code>A2</code><exitDate>2026-11-28</exitDate></ExitControlResult>";
        assertThat(Reading.one(FORMAT, answer("CC599C", "", exit)).events())
                .containsExactly(new Message.MessageEvent("EXITED", "2026-11-28", "customs"));
        assertThat(Reading.one(FORMAT, answer("CC599C", "", "")).events()).isEmpty();
    }

    @Test
    void the_format_is_known_by_its_root() throws IOException {
        byte[] text =
                Reading.resource(ExportDeclarationTest.class, "cc515c.xml").getBytes(StandardCharsets.UTF_8);
        assertThat(MessageFormats.recognise(text).orElseThrow().name()).isEqualTo("aes");
    }

    private static String answer(String root, String operation, String more) {
        return "<" + root + "><preparationDateAndTime>2026-11-27T08:00:00</preparationDateAndTime>"
                + "<messageType>" + root + "</messageType><ExportOperation><LRN>TIDE-EXP-1</LRN>"
                + "<MRN>26FRB0B01AA01858A3</MRN>" + operation + "</ExportOperation>" + more + "</" + root + ">";
    }

    private static Message declaration() throws IOException {
        return Reading.one(FORMAT, Reading.resource(ExportDeclarationTest.class, "cc515c.xml"));
    }
}
