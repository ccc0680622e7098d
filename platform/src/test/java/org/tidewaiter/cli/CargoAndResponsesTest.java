package org.tidewaiter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.engine.Workspace;

/** Manifests, entry summaries, responses and amendments from the command line to the store: nothing of them is lost. */
@Tag("slow")
class CargoAndResponsesTest {
    private static final Path MESSAGES = Path.of("src/test/resources/org/tidewaiter/message");
    private static final Path ENTRY_SUMMARIES = Path.of("src/test/resources/org/tidewaiter/checks/ens/cases");

    @TempDir
    Path directory;

    @BeforeEach
    void anEmptyWorkspace() {
        FreshWorkspace.copyTo(directory);
    }

    private record Text(String value) {}

    @Test
    void a_manifest_of_one_consignment_stands_in_columns() throws IOException {
        load(MESSAGES.resolve("cases/03-cuscar-loss.edi"));
        assertThat(text("select concat_ws('|', reference, type_code, transport_document, voyage_number, transport_id,"
                        + " transport_name, loading_place, unloading_place, carrier_id, consignee_name, consignee_address,"
                        + " consignor_name) from advance_cargo"))
                .isEqualTo(
                        "MAN0003|85|BLNR77|VOY77|9122447|MV EXAMPLE|CNSHA|NLRTM|CARR|RECEIVER NAME|STREET 5, ROTTERDAM|"
                                + "SENDER NAME");
        assertThat(text("select concat_ws('|', description, gross_mass_kg::double, packages, package_type, marks,"
                        + " undg_code) from advance_cargo_item"))
                .isEqualTo("COTTON SHIRTS FOR MEN|120.5|10|CT|MARKS77|1263");
    }

    @Test
    void bills_and_parties_before_the_only_consignment_are_its_own() throws IOException {
        load(MESSAGES.resolve("cases/09-cuscar-header-parties.edi"));
        assertThat(text("select concat_ws('|', transport_document, consignee_name, consignor_name, voyage_number)"
                        + " from advance_cargo"))
                .isEqualTo("HOUSE9|RECEIVER NAME|SENDER NAME|VOY9");
        assertThat(count("select count(*) from message_document where reference = 'MASTER9' and category = 'transport'"
                        + " and sequence is null"))
                .isEqualTo(1);
    }

    @Test
    void each_item_of_a_manifest_of_several_bills_has_its_own() throws IOException {
        load(MESSAGES.resolve("awmds/manifest.xml"));
        assertThat(text("select string_agg(transport_document, '|' order by sequence) from advance_cargo_item"))
                .isEqualTo("TIDE0001|TIDE0002");
        assertThat(count("select count(distinct sequence) from advance_cargo_addition where sequence > 0"))
                .isEqualTo(2);
    }

    @Test
    void a_manifest_that_comes_again_is_told_and_the_latest_stands() throws IOException {
        String manifest = Files.readString(MESSAGES.resolve("cases/03-cuscar-loss.edi"));
        load(MESSAGES.resolve("cases/03-cuscar-loss.edi"));
        Path again = Files.writeString(directory.resolve("again.edi"), manifest.replace("MARKS77", "MARKS78"));
        CommandAnswer told = CommandAnswer.of(directory, "load", "--workspace", "w", again.toString());
        assertThat(told.out()).contains("1 has the reference of advance cargo that came before");
        assertThat(text("select string_agg(stands::varchar, '|' order by cargo_key) from advance_cargo"))
                .isEqualTo("false|true");
    }

    @Test
    void items_are_known_whatever_the_case_of_their_element() throws IOException {
        String filing = Files.readString(MESSAGES.resolve("ics2/ie3f10.xml"));
        load(Files.writeString(directory.resolve("capital.xml"), filing.replace("goodsItem", "GoodsItem")));
        load(MESSAGES.resolve("ics2/ie3f10.xml"));
        assertThat(count("select count(distinct description) from advance_cargo_item"))
                .isPositive();
        assertThat(count("select count(*) from advance_cargo_item where cargo_key = 0"))
                .isEqualTo(count("select count(*) from advance_cargo_item where cargo_key = 1"))
                .isPositive();
    }

    @Test
    void an_amendment_names_its_declaration_although_it_gives_no_time() throws IOException {
        load(MESSAGES.resolve("cases/20-wco-amendment.xml"));
        assertThat(text("select concat_ws('|', stated_declaration_id, local_reference, type_code, declaration_key)"
                        + " from response"))
                .isEqualTo("25XXAMEND00000020|LRNAMEND20|COR");
        assertThat(count("select count(*) from store.response where event_code = 'AMENDMENT_REQUESTED' and occurred_at"
                        + " is null and declaration_id = '25XXAMEND00000020'"))
                .isEqualTo(1);
    }

    @Test
    void an_amendment_is_matched_with_its_declaration_whichever_comes_first() throws IOException {
        String amendment = Files.readString(MESSAGES.resolve("cases/20-wco-amendment.xml"));
        String number = numberIn(Files.readString(MESSAGES.resolve("cases/15-wco-decimal-comma.xml")));
        Files.writeString(directory.resolve("amendment.xml"), amendment.replace("25XXAMEND00000020", number));
        load(directory.resolve("amendment.xml"));
        assertThat(count("select count(declaration_key) from response")).isZero();
        load(MESSAGES.resolve("cases/15-wco-decimal-comma.xml"));
        assertThat(count("select count(*) from response join declaration using (declaration_key)"
                        + " where event_code = 'AMENDMENT_REQUESTED'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from event where event_code = 'AMENDMENT_REQUESTED'"))
                .isEqualTo(1);
    }

    private static String numberIn(String declaration) {
        int at = declaration.indexOf("<ID>") + 4;
        return declaration.substring(at, declaration.indexOf("</ID>", at));
    }

    @Test
    void a_response_without_any_event_names_its_declaration() throws IOException {
        Files.writeString(
                directory.resolve("quiet.edi"),
                "UNB+UNOC:3+CUSTOMS+SENDER+250301:0930+7'UNH+1+CUSRES:D:96B:UN'BGM+962+REF0099+11'RFF+ABT:25XXQUIET0001'"
                        + "LOC+22+OFFICE77'UNT+5+1'UNZ+1+7'");
        load(directory.resolve("quiet.edi"));
        assertThat(text("select concat_ws('|', stated_declaration_id, local_reference, office_code) from response"))
                .isEqualTo("25XXQUIET0001|REF0099|OFFICE77");
        assertThat(count("select count(*) from store.response")).isZero();
    }

    /** What was sent first, and what came back: by number, by reference, by both and then by the number alone, by the bill. */
    @ParameterizedTest
    @CsvSource({
        "ics2/ie3f10.xml, ics2/ie3r01.xml, TIDE-SEA-0042",
        "ics2/ie3f20.xml, ics2/ie3n99.xml, TIDE-AIR-0001",
        "x12/manifest-309.x12, x12/rejection-355.x12, TIDE-014E-77-1803-20261125",
        "aircargo/waybill.xml, aircargo/status.xml, 618-12345675"
    })
    void an_answer_is_matched_with_the_cargo_it_is_about(String cargo, String answer, String reference)
            throws IOException {
        load(MESSAGES.resolve(answer));
        assertThat(count("select count(cargo_key) from response")).isZero();
        load(MESSAGES.resolve(cargo));
        assertThat(text("select distinct reference from response")).isEqualTo(reference);
        assertThat(count("select count(*) from response join advance_cargo using (cargo_key)"))
                .isPositive();
    }

    @Test
    void a_status_of_a_bill_is_matched_with_the_manifest_that_has_the_bill() throws IOException {
        load(MESSAGES.resolve("x12/manifest-309.x12"));
        load(MESSAGES.resolve("x12/status-350.x12"));
        assertThat(count("select count(cargo_key) from response where transport_document = 'TIDE0001'"))
                .isEqualTo(1);
        assertThat(count("select count(cargo_key) from response where transport_document = 'TIDE0003'"))
                .isZero();
    }

    @Test
    void what_names_the_number_alone_is_found_by_the_registration_that_says_the_reference_too() throws IOException {
        load(MESSAGES.resolve("ics2/ie3f10.xml"));
        Files.writeString(
                directory.resolve("assessed.xml"),
                "<IE3N03><MRN>26DE004851A0000017</MRN><completionDate>2026-11-20T12:00:00Z</completionDate></IE3N03>");
        load(directory.resolve("assessed.xml"));
        assertThat(count("select count(cargo_key) from response")).isZero();
        load(MESSAGES.resolve("ics2/ie3r01.xml"));
        assertThat(text("select reference from response where event_code = 'RISK_ASSESSED'"))
                .isEqualTo("TIDE-SEA-0042");
    }

    /** Transit and export go by their reference until Customs gives a number. */
    @ParameterizedTest
    @CsvSource({
        "transit/cc015c.xml, CC028C, CC045C, TransitOperation, writeOffDate, CLEARED",
        "export/cc515c.xml, CC528C, CC529C, ExportOperation, releaseDate, RELEASED"
    })
    void answers_are_matched_with_the_declaration_by_reference_and_then_by_number(
            String declaration, String registration, String later, String operation, String day, String event)
            throws IOException {
        load(MESSAGES.resolve(declaration));
        String reference = between(Files.readString(MESSAGES.resolve(declaration)), "LRN");
        String number = "26DE00485199999911";
        Files.writeString(
                directory.resolve("later.xml"),
                "<%1$s><preparationDateAndTime>2026-11-26T08:00:00</preparationDateAndTime><%2$s><MRN>%3$s</MRN><%4$s>2026-11-26</%4$s></%2$s></%1$s>"
                        .formatted(later, operation, number, day));
        load(directory.resolve("later.xml"));
        assertThat(count("select count(declaration_key) from response")).isZero();
        Files.writeString(
                directory.resolve("registration.xml"),
                "<%1$s><preparationDateAndTime>2026-11-25T08:00:00</preparationDateAndTime><%2$s><LRN>%3$s</LRN><MRN>%4$s</MRN></%2$s></%1$s>"
                        .formatted(registration, operation, reference, number));
        load(directory.resolve("registration.xml"));
        assertThat(count("select count(declaration_key) from response")).isEqualTo(2);
        assertThat(text("select event_code from event order by occurred_at desc nulls last"))
                .isEqualTo(event);
    }

    @Test
    void a_reference_that_two_declarations_have_names_neither() throws IOException {
        String cusdec =
                "UNB+UNOC:3+A+B+250301:0930+%1$s'UNH+1+CUSDEC:D:96B:UN'BGM+929+SAMEREF+9'RFF+ABT:%1$s'DTM+148:20250301:102'"
                        + "CST+1+620520:122'UNT+6+1'UNZ+1+%1$s'";
        for (String number : Set.of("25XXONE00001", "25XXTWO00002")) {
            Files.writeString(directory.resolve(number + ".edi"), cusdec.formatted(number));
            load(directory.resolve(number + ".edi"));
        }
        Files.writeString(
                directory.resolve("answer.edi"),
                "UNB+UNOC:3+B+A+250302:0930+9'UNH+1+CUSRES:D:96B:UN'BGM+962+SAMEREF+11'GIS+4'UNT+4+1'UNZ+1+9'");
        load(directory.resolve("answer.edi"));
        assertThat(count("select count(*) from declaration where local_reference = 'SAMEREF'"))
                .isEqualTo(2);
        assertThat(count("select count(declaration_key) from response")).isZero();
    }

    private static String between(String xml, String name) {
        int at = xml.indexOf("<" + name + ">") + name.length() + 2;
        return xml.substring(at, xml.indexOf("</" + name + ">", at));
    }

    @Test
    void what_a_response_says_of_items_stands_in_columns() throws IOException {
        load(MESSAGES.resolve("wco/tax.xml"));
        assertThat(count("select count(*) from response_item where tax_assessed is not null"))
                .isPositive();
        assertThat(count("select count(*) from response where tax_assessed is not null"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cases/03-cuscar-loss.edi",
                "cases/09-cuscar-header-parties.edi",
                "cases/20-wco-amendment.xml",
                "edifact/cuscar-d01b.edi",
                "edifact/cuscar-d96b.edi",
                "edifact/cusres-d01b.edi",
                "edifact/cusres-d96b.edi",
                "wco/accepted.xml",
                "wco/amendment.xml",
                "wco/arrival.xml",
                "wco/cleared.xml",
                "wco/full-answer.xml",
                "wco/received-with-errors.xml",
                "wco/tax.xml"
            })
    void every_text_of_a_message_is_found_in_the_store(String name) throws IOException {
        assertThat(lost(MESSAGES.resolve(name))).isEmpty();
    }

    @Test
    void every_text_of_an_entry_summary_is_found_in_the_store() throws IOException {
        assertThat(lost(ENTRY_SUMMARIES.resolve("TOTGROMASHEA307.1.07.xml"))).isEmpty();
    }

    @Test
    void a_text_that_no_column_has_would_be_noticed() throws IOException {
        load(MESSAGES.resolve("cases/03-cuscar-loss.edi"));
        assertThat(missing(Set.of("BLNR77", "NOWHERE"))).containsExactly("NOWHERE");
    }

    /** The texts of three characters or more that no column of the workspace has after the file was loaded. */
    private Set<String> lost(Path file) throws IOException {
        load(file);
        return missing(StoredTexts.leaves(file));
    }

    private Set<String> missing(Set<String> leaves) {
        try (Workspace workspace = Workspace.open(directory.resolve("w"), "test")) {
            return StoredTexts.of(workspace).without(leaves);
        }
    }

    private void load(Path file) {
        CommandAnswer loaded = CommandAnswer.of(
                directory, "load", "--workspace", "w", file.toAbsolutePath().toString());
        assertThat(loaded.code()).as(loaded.err()).isZero();
    }

    private long count(String sql) {
        try (Workspace workspace = Workspace.open(directory.resolve("w"), "test")) {
            return workspace.lake().number(sql);
        }
    }

    private String text(String sql) {
        try (Workspace workspace = Workspace.open(directory.resolve("w"), "test")) {
            return workspace.lake().query(Text.class, sql).getFirst().value();
        }
    }
}
