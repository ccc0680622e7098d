package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.checks.Checks;
import org.tidewaiter.datamodel.FreshWorkspace;
import org.tidewaiter.dataquality.StoredDataCheck;
import org.tidewaiter.engine.Workspace;

/** What repeats in messages, in its tables: it can be asked which tax was 1,810 and which day belongs to the fourth document. */
@Tag("slow")
class LinesOfMessagesTest {
    private static final Path MESSAGES = Path.of("src/test/resources/org/tidewaiter/message");

    @TempDir
    Path directory;

    @AutoClose
    private Workspace workspace;

    private record Text(String value) {}

    @BeforeEach
    void open() {
        workspace = FreshWorkspace.in(directory);
    }

    private LoadReport load(Path file) {
        return MessageLoad.load(
                        workspace,
                        file,
                        message -> List.of(),
                        new LoadOptions(false, true, Actor.systemUser()),
                        LoadProgress.SILENT)
                .orElseThrow();
    }

    private LoadReport load(String text) throws IOException {
        return load(Files.writeString(directory.resolve(Integer.toHexString(text.hashCode()) + ".xml"), text));
    }

    private List<String> texts(String sql) {
        return workspace.lake().query(Text.class, sql).stream().map(Text::value).toList();
    }

    private static final String DECLARATION = """
        <MetaData xmlns="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2"><Declaration xmlns="urn:wco:datamodel:WCO:DEC-DMS:2">
        <AcceptanceDateTime>20250301</AcceptanceDateTime><FunctionCode>9</FunctionCode><ID>%s</ID><TypeCode>IMA</TypeCode>
        <GoodsShipment>%s<GovernmentAgencyGoodsItem><SequenceNumeric>1</SequenceNumeric>%s</GovernmentAgencyGoodsItem>
        </GoodsShipment></Declaration></MetaData>""";

    private static final String GOODS =
            "<Commodity><Description>cotton shirts</Description><Classification><ID>610510</ID>"
                    + "<IdentificationTypeCode>TSP</IdentificationTypeCode></Classification>%s</Commodity>%s";

    @Test
    void a_container_beside_the_items_of_a_declaration_is_in_the_table_of_containers() {
        load(MESSAGES.resolve("cases/01-wco-container.xml"));
        load(MESSAGES.resolve("cases/02-asycuda-container.xml"));
        assertThat(texts("select declaration_id || ' ' || coalesce(sequence::varchar, '-') || ' ' || container_id"
                        + " from container order by all"))
                .containsExactly("25XX00000000000001 - MSCU6639870", "XX01-2025-C2 1 MSCU6639870");
    }

    @Test
    void a_commodity_code_that_is_not_given_is_nothing_and_no_empty_text() throws IOException {
        load(DECLARATION.formatted("25XXNONE", "", "<Commodity><Description>cotton shirts</Description></Commodity>"));
        load(DECLARATION.formatted("25XXSOME", "", GOODS.formatted("", "")));
        assertThat(
                        texts(
                                "select declaration_id || ' ' || coalesce(hs_code, 'nothing') as value from goods_item order by all"))
                .containsExactly("25XXNONE nothing", "25XXSOME 610510");
    }

    /** Each consignment of a report of cargo (WCO CAR) keeps its bill and its containers together. */
    @Test
    void a_report_of_cargo_has_the_bill_and_containers_of_each_consignment() {
        load(MESSAGES.resolve("wco/cargo.xml"));
        assertThat(
                        texts(
                                "select sequence || ' ' || transport_document || ' ' || gross_mass_kg::double as value from advance_cargo_item order by all"))
                .containsExactly("1 TIDEBL0001 5900.5", "2 HOUSE9 12400.0");
        assertThat(texts("select sequence || ' ' || container_id as value from message_container order by all"))
                .containsExactly("1 CSQU3054383", "2 MSKU6011672", "2 TCLU1234568");
        assertThat(texts("select reference as value from advance_cargo")).containsExactly("TIDE-CAR-7001");
        assertThat(texts("select declaration_id as value from declaration")).isEmpty();
    }

    /** A container that names two items is a line of each; one that names none is the declaration's; column by column. */
    @Test
    void a_container_is_a_line_of_every_item_that_it_names() throws IOException {
        String named =
                "<GoodsReference><sequenceNumber>1</sequenceNumber><declarationGoodsItemNumber>1</declarationGoodsItemNumber></GoodsReference>";
        String more =
                "<GoodsReference><sequenceNumber>2</sequenceNumber><declarationGoodsItemNumber>3</declarationGoodsItemNumber></GoodsReference>";
        String text = Files.readString(MESSAGES.resolve("transit/cc015c.xml"));
        String links =
                "select concat_ws(' ', coalesce(sequence::varchar, '-'), ordinal, container_id, seals) from container"
                        + " where declaration_id like '%s%%' order by all";
        load(text.replace(named, named + more));
        assertThat(texts(links.formatted("TIDE-LRN-1")))
                .containsExactly("1 1 CSQU3054383 SEAL-77", "3 1 CSQU3054383 SEAL-77");
        load(text.replace("TIDE-LRN-1", "TIDE-LRN-2").replace(named, ""));
        assertThat(texts(links.formatted("TIDE-LRN-2"))).containsExactly("- 1 CSQU3054383 SEAL-77");
    }

    @Test
    void the_container_of_an_item_of_wco_stands_in_each_of_its_columns() throws IOException {
        String container = "<TransportEquipment><SequenceNumeric>1</SequenceNumeric><ID>MSCU6639870</ID>"
                + "<CharacteristicCode>22G1</CharacteristicCode><FullnessCode>5</FullnessCode><Seal><ID>S1</ID></Seal>"
                + "</TransportEquipment>";
        load(DECLARATION.formatted("25XXEACH", "", GOODS.formatted(container, "")));
        assertThat(texts("select concat_ws(' ', sequence, ordinal, container_id, size_type_code, fullness_code, seals)"
                        + " from container"))
                .containsExactly("1 1 MSCU6639870 22G1 5 S1");
    }

    @Test
    void it_can_be_asked_which_tax_was_1810() {
        load(MESSAGES.resolve("asycuda/sad-two-items.xml"));
        assertThat(texts(
                        "select sequence || ' ' || type_code || ' ' || base_amount || ' ' || rate_percent::double || ' '"
                                + " || payment_method from tax_line where amount = 91024.96"))
                .containsExactly("1 TVA 505694.220 18.0 1");
        assertThat(texts("select kind || ' ' || amount || ' ' || currency || ' ' || national_amount from charge"
                        + " where sequence is null and amount > 0 order by all"))
                .containsExactly("freight 1450.000 USD 1196975.000", "insurance 60.000 USD 49530.000");
    }

    @Test
    void the_taxes_of_an_item_add_up_to_its_tax() {
        load(MESSAGES.resolve("asycuda/sad-two-items.xml"));
        assertThat(texts("select (sum(t.payable_amount) = any_value(i.tax_assessed))::varchar from tax_line t"
                        + " join goods_item i using (declaration_key, sequence) group by sequence"))
                .containsExactly("true", "true");
    }

    @Test
    void a_day_belongs_to_the_document_it_stands_in() throws IOException {
        String documents = "<AdditionalDocument><TypeCode>N935</TypeCode><ID>INV1</ID></AdditionalDocument>"
                + "<AdditionalDocument><TypeCode>C400</TypeCode><ID>CITES7</ID><EffectiveDateTime>20250115</EffectiveDateTime>"
                + "<Submitter><Name>Ministry</Name></Submitter></AdditionalDocument>"
                + "<PreviousDocument><TypeCode>820</TypeCode><ID>24PREV</ID><LineNumeric>4</LineNumeric></PreviousDocument>";
        load(DECLARATION.formatted("25XXDOC", "", GOODS.formatted("", documents)));
        assertThat(texts("select concat_ws(' ', ordinal, category, type_code, reference, issuer, issued_at::date,"
                        + " item_number) from document order by ordinal"))
                .containsExactly(
                        "1 supporting N935 INV1",
                        "2 supporting C400 CITES7 Ministry 2025-01-15",
                        "3 previous 820 24PREV 4");
    }

    @Test
    void a_container_has_its_seals() throws IOException {
        String container = "<Consignment><TransportEquipment><SequenceNumeric>1</SequenceNumeric><ID>MSCU6639870</ID>"
                + "<Seal><ID>S1</ID></Seal><Seal><ID>S2</ID></Seal></TransportEquipment></Consignment>";
        load(DECLARATION.formatted("25XXSEAL", container, GOODS.formatted("", "")));
        assertThat(texts("select container_id || ' ' || seals from container")).containsExactly("MSCU6639870 S1, S2");
    }

    @Test
    void a_rate_for_a_quantity_is_no_per_cent() throws IOException {
        String fees = "<DutyTaxFee><TypeCode>405</TypeCode><SpecificTaxBaseQuantity unitCode=\"LTR\">12.5"
                + "</SpecificTaxBaseQuantity><TaxRateNumeric>2.31</TaxRateNumeric></DutyTaxFee>"
                + "<DutyTaxFee><TypeCode>A00</TypeCode><AdValoremTaxBaseAmount currencyID=\"GBP\">200</AdValoremTaxBaseAmount>"
                + "<TaxRateNumeric>4.7</TaxRateNumeric></DutyTaxFee>";
        load(DECLARATION.formatted("25XXRATE", "", GOODS.formatted(fees, "")));
        assertThat(texts("select concat_ws(' ', type_code, base_quantity::double, base_unit, specific_rate::double,"
                        + " rate_percent::double, currency) from tax_line order by ordinal"))
                .containsExactly("405 12.5 LTR 2.31", "A00 4.7 GBP");
    }

    @Test
    void what_a_column_cannot_keep_is_an_addition_and_not_lost() throws IOException {
        String document =
                "<AdditionalDocument><ID>X1</ID><EffectiveDateTime>soon</EffectiveDateTime></AdditionalDocument>";
        load(DECLARATION.formatted("25XXODD", "", GOODS.formatted("", document)));
        assertThat(texts("select reference from document where issued_at is null"))
                .containsExactly("X1");
        assertThat(texts("select sequence || ' ' || name || ' ' || value from addition where value = 'soon'"))
                .containsExactly("1 document.issued_at soon");
    }

    @Test
    void lines_of_a_response_are_no_lines_of_declarations() {
        load(MESSAGES.resolve("wco/tax.xml"));
        assertThat(texts("select type_code || ' ' || amount || ' ' || message_ordinal from message_tax_line"
                        + " order by ordinal"))
                .containsExactly("A00 40.000 1", "633 325.530 1", "B00 473.100 1");
        assertThat(texts("select type_code from tax_line")).isEmpty();
    }

    @Test
    void a_corrected_declaration_shows_the_lines_of_its_last_version() throws IOException {
        String first = DECLARATION.formatted("25XXTWICE", "", GOODS.formatted("", document("OLD")));
        String second = DECLARATION.formatted("25XXTWICE", "", GOODS.formatted("", document("NEW")));
        load(first);
        load(second);
        assertThat(texts("select reference from document")).containsExactly("NEW");
        assertThat(texts("select reference from store.document order by all")).containsExactly("NEW", "OLD");
    }

    @Test
    void a_message_that_is_set_aside_leaves_no_lines() throws IOException {
        String bad = DECLARATION.formatted(
                "25XXBAD", "", GOODS.formatted("", document("LOST") + "<CustomsValueAmount>-5</CustomsValueAmount>"));
        assertThat(load(bad).quarantined()).isEqualTo(1);
        assertThat(texts("select reference from store.document")).isEmpty();
    }

    /** Checks of containers, documents and packages look at lines: what comes in and what is stored must say the same to them. */
    @ParameterizedTest
    @ValueSource(strings = {"wco/declaration.xml", "asycuda/sad-two-items.xml", "asycuda/sad-decimal-commas.xml"})
    void checks_find_the_same_in_lines_that_come_in_and_in_lines_that_are_stored(String sample) throws IOException {
        String text = Files.readString(MESSAGES.resolve(sample)).replace("CSQU3054383", "CSQU3054384");
        Path file = Files.writeString(directory.resolve("sample.xml"), text);
        Checks checks = Checks.standard();
        assertThat(MessageLoad.load(
                        workspace,
                        file,
                        checks.fresh()::check,
                        new LoadOptions(false, true, Actor.systemUser()),
                        LoadProgress.SILENT))
                .isPresent();
        String found =
                "select concat_ws(' ', check_id, sequence, value) from store.defect where check_id like '%container%'"
                        + " or check_id like '%document%' or check_id like '%package%' or check_id like '%tax%' order by all";
        List<String> incoming = texts(found);
        CheckBook book = new CheckBook(() -> checks.fresh()::check, language -> List.of());
        new StoredDataCheck(workspace.lake(), book).checkLoads(true, Actor.systemUser("test"), (judged, of) -> {});
        assertThat(texts(found)).isEqualTo(incoming);
    }

    private static String document(String number) {
        return "<AdditionalDocument><ID>" + number + "</ID></AdditionalDocument>";
    }

    private static final String PARTIES =
            "select concat_ws('|', coalesce(sequence::varchar, '-'), role_code, party_id, name, street, postcode, city,"
                    + " country, phone) from %s where role_code <> 'CA' and ordinal is not null order by all";

    @Test
    void parties_of_other_formats_have_their_role_and_address() throws IOException {
        load("""
            UNB+UNOC:3+A+B+240311:1015+1'UNH+1+CUSDEC:D:96B:UN'BGM+929+24XXPARTIES+9'DTM+148:20240311:102'
            NAD+IM+T100:160:92++SHIRTS LTD+2 MARKET SQUARE+TIDE CITY++1050+TW'CTA+IC+:ANNA TRADER'COM+555 0101:TE'
            NAD+WH+++BONDED STORE 7'
            UNS+D'CST+1+61051000:122'FTX+AAA+++COTTON SHIRTS'UNS+S'UNT+12+1'UNZ+1+1'""");
        assertThat(texts(PARTIES.formatted("declared_party")))
                .containsExactly(
                        "-|IM|T100|SHIRTS LTD|2 MARKET SQUARE|1050|TIDE CITY|TW|555 0101", "-|WH|BONDED STORE 7");
    }

    @Test
    void consignee_exporter_and_payer_of_a_sad_are_parties_by_their_first_line() throws IOException {
        load("""
            <ASYCUDA><SAD><Identification><Office_segment><Customs_clearance_office_code>XX01</Customs_clearance_office_code></Office_segment>
            <Registration><Serial_number>C</Serial_number><Number>9</Number><Date>3/11/24</Date></Registration></Identification>
            <Traders><Exporter><Exporter_name>YANGTZE GARMENTS&#10;1 PUDONG ROAD&#10;SHANGHAI</Exporter_name></Exporter>
            <Consignee><Consignee_code>C7</Consignee_code><Consignee_name>SHIRTS LTD</Consignee_name></Consignee>
            <Financial><Financial_code>C8</Financial_code></Financial></Traders>
            <Item><Item_number>1</Item_number></Item></SAD></ASYCUDA>""".replace("<SAD>", "").replace("</SAD>", ""));
        assertThat(texts(PARTIES.formatted("declared_party")))
                .containsExactly("-|CN|C7|SHIRTS LTD", "-|EX|YANGTZE GARMENTS|1 PUDONG ROAD, SHANGHAI", "-|PR|C8");
    }

    @Test
    void parties_of_entry_summaries_are_of_the_whole_or_of_their_goods() throws IOException {
        load("""
            <CC315A><MesIdeMES19>M1</MesIdeMES19><HEAHEA><RefNumHEA4>LRN77</RefNumHEA4></HEAHEA>
            <TRACONCO1><NamCO17>YANGTZE GARMENTS</NamCO17><StrAndNumCO122>1 PUDONG ROAD</StrAndNumCO122><PosCodCO123>200120</PosCodCO123>
            <CitCO124>SHANGHAI</CitCO124><CouCO125>CN</CouCO125></TRACONCO1>
            <GOOITEGDS><IteNumGDS7>1</IteNumGDS7><GooDesGDS23>cotton shirts</GooDesGDS23>
            <TRACONCE2><NamCE27>SHIRTS LTD</NamCE27><CouCE225>TW</CouCE225><TINCE259>TW100</TINCE259></TRACONCE2></GOOITEGDS></CC315A>""");
        assertThat(texts(PARTIES.formatted("message_declared_party")))
                .containsExactly("-|CZ|YANGTZE GARMENTS|1 PUDONG ROAD|200120|SHANGHAI|CN", "1|CN|TW100|SHIRTS LTD|TW");
    }
}
