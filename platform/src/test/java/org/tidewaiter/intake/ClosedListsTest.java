package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewaiter.access.Actor;
import org.tidewaiter.analysis.maturity.Questionnaire;
import org.tidewaiter.datamodel.ReferenceTable;

/** A word of a list that is closed is known in any case of its letters; any other is refused with the list, as nothing would ever ask for it. */
class ClosedListsTest {
    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    @BeforeEach
    void open() throws IOException {
        door = new Door(directory).with(Door.COLUMNS + "  nr: goods_item.sequence\n");
        door.load("id,nr,day,hs,kg,who\nA,1,2024-03-01,610910,10,P1\n");
    }

    private LoadReport load(String kind, String text) throws IOException {
        return CompanionLoad.load(
                door.workspace, door.write(text), LineFilesTest.kind(kind), false, Actor.systemUser());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "self_assessment | assessed_on,question,answer | 2024-01-01,%s,yes | Strategy.Owner | zzz | strategy.owner",
                "aeo_evidence | party_id,criterion,seen_on,met | P1,%s,2024-01-01,yes | b | Z | A, B, C",
                "partner_statistics | month,reporter,partner,flow,hs_code,currency | 2024-01,QZ,FR,%s,610910,USD | x | EXPORT | M, X, DX",
                "charges | declaration_id,kind,amount,currency | A,%s,5,EUR | Freight | gratuity | freight, insurance, addition",
                "documents | declaration_id,category,reference | A,%s,R1 | PREVIOUS | earlier | supporting, previous, transport, invoice",
                "statements | declaration_id,category,code | A,%s,C07 | Procedure | bogus | procedure, statement, classification",
            })
    void what_a_closed_list_has_not_is_refused_with_the_list(
            String kind, String header, String row, String known, String unknown, String list) throws IOException {
        assertThat(load(kind, header + "\n" + row.formatted(known) + "\n").quarantined())
                .isZero();
        LoadReport report = load(kind, header + "\n" + row.formatted(unknown) + "\n");
        assertThat(List.of(report.accepted(), report.quarantined())).containsExactly(0L, 1L);
        assertThat(door.quarantined().getLast().reason())
                .startsWith("is none of those that there are: ")
                .contains(list);
        assertThat(door.quarantined().getLast().value()).isEqualTo(unknown);
    }

    @Test
    void a_kind_is_kept_as_the_list_writes_it() throws IOException {
        load("charges", "declaration_id,kind,amount,currency\nA,FREIGHT,5,EUR\n");
        assertThat(door.number("select count(*) from charge where kind = 'freight'"))
                .isEqualTo(1);
    }

    @Test
    void a_document_that_goods_came_under_before_is_one_however_it_is_written() throws IOException {
        load("documents", "declaration_id,category,reference\nA,Previous,R1\nA,\" SUPPORTING \",R2\n");
        door.load("""
                id,nr,day,hs,kg,who,document[1].category,document[1].reference
                B,1,2024-03-01,610910,10,P1,TRANSPORT,R3
                C,1,2024-03-01,610910,10,P1,N380,R4
                """);
        assertThat(door.workspace.lake().maps("select category from document order by reference").stream()
                        .map(row -> row.get("category")))
                .containsExactly("previous", "supporting", "transport");
        assertThat(door.quarantined().getLast().reason())
                .startsWith("is none of those that there are: supporting, previous");
    }

    @Test
    void so_it_is_in_a_column_of_a_row_and_in_an_array() throws IOException {
        String header = "id,nr,day,hs,kg,who,charge[1].kind,charge[1].amount\n";
        door.load(header + "B,1,2024-03-01,610910,10,P1,Insurance,5\nC,1,2024-03-01,610910,10,P1,tip,5\n");
        door.load(
                "id,nr,day,hs,kg,who,charges\nD,1,2024-03-01,610910,10,P1,\"[{\"\"kind\"\":\"\"tip\"\",\"\"amount\"\":5}]\"\n");
        assertThat(door.number("select count(*) from charge where kind = 'insurance'"))
                .isEqualTo(1);
        assertThat(door.quarantined()).hasSize(2).allSatisfy(row -> {
            assertThat(row.field()).startsWith("charge");
            assertThat(row.reason()).startsWith("is none of those that there are: freight");
        });
    }

    @Test
    void the_questions_are_those_that_the_self_assessment_asks() {
        assertThat(ReferenceTable.SELF_ASSESSMENT.columns().get(1).words())
                .containsExactlyElementsOf(Questionnaire.shipped().texts().keySet());
    }

    @Test
    void a_country_that_there_is_not_is_refused_of_a_party_too() throws IOException {
        LoadReport report = load("parties", "party_id,name,country\nP1,First,FRA\nP2,Second,!9\n");
        assertThat(List.of(report.accepted(), report.quarantined())).containsExactly(1L, 1L);
        assertThat(door.number("select count(*) from party where country = 'FR'"))
                .isEqualTo(1);
    }

    @Test
    void a_name_of_the_register_that_is_declared_too_is_both() throws IOException {
        door.with(Door.COLUMNS + "  nr: goods_item.sequence\n  name: declaration.importer_name\n");
        door.load("id,nr,day,hs,kg,who,name\nE,1,2024-03-01,610910,10,P9,Ateliers\n");
        load("parties", "party_id,name,country,trade_name\nP9,Ateliers,FR,Ateliers\n");
        load("parties", "party_id,name,country\nP9,Ateliers,FR\n".replace("FR\n", "FR \n"));
        assertThat(
                        door
                                .workspace
                                .lake()
                                .maps("select kind from party_name where party_id = 'P9' order by kind")
                                .stream()
                                .map(row -> row.get("kind")))
                .containsExactly("declared", "name", "trade name");
    }
}
