package org.tidewaiter.message.edifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.message.Message;
import org.tidewaiter.message.Message.Happened;
import org.tidewaiter.message.MessageFormat;
import org.tidewaiter.message.NationalGuide;
import org.tidewaiter.message.Reading;
import org.tidewaiter.message.wco.WcoXml;
import org.tidewaiter.model.Field;

class NationalGuidesTest {
    static final List<String> SHIPPED = NationalGuide.SHIPPED;

    @TempDir
    Path directory;

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void every_guide_that_ships_reads_what_the_directories_have_as_they_have_it(String code) throws IOException {
        MessageFormat format = guided(code);
        for (String sample : List.of("cusdec-d96b.edi", "cuscar-d96b.edi", "cusres-d96b.edi")) {
            byte[] bytes = Reading.resource(EdifactTest.class, sample).getBytes(StandardCharsets.UTF_8);
            List<Message> usual = Reading.all(new Edifact(), bytes).stream()
                    .map(Message.class::cast)
                    .toList();
            List<Message> national =
                    Reading.all(format, bytes).stream().map(Message.class::cast).toList();
            for (int m = 0; m < usual.size(); m++) {
                assertThat(national.get(m).heading().values())
                        .containsAllEntriesOf(usual.get(m).heading().values());
                for (int i = 0; i < usual.get(m).items().size(); i++) {
                    assertThat(national.get(m).items().get(i).values())
                            .containsAllEntriesOf(usual.get(m).items().get(i).values());
                }
            }
        }
    }

    @Test
    void an_ultimate_consignee_of_the_united_states_is_the_importer_where_none_is_named() throws IOException {
        Message message = one(guided("us"), "CUSDEC", "NAD+UC+++ULTIMATE INC'NAD+MF+++MAKER LTD'");
        assertThat(Reading.heading(message, Field.IMPORTER_NAME)).isEqualTo("ULTIMATE INC");
        assertThat(Reading.heading(message, Field.SELLER_NAME)).isEqualTo("MAKER LTD");
        Message both = one(guided("us"), "CUSDEC", "NAD+UC+++ULTIMATE INC'NAD+IM+++IMPORTER INC'");
        assertThat(Reading.heading(both, Field.IMPORTER_NAME)).isEqualTo("IMPORTER INC");
        Message unguided = one(new Edifact(), "CUSDEC", "NAD+UC+++ULTIMATE INC'");
        assertThat(Reading.heading(unguided, Field.IMPORTER_NAME)).isEqualTo("null");
        assertThat(Reading.additions(unguided, "CUSDEC/NAD+UC/4.1")).containsExactly("ULTIMATE INC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"za", "AU"})
    void a_supplier_is_the_seller(String code) throws IOException {
        Message message = one(guided(code), "CUSDEC", "NAD+SU+S77++SUPPLIER LTD'");
        assertThat(Reading.heading(message, Field.SELLER_NAME)).isEqualTo("SUPPLIER LTD");
        assertThat(Reading.heading(message, Field.SELLER_ID)).isEqualTo("S77");
    }

    @Test
    void a_statistical_code_of_australia_or_of_the_union_completes_the_tariff_s() throws IOException {
        Message au = one(guided("au"), "CUSDEC", "UNS+D'CST+1+61051000+15'UNS+S'");
        assertThat(Reading.item(au, 1, Field.HS_CODE)).isEqualTo("6105100015");
        Message es = one(guided("es"), "CUSDEC", "LOC+14+ES::141:0811AA'UNS+D'CST+1+61051000:122+90:122'UNS+S'");
        assertThat(Reading.item(es, 1, Field.HS_CODE)).isEqualTo("6105100090");
        assertThat(Reading.heading(es, Field.GOODS_LOCATION)).isEqualTo("ES0811AA");
    }

    @Test
    void quantities_of_singapore_are_read_in_its_own_units() throws IOException {
        Message message = one(guided("sg"), "CUSDEC", "UNS+D'CST+1+61051000:122'MEA+AAE++TEN:12'UNS+S'");
        assertThat(Reading.item(message, 1, Field.SUPPLEMENTARY_QUANTITY)).isEqualTo("12");
        assertThat(Reading.item(message, 1, Field.SUPPLEMENTARY_UNIT)).isEqualTo("TEN");
    }

    @Test
    void a_file_of_one_s_own_comes_before_the_standard_lines_and_names_events() throws IOException {
        Path own = Files.writeString(directory.resolve("own.txt"), """
            # ours
            CUSDEC heading
              LOC+60   2.1   declaration.office_code
              RFF+ZZA  1.2   declaration.ucr  else

            events
              GIS 23 CLEARED 58
            """);
        MessageFormat format = new Edifact().in(NationalGuide.of("own.txt", directory));
        Message message = one(format, "CUSDEC", "LOC+60+OURS'LOC+22+THEIRS'RFF+ZZA:U1'RFF+UCN:U2'");
        assertThat(Reading.heading(message, Field.OFFICE_CODE)).isEqualTo("OURS");
        assertThat(Reading.additions(message, "CUSDEC/LOC+22/2.1")).containsExactly("THEIRS");
        assertThat(Reading.heading(message, Field.UCR)).isEqualTo("U2");
        assertThat(one(format, "CUSRES", "DTM+58:20250301:102'GIS+23'").events())
                .containsExactly(new Happened("CLEARED", "2025-03-01T00:00:00", null));
        assertThat(own).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUSDEC nonsense",
                "  LOC+60 2.1 declaration.office_code",
                "CUSDEC heading\n  LOC+60 2.1",
                "CUSDEC heading\n  LOC+60 2.1 declaration.nonsense",
                "CUSDEC heading\n  LOC+60 two declaration.office_code",
                "CUSDEC heading\n  LOC+60+1+2 2.1 declaration.office_code",
                "CUSDEC heading\n  LOC+60?2.1~[ 2.1 declaration.office_code",
                "CUSDEC heading\n  LOC+60?2 2.1 declaration.office_code",
                "CUSDEC heading\n  LOC+60 2.1 declaration.office_code sometimes",
                "events\n  GIS 23"
            })
    void a_line_that_is_none_is_refused_with_its_number(String text) throws IOException {
        Files.writeString(directory.resolve("own.txt"), text);
        NationalGuide guide = NationalGuide.of("own.txt", directory);
        int last = (int) text.lines().count();
        assertThatThrownBy(() -> new Edifact().in(guide))
                .hasMessageContaining("The guide own.txt cannot be used: line " + last + " ");
    }

    @Test
    void a_guide_that_does_not_exist_is_told_with_those_that_do() {
        assertThatThrownBy(() -> NationalGuide.of("xx", directory))
                .hasMessageContaining("There is no guide xx")
                .hasMessageContaining("au, es, sg, us, za");
    }

    @Test
    void formats_that_are_used_one_way_everywhere_stay_as_they_are() {
        WcoXml wco = new WcoXml();
        assertThat(wco.in(NationalGuide.of("za", directory))).isSameAs(wco);
    }

    private MessageFormat guided(String code) {
        return new Edifact().in(NationalGuide.of(code, directory));
    }

    private static Message one(MessageFormat format, String type, String body) throws IOException {
        return Reading.one(format, NationalMessagesTest.text(type, body));
    }
}
