package org.tidewaiter.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tidewaiter.access.Actor;

/** Parties as registers have them, and their roles in declarations. */
class PartyFilesTest {
    @TempDir
    Path directory;

    @AutoClose
    private Door door;

    private record Text(String value) {}

    @BeforeEach
    void open() throws IOException {
        door = new Door(directory);
    }

    private LoadReport load(String kind, String text) throws IOException {
        return CompanionLoad.load(
                door.workspace, door.write(text), LineFilesTest.kind(kind), false, Actor.systemUser());
    }

    private List<String> texts(String sql) {
        return door.workspace.lake().query(Text.class, sql).stream()
                .map(Text::value)
                .toList();
    }

    @Test
    void a_register_says_who_a_party_is_and_how_it_is_reached() throws IOException {
        LoadReport report = load("parties", """
            party_id,name,country,role,name_at_home,address,phone,director,account,registered_on,ceased_on
            P1,Severny Ltd,QZ,trader,Северный,"1 Dock Road, Bay",+999 1; +999 2,Nadia Morel,QZ86,2020-01-31,
            P2,Morel & Co,QZ,broker,,,+999 1,Nadia Morel,,2021-13-01,
            """);
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(
                        texts(
                                "select concat_ws('|', party_id, name, country, business_kind, address, registered_on) from party"))
                .containsExactly("P1|Severny Ltd|QZ|trader|1 Dock Road, Bay|2020-01-31");
        assertThat(texts("select name || ' ' || kind || ' ' || script from party_name order by name"))
                .containsExactly("Severny Ltd name Latin", "Северный name at home Cyrillic");
        assertThat(texts("select kind || ' ' || value from party_contact order by 1"))
                .containsExactly("account QZ86", "director Nadia Morel", "phone +999 1", "phone +999 2");
        assertThat(door.quarantined()).singleElement().satisfies(row -> {
            assertThat(row.field()).isEqualTo("registered_on");
            assertThat(row.originalText()).isEqualTo("P2,Morel & Co,QZ,broker,,,+999 1,Nadia Morel,,2021-13-01,");
        });
    }

    @Test
    void a_later_file_adds_names_and_leaves_what_it_does_not_say() throws IOException {
        load("parties", "party_id,name,country,city,phone\nP1,First,QZ,Bay,1\n");
        load("parties", "party_id,name,country,city,phone\nP1,Second,,,2\n");
        assertThat(texts("select concat_ws(' ', name, country, city) from party"))
                .containsExactly("Second QZ Bay");
        assertThat(texts("select name from party_name order by name")).containsExactly("First", "Second");
        assertThat(texts("select value from party_contact order by value")).containsExactly("1", "2");
    }

    @Test
    void a_party_shows_its_latest_certificate_as_aeo() throws IOException {
        load("parties", "party_id,name,country\nP1,First,QZ\n");
        load(
                "aeo_register",
                "party_id,certificate,type_code,valid_from,valid_until\n"
                        + "P1,C1,AEOC,2019-01-01,2021-12-31\nP1,C2,AEOF,2022-01-01,\n");
        assertThat(texts("select concat_ws(' ', aeo_type, aeo_from, coalesce(aeo_until::varchar, '-')) from party"))
                .containsExactly("AEOF 2022-01-01 -");
    }

    @Test
    void every_role_in_a_declaration_is_a_row() throws IOException {
        door.load(Door.HEADER.strip() + ",party[1].role,party[1].id,party[1].name\n"
                + "A,2021-03-01,610510,5,P1,WH,W9,Store 9\n");
        load(
                "declared_parties",
                "declaration_id,role_code,party_id,name,phone\nA,ni,N1,Notified,+999 3\nA,IM,P1,Own line,\n");
        assertThat(
                        texts(
                                "select concat_ws(' ', role_code, party_id, name, phone, sequence) from declared_party order by 1"))
                .containsExactly("IM P1 Own line", "NI N1 Notified +999 3", "WH W9 Store 9 1");
    }

    @Test
    void names_in_declarations_are_names_of_their_parties() throws IOException {
        door.with(Door.ONE_ITEM.replace("columns:", "columns:\n  name: declaration.importer_name"));
        door.load("id,day,hs,kg,who,name\nA,2021-03-02,610510,5,P1,Jones\nB,2021-03-01,610510,5,P1,Jones\n");
        assertThat(texts("select concat_ws(' ', party_id, name, kind, first_seen::date) from party_name"))
                .containsExactly("P1 Jones declared 2021-03-01");
    }
}
