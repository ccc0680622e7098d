package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;
import org.tidewaiter.checks.CheckBook;
import org.tidewaiter.intake.control.ControlLoad;
import org.tidewaiter.quarantine.Quarantine;
import org.tidewaiter.source.Source;

/** A correction that empties what was filled is no correction, unless a person says that it is. */
@Tag("slow")
class CorrectionsThatEmptyTest {
    private static final String COLUMNS = """
        columns:
          id: declaration.declaration_id
          day: declaration.accepted_at
          item: goods_item.sequence
          hs: goods_item.hs_code
        """;
    private static final String MORE = COLUMNS + """
          kg: goods_item.net_mass_kg
          who: declaration.importer_id
          name: declaration.importer_name
          origin: goods_item.origin_country
          text: goods_item.description
          box: goods_item.container_id
          value: goods_item.customs_value
        """;
    private static final String HEADER = "id,day,item,hs,kg,who,name,origin,text,box,value\n";
    private static final String FIRST = "A1,2026-03-02,1,620342,10,I1,Alpha,CN,trousers,MSCU1,500\n";
    private static final String SECOND = "A1,2026-03-02,2,640399,20,I1,Alpha,VN,shoes,MSCU2,700\n";
    private static final LoadOptions CORRECTIONS = new LoadOptions(false, true, Actor.systemUser());

    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    @BeforeEach
    void open() throws IOException {
        door = Door.begunWith(directory, MORE, HEADER + FIRST + SECOND);
    }

    private LoadReport correct(String rows) throws IOException {
        return door.load(door.write(HEADER + rows), CORRECTIONS);
    }

    private long versions() {
        return door.number("select count(*) from declaration_version");
    }

    @Test
    void a_table_of_a_few_columns_is_no_new_version_of_its_declarations() throws IOException {
        LoadReport report = door.with(COLUMNS)
                .load(door.write("id,day,item,hs\nA1,2026-03-02,1,620342\nA1,2026-03-02,2,640399\n"), CORRECTIONS);
        assertThat(List.of(report.read(), report.accepted(), report.quarantined()))
                .containsExactly(2L, 0L, 2L);
        assertThat(door.quarantined().getFirst().reason())
                .isEqualTo("would empty what version 1 of the declaration fills: declaration.importer_id,"
                        + " declaration.importer_name, goods_item.container_id, goods_item.customs_value,"
                        + " goods_item.description, goods_item.net_mass_kg, goods_item.origin_country; give all"
                        + " that still holds, or load it with --allow-empty if it is to be empty");
        assertThat(versions()).isEqualTo(1);
        assertThat(door.number("select count(*) from goods_item where net_mass_kg > 0"))
                .isEqualTo(2);
    }

    @Test
    void one_cell_emptied_is_enough_and_the_other_items_wait_with_it() throws IOException {
        LoadReport report = correct(FIRST.replace(",10,", ",12,") + SECOND.replace("VN", ""));
        assertThat(report.quarantined()).isEqualTo(2);
        assertThat(door.quarantined().getFirst().reason()).contains("fills: goods_item.origin_country;");
        assertThat(versions()).isEqualTo(1);
    }

    @Test
    void an_item_left_out_is_told() throws IOException {
        LoadReport report = correct(FIRST.replace(",10,", ",12,"));
        assertThat(report.quarantined()).isEqualTo(1);
        assertThat(door.quarantined().getFirst().reason()).contains("fills: item 2;");
    }

    /** What the quarantine names as the way on is one. */
    @Test
    void what_was_set_aside_whole_is_taken_with_the_leave_to_empty() throws IOException {
        Path file = door.write(HEADER + FIRST.replace(",10,", ",12,"));
        assertThat(door.load(file, CORRECTIONS).accepted()).isZero();
        LoadOptions allowed = new LoadOptions(false, true, true, Set.of(), Actor.systemUser());
        assertThat(door.load(file, allowed).accepted()).isEqualTo(1);
        assertThat(versions()).isEqualTo(2);
    }

    @Test
    void what_is_filled_otherwise_or_anew_is_a_correction() throws IOException {
        LoadReport report = correct(FIRST.replace(",10,", ",12,") + SECOND.replace("shoes", "sandals"));
        assertThat(report.quarantined()).isZero();
        assertThat(report.replaced()).isEqualTo(1);
        assertThat(versions()).isEqualTo(2);
    }

    @Test
    void a_person_may_say_that_it_is_to_be_empty() throws IOException {
        LoadReport report = door.load(
                door.write(HEADER + FIRST.replace("CN", "")),
                new LoadOptions(false, true, true, Set.of(), Actor.systemUser()));
        assertThat(report.replaced()).isEqualTo(1);
        assertThat(door.number("select count(*) from goods_item where origin_country is null"))
                .isEqualTo(1);
    }

    @Test
    void a_later_version_in_the_file_may_not_empty_either() throws IOException {
        door.with(COLUMNS + "  v: declaration.version\n");
        door.load("id,day,item,hs,v\nA1,2026-03-02,1,620342,2\n");
        assertThat(door.quarantined().getFirst().reason())
                .startsWith("would empty what version 1 of the declaration fills");
        assertThat(versions()).isEqualTo(1);
    }

    @Test
    void a_correction_that_was_set_aside_comes_back_as_one() throws IOException {
        correct(FIRST.replace("CN", "") + SECOND);
        Quarantine quarantine = new Quarantine(door.workspace);
        Path export = directory.resolve("export.csv");
        quarantine.export(export, null);
        Path back = directory.resolve("back.csv");
        java.nio.file.Files.writeString(
                back, java.nio.file.Files.readString(export).replaceFirst("Alpha,,", "Alpha,TR,"));
        assertThat(new QuarantineReturn(door.workspace, Actor.systemUser())
                        .takeBack(back, CheckBook.EMPTY)
                        .accepted())
                .isEqualTo(2);
        assertThat(door.number("select count(*) from goods_item where origin_country = 'TR'"))
                .isEqualTo(1);
    }

    @Test
    void results_and_events_go_over_to_the_version_that_replaces_the_one_they_were_of() throws IOException {
        Path results = door.write("declaration_id,item,outcome,date\nA1,2,finding,2026-03-10\n");
        ControlLoad.load(door.workspace, Source.of(results), null, false, Actor.systemUser());
        Path events = door.write(
                "declaration_id,event_code,occurred_at,responsible_party\nA1,released,2026-03-11T10:00:00,O1\n");
        CompanionLoad.load(door.workspace, events, CompanionTable.EVENTS, false, Actor.systemUser());
        correct(FIRST + SECOND.replace("shoes", "sandals"));
        assertThat(versions()).isEqualTo(2);
        assertThat(door.number("select count(*) from control where sequence = 2 and outcome = 'finding'"))
                .isEqualTo(1);
        assertThat(door.number("select count(*) from event")).isEqualTo(1);
    }
}
