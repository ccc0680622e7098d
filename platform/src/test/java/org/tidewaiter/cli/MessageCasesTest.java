package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.Workspace;

/** Messages as administrations send them, from the command line to the store. */
@Tag("slow")
class MessageCasesTest {
    private static final Path CASES = Path.of("src/test/resources/org/tidewaiter/message/cases");

    @TempDir
    Path directory;

    @BeforeEach
    void anEmptyWorkspace() {
        FreshWorkspace.copyTo(directory);
    }

    @Test
    void a_document_without_items_is_a_declaration_without_items() throws IOException {
        copy("07-asycuda-no-items.xml");
        copy("04-asycuda-global-taxes.xml");
        assertThat(run("load", "--workspace", "w", "07-asycuda-no-items.xml", "04-asycuda-global-taxes.xml")
                        .code())
                .isZero();
        assertThat(number("select count(*) from declaration")).isEqualTo(2);
        assertThat(number("select count(*) from goods_item")).isEqualTo(1);
        assertThat(number("select count(*) from goods_item i join declaration d using (declaration_id)"
                        + " where d.declaration_id like '%C7'"))
                .isZero();
        assertThat(run("status", "--workspace", "w").code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10-cusdec-kg.edi | KG:4.4' | KG:-4.4' | is negative",
                "10-cusdec-kg.edi | DTM+148:20250301:102 | DTM+148:2025031:102 | is not a date",
                "10-cusdec-kg.edi | DTM+148:20250301:102 | DTM+148:202503010930:102 | 12 digits are of format 203",
                "10-cusdec-kg.edi | KG:4.4' | KG:4,4,1' | is not a number",
                "15-wco-decimal-comma.xml | >11,5< | >-11,5< | is negative",
                "15-wco-decimal-comma.xml | >1234,56</Inv | >12,34,5</Inv | is not a number",
                "02-asycuda-container.xml | <Net_weight_itm>11< | <Net_weight_itm>-11< | is negative",
                "02-asycuda-container.xml | <Net_weight_itm>11< | <Net_weight_itm>heavy< | is not a number"
            })
    void what_load_refuses_check_calls_an_error_for_the_same_reason(
            String name, String right, String wrong, String reason) throws IOException {
        String text = Files.readString(CASES.resolve(name));
        assertThat(text).contains(right);
        Files.writeString(directory.resolve(name), text.replace(right, wrong));
        JsonNode checked =
                new ObjectMapper().readTree(run("check", "--json", name).out());
        assertThat(checked.get("accepted").asBoolean()).isFalse();
        List<String> told = new ArrayList<>();
        checked.get("defects")
                .forEach(d -> told.add(d.get("check").asText() + " "
                        + d.get("severity").asText() + " " + d.get("message").asText()));
        assertThat(told).anyMatch(t -> t.startsWith("value-format error") && t.contains(reason));
        JsonNode loaded = new ObjectMapper()
                .readTree(run("load", "--workspace", "w", "--json", name).out());
        assertThat(loaded.get("quarantined").asInt()).isEqualTo(1);
        run("quarantine", "--workspace", "w", "--export", "bad.csv");
        assertThat(Files.readString(directory.resolve("bad.csv"))).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "02-asycuda-container.xml",
                "04-asycuda-global-taxes.xml",
                "10-cusdec-kg.edi",
                "15-wco-decimal-comma.xml",
                "17-cusdec-national-segment.edi"
            })
    void what_load_takes_check_does_not_call_unreadable(String name) throws IOException {
        copy(name);
        assertThat(run("check", "--json", name).out()).contains("\"accepted\":true");
        assertThat(run("load", "--workspace", "w", "--json", name).out()).contains("\"quarantined\":0");
    }

    @Test
    void good_messages_of_asycuda_raise_no_false_alarm_and_bad_ones_are_told() throws IOException {
        assertThat(checks("04-asycuda-global-taxes.xml", "", "")).doesNotContain("tax-total-sum");
        assertThat(checks("04-asycuda-global-taxes.xml", ">122.0<", ">130.0<")).contains("tax-total-sum");
        assertThat(checks("05-asycuda-value-item.xml", "", "")).doesNotContain("value-expression");
        assertThat(checks("05-asycuda-value-item.xml", ">33+0+0+15-0<", ">33,5+0+0+14,5-0<"))
                .doesNotContain("value-expression");
        assertThat(checks("05-asycuda-value-item.xml", ">33+0+0+15-0<", ">33+0+0+25-0<"))
                .contains("value-expression");
        assertThat(checks("05-asycuda-value-item.xml", ">CT<", ">1<")).doesNotContain("package-type-invalid");
    }

    @Test
    void an_item_number_that_comes_twice_is_told_and_both_items_are_kept() throws IOException {
        assertThat(checks("19-wco-item-number-twice.xml", "", "")).contains("item-number-twice");
        assertThat(run("load", "--workspace", "w", "19-wco-item-number-twice.xml")
                        .code())
                .isZero();
        assertThat(number("select count(*) from goods_item")).isEqualTo(2);
        assertThat(number("select count(*) from defect where check_id = 'item-number-twice'"))
                .isEqualTo(1);
    }

    private List<String> checks(String name, String right, String wrong) throws IOException {
        String text = Files.readString(CASES.resolve(name));
        assertThat(text).contains(right);
        Files.writeString(directory.resolve(name), right.isEmpty() ? text : text.replace(right, wrong));
        List<String> found = new ArrayList<>();
        new ObjectMapper()
                .readTree(run("check", "--json", name).out())
                .get("defects")
                .forEach(d -> found.add(d.get("check").asText()));
        return found;
    }

    @Test
    void amounts_stand_in_the_store_as_they_were_meant() throws IOException {
        copy("15-wco-decimal-comma.xml");
        copy("10-cusdec-kg.edi");
        run("load", "--workspace", "w", "15-wco-decimal-comma.xml", "10-cusdec-kg.edi");
        assertThat(number("select count(*) from declaration where invoice_amount = 1234.56"))
                .isEqualTo(1);
        assertThat(number("select count(*) from goods_item where item_amount = 1234.56 and net_mass_kg = 11.5"))
                .isEqualTo(1);
        assertThat(number("select count(*) from goods_item where net_mass_kg = 4.4 and gross_mass_kg = 5"))
                .isEqualTo(1);
    }

    @Test
    void files_of_one_name_in_several_folders_are_told_apart_by_their_paths() throws IOException {
        for (String folder : List.of("a", "b/c")) {
            Files.createDirectories(directory.resolve("in").resolve(folder));
            Files.copy(
                    CASES.resolve("10-cusdec-kg.edi"),
                    directory.resolve("in").resolve(folder).resolve("one.edi"));
        }
        assertThat(files(run("check", "--json", "in"))).containsExactly("in/a/one.edi", "in/b/c/one.edi");
        assertThat(files(run("check", "--json", "in/*/one.edi", "in/b/c/one.edi")))
                .containsExactly("in/a/one.edi", "in/b/c/one.edi");
        String whole = directory.resolve("in/a/one.edi").toString();
        assertThat(files(run("check", "--json", whole))).containsExactly(whole);
        Files.writeString(directory.resolve("in/a/none.xml"), "<CC018C/>");
        assertThat(files(run("check", "--json", "in/a"))).containsExactly("in/a/none.xml", "in/a/one.edi");
    }

    private static List<String> files(CommandAnswer answer) throws IOException {
        List<String> files = new ArrayList<>();
        for (String line : answer.out().lines().toList()) {
            files.add(new ObjectMapper().readTree(line).get("file").asText());
        }
        return files;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<CC018C><x/></CC018C> | whose root is <CC018C>",
                "UNH+1+CUSDEC:D:96B:UN'BGM+929+A+9'UNT+3+1' | without its envelope",
                "ISA*00*          *00*          *02*SCAC*ZZ*CUSTOMS*250301*0930*U*00401*000000007*0*P*>~ST*309*0001~ |"
                        + " ANSI X12",
                "FWB/16 | Cargo-IMP"
            })
    void what_is_not_read_is_named_and_nobody_is_sent_to_map_it(String text, String named) throws IOException {
        Files.writeString(directory.resolve("file.txt"), text + "\n125-12345675LHRJFK/T10K120\n");
        for (List<String> command :
                List.of(List.of("load", "--workspace", "w", "file.txt"), List.of("check", "file.txt"))) {
            CommandAnswer answer = run(command.toArray(String[]::new));
            assertThat(answer.code()).isEqualTo(1);
            assertThat(answer.err())
                    .contains(named)
                    .doesNotContain("tidewaiter map")
                    .doesNotContain("--mapping");
        }
    }

    /** As a table it would be read in part: what is named instead is what it is, and where a table of it is loaded. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Declaration\":{\"ID\":\"25J1\",\"FunctionCode\":\"9\",\"FunctionalReferenceID\":\"R1\",\"AcceptanceDateTime\":\"20250301\",\"GoodsShipment\":"
                        + "{\"GovernmentAgencyGoodsItem\":[{\"SequenceNumeric\":1,\"Origin\":[{\"CountryCode\":\"CN\"}]},{\"SequenceNumeric\":2}]}}}",
                "[{\"wco:Response\": {\"wco:FunctionalReferenceID\": \"R1\", \"wco:FunctionCode\": \"09\", \"wco:IssueDateTime\": \"20250302\"}}]"
            })
    void a_message_of_the_wco_in_json_is_read_as_one_and_is_no_table(String text) throws IOException {
        Files.writeString(directory.resolve("file.json"), text);
        assertThat(run("load", "--workspace", "w", "file.json").out()).contains("accepted 1");
        assertThat(number("select count(*) from goods_item")).isEqualTo(text.startsWith("[") ? 0 : 2);
        assertThat(number("select count(*) from response where event_code = 'CLEARED'"))
                .isEqualTo(text.startsWith("[") ? 1 : 0);
        assertThat(run("check", "file.json").err()).doesNotContain("JSON");
        CommandAnswer map = run("map", "file.json");
        assertThat(map.code()).isNotZero();
        assertThat(map.err()).contains("is of the WCO Data Model in JSON, and no table");
    }

    @Test
    void json_of_which_a_mapping_says_how_it_is_a_table_is_one() throws IOException {
        Files.writeString(
                directory.resolve("file.json"),
                "[{\"Declaration\":{\"FunctionalReferenceID\":\"R1\"}, \"code\": \"610510\", \"day\": \"2025-03-01\"}]");
        Files.writeString(
                directory.resolve("m.yaml"),
                "columns:\n  Declaration.FunctionalReferenceID: declaration.declaration_id\n  code: goods_item.hs_code\n  day: declaration.accepted_at\n");
        CommandAnswer answer = run("load", "--workspace", "w", "--mapping", "m.yaml", "file.json");
        assertThat(answer.err() + answer.out()).contains("accepted 1");
        assertThat(number("select count(*) from goods_item where declaration_id = 'R1' and hs_code = '610510'"))
                .isEqualTo(1);
    }

    @Test
    void a_guide_is_named_by_its_country_or_its_file() throws IOException {
        String text = Files.readString(CASES.resolve("10-cusdec-kg.edi"))
                .replace("UNS+D'", "NAD+UC+++ULTIMATE INC'\nUNS+D'")
                .replace("UNT+12+", "UNT+13+");
        Files.writeString(directory.resolve("us.edi"), text);
        assertThat(run("load", "--workspace", "w", "--guide", "us", "us.edi").code())
                .isZero();
        assertThat(number("select count(*) from declaration where importer_name = 'ULTIMATE INC'"))
                .isEqualTo(1);
        Files.writeString(directory.resolve("own.txt"), "CUSDEC heading\n  NAD+UC 4.* declaration.buyer_name\n");
        assertThat(run("check", "--guide", "own.txt", "us.edi").code()).isZero();
        CommandAnswer none = run("check", "--guide", "nowhere", "us.edi");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("There is no guide nowhere");
    }

    @Test
    void what_comes_back_from_the_quarantine_is_read_by_the_guide_by_which_it_was_loaded() throws IOException {
        String text = Files.readString(CASES.resolve("10-cusdec-kg.edi"))
                .replace("UNS+D'", "NAD+UC+++ULTIMATE INC'\nUNS+D'")
                .replace("UNT+12+", "UNT+13+")
                .replace("KG:4.4'", "KG:heavy'");
        Files.writeString(directory.resolve("us.edi"), text);
        run("load", "--workspace", "w", "--guide", "us", "us.edi");
        run("quarantine", "--workspace", "w", "--export", "bad.csv");
        Path bad = directory.resolve("bad.csv");
        Files.writeString(bad, Files.readString(bad).replace("KG:heavy'", "KG:heavier'"));
        run("quarantine", "--workspace", "w", "--return", "bad.csv");
        run("quarantine", "--workspace", "w", "--export", "again.csv");
        Path again = directory.resolve("again.csv");
        Files.writeString(again, Files.readString(again).replace("KG:heavier'", "KG:4.4'"));
        CommandAnswer back = run("quarantine", "--workspace", "w", "--return", "again.csv");
        assertThat(back.code()).as(back.err()).isZero();
        assertThat(number("select count(*) from declaration where importer_name = 'ULTIMATE INC'"))
                .isEqualTo(1);
    }

    /** What stands for a commodity code on a waybill costs neither the waybill nor itself; a declaration has to have a right one. */
    @ParameterizedTest
    @ValueSource(strings = {"000111", "770000"})
    void a_manifest_whose_commodity_code_is_none_is_taken_with_the_code_beside(String code) throws IOException {
        Path waybill = Path.of("src/test/resources/org/tidewaiter/message/aircargo/waybill.xml");
        Files.writeString(
                directory.resolve("waybill.xml"), Files.readString(waybill).replace("880330", code));
        assertThat(run("load", "--workspace", "w", "waybill.xml").code()).isZero();
        assertThat(number("select count(*) from advance_cargo_item where hs_code is null"))
                .isEqualTo(1);
        assertThat(number(
                        "select count(*) from store.advance_cargo_addition where name = 'goods_item.hs_code.as_declared'"
                                + " and value = '" + code + "'"))
                .isEqualTo(1);
        CommandAnswer check = run("check", "--json", "waybill.xml");
        assertThat(check.out()).doesNotContain("which the Harmonized System does not have");
    }

    private void copy(String name) throws IOException {
        Files.copy(CASES.resolve(name), directory.resolve(name));
    }

    private long number(String sql) {
        try (Workspace workspace = Workspace.open(directory.resolve("w"), "test")) {
            return workspace.lake().number(sql);
        }
    }

    private CommandAnswer run(String... arguments) {
        return CommandAnswer.of(directory, arguments);
    }
}
