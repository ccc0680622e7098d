package org.tidewaiter.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<?xml version='1.0'?><ncts:CC018C xmlns:ncts='http://ncts.dgtaxud.ec'><x/></ncts:CC018C> | <CC018C>,"
                        + " a message of the transit system",
                "<!-- an order --><Order><ID/></Order> | <Order>, a commercial document (UBL),",
                "<Waybill xmlns='urn:oasis:names:specification:ubl:schema:xsd:Waybill-2'><ID/></Waybill> | <Waybill>, a commercial document (UBL),",
                "<a:ESADout_CU xmlns:a='urn:customs.ru:x'><b/></a:ESADout_CU> | <ESADout_CU>, a declaration of the Eurasian Economic Union,",
                "<c:CEB311Message xmlns:c='x'><b/></c:CEB311Message> | <CEB311Message>, a message of cross-border trade of China's single window,",
                "<Gelen><BeyannameBilgi/></Gelen> | <Gelen>, a declaration of Türkiye's BILGE,",
                "<IE3B01><x/></IE3B01> | <IE3B01>, a message of the Import Control System 2",
                "<BookingRequest xmlns='iata:bookingrequest:1'/> | <BookingRequest>, a message of IATA Cargo-XML",
                "<!DOCTYPE Invoice><Invoice>1</Invoice> | <Invoice>, a commercial invoice",
                "<something><x/></something> | <something> and no message of a format that is known here"
            })
    void xml_is_named_by_its_root_with_what_is_read(String text, String named) {
        UnreadFormat unread = UnreadFormat.of(text).orElseThrow();
        assertThat(unread.what()).startsWith("is XML whose root is ").contains(named);
        assertThat(unread.remedy())
                .contains("CUSDEC")
                .contains("<ASYCUDA>")
                .contains("<Awmds>")
                .doesNotContain("to map");
    }

    @Test
    void formats_that_are_no_xml_are_told_by_how_they_begin() {
        String x12 = "ISA*00*          *00*          *02*SCAC           *ZZ*CUSTOMS       "
                + " *250301*0930*U*00401*000000007*0*P*>~"
                + "GS*SO*SCAC*CUSTOMS*20250301*0930*7*X*004010~ST*358*0001~M10*SCAC*O*US*9122447~SE*3*0001~";
        assertThat(UnreadFormat.of(x12).orElseThrow().what())
                .isEqualTo(
                        "is an ANSI X12 interchange (transaction set 358, the trip of a lorry or train with its crew), which is not read");
        assertThat(UnreadFormat.of("ST*309*0001~").orElseThrow().what()).contains("whose envelope is not whole");
        assertThat(UnreadFormat.of("ST*350*0001~").orElseThrow().what()).contains("350");
        assertThat(UnreadFormat.of("FWB/16\r\n125-12345675LHRJFK/T10K120\r\n")
                        .orElseThrow()
                        .what())
                .isEqualTo("is an IATA Cargo-IMP message (FWB), which is not read");
        assertThat(UnreadFormat.of("FFM/8\n1/BA117/01MAR/LHR\n").orElseThrow().what())
                .contains("(FFM)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UNH+1+CUSDEC:D:96B:UN'BGM+929+A+9'", "\r\nUNA:+.? 'UNH+1+CUSDEC:D:96B:UN'", "UNH:1:CUSDEC;D;96B"
            })
    void a_message_of_edifact_without_its_envelope_is_told_as_that(String text) {
        UnreadFormat unread = UnreadFormat.of(text).orElseThrow();
        assertThat(unread.what()).isEqualTo("is a UN/EDIFACT message (CUSDEC) without its envelope: it has no UNB");
        assertThat(unread.remedy()).contains("from UNA or UNB to UNZ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id,day\n1,2",
                "ISA;day\n1;2",
                "ST;hs_code\n12;6105",
                "STATUS,code\n1,2",
                "FWB\n1\n",
                "FHL/FWB,office\n1,2",
                "UNH,CUSDEC\n1,2",
                "{\"a\": 1}"
            })
    void a_table_is_none_of_them(String text) {
        assertThat(UnreadFormat.of(text)).isEmpty();
    }

    @Test
    void an_interchange_in_small_letters_is_told_as_that() {
        assertThat(UnreadFormat.of("unb+unoc:3+a+b+240311:1200+1'unh+1+cusdec:d:96b:un'")
                        .orElseThrow()
                        .what())
                .contains("in small letters");
        assertThat(UnreadFormat.of("unbelievable,day\n1,2\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message follows:\nUNA:+.? 'UNB+UNOC:3+A+B+260101:1200+1'",
                "'UNA:+.? 'UNB+UNOC:3+A+B+260101:1200+1'",
                "From: Customs\r\n\r\nUNB+UNOC:3+A+B+260101:1200+1'\r\nUNH+1+CUSDEC:D:96B:UN'\r\n"
            })
    void something_before_an_interchange_is_told(String text) {
        assertThat(UnreadFormat.of(text).orElseThrow().what())
                .startsWith("is a UN/EDIFACT interchange with something before its UNA or UNB: '");
    }

    @Test
    void a_table_with_messages_in_its_cells_is_no_interchange() {
        assertThat(UnreadFormat.of("id,original\n1,\"UNB+UNOC:3+A+B+260101:1200+1'\"\n"))
                .isEmpty();
        assertThat(UnreadFormat.of("original;day\nUNB+UNOC:3+A+B+260101:1200+1';2026-01-01\n"))
                .isEmpty();
    }

    @Test
    void an_envelope_is_told_with_what_its_body_holds() {
        String soap =
                "<s:Envelope xmlns:s='u'><s:Header><w:Security/></s:Header><s:Body><e:%s a='1'><x/></e:%s></s:Body>"
                        + "</s:Envelope>";
        assertThat(UnreadFormat.of(soap.replace("%s", "CC515CV1Sal"))
                        .orElseThrow()
                        .what())
                .isEqualTo("is XML whose root is <Envelope> and whose Body holds <CC515CV1Sal>, a message of the export"
                        + " system (AES), and no message of a format that is known here");
        assertThat(UnreadFormat.of(soap.replace("%s", "Ping")).orElseThrow().what())
                .contains("whose Body holds <Ping> and no message");
        assertThat(UnreadFormat.of("<Envelope/>").orElseThrow().what())
                .contains("a SOAP envelope in whose first 16 MB no message is known");
    }

    private static final String CUSDEC =
            "UNA:+.? 'UNB+UNOC:3+SENDER:ZZ+CUSTOMS:ZZ+261130:1200+77'UNH+1+CUSDEC:D:96B:UN'";
    private static final String XML =
            "<?xml version='1.0'?><Declaration><FunctionalReferenceID>TIDE-1</FunctionalReferenceID></Declaration>";

    @Test
    void a_message_in_base64_or_hexadecimal_digits_is_told_with_what_to_do() {
        String lines = Base64.getMimeEncoder().encodeToString((CUSDEC + CUSDEC).getBytes(StandardCharsets.UTF_8));
        UnreadFormat edifact = UnreadFormat.of(lines).orElseThrow();
        assertThat(edifact.what()).isEqualTo("is a UN/EDIFACT interchange in Base64 and no table");
        assertThat(edifact.remedy()).startsWith("decode it");
        byte[] xml = XML.getBytes(StandardCharsets.UTF_8);
        assertThat(UnreadFormat.of(Base64.getUrlEncoder().withoutPadding().encodeToString(xml))
                        .orElseThrow()
                        .what())
                .isEqualTo("is a message of XML in Base64 and no table");
        assertThat(UnreadFormat.of(HexFormat.of().formatHex(xml)).orElseThrow().what())
                .isEqualTo("is a message of XML in hexadecimal digits and no table");
    }

    @Test
    void a_message_in_a_value_of_json_or_xml_is_told_with_the_value() {
        assertThat(UnreadFormat.inJson("{\"id\": 1, \"payload\": \"" + CUSDEC + "\"}")
                        .orElseThrow()
                        .what())
                .isEqualTo("is JSON that holds, in \"payload\", a UN/EDIFACT interchange");
        String packed = Base64.getEncoder().encodeToString(XML.getBytes(StandardCharsets.UTF_8));
        assertThat(UnreadFormat.inJson("[{\"data\":\"" + packed + "\"}]")
                        .orElseThrow()
                        .what())
                .contains("in \"data\", a message of XML in Base64");
        String element = "{\"id\": 1,\n \"xml\": \"" + XML.substring(XML.indexOf("<D")) + "\"}";
        assertThat(UnreadFormat.inJson(element).orElseThrow().what()).contains("in \"xml\", a message of XML");
        assertThat(MessageFormats.recognise(element.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        String escaped = XML.replace("<", "&lt;").replace(">", "&gt;");
        for (String text : List.of(escaped, "<![CDATA[" + CUSDEC + "]]>", packed)) {
            assertThat(UnreadFormat.of("<string xmlns='u'>" + text + "</string>")
                            .orElseThrow()
                            .what())
                    .startsWith("is XML that holds, in <string> as text, a");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id;text",
                "DECLARATIONSOFTHEYEARTWENTYTWENTYSIXWITHALLTHEIRITEMSANDTAXESANDDOCUMENTS",
                "{\"id\":\"1\",\"text\":\"UNBELIEVABLE\"}",
                "{\"text\":\"01234567890123456789012345678901234567890123456789012345678901234567890123456789\"}"
            })
    void words_and_digits_are_no_packed_message(String text) {
        assertThat(UnreadFormat.of(text)).isEmpty();
        assertThat(UnreadFormat.inJson(text)).isEmpty();
    }
}
