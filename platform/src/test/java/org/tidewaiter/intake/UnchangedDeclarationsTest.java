package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.source.Source;

/** A correction that says what is there is no new version: three declarations, of which a correction changes some. */
class UnchangedDeclarationsTest {
    private static final LoadOptions CORRECTIONS = new LoadOptions(true, true, Actor.systemUser());
    private static final String HEADER =
            "id,nr,day,hs,kg,who,tax[1].type,tax[1].amount,document[1].type,document[1].reference,container[1].number\n";
    private static final String THREE = HEADER
            + "A,1,2024-03-01,610910,10,P1,A00,1,N380,I1,MSCU6639870\nA,2,2024-03-01,610910,10,P1,A00,2,N380,I1,\n"
            + "B,1,2024-03-02,610910,10,P1,,,,,\nC,1,2024-03-03,610910,10,P2,B00,3,N380,I3,\n";

    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    @BeforeEach
    void open() throws IOException {
        door = new Door(directory).with(Door.COLUMNS + "  nr: goods_item.sequence\n");
        door.load(THREE);
    }

    private LoadReport correct(String text) throws IOException {
        return door.load(door.write(text), CORRECTIONS);
    }

    /** Accepted rows, replaced and unchanged declarations, and rows set aside. */
    private static List<Long> counts(LoadReport report) {
        return List.of(report.accepted(), report.replaced(), report.unchanged(), report.quarantined());
    }

    private long versions() {
        return door.number("select count(*) from declaration_version");
    }

    private void companion(String kind, String text) throws IOException {
        assertThat(CompanionLoad.load(
                                door.workspace, door.write(text), LineFilesTest.kind(kind), false, Actor.systemUser())
                        .quarantined())
                .isZero();
    }

    private void keysHaveNoGaps() {
        assertThat(door.number("select max(declaration_key) + 1 from store.declaration"))
                .isEqualTo(door.number("select count(distinct declaration_key) from store.declaration"));
        for (String table : List.of("goods_item", "tax_line", "document", "container", "control", "event")) {
            assertThat(door.number("select count(*) from store." + table
                            + " where declaration_key not in (select declaration_key from store.declaration)"))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void what_is_sent_again_as_it_is_makes_no_version() throws IOException {
        String sent = THREE.replace(',', ';');
        LoadReport report = correct(sent);
        assertThat(counts(report)).containsExactly(4L, 0L, 3L, 0L);
        assertThat(versions()).isEqualTo(3);
        assertThat(door.number("select count(*) from store.goods_item")).isEqualTo(4);
        assertThat(door.number("select count(*) from store.tax_line")).isEqualTo(3);
        assertThat(door.number("select count(*) from trail where content like '%\"unchanged\":3%'"))
                .isEqualTo(1);
    }

    @Test
    void only_the_one_that_changed_is_replaced() throws IOException {
        LoadReport report = correct(THREE.replace("B,1,2024-03-02,610910,10", "B,1,2024-03-02,610910,11"));
        assertThat(counts(report)).containsExactly(4L, 1L, 2L, 0L);
        assertThat(versions()).isEqualTo(4);
        assertThat(door.number("select net_mass_kg::bigint from goods_item where declaration_id = 'B'"))
                .isEqualTo(11);
        keysHaveNoGaps();
        assertThat(counts(correct(THREE.replace("I3", "I4")
                        .replace("A,1,2024-03-01,610910,10,P1,A00,1", "A,1,2024-03-01,610910,10,P1,A00,9")
                        .replace("B,1,2024-03-02,610910,10", "B,1,2024-03-02,610910,11"))))
                .containsExactly(4L, 2L, 1L, 0L);
        assertThat(door.number("select sum(amount)::bigint from tax_line")).isEqualTo(14);
        assertThat(door.number("select count(*) from document where reference = 'I4'"))
                .isEqualTo(1);
        keysHaveNoGaps();
    }

    @Test
    void a_new_line_a_new_item_or_one_value_less_is_a_change() throws IOException {
        assertThat(counts(correct(THREE + "C,2,2024-03-03,610910,10,P2,,,,,\n")))
                .containsExactly(5L, 1L, 2L, 0L);
        assertThat(counts(correct(THREE.replace("B,1,2024-03-02,610910,10,P1,,,", "B,1,2024-03-02,610910,10,P1,A00,,")
                        + "C,2,2024-03-03,610910,10,P2,,,,,\n")))
                .containsExactly(5L, 1L, 2L, 0L);
        LoadReport emptied = door.load(
                door.write(THREE.replace("B,1,2024-03-02,610910,10,P1,,,", "B,1,2024-03-02,610910,,P1,A00,,")
                        + "C,2,2024-03-03,610910,10,P2,,,,,\n"),
                new LoadOptions(true, true, true, Set.of(), Actor.systemUser()));
        assertThat(counts(emptied)).containsExactly(5L, 1L, 2L, 0L);
        keysHaveNoGaps();
    }

    @Test
    void what_came_beside_it_stays_with_the_version_that_stands() throws IOException {
        companion("taxes", "declaration_id,sequence,type_code,amount\nB,1,X10,5\n");
        companion(
                "events",
                "declaration_id,event_code,occurred_at,responsible_party\nA,ASSESSED,2024-03-02T10:00:00,O1\nB,ASSESSED,2024-03-02T10:00:00,O1\n");
        assertThat(counts(correct(THREE))).containsExactly(4L, 0L, 3L, 0L);
        assertThat(counts(correct(THREE.replace("A,2,2024-03-01,610910,10", "A,2,2024-03-01,610910,12"))))
                .containsExactly(4L, 1L, 2L, 0L);
        assertThat(door.number("select count(*) from event")).isEqualTo(2);
        assertThat(door.number("select count(*) from tax_line")).isEqualTo(4);
        keysHaveNoGaps();
    }

    @Test
    void lines_that_a_file_of_its_own_brought_make_no_version_when_the_correction_brings_the_same() throws IOException {
        companion("taxes", "declaration_id,sequence,type_code,amount\nB,1,X10,5\n");
        assertThat(counts(correct(THREE.replace("B,1,2024-03-02,610910,10,P1,,", "B,1,2024-03-02,610910,10,P1,X10,5"))))
                .containsExactly(4L, 0L, 3L, 0L);
        assertThat(door.number("select count(*) from tax_line where declaration_id = 'B'"))
                .isEqualTo(1);
    }

    @Test
    void results_of_controls_in_the_rows_are_compared_and_stay() throws IOException {
        String mapping =
                Door.COLUMNS + "  nr: goods_item.sequence\n  outcome: control.outcome\n  on: control.recorded_at\n";
        door.with(mapping);
        String controlled = """
            id,nr,day,hs,kg,who,outcome,on
            D,1,2024-03-01,610910,10,P1,conform,2024-03-05
            E,1,2024-03-01,610910,10,P1,conform,2024-03-05
            """;
        door.load(controlled);
        assertThat(counts(correct(controlled))).containsExactly(2L, 0L, 2L, 0L);
        assertThat(counts(correct(controlled.replace(
                        "E,1,2024-03-01,610910,10,P1,conform", "E,1,2024-03-01,610910,10,P1,finding"))))
                .containsExactly(2L, 1L, 1L, 0L);
        assertThat(door.number("select count(*) from control")).isEqualTo(2);
        assertThat(door.number("select count(*) from control where outcome = 'finding' and declaration_id = 'E'"))
                .isEqualTo(1);
        door.with(Door.COLUMNS + "  nr: goods_item.sequence\n");
        assertThat(counts(correct("id,nr,day,hs,kg,who\nD,1,2024-03-01,610910,10,P1\nE,1,2024-03-01,610910,10,P1\n")))
                .containsExactly(2L, 0L, 2L, 0L);
        assertThat(door.number("select count(*) from control")).isEqualTo(2);
        keysHaveNoGaps();
    }

    @Test
    void a_row_of_the_quarantine_whose_item_is_brought_again_needs_no_correction() throws IOException {
        door.load(HEADER + "B,1,2024-03-02,610910,10,P1,,,,,\nF,1,2024-03-02,610910,10,P1,,,,,\n");
        assertThat(door.quarantined()).hasSize(1);
        assertThat(counts(correct(THREE))).containsExactly(4L, 0L, 3L, 0L);
        assertThat(door.quarantined()).isEmpty();
    }

    @Test
    void a_version_that_the_file_numbers_is_one() throws IOException {
        door.with(Door.COLUMNS + "  nr: goods_item.sequence\n  v: declaration.version\n");
        String numbered = "id,nr,day,hs,kg,who,v\nG,1,2024-03-01,610910,10,P1,1\nH,1,2024-03-01,610910,10,P1,\n";
        door.load(numbered);
        assertThat(counts(correct(numbered.replace("P1,1", "P1,2")))).containsExactly(2L, 1L, 1L, 0L);
    }

    private LoadReport messages(String name, String text) throws IOException {
        return MessageLoad.load(
                        door.workspace,
                        Files.writeString(directory.resolve(name), text),
                        message -> List.of(),
                        CORRECTIONS,
                        LoadProgress.SILENT)
                .orElseThrow();
    }

    private static String declaration(String id, String reference, String mass) {
        return """
            <MetaData xmlns="urn:wco:datamodel:WCO:DocumentMetaData-DMS:2"><Declaration xmlns="urn:wco:datamodel:WCO:DEC-DMS:2">
            <AcceptanceDateTime>20250301</AcceptanceDateTime><FunctionCode>9</FunctionCode><ID>%s</ID><TypeCode>IMA</TypeCode>
            <GoodsShipment><GovernmentAgencyGoodsItem><SequenceNumeric>1</SequenceNumeric>
            <AdditionalDocument><CategoryCode>N</CategoryCode><ID>%s</ID><TypeCode>380</TypeCode></AdditionalDocument>
            <Commodity><Description>cotton shirts</Description><Classification><ID>610510</ID>
            <IdentificationTypeCode>TSP</IdentificationTypeCode></Classification>
            <DutyTaxFee><TypeCode>A00</TypeCode><Payment><TaxAssessedAmount currencyID="EUR">12</TaxAssessedAmount></Payment></DutyTaxFee>
            <GoodsMeasure><NetNetWeightMeasure unitCode="KGM">%s</NetNetWeightMeasure></GoodsMeasure></Commodity>
            </GovernmentAgencyGoodsItem></GoodsShipment></Declaration></MetaData>""".formatted(id, reference, mass);
    }

    @Test
    void a_message_that_says_the_same_is_unchanged_and_one_with_another_mass_is_not() throws IOException {
        messages("one.xml", declaration("M1", "R1", "5"));
        assertThat(counts(messages("two.xml", declaration("M1", "R1", "5") + "\n")))
                .containsExactly(1L, 0L, 1L, 0L);
        assertThat(counts(messages("three.xml", declaration("M1", "R2", "5")))).containsExactly(1L, 1L, 0L, 0L);
        assertThat(counts(messages("four.xml", declaration("M1", "R2", "6")))).containsExactly(1L, 1L, 0L, 0L);
        assertThat(door.number("select count(*) from document where declaration_id = 'M1'"))
                .isEqualTo(1);
        keysHaveNoGaps();
    }

    @Test
    void of_a_folder_of_messages_each_file_says_what_it_changed() throws IOException {
        List<Source> sent = new ArrayList<>();
        for (String mass : List.of("5", "6")) {
            sent.clear();
            for (int i = 0; i < 4; i++) {
                sent.add(Source.of(Files.writeString(
                        directory.resolve("m" + i + "-" + mass + ".xml"),
                        declaration("N" + i, "R", i == 2 ? mass : "5") + " ".repeat(Integer.parseInt(mass)))));
            }
            List<LoadReport> reports = new SourceLoad(door.workspace, null, () -> message -> List.of(), CORRECTIONS)
                    .takeAll(sent, SourceOutcomes.Listener.NONE)
                    .loads();
            if (mass.equals("6")) {
                assertThat(reports.stream().map(UnchangedDeclarationsTest::counts))
                        .containsExactly(
                                List.of(1L, 0L, 1L, 0L),
                                List.of(1L, 0L, 1L, 0L),
                                List.of(1L, 1L, 0L, 0L),
                                List.of(1L, 0L, 1L, 0L));
            }
        }
        assertThat(door.number("select load_id from declaration where declaration_id = 'N2'"))
                .isEqualTo(8);
        assertThat(door.number("select count(*) from load where load_id > 1")).isEqualTo(8);
        keysHaveNoGaps();
    }
}
